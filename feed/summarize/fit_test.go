//go:build fit

package summarize

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"seedfeed/feed/seed"
)

// TestFit fits the weights and prints them as Go tables for weights.go:
//
//	SEEDFEED_FIT=a.jsonl,b.jsonl go test -tags fit -run TestFit -v ./feed/summarize
//
// Each line of the files is {"id", "source", "title", "text", "reference"}. By a hash of the id the articles fall into
// five parts. One is set aside: nothing is chosen by it, its gain is printed at the end only. On the other four every
// choice is judged crosswise, each part by what was fitted on the other three. The weights printed are those fitted on
// the four, or with SEEDFEED_FIT_ALL=1 on all five without any judging, once everything is chosen. What is fitted is the expected gain (a
// mean of ROUGE-1, 2 and Lsum) of choosing among the sets by softmax of their score, by gradient ascent; the units'
// values choose the pool and the best unit, so the features are made anew a few times.
func TestFit(t *testing.T) {
	paths := os.Getenv("SEEDFEED_FIT")
	if paths == "" {
		t.Skip("SEEDFEED_FIT names no data")
	}
	var samples []fitSample
	for path := range strings.SplitSeq(paths, ",") {
		samples = append(samples, fitRead(t, path)...)
	}
	if os.Getenv("SEEDFEED_FIT_ALL") == "" {
		fitCrosswise(t, samples)
	}
	uw, sw := fitRun(samples, func(p int) bool { return p > 0 || os.Getenv("SEEDFEED_FIT_ALL") != "" })
	t.Log("fitted", fitJudge(samples, uw, sw, func(p int) bool { return p > 0 }))
	t.Log("set aside", fitJudge(samples, uw, sw, func(p int) bool { return p == 0 }))
	fmt.Println("var unitWeights = [nUnit]float64{")
	for i, v := range uw {
		fmt.Printf("\t%.4f, // %d\n", v, i)
	}
	fmt.Println("}\n\nvar setWeights = [nSet]float64{")
	for i, v := range sw {
		fmt.Printf("\t%.4f, // %d\n", v, i)
	}
	fmt.Println("}")
}

// fitCrosswise judges each of the four parts by what was fitted on the other three, beside the weights as they are.
func fitCrosswise(t *testing.T, samples []fitSample) {
	var crosswise fitScore
	for part := 1; part < fitParts; part++ {
		uw, sw := fitRun(samples, func(p int) bool { return p > 0 && p != part })
		crosswise.add(fitJudge(samples, uw, sw, func(p int) bool { return p == part }))
	}
	t.Log("crosswise", crosswise)
	t.Log("weights as they are", fitJudge(samples, unitWeights, setWeights, func(p int) bool { return p > 0 }))
}

const fitParts = 5

// fitPart returns the part an article belongs to.
func fitPart(id string) int {
	sum := sha256.Sum256([]byte(id))
	return int(binary.BigEndian.Uint32(sum[:]) % fitParts)
}

// fitRun fits on the parts that in says.
func fitRun(samples []fitSample, in func(part int) bool) (uw [nUnit]float64, sw [nSet]float64) {
	uw[fPlace], uw[fTitle], uw[fCentroid] = 1, 1, 1 // any start that ranks at all; not what was fitted before
	w := make([]float64, nUnit+nSet)
	for range 3 {
		var groups []fitGroup
		for i := range samples {
			if in(fitPart(samples[i].ID)) {
				groups = append(groups, samples[i].group(&uw))
			}
		}
		copy(w, uw[:])
		copy(w[nUnit:], sw[:])
		fitAscend(groups, w)
		copy(uw[:], w)
		copy(sw[:], w[nUnit:])
	}
	return uw, sw
}

// A fitScore adds up what was gained, by source.
type fitScore map[string]*fitMean

type fitMean struct {
	gain fitGain
	n    float64
}

// fitJudge scores the parts that in says.
func fitJudge(samples []fitSample, uw [nUnit]float64, sw [nSet]float64, in func(part int) bool) fitScore {
	score := fitScore{}
	w := append(slices.Clone(uw[:]), sw[:]...)
	for i := range samples {
		if s := &samples[i]; in(fitPart(s.ID)) {
			g := s.group(&uw)
			gain := g.best(w)
			score.of(s.Source).add(gain, 1)
			score.of("in "+s.file).add(gain, 1)
		}
	}
	return score
}

func (s *fitScore) of(source string) *fitMean {
	if *s == nil {
		*s = fitScore{}
	}
	if (*s)[source] == nil {
		(*s)[source] = &fitMean{}
	}
	return (*s)[source]
}

