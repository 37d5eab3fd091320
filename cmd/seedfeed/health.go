package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/feed/listen"
)

type healthCommand struct{}

// longestHealth is how much of the answer is printed, in bytes.
const longestHealth = 1000

// Run asks the program that listens on --addr whether it is well. A container without a shell uses it as its health check.
func (healthCommand) Run(ctx context.Context, o *options.Options, std streams.Std) error {
	if err := listen.Check(o.Addr); err != nil {
		return usageError{fmt.Errorf("--addr %q: %w", o.Addr, err)}
	}
	a, err := askHere(ctx, o.Addr, o.TLSCert, "healthz", "")
	if err != nil {
		return err
	}
	text := a.body[:min(len(a.body), longestHealth)]
	if a.code != http.StatusOK {
		return fmt.Errorf("%s: %s", a.status, strings.TrimSpace(string(text)))
	}
	_, err = std.Out.Write(text)
	return err
}
