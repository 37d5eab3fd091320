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
	"regexp"
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
	fitPrint("unitWeights", "nUnit", fitNames("f"), uw[:])
	fitPrint("setWeights", "nSet", fitNames("s"), sw[:])
}

// fitPrint prints weights as a Go table for weights.go.
func fitPrint(table, size string, names []string, w []float64) {
	fmt.Printf("var %s = [%s]float64{\n", table, size)
	for i, v := range w {
		if v != 0 {
			fmt.Printf("\t%s: %.3g,\n", names[i], v)
		}
	}
	fmt.Println("}")
}

// fitNames returns the names of the features in score.go that start with a letter, in order.
func fitNames(letter string) (names []string) {
	src, err := os.ReadFile("score.go")
	if err != nil {
		panic(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^\t(`+letter+`[A-Z]\w*)( +=.*)?( +//.*)?$`).FindAllStringSubmatch(string(src), -1) {
		names = append(names, m[1])
	}
	return names
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
	t.Log("as they are, set aside", fitJudge(samples, unitWeights, setWeights, func(p int) bool { return p == 0 }))
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
		s.t = read(a.Title, a.Body, a.Language)
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
	units := s.t.units(b, s.t.own, false)
	for _, u := range units {
		u.value = 0
		for i, w := range uw {
			u.value += w * u.feats[i]
		}
	}
	some := false // a set that uses the room
	s.t.sets(units, b, func(set []*unit) { some = some || b.full(set) })
	s.t.sets(units, b, func(set []*unit) {
		if some && !b.full(set) {
			return
		}
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
	pull, drop := fitPull(), fitDrop()
	for i := range drop {
		w[i] = 0
	}
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
			if i >= fNoPastShort && i < nUnit || drop[i] { // only captions are told by these
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
	return 0.003
}

// fitDrop returns the features that SEEDFEED_FIT_DROP names, such as "fEnd,sTwo". Nothing is fitted for them.
func fitDrop() map[int]bool {
	drop := map[int]bool{}
	names := append(fitNames("f"), fitNames("s")...)
	for name := range strings.SplitSeq(os.Getenv("SEEDFEED_FIT_DROP"), ",") {
		if i := slices.Index(names, name); i >= 0 {
			drop[i] = true
		}
	}
	return drop
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
