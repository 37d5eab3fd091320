package header

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/calendar"
	"seedfeed/feed/hypertext"
	"seedfeed/feed/language"
	"seedfeed/feed/order"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// A metaReader fills an article from its header. A detail that cannot be used becomes a warning and never an error. If it
// is in doubt whether the article may be public yet, the article is held back.
type metaReader struct {
	*Details
	where   string // "header" or "side file", for warnings
	opt     Options
	ranks   map[meaning]int       // of the key that a meaning has its value from
	dates   map[meaning]time.Time // of publication
	foreign bool
	unready string                // the tag or category that calls the article a draft
	ready   bool                  // a key says that it is none
	lines   func() map[string]int // on which keys stand
}

// fields fills an article from the fields of a header or of a side file. Lines has the line of each key, as far as known.
func (d *Details) fields(where string, fields []field, opt Options, lines func() map[string]int) {
	m := metaReader{Details: d, where: where, opt: opt, ranks: map[meaning]int{}, dates: map[meaning]time.Time{}, lines: lines}
	m.read(fields, 0)
	d.Ready = d.Ready || m.ready
	if m.unready != "" && !m.ready {
		d.Grounds.Header = append(d.Grounds.Header, Line{"tags", m.unready})
		d.replaceable = true
		d.Hold(m.said("tags", m.unready))
		d.replaceable = false
	}
	for _, kind := range [...]meaning{meansRelease, meansPublished, meansDate} {
		if t := m.dates[kind]; !t.IsZero() {
			d.Date = t
		}
	}
}

// read reads all fields. The fields of some mappings, such as Hugo's params, count like those of the header itself.
func (m *metaReader) read(fields []field, depth int) {
	seen, given := map[string]int{}, map[string]bool{} // the last of each key; in one spelling
	for i, f := range fields {
		seen[f.key], given[plainKey(f.key)] = i, true
	}
	for i, f := range fields {
		kind := meaningOf(f.key)
		if kind == unread {
			if kind = m.perhaps(&f, given); kind == unread {
				kind = m.slipped(&f, given)
			}
		}
		if last := seen[f.key]; last != i && kind != unread && kind < meansDate { // a merge of two versions; whatever holds back counts
			m.Warn(m.at(f.key) + fmt.Sprintf("%q is given twice; the last one counts: keep one", f.key))
			continue
		}
		if f.value.empty() {
			continue
		}
		m.addressDay(f)
		switch kind {
		case meansInner:
			if depth < 3 {
				m.read(f.value.fields, depth+1)
			}
		case meansTopics:
			for _, in := range f.value.fields {
				m.Tags = plaintext.Lines(append(m.Tags, texts(in.value)...))
			}
		case meansBuild:
			m.build(f)
		case unread:
		default:
			m.field(kind, f)
		}
	}
}

// perhaps returns the meaning of one of perhapsKeys if its value fits it and the header has no such key beside it. A note may be an
// order: "note: do not publish before the vote".
func (m *metaReader) perhaps(f *field, given map[string]bool) meaning {
	ours, line := perhapsKeys[plainKey(f.key)], f.value.text
	fits := false
	if o, ok := order.Of(line); ok && o.Forbids && !o.Facts && (o.How == order.Certain || o.How == order.Likely && !o.Draft && (prose.InCapitals(line) && !endsIn(f.key, "comment") || strings.Contains(line, " "))) && noteKeys[plainKey(f.key)] {
		if calendar.HasDay(line) {
			return meansRelease
		}
		m.Hold(m.said(f.key, line))
		return unread
	}
	if strings.HasSuffix(plainKey(f.key), "hold") && calendar.HasDay(line) {
		ours = "embargo"
	}
	switch meaningOf(ours) {
	case meansRelease:
		fits = true
	case meansDate:
		_, err := calendar.Read(line, m.opt.Zone, m.opt.Now)
		fits = err == nil
		for key := range given {
			fits = fits && !eventKeys[key] && !datesArticle(meaningOf(key))
		}
	case meansPublished:
		fits = m.decided(line)
	case meansStatus:
		_, fits = order.Of(line)
		fits = fits || saysNotYet(line)
	case meansHidden:
		fits = (truthOf(line) != noTruth || holdUntil.MatchString(line) && strings.HasSuffix(plainKey(f.key), "hold")) && !strings.ContainsAny(line, "0123456789")
	}
	if !fits {
		return unread
	}
	f.key = ours
	return meaningOf(ours)
}

