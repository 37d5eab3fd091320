package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"
	"unicode/utf8"
)

// format is the number in the header of the files. It rises when an older program would misread them: 2 has one line
// for the state, the time of an archive in its records, and no ties; 3 has the past of an article, by which readers of a former
// feed know it, and what its owner said.
const format = 3

// line is one record of the journals: a header, a Record, or the State.
type line struct {
	Format  int    `json:"ledger,omitempty"` // only the header has it
	Version uint64 `json:"v,omitempty"`      // rises with every line; the newest line of an id, or of the state, counts

	Record
	PathBytes []byte `json:"pathBytes,omitempty"` // instead of Path if that is not UTF-8 (Unix names are bytes)
	Gist      []byte `json:"gist,omitempty"`
	Past      *Past  `json:"past,omitempty"`

	State *State `json:"state,omitempty"`

	format1
}

// format1 holds what lines of format 1 may say besides. Set names one of several sets of values that are the State
// now; its Updated is that of the embedded Record. A tie counted the articles that changed in the same second before.
type format1 struct {
	Set          string    `json:"set,omitempty"`
	Modified     time.Time `json:"modified,omitzero"`
	Shared       bool      `json:"shared,omitempty"`
	Sum          string    `json:"sum,omitempty"`
	Tie          int       `json:"tie,omitempty"`
	WithdrawnTie int       `json:"withdrawnTie,omitempty"`
}

var errLine = errors.New("neither a record nor a state")

// parse reads a payload. Its checksum was right, so whatever is wrong with it was written like that.
func (l *line) parse(payload []byte) error {
	*l = line{}
	if !l.quick(payload) {
		*l = line{}
		if err := json.Unmarshal(payload, l); err != nil {
			return err
		}
	}
	if l.PathBytes != nil {
		l.Path = string(l.PathBytes)
	}
	l.Record.Gist = string(l.Gist)
	if l.Past != nil {
		l.SetPast(*l.Past)
	}
	if l.Format == 0 && (l.ID != "") == (l.Set != "" || l.State != nil) {
		return errLine
	}
	apart(&l.Updated, l.Tie)
	apart(&l.Withdrawn, l.WithdrawnTie)
	l.Record = l.Record.stored()
	if l.State != nil {
		l.State = l.State.stored()
	}
	return nil
}

// apart makes times of format 1 differ that were written as one second, each with a tie.
func apart(t *time.Time, tie int) {
	if !t.IsZero() && t.Nanosecond() == 0 && 0 < tie && tie < 1e6 {
		*t = t.Add(time.Duration(tie) * time.Microsecond)
	}
}

// payload returns the line as JSON. It cannot fail for what Check accepts.
func (l line) payload() []byte {
	if !utf8.ValidString(l.Path) {
		l.PathBytes = []byte(l.Path)
	}
	l.Gist = []byte(l.Record.Gist)
	if past := l.Known(); past != (Past{}) {
		l.Past = &past
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // people and grep read the lines, not browsers
	if err := e.Encode(l); err != nil {
		return nil
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
