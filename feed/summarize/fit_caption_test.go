//go:build fit

package summarize

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

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
	table := make([]float64, nUnit)
	for k, i := range captionFeats {
		table[i] = w[k]
	}
	fitPrint("captionWeights", "nUnit", fitNames("f"), table)
	fmt.Printf("const captionBias = %.3g\n", w[len(w)-1]-bias)
}

type captionLine struct {
	x  []float64
	is int // 1: a caption
}

func captionLines(samples []fitSample) (lines []captionLine) {
	for s := range samples {
		x := samples[s].t
		for i := range x.sents {
			u := x.unit(i, i)
			if !x.fit(u, x.own) {
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

// captionBorder is the sum that one sentence in 100 exceeds.
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