// holdUntil matches the start of a reason to hold an article back: "until the vote", "for legal".
var holdUntil = regexp.MustCompile(`^(?i:until|till|for|pending) `)

// slipped returns the meaning of an unknown key that misspells one that the header lacks. A key that would hold the
// article back is accepted only if its value is a truth value or a date.
func (m *metaReader) slipped(f *field, given map[string]bool) meaning {
	ours := slipOf(f.key)
	if ours == "" || given[ours] {
		return unread
	}
	kind := meaningOf(ours)
	if kind > meansDate && kind != meansStatus && !m.decided(f.value.text) {
		return unread
	}
	m.Warn(m.at(f.key) + fmt.Sprintf("unknown key %q is read as %q; write %q", f.key, ours, ours))
	f.key = ours
	return kind
}

// field reads one key with a meaning.
func (m *metaReader) field(kind meaning, f field) {
	line := plaintext.Line(plaintext.Clean(strings.Join(texts(f.value), " ")))
	if decidesRelease(kind) && f.value.text != "" {
		m.Grounds.Header = append(m.Grounds.Header, Line{f.key, f.value.text})
		m.replaceable = true
		defer func() { m.replaceable = false }()
	}
	if kind == meansHidden && strings.Contains(plainKey(f.key), "draft") && truthOf(line) == isNo || (kind == meansShown || kind == meansPublished) && truthOf(line) == isYes || kind == meansStatus && line != "" && isPublic(line) {
		m.ready = true
	}
	switch kind {
	case meansDate, meansPublished, meansRelease:
		m.publication(kind, f.key, line)
	case meansEnd:
		m.end(f.key, line)
	case meansHidden:
		if truthOf(line) != isNo && (line != "" || len(f.value.fields) > 0) && !(endsIn(f.key, "deleted", "trashed", "inactive") && !m.decided(line)) {
			m.Hold(m.said(f.key, line))
		}
	case meansShown:
		if notShown(f.key, line) {
			m.Hold(m.said(f.key, line))
		}
	case meansStatus:
		if !isPublic(line) {
			m.Hold(m.said(f.key, line))
		}
	case meansUpdated:
		if t, err := calendar.Read(line, m.opt.Zone, m.opt.Now); err == nil {
			if t.After(m.Updated) {
				m.Updated = t
			}
		} else if truthOf(line) == noTruth {
			m.Warn(m.wrong(f.key, line, err))
		}
	case meansCreated:
		if t, err := calendar.Read(line, m.opt.Zone, m.opt.Now); err == nil && (m.Created.IsZero() || t.Before(m.Created)) {
			m.Created = t
		}
	case meansAlias:
		m.Aliases = plaintext.Lines(append(m.Aliases, aliases(plainKey(f.key), f.value)...))
	case meansTags:
		m.Tags = plaintext.Lines(append(m.Tags, tags(plainKey(f.key), f.value)...))
		for _, tag := range m.Tags {
			if o, ok := OfTag(strings.TrimSuffix(tag, "s")); ok && (o.Draft || o.How == order.Certain) {
				m.unready = tag
			}
		}
	default:
		m.ranked(kind, f, line)
	}
}

// endsIn reports whether a key ends in one of some words. "deleted: Three scenes" and "inactive: members of the club" say nothing
// of the article.
func endsIn(key string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(plainKey(key), w) })
}

// decided reports whether a value is a truth value or a date.
func (m *metaReader) decided(line string) bool {
	_, err := calendar.Read(line, m.opt.Zone, m.opt.Now)
	return err == nil || truthOf(line) != noTruth
}

