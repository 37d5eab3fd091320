package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// verbSecond reports whether the word at token i, which is in no list, is the verb of a main clause. Such a verb stands
// right after the first noun phrase or adverb, or directly after a quotation.
func (r *reader) verbSecond(i int) bool {
	d := r.d
	t := &d.Tokens[i]
	if t.Class&^lexis.Base != 0 || len(t.Lower) < 3 || strings.Contains(t.Lower, ".") || i+1 >= r.to || i == r.from {
		return false
	}
	if r.behindMark(i) {
		return d.Tokens[i+1].Kind == lexis.Word || len(r.frames) > 1
	}
	if strings.HasSuffix(t.Lower, "e") && !strings.HasSuffix(t.Lower, "te") && r.last >= 0 && d.Phrases[r.last].To == i && d.Is(d.Phrases[r.last].From-1, i, ",") && d.Has(i-1, i, lexis.He|lexis.She) && !lexis.IsCapital(d.Tokens[i+1].Text) {
		t.Class |= lexis.Reported // wirft der Stadt vor, sie | betreibe
		return true
	}
	if f := r.top(); d.Is(i-1, i, ",") && t.Class == 0 && t.Text == t.Lower && d.PersonAt(i+1) != nil && d.MentionAt(i+1).At == i+1 { // Als alle saßen, ergriff | Fuchs das Wort; but: Fuchs kam, umarmte | Reh
		return f.verb < 0 || f.subject < 0 || d.Phrases[f.subject].Kind != Name && d.Phrases[f.subject].Kind != Role
	}
	if r.top().verb >= 0 || d.Has(i+1, i, lexis.Verb|lexis.Aux) { // dass er gefasst | werde
		return false
	}
	if strings.HasSuffix(t.Lower, "e") && !strings.HasSuffix(t.Lower, "te") {
		return r.retells(i)
	}
	if i == r.from+1 {
		return d.Tokens[r.from].Class&(lexis.Adverb|lexis.Stray) != 0 && d.Tokens[r.from].Class&(lexis.Det|lexis.Prep|lexis.Sub|lexis.Conj) == 0
	}
	if r.last < 0 {
		return false
	}
	p := &d.Phrases[r.last]
	return p.To == i || p.To == i-1 && d.Tokens[i-1].Text == ","
}

// saysApart reports whether the word at token i is the first part of a German or Dutch verb of saying whose second part ends the clause:
// weist die Kritik | zurück; ließ der Wirt | wissen; hield de rechter hem | voor.
func (r *reader) saysApart(i int) bool {
	d := r.d
	if !d.Tongue.Nouns && d.Tongue.Tag != "nl" {
		return false
	}
	ends := secondParts[d.Tokens[i].Lower]
	if !d.Tongue.Nouns {
		ends = dutchParts[d.Tokens[i].Lower]
	}
	if ends == nil {
		return false
	}
	sure := d.Has(i+1, i, lexis.Reflexive) && ends["überzeugt"] // ist sich der Wirt | sicher
	for k := i + 1; k < r.to && k < i+MaxPhrase; k++ {
		sure = sure && d.Tokens[k].Class&lexis.Deny == 0
		if t := &d.Tokens[k]; t.Text == ":" || t.Text == ";" {
			return ends[d.Tokens[k-1].Lower]
		} else if (ends[t.Lower] || sure && t.Lower == "sicher") && (k+1 == r.to || d.Tokens[k+1].Kind == lexis.Sign) {
			if t.Lower == "zurück" { // wies den Vorwurf, er habe Q, | zurück
				d.Tokens[i].Class |= lexis.Deny | lexis.Tell
			}
			return true
		}
	}
	return false
}

