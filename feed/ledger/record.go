package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Record is the identity of one article. Everything but the path, the text and what follows from it is fixed at first
// publication. Records can be compared with ==. All strings but Path and Gist must be valid UTF-8. The tags are those
// of the ledger's lines.
type Record struct {
	ID       string `json:"id,omitempty"`       // as in every feed; never used for another article
	Seq      int64  `json:"seq,omitempty"`      // order of first entry, from 1
	Path     string `json:"path,omitempty"`     // slash path relative to the seeds folder, any bytes
	Hash     string `json:"hash,omitempty"`     // of the bytes of the file
	TextHash string `json:"textHash,omitempty"` // of the cleaned text
	Slug     string `json:"slug,omitempty"`     // last element of the page's address
	Pictures string `json:"pictures,omitempty"` // hash of the pictures that it shows; NoPictures where none of those it names could be shown; LatePictures; "": it names none, or an older program wrote the record
	Gist     string `json:"-"`                  // any bytes: what package register compares versions of a text by; a line has them in base64

	Published time.Time `json:"published,omitzero"` // UTC, as all times here
	Updated   time.Time `json:"updated,omitzero"`
	Withdrawn time.Time `json:"withdrawn,omitzero"` // zero: the article is in the folder
	Expires   time.Time `json:"expires,omitzero"`   // when the article is to be withdrawn; zero: never
	Corrected time.Time `json:"corrected,omitzero"` // newest change of the text that readers are told of; zero: none
	Seen      time.Time `json:"seen,omitzero"`      // when readers first saw the article; zero: at Published
	Returned  time.Time `json:"returned,omitzero"`  // when a withdrawn article was last put back; zero: never

	Archive  int32     `json:"archive,omitempty"` // number of the archive document that holds it for good, from 1; 0: none
	Archived time.Time `json:"archived,omitzero"` // when that archive document was filled; zero: no archive, or not known

	Held bool `json:"held,omitempty"` // the article is withdrawn, but its file is in the folder: a draft, or expired
}

// NoPictures stands in Record.Pictures for pictures that are not there.
const NoPictures = "-"

// LatePictures stands in Record.Pictures while a picture that is there is not scaled yet: the hash is not known.
const LatePictures = "?"

func (r *Record) times() [8]*time.Time {
	return [...]*time.Time{
		&r.Published, &r.Updated, &r.Withdrawn, &r.Expires, &r.Corrected, &r.Seen, &r.Returned, &r.Archived,
	}
}

// stored returns r as the ledger keeps it: times in UTC, without a monotonic clock, and all strings in one piece, which
// saves memory.
func (r Record) stored() Record {
	for _, t := range r.times() {
		*t = t.Round(0).UTC()
	}
	text := r.ID + r.Path + r.Hash + r.TextHash + r.Slug + r.Pictures + r.Gist
	for _, s := range [...]*string{&r.ID, &r.Path, &r.Hash, &r.TextHash, &r.Slug, &r.Pictures, &r.Gist} {
		n := len(*s)
		*s, text = text[:n], text[n:]
	}
	return r
}

// Forgotten returns what remains of a withdrawn record once nothing of the article's text may stay: the id, the dates, the
// place in the archives, and a hash of the slug, which is made of words of the title. Index.BySlug still finds it.
func (r Record) Forgotten() Record {
	return Record{
		ID: r.ID, Seq: r.Seq, Slug: forgottenSlug(r.Slug), Archive: r.Archive, Archived: r.Archived,
		Published: r.Published, Updated: r.Updated, Withdrawn: r.Withdrawn, Corrected: r.Corrected, Seen: r.Seen, Returned: r.Returned,
	}
}

// forgottenMark begins the hash that stands for a slug. No slug has it.
const forgottenMark = "~"

func forgottenSlug(slug string) string {
	if slug == "" || strings.HasPrefix(slug, forgottenMark) {
		return slug
	}
	sum := sha256.Sum256([]byte(slug))
	return forgottenMark + hex.EncodeToString(sum[:16])
}

// Check refuses a record that the ledger could not give back as it was: a string that is not UTF-8, a year that RFC
// 3339 cannot write. Commit refuses all its records if one of them is such, so callers check each one before.
func (r *Record) Check() error {
	for _, s := range [...]string{r.ID, r.Hash, r.TextHash, r.Slug, r.Pictures} {
		if !utf8.ValidString(s) {
			return fmt.Errorf("ledger: record of %q: %q is not UTF-8", r.Path, s)
		}
	}
	for _, t := range r.times() {
		if !writable(*t) {
			return fmt.Errorf("ledger: record of %q: year %d cannot be written", r.Path, t.UTC().Year())
		}
	}
	return nil
}

// State is what the program remembers besides its articles. The zero value is that of a new ledger. Its strings must
// be valid UTF-8.
type State struct {
	FeedID    string `json:"feedID,omitempty"`    // of the main feed
	FirstScan bool   `json:"firstScan,omitempty"` // the first scan of the folder has begun and is not over
	Folder    string `json:"folder,omitempty"`    // identity of the folder whose first scan was over last

	// The version of the main feed that was sent last.
	Modified time.Time `json:"modified,omitzero"` // its Last-Modified, UTC
	Shared   bool      `json:"shared,omitempty"`  // an earlier version had the same second, so this one is sent without a date
	Sum      string    `json:"sum,omitempty"`     // hash of its bytes
	Updated  time.Time `json:"updated,omitzero"`  // newest change of what it shows, UTC; never goes back
}

// stored returns s as the ledger keeps it.
func (s State) stored() *State {
	s.Modified, s.Updated = s.Modified.Round(0).UTC(), s.Updated.Round(0).UTC()
	return &s
}

func (s *State) check() error {
	if !utf8.ValidString(s.FeedID) || !utf8.ValidString(s.Sum) || !utf8.ValidString(s.Folder) || !writable(s.Modified) || !writable(s.Updated) {
		return fmt.Errorf("ledger: state %+v cannot be written: a year or a text that is not UTF-8", *s)
	}
	return nil
}

// writable reports whether RFC 3339 can write t: its year has four digits.
func writable(t time.Time) bool {
	year := t.UTC().Year()
	return 0 <= year && year <= 9999
}
