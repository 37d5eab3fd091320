package feed_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layout is who may import whom inside the module. The order goes upward: packages that import nothing of ours; the stages
// over prose and markup; digest, ledger, cache; who, register, catalogue, filing; audit; edition; feed; the command.
//
// Package statuspage knows the status page, which package digest must not take for an article.
//
// The command reads digests and settings itself, so it imports digest, header, seed, statuspage and web as well as feed. What it listens on
// (sockets, certificates, the service manager) has nothing to do with feeds, and has rules of its own for each system.
var layout = map[string][]string{
	"feed/prose":               {},
	"feed/calendar":            {},
	"feed/clean":               {},
	"feed/journal":             {},
	"feed/dialect":             {}, // Markdown of site generators: text in, text out, so that package hypertext knows CommonMark and HTML alone
	"feed/markup":              {},
	"feed/hypertext":           {"feed/dialect", "feed/markup"},
	"feed/webpage":             {"feed/dialect", "feed/hypertext", "feed/markup"},
	"feed/markup/markuptest":   {"feed/markup"},
	"feed/page":                {"feed/clean", "feed/syndication", "feed/wording"}, // a page shows the feed and the items that readers get
	"feed/picture":             {},
	"feed/push":                {"feed/journal"}, // which remembers what the hook knows over restarts
	"feed/statuspage":          {},
	"feed/office":              {"feed/markup", "feed/prose", "feed/webpage"},
	"feed/listen":              {},
	"feed/syndication":         {"feed/clean", "feed/wording"}, // notices and corrections are written for people
	"feed/question":            {},
	"feed/watch":               {},
	"feed/web":                 {},
	"feed/wording":             {"feed/clean"}, // for its languages: a feed in "en_GB" has the words of English
	"feed/audience":            {"feed/web"},   // what polls of feeds tell, and nothing of who polls
	"feed/journal/journaltest": {"feed/journal"},
	"feed/testkit":             {},                                                // helpers of tests
	"feed/language":            {"feed/prose"},                                    // for its hash of words
	"feed/plaintext":           {"feed/language"},                                 // which tells in which encoding the letters are right
	"feed/email":               {"feed/markup", "feed/plaintext", "feed/webpage"}, // a message may be a page
	"feed/format":              {},
	"feed/order":               {"feed/calendar", "feed/lexis", "feed/prose"},                                                                                    // lexis: given names tell whom a note greets
	"feed/header":              {"feed/calendar", "feed/format", "feed/hypertext", "feed/language", "feed/markup", "feed/order", "feed/plaintext", "feed/prose"}, // what authors and owners write about an article
	"feed/unwrap":              {"feed/plaintext", "feed/prose"},
	"feed/seed":                {"feed/calendar", "feed/email", "feed/format", "feed/header", "feed/hypertext", "feed/language", "feed/lexis", "feed/markup", "feed/office", "feed/order", "feed/plaintext", "feed/prose", "feed/unwrap", "feed/webpage", "feed/who"}, // lexis, who: given names and family names tell the writers in a by-line from places and works
	"feed/folder":              {"feed/format", "feed/header"},
	"feed/former":              {}, // the feeds that a site had before: apart from seeds, because nothing else reads feeds

	"feed/quotation/answertest": {"feed/attribution", "feed/prose", "feed/quotation", "feed/referent", "feed/speech", "feed/testkit"}, // whom it chooses, for the tests of the packages that it is made of

	// The quotation stage has seven packages. Each imports only earlier ones: words and tokens; names; clauses; the referents of
	// pronouns; speech marked by the layout of a text; who may have said a quotation, and what in the text ties them to it;
	// quotations with the speakers that are chosen.
	"feed/lexis":       {"feed/prose"},
	"feed/mention":     {"feed/lexis"},
	"feed/clause":      {"feed/lexis", "feed/mention"},
	"feed/referent":    {"feed/clause", "feed/lexis", "feed/mention"},
	"feed/speech":      {"feed/lexis", "feed/prose"},
	"feed/attribution": {"feed/clause", "feed/lexis", "feed/mention", "feed/prose", "feed/referent", "feed/speech"},
	"feed/quotation":   {"feed/attribution", "feed/calendar", "feed/clause", "feed/lexis", "feed/mention", "feed/prose", "feed/referent", "feed/speech"}, // calendar: a day with an hour tells a line of a programme
	"feed/summarize":   {"feed/calendar", "feed/prose"},
	"feed/export":      {"feed/journal"}, // for its lock
	"feed/bucket":      {"feed/export"},  // for export.Site, which both write
	"feed/digest":      {"feed/header", "feed/markup", "feed/office", "feed/prose", "feed/quotation", "feed/seed", "feed/speech", "feed/statuspage", "feed/summarize"},
	"feed/who":         {"feed/header", "feed/prose"}, // identifies speakers across all articles; header has the list of people
	"feed/ledger":      {"feed/journal"},
	"feed/cache":       {"feed/journal"},
	"feed/gallery":     {"feed/cache", "feed/ledger", "feed/markup", "feed/picture"},
	// What side files and the list of people say, and which articles they touch. It is a package of its own because it owns
	// state on disk; it applies what it knows by feed/digest.
	"feed/owner":     {"feed/cache", "feed/digest", "feed/header", "feed/journal", "feed/ledger"},
	"feed/register":  {"feed/ledger", "feed/digest"},
	"feed/catalogue": {"feed/ledger"},
	"feed/filing":    {"feed/digest", "feed/header", "feed/journal", "feed/ledger", "feed/question", "feed/who"},
	"feed/audit":     {"feed/digest", "feed/filing", "feed/header", "feed/prose", "feed/question", "feed/who"}, // the table of all quotations, for the command and for readers
	"feed/edition":   {"feed/audit", "feed/catalogue", "feed/digest", "feed/filing", "feed/header", "feed/ledger", "feed/markup", "feed/page", "feed/picture", "feed/prose", "feed/question", "feed/syndication", "feed/web"},
	"feed/settings":  {"feed/digest", "feed/edition", "feed/push"}, // what an owner may choose, with its checks and defaults
	"feed/adopt":     {"feed/digest", "feed/edition", "feed/folder", "feed/former", "feed/header", "feed/ledger", "feed/register", "feed/settings", "feed/watch"},
	"feed/announce":  {"feed/catalogue", "feed/digest", "feed/edition", "feed/filing", "feed/journal", "feed/ledger", "feed/push", "feed/register", "feed/settings"},
	"feed/outlet":    {"feed/announce", "feed/bucket", "feed/edition", "feed/export", "feed/settings", "feed/web"}, // news, because it is told once the files are there
	"feed/account":   {"feed/catalogue", "feed/digest", "feed/ledger", "feed/owner", "feed/register", "feed/settings", "feed/statuspage"},
	"feed/witness":   {"feed/digest", "feed/edition", "feed/ledger", "feed/register"},
	// It imports header for the names of side files, which it holds back.
	"feed": {"feed/account", "feed/announce", "feed/audience", "feed/audit", "feed/cache", "feed/catalogue", "feed/digest", "feed/edition", "feed/filing", "feed/folder", "feed/gallery", "feed/header", "feed/journal", "feed/ledger", "feed/outlet", "feed/owner", "feed/picture", "feed/register", "feed/settings", "feed/statuspage", "feed/watch", "feed/web", "feed/witness"},
	// Commands that show what would be published: they look at a trial of package feed.
	"feed/check":   {"feed", "feed/edition", "feed/folder", "feed/header", "feed/settings", "feed/watch"},
	"feed/preview": {"feed", "feed/digest", "feed/ledger", "feed/register", "feed/settings", "feed/statuspage", "feed/web", "feed/witness"},
	// The command is cut by what a reader has to hold in the head at once. What people read on a terminal comes first, because
	// none of it knows of feeds or settings; then the grammar of the command line, which help and completion explain.
	"cmd/seedfeed/internal/amount":      {},
	"cmd/seedfeed/internal/suggest":     {},
	"cmd/seedfeed/internal/streams":     {},
	"cmd/seedfeed/internal/terminal":    {},
	"cmd/seedfeed/internal/progress":    {"cmd/seedfeed/internal/amount", "cmd/seedfeed/internal/terminal"},
	"cmd/seedfeed/internal/eventlog":    {"cmd/seedfeed/internal/terminal"},
	"cmd/seedfeed/internal/sockets":     {"feed/listen"},
	"cmd/seedfeed/internal/grammar":     {},
	"cmd/seedfeed/internal/completion":  {"cmd/seedfeed/internal/grammar"},
	"cmd/seedfeed/internal/helptext":    {"cmd/seedfeed/internal/grammar", "cmd/seedfeed/internal/terminal"},
	"cmd/seedfeed/internal/options":     {"feed/digest", "feed/listen", "feed/push", "feed/settings"},
	"cmd/seedfeed/internal/commandline": {"cmd/seedfeed/internal/grammar", "cmd/seedfeed/internal/options", "cmd/seedfeed/internal/suggest", "feed/header", "feed/push"},
	"cmd/seedfeed/internal/answers":     {"cmd/seedfeed/internal/options", "cmd/seedfeed/internal/streams", "cmd/seedfeed/internal/terminal", "feed/digest", "feed/folder", "feed/format", "feed/header", "feed/seed", "feed/statuspage", "feed/watch"},

	"cmd/seedfeed": {"cmd/seedfeed/internal/amount", "cmd/seedfeed/internal/answers", "cmd/seedfeed/internal/commandline", "cmd/seedfeed/internal/completion", "cmd/seedfeed/internal/eventlog", "cmd/seedfeed/internal/grammar", "cmd/seedfeed/internal/helptext", "cmd/seedfeed/internal/options", "cmd/seedfeed/internal/progress", "cmd/seedfeed/internal/sockets", "cmd/seedfeed/internal/streams", "cmd/seedfeed/internal/suggest", "cmd/seedfeed/internal/terminal", "feed", "feed/adopt", "feed/audience", "feed/audit", "feed/check", "feed/listen", "feed/preview", "feed/settings", "feed/statuspage", "feed/web"},
}