// endsPerfect reports whether the word at token i, which is a German verb of saying or its participle, is the participle that ends
// the clause of an auxiliary, and the noun before it no subject: hat die Wahl | begrüßt: Q; hat den Plan gestern | verteidigt und
// erklärt. Behind "und" a clause may begin: hat kein Geld, und der Wirt | erklärt: Q.
func (r *reader) endsPerfect(i int) bool {
	d, v := r.d, r.top().verb
	infinitive := d.Tokens[i].Class&lexis.Base != 0
	if !d.Tongue.Nouns || v < 0 || !infinitive && !strings.HasSuffix(d.Tokens[i].Lower, "t") || i+1 < r.to && d.Tokens[i+1].Kind != lexis.Sign && !d.Has(i+1, i, lexis.Conj) {
		return false
	}
	for k := d.Actions[v].At + 1; k < i; k++ {
		second := k == i-2 && d.Actions[v].Inverted && lexis.IsCapital(d.Tokens[i-1].Text) && d.PersonAt(i-1) == nil                   // hatte die Ministerin für Bildung und Kultur | erklärt
		if t := &d.Tokens[k]; t.Kind != lexis.Word || t.Class&lexis.Conj != 0 && !second && !(k == i-1 && d.Has(k-1, k, lexis.Part)) { // begrüßt und | erklärt: Q
			return false
		}
	}
	if infinitive {
		return d.Tokens[d.Actions[v].At].Class&(lexis.Modal|lexis.Be) != 0 || modals[d.Tokens[d.Actions[v].At].Lower]
	}
	return perfect[d.Tokens[d.Actions[v].At].Lower]
}

// modals are German verbs before an infinitive.
var modals = lexis.Set(`will wollen wollte wollten kann können konnte konnten soll sollen sollte sollten muss müssen musste mussten darf dürfen durfte durften mag mögen
	mochte mochten möchte möchten lässt lassen ließ ließen könne müsse solle wolle dürfe`)

// perfect are the German auxiliaries of the perfect.
var perfect = lexis.Set(`hat haben habe hatte hatten hätte hätten`)

// secondParts and dutchParts have the second parts of verbs of saying by the form of the first one.
var (
	secondParts = partsOf([][2]string{
		{`weist weisen wies wiesen`, `hin zurück`}, {`gibt geben gab gaben`, `an zu bekannt bedenken verstehen protokoll preis gelassen optimistisch kämpferisch zuversichtlich selbstbewusst zurückhaltend`},
		{`stellt stellen stellte stellten`, `fest klar heraus`}, {`hebt heben hob hoben`, `hervor`}, {`merkt merken merkte merkten`, `an`},
		{`legt legen legte legten`, `dar nahe`}, {`wendet wenden wandte wandten`, `ein`}, {`pflichtet pflichten pflichtete pflichteten`, `bei`},
		{`stimmt stimmen stimmte stimmten`, `zu`}, {`fasst fassen fasste fassten`, `zusammen`}, {`schließt schließen schloss schlossen`, `aus`},
		{`setzt setzen setzte setzten`, `hinzu entgegen`}, {`wirft werfen warf warfen`, `vor`}, {`fordert fordern forderte forderten ruft rufen rief riefen`, `auf`}, {`macht machen machte machten`, `klar deutlich geltend`},
		{`hält halten hielt hielten`, `fest dagegen entgegen`}, {`deutet deuten deutete deuteten`, `an`},
		{`prangert prangern prangerte prangerten`, `an`}, {`drückt drücken drückte drückten`, `aus`}, {`bringt bringen brachte brachten`, `ausdruck`},
		{`wird wurde`, `deutlicher konkreter`}, {`nimmt nehmen nahm nahmen`, `stellung schutz`}, {`stuft stufen stufte stuften`, `ein`}, {`tut tat`, `ab`}, {`räumt räumen räumte räumten`, `ein`},
		{`sichert sichern sicherte sicherten`, `zu`}, {`hakt haken hakte hakten`, `nach`}, {`schiebt schob schoben`, `nach hinterher`},
		{`geht gehen ging gingen`, `aus`}, {`kommt kommen kam kamen`, `wort`}, {`übt üben übte übten`, `kritik`}, {`vertritt vertreten vertrat vertraten`, `ansicht auffassung meinung`},
		{`will wollen wollte wollten`, `wissen`}, {`ist war sind waren`, `überzeugt gewiss zuversichtlich ansicht auffassung meinung überzeugung zufrieden unzufrieden enttäuscht begeistert entsetzt erleichtert froh
			glücklich stolz überrascht sauer verärgert empört besorgt skeptisch optimistisch traurig wütend`}, {`lässt lassen ließ ließen`, `wissen verlauten ausrichten mitteilen`},
	})
	dutchParts = partsOf([][2]string{{`houdt houden hield hielden`, `voor`}, {`werpt werpen wierp wierpen`, `tegen`}, {`voert voeren voerde voerden`, `aan`}})
)

