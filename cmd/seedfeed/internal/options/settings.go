// Package options holds the settings of the program: their names, kinds and defaults, which of them fit together, and what
// they mean to package feed.
//
// Where a setting stands (a flag, the environment, feed.yaml) is no matter here; package commandline finds it.
package options

import (
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/push"
	"seedfeed/feed/settings"
)

// FileName is the file in the seeds folder that sets flags.
const FileName = "feed.yaml"

// Options are the settings, the same for all commands. Of their tags, restart says that SIGHUP cannot change a setting; package
// grammar explains the others.
type Options struct {
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

// Config is what the settings say to package feed. Base is the public address, see Base; log may be nil.
func (o *Options) Config(base string, log *slog.Logger) settings.Config {
	return settings.Config{
		Seeds: o.Seeds, State: o.State, BaseURL: base, Title: o.Title, Description: o.Description, Author: o.Author,
		Language: o.Language, Limit: int(o.Limit), Content: o.Content, Summary: o.Budget(), Settle: time.Duration(o.Settle),
		Rights: o.Rights, Icon: o.Icon, Logo: o.Logo, Style: o.Style, Notice: o.NoticeDays.time(), NoBrowserView: o.NoView, Sections: o.Sections,
		SearchText: o.SearchText, Zone: o.Timezone.Location(), MaxSize: int64(o.MaxSize), Hold: time.Duration(o.Hold), Status: o.Status, Out: o.Out, Bucket: o.Bucket,
		Hubs: o.Hub, OnPublish: o.OnPublish, IDAuthority: o.IDAuthority, IDDate: o.IDDate, Log: log,
	}
}

// Budget is how long a summary may be.
func (o *Options) Budget() digest.Budget {
	return digest.Budget{Words: int(o.Words), Sentences: int(o.Sentences)}
}

// Secret returns the secret of the hook: the content of its file, without the line break at its end, or what the
// environment says. It is no flag, because every user of the machine can read command lines.
func (o *Options) Secret() (string, error) {
	if o.SecretFile == "" {
		return os.Getenv(push.SecretEnv), nil
	}
	text, err := os.ReadFile(o.SecretFile)
	if err != nil {
		return "", fmt.Errorf("--on-publish-secret-file: %w", err)
	}
	secret := strings.TrimRight(string(text), "\r\n")
	if secret == "" {
		return "", fmt.Errorf("--on-publish-secret-file: %s is empty", o.SecretFile)
	}
	return secret, nil
}
