// Seedfeed publishes a folder of articles as RSS, Atom and JSON feeds: drop a file into the folder, and every
// subscriber's reader shows its title, a summary and its key quotes with who said them.
//
// The commands and flags are listed by seedfeed --help. The exit status is 0 when all went well, 1 when something
// failed (a file that cannot be read, an address in use), 2 when the command line is wrong.
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
)

const (
	exitFailed = 1
	exitUsage  = 2
)

// options are the flags, the same for all commands.
type options struct {
	Seeds       string `default:"seeds" placeholder:"DIR" help:"Folder of articles to publish (default: ${default})."`
	State       string `placeholder:"DIR" help:"Folder for what must be remembered between runs (default: .seedfeed in the seeds folder)."`
	Addr        string `default:"localhost:8080" placeholder:"HOST:PORT" help:"Address to listen on (default: ${default})."`
	BaseURL     string `name:"base-url" placeholder:"URL" help:"Public address of the site; it stands in every link. A path in it is answered too, so a proxy may strip it or not (default: http:// and --addr)."`
	MetricsAddr string `name:"metrics-addr" placeholder:"HOST:PORT" help:"Another address to serve /metrics on, and there alone (default: with the feeds)."`
	Title       string `placeholder:"TEXT" help:"Title of the feed (default: Seedfeed)."`
	Description string `placeholder:"TEXT" help:"What the feed is about, in a sentence."`
	Author      string `placeholder:"NAME" help:"Author of articles that name none (default: the title)."`
	Language    string `placeholder:"TAG" help:"Language of the articles, such as en or pt-BR (default: en)."`
	Timezone    zone   `placeholder:"ZONE" help:"Time zone of dates that name none, and of the days on the pages, such as Europe/Berlin (default: the machine's)."`
	Rights      string `placeholder:"TEXT" help:"Rights in the articles, such as © 2026 The Harbour Post."`
	Icon        string `placeholder:"URL" help:"Address of a small square picture for the feeds (default: one of our own)."`
	Logo        string `placeholder:"URL" help:"Address of a larger picture for the feeds."`
	Style       string `placeholder:"FILE" help:"CSS file for the pages, after our own style; read at the start, 64 KiB at most."`
	Limit       count  `default:"50" placeholder:"N" help:"Items in a feed (default: ${default})."`
	Content     string `default:"digest" enum:"digest,full" placeholder:"digest|full" help:"What an item holds: summary and key quotes (digest, the default), or the text as well (full)."`
	Words       count  `name:"summary-words" default:"60" placeholder:"N" help:"Words in a summary at the most (default: ${default})."`
	Sentences   count  `name:"summary-sentences" default:"3" placeholder:"N" help:"Sentences in a summary at the most (default: ${default})."`
	NoticeDays  days   `name:"notice-days" default:"3" placeholder:"N" help:"How long a notice stands in the place of an article that was withdrawn; 0 for no notices (default: ${default})."`
	NoView      bool   `name:"no-browser-view" help:"Show the feed itself, not a page about it, to a browser that opens its address."`
	Settle      rest   `default:"500ms" placeholder:"TIME" help:"How long a file must rest before it is read, where the system cannot tell that its writer is done (default: ${default})."`
	MaxSize     size   `name:"max-size" default:"4MiB" placeholder:"SIZE" help:"Largest seed that is read, in bytes or as 4MiB (default: ${default})."`
	IDAuthority string `name:"id-authority" placeholder:"HOST" help:"Host name that every id is made with; never change it (default: host of the base address)."`
	IDDate      string `name:"id-date" placeholder:"DATE" help:"A past day on which that name was yours; never change it (default: a constant)."`
}

