package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/adopt"
)

type adoptCommand struct {
	Yes   bool     `help:"Take over what is adopted; without it nothing is changed."`
	At    []string `placeholder:"URL" sep:"none" help:"Address that a feed had, where it does not tell; one for each feed, in their order."`
	JSON  bool     `name:"json" help:"One JSON object: items with status and articles, files, warnings."`
	Feeds []string `arg:"" name:"feed" help:"Feeds that the site had before, as files: RSS, Atom, JSON Feed, several formats or pages of an archive; - is standard input."`
}

// maxFeed is the size of the largest feed that is read, in bytes.
const maxFeed = 256 << 20

// Run shows which articles the items of former feeds are, and takes their ids, addresses and dates over.
func (c *adoptCommand) Run(o *options.Options, std streams.Std) error {
	if len(c.At) > len(c.Feeds) {
		return usageError{errors.New("adopt: more addresses than feeds; give one --at for each feed, in their order")}
	}
	var feeds []adopt.Feed
	for n, name := range c.Feeds {
		data, err := c.read(name, std.In)
		if err != nil {
			return fmt.Errorf("read feed %s: %w", name, streams.Bare(err))
		}
		old := adopt.Feed{Name: name, Data: data}
		if n < len(c.At) {
			old.Address = c.At[n]
		}
		feeds = append(feeds, old)
	}
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	a, err := adopt.Open(o.Config(o.Base(o.Addr), slog.New(slog.DiscardHandler)), feeds)
	if err != nil {
		return err
	}
	defer a.Close()
	if c.Yes {
		if err := a.Take(); err != nil {
			return err
		}
	}
	if c.JSON {
		return streams.WriteJSON(std.Out, jsonOf(a, c.Yes))
	}
	_, err = std.Out.Write(c.table(a))
	return errors.Join(err, a.Close())
}

func (c *adoptCommand) read(name string, in io.Reader) ([]byte, error) {
	if name == "-" {
		return streams.ReadAll(in, maxFeed)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return streams.ReadAll(f, maxFeed)
}

type adoptedJSON struct {
	Taken    bool              `json:"taken"`
	Items    []adoptedItemJSON `json:"items"`
	Files    []string          `json:"files"` // articles without an item
	Warnings []string          `json:"warnings"`
	Since    time.Time         `json:"since,omitzero"`
}

type adoptedItemJSON struct {
	ID        string               `json:"id"`
	Title     string               `json:"title"`
	Link      string               `json:"link,omitempty"`
	Published time.Time            `json:"published,omitzero"`
	Updated   time.Time            `json:"updated,omitzero"`
	Status    string               `json:"status"`
	Articles  []adoptedArticleJSON `json:"articles"`
	Note      string               `json:"note,omitempty"`
}

type adoptedArticleJSON struct {
	File    string   `json:"file"`
	Reasons []string `json:"reasons"`
}

func jsonOf(a *adopt.Adoption, taken bool) adoptedJSON {
	out := adoptedJSON{
		Taken: taken, Items: []adoptedItemJSON{}, Files: append([]string{}, a.Files...), Warnings: append([]string{}, a.Warnings...), Since: a.Since,
	}
	for _, i := range a.Items {
		item := adoptedItemJSON{i.ID, i.Title, i.Link, i.Published, i.Updated, i.Status, []adoptedArticleJSON{}, i.Note}
		for _, article := range i.Articles {
			item.Articles = append(item.Articles, adoptedArticleJSON(article))
		}
		out.Items = append(out.Items, item)
	}
	return out
}

// table lists the items by what becomes of them, and says what to do.
func (c *adoptCommand) table(a *adopt.Adoption) []byte {
	var b bytes.Buffer
	b.Write(adoptedRows(a, "Adopted: these articles keep the ids, dates and addresses that readers know", adopt.Adopted))
	b.Write(adoptedRows(a, "Adopted before", adopt.Again))
	known := adoptedRows(a, "Published already: these articles keep their ids", adopt.Known)
	if b.Write(known); len(known) > 0 {
		fmt.Fprint(&b, "  If nobody has subscribed here yet, remove the state folder (.seedfeed in the seeds folder, or that of --state), and\n  run this again: then they get the old ids.\n\n")
	}
	unsure := adoptedRows(a, "Unsure: these items are not adopted, since nothing says clearly which article is which", adopt.Unsure)
	if b.Write(unsure); len(unsure) > 0 {
		fmt.Fprint(&b, "  To adopt one, write the line below it into the header of its article, and run this again before the first start.\n",
			"  Else the article is published as a new item.\n\n")
	}
	b.Write(adoptedRows(a, "No article: nothing is published of these items, and nothing is said of them", adopt.None))
	if len(a.Files) > 0 {
		fmt.Fprintf(&b, "No item: these articles get ids of their own (%d)\n", len(a.Files))
		for _, file := range a.Files {
			fmt.Fprintf(&b, "  %s\n", terminal.OneLine(file, 200))
		}
		if !a.Since.IsZero() {
			fmt.Fprintf(&b, "  Those from before %s go to the archives alone, because the old feed did not have them.\n", a.Since.Format(time.DateOnly))
		}
		fmt.Fprintln(&b)
	}
	for _, w := range a.Warnings {
		fmt.Fprintf(&b, "Warning: %s\n", terminal.OneLine(w, 500))
	}
	n := 0
	for _, i := range a.Items {
		if i.Status == adopt.Adopted {
			n++
		}
	}
	switch {
	case c.Yes:
		fmt.Fprintf(&b, "Taken over: %d of %d items. Start seedfeed to publish them.\n", n, len(a.Items))
	default:
		fmt.Fprintf(&b, "Nothing was changed. To take over %d of %d items, run this again with --yes.\n", n, len(a.Items))
	}
	return b.Bytes()
}

// adoptedRows lists the items with a status, nothing if there are none.
func adoptedRows(a *adopt.Adoption, head, status string) []byte {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	n := 0
	for _, i := range a.Items {
		if i.Status != status {
			continue
		}
		n++
		date := "undated"
		if !i.Published.IsZero() {
			date = i.Published.Format(time.DateOnly)
		}
		what := terminal.OneLine(i.Title, 60)
		if what == "" {
			what = terminal.OneLine(i.ID, 60)
		}
		articles := i.Articles
		if len(articles) == 0 {
			articles = []adopt.Article{{}}
		}
		note := i.Note
		for _, article := range articles {
			why := strings.Join(article.Reasons, ", ")
			if note != "" {
				why = strings.TrimPrefix(why+"; "+note, "; ")
			}
			fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", date, what, terminal.OneLine(article.File, 200), terminal.OneLine(why, 160))
			date, what, note = "", "", ""
		}
		switch {
		case status == adopt.Unsure && i.Link != "":
			fmt.Fprintf(w, "  \taliases: %s\n", terminal.OneLine(i.Link, 200))
		case status == adopt.Unsure:
			fmt.Fprintf(w, "  \tid: %s\n", terminal.OneLine(i.ID, 200))
		}
	}
	w.Flush()
	if n == 0 {
		return nil
	}
	return fmt.Appendf(nil, "%s (%d)\n%s\n", head, n, b.Bytes())
}
