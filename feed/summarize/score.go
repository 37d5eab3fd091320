package summarize

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The features of a unit, as measure fills them.
const (
	fOne       = iota // always 1: what another unit is worth
	fPlace            // 1 / (1 + position)
	fFirst            // the first sentence
	fSecond           // the second or third
	fFar              // log of the position
	fParaStart        // first of its paragraph, where the text has paragraphs
	fLength           // log of its words
	fLong             // words over 35, in tens
	fShort            // words under 12, in tens
	fTitle            // share of the title's words that it holds
	fTitleOwn         // share of its words that are the title's
	fTop              // weight of the keywords it holds
	fDense            // keywords by its words
	fCentroid         // cosine to the whole text
	fLead             // share of its words that the first two sentences hold
	fLean             // leans on the sentence before
	fQuote            // share inside quotation marks
	fSaid             // a saying verb
	fNames            // share of capitalised words
	fNumber           // a figure
	fFirstPers        // I, we, you
	fQuestion         // ends in a question mark
	fCaption          // signs of a caption
	fPresent          // a verb of a scene in the present
	fColon            // a colon or dash
	fBack             // a pronoun or "also" in its first half
	fNoTitle          // position measure where there is no title
	fDay              // names a day, or says today, yesterday, this week
	fEnd              // in the last tenth of the text
	fPhrase           // share of its pairs of words that the text has again
	fTopName          // share of its words that are the text's commonest
	nUnit
)

// The features of a set, as measureSet fills them.
const (
	sWords  = iota // words, in tens
	sWords2        // the square of it
	sBare          // words where there is no title
	sBest          // value of the best unit
	sTitle         // share of the title's words covered
	sTop           // weight of the keywords covered
	sFirst         // the first sentence is in
	sSame          // terms shared between units
	sNext          // units that follow directly on another
	sTwo           // two units
	sThree         // three units
	sSpread        // log distance between first and last
	sHead          // exactly the head of the text
	sSparse        // words under 30, in tens
	sLead          // share of the first two sentences' words covered
	nSet
)

// measure fills what the ranking knows of a unit, and its value.
func (t *text) measure(u *unit) {
	f := &u.feats
	from, to := t.sents[u.first].Start, t.sents[u.last].End
	s := t.body[from:to]
	pos, total := float64(u.first), float64(max(len(t.sents), 1))
	words := float64(max(u.words, 1))
	f[fOne], f[fPlace], f[fFar] = 1, 1/(1+pos), math.Log(1+pos)
	f[fFirst], f[fSecond] = is(u.first == 0), is(u.first == 1 || u.first == 2)
	f[fParaStart] = is(t.sents[u.first].start)
	f[fLength], f[fLong], f[fShort] = math.Log(words), max(0, words-35)/10, max(0, 12-words)/10
	f[fEnd] = is(pos >= 0.9*total)
	t.measureTerms(u)
	f[fLean] = is(u.lean)
	f[fQuote] = t.quoted(u)
	t.measureWords(u, s)
	f[fQuestion] = is(strings.HasSuffix(strings.TrimRight(s, "\"”’'"), "?"))
	f[fCaption] = float64(captionSigns(s))
	f[fColon] = is(strings.Contains(s, ": ") || strings.Contains(s, " - ") || strings.Contains(s, " -- ") || strings.ContainsAny(s, "–—"))
	if len(t.title) == 0 {
		f[fNoTitle] = f[fPlace]
	}
	for i, w := range unitWeights {
		u.value += w * f[i]
	}
}

