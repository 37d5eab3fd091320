package clause

import "seedfeed/feed/lexis"

// auxiliary reads has, would, was and what follows up to the verb.
func (r *reader) auxiliary(i int) int {
	d := r.d
	a := Action{At: i, Class: d.Tokens[i].Class &^ (lexis.Say | lexis.Tell)}
	passive, inverted := false, -1
	k := i
	for ; k < r.to && k < i+8 && d.Tokens[k].Kind == lexis.Word; k++ {
		t := &d.Tokens[k]
		switch {
		case t.Class&lexis.Aux != 0:
			a.Denied = a.Denied || t.Class&lexis.Deny != 0
			a.Unsaid = a.Unsaid || t.Class&lexis.Modal != 0
			passive = t.Class&lexis.Be != 0 && !(i > r.from && d.Tokens[i-1].Class&lexis.Reflexive != 0) // s’est déclaré
			continue
		case t.Class&lexis.Deny != 0 && t.Class&(lexis.Saying|lexis.Part|lexis.Told) == 0:
			a.Denied = true
			continue
		case merely[t.Lower]: // could only quip, did not just say
			a.Unsaid = false
			a.Denied = a.Denied && d.Tokens[k-1].Class&lexis.Deny == 0
			continue
		case d.IsAdverb(k), t.Lower == "to" && k > i && (d.Tokens[k-1].Lower == "used" || d.Tokens[k-1].Lower == "ought"):
			continue
		case k > i && cited[t.Lower] && !passive && r.colonAhead(k): // a cité | X : Q
			a.At, a.Class = k, lexis.Quoting
			r.act(a)
			return k + 1
		case t.Class&(lexis.Say|lexis.Tell|lexis.Base|lexis.Part|lexis.Told) != 0:
			if a.At, a.Class = k, t.Class; t.Class&lexis.Told != 0 { // a évoqué
				a.Class |= lexis.Tell
			}
			a.Passive = passive
			a.Unsaid = a.Unsaid && (t.Class&lexis.Base != 0 || d.Tokens[k-1].Lower == "have")
			r.act(a)
			if inverted >= 0 {
				if d.withPronoun(inverted - 1) { // a-t-il dit | la semaine dernière
					r.pending = -1
				}
				r.invertedPronoun(inverted)
			}
			return k + 1
		case k > i && r.rightBehind(i) && d.looksParticiple(k): // «...», ha terciado
			a.At, a.Class, a.Passive = k, lexis.Part, passive
			r.act(a)
			return k + 1
		case d.tellsPhraseAt(k) > k:
			a.At, a.Class, a.Passive = k, lexis.Tell, passive
			r.act(a)
			return d.tellsPhraseAt(k)
		case k > i && d.Tongue.IsRomance() && d.Has(k+1, i, lexis.Base) && k+2 < r.to && thats[d.Tokens[k+2].Lower]: // ha voluto precisare che
			a.At, a.Class = k+1, lexis.Say
			r.act(a)
			return k + 2
		case passive && heard[t.Lower]:
			a.At, a.Class, a.Passive = k, t.Class, true
			r.act(a)
			return k + 1
		case t.Class&lexis.Ing != 0 && passive:
			a.At, a.Class = k, t.Class|lexis.Say
			r.act(a)
			return k + 1
		case k > i && t.Class&lexis.Pronoun != 0: // a-t-il déclaré
			inverted = k
			continue
		}
		break
	}
	return r.loneAuxiliary(a, k, passive)
}

// loneAuxiliary adds the action of an auxiliary that no verb follows up to token end. It returns the token after it.
func (r *reader) loneAuxiliary(a Action, end int, passive bool) int {
	d, i := r.d, a.At
	// hatte X in einem Interview erklärt: the participle may come later
	a.Class |= lexis.Verb
	if !d.Tongue.IsEnglish() && r.participleAhead(i) {
		a.Class |= lexis.Say
		a.Passive = passive && Becomes[d.Tokens[i].Lower] // wurde von X aufgefordert; Als „...“ wird die Tat von X bezeichnet
	}
	relative := d.Tongue.IsEnglish() && r.top().relative && r.top().verb < 0
	r.act(a)
	if a.Denied || a.Unsaid {
		d.Actions[len(d.Actions)-1].Denied, d.Actions[len(d.Actions)-1].Unsaid = false, false
	}
	next := i + 1
	for relative && next < end && d.Tokens[next].Class&lexis.Aux != 0 { // who had been | asleep: one verb of the clause
		next++
	}
	return next
}