// grammar is the whole command line.
type grammar struct {
	options

	Serve   serveCommand   `cmd:"" default:"withargs" help:"Watch the folder, publish what changes, serve the feeds (the default)."`
	Digest  digestCommand  `cmd:"" help:"Show what files become: whether and when they are published, title, summary, quotes with their speakers."`
	Check   checkCommand   `cmd:"" help:"Judge every file, the settings and the feeds made of them, offline; exit status 1 if anything is wrong."`
	Preview previewCommand `cmd:"" help:"Show what subscribers would see change: new, updated, withdrawn, held; changes nothing."`
	Help    helpCommand    `cmd:"" help:"Show a page of the manual, or the help of a command."`
	Version versionCommand `cmd:"" help:"Show the version of the program."`
}

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	first := make(chan os.Signal, 1)
	signal.Notify(first, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-first
		signal.Stop(first) // before anything says that the program stops: a second signal kills the process at once
		cancel()
	}()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the program but for its process: what it returns is the exit status.
func run(ctx context.Context, args []string, std streams) (status int) {
	var g grammar
	var settings settingsFile
	exited := false
	parser, err := kong.New(&g, kong.Name("seedfeed"), kong.Description(description), kong.DefaultEnvars("SEEDFEED"),
		kong.Resolvers(&settings), kong.Writers(std.out, std.err), kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Exit(func(code int) { exited = true }), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(std, &g.options))
	if err != nil {
		fmt.Fprintln(std.err, "seedfeed:", err)
		return exitFailed
	}
	command, err := parser.Parse(usual(args))
	if exited { // --help
		return 0
	}
	if err != nil {
		fmt.Fprintf(std.err, "seedfeed: %v\nTry seedfeed --help.\n", plain(err, args))
		return exitUsage
	}
	wrong := complaints(append(settings.complaints(parser.Model), strangers(parser.Model, os.Environ())...))
	if len(wrong) > 0 && command.Selected().Name != "check" { // which lists them with what else is wrong
		for _, c := range wrong {
			fmt.Fprintln(std.err, "seedfeed:", c)
		}
		return exitUsage
	}
	if err := command.Run(wrong); err != nil {
		if !errors.Is(err, errReported) {
			fmt.Fprintln(std.err, "seedfeed:", err)
		}
		if errors.As(err, new(usageError)) {
			return exitUsage
		}
		return exitFailed
	}
	return 0
}

// usual takes --version, as many programs do.
func usual(args []string) []string {
	if len(args) == 1 && args[0] == "--version" {
		return []string{"version"}
	}
	return args
}

// plain adds what to do to an error of the parser, where that says only what it did not expect.
func plain(err error, args []string) error {
	word, ok := strings.CutPrefix(err.Error(), "unexpected argument ")
	if !ok || strings.Contains(word, "did you mean") {
		return err
	}
	for _, name := range []string{"serve", "version"} {
		if slices.Contains(args, name) {
			return fmt.Errorf("%q: %s takes flags alone; the folder to publish is named with --seeds", word, name)
		}
	}
	return fmt.Errorf("unknown command %q: use serve, digest, help or version; the folder to publish is named with --seeds", word)
}

// usageError is a setting that cannot be used, found once all settings are known.
type usageError struct{ error }

const description = `Publish a folder of articles as RSS, Atom and JSON feeds.

Put articles as plain text files into the folder "seeds", run seedfeed, and subscribe to
http://localhost:8080/atom.xml in a feed reader. Drop another file, and it is there.

Every flag can also be given as an environment variable (SEEDFEED_BASE_URL for --base-url) or as a line of
feed.yaml in the seeds folder (base-url: https://news.example.org/). A flag beats the environment, which beats the file.`

// errReported is returned where the user has been told already.
var errReported = errors.New("reported")

type versionCommand struct{}

// Run prints version, Go version and commit, as the Go toolchain stamped them.
func (versionCommand) Run(std streams) error {
	version, commit := "(unknown)", "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	_, err := fmt.Fprintf(std.out, "seedfeed %s\n%s %s/%s\ncommit %s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, commit)
	return err
}
