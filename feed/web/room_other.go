//go:build !unix

package web

import "math"

// mostConnections returns no limit: only Unix tells how many files may be open.
func mostConnections() int { return math.MaxInt }
