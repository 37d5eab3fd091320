package summarize

import (
	"strings"
	"testing"
)

// TestNumbering: the first word of a paragraph's label with a number, and how long the label is.
func TestNumbering(t *testing.T) {
	for s, want := range map[string]struct {
		word string
		n    int
	}{
		"Item 3: The ferry.": {"Item", 8}, "Update, 4 May: The ferry.": {"Update", 15}, "3: The ferry.": {"", 0}, "3 May: The ferry.": {"", 0}, "The ferry: old.": {"", 0}, "The ferry.": {"", 0},
		"item 3: The ferry.": {"", 0}, "Of all the 3 ferries: one.": {"", 0}, "Notes on 3 ferries: one.": {"Notes", 20},
		"Item 3:The ferry.": {"", 0}, "Item(3): The ferry.": {"", 0}, "(Item 3): The ferry.": {"", 0}, "“Item” 3: The ferry.": {"", 0}, "Item, 3: The ferry.": {"Item", 9}, "3rd Item: The ferry.": {"", 0}, "Item3 of: The ferry.": {"", 0},
		"Notes on all of 33 big ferries: one.": {"", 0}, "Notes (twentyfourletterslong), 3: one.": {"", 0}, "Notes (a-long-one-and-more), 3: one.": {"Notes", 32}, "Notes (a-long-one-and-more!), 3: one.": {"", 0},
	} {
		if word, n := numbering(s); word != want.word || n != want.n {
			t.Errorf("%q: %q, %d", s, word, n)
		}
	}
}

// TestHeadings: a summary has no numbers of items and no notes of the editors.
func TestHeadings(t *testing.T) {
	const first = "The council of Benning sold the old ferry to a museum on Tuesday for two pounds."
	const second = "The board of the harbour has shut the north pier to lorries until May."
	for name, c := range map[string]struct{ body, want string }{
		"items":           {"Item 1: " + first + "\n\nItem 2: " + second, first + " " + second},
		"one item":        {"Item 1: " + first + "\n\n" + second, "Item 1: " + first + " " + second},
		"correction":      {"Correction (4 May): The ferry was sold on Tuesday and not on Friday.\n\n" + first + "\n\n" + second, first + " " + second},
		"earlier version": {first + "\n\n" + second + "\n\nAn earlier version of this article said that the ferry was sold on Friday.", first + " " + second},
	} {
		if got := strings.Join(sentences("News of the harbour", c.body, Budget{}), " "); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
