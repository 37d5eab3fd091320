package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"reflect"
	"strings"
	"syscall"

	"seedfeed/feed"
)

// A reloader takes other settings on when the program is told to.
type reloader struct {
	options   *options // in force
	again     func() (*options, []string)
	publisher *feed.Publisher
	base      string
	log       *slog.Logger
	relog     func(*options) // gives the log another form
}

// run reads the settings anew at each SIGHUP until ctx ends. Where the terminal that the program was started on is gone,
// SIGHUP ends it, as usual.
func (r *reloader) run(ctx context.Context, stop context.CancelFunc, hangups <-chan os.Signal) {
	terminal := screenOf(os.Stderr).width > 0
	for {
		select {
		case <-ctx.Done():
			return
		case <-hangups:
			if terminal && screenOf(os.Stderr).width == 0 {
				stop()
				return
			}
			r.reload()
		}
	}
}

// hangups delivers SIGHUP.
func hangups() (c chan os.Signal, stop func()) {
	c = make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGHUP)
	return c, func() { signal.Stop(c) }
}

// reload reads the settings anew, takes on what can be, and says what changed. Settings with a fault change nothing.
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
	r.options = next
	r.relog(next)
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

// change returns the names of the settings that differ in next. Those that need a restart are put back to what they are.
func (o *options) change(next *options) (changed, waiting []string) {
	before, after := reflect.ValueOf(o).Elem(), reflect.ValueOf(next).Elem()
	for i := range before.NumField() {
		field := before.Type().Field(i)
		if reflect.DeepEqual(before.Field(i).Interface(), after.Field(i).Interface()) {
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
