//go:build !race && unix

// The race detector makes this ten times slower and looks at nothing new here: it is one goroutine.

package seed

import (
	"maps"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostile are pieces of text that, repeated, are what the reading of plain text likes least.
var hostile = map[string]string{
	"equal lines":          "The ferry to Lower Benning has opened to boats for the first time now\n",
	"equal wrapped lines":  "the ferry to Lower Benning has opened to boats for the first time and\n",
	"equal short lines":    "a\n",
	"equal paragraphs":     "The ferry to Lower Benning has opened to boats for the first time.\n\n",
	"hyphens at the end":   "the ferry to Lower Benning has opened to boats for the first time vol-\n",
	"one word":             "ferry",
	"one line of words":    "ferry ",
	"one line":             "It is here. ",
	"blank lines":          "\n",
	"spaces":               " ",
	"tabs and lines":       "\t\n",
	"lines of spaces":      "a                         \n",
	"indented lines":       "                  a\n",
	"columns":              "a    b    c\n",
	"rules":                "-----\n",
	"rules and words":      "a\n-----\n",
	"titles":               "Mr.\n\n",
	"cut lines":            "It was the U.S.\n\n",
	"initials":             "A. B. C. D. ",
	"times of day":         "at 5 p.m. Bell and ",
	"numbers":              "1\n\n",
	"page feet":            "Page 1 of it\n\nand so the line goes on, as lines do in it\n\n",
	"list items":           "- a\n",
	"numbered items":       "1. a\n",
	"captions":             "Ada Brill (left) on the quay\n\nShe was there.\n\n",
	"labelled captions":    "Photo: Ada Brill\n\n",
	"credits":              "The old lock. Photo: Ada Brill/Benning\n\n",
	"captions in lines":    "the ferry to Lower Benning has opened to boats for the first time and\nPhoto: Ada Brill\n",
	"open brackets":        "(",
	"closed brackets":      ").",
	"open quotations":      "She said: “It is\n\n",
	"quotations":           "“It is,” ",
	"straight marks":       "\"a ",
	"apostrophes":          "’s ",
	"stops":                ".",
	"stops and spaces":     ". ",
	"ellipses":             "… ",
	"questions":            "?!",
	"quoted lines":         "> a\n",
	"deep quoted lines":    "> > > > > > > > a\n",
	"quote marks":          ">",
	"quoted in turns":      "> a\nb\n",
	"keys":                 "key: value\n",
	"folded lines":         " value\n",
	"header rules":         "---\n",
	"by-lines":             "By Ada Brill\n\n",
	"dates":                "3 March 2026\n\n",
	"metadata":             "by Ada Roe · 4 March 2026 · 4 min read\n\n",
	"furniture":            "Read more: a b c\n\n",
	"mail addresses":       "ada@example.org ",
	"agencies":             "(CNN)",
	"accents":              "é",
	"marks over a letter":  "\u0301",
	"windows bytes":        "Br\xfccke ",
	"mixed bytes":          "Br\xfccke café\n",
	"broken bytes":         "\xe2\x80",
	"cyrillic bytes":       "\xcf\xf0\xe8\xe2\xe5\xf2 ",
	"chinese":              "渡船回来了。",
	"chinese lines":        "渡船回来了村里的人在岸边等了两年船不新但是浮得很稳\n",
	"chinese open marks":   "「渡",
	"escapes":              "\x1b[31m",
	"carriage returns":     "\r",
	"markup":               "<p>a",
	"signature marks":      "-- \n",
	"capitals":             "AB. CD ",
	"letters and sign-off": "Dear Ada,\n\n",
	"release lines":        "FOR IMMEDIATE RELEASE\n\n",
	"line separators":      "a\u2028",
	"bars":                 "a | b · ",
	"cut short lines":      "the ferry to Lower Benning has opened and\nthe boats of the town are back on the river\n\n",
	"couplets":             "the ferry to Lower Benning has opened now\nand all the boats are back upon the river\n\n",
	"short sentences":      "Yes.\n",
	"desk notes":           "Notizblock\n\n",
	"reasons for letters":  "You received this email. Unsubscribe\n\n",
	"cut clauses":          "and so the line goes on, as lines do in this text of ours that is long,\n\n",
}

// mailHeads are put before the same pieces.
var mailHeads = map[string]string{
	"plain":     "From: Ada <ada@example.org>\nSubject: It is back\n\n",
	"parts":     "From: Ada <ada@example.org>\nSubject: It is back\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\n\n",
	"quoted":    "From: Ada <ada@example.org>\nSubject: It is back\nContent-Transfer-Encoding: quoted-printable\n\n",
	"base64":    "From: Ada <ada@example.org>\nSubject: It is back\nContent-Transfer-Encoding: base64\n\n",
	"endless":   "From: Ada <ada@example.org>\nSubject: ",
	"mbox line": "From ada@example.org Mon Mar  2 10:00:00 2026\n",
}

// TestLinear: sixteen times the text takes about sixteen times as long, whatever it is full of; in square it would take
// 256 times as long. Each shape is read as plain text and behind one of the heads of a message. Only what
// fails four times fails, since the time of the garbage collector is counted too.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	heads := slices.Sorted(maps.Keys(mailHeads))
	for i, name := range slices.Sorted(maps.Keys(hostile)) {
		for kind, head := range map[string]string{"": "", heads[i%len(heads)] + " mail ": mailHeads[heads[i%len(heads)]]} {
			t.Run(kind+name, func(t *testing.T) {
				for try := 1; ; try++ {
					small, large := measure(head, hostile[name], 16<<10), measure(head, hostile[name], 256<<10)
					ratio := float64(large) / float64(max(small, 300*time.Microsecond))
					if ratio <= 110 {
						break
					}
					if try == 4 {
						t.Fatalf("16 KiB take %v, 256 KiB %v: %.0f times as long", small, large, ratio)
					}
				}
			})
		}
	}
}

// measure returns the processor time that it takes to read a file of one piece repeated.
func measure(head, piece string, size int) time.Duration {
	data := []byte(head + strings.Repeat(piece, size/len(piece)))
	start := processorTime()
	_, _ = Parse("a.txt", data, utc)
	return processorTime() - start
}

func processorTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
