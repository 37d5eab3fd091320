//go:build !unix

package main

import "os"

// terminalWidth returns the columns of a terminal, 0 for what is none. Elsewhere than on Unix, output is not wrapped.
func terminalWidth(*os.File) int { return 0 }
