package quotation

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"math"
	"os"
	"strings"
	"testing"

	"seedfeed/feed/attribution"
	"seedfeed/feed/mention"
	"seedfeed/feed/referent"
)

// The weights in weights.go are fitted by
//
//	go test ./feed/quotation -run TestFit -fit DIR -write
//
// where DIR holds dev.jsonl and pronoun-fixes.jsonl, annotated English news (PolNeAR) that is no part of this project. The
// same data give the same table. What the weights are worth on other articles is told by
//
//	go test ./feed/quotation -run TestFit -fit DIR -folds OUT.jsonl
//
// which parts the articles in five, fits to four fifths at a time, and writes the quotations of the fifth to OUT.jsonl. It
// counts what the first three quotations of each article are worth.
var (
	fitDir   = flag.String("fit", "", "folder with annotated articles to fit the weights to")
	fitWrite = flag.Bool("write", false, "write weights.go")
	fitFolds = flag.String("folds", "", "write the quotations that weights fitted to other articles give to this file")
)

// The penalties for large weights were chosen by the folds.
const penaltyTies, penaltyPronouns = 3, 2

// fit finds the weights that make the right options most probable, with a penalty for large ones.
func fit(data []instance, n int, penalty float64) []float64 {
	w, grad := make([]float64, n), make([]float64, n)
	m, v := make([]float64, n), make([]float64, n)
	const rounds = 600
	for round := 1; round <= rounds; round++ {
		for i := range grad {
			grad[i] = -penalty * w[i]
		}
		for _, in := range data {
			p, q := probabilities(in, w)
			for k, list := range in.options {
				for _, f := range list {
					grad[f] += q[k] - p[k]
				}
			}
		}
		for i, g := range grad { // Adam
			m[i] = 0.9*m[i] + 0.1*g
			v[i] = 0.999*v[i] + 0.001*g*g
			mh, vh := m[i]/(1-math.Pow(0.9, float64(round))), v[i]/(1-math.Pow(0.999, float64(round)))
			w[i] += 0.05 * mh / (math.Sqrt(vh) + 1e-8)
		}
	}
	return w
}

// probabilities gives those of the options, and those of the right ones among themselves.
func probabilities(in instance, w []float64) (p, q []float64) {
	p, q = make([]float64, len(in.options)), make([]float64, len(in.options))
	top := math.Inf(-1)
	for k, list := range in.options {
		for _, f := range list {
			p[k] += w[f]
		}
		top = max(top, p[k])
	}
	sum, right := 0.0, 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - top)
		sum += p[k]
		if in.right[k] {
			right += p[k]
		}
	}
	for k := range p {
		if in.right[k] {
			q[k] = p[k] / right
		}
		p[k] /= sum
	}
	return p, q
}

// report counts decisions by how probable the best option has to be.
func report(data []instance, w []float64) string {
	var out strings.Builder
	for _, least := range []float64{0, 0.4, 0.5, 0.6, 0.7} {
		right, wrong, silent := 0, 0, 0
		for _, in := range data {
			p, _ := probabilities(in, w)
			if in.who != nil { // mentions of one person count together
				byPerson := map[*mention.Person]float64{}
				for k := range p {
					byPerson[in.who[k]] += p[k]
				}
				top, right := (*mention.Person)(nil), false
				for k, who := range in.who {
					if top == nil || byPerson[who] > byPerson[top] {
						top, right = who, in.right[k]
					}
				}
				p, in.right = []float64{0, byPerson[top]}, []bool{false, right}
			}
			best := 0
			for k := range p {
				if k > 0 && (best == 0 || p[k] > p[best]) {
					best = k
				}
			}
			switch {
			case best == 0 || p[best] < least || least == 0 && p[0] > p[best]:
				silent++
			case in.right[best]:
				right++
			default:
				wrong++
			}
		}
		fmt.Fprintf(&out, "\n  least %.1f: right %d wrong %d nobody %d: given %.3f of all %.3f", least, right, wrong, silent, float64(right)/float64(right+wrong), float64(right)/float64(len(data)))
	}
	return out.String()
}

