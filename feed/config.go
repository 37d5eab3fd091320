package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/language"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/ledger"
	"seedfeed/feed/watch"
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

	css string // text of Style

	witness   *witness   // of a trial; nil: nobody asks
	announcer *announcer // nil: nobody is told of anything
	outlet    *outlet    // nil: neither Out nor Bucket is set
	memo      *memo      // used by Build; nil: digests are not kept in memory

	// Tests put a folder and a disk in memory here. Nil: the seeds folder and the state folder.
	files *files
	open  func(dir string) (*ledger.Ledger, error)
}

// files is how single files of the seeds folder are looked at. Paths are slash-separated and relative to it.
type files struct {
	look  func(path string) (watch.Stamp, error)
	read  func(path string) ([]byte, error)
	whole func(path string) ([]byte, error) // read, for a picture
	there func() bool                       // the folder itself can be looked at
}

func (c *Config) diskFiles() *files {
	return &files{
		look: func(path string) (watch.Stamp, error) { return watch.Look(c.Seeds, path) },
		read: func(path string) ([]byte, error) {
			data, _, err := watch.Read(c.Seeds, path, c.MaxSize)
			return data, err
		},
		whole: func(path string) ([]byte, error) {
			data, _, err := watch.Read(c.Seeds, path, maxPicture)
			return data, err
		},
		there: func() bool {
			_, err := os.Stat(c.Seeds)
			return err == nil
		},
	}
}

// What an item's content holds.
const (
	ContentDigest = "digest" // summary and key quotes
	ContentFull   = "full"   // the same, and then the cleaned text, of a book the first part: its page has the whole
)

// maxPicture is the size of the largest picture that is read, in bytes.
const maxPicture = 32 << 20