// measureTerms fills what depends on the content words.
func (t *text) measureTerms(u *unit) {
	for i := u.first; i <= u.last; i++ {
		u.terms = append(u.terms, t.sents[i].terms...)
	}
	all := float64(max(len(u.terms), 1))
	slices.Sort(u.terms)
	dot, norm, top, lead := 0.0, 0.0, 0.0, 0.0
	for i := 0; i < len(u.terms); {
		id, k := u.terms[i], i
		for k < len(u.terms) && u.terms[k] == id {
			k++
		}
		n := float64(k - i)
		i = k
		dot += n * t.freq[id]
		norm += n * n
		if t.title[id] {
			u.title++
		}
		if w := t.top[id]; w > 0 {
			u.top++
			top += w
		}
		if t.lead[id] {
			lead++
		}
	}
	again, pairs := 0.0, 0.0
	for i := u.first; i <= u.last; i++ {
		for k, id := range t.sents[i].terms {
			if k > 0 {
				pairs++
				again += is(t.pairs[uint64(t.sents[i].terms[k-1])<<32|uint64(id)] > 1)
			}
		}
	}
	t.measurePhrase(u, again, pairs)
	u.terms = slices.Compact(u.terms)
	own := float64(max(len(u.terms), 1))
	f := &u.feats
	f[fTop], f[fDense], f[fLead] = top, float64(u.top)/all, lead/own
	if u.first < 2 {
		f[fLead] = 0
	}
	if norm > 0 && t.centroid > 0 {
		f[fCentroid] = dot / (math.Sqrt(norm) * t.centroid)
	}
	if len(t.title) > 0 {
		f[fTitle], f[fTitleOwn] = float64(u.title)/float64(len(t.title)), float64(u.title)/own
	}
}

func (t *text) measurePhrase(u *unit, again, pairs float64) {
	u.feats[fPhrase] = again / max(pairs, 1)
	sum := 0.0
	for _, id := range u.terms {
		sum += t.freq[id]
	}
	u.feats[fTopName] = math.Log(1 + sum/float64(max(len(u.terms), 1)))
}

// measureWords fills what depends on single words outside the vocabulary.
func (t *text) measureWords(u *unit, s string) {
	f := &u.feats
	names, n := 0.0, 0.0
	for w := range strings.FieldsSeq(s) {
		n++
		bare := strings.Trim(w, ".,;:!?()\"'“”‘’")
		r, _ := utf8.DecodeRuneInString(bare)
		switch {
		case unicode.IsUpper(r):
			if n > 1 && bare != "I" {
				names++
			}
			if bare == "I" || bare == "We" {
				f[fFirstPers] = 1
			}
			if strings.HasSuffix(bare, "day") && len(bare) > 5 {
				f[fDay] = 1
			}
		case unicode.IsDigit(r):
			f[fNumber] = 1
		case saying[bare]:
			f[fSaid] = 1
		case bare == "we" || bare == "you" || bare == "my" || bare == "our" || bare == "your":
			f[fFirstPers] = 1
		case bare == "yesterday" || bare == "today" || bare == "tomorrow":
			f[fDay] = 1
		case n <= float64(u.words)/2 && (bare == "he" || bare == "she" || bare == "they" || bare == "also" || bare == "him" || bare == "them"):
			f[fBack] = 1
		case n > 1 && n < 14 && scenes[bare]:
			f[fPresent] = 1
		}
	}
	f[fNames] = names / max(n, 1)
}

// setScore is what a set of units, in reading order, is worth.
func (t *text) setScore(set []*unit) float64 {
	var f [nSet]float64
	t.measureSet(set, &f)
	score := 0.0
	for _, u := range set {
		score += u.value
	}
	for i, w := range setWeights {
		score += w * f[i]
	}
	return score
}

// measureSet fills the features of a set of one to three units.
func (t *text) measureSet(set []*unit, f *[nSet]float64) {
	words, best := 0.0, math.Inf(-1)
	for i, u := range set {
		words += float64(u.words)
		best = max(best, u.value)
		if i > 0 {
			f[sNext] += is(set[i-1].last == u.first-1)
		}
		for _, v := range set[:i] {
			f[sSame] += float64(common(u.terms, v.terms)) / float64(max(1, min(len(u.terms), len(v.terms))))
		}
	}
	f[sWords], f[sWords2], f[sBest] = words/10, words*words/100, best
	if len(t.title) == 0 {
		f[sBare] = words / 10
	}
	f[sSparse] = max(0, 30-words) / 10
	f[sFirst] = is(set[0].first == 0)
	f[sTwo], f[sThree] = is(len(set) == 2), is(len(set) == 3)
	f[sSpread] = math.Log(1 + float64(set[len(set)-1].last-set[0].first))
	f[sHead] = is(set[0].first == 0 && int(f[sNext]) == len(set)-1)
	f[sTitle], f[sTop], f[sLead] = t.cover(set)
}

