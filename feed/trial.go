package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
	"seedfeed/feed/witness"
)

// A Trial runs the press over a folder without changing anything: what it writes goes into a temporary folder, where it
// begins with a copy of the state. It is the machinery of a Publisher, so that both decide alike. The time that a Publisher
// would wait before it withdraws an article does not pass: the clock of the trial is put ahead.
type Trial struct {
	Before map[string]ledger.Record // by id, as the state has them
	Facts  witness.Facts            // what was decided about each file, once it ran

	cfg     config
	press   *press
	handler *web.Handler // nil: nothing is served
	status  status
	temp    string
	ahead   atomic.Int64 // nanoseconds by which the clock of the trial is ahead
}

// TrialOptions say what a trial begins with.
type TrialOptions struct {
	Empty    bool            // no article is known: a first start
	Compare  bool            // note what readers have of the articles that change
	Base     string          // address under which Handler is reached, in the place of the public one; "": nothing is served
	Progress func(files int) // called with the number of files that were judged; nil: not called
}

// OpenTrial copies the state. The caller closes the trial.
func OpenTrial(with settings.Config, o TrialOptions) (*Trial, error) {
	c, err := newConfig(with)
	if err != nil {
		return nil, err
	}
	t := &Trial{cfg: c, Before: map[string]ledger.Record{}}
	used := t.cfg.UsedPlaces()
	if t.temp, err = os.MkdirTemp("", "seedfeed-trial-"); err != nil {
		return nil, err
	}
	t.cfg.State = filepath.Join(t.temp, "state")
	if err := t.copyState(used, o.Empty); err != nil {
		return nil, errors.Join(fmt.Errorf("copy of the state: %w", err), t.Close())
	}
	t.cfg.witness, t.cfg.Log = witness.New(o.Progress), slog.New(slog.DiscardHandler)
	t.cfg.witness.Compare = o.Compare
	now := c.Now
	t.cfg.Now = func() time.Time { return now().Add(time.Duration(t.ahead.Load())) }
	open := t.cfg.open
	t.cfg.open = func(dir string) (*ledger.Ledger, error) {
		l, err := open(dir)
		if err != nil {
			return nil, err
		}
		for r := range l.Index().All() {
			t.Before[r.ID] = r
		}
		return l, nil
	}
	if o.Base != "" {
		t.cfg.BaseURL = o.Base
		t.handler = web.New(t.cfg.Now)
	}
	if t.press, err = openPress(&t.cfg, t.handler, &t.status, ledger.State{}); err != nil {
		return nil, errors.Join(err, t.Close())
	}
	t.press.printer.DigestOf = remembered(t.press.digests.of)
	t.cfg.witness.Old = t.press.digests.old
	t.press.digests.wait = nameAfter // nobody waits for the other files of a batch
	return t, nil
}

// Settings are those of the trial: complete, and with its own folder for the state.
func (t *Trial) Settings() *settings.Config { return &t.cfg.Config }

// Index has the records of the articles, as they would be.
func (t *Trial) Index() *ledger.Index { return t.press.ledger.Index() }

// DigestOf returns the digest of a version of an article as its owner wants it, nil where its text cannot be read.
func (t *Trial) DigestOf(r ledger.Record) *digest.Digest { return t.press.digests.of(r) }

// Held iterates over the paths of files that are held back.
func (t *Trial) Held() iter.Seq[string] { return t.press.register.Held() }

// Faults are what is wrong with the owner's files.
func (t *Trial) Faults() []owner.Fault { return t.press.owner.Faults() }

// Printer makes the documents as they would be served.
func (t *Trial) Printer() *edition.Printer { return t.press.printer }

// Articles is the number of articles that would be published.
func (t *Trial) Articles() int { return t.press.catalogue.Len() }

// Archives is the number of archives.
func (t *Trial) Archives() int { return len(t.press.catalogue.Archives()) }

// Handler serves the documents under TrialOptions.Base; nil without it.
func (t *Trial) Handler() *web.Handler { return t.handler }

// Close removes the temporary files.
func (t *Trial) Close() error {
	var err error
	if t.press != nil {
		err = t.press.close()
	}
	return errors.Join(err, os.RemoveAll(t.temp))
}

