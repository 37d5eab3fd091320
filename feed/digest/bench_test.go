package digest

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
	"seedfeed/feed/quotation"
	"seedfeed/feed/seed"
	"seedfeed/feed/summarize"
)

// invent makes an article of about 7 KB: 48 sentences of invented words in paragraphs of two, with quotations. Marked adds
// the headings, links, lists and emphasis of Markdown.
func invent(marked bool) []byte {
	nouns := strings.Fields("harbour bridge council ferry school orchard mill tower market valley reservoir station library farmer engineer mayor pilot baker")
	var b strings.Builder
	title := "Ferry pilot finds the old harbour lamp\n\n"
	if marked {
		title = "---\ndate: 2026-01-31\ntags: [harbour]\n---\n# " + title
	}
	b.WriteString(title)
	for i := range 48 {
		x, y, z := nouns[i*7%len(nouns)], nouns[i*5%len(nouns)], nouns[i*11%len(nouns)]
		if marked && i%12 == 0 {
			fmt.Fprintf(&b, "## The %s\n\n* one **lamp** for the %s\n* [a map](https://westcombe.example/%d) of the %s\n\n", x, y, i, z)
		}
		if i%4 == 3 {
			fmt.Fprintf(&b, "“We never saw the %s like this, and I don’t think anybody did,” said Ada Brill, who has steered the %s for %d years.", x, y, i+3)
		} else {
			fmt.Fprintf(&b, "The %s of Westcombe repaired the old %s near the %s on Monday, while %d people waited by the water and watched the lamp being hung.", x, y, z, i+20)
		}
		b.WriteString([]string{" ", "\n\n"}[i%2])
	}
	return []byte(b.String())
}

// BenchmarkFile is the digest of one article and its stages. The hash of its bytes tells how fast the machine is.
func BenchmarkFile(b *testing.B) {
	for _, name := range []string{"a.txt", "a.md"} {
		data := invent(name == "a.md")
		a, err := seed.Parse(name, data, header.Options{})
		if err != nil {
			b.Fatal(err)
		}
		d, err := File(name, data, Options{})
		if err != nil {
			b.Fatal(err)
		}
		value, _ := d.Encode()
		text := a.Readable()
		for _, stage := range []struct {
			name string
			do   func()
		}{
			{"sha256", func() { sha256.Sum256(data) }},
			{"seed", func() { seed.Parse(name, data, header.Options{}) }},
			{"quotation", func() { quotation.Find(a.Title, text, a.Language) }},
			{"summarize", func() { summarize.Summarize(a.Title, prose.Read(text), nil, a.Language, summarize.Budget{}) }},
			{"gist", func() { gist(a.Title, prose.Split(a.Body)) }},
			{"encode", func() { d.Encode() }},
			{"decode", func() { Decode(value) }},
			{"all", func() { File(name, data, Options{}) }},
		} {
			b.Run(name+"/"+stage.name, func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					stage.do()
				}
			})
		}
	}
}