// partsOf returns what stands in a table of the forms of first parts and of their second parts.
func partsOf(table [][2]string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, v := range table {
		for w := range strings.FieldsSeq(v[0]) {
			out[w] = lexis.Set(v[1])
		}
	}
	return out
}

// retells reports whether the word at token i, which is in no list and ends in -e, is the verb of a main clause, and notes its mood then,
// that of reported speech: Das Holz wachse | schnell; Zudem drohe | ihm eine Strafe. An adjective has an article before it or a noun behind
// it.
func (r *reader) retells(i int) bool {
	d := r.d
	if len(r.frames) > 1 || d.Has(i-1, i, lexis.I) || d.Has(i+1, i, lexis.I) { // ich sitze
		return false
	}
	behindNoun := r.last >= 0 && d.Phrases[r.last].To == i && d.Phrases[r.last].Pre < 0 && d.Phrases[r.last].From <= r.from+1
	behindPlace := r.last >= 0 && d.Phrases[r.last].To == i && d.Phrases[r.last].Pre == r.from
	behindAdverb := i == r.from+1 && d.IsAdverb(r.from) && !strings.HasSuffix(d.Tokens[i].Lower, "te") && nominative[d.Tokens[min(i+1, len(d.Tokens)-1)].Lower] // Heute umfasse | der Auftrag alles
	if !behindNoun && !behindPlace && !behindAdverb {
		return false
	}
	d.Tokens[i].Class |= lexis.Reported
	return true
}

// nominative are German words that begin a subject behind its verb.
var nominative = lexis.Set(`der die das es man`)

// InReportedMood reports whether the first verb of a sentence has the mood of reported speech: Sie komme; but not: Ich komme.
func (d *Clauses) InReportedMood(s *Sentence) bool {
	a := d.Actions[s.Action0:s.Action1]
	return len(a) > 0 && d.Has(a[0].At, a[0].At, lexis.Reported) && !d.Has(a[0].At-1, a[0].At, lexis.I) && !d.Has(a[0].At+1, a[0].At, lexis.I)
}

// bodies reads German nouns that are in no list, from phrase n on, as organizations. Such a noun follows words for a statement, or
// is the only possible subject of a verb of saying: nach Angaben | der Luftwaffe; Am Montag erklärte | der Krisenstab, dass Q; but:
// nach Einschätzung | der Lage.
func (r *reader) bodies(n int) {
	d := r.d
	for k := n; k < len(d.Phrases); k++ {
		p := &d.Phrases[k]
		if p.Kind == Other && d.Is(p.Pre, p.Pre, "aus") && strings.HasSuffix(d.Tokens[p.Head].Lower, "kreisen") { // hieß es aus Ratskreisen
			p.Kind = Entity
			continue
		}
		if p.Kind != Other || d.Tokens[p.Head].Class != 0 || !lexis.IsCapital(d.Tokens[p.Head].Text) || !r.likeBody(p) {
			continue
		}
		if p.Pre >= 0 && ownViews[d.Tokens[p.Pre].Lower] || p.Pre < 0 && lexis.Any(r.first, len(d.Actions), func(i int) bool {
			return d.Actions[i].Subject == k && (r.alone(&d.Actions[i], n) || r.onlySubject(&d.Actions[i]))
		}) {
			p.Kind = Entity
		}
	}
}

