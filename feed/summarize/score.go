package summarize

import (
	"math"
	"slices"
)

// The features of a unit, as measure fills them.
const (
	fOne         = iota // always 1: what another unit is worth
	fPlace              // 1 / (1 + position)
	fFirst              // the first sentence
	fSecond             // the second or third
	fFar                // log of the position
	fParaStart          // first of its paragraph, where the text has paragraphs
	fLength             // log of its words
	fLong               // words over 35, in tens
	fShort              // words under 12, in tens
	fTitle              // share of the title's words that it holds
	fTitleOwn           // share of its words that are the title's
	fTop                // weight of the keywords it holds
	fDense              // keywords by its words
	fCentroid           // cosine to the whole text
	fLead               // share of its words that the first two sentences hold
	fLean               // leans on the sentence before
	fQuote              // share inside quotation marks
	fSaid               // a saying verb
	fNames              // share of capitalised words
	fNumber             // a figure
	fFirstPers          // I, we, you
	fCaption            // signs of a caption
	fPresent            // a verb of a scene in the present
	fColon              // a colon or dash
	fBack               // a pronoun or "also" in its first half
	fNoTitle            // position measure where there is no title
	fDay                // names a day, or says today, yesterday, this week
	fEnd                // in the last tenth of the text
	fPhrase             // share of its pairs of words that the text has again
	fTopName            // share of its words that are the text's commonest
	fNoPast             // no verb in the past, no auxiliary
	fNoPastNames        // the same, by the share of capitalised words
	fNoPastShort        // only captions are told by this and what follows: no verb in the past, by its words under 18
	fKnown              // share of its words that the text has elsewhere
	fNew                // log of the words that it alone has
	fNoun               // one in -ing among its first six words, and no verb in the past
	nUnit
)

// The features of a set, as measureSet fills them.
const (
	sWords      = iota // words, in tens
	sWords2            // the square of it
	sBare              // words where there is no title
	sBest              // value of the best unit
	sTitle             // share of the title's words covered
	sTop               // weight of the keywords covered
	sFirst             // the first sentence is in
	sSame              // terms shared between units
	sNext              // units that follow directly on another
	sTwo               // two units
	sThree             // three units
	sSpread            // log distance between first and last
	sHead              // exactly the head of the text
	sSparse            // words under 30, in tens
	sLead              // share of the first two sentences' words covered
	sTerms             // its different content words, in tens
	sEarly             // the same, each by how early the text has it first
	sWide              // the same, each by the log of the sentences that have it
	sTitleTerms        // of the title's
	sPairs             // pairs of words that the text has again, in tens
	sWho               // says directly behind the first unit who "a lawmaker" in it is
	sHeadTitled        // the head of a text that has a title
	nSet
)

// measure fills what the ranking knows of a unit, and its value.
func (t *text) measure(u *unit) {
	f := &u.feats
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
	t.measureWords(u)
	f[fCaption] = float64(t.sents[u.first].caption)
	if !t.titled {
		f[fNoTitle] = f[fPlace]
	}
	value := 0.0
	for i, w := range unitWeights {
		value += w * f[i]
	}
	u.value = value
}

// measureTerms fills what depends on the content words.
func (t *text) measureTerms(u *unit) {
	from := len(t.sorted)
	for i := u.first; i <= u.last; i++ {
		t.sorted = append(t.sorted, t.sents[i].terms...)
	}
	u.terms = t.sorted[from:]
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
		dot += n * t.vocab.freq[id]
		norm += n * n
		if t.title.in[id] {
			u.title++
		}
		if w := t.top[id]; w > 0 {
			u.top++
			top += w
		}
		if t.lead.in[id] {
			lead++
		}
	}
	again, pairs := 0.0, 0.0
	for i := u.first; i <= u.last; i++ {
		for k, id := range t.sents[i].terms {
			if k > 0 {
				pairs++
				again += is(t.pairs[pairSlot(t.sents[i].terms[k-1], id)] > 1)
			}
		}
	}
	u.pairs = again
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
	if t.title.n > 0 {
		f[fTitle], f[fTitleOwn] = float64(u.title)/float64(t.title.n), float64(u.title)/own
	}
}

func (t *text) measurePhrase(u *unit, again, pairs float64) {
	u.feats[fPhrase] = again / max(pairs, 1)
	sum, alone := 0.0, 0.0
	for _, id := range u.terms {
		sum += t.vocab.freq[id]
		alone += is(t.vocab.freq[id] == 1)
	}
	u.feats[fKnown], u.feats[fNew] = 1-alone/float64(max(len(u.terms), 1)), math.Log(1+alone)
	u.feats[fTopName] = math.Log(1 + sum/float64(max(len(u.terms), 1)))
}

// measureWords fills what depends on single words outside the vocabulary.
func (t *text) measureWords(u *unit) {
	f := &u.feats
	var all class
	names, words := 0, 0
	for i := u.first; i <= u.last; i++ {
		all |= t.sents[i].class
		names += t.sents[i].names
		words += t.sents[i].words
	}
	f[fNames] = float64(names) / float64(max(words, 1))
	f[fColon] = is(all&dashed != 0)
	f[fNumber], f[fSaid], f[fFirstPers] = is(all&number != 0), is(all&saying != 0), is(all&firstPerson != 0)
	f[fDay], f[fBack], f[fPresent] = is(all&day != 0), is(all&(pronoun|plural|adding) != 0), is(all&scene != 0 && all&past == 0)
	if all&(past|saying) == 0 {
		f[fNoPast], f[fNoPastNames] = 1, f[fNames]
		f[fNoPastShort] = max(0, 18-float64(u.words)) / 10
		f[fNoun] = is(all&doing != 0)
	}
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
	if !t.titled {
		f[sBare] = words / 10
	}
	f[sSparse] = max(0, 30-words) / 10
	f[sFirst] = is(set[0].first == 0)
	f[sTwo], f[sThree] = is(len(set) == 2), is(len(set) == 3)
	f[sSpread] = math.Log(1 + float64(set[len(set)-1].last-set[0].first))
	f[sHead] = is(set[0].first == 0 && int(f[sNext]) == len(set)-1)
	f[sWho] = is(len(set) > 1 && set[1].first == set[0].last+1 && t.sents[set[0].first].someone && t.sents[set[1].first].named)
	f[sHeadTitled] = f[sHead] * is(t.titled)
	t.cover(set, f)
}

// cover fills what depends on the different content words of a set.
func (t *text) cover(set []*unit, f *[nSet]float64) {
	terms := set[0].terms
	for i, u := range set[1:] {
		t.covered[i&1] = union(t.covered[i&1][:0], terms, u.terms)
		terms = t.covered[i&1]
	}
	var title, lead, top, all, early, wide float64
	for _, id := range terms {
		if t.title.in[id] {
			title++
		}
		top += t.top[id]
		if t.lead.in[id] {
			lead++
		}
		all += 0.1
		k := &t.kinds[id]
		early += k.early
		wide += k.wide
	}
	f[sTop], f[sTerms], f[sEarly], f[sWide] = top, all, early, wide
	for _, u := range set {
		f[sPairs] += u.pairs / 10
	}
	f[sTitle], f[sLead], f[sTitleTerms] = title/float64(max(t.title.n, 1)), lead/float64(max(t.lead.n, 1)), title/10
}

// union appends to out the terms that one of two sorted lists has, each once.
func union(out, a, b []int32) []int32 {
	for len(a) > 0 && len(b) > 0 {
		x, y := a[0], b[0]
		out = append(out, min(x, y))
		if x <= y {
			a = a[1:]
		}
		if y <= x {
			b = b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