// cover returns the share of the title's words and the weight of the keywords that a set holds.
func (t *text) cover(set []*unit) (title, top, lead float64) {
	var merged []int32
	if len(set) == 1 {
		merged = set[0].terms
	} else {
		var buf [256]int32
		merged = buf[:0]
		for _, u := range set {
			merged = append(merged, u.terms...)
		}
		slices.Sort(merged)
	}
	last := int32(-1)
	for _, id := range merged {
		if id == last {
			continue
		}
		last = id
		if t.title[id] {
			title++
		}
		top += t.top[id]
		if t.lead[id] {
			lead++
		}
	}
	return title / float64(max(len(t.title), 1)), top, lead / float64(max(len(t.lead), 1))
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// captionSigns counts the signs that a sentence is a picture's caption: a mark only captions carry (3), a full date
// behind a comma at its end (2), another date with a year there (1), a scene in the present tense and no past (1).
func captionSigns(s string) int {
	n := 0
	lower := strings.ToLower(s)
	for _, p := range captionMarks {
		if strings.Contains(lower, p) {
			n += 3
			break
		}
	}
	for _, p := range captionStarts {
		if strings.HasPrefix(lower, p) {
			n += 3
			break
		}
	}
	words := strings.Fields(s)
	dated := dateTail(words)
	n += dated
	if n >= 3 {
		return n
	}
	past, scene := false, false
	for i, w := range words {
		bare := strings.Trim(w, ".,;:!?()\"'“”‘’")
		past = past || pastWords[bare] || saying[bare] || strings.HasSuffix(bare, "ed") && len(bare) > 4 && i > 0 && !describing(words, i)
		scene = scene || i > 0 && i < 14 && scenes[bare]
	}
	if scene && !past {
		n++
		if dated > 0 {
			n++
		}
	}
	if !past && dated > 0 {
		n++
	}
	return n
}

// describing reports whether a word in -ed is no main verb: "a scheduled meeting".
func describing(words []string, i int) bool {
	switch strings.ToLower(words[i-1]) {
	case "a", "an", "the", "his", "her", "its", "their", "and", "of", "in", "for", "with", "by":
		return true
	}
	return false
}

// dateTail returns 2 for a full date behind a comma at the end, 1 for another date with a year there, else 0.
func dateTail(words []string) int {
	n := len(words)
	if n < 5 {
		return 0
	}
	year := strings.Trim(words[n-1], ".()")
	if len(year) != 4 || year[:2] != "19" && year[:2] != "20" || strings.Trim(year, "0123456789") != "" {
		return 0
	}
	before := words[n-4]
	switch {
	case months[strings.Trim(words[n-2], ".,")]:
		if strings.Trim(words[n-3], "0123456789") != "" {
			before = words[n-3]
		}
	case !months[strings.Trim(words[n-3], ".,")] || strings.Trim(words[n-2], "0123456789,") != "":
		return 0
	}
	if strings.HasSuffix(before, ",") {
		return 2
	}
	return 1
}

var (
	captionMarks = []string{"(left", "(right", "(centre", "(center", "(l-r", "(from left", "(from right", "(top", "(bottom", "(above", "(below", "(far left", "(far right", "(second from", "(pictured", ", pictured", "pictured in ", "pictured at ", "pictured on ", "left to right",
		"file photo", "file picture", "file image", "library photo", "library picture", "library image", "photo:", "photos:", "(file", "(photo", "photo by", "photograph:", "photographs by", "image caption", "getty images", "ap photo", "afp/", "reuters/"}
	captionStarts = []string{"pictured", "above:", "below:", "left:", "right:", "above, ", "below, ", "seen here", "in this photo", "in this picture", "in this image", "in this undated", "in this file", "a file photo", "file - "}
	months        = set("January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
	saying        = set("said says told tells added announced reported claimed insisted warned explained argued denied confirmed revealed according")
	pastWords     = set("was were had told did went came took made got gave found saw knew thought felt began became left won lost met led held spoke wrote stood sat ran fell rose grew kept sent built paid could would should might will must is are has have be been can may do does")
	scenes        = set("stands stand poses pose arrives arrive walks walk speaks speak waves wave smiles smile look gestures gesture addresses address attends attend holds hold greets greet listens listen leaves leave shakes shake sits sit watches watch appears appear celebrates celebrate delivers deliver answers answer meets meet takes take reacts react gathers gather joins join signs points carries rides ride performs perform prepares prepare enters enter visits visit plays play runs run inspects inspect lights kisses hugs embraces laughs cheers march marches protests chats exits steps raises reads departs depart boards board tours")
)
