package clause

import "seedfeed/feed/lexis"

// subordinate opens the clause of "that", "while" and the like at token i.
func (r *reader) subordinate(i int) {
	f := r.top()
	if r.betweenSigns(i) {
		r.push(frame{subject: -1, verb: -1, outer: -1, relative: true, comma: true, aside: true})
		r.free, r.pre, r.joined = -1, -1, false
		return
	}
	english := r.d.Tongue.IsEnglish()
	comma := i > r.from && r.d.Tokens[i-1].Text == ","
	w := r.d.Tokens[i].Lower
	fronted := f.subject < 0 && f.verb < 0 && len(r.frames) == 1 || comma && english && f.subject >= 0 && f.verb < 0 // Fox, | when asked, said
	outer := f.verb
	if comma && w != "that" && english { // Fox called it poor, while Reed said
		outer = -1
	}
	r.push(frame{subject: -1, verb: -1, outer: outer, fronted: fronted || w == "as" && comma, aside: w == "as" && comma && len(r.d.Actions) > r.first, that: w == "that", unsaid: ifs[w] && (i == r.from || r.d.Tokens[i-1].Kind != lexis.Word || w == "if" && r.d.Tokens[i-1].Class&lexis.Saying == 0) || w == "unless"})
	r.free, r.pre, r.joined = -1, -1, false
}

// betweenSigns reports whether the Romance or Slavic conjunction at token i begins words between commas or dashes, behind which the
// subject before them has its verb of saying: Олег Дымов, | как сообщает газета, заявил; Ana Ruiz, | como el alcalde, dijo.
func (r *reader) betweenSigns(i int) bool {
	d, f, k := r.d, r.top(), i+1
	if !d.Tongue.IsRomance() && !d.Tongue.Cases || !asTold[d.Tokens[i].Lower] || i <= r.from || !lexis.IsDashOrComma(d.Tokens[i-1].Text) || f.subject < 0 || f.verb >= 0 || d.Phrases[f.subject].Pre >= 0 {
		return false
	}
	for k < r.to && k < i+8 && (d.Tokens[k].Kind == lexis.Word || d.isPaperName(k)) {
		k++
	}
	to := k + 1
	for to < min(k+4, r.to) && (d.Tongue.Cases || d.Tokens[to].Kind == lexis.Word) {
		to++
	}
	return k < r.to && lexis.IsDashOrComma(d.Tokens[k].Text) && d.AnyToken(k+1, to, func(t *lexis.Token) bool { return t.Class&(lexis.Say|lexis.Tell|lexis.Part) != 0 })
}

// asTold are Romance and Slavic conjunctions before who tells something, or does the same.
var asTold = lexis.Set(`как jak comme como come según conforme`)

// ifs begin a condition. Some of these words mean something else inside a clause.
var ifs = lexis.Set(`if si se falls если jeśli gdyby indien`)

// clauseAhead distinguishes "before the bridge fell" from "before the bridge". A word that is both a preposition and a
// conjunction starts a clause if a verb comes before the next sign.
func (r *reader) clauseAhead(i int) bool {
	for k := i + 1; k < r.to && k < i+12; k++ {
		t := &r.d.Tokens[k]
		if t.Text == "(" {
			for k < r.to && r.d.Tokens[k].Text != ")" {
				k++
			}
			continue
		}
		if t.Kind == lexis.Quoted && r.d.Tongue.Nouns { // während Fuchs von „...“ sprach
			continue
		}
		if t.Kind != lexis.Word {
			return t.Text == "," && r.namedAhead(i, k)
		}
		if t.Class&(lexis.Aux|lexis.Verb) != 0 || t.Class&(lexis.Say|lexis.Tell) != 0 && t.Class&(lexis.Head|lexis.Thing|lexis.Utter) == 0 {
			return true
		}
	}
	return false
}