// ranked reads a key whose meaning allows one value. The key that comes first in the list of keys wins.
func (m *metaReader) ranked(kind meaning, f field, line string) {
	rank := keyRanks[plainKey(f.key)]
	if have, ok := m.ranks[kind]; ok && have < rank {
		return
	}
	m.foreign = false
	if err := m.set(kind, f, line); err == nil {
		if !m.foreign {
			m.ranks[kind] = rank
		}
	} else {
		m.Warn(m.wrong(f.key, line, err))
	}
}

// set stores one detail in the article.
func (m *metaReader) set(kind meaning, f field, line string) (err error) {
	switch kind {
	case meansTitle:
		if title := Headline(hypertext.Inline(plainText(line))); title != "" {
			m.Title = title
		}
	case meansAuthor:
		if names, mails := people(f.value); len(names) > 0 || mails == nil {
			m.Authors, m.Mails = names, mails
			if plainKey(f.key) == "authors" {
				return m.dropAuthorKeys(f.value)
			}
		} else {
			return errors.New("is a mail address, which is not published; give the name")
		}
	case meansLanguage:
		tag, ok := language.Tag(line)
		if !ok {
			return errors.New("is no language; write it like en or en-GB")
		}
		m.Language = tag
	case meansSummary:
		summary := plaintext.Line(plaintext.Clean(hypertext.Inline(plainText(line))))
		if why := cutOff(summary); why != "" {
			return errors.New(why + ", so that sentences of the text are shown instead; write whole sentences")
		}
		if m.foreign = summary == ""; !m.foreign {
			m.Summary = summary
		}
	case meansLink:
		key := plainKey(f.key)
		if key == "permalink" && truthOf(line) == isNo {
			m.Hold(m.said(f.key, line))
		}
		link, err := address(line)
		if err != nil && key != "link" && key != "externalurl" && key != "externallink" {
			m.foreign = true // "source: The Post" means something else to other programs
			if (key == "permalink" || key == "url") && strings.HasPrefix(line, "/") {
				m.Aliases = plaintext.Lines(append(m.Aliases, aliases(key, f.value)...))
			}
			return nil
		}
		m.Link = link
		return err
	case meansImage:
		picture := pictureOf(f.value)
		if m.foreign = picture == "" || truthOf(picture) != noTruth; m.foreign {
			return nil
		}
		if m.Image, err = address(picture); err != nil && isPicturePath(picture) {
			m.Image, err = picture, nil
		}
		if err != nil {
			err = errors.New("is no web address; give it whole, starting with https://")
		}
	case meansID:
		if plainKey(f.key) == "id" && isProgramID(line) {
			m.foreign = true
			return nil
		}
		if !absolute(line) {
			return errors.New("is no absolute URI, so that the article has an id made of its path; write one like tag:example.org,2026:1, or take the line out")
		}
		m.ID = line
	case meansSlug:
		m.Slug = line[:min(len(line), 200)]
	}
	return err
}

// authorKey matches the name of an entry in a list of authors that a site keeps elsewhere: "authors: [aroe]" of Docusaurus.
var authorKey = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

// dropAuthorKeys takes the names of such entries out of Authors. Names in maps are names in any letters.
func (m *metaReader) dropAuthorKeys(v value) error {
	if len(v.fields) > 0 || slices.ContainsFunc(v.list, func(item value) bool { return len(item.fields) > 0 }) {
		return nil
	}
	before := len(m.Authors)
	if m.Authors = slices.DeleteFunc(m.Authors, authorKey.MatchString); len(m.Authors) < before {
		return errors.New("has a key of an author and no name; write the name as readers are to see it")
	}
	return nil
}

// said gives a key with its value as the reason for holding an article back.
func (m *metaReader) said(key, value string) string {
	if value == "" {
		return m.where + ": " + key
	}
	return m.where + ": " + key + ": " + plaintext.Shorten(value)
}

