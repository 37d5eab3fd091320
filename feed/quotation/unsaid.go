package quotation

import "strings"

var (
	// denials before a saying verb take back what it says; barely are those that stand right before a participle.
	denials = set(`deny denies denied denying never not refuse refuses refused declined declines if unless without`)
	barely  = set(`deny denies denied denying without never not`)
	// advice makes words of what nobody has said yet.
	advice = set(`should must might may could`)
	// sayings are the forms of saying verbs behind an auxiliary or "to".
	sayings = set(`say tell write call claim ask shout add announce declare suggest describe`)
	replies = set(`reply answer response retort`)
)

// unsaid reports whether the sentence of a quotation says that nobody said it: X denied saying “...”; X never said
// “...”; should say “...”; if X says “...”.
func (d *document) unsaid(c candidate) bool {
	from, _ := d.sentence(c.token)
	for v := c.token - 1; v >= from && v > c.token-8; v-- {
		t := &d.tokens[v]
		if t.kind == quoted || t.kind == word_ && breaks[t.lower] && t.lower != "that" || t.kind == sign && v < c.token-1 {
			return false
		}
		if gerunds[t.lower] {
			return d.deniesDoing(v, from)
		}
		if t.kind == word_ && (sayings[t.lower] || finite[t.lower] && !d.nounLike(v)) {
			if !sayings[t.lower] && !plain[t.lower] && t.lower != "called" && t.lower != "calls" { // to doubt a thought is to have it
				return false
			}
			return d.deniesThat(v, from)
		}
	}
	return d.unsaidBehind(c)
}

// deniesDoing: denied ever saying; without saying; instead of saying.
func (d *document) deniesDoing(v, from int) bool {
	i := v - 1
	for i > from && (d.tokens[i].lower == "ever" || d.tokens[i].lower == "having") {
		i--
	}
	if i < from {
		return false
	}
	w := d.tokens[i].lower
	return barely[w] || strings.HasSuffix(w, "n't") || w == "of" && i > from && (d.tokens[i-1].lower == "instead" || d.tokens[i-1].lower == "short")
}

// deniesThat: denied that he had said; did not say; refused to say; should say; if X says.
func (d *document) deniesThat(v, from int) bool {
	for i := v - 1; i >= from && i > v-9; i-- {
		t := &d.tokens[i]
		w := t.lower
		switch {
		case t.kind != word_ || w == "and" || w == "but" || w == "or":
			return false
		case w == "not" || strings.HasSuffix(w, "n't") || w == "never" || advice[w]: // only of this verb
			if v-i <= 3 && (w == "never" || sayings[d.tokens[v].lower] || !d.isPerson(i+1)) && (!advice[w] || sayings[d.tokens[v].lower]) {
				return true
			}
		case w == "if" && i > from && (d.tokens[i-1].lower == "even" || d.tokens[i-1].lower == "ask" || d.tokens[i-1].lower == "asked"):
			return false
		case denials[w]:
			return true
		}
	}
	return false
}

// unsaidBehind: “...,” X never said; “...,” X denied saying.
func (d *document) unsaidBehind(c candidate) bool {
	for v := c.token + 1; v < len(d.tokens) && v < c.token+9; v++ {
		t := &d.tokens[v]
		if t.paragraph != d.tokens[c.token].paragraph || t.starts || t.kind == quoted || breaks[t.lower] || t.kind == sign && v > c.token+1 {
			return false
		}
		if v < c.token+2 || t.kind != word_ || !plain[t.lower] && !gerunds[t.lower] && !sayings[t.lower] {
			continue
		}
		if w := d.tokens[v-1].lower; barely[w] || strings.HasSuffix(w, "n't") || (w == "ever" || w == "having") && barely[d.tokens[v-2].lower] {
			return true
		}
	}
	return false
}

// someAnswer reports whether an answer without its giver stands behind the quotation that ends with token q: “...,”
// was the reply.
func (d *document) someAnswer(q int) bool {
	i := q + 1
	if d.is(i, q, ",") {
		i++
	}
	if !d.is(i, q, "was") && !d.is(i, q, "came") && !d.is(i, q, "is") && !d.is(i, q, "comes") {
		return false
	}
	for k := i + 1; k < i+5 && k < len(d.tokens) && d.tokens[k].kind == word_; k++ {
		if replies[d.tokens[k].lower] {
			return !d.is(k+1, q, "from") && !d.is(k+1, q, "of")
		}
	}
	return false
}
