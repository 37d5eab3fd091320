package announce

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"

	"seedfeed/feed/ledger"
)

// Message is what the hook is told of an article, as JSON. All texts are plain.
type Message struct {
	Event     string    `json:"event"` // new, updated, withdrawn or returned
	ID        string    `json:"id"`
	URL       string    `json:"url,omitempty"`
	Title     string    `json:"title,omitempty"`
	Summary   string    `json:"summary,omitempty"`
	Quotes    []Quote   `json:"quotes"` // the key ones first
	Authors   []string  `json:"authors,omitempty"`
	Tags      []string  `json:"tags,omitempty"`
	Language  string    `json:"language,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"`
	Withdrawn time.Time `json:"withdrawn,omitzero"`
}

// Quote is a quotation of the article.
type Quote struct {
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"` // null when not known
	Key     bool    `json:"key"`
}

// quotesTold is about how many bytes of quotes a message holds; the key ones are always in it.
const quotesTold = 64 << 10

// message returns the message about an article of which the hook knows all changes until then, nil if its text cannot be
// read now. The message about a withdrawn article holds nothing of its text.
func (a *Announcer) message(r ledger.Record, known time.Time) []byte {
	a.mu.Lock()
	site, digestOf := a.site, a.digestOf
	a.mu.Unlock()
	m := Message{ID: r.ID, Quotes: []Quote{}, Published: r.Published}
	if r.Path != "" { // else it was forgotten, and no address is left
		m.URL = site.Page(r)
	}
	switch {
	case !r.Withdrawn.IsZero():
		m.Event, m.Withdrawn = "withdrawn", r.Withdrawn
	case known.IsZero():
		m.Event = "new"
	case r.Returned.After(known):
		m.Event = "returned"
	default:
		m.Event = "updated"
	}
	if r.Withdrawn.IsZero() {
		d := digestOf(r)
		if d == nil {
			return nil
		}
		m.URL, m.Title, m.Summary, m.Updated = cmp.Or(d.Link, m.URL), d.Title, strings.Join(d.Summary, " "), r.Updated
		m.Authors, m.Tags, m.Language = d.Authors, d.Tags, d.Language
		size := 0
		for _, q := range d.Quotes {
			if size += len(q.Text); size > quotesTold && !q.Key {
				break
			}
			quote := Quote{Text: q.Text, Key: q.Key}
			if q.Speaker != "" {
				quote.Speaker = &q.Speaker
			}
			m.Quotes = append(m.Quotes, quote)
		}
	}
	body, err := json.Marshal(m)
	if err != nil { // dates of years that JSON cannot write are not in the ledger
		return nil
	}
	return body
}
