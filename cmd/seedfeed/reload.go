package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/sockets"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed"
)

// A reloader reads the settings again at each SIGHUP and applies those that can change while the program runs.
type reloader struct {
	options   *options.Options // in force
	again     func() (*options.Options, []string)
	publisher *feed.Publisher
	base      string
	sockets   *sockets.Sockets
	log       *slog.Logger
	relog     func(*options.Options) // gives the log another form
}

// run waits for SIGHUP until ctx ends. If the program was started on a terminal that has been closed, SIGHUP calls stop
// instead, as users expect of a program that runs in a terminal.
func (r *reloader) run(ctx context.Context, stop context.CancelFunc, hangups <-chan os.Signal) {
	onTerminal := terminal.Of(os.Stderr).Width > 0
	for {
		select {
		case <-ctx.Done():
			return
		case <-hangups:
			if onTerminal && terminal.Of(os.Stderr).Width == 0 {
				stop()
				return
			}
			r.sockets.Reload(r.base, r.reload)
		}
	}
}

// hangups delivers SIGHUP.
func hangups() (c chan os.Signal, stop func()) {
	c = make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGHUP)
	return c, func() { signal.Stop(c) }
}

// reload reads the settings again, applies them and logs what changed. If any setting is wrong, it changes nothing.
func (r *reloader) reload() {
	next, complaints := r.again()
	if len(complaints) > 0 {
		r.refuse(complaints...)
		return
	}
	changed, waiting := r.options.Change(next)
	published, err := r.publisher.Reload(next.Config(r.base, r.log))
	if err != nil {
		r.refuse(err.Error())
		return
	}
	if published && len(changed) == 0 { // then it is the text of the file
		changed = []string{"style"}
	}
	if r.options = next; !next.Quiet {
		r.relog(next)
	} else {
		defer r.relog(next) // after the message below
	}
	switch {
	case len(changed) > 0:
		r.log.Info("settings read anew", "changed", strings.Join(changed, ", "))
	case len(waiting) == 0:
		r.log.Info("settings read anew: nothing has changed")
	}
	if len(waiting) > 0 {
		r.log.Warn("settings that change with a restart alone", "settings", strings.Join(waiting, ", "))
	}
}

func (r *reloader) refuse(complaints ...string) {
	for _, c := range complaints {
		r.log.Error("settings not read anew: those before stay in force", "reason", c)
	}
}
