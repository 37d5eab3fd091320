// Package settings says what the owner of a folder may choose: which folder, under which address and names, how much of it,
// and whom to tell. Complete checks it all, by the names of the flags, and fills in the defaults.
package settings

import (
	"fmt"
	"log/slog"
	"regexp"
	"time"

	"golang.org/x/text/language"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
)

// Config says what to publish and under which name. The zero value of every field but Seeds and BaseURL is
// useful: it means the default written beside it.
type Config struct {
	Seeds   string // folder of articles; it must exist
	State   string // folder for the ledger and the digest cache; "" puts the ledger into .seedfeed in Seeds and the cache into the user's cache folder
	BaseURL string // public address of the site, http or https, without a query; addresses in feeds come from here and never from a request

	Title       string // plain text; "Seedfeed"
	Description string // plain text; one sentence of our own
	Author      string // plain text, for articles that name none; "" is left out but in Atom, which requires an author and has the title
	Language    string // BCP 47; "en"

	Zone *time.Location // of dates that name none, and of the days on the pages; time.Local

	Limit   int           // items in a feed; 50
	Content string        // ContentDigest (the default) or ContentFull
	Summary digest.Budget // of words and sentences
	Rights  string        // plain text of the feeds' rights; "" is left out
	Icon    string        // address of a small picture of the feeds; "" is our own
	Logo    string        // address of a larger one; "" is left out
	Status  string        // file for a page that tells what became of each file, HTML, or plain text where its name ends in .txt; "" for none
	Style   string        // CSS file for the pages, read once; it follows our style; "" is none
	Notice  time.Duration // how long a notice stands for a withdrawn article; three days; less than zero: not at all
	Settle  time.Duration // rest before a file is read where the system gives no read leases; 500 ms
	MaxSize int64         // bytes of one seed; 4 MiB
	Hold    time.Duration // how long new articles and edits wait after the last change of their file before anybody sees them; not at all

	Hubs            []string // addresses of WebSub hubs that are told when a main feed has changed
	OnPublish       string   // what is told of each article that is new, updated, withdrawn or back: an address, http or https, or a command of the shell; "" is nothing
	OnPublishSecret string   // of the signature of what is posted there; "" is none

	Out string // folder to write all documents to as files, for another web server; "" for none
	// Bucket is the address of an S3-compatible bucket to write them to instead (see package bucket); "" for none.
	Bucket string

	NoBrowserView bool // a feed's address shows the feed itself in a browser too, not a page about it
	SearchText    bool // the whole text of articles is searched, not only title, summary, quotes, speakers and tags
	Sections      bool // folders of the seeds folder are sections, with pages and feeds of their own; else nobody learns their names

	IDAuthority string // lower-case host or mail address for tag: URIs (RFC 4151 section 2.1); the host of BaseURL
	IDDate      string // YYYY, YYYY-MM or YYYY-MM-DD on which that authority was yours; a constant

	Log *slog.Logger     // what happened, a line each; nil is silence
	Now func() time.Time // the clock; nil is time.Now

	CSS string // text of Style; Complete sets it, whatever it was
}

// What an item's content holds.
const (
	ContentDigest = "digest" // summary and key quotes
	ContentFull   = "full"   // the same, and then the cleaned text, of a book the first part: its page has the whole
)

// maxLimit bounds the feeds: every version of them is made and held whole.
const maxLimit = 10_000

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// Complete fills in the defaults and reports the first setting that cannot be used, by the name of its flag.
func (c *Config) Complete() error {
	if c.Log == nil {
		c.Log = noLog
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	setDefault(&c.Zone, time.Local)
	setDefault(&c.Title, "Seedfeed")
	setDefault(&c.Description, "New articles with their summaries and key quotes")
	setDefault(&c.Language, "en")
	setDefault(&c.Content, ContentDigest)
	setDefault(&c.IDDate, idDate)
	setDefault(&c.Limit, 50)
	setDefault(&c.Notice, DefaultNotice)
	setDefault(&c.Settle, 500*time.Millisecond)
	setDefault(&c.MaxSize, 4<<20)
	switch {
	case c.Content != ContentDigest && c.Content != ContentFull:
		return fmt.Errorf("--content %q: use %q or %q", c.Content, ContentDigest, ContentFull)
	case c.Limit < 1 || c.Limit > maxLimit:
		return fmt.Errorf("--limit %d: use a number of items from 1 to %d; older articles are in the archives", c.Limit, maxLimit)
	case c.Summary.Words < 0 || c.Summary.Sentences < 0:
		return fmt.Errorf("--summary-words %d, --summary-sentences %d: use numbers from 1 up", c.Summary.Words, c.Summary.Sentences)
	case c.Settle < 0:
		return fmt.Errorf("--settle %s: use a time such as 500ms", c.Settle)
	case c.Hold < 0:
		return fmt.Errorf("--hold %s: use a time such as 5m, or 0 for none", c.Hold)
	case c.MaxSize < 1:
		return fmt.Errorf("--max-size %d: use a number of bytes from 1 up", c.MaxSize)
	case !isLanguage(c.Language):
		return fmt.Errorf("--language %q: use a language tag such as en or pt-BR", c.Language)
	case c.Icon != "" && Origin(c.Icon) == "":
		return fmt.Errorf("--icon %q: use the whole address of a picture, such as https://news.example.org/icon.png", c.Icon)
	case c.Logo != "" && Origin(c.Logo) == "":
		return fmt.Errorf("--logo %q: use the whole address of a picture, such as https://news.example.org/logo.png", c.Logo)
	}
	css, err := readStyle(c.Style)
	if err != nil {
		return err
	}
	c.CSS = css
	if err := c.completePush(); err != nil {
		return err
	}
	if err := c.completeBase(); err != nil {
		return err
	}
	return c.completeID()
}

var noLog = slog.New(slog.DiscardHandler)

// isLanguage reports whether a tag has the form of BCP 47 and names a language of its registry.
func isLanguage(tag string) bool {
	if !languageTag.MatchString(tag) {
		return false
	}
	t, err := language.Parse(tag)
	base, _, _ := t.Raw()
	return err == nil && base.String() != "und"
}

// DefaultNotice is how long withdrawals, and late edits of archived articles, stand in the main feeds.
const DefaultNotice = 3 * 24 * time.Hour

func setDefault[T comparable](v *T, def T) {
	var zero T
	if *v == zero {
		*v = def
	}
}

// Check reports the first setting that cannot be used, by the name of its flag, as feed.Open would; it does not look at
// the folders.
func (c Config) Check() error { return c.Complete() }

// DigestOptions are what digests are made with.
func (c *Config) DigestOptions() digest.Options {
	return digest.Options{Budget: c.Summary, Zone: c.Zone}
}

// Extractor names everything that the digests of the same files depend on.
func (c *Config) Extractor() string {
	return fmt.Sprint(digest.Version, " ", c.Summary.Words, " ", c.Summary.Sentences, " ", c.Zone)
}

// Site is what the documents have in common.
func (c *Config) Site(feedID string) edition.Site {
	epoch, _ := parseTagDate(c.IDDate)
	return edition.Site{
		BaseURL: c.BaseURL, FeedID: feedID, IDBase: c.idBase(feedID), Title: c.Title, Description: c.Description, Author: c.Author, Language: c.Language,
		Rights: c.Rights, Icon: c.Icon, Logo: c.Logo, Limit: c.Limit, Full: c.Content == ContentFull,
		NoBrowserView: c.NoBrowserView, Sections: c.Sections, SearchText: c.SearchText, Hubs: c.Hubs,
		Epoch: epoch, Zone: c.Zone, Style: c.CSS,
	}
}
