package ledger

import (
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
	rows    []row // newest of each id
	byID    map[string]int32
	state   *line           // newest; nil: none
	sets    map[string]line // newest of each set of format 1
	version uint64          // highest
	bad     int             // lines that could not be read
	headed  bool            // a header was found
	old     bool            // something of format 1 was found
}

// newLoader returns a loader that expects about n records.
func newLoader(n int) *loader {
	return &loader{rows: make([]row, 0, n), byID: make(map[string]int32, n), sets: map[string]line{}}
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
		in.add(row{l.Record, l.Version})
	}
	return nil
}

// add keeps the newer of two rows with one id. Versions are equal where somebody joined two histories by hand (a merge
// in version control). Then any choice will do, but it must be the same each time.
func (in *loader) add(r row) {
	i, known := in.byID[r.ID]
	if !known {
		in.byID[r.ID] = int32(len(in.rows))
		in.rows = append(in.rows, r)
		return
	}
	old := &in.rows[i]
	joined := r.version == old.version && r.Record != old.Record
	if r.version > old.version || joined && fmt.Sprint(r.Record) > fmt.Sprint(old.Record) {
		*old = r
	}
}

// index returns the records that the lines add up to.
func (in *loader) index() *Index {
	// Two records have the same Seq where two histories were joined by hand.
	slices.SortFunc(in.rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID, b.ID))
	})
	x := newIndex(len(in.rows))
	x.put(in.rows...)
	x.version = in.version
	if n := len(in.rows); n > 0 {
		x.seq = in.rows[n-1].Seq
	}
	return x
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
		r := &in.rows[i]
		r.version += in.version
		if r.Archive > 0 && r.Archived.IsZero() {
			r.Archived = filled[r.Archive]
		}
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