func (m *fitMean) add(g fitGain, n float64) {
	for i, v := range g {
		m.gain[i] += v
	}
	m.n += n
}

func (s *fitScore) add(other fitScore) {
	for source, m := range other {
		s.of(source).add(m.gain, m.n)
	}
}

func (s fitScore) String() string {
	var b strings.Builder
	for _, source := range slices.Sorted(maps.Keys(s)) {
		m := s[source]
		fmt.Fprintf(&b, "\n%12s %5.0f: %.2f / %.2f / %.2f, %.1f %% captions", source, m.n, m.gain[0]/m.n, m.gain[1]/m.n, m.gain[2]/m.n, m.gain[3]/m.n)
	}
	return b.String()
}

type fitSample struct {
	ID, Source, Title, Text, Reference string
	Captions                           []string // put in by hand; none where the text is clean
	file                               string
	t                                  *text
	ref                                fitGrams
	gains                              map[[3]int]fitGain // by the first sentences of a set's units
}

// A fitGain is ROUGE-1, 2 and Lsum, in per cent, and 100 for a caption.
type fitGain [4]float64

// value is what is fitted.
func (g fitGain) value() float64 { return 0.4*g[0] + 0.3*g[1] + 0.3*g[2] }

// A fitGroup is one article's sets: their features and gains.
type fitGroup struct {
	feats [][nUnit + nSet]float32
	gains []fitGain
	value []float64
}

// best is the gain of the set that w picks.
func (g *fitGroup) best(w []float64) fitGain {
	best, at := math.Inf(-1), -1
	for i := range g.feats {
		if s := fitDot(&g.feats[i], w); s > best {
			best, at = s, i
		}
	}
	if at < 0 {
		return fitGain{}
	}
	return g.gains[at]
}

func fitRead(t *testing.T, path string) []fitSample {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []fitSample
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var s fitSample
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		if s.Source == "bbc" { // no summary by hand
			continue
		}
		a := seed.FromText(s.Title, s.Text)
		s.t = read(a.Title, a.Body)
		s.ref = fitCount(strings.Split(s.Reference, "\n"))
		s.file = filepath.Base(path)
		s.gains = map[[3]int]fitGain{}
		out = append(out, s)
	}
	return out
}

func (s *fitSample) group(uw *[nUnit]float64) fitGroup {
	var g fitGroup
	b := Budget{}.orDefault()
	units := s.t.units(b)
	for _, u := range units {
		u.value = 0
		for i, w := range uw {
			u.value += w * u.feats[i]
		}
	}
	s.t.sets(units, b, func(set []*unit) {
		var f [nUnit + nSet]float32
		var sf [nSet]float64
		s.t.measureSet(set, &sf)
		key := [3]int{-1, -1, -1}
		for n, u := range set {
			key[n] = u.first
			for i, v := range u.feats {
				f[i] += float32(v)
			}
		}
		for i, v := range sf {
			f[nUnit+i] = float32(v)
		}
		g.feats = append(g.feats, f)
		gain, ok := s.gains[key]
		if !ok {
			parts := s.parts(set)
			gain = fitGainOf(&s.ref, parts)
			gain[3] = s.fault(parts)
			s.gains[key] = gain
		}
		g.gains, g.value = append(g.gains, gain), append(g.value, gain.value())
	})
	return g
}

// fault is 100 where a sentence holds a caption that was put in, else 0.
func (s *fitSample) fault(parts []string) float64 {
	for _, c := range s.Captions {
		c = strings.TrimRight(strings.Join(strings.Fields(c), " "), ".")
		for _, p := range parts {
			if strings.Contains(p, c) {
				return 100
			}
		}
	}
	return 0
}

func (s *fitSample) parts(set []*unit) (parts []string) {
	for _, u := range set {
		for i := u.first; i <= u.last; i++ {
			parts = append(parts, s.t.sents[i].Of(s.t.body))
		}
	}
	return parts
}

// fitGrams are the stems of a summary: by sentence, and counted alone and in pairs.
type fitGrams struct {
	sents    [][]uint64
	one, two map[uint64]int
	n        int
}

func fitCount(parts []string) fitGrams {
	g := fitGrams{one: map[uint64]int{}, two: map[uint64]int{}}
	prev := uint64(0)
	for _, part := range parts {
		var sent []uint64
		for w := range strings.FieldsFuncSeq(strings.ToLower(part), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
			b := []byte(w)
			if len(b) > 3 {
				b = stem(b)
			}
			h := hash(b)
			g.one[h]++
			if g.n > 0 {
				g.two[prev*31+h]++
			}
			prev = h
			g.n++
			sent = append(sent, h)
		}
		g.sents = append(g.sents, sent)
	}
	return g
}

