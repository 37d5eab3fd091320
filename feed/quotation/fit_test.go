package quotation

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The weights in weights.go are fitted by
//
//	go test ./feed/quotation -run TestFit -fit DIR -write
//
// where DIR holds dev.jsonl and pronoun-fixes.jsonl, annotated English news (PolNeAR) that is no part of this project. Seven
// eighths of the articles, by a hash of their id, are used; the report on the others tells what the weights are worth. The
// same data give the same table.
var (
	fitDir   = flag.String("fit", "", "folder with annotated articles to fit the weights to")
	fitWrite = flag.Bool("write", false, "write weights.go")
)

// goldQuote is an annotated quotation. Offsets are in bytes.
type goldQuote struct {
	Start, End        int
	Speaker           string
	From              int    `json:"speaker_start"`
	To                int    `json:"speaker_end"`
	Type              string `json:"speaker_type"`
	Auto              string `json:"speaker_auto"`
	Required          bool
	answer            string
	unclear, answered bool
}

type goldArticle struct {
	ID, Text string
	Quotes   []goldQuote
}

func (a *goldArticle) fitHalf() bool {
	h := fnv.New32a()
	h.Write([]byte(a.ID))
	return h.Sum32()%8 != 1
}

func readLines(t *testing.T, path string, each func([]byte)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		each(in.Bytes())
	}
}

// readGold reads the annotated articles, with offsets in bytes and answers for pronouns.
func readGold(t *testing.T) []goldArticle {
	type place struct {
		id         string
		start, end int
	}
	fixes := map[place]string{}
	readLines(t, filepath.Join(*fitDir, "pronoun-fixes.jsonl"), func(b []byte) {
		var f struct {
			ID         string
			Start, End int
			Speaker    string
		}
		if json.Unmarshal(b, &f) == nil {
			fixes[place{f.ID, f.Start, f.End}] = f.Speaker
		}
	})
	var out []goldArticle
	readLines(t, filepath.Join(*fitDir, "dev.jsonl"), func(b []byte) {
		var a goldArticle
		if err := json.Unmarshal(b, &a); err != nil {
			t.Fatal(err)
		}
		bytes := make([]int, 0, len(a.Text)+1)
		for i := range a.Text {
			bytes = append(bytes, i)
		}
		bytes = append(bytes, len(a.Text))
		for i := range a.Quotes {
			q := &a.Quotes[i]
			q.answer = q.Speaker
			if q.Type == "pronoun" {
				q.answer = q.Auto
				if f, ok := fixes[place{a.ID, q.Start, q.End}]; ok {
					q.answer = f
				}
				q.unclear = q.answer == "" || q.answer == "unclear"
			}
			q.Start, q.End = bytes[q.Start], bytes[q.End]
			if q.Speaker != "" {
				q.From, q.To = bytes[q.From], bytes[q.To]
			}
		}
		out = append(out, a)
	})
	return out
}