// publication reads a date of publication, or a truth value where a date might be.
func (m *metaReader) publication(kind meaning, key, line string) {
	plain := plainKey(key)
	keeps := slices.ContainsFunc(notYet, func(part string) bool { return strings.Contains(plain, part) }) // yes means "not yet" there
	switch truthOf(line) {
	case isYes:
		if keeps {
			m.Hold(m.said(key, line))
		}
		return
	case isNo:
		if !keeps && (kind != meansDate || strings.EqualFold(line, "never")) {
			m.Hold(m.said(key, line))
		}
		return
	}
	t, err := calendar.Read(line, m.opt.Zone, m.opt.Now)
	if err == nil {
		if have := m.dates[kind]; have.IsZero() || kind == meansRelease && t.After(have) {
			m.dates[kind] = t
		}
		m.Wait(t, m.where+": "+key)
		return
	}
	m.Warn(m.wrong(key, line, err))
	switch {
	case kind == meansRelease, !strings.ContainsFunc(line, unicode.IsDigit) && (!past(line) || plain == "publish" && isOrder("Publish "+line)): // once Ann is back
		m.Hold(m.said(key, line) + ", which is no date")
	default:
		m.Wait(calendar.Latest(line, m.opt.Zone, m.opt.Now), m.where+": "+key)
	}
}

func isOrder(line string) bool {
	o, ok := order.Of(line)
	return ok && o.How == order.Certain
}

// notYet are parts of keys whose dates lie ahead.
var notYet = []string{"embargo", "sched", "sperr", "until", "till", "before", "later"}

// overWords are words of dates in prose that lie in the past: "one morning last spring".
var overWords = prose.Set("last ago yesterday past earlier once old before previous previously back former today now since letzten letzte letzter gestern vor früher heute dernier dernière hier passé ayer pasado hace hoy ieri scorso vorige gisteren")

// past reports whether a line has a word that says that its date is over: "one morning last spring".
func past(line string) bool {
	words := strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, func(w string) bool { return overWords[w] })
}

// end reads the time from which the article is no longer public.
func (m *metaReader) end(key, line string) {
	switch truthOf(line) {
	case isYes:
		m.Hold(m.said(key, line))
		return
	case isNo:
		return
	}
	t, err := calendar.Read(line, m.opt.Zone, m.opt.Now)
	switch {
	case err != nil:
		m.Warn(m.wrong(key, line, err))
	case m.Expires.IsZero() || t.Before(m.Expires):
		m.Expires = t
	}
}

// build reads Hugo's "build: {render: never, list: never}". A page that is not rendered or not listed is in no feed there.
func (m *metaReader) build(f field) {
	for _, in := range f.value.fields {
		key, word := plainKey(in.key), strings.ToLower(in.value.text)
		if (key == "render" || key == "list") && word != "" && word != "always" && truthOf(word) != isYes {
			m.Hold(m.said(f.key+"."+in.key, word))
		}
	}
}

// unmistakable reports whether a single line "key: value" is a header because no headline has such a value.
func unmistakable(f field) bool {
	v := f.value.text
	switch meaningOf(f.key) {
	case meansDate, meansPublished, meansRelease, meansEnd, meansUpdated, meansCreated:
		_, err := calendar.Read(v, time.UTC, time.Time{})
		return err == nil || truthOf(v) != noTruth
	case meansHidden, meansShown:
		return truthOf(v) != noTruth
	case meansStatus:
		return v != "" && !strings.ContainsAny(strings.TrimSpace(v), " \t") && v == strings.ToLower(v)
	case meansLanguage:
		_, ok := language.Tag(v)
		return ok
	case meansAuthor:
		words := strings.Fields(v)
		return len(words) > 1 && len(words) < 5 && !slices.ContainsFunc(words, func(w string) bool { return strings.ToUpper(w[:1]) != w[:1] })
	}
	return false
}

// at begins a warning about a key.
func (m *metaReader) at(key string) string {
	if n := m.lines()[key]; n > 0 {
		return fmt.Sprintf("%s: line %d: ", m.where, n)
	}
	return m.where + ": "
}

// wrong returns a warning: what is wrong with a value and what to do.
func (m *metaReader) wrong(key, value string, err error) string {
	return m.at(key) + wrong(key, value, err)
}

func wrong(key, value string, err error) string {
	return fmt.Sprintf("%s %q %s", key, plaintext.Shorten(value), err)
}