// fitGainOf is what a summary gains: close to ROUGE, but for the stems.
func fitGainOf(ref *fitGrams, parts []string) fitGain {
	sys := fitCount(parts)
	overlap := func(x, y map[uint64]int, less int) float64 {
		hit := 0
		for k, v := range y {
			hit += min(v, x[k])
		}
		return 200 * float64(hit) / float64(max(ref.n+sys.n-2*less, 1))
	}
	return fitGain{overlap(ref.one, sys.one, 0), overlap(ref.two, sys.two, 1), fitLsum(ref, &sys), 0}
}

// fitLsum is the union of the longest common subsequences, each word counted as often as both sides have it.
func fitLsum(ref, sys *fitGrams) float64 {
	left, right := maps.Clone(ref.one), maps.Clone(sys.one)
	hit := 0
	for _, r := range ref.sents {
		in := make([]bool, len(r))
		for _, s := range sys.sents {
			fitCommon(r, s, in)
		}
		for i, h := range r {
			if in[i] && left[h] > 0 && right[h] > 0 {
				left[h]--
				right[h]--
				hit++
			}
		}
	}
	return 200 * float64(hit) / float64(max(ref.n+sys.n, 1))
}

// fitCommon marks the words of a longest common subsequence in a.
func fitCommon(a, b []uint64, in []bool) {
	w := len(b) + 1
	table := make([]uint16, (len(a)+1)*w)
	for i := range a {
		for j := range b {
			if a[i] == b[j] {
				table[(i+1)*w+j+1] = table[i*w+j] + 1
			} else {
				table[(i+1)*w+j+1] = max(table[i*w+j+1], table[(i+1)*w+j])
			}
		}
	}
	for i, j := len(a), len(b); i > 0 && j > 0; {
		switch {
		case a[i-1] == b[j-1]:
			i, j = i-1, j-1
			in[i] = true
		case table[i*w+j-1] > table[(i-1)*w+j]:
			j--
		default:
			i--
		}
	}
}

func fitDot(f *[nUnit + nSet]float32, w []float64) float64 {
	s := 0.0
	for i, v := range f {
		s += float64(v) * w[i]
	}
	return s
}

// fitAscend raises the expected gain by Adam over all articles, features scaled to their spread, with a small pull to 0.
func fitAscend(groups []fitGroup, w []float64) {
	const steps, rate = 200, 0.03
	pull := fitPull()
	scale := make([]float64, len(w))
	for i := range scale {
		var sum, sq, n float64
		for _, g := range groups {
			for k := range g.feats {
				v := float64(g.feats[k][i])
				sum, sq, n = sum+v, sq+v*v, n+1
			}
		}
		scale[i] = math.Sqrt(max(sq/n-sum/n*sum/n, 1e-6))
	}
	m, v := make([]float64, len(w)), make([]float64, len(w))
	mean := make([]float64, len(w))
	for step := 1; step <= steps; step++ {
		if step > steps/2 {
			for i := range w {
				mean[i] += w[i] / (steps / 2)
			}
		}
		grad := make([]float64, len(w))
		for _, g := range groups {
			fitGrad(g, w, grad)
		}
		for i := range w {
			if i >= fNoPastShort && i < nUnit { // only captions are told by these
				continue
			}
			d := grad[i]/float64(len(groups))/scale[i] - pull*w[i]*scale[i]
			m[i] = 0.9*m[i] + 0.1*d
			v[i] = 0.99*v[i] + 0.01*d*d
			r := rate * (1 - 0.8*float64(step)/steps)
			w[i] += r / scale[i] * (m[i] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[i]/(1-math.Pow(0.99, float64(step)))) + 1e-8)
		}
	}
	copy(w, mean)
}

// fitPull is the strength of the pull to 0, SEEDFEED_FIT_PULL or what did best crosswise.
func fitPull() float64 {
	if v, err := strconv.ParseFloat(os.Getenv("SEEDFEED_FIT_PULL"), 64); err == nil {
		return v
	}
	return 0.005
}

// fitGrad adds the gradient of one article's expected gain, and of the likeness of the choice to a softmax of the gains,
// which steadies it.
func fitGrad(g fitGroup, w, grad []float64) {
	if len(g.feats) == 0 {
		return
	}
	p := make([]float64, len(g.feats))
	top := math.Inf(-1)
	for i := range g.feats {
		p[i] = fitDot(&g.feats[i], w)
		top = max(top, p[i])
	}
	q := make([]float64, len(p))
	qs, qt := 0.0, slices.Max(g.value)
	for i := range q {
		q[i] = math.Exp((g.value[i] - qt) / 6)
		qs += q[i]
	}
	for i := range q {
		q[i] /= qs
	}
	sum, mean := 0.0, 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
		mean += p[i] * g.value[i]
	}
	for i := range p {
		c := p[i]*(g.value[i]-mean)*0.2 + 0.5*(q[i]-p[i])
		if math.Abs(c) < 1e-6 {
			continue
		}
		for k, v := range g.feats[i] {
			grad[k] += c * float64(v)
		}
	}
}

