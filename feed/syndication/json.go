package syndication

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/gorilla/feeds"

	"seedfeed/feed/clean"
)

type jsonFeed struct {
	*feeds.JSONFeed
	Items []struct{} `json:"items"` // required even when empty; the last field, so that JSON can put the items in
}

type jsonItem struct {
	*feeds.JSONItem
	Language string        `json:"language,omitempty"`
	Seedfeed jsonExtension `json:"_seedfeed"`
}

// jsonExtension is our addition to an item. JSON Feed 1.1 requires a name that begins with an underscore.
type jsonExtension struct {
	About     string      `json:"about"`
	Quotes    []jsonQuote `json:"quotes"`
	Corrected string      `json:"corrected,omitempty"` // RFC 3339
	Withdrawn string      `json:"withdrawn,omitempty"` // RFC 3339; the item is a notice then
}

type jsonQuote struct {
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"` // null when not known
	Key     bool    `json:"key"`
}

// about describes the quotes. It is the type that they have in the HTML content.
const about = "https://schema.org/Quotation"

// JSON returns the feed as JSON Feed 1.1. An item without ID is an error.
func (f *Feed) JSON() ([]byte, error) {
	base := (&feeds.JSON{Feed: f.base()}).JSONFeed()
	base.Description = clean.Line(f.Description)
	base.Language, base.FeedUrl = clean.Language(f.Language), clean.URL(f.JSONURL)
	base.Icon, base.Favicon = clean.URL(f.Logo), clean.URL(f.Icon)
	base.NextUrl = clean.URL(f.Prev.JSON) // the list begins with the newest items, so older ones come next
	if author := clean.Line(f.Author); author != "" {
		base.Authors = []*feeds.JSONAuthor{{Name: author}}
	}
	for _, hub := range f.hubs() {
		base.Hubs = append(base.Hubs, &feeds.JSONHub{Type: "WebSub", Url: hub})
	}
	b, err := marshal(jsonFeed{base, []struct{}{}})
	if err != nil {
		return nil, err
	}
	head, ok := strings.CutSuffix(string(b), "]}")
	if !ok {
		return nil, fmt.Errorf("write JSON feed: items are not last in %.40q", b)
	}
	return f.join(head+"\n", ",\n", "\n]}\n", func(i *Item) ([]byte, error) { return i.json.of(f, i, renderJSON) })
}

func renderJSON(f *Feed, i *Item) ([]byte, error) {
	item := &jsonItem{
		JSONItem: (&feeds.JSON{Feed: &feeds.Feed{Items: []*feeds.Item{i.base(f)}}}).JSONFeed().Items[0],
		Language: i.LanguageIn(f),
		Seedfeed: jsonExtension{about, []jsonQuote{}, stamp(i.Corrected), stamp(i.Withdrawn)},
	}
	if id := clean.Text(i.Known.JSONID); id != "" {
		item.Id = id
	}
	item.Summary, item.Tags, item.Image = plainText(i.summary(f)), clean.Lines(i.Tags), i.Picture().URL
	for _, a := range clean.Lines(i.Authors) {
		author := &feeds.JSONAuthor{Name: a}
		if mail := i.mail(a); mail != "" {
			author.Url = "mailto:" + mail
		}
		item.Authors = append(item.Authors, author)
	}
	for _, q := range i.Quotes {
		quote := jsonQuote{Text: clean.Text(q.Text), Key: q.Key}
		if s := clean.Line(q.Speaker); s != "" {
			quote.Speaker = &s
		}
		item.Seedfeed.Quotes = append(item.Seedfeed.Quotes, quote)
	}
	return marshal(item)
}

// marshal does not escape "<" and "&", which saves bytes: the document is never part of an HTML page.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
