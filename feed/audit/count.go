package audit

import (
	"cmp"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"
)

// Count says how often a speaker was quoted in a month.
type Count struct {
	Speaker  string `json:"speaker"`
	Kind     Kind   `json:"kind"`
	Office   string `json:"office,omitempty"`
	Group    string `json:"group,omitempty"`
	Person   string `json:"person,omitempty"`
	Month    string `json:"month"` // 2026-03
	Quotes   int    `json:"quotes"`
	Words    int    `json:"words"`
	Articles int    `json:"articles"`
	Key      int    `json:"key"` // key quotes
}

// A Tally counts rows. NewTally makes one.
type Tally struct {
	zone   *time.Location
	counts map[countKey]*Count
	shown  map[speakerKey]Row // of a speaker, the row that came first
	total  map[speakerKey]int
	last   map[countKey]string // the article counted last
}

// speakerKey is equal for equal persons. The same role or name in two articles may be two people, but has one key.
type speakerKey struct {
	kind Kind
	name string
}

type countKey struct {
	speakerKey
	month string
}

// NewTally returns an empty Tally. Months are those of the zone.
func NewTally(zone *time.Location) *Tally {
	return &Tally{zone: zone, counts: map[countKey]*Count{}, shown: map[speakerKey]Row{}, total: map[speakerKey]int{}, last: map[countKey]string{}}
}

// Add counts a row. The rows of one article must be added one after the other.
func (t *Tally) Add(r Row) {
	s := speakerKey{r.Kind, cmp.Or(r.Person, r.Speaker)}
	if _, ok := t.shown[s]; !ok {
		t.shown[s] = Row{Speaker: r.Speaker, Office: r.Office, Group: r.Group, Person: r.Person}
	}
	t.total[s]++
	k := countKey{s, r.Published.In(t.zone).Format("2006-01")}
	c := t.counts[k]
	if c == nil {
		first := t.shown[s]
		c = &Count{Speaker: first.Speaker, Kind: r.Kind, Office: first.Office, Group: first.Group, Person: first.Person, Month: k.month}
		t.counts[k] = c
	}
	c.Quotes++
	c.Words += r.Words
	if r.Key {
		c.Key++
	}
	if t.last[k] != r.ID {
		t.last[k] = r.ID
		c.Articles++
	}
}

// Counts returns the counts: who was quoted most comes first, and the months of a speaker follow in their order.
func (t *Tally) Counts() []Count {
	keys := slices.SortedFunc(maps.Keys(t.counts), func(a, b countKey) int {
		return cmp.Or(cmp.Compare(t.total[b.speakerKey], t.total[a.speakerKey]), cmp.Compare(a.name, b.name), cmp.Compare(a.kind, b.kind), cmp.Compare(a.month, b.month))
	})
	out := make([]Count, 0, len(keys))
	for _, k := range keys {
		out = append(out, *t.counts[k])
	}
	return out
}

// Persons returns how many persons were counted.
func (t *Tally) Persons() (n int) {
	for s := range t.total {
		if s.kind == Person {
			n++
		}
	}
	return n
}

var countHead = []string{"speaker", "kind", "office", "group", "month", "quotes", "words", "articles", "key"}

// WriteCounts writes counts as CSV, in the manner of CSV.
func WriteCounts(w io.Writer, counts []Count) error {
	out := newCSV(w)
	if err := out.Write(countHead); err != nil {
		return err
	}
	for _, c := range counts {
		if err := out.line(c.Speaker, string(c.Kind), c.Office, c.Group, c.Month, strconv.Itoa(c.Quotes), strconv.Itoa(c.Words),
			strconv.Itoa(c.Articles), strconv.Itoa(c.Key)); err != nil {
			return err
		}
	}
	return out.end()
}