// captionFeats are what a caption is told by. How the text is parted into paragraphs is none of it: in made-messy texts
// every sentence stands alone.
var captionFeats = []int{fLength, fLong, fShort, fTitleOwn, fCentroid, fDense, fSaid, fNames, fNumber, fFirstPers, fColon, fBack, fDay, fQuote, fPhrase, fTopName, fNoPast, fNoPastNames, fNoPastShort, fKnown, fNew, fNoun, fPresent, fCaption, fLean}

// TestFitCaptions fits how captions are told from sentences, by logistic regression, and prints the weights with the bias
// at which one sentence in 100 is taken for a caption:
//
//	SEEDFEED_FIT_CAPTIONS=fitted1.jsonl,fitted2.jsonl,judged.jsonl go test -tags fit -run TestFitCaptions -v ./feed/summarize
//
// Lines are those of TestFit with "captions"; the last file should have wordings of captions that the others have not.
func TestFitCaptions(t *testing.T) {
	paths := strings.Split(os.Getenv("SEEDFEED_FIT_CAPTIONS"), ",")
	if len(paths) < 2 {
		t.Skip("SEEDFEED_FIT_CAPTIONS names no data")
	}
	w := make([]float64, len(captionFeats)+1)
	var fitted []captionLine
	for _, path := range paths[:len(paths)-1] {
		fitted = append(fitted, captionLines(fitRead(t, path))...)
	}
	captionAscend(fitted, w)
	bias := captionBorder(fitted, w)
	for _, path := range paths {
		lines := captionLines(fitRead(t, path))
		var hit, all [2]float64
		for _, l := range lines {
			all[l.is]++
			if captionDot(&l, w) > bias {
				hit[l.is]++
			}
		}
		t.Logf("%s: %.1f %% of %.0f captions, %.2f %% of %.0f sentences", filepath.Base(path), 100*hit[1]/all[1], all[1], 100*hit[0]/all[0], all[0])
	}
	for k, i := range captionFeats {
		fmt.Printf("caption %d: %.3g\n", i, w[k])
	}
	fmt.Printf("bias %.3g\n", w[len(w)-1]-bias)
}

type captionLine struct {
	x  []float64
	is int // 1: a caption
}

func captionLines(samples []fitSample) (lines []captionLine) {
	for s := range samples {
		x := samples[s].t
		x.aside = make([]bool, len(x.sents)+1)
		for i := range x.sents {
			u := &unit{first: i, last: i, words: x.sents[i].words}
			if !x.fit(u) {
				continue
			}
			x.measure(u)
			l := captionLine{x: make([]float64, len(captionFeats))}
			for k, f := range captionFeats {
				l.x[k] = u.feats[f]
			}
			if samples[s].fault([]string{x.sents[i].Of(x.body)}) > 0 {
				l.is = 1
			}
			lines = append(lines, l)
		}
	}
	return lines
}

func captionDot(l *captionLine, w []float64) float64 {
	sum := w[len(w)-1]
	for i, v := range l.x {
		sum += w[i] * v
	}
	return sum
}

func captionAscend(lines []captionLine, w []float64) {
	m, v := make([]float64, len(w)), make([]float64, len(w))
	for step := 1; step <= 400; step++ {
		grad := make([]float64, len(w))
		for i := range lines {
			l := &lines[i]
			d := float64(l.is) - 1/(1+math.Exp(-captionDot(l, w)))
			for k, x := range l.x {
				grad[k] += d * x
			}
			grad[len(w)-1] += d
		}
		for k := range w {
			g := grad[k]/float64(len(lines)) - 0.0002*w[k]
			m[k], v[k] = 0.9*m[k]+0.1*g, 0.99*v[k]+0.01*g*g
			w[k] += 0.05 * (m[k] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[k]/(1-math.Pow(0.99, float64(step)))) + 1e-8)
		}
	}
}

// captionBorder is the sum above which one sentence in 100 lies.
func captionBorder(lines []captionLine, w []float64) float64 {
	var sums []float64
	for i := range lines {
		if lines[i].is == 0 {
			sums = append(sums, captionDot(&lines[i], w))
		}
	}
	slices.Sort(sums)
	return sums[len(sums)-1-len(sums)/100]
}
