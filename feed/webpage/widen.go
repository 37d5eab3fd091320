package webpage

import (
	"slices"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// A manner is how a site sets the paragraphs of an article: the names of class that they have, or else the box around them.
type manner struct{ class, box string }

// A runningText holds the paragraphs of a page that are longer than a line, each text once.
type runningText struct {
	nodes   []*html.Node
	texts   []string
	manners []manner
}

// runningTextOf finds the paragraphs under n.
func runningTextOf(n *html.Node) (t runningText) {
	seen := map[string]bool{}
	for d := range n.Descendants() {
		if d.Type != html.ElementNode || d.Data != "p" {
			continue
		}
		blocks := hypertext.BlocksOf(d, nil)
		if len(blocks) == 0 || len(blocks[0].Text) <= 60 || seen[blocks[0].Text] {
			continue
		}
		seen[blocks[0].Text] = true
		m := manner{class: hypertext.Attr(d, "class")}
		if m.class == "" {
			m.box = d.Parent.Data + " " + hypertext.Attr(d.Parent, "class")
		}
		t.nodes, t.texts, t.manners = append(t.nodes, d), append(t.texts, blocks[0].Text), append(t.manners, m)
	}
	return t
}

// ofManner returns the manner of most of the paragraphs that were found, and the bytes of all paragraphs of that manner. It
// reports false where the found ones have no manner in common, or where hardly any other paragraph has it.
func (t *runningText) ofManner(found map[string]bool) (own manner, all int, ok bool) {
	inside, everywhere := map[manner]int{}, map[manner]int{}
	total := 0
	for i, m := range t.manners {
		everywhere[m] += len(t.texts[i])
		if found[t.texts[i]] {
			total += len(t.texts[i])
			if inside[m] += len(t.texts[i]); inside[m] > inside[own] {
				own = m
			}
		}
	}
	all = everywhere[own]
	return own, all, total > 0 && 3*inside[own] >= 2*total && 4*all >= 5*inside[own]
}

// widened returns the blocks of the article of which found is a part, or found where that is all of it. Sites that put
// advertisements, pictures or boxes between the parts of an article set its paragraphs all in one manner; the readability
// library takes one of those parts for the whole. That library takes a tree apart, so a new one is made here.
func widened(s hypertext.Strained, found []markup.Block) []markup.Block {
	doc := hypertext.Tree(s)
	if doc == nil {
		return found
	}
	unfurnish(doc)
	has := map[string]bool{}
	for _, b := range found {
		has[b.Text] = true
	}
	t := runningTextOf(doc)
	own, all, ok := t.ofManner(has)
	if !ok {
		return found
	}
	var top *html.Node // holds all paragraphs
	paragraphs := map[string]bool{}
	for i, n := range t.nodes {
		if t.manners[i] != own && !has[t.texts[i]] {
			continue
		}
		if top == nil {
			top = n.Parent
		}
		for !contains(top, n) {
			top = top.Parent
		}
		paragraphs[t.texts[i]] = true
	}
	var captions hypertext.Captions
	captions.Take(top, false)
	out := between(hypertext.BlocksOf(top, captions.Taken), has, paragraphs)
	if running := size(sentences(out)); running < size(sentences(found)) || running > all+all/2 {
		return found
	}
	return out
}

// between returns the blocks from the first to the last of the paragraphs, and what of the found ones stands right before
// or behind them, each paragraph once: some sites send a page with the start of an article in it a second time.
func between(blocks []markup.Block, found, paragraphs map[string]bool) []markup.Block {
	start, end := len(blocks), 0
	for i := range blocks {
		if paragraphs[blocks[i].Text] {
			start, end = min(start, i), i+1
		}
	}
	for start > 0 && found[blocks[start-1].Text] {
		start--
	}
	for end < len(blocks) && found[blocks[end].Text] {
		end++
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(blocks[min(start, end):end]), func(b markup.Block) bool {
		again := len(b.Text) > 60 && seen[b.Text]
		seen[b.Text] = true
		return again
	})
}

// size counts the bytes of text in blocks.
func size(blocks []markup.Block) (n int) {
	for _, b := range blocks {
		n += len(b.Text)
	}
	return n
}