// maxLimit bounds the feeds: every version of them is made and held whole.
const maxLimit = 10_000

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// complete fills in the defaults and reports the first setting that cannot be used, by the name of its flag.
func (c *Config) complete() error {
	if c.Log == nil {
		c.Log = noLog
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.files == nil {
		c.files = c.diskFiles()
	}
	if c.open == nil {
		c.open = ledger.Open
	}
	setDefault(&c.Zone, time.Local)
	setDefault(&c.Title, "Seedfeed")
	setDefault(&c.Description, "New articles with their summaries and key quotes")
	setDefault(&c.Language, "en")
	setDefault(&c.Content, ContentDigest)
	setDefault(&c.IDDate, idDate)
	setDefault(&c.Limit, 50)
	setDefault(&c.Notice, noticeFor)
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
	case c.Icon != "" && origin(c.Icon) == "":
		return fmt.Errorf("--icon %q: use the whole address of a picture, such as https://news.example.org/icon.png", c.Icon)
	case c.Logo != "" && origin(c.Logo) == "":
		return fmt.Errorf("--logo %q: use the whole address of a picture, such as https://news.example.org/logo.png", c.Logo)
	}
	css, err := readStyle(c.Style)
	if err != nil {
		return err
	}
	c.css = css
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

// origin is the scheme and host of a web address, "" where it is none.
func origin(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

func setDefault[T comparable](v *T, def T) {
	var zero T
	if *v == zero {
		*v = def
	}
}

// Check reports the first setting that cannot be used, by the name of its flag, as Open would; it does not look at
// the folders.
func (c Config) Check() error { return c.complete() }

// completeBase brings the public address into its one form (RFC 3986 section 6.2): scheme and host in lower case, the
// host in ASCII, no port that goes without saying, a path with a slash at its end.
func (c *Config) completeBase() error {
	wrong := func(why string) error {
		return fmt.Errorf("--base-url %q: %s; use the public address of the site, such as https://news.example.org/", c.BaseURL, why)
	}
	u, err := url.Parse(c.BaseURL)
	switch {
	case c.BaseURL == "":
		return wrong("it is empty")
	case err != nil:
		var cause *url.Error
		if errors.As(err, &cause) {
			err = cause.Err // without the address, which is named already
		}
		return wrong(err.Error())
	case u.Scheme != "http" && u.Scheme != "https":
		return wrong("it does not start with http:// or https://")
	case u.User != nil:
		return wrong("a user or password would stand in every link")
	case strings.ContainsAny(c.BaseURL, "?#"): // also where nothing follows
		return wrong("it has a query or a fragment")
	case strings.Contains(u.Path, "//") || u.Path != "" && path.Clean(u.Path) != strings.TrimRight(u.Path, "/") && u.Path != "/":
		return wrong(`its path has a part that is empty, "." or ".."`)
	case u.RawPath != "" && strings.Contains(strings.ToLower(u.RawPath), "%2f"):
		return wrong("its path has a slash that is escaped")
	}
	host, why := asciiHost(u.Hostname())
	if why != "" {
		return wrong(why)
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if u.Port() != "" && (err != nil || port == 0) {
		return wrong("port " + u.Port() + " is not to be reached")
	}
	u.Host = host
	if strings.Contains(host, ":") {
		u.Host = "[" + host + "]"
	}
	if port != 0 && !(u.Scheme == "http" && port == 80) && !(u.Scheme == "https" && port == 443) {
		u.Host = net.JoinHostPort(host, strconv.FormatUint(port, 10))
	}
	u.Path, u.RawPath = strings.TrimSuffix(u.Path, "/")+"/", ""
	c.BaseURL = u.String()
	return nil
}

var asciiName = regexp.MustCompile(`^[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?$`)

// asciiHost gives the name in lower case and as it stands in DNS (RFC 5891), or the address; why it is none otherwise.
func asciiHost(host string) (ascii, why string) {
	if net.ParseIP(host) != nil {
		return strings.ToLower(host), ""
	}
	ascii = strings.TrimSuffix(strings.ToLower(host), ".")
	if strings.IndexFunc(ascii, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		punycode, err := idna.Lookup.ToASCII(ascii)
		if err != nil {
			return "", fmt.Sprintf("%q is no host name (%v)", host, err)
		}
		ascii = punycode
	}
	switch {
	case host == "":
		return "", "it names no host"
	case !asciiName.MatchString(ascii) || strings.Contains(ascii, ".."):
		return "", fmt.Sprintf("%q is no host name", host)
	}
	return ascii, ""
}

// seedsThere returns an error that says what to do if the seeds folder is missing.
func (c *Config) seedsThere() error {
	info, err := os.Stat(c.Seeds)
	if err != nil {
		return fmt.Errorf("seeds folder: %w; make it or name another with --seeds", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("seeds folder: %s is no folder; name one with --seeds", c.Seeds)
	}
	return nil
}

// places are the folders of the state.
type places struct{ ledger, cache string }

// places finds the folders of the state. The ledger is kept beside the articles, so that identities travel with them; the
// digests, which can be made again, in the user's cache folder.
func (c *Config) places() (at places, err error) {
	if c.State != "" {
		if err := writable(c.State); err != nil {
			return at, fmt.Errorf("--state %s: %w; name a folder that this user can write", c.State, err)
		}
		return places{c.State, filepath.Join(c.State, "cache")}, nil
	}
	at.ledger = filepath.Join(c.Seeds, ".seedfeed")
	if err := writable(at.ledger); err != nil {
		return at, fmt.Errorf("the state cannot be kept in the seeds folder: %w; name a folder that this user can write with --state", err)
	}
	at.cache = filepath.Join(at.ledger, "cache")
	if dir := c.userCache(); dir != "" && writable(dir) == nil {
		at.cache = dir
	}
	return at, nil
}

// digestOptions are what digests are made with.
func (c *Config) digestOptions() digest.Options {
	return digest.Options{Budget: c.Summary, Zone: c.Zone}
}

// extractor names everything that the digests of the same files depend on.
func (c *Config) extractor() string {
	return fmt.Sprint(digest.Version, " ", c.Summary.Words, " ", c.Summary.Sentences, " ", c.Zone)
}

// userCache is the folder for this seeds folder in the user's cache folder, "" if there is none.
func (c *Config) userCache() string {
	abs, err := filepath.Abs(c.Seeds)
	if err != nil {
		return ""
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(dir, "seedfeed", hex.EncodeToString(sum[:8]))
}

// writable makes the folder where it is missing and tries whether a file can be made in it.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".probe-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// site is what the documents have in common.
func (c *Config) site(feedID string) edition.Site {
	epoch, _ := parseTagDate(c.IDDate)
	return edition.Site{
		BaseURL: c.BaseURL, FeedID: feedID, IDBase: c.idBase(feedID), Title: c.Title, Description: c.Description, Author: c.Author, Language: c.Language,
		Rights: c.Rights, Icon: c.Icon, Logo: c.Logo, Limit: c.Limit, Full: c.Content == ContentFull,
		NoBrowserView: c.NoBrowserView, Sections: c.Sections, SearchText: c.SearchText, Hubs: c.Hubs,
		Epoch: epoch, Zone: c.Zone, Style: c.css,
	}
}
