package lexis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file reads names in the cases of Russian and Polish: Игоря Мельника is Игорь Мельник.

// caseEndings are the endings of names in cases other than the nominative, with that of the nominative: "ого ий". An ending
// alone has none in the nominative.
var caseEndings = map[string][][2]string{
	"ru": endingPairs(`а, у, ы, и, ом, ем, е, ым, им, я ь, ю ь, ем ь, е ь, и ь, ью ь, я й, ю й, ем й, е й, и й, ы а, и а, е а, у а, ой а, ей а, ою а, и я, е я, ю я, ей я,
		ого ий, ому ий, его ий, ему ий, им ий, ом ий, ого ый, ому ый, ым ый, ом ый, ого ой, ому ой, ым ой, ой ая, ую ая, а о, у о, е о, ом о, я е, ю е, и е, ем е`),
	"pl": endingPairs(`a, owi, em, iem, ie a, ie, u, y a, i a, ę a, ą a, e a, ze a, y o, ę o, ą o, rze ro, ego y, emu y, ym y, iego i, iemu i, im i, iego ia, iemu ia, ego i, emu i, m i, ej a, iej a, owej owa, a o, u o, em o, ie o, ia ie, iu ie, cie t, dzie d, ście st, rze r, le ł, cie ta, dzie da, rze ra, le ła`),
}

// nominativeEndings are endings of last names in cases other than the nominative from which the nominative is certain, for
// men and for women. The first one that a name has applies; "=" keeps the name.
var nominativeEndings = map[string][2][][2]string{
	"ru": {
		endingPairs(`ского ский, скому ский, ским ский, цкого цкий, цкому цкий, цким цкий, овым ов, евым ев, ёвым ёв, иным ин, ичем ич, а, ом, ы а, ой а, о =`),
		endingPairs(`овой ова, евой ева, ёвой ёва, иной ина, ову ова, еву ева, ёву ёва, ину ина, ской ская, цкой цкая, скую ская, цкую цкая, ы а, вне вна, о =`),
	},
	"pl": {
		endingPairs(`skiego ski, ckiego cki, dzkiego dzki, skiemu ski, ckiemu cki, dzkiemu dzki, skim ski, ckim cki, dzkim dzki, owi, kiem k, giem g, em, ki ka, gi ga, y a, ę a, ą a, a, o =`),
		endingPairs(`skiej ska, ckiej cka, dzkiej dzka, ską ska, cką cka, dzką dzka, owej owa, y a, ę a, ą a, o =`),
	},
}

// endingPairs reads a list of pairs of endings.
func endingPairs(list string) (all [][2]string) {
	for pair := range strings.SplitSeq(list, ",") {
		from, to, _ := strings.Cut(strings.TrimSpace(pair), " ")
		if to == "=" {
			to = from
		}
		all = append(all, [2]string{from, to})
	}
	return all
}

// nominatives calls use with the words in lower case of which w may be another case, until use returns true.
func (t *Tongue) nominatives(w string, use func(string) bool) bool {
	if i := strings.IndexAny(w, "'’"); i > 2 && t.Tag == "pl" && use(w[:i]) { // Steve'a: Steve
		return true
	}
	for _, e := range caseEndings[t.Tag] {
		stem, ok := strings.CutSuffix(w, e[0])
		if !ok || len(stem) < 2 {
			continue
		}
		if last, n := utf8.DecodeLastRuneInString(stem); e[1] == "" && n < len(stem) { // Павла: Павел; Marka: Marek; Льва: Лев
			stem := strings.TrimSuffix(stem[:len(stem)-n], "ь")
			for _, vowel := range [...]string{"е", "о", "ё", "e", "ie"} {
				if use(stem + vowel + string(last)) {
					return true
				}
			}
		}
		if use(stem + e[1]) {
			return true
		}
		for _, v := range [...][2]string{{"ę", "ą"}, {"o", "ó"}} { // urzędu: urząd; zespołu: zespół
			if k := strings.LastIndex(stem, v[0]); k >= 0 && e[1] == "" && t.Tag == "pl" && use(stem[:k]+v[1]+stem[k+len(v[0]):]) {
				return true
			}
		}
	}
	return false
}

// NominativeOf returns the one of the words known of which w, in lower case, is another case, or "".
func (t *Tongue) NominativeOf(w string, known func(string) bool) (found string) {
	t.nominatives(w, func(n string) bool {
		if known(n) {
			found = n
		}
		return found != ""
	})
	return found
}

// LooksGenitive reports whether a lower-case word ends like the genitive of a Russian or Polish noun or adjective.
func LooksGenitive(w string) bool {
	return EndsAny(w, "а", "я", "ы", "и", "ов", "ев", "ей", "ого", "его", "ой", "их", "ых", "a", "u", "y", "i", "ów", "ego", "ej", "ich", "ych")
}

// LooksAdjective reports whether a lower-case word ends like a Russian or Polish adjective in the nominative.
func LooksAdjective(w string) bool {
	return EndsAny(w, "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ny", "owy", "ski", "cki", "szy")
}

// GivenNominative returns the given name of which w, in lower case, is another case, or "".
func (t *Tongue) GivenNominative(w string) string {
	return t.NominativeOf(w, func(n string) bool { return GivenNames.Of(n)&Given != 0 })
}

// LastNominative returns the nominative, in lower case, of the last name of a man or a woman in another case, and whether it
// is certain. Polish Panka can be Pank or Panek.
func (t *Tongue) LastNominative(last string, woman bool) (string, bool) {
	if i := strings.IndexAny(last, "'’"); i > 2 && t.Tag == "pl" { // Blake'a
		return last[:i], true
	}
	list := nominativeEndings[t.Tag][0]
	if woman {
		list = nominativeEndings[t.Tag][1]
	}
	i := slices.IndexFunc(list, func(e [2]string) bool { return strings.HasSuffix(last, e[0]) })
	if i < 0 {
		r, _ := utf8.DecodeLastRuneInString(last)
		return last, !strings.ContainsRune(vowels, r) || woman && (r == 'ь' || r == 'й' && !EndsAny(last, "ой", "ей")) // Анны Кравец
	}
	stem := strings.TrimSuffix(last, list[i][0])
	if to := list[i][1]; to != "" {
		r, _ := utf8.DecodeLastRuneInString(stem)
		if to == "a" && strings.ContainsRune(vowels, r) { // Theresy May
			return last, true
		}
		return stem + to, stem != "" && !EndsAny(stem+to, "ого", "его", "ego") // Толстого
	}
	end, n := utf8.DecodeLastRuneInString(stem)
	before, _ := utf8.DecodeLastRuneInString(stem[:len(stem)-n])
	return stem, utf8.RuneCountInString(stem) > 2 && end != 'i' && !(strings.ContainsRune("кцлнрkcłlnr", end) && !strings.ContainsRune(vowels, before))
}

const vowels = "аеёиоуыэюяьйaeiouyąęó"
