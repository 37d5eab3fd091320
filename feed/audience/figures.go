package audience

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// Figures are what an Audience has counted. They are also the contents of its file.
type Figures struct {
	Format      int           `json:"format"`
	Since       time.Time     `json:"since"` // polls are counted from here on
	Until       time.Time     `json:"until"`
	Articles    int           `json:"articles"`    // that are published; the caller sets it
	Feeds       []Feed        `json:"feeds"`       // that were polled
	Subscribers []Subscribers `json:"subscribers"` // as services report them
	Readers     []Reader      `json:"readers"`     // that polled, the busiest first
}

// Feed is what was sent of a main feed, or of all feeds below a path such as /speakers/.
type Feed struct {
	Feed      string `json:"feed"` // a path, or "other"
	Polls     int64  `json:"polls"`
	Deltas    int64  `json:"deltas"`    // of them, answered with what had changed (226)
	Unchanged int64  `json:"unchanged"` // of them, answered by saying that nothing had (304)
	Sent      int64  `json:"sent"`      // bytes of all bodies
	Saved     int64  `json:"saved"`     // bytes that whole feeds in the same encodings would have taken besides
}

// Subscribers is what a service says of a feed.
type Subscribers struct {
	Feed    string    `json:"feed"` // path; of a search with "?" and a hash of what is searched for
	Service string    `json:"service"`
	N       int       `json:"subscribers"`
	Asked   time.Time `json:"asked"` // the last time
}

// Reader is a program or service that polls feeds.
type Reader struct {
	Reader string `json:"reader"` // a name from our list, or "other"
	Polls  int64  `json:"polls"`
}

// format is that of the file.
const format = 1

// Figures returns what was counted so far. Lists are never nil.
func (a *Audience) Figures() Figures {
	now := a.now()
	f := Figures{
		Format: format, Since: a.since.UTC().Truncate(time.Second), Until: now.UTC().Truncate(time.Second),
		Feeds: []Feed{}, Readers: []Reader{}, Subscribers: a.reports.list(now),
	}
	for i := range a.feeds {
		t := &a.feeds[i]
		line := Feed{
			Feed: groups[i], Deltas: t.deltas.Load(), Unchanged: t.unchanged.Load(), Sent: t.sent.Load(), Saved: t.saved.Load(),
		}
		if line.Polls = t.whole.Load() + line.Deltas + line.Unchanged; line.Polls > 0 {
			f.Feeds = append(f.Feeds, line)
		}
	}
	for i := range a.readers {
		if n := a.readers[i].Load(); n > 0 {
			f.Readers = append(f.Readers, Reader{productName(i), n})
		}
	}
	slices.SortFunc(f.Readers, func(a, b Reader) int {
		return cmp.Or(cmp.Compare(b.Polls, a.Polls), strings.Compare(a.Reader, b.Reader))
	})
	return f
}

// Polls returns how many polls were counted.
func (a *Audience) Polls() (n int64) {
	for i := range a.readers {
		n += a.readers[i].Load()
	}
	return n
}

// MergeSearches returns the figures with the subscribers of all searches together, for people to read.
func (f Figures) MergeSearches() Figures {
	f.Subscribers = merge(f.Subscribers, func(path string) string {
		if groupOf(path) == searchGroup {
			return groups[searchGroup]
		}
		return path
	})
	return f
}

// ByGroup returns the subscribers of main feeds, and of all feeds of each other kind together: few lines, whatever is asked
// for.
func (f Figures) ByGroup() []Subscribers {
	return merge(f.Subscribers, func(path string) string { return groups[groupOf(path)] })
}

// merge adds up the subscribers of feeds that get one name.
func merge(list []Subscribers, name func(path string) string) []Subscribers {
	sums := map[[2]string]Subscribers{}
	for _, s := range list {
		path, _, _ := strings.Cut(s.Feed, "?")
		s.Feed = name(path)
		at := [2]string{s.Feed, s.Service}
		if sum, ok := sums[at]; ok {
			s.N += sum.N
			if sum.Asked.After(s.Asked) {
				s.Asked = sum.Asked
			}
		}
		sums[at] = s
	}
	merged := []Subscribers{}
	for _, s := range sums {
		merged = append(merged, s)
	}
	slices.SortFunc(merged, bySubscribers)
	return merged
}

// largestFile bounds what is read: the most reports with the longest paths.
const largestFile = mostReports*(longestFeed*6+200) + 1<<20

// Read reads the file of an earlier run.
func Read(path string) (f Figures, err error) {
	file, err := os.Open(path)
	if err != nil {
		return f, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, largestFile))
	if err != nil {
		return f, err
	}
	if f, err = decode(data); err != nil {
		return Figures{}, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

func decode(data []byte) (f Figures, err error) {
	if err = json.Unmarshal(data, &f); err == nil && f.Format != format {
		err = fmt.Errorf("format %d, not %d", f.Format, format)
	}
	return f, err
}

// Load takes over the subscribers of an earlier run. Polls begin at zero.
func (a *Audience) Load(path string) error {
	f, err := Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	a.reports.load(f.Subscribers, a.now())
	return err
}

// Write puts figures into a file, in the place of an older one. It is lost without harm: services report again.
func Write(path string, f Figures) error {
	data, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600) // one name: a killed program leaves one file
	if err != nil {
		return err
	}
	_, err = file.Write(append(data, '\n'))
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// DropParts removes the subscribers of all feeds but the main ones from a file. The paths of the others may have words of
// articles, such as the names of speakers. A file that cannot be used is deleted. It is no error if there is none.
func DropParts(path string) error {
	f, err := Read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return os.Remove(path)
	}
	f.Subscribers = slices.DeleteFunc(f.Subscribers, func(s Subscribers) bool { return groupOf(s.Feed) >= mainFeeds })
	return Write(path, f)
}
