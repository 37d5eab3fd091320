//go:build !unix

package web

import "math"

func mostConnections() int { return math.MaxInt }
