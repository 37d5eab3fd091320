//go:build !unix

package terminal

import "os"

// widthOf returns the columns of a terminal, 0 for what is none. Elsewhere than on Unix, output is not wrapped.
func widthOf(*os.File) int { return 0 }
