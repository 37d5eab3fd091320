package answers

import (
	"encoding/json"
	"time"

	"seedfeed/feed/digest"
)

// An answer is what digest says of an article. Its lists are never null in JSON.
type answer struct {
	ID        json.RawMessage `json:"id"`
	Status    string          `json:"status"` // publish, hold, refuse
	Reason    string          `json:"reason,omitempty"`
	Until     time.Time       `json:"until,omitzero"` // of one that is held: when it comes out
	Warnings  []string        `json:"warnings"`
	Owner     []string        `json:"owner,omitempty"` // what header, side file and list of people changed
	Title     string          `json:"title"`
	Summary   []string        `json:"summary"`
	Quotes    []quote         `json:"quotes"`
	Authors   []string        `json:"authors"`
	Language  string          `json:"language,omitempty"`
	Published time.Time       `json:"published,omitzero"`
	Updated   time.Time       `json:"updated,omitzero"`
	Tags      []string        `json:"tags"`
	Text      string          `json:"text"`
	HTML      string          `json:"html"`
}

type quote struct {
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"` // null: nobody for sure
	Key     bool    `json:"key"`
	Reason  string  `json:"reason,omitempty"`
}

// describe says what becomes of an article at the time now, and with explain why each quote has its speaker.
func describe(d *digest.Digest, now time.Time, explain bool) answer {
	a := answer{
		Status: "publish", Warnings: d.Warnings, Owner: d.Applied, Title: d.Title, Summary: d.Summary, Authors: d.Authors, Language: d.Language,
		Published: d.Given(now), Updated: d.Updated, Tags: d.Tags, Text: d.Body, HTML: d.HTML(),
	}
	if a.Reason, a.Until = d.HeldBack(now); a.Reason != "" {
		a.Status = "hold"
	}
	for _, q := range d.Quotes {
		out := quote{Text: q.Text, Key: q.Key}
		if q.Speaker != "" {
			out.Speaker = &q.Speaker
		}
		if explain {
			out.Reason = q.Reason
		}
		a.Quotes = append(a.Quotes, out)
	}
	return a
}

// whole replaces nil lists by empty ones.
func (a answer) whole() answer {
	for _, list := range []*[]string{&a.Warnings, &a.Summary, &a.Authors, &a.Tags} {
		if *list == nil {
			*list = []string{}
		}
	}
	if a.Quotes == nil {
		a.Quotes = []quote{}
	}
	return a
}