func TestFit(t *testing.T) {
	if *fitDir == "" {
		t.Skip("no -fit folder given")
	}
	gold := readGold(t)
	if *fitFolds != "" {
		writeFolds(t, gold)
		return
	}
	w := fitAll(t, gold, func(*goldArticle) bool { return true })
	if *fitWrite {
		for path, code := range map[string][]byte{"weights.go": tieWeightsFile(t, w), pronounFile: pronounWeightsFile(t)} {
			if err := os.WriteFile(path, code, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// fitAll fits the weights to the articles of which use is true. It sets pronounWeights and returns the weights of the ties.
func fitAll(t *testing.T, gold []goldArticle, use func(*goldArticle) bool) []float64 {
	var quotes, pronouns []instance
	referent.Weights = [referent.FeatureCount]int16{}
	for range 3 { // who he is depends on who he was found to be before
		quotes, pronouns = nil, nil
		for i := range gold {
			if use(&gold[i]) {
				q, p := instances(&gold[i])
				quotes, pronouns = append(quotes, q...), append(pronouns, p...)
			}
		}
		for i, v := range fit(pronouns, referent.FeatureCount, penaltyPronouns) {
			referent.Weights[i] = int16(math.Round(100 * v))
		}
	}
	w, p := fit(quotes, weightCount, penaltyTies), make([]float64, referent.FeatureCount)
	for i, v := range referent.Weights {
		p[i] = float64(v) / 100
	}
	t.Logf("%d quotations:%s", len(quotes), report(quotes, w))
	t.Logf("%d pronouns:%s", len(pronouns), report(pronouns, p))
	return w
}

// writeFolds writes what is found in each fifth of the articles with weights that are fitted to the others.
func writeFolds(t *testing.T, gold []goldArticle) {
	type said struct {
		Text    string `json:"text"`
		Speaker string `json:"speaker"`
	}
	type line struct {
		ID     string `json:"id"`
		Quotes []said `json:"quotes"`
	}
	out, err := os.Create(*fitFolds)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	old, oldPronouns := weightOf, referent.Weights
	defer func() { weightOf, referent.Weights = old, oldPronouns }()
	var first firstThree
	for fold := range 5 {
		copy(weightOf[:], fitAll(t, gold, func(a *goldArticle) bool { return a.fold() != fold }))
		for i := range gold {
			if a := &gold[i]; a.fold() == fold {
				found := Find("", a.Text, "en")
				first.count(a, found)
				quotes := []said{}
				for _, q := range found {
					quotes = append(quotes, said{q.Text, q.Speaker})
				}
				b, err := json.Marshal(line{a.ID, quotes})
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(out, "%s\n", b)
			}
		}
	}
	t.Logf("first three, in articles of up to three quotations and of more: %+v", first)
}

// firstThree counts the first three quotations of the articles of up to three quotations, and of those of more, by how right
// they are. Names are compared more strictly than by the judges of a release.
type firstThree [2]struct{ Right, Wrong, Nobody, Unmarked int }

func (f *firstThree) count(a *goldArticle, found []Quote) {
	c := &f[0]
	if len(found) > 3 {
		c = &f[1]
	}
	for _, q := range found[:min(3, len(found))] {
		g := goldAt(a, q.Spans[0].Start, q.Spans[0].End)
		switch {
		case g == nil || !g.Required: // the annotators left it out
			c.Unmarked++
		case q.Speaker == "":
			c.Nobody++
		case g.unclear || sameName(q.Speaker, g.answer) || strings.Contains(strings.ToLower(g.answer), strings.ToLower(q.Speaker)):
			c.Right++
		default:
			c.Wrong++
		}
	}
}

// tieWeightsFile writes the table of the weights of ties as Go.
func tieWeightsFile(t *testing.T, w []float64) []byte {
	var out strings.Builder
	out.WriteString("// Code generated by TestFit (see fit_test.go). DO NOT EDIT.\n\npackage quotation\n\nimport \"seedfeed/feed/attribution\"\n\n")
	out.WriteString("// weights say how much speaks for each way in which a text binds somebody to a quotation, in hundredths, and how much\n" +
		"// what surrounds the quotation adds for each family of ties (columns ctxColon, ctxComma ...).\n")
	out.WriteString("var weights = weightTable{\n\tties: [attribution.TieCount]int16{\n")
	number := func(i int) int { return int(math.Round(100 * w[i])) }
	for i := range attribution.TieCount {
		fmt.Fprintf(&out, "\t\tattribution.%s: %d,\n", attribution.Tie(i), number(i))
	}
	out.WriteString("\t},\n\taround: [attribution.FamCount][ctxCount]int16{\n")
	for i, name := range []string{"FamNobody", "FamAhead", "FamBehind", "FamCarry", "FamElse"} {
		fmt.Fprintf(&out, "\t\tattribution.%s: {", name)
		for k := range ctxCount {
			fmt.Fprintf(&out, "%d, ", number(attribution.TieCount+i*ctxCount+k))
		}
		out.WriteString("},\n")
	}
	out.WriteString("\t},\n}\n")
	return formatted(t, out.String())
}

// pronounFile holds the weights of the mentions that a pronoun may mean.
const pronounFile = "../referent/weights.go"

func pronounWeightsFile(t *testing.T) []byte {
	var out strings.Builder
	out.WriteString("// Code generated by TestFit (see fit_test.go). DO NOT EDIT.\n\npackage referent\n\n")
	out.WriteString("// Weights say how much each feature speaks for a person as the antecedent of a pronoun.\nvar Weights = [FeatureCount]int16{\n\t")
	for i, v := range referent.Weights {
		if i > 0 {
			out.WriteString(", ")
		}
		fmt.Fprintf(&out, "%d", v)
	}
	out.WriteString(",\n}\n")
	return formatted(t, out.String())
}

func formatted(t *testing.T, source string) []byte {
	code, err := format.Source([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return code
}
