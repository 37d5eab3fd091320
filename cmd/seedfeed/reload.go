package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"reflect"
	"strings"
	"syscall"

	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed"
)

// A reloader reads the settings again at each SIGHUP and applies those that can change while the program runs.
type reloader struct {
	options   *options // in force
	again     func() (*options, []string)
	publisher *feed.Publisher
	base      string
	sockets   *sockets
	log       *slog.Logger
	relog     func(*options) // gives the log another form
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
			r.sockets.reload(r.base, r.reload)
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
	changed, waiting := r.options.change(next)
	published, err := r.publisher.Reload(next.config(r.base, r.log))
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

// change returns the names of the settings that differ in next. It resets those that need a restart to their old values.
func (o *options) change(next *options) (changed, waiting []string) {
	before, after := reflect.ValueOf(o).Elem(), reflect.ValueOf(next).Elem()
	for i := range before.NumField() {
		field := before.Type().Field(i)
		if fmt.Sprint(before.Field(i).Interface()) == fmt.Sprint(after.Field(i).Interface()) {
			continue
		}
		name := field.Tag.Get("name")
		if name == "" {
			name = strings.ToLower(field.Name)
		}
		if _, ok := field.Tag.Lookup("restart"); ok {
			after.Field(i).Set(before.Field(i))
			waiting = append(waiting, name)
		} else {
			changed = append(changed, name)
		}
	}
	return changed, waiting
}