// copyState copies what a start would read. Other programs may write to it meanwhile: each of the files is a journal, of
// which a torn end costs the last record, and the ledger is there twice.
func (t *Trial) copyState(used settings.Folders, empty bool) error {
	cache := filepath.Join(t.cfg.State, "cache")
	pictures := filepath.Join(cache, "pictures")
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		return err
	}
	if !empty {
		err := eachFile(used.Ledger, func(name string) error {
			if name == "lock" || strings.HasSuffix(name, ".tmp") {
				return nil
			}
			return copyFile(filepath.Join(used.Ledger, name), filepath.Join(t.cfg.State, name))
		})
		if err != nil {
			return err
		}
	}
	for _, name := range [...]string{"digests", "places", filingName} { // what cannot be read is made again
		_ = copyFile(filepath.Join(used.Cache, name), filepath.Join(cache, name))
	}
	from := filepath.Join(used.Cache, "pictures")
	_ = eachFile(from, func(name string) error {
		return os.Symlink(filepath.Join(from, name), filepath.Join(pictures, name))
	})
	return nil
}

// eachFile calls do with the names of the regular files of a folder, if there is one, until do fails.
func eachFile(dir string, do func(name string) error) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		if err := do(e.Name()); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// Run reads the folder and decides what a Publisher would decide within some seconds.
func (t *Trial) Run(ctx context.Context) error {
	p := t.press
	scan, done := context.WithCancelCause(ctx)
	defer done(nil)
	p.whole = func() { done(nil) }
	p.lost = func(err error) { done(err) }
	if err := p.watch(scan); err != nil {
		return err
	}
	if err := context.Cause(scan); errors.Is(err, watch.ErrLost) {
		return err
	}
	p.ctx = ctx
	if err := t.rest(ctx); err != nil {
		return fmt.Errorf("stopped before it was done: %w", err)
	}
	p.keepDigests()
	if err := p.print(t.cfg.Now()); err != nil {
		return err
	}
	t.Facts = p.cfg.witness.Facts()
	return nil
}

const (
	restSteps = 3 // seconds of the trial without any change, after which there is none to come
	restPoll  = 20 * time.Millisecond
	restMost  = 10 * time.Second // for pictures, which may not be there at all, and for what the owner says
)

// rest does what is due within the next seconds of the trial: files that are gone, articles whose path another one has
// taken, pictures that take long.
func (t *Trial) rest(ctx context.Context) error {
	p, began := t.press, time.Now()
	for quiet := 0; quiet < restSteps; {
		if err := ctx.Err(); err != nil {
			return err
		}
		if p.status.unwritten.Load() {
			return fmt.Errorf("the temporary folder %s cannot be written; free some space on its disk, or name another one by TMPDIR", t.temp)
		}
		again := t.hand(t.missing())
		_, due := p.due(t.cfg.Now())
		late, pictures := p.gallery.Late()
		again = slices.Concat(again, due, late, slices.Sorted(maps.Keys(p.asked)))
		clear(p.asked) // the watcher ended before it came to these
		switch {
		case len(again) > 0:
			t.hand(again)
			quiet = 0
		case len(p.digests.coming()) > 0, (pictures || !p.owner.Idle()) && time.Since(began) < restMost:
			time.Sleep(restPoll)
		default:
			quiet++
			t.ahead.Add(int64(time.Second))
		}
	}
	return nil
}

// missing returns the paths of the articles and held files that are not there any more.
func (t *Trial) missing() (gone []string) {
	for path := range t.press.paths() {
		_, err := t.cfg.files.look(path)
		if errors.Is(err, fs.ErrNotExist) {
			gone = append(gone, path)
		}
	}
	return gone
}

// hand hands paths over as they are now, as the watcher would, and returns those that are to be handed over again.
func (t *Trial) hand(paths []string) (again []string) {
	var changes []watch.Change
	for _, path := range paths {
		c := watch.Change{Path: path}
		stamp, err := t.cfg.files.look(path)
		if c.Stamp = stamp; err == nil && !t.press.gallery.Wanted(path) {
			c.Data, err = t.cfg.files.read(path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			c.Gone = true
		} else if err != nil {
			c.Err = err
		}
		changes = append(changes, c)
	}
	if len(changes) == 0 {
		return nil
	}
	return t.press.handle(changes)
}