// sameName is a simple form of what the judges of a release compare: the last word, and no other first one.
func sameName(a, b string) bool {
	words := func(s string) []string {
		s, _, _ = strings.Cut(s, ",")
		w := strings.Fields(strings.ToLower(strings.NewReplacer(".", "", "’s", "", "'s", "").Replace(s)))
		for len(w) > 1 && english[w[0]]&(title|det) != 0 {
			w = w[1:]
		}
		return w
	}
	x, y := words(a), words(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return len(x) == 1 || len(y) == 1 || x[0][0] == y[0][0]
}

// instance is one quotation to be decided: for each option the weights that count, and whether it is right.
type instance struct {
	options [][]int
	right   []bool
	who     []*person // of a pronoun: whose mention an option is
}

// instances lists the decisions of an article. Whoever really said a quotation is taken to be known for the next ones.
func instances(a *goldArticle) (out, pronouns []instance) {
	d := newDocument(a.Text, &tongues[0], nil)
	if len(d.quotes) == 0 {
		return nil, nil
	}
	findPeople(d)
	d.read()
	var before []candidate
	for n := range d.quotes {
		c := d.candidate(n)
		g := goldAt(a, d.quotes[n].Pieces[0].Start, d.quotes[n].Pieces[0].End)
		if g == nil || d.unsaid(&c) {
			c.drop = d.isLabel(&c)
			before = append(before, c)
			continue
		}
		all := d.allowed(&c, d.options(&c, before))
		in := instance{}
		nobody := noOption
		in.add(d, &c, &nobody, false, g.Speaker == "")
		both := bothSides(all)
		any := g.Speaker == ""
		var chosen *option
		for i := range all {
			x := &all[i]
			ok := g.Speaker != "" && d.rightOption(x, g, before)
			if ok && chosen == nil {
				chosen = x
			}
			any = any || ok
			in.add(d, &c, x, both, ok)
		}
		if !any {
			in.right[0] = true
		}
		if g.Required && !(g.Type == "pronoun" && g.unclear && !any) {
			out = append(out, in)
		}
		if chosen != nil {
			src := chosen.source
			if src.pronoun != "" && !g.unclear && g.Type == "pronoun" && src.prev < 0 {
				if in, ok := d.pronounInstance(src, g.answer); ok {
					pronouns = append(pronouns, in)
				}
				c.who = resolved{source: src, name: g.answer}
				for _, m := range d.people.mentions {
					if sameName(m.who.full, g.answer) {
						c.who.who, c.who.name = m.who, m.who.full
					}
				}
			} else {
				c.who = d.resolve(src, before)
			}
		}
		c.drop = d.isLabel(&c)
		if c.who.name != "" && !c.drop {
			d.history = append(d.history, c.who)
		}
		before = append(before, c)
	}
	return out, pronouns
}

func (in *instance) add(d *document, c *candidate, x *option, both, right bool) {
	var list []int
	d.features(c, x, both, func(i int) { list = append(list, i) })
	in.options = append(in.options, list)
	in.right = append(in.right, right)
}

func goldAt(a *goldArticle, start, end int) *goldQuote {
	for i := range a.Quotes {
		g := &a.Quotes[i]
		if min(end, g.End)-max(start, g.Start) > (end-start)/2 && min(end, g.End)-max(start, g.Start) > (g.End-g.Start)/3 {
			return g
		}
	}
	return nil
}

// rightOption reports whether an option is what the annotators marked, or the same person.
func (d *document) rightOption(x *option, g *goldQuote, before []candidate) bool {
	if x.prev >= 0 {
		r := before[x.prev].who
		return sameName(r.name, g.answer) || r.role && overlaps(d, x.from, x.to, g)
	}
	if x.phrase >= 0 {
		p := &d.phrases[x.phrase]
		inside := func(p *phrase) bool {
			s := d.tokens[p.head].span
			return s.Start >= g.From && s.End <= g.To+2
		}
		if inside(p) && d.tokens[p.from].span.Start >= g.From-6 || p.alias >= 0 && inside(&d.phrases[p.alias]) {
			return true
		}
		if p.who != nil {
			return sameName(p.who.full, g.answer)
		}
		if p.kind == proform && g.Type != "role" {
			r := d.resolve(x.source, before)
			return r.name != "" && sameName(r.name, g.answer)
		}
		return false
	}
	return overlaps(d, x.from, x.to, g)
}

func overlaps(d *document, from, to int, g *goldQuote) bool {
	return to > from && d.tokens[from].span.Start < g.To && d.tokens[to-1].span.End > g.From
}

// pronounInstance lists the mentions that a pronoun may mean. ok is false where none of them is right.
func (d *document) pronounInstance(s source, answer string) (in instance, ok bool) {
	d.follow(s.from)
	want := man
	if s.pronoun == "she" {
		want = woman
	}
	d.eachMention(s, want, func(who *person, list []int) {
		right := sameName(who.full, answer)
		in.options = append(in.options, append([]int(nil), list...))
		in.right = append(in.right, right)
		in.who = append(in.who, who)
		ok = ok || right
	})
	return in, ok
}

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
				byPerson := map[*person]float64{}
				for k := range p {
					byPerson[in.who[k]] += p[k]
				}
				top, right := (*person)(nil), false
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
	var mine, others, minePronouns, othersPronouns []instance
	pronounWeights = [pronTotal]int16{}
	for range 3 { // who he is depends on who he was found to be before
		mine, others, minePronouns, othersPronouns = nil, nil, nil, nil
		for i := range gold {
			in, pronouns := instances(&gold[i])
			if gold[i].fitHalf() {
				mine, minePronouns = append(mine, in...), append(minePronouns, pronouns...)
			} else {
				others, othersPronouns = append(others, in...), append(othersPronouns, pronouns...)
			}
		}
		for i, v := range fit(minePronouns, pronTotal, 1) {
			pronounWeights[i] = int16(math.Round(100 * v))
		}
	}
	w := fit(mine, weightCount, 2)
	t.Logf("%d quotations fitted to:%s", len(mine), report(mine, w))
	t.Logf("%d others:%s", len(others), report(others, w))
	p := make([]float64, pronTotal)
	for i, v := range pronounWeights {
		p[i] = float64(v) / 100
	}
	t.Logf("%d pronouns fitted to:%s", len(minePronouns), report(minePronouns, p))
	t.Logf("%d other pronouns:%s", len(othersPronouns), report(othersPronouns, p))
	if *fitWrite {
		if err := os.WriteFile("weights.go", weightsFile(t, w), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// weightsFile writes the table of weights as Go.
func weightsFile(t *testing.T, w []float64) []byte {
	var out strings.Builder
	out.WriteString("// Code generated by TestFit (see fit_test.go). DO NOT EDIT.\n\npackage quotation\n\n")
	out.WriteString("// weights say how much speaks for each way in which a text binds somebody to a quotation, in hundredths. Columns of ties: base,\n" +
		"// fragment, whole, role, entity, proform, other (colBase ...). Columns of around: colon, comma, capital ... (ctxColon ...).\n")
	out.WriteString("var weights = weightTable{\n\tties: [tieCount][colCount]int16{\n")
	row := func(name string, from, n int) {
		fmt.Fprintf(&out, "\t\t%s: {", name)
		for i := range n {
			if i > 0 {
				out.WriteString(", ")
			}
			fmt.Fprintf(&out, "%d", int(math.Round(100*w[from+i])))
		}
		out.WriteString("},\n")
	}
	for i := range tieCount {
		name := tieNames[i]
		if i == 0 {
			name = "tieNobody"
		}
		row(name, i*colCount, colCount)
	}
	out.WriteString("\t},\n\taround: [famCount][ctxCount]int16{\n")
	for i, name := range []string{"famNobody", "famAhead", "famBehind", "famCarry", "famElse"} {
		row(name, tieCount*colCount+i*ctxCount, ctxCount)
	}
	out.WriteString("\t},\n}\n\n// pronounWeights say how much speaks for a person as the one whom he or she means.\nvar pronounWeights = [pronTotal]int16{\n\t")
	for i, v := range pronounWeights {
		if i > 0 {
			out.WriteString(", ")
		}
		fmt.Fprintf(&out, "%d", v)
	}
	out.WriteString(",\n}\n")
	code, err := format.Source([]byte(out.String()))
	if err != nil {
		t.Fatal(err)
	}
	return code
}
