package quotation

import (
	"strings"
)

// turnSpeaker returns the speaker of a turn: the one whom its label names, the one whom the article interviews, or the one whom
// the sentence before it names.
func (d *document) turnSpeaker(c *candidate) resolved {
	r := resolved{source: source{from: c.token, to: c.token + 1, phrase: -1, verb: -1, prev: -1, grade: cue, tie: labelled}}
	switch {
	case c.turn.guest:
		if who := d.guest(c.turn.lead); who != nil {
			r.who, r.name, r.why = who, who.full, "whom the article interviews"
		}
	case c.turn.role || c.turn.single:
		return d.bylineSpeaker(c, byline{name: c.turn.label, role: c.turn.role, single: c.turn.single})
	case c.turn.label != "":
		r.who, r.name = d.labelName(c.turn.label)
		r.role = d.tongue.words.of(strings.ToLower(strings.Fields(c.turn.label)[0]))&det != 0
		r.why = "the name before or behind it"
	default:
		d.attributeOne(c, nil)
		return c.who
	}
	return r
}

// guest returns the person who is interviewed: the one whom the title names, or else the one named most often in the first lead
// paragraphs. It returns nil where two are as likely.
func (d *document) guest(lead int) *person {
	var best *person
	count, second := map[*person]int{}, 0
	for _, m := range d.allMentions() {
		if d.tokens[m.at].paragraph >= lead || m.who.lone {
			continue
		}
		if count[m.who]++; count[m.who] == 1 && len(m.who.last) > 2 && strings.Contains(d.title, strings.ToLower(m.who.last)) {
			count[m.who] += 100
		}
		if count[m.who] == 1 && d.hasTurn(m.who) {
			count[m.who] += 10
		}
	}
	for who, n := range count {
		switch {
		case best == nil || n > count[best]:
			if best != nil {
				second = max(second, count[best])
			}
			best = who
		default:
			second = max(second, n)
		}
	}
	if best == nil || count[best] == second {
		return nil
	}
	return best
}

// hasTurn reports whether the label of a turn ends with the last name of who.
func (d *document) hasTurn(who *person) bool {
	for _, t := range d.turns {
		if t.label != "" && strings.HasSuffix(strings.ToLower(t.label), who.last) {
			return true
		}
	}
	return false
}

// bylineSpeaker returns the speaker of quotation c, below which b stands. A single name without an office means somebody whom
// the article names elsewhere, or nobody.
func (d *document) bylineSpeaker(c *candidate, b byline) resolved {
	r := resolved{source: source{from: c.token, to: c.token + 1, phrase: -1, verb: -1, prev: -1, grade: cue, tie: signed}, referent: referent{why: "the line below names nobody"}}
	switch {
	case b.role:
		r.name, r.role = b.name, true
	case b.name != "":
		r.who, r.name = d.labelName(b.name)
		if r.who == nil && b.single {
			r.name = ""
		}
	}
	if r.name != "" {
		r.why = "the line below it"
	}
	return r
}
