package ledger

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"seedfeed/feed/journal"
)

var errNewer = errors.New("written by a newer seedfeed")

// loader gathers the lines of both copies, which may come in any order.
type loader struct {
	table                   // the newest of each id, found by that alone
	state   *line           // newest; nil: none
	sets    map[string]line // newest of each set of format 1
	version uint64          // highest
	bad     int             // lines that could not be read
	headed  bool            // a header was found
	old     bool            // something of format 1 was found
	joined  bool            // records had the same Seq, see sort
}

// newLoader returns a loader that expects about n records.
func newLoader(n int) *loader {
	in := &loader{sets: map[string]line{}}
	in.rows, in.by[byID] = make([]row, 0, n), newLookup(n)
	return in
}

// parsed is a payload and what it says.
type parsed struct {
	payload []byte
	line    line
	err     error
}

// read takes the lines of one copy. A start spends most of its time in parsing them, so all processors do it, a batch
// at a time.
func (in *loader) read(j *journal.Journal) error {
	const most = 4096
	var batch []parsed // its memory is used again
	n := 0
	take := func() error {
		var wait sync.WaitGroup
		workers := min(runtime.GOMAXPROCS(0), 1+n/100)
		for first := range workers {
			wait.Go(func() {
				for i := first; i < n; i += workers {
					batch[i].err = batch[i].line.parse(batch[i].payload)
				}
			})
		}
		wait.Wait()
		for i := range n {
			if err := in.take(&batch[i]); err != nil {
				return err
			}
		}
		n = 0
		return nil
	}
	err := j.Each(func(_ int64, payload []byte) error {
		if n == len(batch) {
			batch = append(batch, parsed{})
		}
		batch[n].payload = append(batch[n].payload[:0], payload...)
		if n++; n < most {
			return nil
		}
		return take()
	})
	if err != nil {
		return err
	}
	return take()
}

func (in *loader) take(p *parsed) error {
	if p.err != nil {
		in.bad++
		return nil
	}
	l := &p.line
	in.version = max(in.version, l.Version)
	switch {
	case l.Format > format:
		return fmt.Errorf("%w (format %d, this one knows %d): use that one, or another --state", errNewer, l.Format, format)
	case l.Format > 0:
		in.headed = true
		in.old = in.old || l.Format < format
	case l.Set != "":
		in.old = true
		if l.Version >= in.sets[l.Set].Version {
			in.sets[l.Set] = *l
		}
	case l.State != nil:
		if in.state == nil || l.Version > in.state.Version {
			state := *l
			in.state = &state
		}
	default:
		in.add(l)
	}
	return nil
}

// add keeps the newer of two lines with one id. Versions are equal where somebody joined two histories by hand (a merge
// in version control). Then either line is right, but each start must choose the same one.
func (in *loader) add(l *line) {
	i := in.first(byID, l.ID)
	if i == none {
		r := in.stems.pack(&l.Record, l.Version)
		in.by[byID].add(r.keys()[byID], int32(len(in.rows)))
		in.rows = append(in.rows, r)
		return
	}
	switch version, _ := in.rows[i].newness(); {
	case l.Version < version:
	case l.Version > version || bytes.Compare(l.payload(), in.line(i).payload()) > 0:
		in.rows[i] = in.stems.pack(&l.Record, l.Version)
	}
}

// index returns the records that the lines add up to.
func (in *loader) index() *Index {
	in.sort()
	x := newIndex(len(in.rows))
	x.stems = in.stems
	for _, r := range in.rows {
		x.enter(r)
	}
	x.version = in.version
	if n := len(in.rows); n > 0 {
		x.seq = in.rows[n-1].seq()
	}
	return x
}

// sort sorts the rows by their Seq. Two records have the same Seq if someone joined two histories by hand. One of them then
// gets a new Seq after all others.
func (in *loader) sort() {
	slices.SortFunc(in.rows, func(a, b row) int {
		if by := cmp.Compare(a.seq(), b.seq()); by != 0 {
			return by
		}
		return cmp.Compare(a.keys()[byID], b.keys()[byID])
	})
	var again []row
	last := int64(0)
	in.rows = slices.DeleteFunc(in.rows, func(r row) bool {
		if r.seq() <= last {
			again = append(again, r)
			return true
		}
		last = r.seq()
		return false
	})
	in.joined = len(again) > 0
	for _, r := range again {
		record, version := in.stems.record(r)
		last++
		record.Seq = last
		in.rows = append(in.rows, in.stems.pack(&record, version))
	}
}

// upgrade turns what older formats said into what this one says. It gives all of it new versions, so that a copy that was
// rewritten counts, should a crash leave the other copy as it was.
func (in *loader) upgrade() {
	filled := make(map[int32]time.Time)
	for name, set := range in.sets {
		if number, ok := strings.CutPrefix(name, "archive "); ok {
			if n, err := strconv.ParseInt(number, 10, 32); err == nil {
				filled[int32(n)] = set.Modified.UTC()
			}
		}
	}
	for i := range in.rows {
		l := in.line(int32(i))
		if l.Archive > 0 && l.Archived.IsZero() {
			l.Archived = filled[l.Archive]
		}
		in.rows[i] = in.stems.pack(&l.Record, l.Version+in.version)
	}
	in.version = 2*in.version + 1
	if in.state == nil {
		main := in.sets["main"]
		in.state = &line{State: State{
			FeedID: in.sets["feed"].Sum, FirstScan: in.sets["first scan"].Sum == "begun",
			Modified: main.Modified, Shared: main.Shared, Sum: main.Sum, Updated: main.Updated,
		}.stored()}
	}
	in.state.Version = in.version
}
