// Seedfeed publishes a folder of articles as RSS, Atom and JSON feeds: drop a file into the folder, and every
// subscriber's reader shows its title, a summary and its key quotes with who said them.
//
// The commands are listed by seedfeed help, the flags of each by seedfeed help COMMAND. The exit status is 0 when all went
// well, 1 when something failed (a file that cannot be read, an address in use), 2 when the command line or a setting is
// wrong.
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

	"seedfeed/cmd/seedfeed/internal/terminal"
)

const (
	exitFailed = 1
	exitUsage  = 2
)

// options are the settings, the same for all commands. Of their tags, group says where help lists a setting, often that the
// overview does too, and restart that SIGHUP cannot change it.
type options struct {
	Seeds       string `default:"seeds" placeholder:"DIR" help:"Folder of articles to publish (default: ${default})." group:"publish" restart:"" often:""`
	State       string `placeholder:"DIR" help:"Folder for what must be remembered between runs (default: .seedfeed in the seeds folder)." group:"publish" restart:"" often:""`
	Addr        string `default:"localhost:8080" placeholder:"HOST:PORT" help:"Address to listen on, or unix:/path for a socket (default: ${default}). Sockets from systemd take its place." group:"address" restart:"" often:""`
	BaseURL     string `name:"base-url" placeholder:"URL" help:"Public address of the site; it stands in every link. A path in it is answered too, so a proxy may strip it or not (default: http:// and --addr)." group:"address" restart:"" often:""`
	MetricsAddr string `name:"metrics-addr" placeholder:"HOST:PORT" help:"Another address to serve /metrics and /status on, /metrics there alone (default: with the feeds)." group:"address" restart:""`
	TLSCert     string `name:"tls-cert" placeholder:"FILE" help:"Certificate with its chain, as PEM, to serve HTTPS; read anew when it changes." group:"address" restart:""`
	TLSKey      string `name:"tls-key" placeholder:"FILE" help:"Key of the certificate, as PEM." group:"address" restart:""`
	Title       string `placeholder:"TEXT" help:"Title of the feed (default: Seedfeed)." group:"feed" often:""`
	Description string `placeholder:"TEXT" help:"What the feed is about, in a sentence." group:"feed"`
	Author      string `placeholder:"NAME" help:"Author of articles that name none (default: the title)." group:"feed"`
	Language    string `placeholder:"TAG" help:"Language of the articles, such as en or pt-BR (default: en)." group:"feed"`
	Timezone    zone   `placeholder:"ZONE" help:"Time zone of dates that name none, and of the days on the pages, such as Europe/Berlin (default: the machine's)." group:"feed"`
	Rights      string `placeholder:"TEXT" help:"Rights in the articles, such as © 2026 The Harbour Post." group:"feed"`
	Icon        string `placeholder:"URL" help:"Address of a small square picture for the feeds (default: one of our own)." group:"feed"`
	Logo        string `placeholder:"URL" help:"Address of a larger picture for the feeds." group:"feed"`
	Style       string `placeholder:"FILE" help:"CSS file for the pages, after our own style; read at the start, 64 KiB at most." group:"look"`
	Limit       count  `default:"50" placeholder:"N" help:"Items in a feed (default: ${default})." group:"look"`
	Content     string `default:"digest" enum:"digest,full" placeholder:"digest|full" help:"What an item holds: summary and key quotes (digest, the default), or the text as well (full)." group:"look" often:""`
	Words       count  `name:"summary-words" default:"60" placeholder:"N" help:"Words in a summary at the most (default: ${default})." group:"look"`
	Sentences   count  `name:"summary-sentences" default:"3" placeholder:"N" help:"Sentences in a summary at the most (default: ${default})." group:"look"`
	NoticeDays  days   `name:"notice-days" default:"3" placeholder:"N" help:"How long a notice stands in the place of an article that was withdrawn; 0 for no notices (default: ${default})." group:"look"`
	NoView      bool   `name:"no-browser-view" help:"Show the feed itself, not a page about it, to a browser that opens its address." group:"look"`
	SearchText  bool   `name:"search-text" help:"Search the whole text of articles, not only title, summary, quotes, speakers and tags." group:"look"`
	Settle      rest   `default:"500ms" placeholder:"TIME" help:"How long a file must rest before it is read, where the system cannot tell that its writer is done (default: ${default})." group:"publish"`
	Hold        span   `default:"0" placeholder:"TIME" help:"How long new articles and edits wait after the last change of their file before anybody sees them, such as 5m; deletions and drafts never wait (default: not at all)." group:"publish"`
	Sections    bool   `help:"Folders below the seeds folder are public sections, with pages and feeds; else nobody learns their names." group:"publish"`
	Status      string `placeholder:"FILE" help:"File for a page that tells what became of each file, such as seeds/status.html; plain text if its name ends in .txt. It is never published." group:"publish" restart:""`
	Out         string `placeholder:"DIR" help:"Folder into which all documents are written as files too, for another web server or a host of static sites; new, empty or written before." group:"publish" restart:""`
	Bucket      string `placeholder:"URL" help:"S3-compatible bucket into which all documents are written instead, such as s3://news or https://s3.example.org/news. Not in feed.yaml." group:"publish" restart:"" file:"no"`
	MaxSize     size   `name:"max-size" default:"4MiB" placeholder:"SIZE" help:"Largest seed that is read, in bytes or as 4MiB (default: ${default})." group:"publish"`
	IDAuthority string `name:"id-authority" placeholder:"HOST" help:"Host name that every id is made with; never change it (default: host of the base address)." group:"address" restart:""`
	IDDate      string `name:"id-date" placeholder:"DATE" help:"A past day on which that name was yours; never change it (default: a constant)." group:"address" restart:""`
	Log         string `default:"text" enum:"text,json" placeholder:"text|json" help:"Form of the log on standard error: text (the default; short lines on a terminal), or json, an object a line." group:"print"`
	Quiet       bool   `short:"q" help:"Print warnings and errors alone." group:"print"`

	Hub        []string `placeholder:"URL" help:"WebSub hub to name in the feeds and to tell of each change; may be given several times (in the environment, with commas between them)." group:"push"`
	OnPublish  string   `name:"on-publish" placeholder:"URL|CMD" help:"Address to post each new, updated, withdrawn or returned article to, or a command that reads it from standard input, as JSON. Not in feed.yaml." group:"push" restart:"" file:"no"`
	SecretFile string   `name:"on-publish-secret-file" placeholder:"FILE" help:"File with the secret that signs what is posted (or the environment: SEEDFEED_ON_PUBLISH_SECRET). Not in feed.yaml." group:"push" restart:"" file:"no"`
}

