package edition

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/syndication"
)

// Key returns a hash of everything that the document at a path is made from. Documents at one path with equal keys have equal
// bytes if the same program makes them. Key does not read digests. It returns "" if the key is not known without making the
// document. Links is the result of Links for the document with the last key, or "" for none. Key is safe for concurrent use.
func (e *Edition) Key(at, links string) string {
	at = strings.TrimPrefix(at, "/")
	if name, ok := strings.CutPrefix(at, files); ok {
		return name // a hash of its content
	}
	if s := e.Stream(at); s != nil {
		return s.Sum
	}
	if e.digestKey == nil {
		return ""
	}
	k := &keyer{Edition: e, Hash: newHash()}
	if !k.document(at) {
		return ""
	}
	k.links(links)
	return k.sum()
}

// keys holds the inputs of the keys of an edition's documents.
type keys struct {
	digestKey func(ledger.Record) string // as Printer.DigestKey
	siteSum   func() string
	weekTable func() weekTable
	lacking   *atomic.Int64 // see Lacking
}

// keyer hashes the inputs of a document.
type keyer struct {
	*Edition
	hash.Hash
	buffer []byte
	shown  func(ledger.Record) // called with each article whose text the document shows; nil: not needed
}

func newHash() hash.Hash { return sha256.New() }

func (k *keyer) sum() string { return hex.EncodeToString(k.Hash.Sum(nil)[:16]) }