// namedAhead reports whether English "as" at token i, which begins its sentence, stands before a name, which ends with the comma at
// token comma, and behind what that person is stands a verb of saying: As | Ann Fox, a clerk at the mill, said.
func (r *reader) namedAhead(i, comma int) bool {
	d := r.d
	if !d.Tongue.IsEnglish() || i != r.from || !d.Is(i, i, "as") || d.PersonAt(comma-1) == nil || d.Tokens[comma-1].Owner {
		return false
	}
	for k := comma + 1; k+1 < r.to && k < comma+14; k++ {
		if t := &d.Tokens[k]; t.Text == "," {
			return d.Has(k+1, k, lexis.Say|lexis.Tell) || d.Is(k+2, k, "it") && (d.Is(k+1, k, "put") || d.Is(k+1, k, "puts"))
		} else if t.Kind != lexis.Word {
			return false
		}
	}
	return false
}

// saysThat reports whether the word at token i, which can be a determiner, starts what somebody says: said that Fox had
// left.
func (r *reader) saysThat(i int) bool {
	d := r.d
	return (d.Tokens[i].Lower == "that" || d.Tokens[i].Lower == "dat") && i > r.from && (d.Tokens[i-1].Class&lexis.Saying != 0 || d.PersonAt(i+1) != nil)
}

// beforeVerb reports whether the word at token i, which can be a conjunction, is an adverb between a subject and its verb: a
// tutor once wrote; who once wrote.
func (r *reader) beforeVerb(i int) bool {
	d := r.d
	return (r.free >= 0 || r.top().subject >= 0 && r.top().verb < 0) && d.Has(i+1, i, lexis.Verb|lexis.Say|lexis.Tell)
}

// Likes are conjunctions that compare, or say whose words follow: wie Fuchs sagt.
var Likes = lexis.Set(`wie als comme como come zoals conforme`)

// compares reports whether the conjunction at token i, which starts a sentence, is a preposition: Come Ugo Marchi, anche Nadia
// Prati; Wie sein Vater setzt auch Fuchs auf Zeit. A German clause would end with its verb, which has no capital.
func (r *reader) compares(i int) bool {
	d := r.d
	verb := !d.Tongue.Nouns
	for k := i + 1; k < r.to; k++ {
		switch t := &d.Tokens[k]; {
		case t.Kind != lexis.Word:
			return k > i+1 && verb && (d.Tongue.Nouns || t.Text == "," && (d.personBehind(k+1) || d.personBehind(k+2))) && lexis.IsCapital(d.Tokens[k-1].Text)
		case d.Tongue.Nouns && t.Text == t.Lower && lexis.IsCapital(d.Tokens[k-1].Text) && k > i+1 && t.Class&(lexis.Det|lexis.Prep|lexis.Conj|lexis.Adverb|lexis.Sub) == 0:
			verb = true
		case !d.Tongue.Nouns && d.PersonAt(k) == nil && t.Class&(lexis.Det|lexis.Head|lexis.Title|lexis.Kin) == 0:
			return false
		}
	}
	return false
}

// asJob reports whether the Romance conjunction at token i is a preposition before one noun and a comma, for what somebody is
// called or heard as: cité | comme témoin, il.
func (r *reader) asJob(i int) bool {
	d := r.d
	return d.Tongue.IsRomance() && Likes[d.Tokens[i].Lower] && i > r.from && d.Is(i+2, i, ",") && d.Has(i+1, i, lexis.Head|lexis.Kin|lexis.Office|lexis.Title) && d.PersonAt(i+1) == nil
}

// likens reports whether the German conjunction at token i says what somebody calls a thing, in marks, and begins no clause: Fox sieht
// das als „Fehler“ und sagt.
func (r *reader) likens(i int) bool {
	d := r.d
	k := i + 1
	if d.Has(k, i, lexis.Det) {
		k++
	}
	return d.Tongue.Nouns && d.Is(i, i, "als") && k < r.to && d.Tokens[k].Kind == lexis.Quoted
}
