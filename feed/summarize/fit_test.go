//go:build fit

package summarize

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"seedfeed/feed/prose"
	"seedfeed/feed/seed"
)

// TestFit fits the weights and prints them as Go tables for weights.go:
//
//	SEEDFEED_FIT=a.jsonl,b.jsonl go test -tags fit -run TestFit -v ./feed/summarize
//
// Each line of the files is {"id", "source", "title", "text", "reference"}. Half of the articles, by a hash of the id,
// is fitted on, the other half judged; with SEEDFEED_FIT_ALL=1 all are fitted on, once the halves agree. What is fitted
// is the expected gain 0.62 x ROUGE-1 + 0.38 x ROUGE-2 of choosing among the sets by softmax of their score, by gradient
// ascent; the units' values choose the pool and the best unit, so the features are made anew a few times.
func TestFit(t *testing.T) {
	paths := os.Getenv("SEEDFEED_FIT")
	if paths == "" {
		t.Skip("SEEDFEED_FIT names no data")
	}
	var samples []fitSample
	for path := range strings.SplitSeq(paths, ",") {
		samples = append(samples, fitRead(t, path)...)
	}
	uw, sw := unitWeights, setWeights
	for round := range 3 {
		groups := make([]fitGroup, len(samples))
		for i, s := range samples {
			groups[i] = s.group(&uw)
		}
		fitted, judged := fitHalves(groups)
		if os.Getenv("SEEDFEED_FIT_ALL") != "" {
			fitted = groups
		}
		w := make([]float64, nUnit+nSet)
		copy(w, uw[:])
		copy(w[nUnit:], sw[:])
		t.Logf("round %d: before %.2f / %.2f", round, fitGain(fitted, w), fitGain(judged, w))
		fitAscend(fitted, w)
		t.Logf("round %d: fitted %.2f, judged %.2f", round, fitGain(fitted, w), fitGain(judged, w))
		copy(uw[:], w)
		copy(sw[:], w[nUnit:])
	}
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

type fitSample struct {
	ID, Source, Title, Text, Reference string
	t                                  *text
	ref                                fitGrams
}

type fitGrams struct {
	one, two map[uint64]int
	n        int
}

// A fitGroup is one article's sets: their features and gains.
type fitGroup struct {
	id    string
	feats [][nUnit + nSet]float32
	gains []float64
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
		s.ref = fitCount([]string{s.Reference})
		out = append(out, s)
	}
	return out
}

func (s *fitSample) group(uw *[nUnit]float64) fitGroup {
	g := fitGroup{id: s.ID}
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
		var parts []string
		for _, u := range set {
			for i, v := range u.feats {
				f[i] += float32(v)
			}
			parts = append(parts, prose.Span{Start: s.t.sents[u.first].Start, End: s.t.sents[u.last].End}.Of(s.t.body))
		}
		for i, v := range sf {
			f[nUnit+i] = float32(v)
		}
		g.feats = append(g.feats, f)
		g.gains = append(g.gains, fitGainOf(s.ref, fitCount(parts)))
	})
	return g
}

// fitCount counts stems and pairs of them.
func fitCount(parts []string) fitGrams {
	g := fitGrams{map[uint64]int{}, map[uint64]int{}, 0}
	prev := uint64(0)
	for w := range strings.FieldsFuncSeq(strings.ToLower(strings.Join(parts, " ")), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		b := []byte(w)
		if len(b) > 3 {
			b = stem(b)
		}
		h := hash(b)
		g.one[h]++
		g.two[prev*31+h]++
		prev = h
		g.n++
	}
	return g
}

func fitGainOf(a, b fitGrams) float64 {
	f := func(x, y map[uint64]int, n, m int) float64 {
		hit := 0
		for k, v := range y {
			hit += min(v, x[k])
		}
		return 200 * float64(hit) / float64(max(n+m, 1))
	}
	return 0.62*f(a.one, b.one, a.n, b.n) + 0.38*f(a.two, b.two, a.n, b.n)
}

func fitHalves(groups []fitGroup) (fitted, judged []fitGroup) {
	for _, g := range groups {
		h := fnv.New32a()
		h.Write([]byte(g.id))
		if h.Sum32()%2 == 0 {
			fitted = append(fitted, g)
		} else {
			judged = append(judged, g)
		}
	}
	return fitted, judged
}

// fitGain is the mean gain of the best sets by w.
func fitGain(groups []fitGroup, w []float64) float64 {
	sum, n := 0.0, 0
	for _, g := range groups {
		best, at := math.Inf(-1), -1
		for i := range g.feats {
			if s := fitDot(&g.feats[i], w); s > best {
				best, at = s, i
			}
		}
		if at >= 0 {
			sum += g.gains[at]
		}
		n++
	}
	return sum / float64(n)
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
			d := grad[i]/float64(len(groups))/scale[i] - pull*w[i]*scale[i]
			m[i] = 0.9*m[i] + 0.1*d
			v[i] = 0.99*v[i] + 0.01*d*d
			r := rate * (1 - 0.8*float64(step)/steps)
			w[i] += r / scale[i] * (m[i] / (1 - math.Pow(0.9, float64(step)))) / (math.Sqrt(v[i]/(1-math.Pow(0.99, float64(step)))) + 1e-8)
		}
	}
	copy(w, mean)
}

// fitPull is the strength of the pull to 0, SEEDFEED_FIT_PULL or what did best on the judged half.
func fitPull() float64 {
	if v, err := strconv.ParseFloat(os.Getenv("SEEDFEED_FIT_PULL"), 64); err == nil {
		return v
	}
	return 0.02
}

// fitGrad adds the gradient of one article's expected gain, and of the likeness of the choice to a softmax of the gains,
// which steadies it: the first alone did 0.2 worse on the judged half, the second alone 0.1.
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
	qs, qt := 0.0, slices.Max(g.gains)
	for i := range q {
		q[i] = math.Exp((g.gains[i] - qt) / 3)
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
		mean += p[i] * g.gains[i]
	}
	for i := range p {
		c := p[i]*(g.gains[i]-mean)/5 + 0.2*(q[i]-p[i])
		if math.Abs(c) < 1e-6 {
			continue
		}
		for k, v := range g.feats[i] {
			grad[k] += c * float64(v)
		}
	}
}
