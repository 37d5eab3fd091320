package lexis

import "strings"

// frenchVerb adds the forms of the French verb of saying that list words of class c hold as w, one in -e: its imperfect and its
// past (lance, lançait, lança), and, where its last vowel or consonant changes, its participle, its infinitive and its gerund:
// rappelle, rappelé; révèle, révéler. Forms that no verb has do no harm.
func (l wordList) frenchVerb(c Class, w string) {
	stem, ok := strings.CutSuffix(w, "e")
	if !ok || len(stem) < 3 {
		return
	}
	for n, stem := range frenchStems(stem) {
		soft := stem // before a
		switch stem[len(stem)-1] {
		case 'c':
			soft = stem[:len(stem)-1] + "ç"
		case 'g':
			soft += "e"
		}
		l[soft+"ait"] |= c
		l[soft+"aient"] |= c
		l[soft+"a"] |= c
		switch {
		case n == 0: // the others follow from participleEndings
			if c&Say != 0 {
				l[soft+"ant"] |= Ing
			}
		case c&Say != 0:
			l[stem+"é"] |= Part
			l[stem+"er"] |= Base
			l[soft+"ant"] |= Ing
		default:
			l[stem+"é"] |= Told
		}
	}
}

// frenchStems returns the stem of a French verb before a silent e, and the ones it may have before other endings: rappell, rappel;
// révèl, rével, révél.
func frenchStems(stem string) []string {
	n := len(stem)
	if n > 3 && stem[n-1] == stem[n-2] && (stem[n-1] == 'l' || stem[n-1] == 't') {
		return []string{stem, stem[:n-1]}
	}
	if k := strings.LastIndex(stem, "è"); k > 0 && k >= n-4 {
		return []string{stem, stem[:k] + "e" + stem[k+2:], stem[:k] + "é" + stem[k+2:]}
	}
	return []string{stem}
}
