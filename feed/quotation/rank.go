package quotation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

const maxKey = 3 // key quotations of an article

// ranked is a quotation with what decides its place.
type ranked struct {
	Quote
	score float64
	fold  string
	order int
}

// rank leaves out labels and what is said twice, and puts the best first: who is quoted, how surely, whole thoughts of
// a length that can be read at a glance, no more than two of one speaker while others spoke.
func (d *document) rank(title string, all []candidate) []Quote {
	list := d.collect(title, all)
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.order, b.order)) })
	speakers := map[string]bool{}
	for _, r := range list {
		speakers[r.Speaker] = true
	}
	var key, rest []Quote
	said := map[string]int{}
	var folds []string
	for _, r := range list {
		most := 2
		if len(speakers) <= 1 {
			most = maxKey
		}
		if len(key) < maxKey && r.score >= keyScore && said[r.Speaker] < most && !contained(r.fold, folds) {
			r.Key = true
			said[r.Speaker]++
			folds = append(folds, r.fold)
			key = append(key, r.Quote)
		} else {
			rest = append(rest, r.Quote)
		}
	}
	return append(key, rest...)
}

// keyScore is what a quotation needs to be shown beside the summary: a speaker and a thought.
const keyScore = 2.0

func contained(fold string, in []string) bool {
	return slices.ContainsFunc(in, func(f string) bool { return strings.Contains(f, fold) || strings.Contains(fold, f) })
}

func (d *document) collect(title string, all []candidate) []ranked {
	lead := prose.Fold(title)
	if len(d.tokens) > 0 {
		lead += " " + prose.Fold(d.body[:min(len(d.body), 400)])
	}
	count, led := map[string]int{}, map[string]bool{} // how often each speaks; who is in the lead
	for _, c := range all {
		if !c.drop {
			count[c.who.name]++
		}
	}
	var list []ranked
	seen := map[string]int{}
	for i, c := range all {
		if c.drop {
			continue
		}
		text, spans := d.text(&c)
		r := ranked{Quote: Quote{Text: text, Speaker: c.who.name, Role: c.who.role && c.who.name != "", Spans: spans, Spoken: c.turn != nil, Reason: c.who.why}, fold: prose.Fold(text), order: i}
		if _, ok := led[r.Speaker]; !ok {
			led[r.Speaker] = strings.Contains(lead, prose.Fold(r.Speaker[strings.LastIndexByte(r.Speaker, ' ')+1:]))
		}
		r.score = d.score(c, r, led[r.Speaker], count[c.who.name])
		if at, ok := seen[r.fold]; ok {
			if old := &list[at]; r.score > old.score {
				r.order = old.order
				*old = r
			}
			continue
		}
		seen[r.fold] = len(list)
		list = append(list, r)
	}
	folds := make([]string, len(list))
	for i, r := range list {
		folds[i] = r.fold + " \x00" + r.Speaker
	}
	slices.Sort(folds)
	return slices.DeleteFunc(list, func(r ranked) bool { return repeats(r, folds) })
}

// repeats reports whether r is the start of a longer quotation of the same speaker, said once more. folds holds all
// quotations, sorted, each with its speaker.
func repeats(r ranked, folds []string) bool {
	if strings.Count(r.fold, " ") < 5 {
		return false
	}
	at, _ := slices.BinarySearch(folds, r.fold+" \x01")
	for ; at < len(folds) && strings.HasPrefix(folds[at], r.fold+" "); at++ {
		if strings.HasSuffix(folds[at], "\x00"+r.Speaker) {
			return true
		}
	}
	return false
}

var (
	leaning = set(`and but it that this so which because or they he she those these`)
	telling = set(`i we im must never will our my should need want believe`)
)

// score weighs a quotation; the weights are ours, in the order of what readers asked about miss most: a name first.
func (d *document) score(c candidate, q ranked, inLead bool, said int) float64 {
	s := 0.0
	switch {
	case q.Speaker == "":
		s -= 3
	case q.Role:
		s += 0.6
	default:
		s += 1.5
		if strings.Contains(q.Speaker, " ") {
			s += 0.5
		}
		if inLead {
			s += 0.7
		}
		s += 0.1 * float64(min(said, 5))
	}
	switch c.who.source.grade {
	case cue:
		s += 1
	case subject:
		s += 0.4
	case weak:
		s -= 0.6
	}
	if c.who.source.pronoun != "" {
		s -= 1.6
	}
	switch {
	case c.words < 5:
		s -= 2
	case c.words < 8:
		s -= 0.5
	case c.words <= 45:
		s += 0.8
	case c.words > 70:
		s -= 0.6
	}
	first, _ := utf8.DecodeRuneInString(q.Text)
	if unicode.IsUpper(first) {
		s += 0.8
	}
	if word, _, _ := strings.Cut(q.fold, " "); leaning[word] {
		s -= 0.4
	}
	for w := range strings.SplitSeq(q.fold, " ") {
		if telling[w] {
			s += 0.2
			break
		}
	}
	return s
}