// owners names the packages that may import a module: one, but for kong, which reads the grammar from structs of several.
var owners = map[string][]string{
	"github.com/gorilla/feeds":           {"feed/syndication"},
	"github.com/fsnotify/fsnotify":       {"feed/watch"},
	"github.com/andybalholm/brotli":      {"feed/web"},
	"github.com/klauspost/compress/zstd": {"feed/cache"},
	"github.com/klauspost/compress/s2":   {"feed/filing"},
	"github.com/klauspost/compress/gzip": {"feed/web"},
	"github.com/alecthomas/kong":         {"cmd/seedfeed", "cmd/seedfeed/internal/commandline", "cmd/seedfeed/internal/completion", "cmd/seedfeed/internal/grammar", "cmd/seedfeed/internal/helptext", "cmd/seedfeed/internal/options"},
	"go.yaml.in/yaml/v3":                 {"feed/header"},
	"github.com/yuin/goldmark":           {"feed/hypertext"},
	"github.com/pelletier/go-toml/v2":    {"feed/header"},
	"github.com/bmatcuk/doublestar/v4":   {"feed/folder"},
	"golang.org/x/net/html":              {"feed/hypertext", "feed/webpage"},
	"github.com/microcosm-cc/bluemonday": {"feed/markup"},
	"golang.org/x/image/webp":            {"feed/picture"},
	"github.com/mmcdole/gofeed":          {"feed/former"},
	"github.com/minio/minio-go/v7":       {"feed/bucket"},

	"codeberg.org/readeck/go-readability/v2":       {"feed/webpage"},
	"github.com/minio/minio-go/v7/pkg/credentials": {"feed/bucket"},
}

