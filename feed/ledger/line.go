package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// line is what one record of the journals says: a Record, a Documents, or the header.
type line struct {
	Format  int    `json:"ledger,omitempty"` // of the header only
	Version uint64 `json:"v,omitempty"`      // rises with every line; the newest of an id or set counts

	ID        string    `json:"id,omitempty"`
	Seq       int64     `json:"seq,omitempty"`
	Path      string    `json:"path,omitempty"`
	PathBytes []byte    `json:"pathBytes,omitempty"` // base64, where Path is not UTF-8 (Unix names are bytes)
	Hash      string    `json:"hash,omitempty"`
	TextHash  string    `json:"textHash,omitempty"`
	Slug      string    `json:"slug,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"`
	Withdrawn time.Time `json:"withdrawn,omitzero"`
	Expires   time.Time `json:"expires,omitzero"`
	Corrected time.Time `json:"corrected,omitzero"`
	Seen      time.Time `json:"seen,omitzero"`
	Returned  time.Time `json:"returned,omitzero"`
	Tie       int32     `json:"tie,omitempty"`
	GoneTie   int32     `json:"withdrawnTie,omitempty"`
	Archive   int32     `json:"archive,omitempty"`

	Set      string    `json:"set,omitempty"`
	Modified time.Time `json:"modified,omitzero"`
	Shared   bool      `json:"shared,omitempty"`
	Sum      string    `json:"sum,omitempty"`
}

func recordLine(r Record, version uint64) line {
	return line{
		Version: version, ID: r.ID, Seq: r.Seq, Path: r.Path, Hash: r.Hash, TextHash: r.TextHash, Slug: r.Slug,
		Published: r.Published.UTC(), Updated: r.Updated.UTC(), Withdrawn: r.Withdrawn.UTC(), Expires: r.Expires.UTC(),
		Corrected: r.Corrected.UTC(), Seen: r.Seen.UTC(), Returned: r.Returned.UTC(), Tie: r.Tie, GoneTie: r.WithdrawnTie, Archive: r.Archive,
	}
}

func documentsLine(d Documents, version uint64) line {
	return line{Version: version, Set: d.Set, Modified: d.Modified.UTC(), Shared: d.Shared, Sum: d.Sum, Updated: d.Updated.UTC()}
}

var errLine = errors.New("neither a record nor a set of documents")

// parseLine reads a payload. The checksum has passed, so that what is wrong here was written wrong, or by
// another hand.
func parseLine(payload []byte) (line, error) {
	l, ok := parsePlain(string(payload))
	if !ok {
		if err := json.Unmarshal(payload, &l); err != nil {
			return line{}, err
		}
	}
	if l.PathBytes != nil {
		l.Path, l.PathBytes = string(l.PathBytes), nil
	}
	if l.Format == 0 && (l.ID == "") == (l.Set == "") {
		return line{}, errLine
	}
	l.Modified, l.Updated = l.Modified.UTC(), l.Updated.UTC()
	return l, nil
}

// payload returns the line as JSON. It cannot go wrong for what check let pass.
func (l line) payload() []byte {
	if !utf8.ValidString(l.Path) {
		l.PathBytes = []byte(l.Path)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the lines are for people and grep, not for browsers
	if err := e.Encode(l); err != nil {
		return nil
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

type lines []line

func (ls lines) payloads() [][]byte {
	out := make([][]byte, len(ls))
	for i := range ls {
		out[i] = ls[i].payload()
	}
	return out
}

// Check refuses what the ledger could not give back as it was: strings that are not UTF-8, years that RFC 3339 has no
// form for. One such record makes Commit refuse all that come with it, so callers ask for each alone before.
func (r *Record) Check() error {
	for _, s := range [...]string{r.ID, r.Hash, r.TextHash, r.Slug} {
		if !utf8.ValidString(s) {
			return fmt.Errorf("ledger: record of %q: %q is not UTF-8", r.Path, s)
		}
	}
	for _, t := range [...]time.Time{r.Published, r.Updated, r.Withdrawn, r.Expires, r.Corrected, r.Seen, r.Returned} {
		if !writable(t) {
			return fmt.Errorf("ledger: record of %q: year %d cannot be written", r.Path, t.UTC().Year())
		}
	}
	return nil
}

func check(records []Record, docs []Documents) error {
	for i := range records {
		if records[i].ID == "" {
			return fmt.Errorf("ledger: record of %q has no id", records[i].Path)
		}
		if err := records[i].Check(); err != nil {
			return err
		}
	}
	for _, d := range docs {
		if d.Set == "" || !utf8.ValidString(d.Set) || !utf8.ValidString(d.Sum) || !writable(d.Modified) || !writable(d.Updated) {
			return fmt.Errorf("ledger: documents %q, sum %q, %v cannot be written", d.Set, d.Sum, d.Modified)
		}
	}
	return nil
}

// writable reports whether RFC 3339 has a form for t: four digits of year.
func writable(t time.Time) bool {
	year := t.UTC().Year()
	return 0 <= year && year <= 9999
}