// grammar is the whole command line. Of the tags of a command, uses lists the settings that its help shows ("*": all), and
// seeds, of an argument, says that it takes the place of --seeds.
type grammar struct {
	options

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

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	os.Exit(run(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the program but for its process: what it returns is the exit status.
func run(ctx context.Context, args []string, std streams) (status int) {
	if len(args) > 0 && args[0] == completeWord {
		return complete(args[1:], std)
	}
	r, err := newReading(std, !needsNoSettings(args))
	if err != nil {
		complain(std.err, err)
		return exitFailed
	}
	command, list := r.read(args)
	if r.helped {
		return 0
	}
	wrong := complaints(list)
	if len(wrong) > 0 && (command == nil || command.Selected().Name != "check") { // which lists them with what else is wrong
		for _, c := range wrong {
			complain(std.err, c)
		}
		return exitUsage
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	command.BindToProvider(func() (context.Context, error) { return interruptible(ctx), nil })
	again := func() (*options, []string) { return readAgain(args) }
	if err := command.Run(std, &r.grammar.options, again, wrong); err != nil {
		if !errors.Is(err, errReported) {
			complain(std.err, err)
		}
		if errors.As(err, new(usageError)) {
			return exitUsage
		}
		return exitFailed
	}
	return 0
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

// usual takes --version, as many programs do.
func usual(args []string) []string {
	if len(args) == 1 && (args[0] == "--version" || args[0] == "-V") {
		return []string{"version"}
	}
	return args
}

// usageError is a setting that cannot be used, found once all settings are known.
type usageError struct{ error }

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
