//go:build !unix

package watch

func fifo(string) error { return errSkip }