func TestImports(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return cmpErr(err, fs.SkipDir)
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, _ := filepath.Rel("..", path)
		pkg := filepath.ToSlash(filepath.Dir(rel))
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if strings.Contains(pkg, "/internal/") && f.Name.Name == "main" { // programs that stand apart: they measure, or fit weights
			return nil
		}
		allowed, ok := layout[pkg]
		if !ok {
			t.Errorf("%s: package %s has no place in the layout", rel, pkg)
		}
		for _, spec := range f.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if own, ours := strings.CutPrefix(name, "seedfeed/"); ours && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s", rel, own)
			}
			if who := owners[name]; who != nil && !slices.Contains(who, pkg) {
				t.Errorf("%s imports %s, which belongs to %v", rel, name, who)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func cmpErr(err, or error) error {
	if err != nil {
		return err
	}
	return or
}

// TestRoot holds what the root of the repository may have, as its owner fixed it.
func TestRoot(t *testing.T) {
	out, err := exec.Command("git", "-C", "..", "ls-tree", "--name-only", "HEAD").Output()
	if err != nil {
		t.Skip("SKIPPED: not a clone: ", err)
	}
	allowed := []string{"cmd", "feed", "seeds", "go.mod", "go.sum", "README.md"}
	for _, name := range strings.Fields(string(out)) {
		if !strings.HasPrefix(name, ".") && !slices.Contains(allowed, name) {
			t.Errorf("%s does not belong in the root", name)
		}
	}
}