// likeBody reports whether a phrase is built like the name of a body: an article and a noun, with at most one adjective that has a
// capital, or several words with capitals that are in no list: das | Technische Hilfswerk; Human Rights Watch.
func (r *reader) likeBody(p *Phrase) bool {
	d := r.d
	if p.Head == p.From || d.Tokens[p.From].Class&lexis.Det == 0 {
		return p.Head > p.From && !lexis.EndsAny(d.Tokens[p.From].Lower, "e", "es", "er", "en") && !lexis.Any(p.From, p.Head, func(k int) bool {
			return d.Tokens[k].Class != 0 || !lexis.IsCapital(d.Tokens[k].Text)
		})
	}
	w := d.Tokens[p.Head-1].Lower
	return p.Head == p.From+1 || !lexis.IsCapital(d.Tokens[p.Head-1].Text) || p.Head == p.From+2 && (strings.HasSuffix(w, "e") || strings.HasSuffix(w, "en") && d.Is(p.From, p.From, "die"))
}

// alone reports whether a masculine noun is the subject behind a German verb of saying, and nothing else can be, as "dass" follows
// and only words for when and where, from phrase n on, precede the verb: Am Montag erklärte | der Krisenstab, dass; but:
// widersprach | der Absage, „ein Drama“, Eva Lang.
func (r *reader) alone(a *Action, n int) bool {
	d, p, k := r.d, &r.d.Phrases[a.Subject], r.d.Phrases[a.Subject].To
	for k < r.to && d.Tokens[k].Kind == lexis.Word && (!lexis.IsCapital(d.Tokens[k].Text) || d.Tokens[k].Class&lexis.Period != 0) {
		k++
	}
	return a.Inverted && !a.Passive && a.Class&lexis.Say != 0 && d.Is(p.From, p.From, "der") && !d.isFeminine(p.Head) && p.Pre < 0 && d.Is(k, r.from, ",") && d.Is(k+1, r.from, "dass") &&
		!lexis.Any(n, a.Subject, func(k int) bool { return d.Phrases[k].Pre < 0 && d.Tokens[d.Phrases[k].Head].Class&lexis.Period == 0 })
}

// onlySubject reports whether nothing but the subject of a German verb, a noun that is in no list, can be who says something, as the
// verb has another object or none: Das Regime | sprach von Q; Nun nannte | die Werft den Plan Q; Zuvor hatte | die Werft erklärt, es
// sei Q; Nun warf | die Werft der Stadt vor, sie habe Q.
func (r *reader) onlySubject(a *Action) bool {
	d, p, verb := r.d, &r.d.Phrases[a.Subject], r.d.Tokens[a.At].Lower
	if a.Passive || d.oblique(p) || d.Is(p.From, p.From, "der") && d.isFeminine(p.Head) || d.Tokens[p.Head].Class&lexis.Period != 0 {
		return false
	}
	if SpeaksOf[verb] {
		k := max(a.At+1, p.To)
		for k < r.to && d.IsAdverb(k) && d.Tokens[k].Class&lexis.Prep == 0 {
			k++
		}
		return (p.To == a.At || p.From == a.At+1) && !strings.HasSuffix(d.Tokens[p.Head].Lower, "schrift") && (d.Is(k, k, "von") || d.Is(k, k, "vom"))
	}
	if !a.Inverted || p.From != a.At+1 {
		return false
	}
	comma := p.To
	for comma < r.to && comma < p.To+MaxPhrase && d.Tokens[comma].Kind == lexis.Word {
		comma++
	}
	if d.Has(p.To, p.To, lexis.Oblique) && a.Class&lexis.Saying != 0 && comma < r.to && d.Tokens[comma].Kind == lexis.Quoted { // nannte die Werft den Plan Q; not: ärgerte die Panne den Wirt, es sei Q
		return true
	}
	last := comma - 1
	if !d.Is(comma, last, ",") || last < p.Core {
		return false
	}
	if d.Is(last, last, "vor") && strings.HasSuffix(strings.TrimSuffix(verb, "en"), "rf") { // warf die Werft der Stadt vor,
		return true
	}
	return last >= p.To && perfect[verb] && d.Has(last, last, lexis.Part) && !lexis.Any(p.To, last, func(k int) bool { return d.Tokens[k].Class&lexis.Det != 0 && d.Tokens[k-1].Class&lexis.Prep == 0 })
}