// add adds texts, each with its length, so that none runs into the next.
func (k *keyer) add(texts ...string) {
	b := k.buffer[:0]
	for _, s := range texts {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	k.Write(b)
	k.buffer = b
}

// times adds times as pages write them: in the zone of the site.
func (k *keyer) times(times ...time.Time) {
	b := k.buffer[:0]
	for _, at := range times {
		zone, offset := at.In(k.site.zone()).Zone()
		b = binary.AppendVarint(b, at.Unix())
		b = binary.AppendUvarint(b, uint64(at.Nanosecond()))
		b = binary.AppendVarint(b, int64(offset))
		b = append(binary.AppendUvarint(b, uint64(len(zone))), zone...)
	}
	k.Write(b)
	k.buffer = b
}

// document adds all inputs of the document at a path except the targets of links. It returns false if they are not known.
func (k *keyer) document(at string) bool {
	k.add(k.siteSum(), at)
	folder, rest, _ := strings.Cut(at, "/")
	switch folder + "/" {
	case articles:
		r, ok := k.index.BySlug(rest)
		return ok && k.page(r)
	case cards:
		r, ok := k.index.BySlug(strings.TrimSuffix(rest, ".png"))
		return ok && k.record(r)
	case archive:
		number, _, _ := strings.Cut(rest, "/")
		n, err := strconv.Atoi(number)
		return err == nil && n >= 1 && n <= len(k.archives) && k.history(n)
	case weekly:
		return k.weekly(rest)
	}
	return k.filedUnder(at)
}

// sum returns a hash of all settings. It includes any field that is added to Site.
func (s *Site) sum() string {
	all := *s
	all.Index, all.PictureOf, all.PicturesOf, all.FileOf, all.Zone = nil, nil, nil, nil, nil // zone: see keyer.times
	h := sha256.Sum256(fmt.Appendf(nil, "%#v", all))
	return string(h[:])
}

// record adds a record, the key of its digest, and its pictures. It returns false if the terms of the article are not known.
func (k *keyer) record(r ledger.Record) bool {
	k.add(r.ID, r.Path, r.Hash, r.Slug, r.Owner, k.digestKey(r))
	k.times(r.Published, r.Updated, r.Withdrawn, r.Corrected, r.Seen, r.Returned)
	if known := k.site.known(r); known != (syndication.Known{}) {
		k.add(fmt.Sprintf("%#v", known))
	}
	if !r.Withdrawn.IsZero() {
		return true
	}
	if k.site.PicturesOf != nil {
		for address, forms := range k.site.PicturesOf(r.Path) {
			k.add(address, fmt.Sprintf("%#v", forms))
		}
	}
	followed, ok := k.filing.Followed(r)
	k.add(followed)
	if k.shown != nil {
		k.shown(r)
	}
	return ok
}

// page adds the inputs of the page of an article.
func (k *keyer) page(r ledger.Record) bool {
	if ok := k.record(r); !ok || !r.Withdrawn.IsZero() {
		return ok
	}
	shown := k.shown
	k.shown = nil // of its neighbours the page shows the titles
	defer func() { k.shown = shown }()
	older, newer := catalogue.Around(k.archives, k.places, catalogue.PlaceOf(r), k.live)
	for _, p := range [...]catalogue.Place{older, newer} {
		near, ok := k.index.BySeq(p.Seq)
		if k.add(strconv.FormatInt(p.Seq, 10)); ok && !k.record(near) {
			return false
		}
	}
	return true
}

// items adds articles by their Seqs, and whether readers hear of the withdrawn ones.
func (k *keyer) items(seqs ...int64) bool {
	for _, seq := range seqs {
		r, ok := k.index.BySeq(seq)
		if !ok {
			continue
		}
		if !k.record(r) {
			return false
		}
		k.add(strconv.FormatBool(k.span.Has(r.Withdrawn)))
	}
	return true
}

// history adds the inputs of archive n.
func (k *keyer) history(n int) bool {
	k.add("archive", strconv.Itoa(n), strconv.FormatBool(n < len(k.archives)))
	for _, p := range k.archives[n-1] {
		if !k.items(p.Seq) {
			return false
		}
	}
	return true
}

// filedUnder adds the inputs of a document of a term. It returns false for all other documents.
func (k *keyer) filedUnder(at string) bool {
	folder, rest, _ := strings.Cut(at, "/")
	slug := path.Dir(rest + "x") // no term has that of a page that lists terms
	for _, kind := range k.site.kinds() {
		if indexKinds[kind] == folder {
			c, ok := k.term(kind, slug)
			return ok && k.cut(c)
		}
	}
	return false
}

// cut adds the inputs of the documents of a cut.
func (k *keyer) cut(c Cut) bool {
	k.add("cut", c.Path, c.Query, c.Title, c.Note, c.Person, strconv.FormatBool(k.span.Notices))
	for _, left := range c.Left {
		k.times(left.At)
		if r, ok := k.index.BySeq(left.Seq); ok {
			k.add(r.ID)
			k.times(r.Published)
		}
	}
	k.add("articles")
	if !k.items(c.Live[:min(len(c.Live), k.site.Limit)]...) {
		return false
	}
	k.add("withdrawn")
	for _, r := range k.withdrawn(c) {
		if !k.record(r) {
			return false
		}
	}
	return true
}

// weekly adds the inputs of a document about weeks.
func (k *keyer) weekly(rest string) bool {
	t := k.weekTable()
	first, end := 0, min(len(t.weeks), weeksInFeed, k.site.Limit)
	if name, isPage := strings.CutSuffix(rest, "/"); isPage {
		i, ok := t.number[name]
		if !ok {
			return false
		}
		first, end = i, i+1
		for _, i := range [...]int{i - 1, i + 1} { // the weeks next to it, of which it has the title
			if i >= 0 && i < len(t.weeks) {
				k.add(t.weeks[i].name)
				k.times(t.weeks[i].from, t.weeks[i].to)
			}
		}
	}
	for i := first; i < end; i++ {
		w, a := t.weeks[i], t.articles[i]
		k.add("week", w.name, strconv.Itoa(a.withdrawn))
		k.times(w.from, w.to, a.changed)
		for _, p := range a.live {
			if !k.items(p.seq) {
				return false
			}
		}
	}
	return true
}

// localLink is a link in the article of a file that may lead to another article.
type localLink struct{ File, Address string }

// mostLinks bounds the links of a document that has a key.
const mostLinks = 1000

// links adds the targets of links.
func (k *keyer) links(links string) {
	if links == "" {
		return
	}
	var all []localLink
	if json.Unmarshal([]byte(links), &all) != nil {
		k.add("unknown")
		return
	}
	for _, l := range all {
		to, ok := k.site.target(l.File, l.Address)
		k.add(l.File, l.Address, to.Slug, strconv.FormatBool(ok))
	}
}

// ShowsText reports whether the document at a path may show texts with their links: pictures, cards and tables do not.
func ShowsText(at string) bool {
	at = strings.TrimPrefix(at, "/")
	return !strings.HasPrefix(at, cards) && !strings.HasPrefix(at, files) && at != quotesCSV && at != quotesJSON
}

// Links returns the links in a document that may lead to other articles, for the next call of Key; "" if there are none. It
// reads the digests of the articles that the document shows. It returns false if there are too many of them.
func (e *Edition) Links(at string) (links string, ok bool) {
	at = strings.TrimPrefix(at, "/")
	if e.digestKey == nil || !ShowsText(at) || !e.site.Full && !strings.HasPrefix(at, articles) {
		return "", true
	}
	var all []localLink
	k := &keyer{Edition: e, Hash: newHash(), shown: func(r ledger.Record) {
		_, d := e.current(r)
		if d == nil {
			return
		}
		for i := range d.Blocks {
			for _, x := range d.Blocks[i].Spans {
				if x.Kind == markup.Link && len(all) <= mostLinks && mayBeFile(x.Address) {
					all = append(all, localLink{r.Path, x.Address})
				}
			}
		}
	}}
	k.document(at)
	if len(all) == 0 {
		return "", true
	}
	text, err := json.Marshal(all)
	return string(text), err == nil && len(all) <= mostLinks
}

// mayBeFile reports whether a link may lead to an article by its file, see target.
func mayBeFile(address string) bool {
	if strings.HasPrefix(address, "[[") {
		return true
	}
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "" && u.Host == "" && u.Path != ""
}
