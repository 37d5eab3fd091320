package header

import (
	"fmt"
	"strings"

	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// A Word is what the owner of the folder says of the quotations of an article, in its header or in a side file.
type Word struct {
	Quotes   []Saying `json:"quotes,omitempty"`
	Speakers []Rename `json:"speakers,omitempty"`
}

// A Saying is what the owner says of one quotation. All strings are plain text on one line.
type Saying struct {
	Text    string  `json:"text"`              // how the quotation begins, enough to tell it from the others; or all of it
	Speaker *string `json:"speaker,omitempty"` // who said it, "" for nobody; nil: as the program found
	Key     *bool   `json:"key,omitempty"`     // whether it is a key quote; nil: as the program found
	Drop    *bool   `json:"drop,omitempty"`    // whether it is left out; nil: it stays
}

// A Rename gives a speaker another name.
type Rename struct {
	Given string `json:"given"` // as the program gives the speaker
	Name  string `json:"name"`  // as it should be, "" for nobody
}

const (
	maxSayings = 200 // quotations of one article that the owner speaks of; each is looked for in the text
	maxSpoken  = 200 // runes of a speaker's name
)

// A fault is something that cannot be used in a header or side file.
type fault struct {
	line int // 0: not known
	text string
}

// readWord reads the keys quotes and speakers. A list of speakers is the key of another program, for talks. Every item
// that cannot be used is a fault.
func readWord(fields []field) (w Word, faults []fault) {
	for _, f := range fields {
		switch plainKey(f.key) {
		case "quotes":
			items := f.value.list
			if len(f.value.fields) > 0 {
				items = []value{f.value}
			}
			if f.value.text != "" {
				faults = append(faults, fault{f.line, `quotes: must be a list; begin each quotation with "- text: "`})
			}
			for i, item := range items {
				s, line, wrong := readSaying(item)
				if wrong != "" {
					faults = append(faults, fault{line, fmt.Sprintf("quotes: item %d %s", i+1, wrong)})
				} else if w.Quotes = append(w.Quotes, s); len(w.Quotes) > maxSayings {
					return w, append(faults, fault{f.line, fmt.Sprintf("quotes: more than %d items; write only those that must be put right", maxSayings)})
				}
			}
		case "speakers":
			if text := f.value.text; text != "" {
				renames := readRenames(text)
				if w.Speakers = append(w.Speakers, renames...); renames == nil {
					faults = append(faults, fault{f.line, fmt.Sprintf(`speakers: %q is no mapping; write the name that the program gives, " = ", and the right one`, plaintext.Shorten(oneLine(text)))})
				}
			}
			for _, in := range f.value.fields {
				r := Rename{oneLine(in.key), oneLine(in.value.text)}
				switch {
				case len(in.value.list)+len(in.value.fields) > 0:
					faults = append(faults, fault{in.line, fmt.Sprintf("speakers: %q must have one name, or ~ for nobody", in.key)})
				case prose.Fold(r.Given) == "" || len([]rune(r.Name)) > maxSpoken:
					faults = append(faults, fault{in.line, fmt.Sprintf("speakers: %q is no name, or has too long a one", plaintext.Shorten(in.key))})
				default:
					w.Speakers = append(w.Speakers, r)
				}
			}
		}
	}
	return w, faults
}

// readRenames reads speakers on one line: "Hanne Brook = Anne Brook; the chairman = Bo Lund". It returns nil for any other
// text.
func readRenames(text string) (out []Rename) {
	for part := range strings.SplitSeq(text, ";") {
		given, name, ok := strings.Cut(part, "=")
		if !ok {
			given, name, ok = strings.Cut(part, ": ")
		}
		r := Rename{oneLine(given), oneLine(name)}
		if r.Name == "~" {
			r.Name = ""
		}
		if !ok || strings.Contains(name, "=") || prose.Fold(r.Given) == "" || len([]rune(r.Name)) > maxSpoken {
			return nil
		}
		out = append(out, r)
	}
	return out
}

// isWordKey reports whether a key is one of those that readWord reads.
func isWordKey(key string) bool {
	key = plainKey(key)
	return key == "quotes" || key == "speakers"
}

// sayingKeys are the keys of a quotation.
var sayingKeys = []string{"text", "speaker", "key", "drop"}

// readSaying reads one item of quotes. Wrong says why it cannot be used, and line where; it is "" if it can.
func readSaying(v value) (s Saying, line int, wrong string) {
	if len(v.fields) == 0 {
		return s, v.line, `is no mapping; write "text: " and how the quotation begins`
	}
	seen := map[string]bool{}
	for _, f := range v.fields {
		key := plainKey(f.key)
		if seen[key] {
			return s, f.line, fmt.Sprintf("has %q twice; keep one", f.key)
		}
		seen[key] = true
		if wrong = s.read(key, f); wrong != "" {
			return s, f.line, wrong
		}
	}
	if prose.Fold(s.Text) == "" {
		return s, v.line, `has no words in "text"; write how the quotation begins`
	}
	return s, 0, ""
}

// read reads one key of a quotation, in its plain spelling.
func (s *Saying) read(key string, f field) (wrong string) {
	if len(f.value.list)+len(f.value.fields) > 0 {
		return fmt.Sprintf("has more than one %s", f.key)
	}
	switch key {
	case "text":
		s.Text = oneLine(f.value.text)
	case "speaker":
		name := oneLine(f.value.text)
		if len([]rune(name)) > maxSpoken {
			return fmt.Sprintf("has a speaker of more than %d letters", maxSpoken)
		}
		s.Speaker = &name
	case "key", "drop":
		t := truthOf(f.value.text)
		if t == noTruth {
			return fmt.Sprintf("has %s: %s; write true or false", f.key, plaintext.Shorten(f.value.text))
		}
		yes := t == isYes
		if key == "key" {
			s.Key = &yes
		} else {
			s.Drop = &yes
		}
	default:
		return fmt.Sprintf("has the unknown key %q%s", f.key, meant(key, sayingKeys, "known: text, speaker, key, drop"))
	}
	return ""
}

// oneLine cleans a text and puts it on one line.
func oneLine(s string) string {
	return plaintext.Line(plaintext.Clean(strings.ToValidUTF8(s, "\ufffd")))
}

// meant returns what to write in the place of an unknown key: the known key that it misspells, or else the hint.
func meant(key string, known []string, hint string) string {
	for _, k := range known {
		if slip(key, k) || key+"s" == k || key == k+"s" {
			return fmt.Sprintf("; did you mean %q?", k)
		}
	}
	return " (" + hint + ")"
}

// A Line is a key of a header with its value, as written.
type Line struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Grounds are what decides when an article may be public: lines of its header, each of which a side file can replace,
// and everything else.
type Grounds struct {
	Header []Line  `json:"header,omitempty"`
	Other  Release `json:"other,omitzero"`
}

// decidesRelease reports whether a key with that meaning decides when the article may be public.
func decidesRelease(m meaning) bool {
	return datesArticle(m) || m == meansEnd || m == meansHidden || m == meansShown || m == meansStatus
}

// datesArticle reports whether a key with that meaning gives a date of publication.
func datesArticle(m meaning) bool { return m == meansDate || m == meansPublished || m == meansRelease }

// replaces reports whether a line of a side file takes the place of one of the header: it has the same key, or another
// name of it. A date takes no embargo away.
func (l Line) replaces(header Line) bool {
	a, b := meaningOf(l.Key), meaningOf(header.Key)
	if b == meansTags { // one that says draft
		return a == meansHidden || a == meansShown || a == meansPublished || a == meansStatus
	}
	return plainKey(l.Key) == plainKey(header.Key) || a == b && (a == meansDate || a == meansEnd || a == meansStatus)
}