// SpeaksOf are German verbs of saying that have no object in the accusative before "von".
var SpeaksOf = lexis.Set(`sprach spricht sprachen sprechen`)

// ownViews are German nouns behind which nothing but who says something stands.
var ownViews = lexis.Set(`angaben ansicht auffassung worten meinung auskunft bekunden lesart informationen`)

// Wordings are German nouns for words of somebody, beside those that lead up to them: „...“, so die Devise. They say nothing themselves.
var Wordings = lexis.Set(`motto devise tenor parole slogan losung credo kredo begründung kritik urteil forderung frage mahnung warnung argument einwand these
	prognose appell aufruf überschrift schlagzeile diagnose ansage einschätzung vorschlag wunsch bitte hoffnung sorge idee gedanke befund ratschlag lob
	tadel klage beschwerde drohung versprechen angebot ziel plan`)

// Genitive are the articles of a noun phrase that belongs to the one right before it.
var Genitive = lexis.Set(`der des einer eines seiner seines ihrer ihres dieser dieses`)

// oblique reports whether a noun phrase is in a case that no subject has: dem Sender, der großen Zeitung, Игоря Мельника.
func (d *Clauses) oblique(p *Phrase) bool {
	if d.Tongue.Cases {
		return p.Kind == Name && d.Tokens[p.Head].Class&lexis.Oblique != 0
	}
	t := &d.Tokens[p.From]
	if t.Class&lexis.Oblique != 0 || p.From+1 >= p.Core {
		return t.Class&lexis.Oblique != 0
	}
	next := &d.Tokens[p.From+1]
	return t.Lower == "der" && next.Text == next.Lower && next.Class&lexis.Prep == 0 && strings.HasSuffix(next.Lower, "en")
}

// IsObject reports whether a German phrase is in a case that no subject has: dem Wirt, den Plan, der Stadt.
func (d *Clauses) IsObject(p *Phrase) bool {
	return d.oblique(p) || d.Is(p.From, p.From, "der") && d.isFeminine(p.Head)
}

// IsOne reports whether a German phrase is one person or body, of which no verb in the plural tells: Anna Fuchs; die Ministerin.
func (d *Clauses) IsOne(p *Phrase) bool {
	switch d.Tokens[p.From].Lower {
	case "der", "das", "ein", "eine":
		return true
	case "die":
		return p.With < 0 && d.isFeminine(p.Head) && !strings.HasSuffix(d.Tokens[p.Head].Lower, "en")
	}
	return p.With < 0 && p.Kind == Name
}

// isFeminine reports whether a German noun at token i ends as only those in the feminine do, or is in the plural, and is no name.
// Behind "der" it is no subject: der Zeitung sagte sie; der Zeugen; but: der Martin sagte.
func (d *Clauses) isFeminine(i int) bool {
	t := &d.Tokens[i]
	w := t.Lower
	if !lexis.IsCapital(t.Text) || t.Class&lexis.Given != 0 || d.PersonAt(i) != nil {
		return false
	}
	if t.Class&lexis.FemaleNoun != 0 || feminines[w] {
		return true
	}
	if stem, ok := strings.CutSuffix(w, "n"); ok && strings.HasSuffix(stem, "e") && d.Tongue.Words.Of(stem)&lexis.Head != 0 { // der Vorsitzende
		return true
	}
	return len(w) > 5 && !masculines[w] && !strings.HasSuffix(w, "ein") && lexis.EndsAny(w, "ung", "heit", "keit", "schaft", "ion", "tät", "izei", "tei", "rei", "lei", "in", "innen", "bank", "stadt", "kammer", "frau", "wehr", "liga", "bahn", "tur", "schrift", "fabrik", "klinik", "politik")
}

var (
	feminines  = lexis.Set(`bank stadt frau wehr liga klinik jury bahn band airline werft person mutter tochter union bild welt zeit`)
	masculines = lexis.Set(`spion champion cousin muezzin harlekin kremlin termin kamin`)
)
