package push

import (
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"seedfeed/feed/journal"
)

// known is what the hook knows, kept in a journal. All articles up to a Seq are known as they were at a time; the lines of
// single articles say where that is not so.
type known struct {
	journal *journal.Journal
	begun   bool
	seq     int64
	floor   time.Time
	told    map[string]time.Time // newest change that the hook knows of, by id; zero: it does not know the article
	damaged bool                 // the journal must be rewritten
}

// knownLine is one record: of all articles, or of the one with an id.
type knownLine struct {
	Seq   int64     `json:"seq,omitempty"`
	Floor time.Time `json:"floor,omitzero"`

	ID   string    `json:"id,omitempty"`
	Told time.Time `json:"told,omitzero"`
}

// longFrom is the number of lines that are never worth a rewrite.
const longFrom = 4096

func (k *known) open(fsys journal.FS, path string) (err error) {
	k.told = map[string]time.Time{}
	k.journal, err = journal.Open(fsys, path, func(_ int64, payload []byte) error {
		var l knownLine
		switch {
		case json.Unmarshal(payload, &l) != nil:
		case l.ID != "":
			k.told[l.ID] = l.Told
		default:
			k.begun, k.seq, k.floor = true, l.Seq, l.Floor
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("what the hook knows: %w", err)
	}
	k.damaged = k.journal.Damaged() > 0
	return nil
}

// of returns the newest change of an article that the hook knows of, zero if it does not know the article.
func (k *known) of(s State) time.Time {
	if at, ok := k.told[s.ID]; ok {
		return at
	}
	if s.Seq <= k.seq {
		if k.floor.Before(s.Changed) {
			return k.floor
		}
		return s.Changed
	}
	return time.Time{}
}

// owes reports whether the hook does not know a state.
func (k *known) owes(s State) bool { return !s.Changed.Equal(k.of(s)) }

// note adds that the hook knows a state. It is not synced: what is lost by a power cut is told again.
func (k *known) note(s State) error {
	k.told[s.ID] = s.Changed
	line, err := json.Marshal(knownLine{ID: s.ID, Told: s.Changed})
	if err == nil {
		_, err = k.journal.Append(line)
	}
	k.damaged = k.damaged || err != nil
	return err
}

// long reports whether the journal should be rewritten when so many articles are owed a call.
func (k *known) long(owed int) bool {
	return k.damaged || k.journal.Count() > longFrom+2*owed
}

// reset makes the journal empty: nothing is begun.
func (k *known) reset() error {
	k.begun, k.seq, k.floor = false, 0, time.Time{}
	clear(k.told)
	return k.journal.Rewrite(func(func([]byte) bool) {})
}

// rewrite writes the journal anew: all articles are known as they are now, but those that are owed a call stay as they
// were. The first line is there twice: without it, all articles would seem to be owed or known.
func (k *known) rewrite(all iter.Seq[State], owed func(id string) bool) error {
	next := known{begun: true, told: map[string]time.Time{}}
	for s := range all {
		next.seq = max(next.seq, s.Seq)
		if owed != nil && owed(s.ID) {
			next.told[s.ID] = k.of(s)
		} else if s.Changed.After(next.floor) {
			next.floor = s.Changed
		}
	}
	err := k.journal.Rewrite(func(yield func([]byte) bool) {
		first, _ := json.Marshal(knownLine{Seq: next.seq, Floor: next.floor})
		for range 2 {
			if !yield(first) {
				return
			}
		}
		for id, at := range next.told {
			if line, err := json.Marshal(knownLine{ID: id, Told: at}); err != nil || !yield(line) {
				return
			}
		}
	})
	if err != nil {
		return fmt.Errorf("what the hook knows: %w", err)
	}
	k.begun, k.seq, k.floor, k.told, k.damaged = true, next.seq, next.floor, next.told, false
	return nil
}

func (k *known) close() error { return k.journal.Close() }
