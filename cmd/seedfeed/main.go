// Seedfeed publishes a folder of articles as RSS, Atom and JSON feeds: drop a file into the folder, and every
// subscriber's reader shows its title, a summary and its key quotes with who said them.
//
// The commands are listed by seedfeed help, the flags of each by seedfeed help COMMAND. The exit status is 0 when all went
// well, 1 when something failed (a file that cannot be read, an address in use), 2 when the command line or a setting is
// wrong.
//
// A command is a file of this package. Its parts are below internal: options, commandline, grammar, helptext, completion and
// suggest for the command line; answers for the command digest; sockets for what serve listens on; terminal, amount, progress,
// eventlog and streams for what is read and printed. The program crowd, which measures, is no part of it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	_ "time/tzdata" // for machines without a zone database

	"github.com/alecthomas/kong"

	"seedfeed/cmd/seedfeed/internal/commandline"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
)

const (
	exitFailed = 1
	exitUsage  = 2
)

// commands are the whole command line. Package grammar says what the tags mean.
type commands struct {
	options.Options

	Serve      serveCommand      `cmd:"" default:"withargs" help:"Watch the folder, publish what changes, serve the feeds (the default)." uses:"*"`
	Digest     digestCommand     `cmd:"" help:"Show what files become: whether and when they are published, title, summary, quotes with their speakers." uses:"seeds,timezone,summary-words,summary-sentences,max-size,quiet"`
	Check      checkCommand      `cmd:"" help:"Judge every file, the settings and the feeds made of them, offline; exit status 1 if anything is wrong." uses:"*"`
	Preview    previewCommand    `cmd:"" help:"Show what subscribers would see change: new, updated, withdrawn, held; changes nothing." uses:"*"`
	Build      buildCommand      `cmd:"" help:"Write all feeds, pages and pictures as files, or into a bucket, for another web server or a host of static sites." uses:"*"`
	Quotes     quotesCommand     `cmd:"" help:"Show who was quoted, on what, how often: a table of all published quotations; changes nothing." uses:"seeds,state,base-url,timezone,sections,quiet"`
	Example    exampleCommand    `cmd:"" help:"Print example files: systemd, caddy, nginx, docker for a server; mastodon, listmonk, mail for --on-publish."`
	Health     healthCommand     `cmd:"" help:"Ask the running program whether it is well, as a container's health check does." uses:"addr,tls-cert,tls-key"`
	Stats      statsCommand      `cmd:"" help:"Show how many subscribers the feeds have, as services report them, and how often they are polled." uses:"seeds,state,addr,metrics-addr,tls-cert,tls-key,timezone,quiet"`
	Adopt      adoptCommand      `cmd:"" help:"Take ids, addresses and dates over from the feed that the site had before, so that its subscribers see nothing twice." uses:"seeds,state,base-url,id-authority,id-date,timezone,max-size"`
	Forget     forgetCommand     `cmd:"" help:"Delete what is kept of articles that were withdrawn: texts, digests, pictures, all but the id and the dates." uses:"seeds,state,status"`
	Help       helpCommand       `cmd:"" help:"Show the help of a command, or a page of the manual."`
	Completion completionCommand `cmd:"" help:"Print what makes a shell complete commands, flags and values."`
	Version    versionCommand    `cmd:"" help:"Show the version of the program."`
}

func main() {
	os.Exit(run(context.Background(), os.Args[1:], streams.Std{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}

// run is the program but for its process: what it returns is the exit status.
func run(ctx context.Context, args []string, std streams.Std) (status int) {
	if len(args) > 0 && args[0] == completeWord {
		return complete(args[1:], std)
	}
	c, r, err := newReading(std, !needsNoSettings(args))
	if err != nil {
		complain(std.Err, err)
		return exitFailed
	}
	command, list := r.Read(args)
	if r.Helped() {
		return 0
	}
	wrong := complaints(list)
	if len(wrong) > 0 && (command == nil || command.Selected().Name != "check") { // which lists them with what else is wrong
		for _, line := range wrong {
			complain(std.Err, line)
		}
		return exitUsage
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	command.BindToProvider(func() (context.Context, error) { return interruptible(ctx), nil })
	again := func() (*options.Options, []string) { return readAgain(args) }
	if err := command.Run(std, &c.Options, again, wrong); err != nil {
		if !errors.Is(err, errReported) {
			complain(std.Err, err)
		}
		if errors.As(err, new(usageError)) {
			return exitUsage
		}
		return exitFailed
	}
	return 0
}

// newReading prepares to read the command line and, if all is true, the environment and feed.yaml.
func newReading(std streams.Std, all bool) (*commands, *commandline.Reading, error) {
	c := new(commands)
	r, err := commandline.New(c, &c.Seeds, all, kong.Writers(std.Out, std.Err), kong.Help(printHelp))
	return c, r, err
}

// readAgain reads the settings once more, from the same command line.
func readAgain(args []string) (*options.Options, []string) {
	c, r, err := newReading(streams.Std{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, true)
	if err != nil {
		return nil, []string{err.Error()}
	}
	_, complaints := r.Read(args)
	return &c.Options, complaints
}

// complain prints why the program cannot do what it was asked for. The reason may name a file that somebody else has put
// there.
func complain(w io.Writer, reason any) {
	for line := range strings.SplitSeq(fmt.Sprint("seedfeed: ", reason), "\n") {
		fmt.Fprintln(w, terminal.Printable(line))
	}
}

// interruptible returns a context that the first SIGINT or SIGTERM ends. The second kills the process at once. Only the
// commands that ask for a context get it; others are killed by the first.
func interruptible(ctx context.Context) context.Context {
	inner, cancel := context.WithCancel(ctx)
	first := make(chan os.Signal, 1)
	signal.Notify(first, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-first:
		case <-ctx.Done():
		}
		signal.Stop(first) // before anything says that the program stops
		cancel()
	}()
	return inner
}

// needsNoSettings reports whether a command is about the program alone. Such commands must work even if a setting is wrong.
func needsNoSettings(args []string) bool {
	return len(args) > 0 && slices.Contains([]string{"help", "version", "completion", "--version", "-V"}, args[0])
}

// usageError is a setting that cannot be used, found once all settings are known.
type usageError struct{ error }

// errReported is returned where the user has been told already.
var errReported = errors.New("reported")

type versionCommand struct{}

// Run prints version, Go version and commit, as the Go toolchain stamped them.
func (versionCommand) Run(std streams.Std) error {
	version, commit := "(unknown)", "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	_, err := fmt.Fprintf(std.Out, "seedfeed %s\n%s %s/%s\ncommit %s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, commit)
	return err
}
