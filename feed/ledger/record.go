package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
	"unique"
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
	Owner    string `json:"owner,omitempty"`    // names what the owner of the folder says of the article, and what readers see of it; "": nothing
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

	Past PastRef `json:"-"` // zero: none; see Known and SetPast
}

// PastRef refers to a Past. Few articles have one, so a record holds no more than this word. Two of them are equal if
// what they refer to is.
type PastRef struct{ past unique.Handle[Past] }

// Equal reports whether two articles have equal pasts.
func (r PastRef) Equal(other PastRef) bool { return r == other }

// Past is what readers know of an article from another program, or from an address that it had. All strings must be
// valid UTF-8.
type Past struct {
	AtomID string `json:"atomID,omitempty"` // id in Atom, if it differs from Record.ID
	JSONID string `json:"jsonID,omitempty"` // id in JSON Feed, if it differs from Record.ID
	Link   string `json:"link,omitempty"`   // address that the item links to; "": the page of the article
	NoGUID bool   `json:"noGUID,omitempty"` // the item has no guid in RSS: readers know it by its link
	Date   string `json:"date,omitempty"`   // pubDate in RSS as it was written, where readers may know the item by it
	Kept   string `json:"kept,omitempty"`   // addresses where the article was, one a line, see Addresses
	Given  string `json:"given,omitempty"`  // addresses that the header of the article claims, one a line
}

// Addresses returns all addresses that lead to the article besides that of its page, each once: the path below the base
// address, and the query if there is one.
func (p Past) Addresses() []string {
	all := strings.Fields(p.Kept + "\n" + p.Given) // no address has a space
	slices.Sort(all)
	return slices.Compact(all)
}

// Known returns the past of an article, zero if it has none.
func (r *Record) Known() Past {
	if r.Past == (PastRef{}) {
		return Past{}
	}
	return r.Past.past.Value()
}

// SetPast sets the past of an article; the zero Past is none.
func (r *Record) SetPast(p Past) {
	r.Past = PastRef{}
	if p != (Past{}) {
		r.Past = PastRef{unique.Make(p)}
	}
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

// stored returns r as the ledger keeps it: times in UTC, without a monotonic clock.
func (r Record) stored() Record {
	for _, t := range r.times() {
		*t = t.Round(0).UTC()
	}
	return r
}

// Forgotten returns what remains of a withdrawn record once nothing of the article's text may stay: the ids by which readers
// know it, the dates, the place in the archives, and a hash of the slug, which is made of words of the title. Index.BySlug
// still finds it. Other addresses that led to the article are dropped.
func (r Record) Forgotten() Record {
	f := Record{
		ID: r.ID, Seq: r.Seq, Slug: forgottenSlug(r.Slug), Archive: r.Archive, Archived: r.Archived,
		Published: r.Published, Updated: r.Updated, Withdrawn: r.Withdrawn, Corrected: r.Corrected, Seen: r.Seen, Returned: r.Returned,
	}
	past := r.Known()
	past.Kept, past.Given = "", ""
	if !past.NoGUID {
		past.Link, past.Date = "", ""
	}
	f.SetPast(past)
	return f
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
	past := r.Known()
	for _, s := range [...]string{
		r.ID, r.Hash, r.TextHash, r.Slug, r.Pictures, r.Owner, past.AtomID, past.JSONID, past.Link, past.Date, past.Kept, past.Given,
	} {
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
	Extractor string `json:"extractor,omitempty"` // version of the digests that were made of all files last; "": not known

	Floor time.Time `json:"floor,omitzero"`  // the main feed shows no older articles, UTC: subscribers of the feed before it never had them
	Feeds string    `json:"feeds,omitempty"` // addresses of feeds before this one, a line each: the path with the query, a space, and the path of the feed that is served there

	// The version of the main feed that was sent last.
	Modified time.Time `json:"modified,omitzero"` // its Last-Modified, UTC
	Shared   bool      `json:"shared,omitempty"`  // an earlier version had the same second, so this one is sent without a date
	Sum      string    `json:"sum,omitempty"`     // hash of its bytes
	Updated  time.Time `json:"updated,omitzero"`  // newest change of what it shows, UTC; never goes back
}

// stored returns s as the ledger keeps it.
func (s State) stored() *State {
	for _, t := range [...]*time.Time{&s.Modified, &s.Updated, &s.Floor} {
		*t = t.Round(0).UTC()
	}
	return &s
}

func (s *State) check() error {
	if !utf8.ValidString(s.FeedID) || !utf8.ValidString(s.Sum) || !utf8.ValidString(s.Folder) || !utf8.ValidString(s.Extractor) || !utf8.ValidString(s.Feeds) || !writable(s.Modified) || !writable(s.Updated) || !writable(s.Floor) {
		return fmt.Errorf("ledger: state %+v cannot be written: a year or a text that is not UTF-8", *s)
	}
	return nil
}

// writable reports whether RFC 3339 can write t: its year has four digits.
func writable(t time.Time) bool {
	year := t.UTC().Year()
	return 0 <= year && year <= 9999
}
