package prose

import (
	"strings"
	"testing"
)

func TestIsNote(t *testing.T) {
	for s, want := range map[string]bool{
		"Correction: The lamp of the pier is green.":                         true,
		"CORRECTION (4 May): The lamp is green.":                             true,
		"Correction, 4 May: The lamp is green.":                              true,
		"*Editor’s note:* This story was told in Dutch.":                     true,
		"[Editor's note: Ada Brill is the editor's aunt.]":                   true,
		"Anmerkung der Redaktion: Die Lampe ist grün.":                       true,
		"Fe de errores: la lámpara es verde.":                                true,
		"От редакции: лампа зелёная.":                                        true,
		"An earlier version of this article said the lamp was red.":          true,
		"An earlier version of this lamp was red.":                           false,
		"This article was corrected on 4 May to say that the lamp is green.": true,
		"This interview has been edited for length.":                         true,
		"This is the second part of our series on the lamps of the coast.":   true,
		"This article of the treaty forbids lamps on the pier.":              false,
		"This is the second lamp that failed, and part of the pier is dark.": false,
		"Dieser Artikel wurde am 4. Mai 2026 aktualisiert.":                  true,
		"Dies ist der zweite Teil unserer Serie über Lampen.":                true,
		"Dieser Artikel der Verfassung schützt die Lampen.":                  false,
		"Aus dem Hafen von Holm kam ein Schiff.":                             false,
		"Cet article a d’abord été publié dans la gazette de Lyrac.":         true,
		"Cet article du traité interdit les lampes.":                         false,
		"Este artículo se publicó originalmente en la gaceta de Orbes.":      true,
		"Este artículo de la ley prohíbe las lámparas.":                      false,
		"Questo articolo è stato aggiornato il 4 maggio.":                    true,
		"Questa è la terza parte della nostra serie sui fari.":               true,
		"Este texto foi publicado originalmente na gazeta de Vila Nova.":     true,
		"Dit artikel werd op 4 mei bijgewerkt.":                              true,
		"Dit is het tweede deel van onze serie over lampen.":                 true,
		"Dit is het tweede deel van het gebouw dat dicht moet.":              false,
		"Эта статья впервые опубликована в «Холмском вестнике».":             true,
		"Эта статья закона запрещает лампы.":                                 false,
		"Artykuł został zaktualizowany 4 maja.":                              true,
		"To druga część naszej serii o lampach.":                             true,
		"To druga część mostu, którą zamknięto.":                             false,
		"This article of the treaty was corrected on 4 May.":                 false,
		"This story will be updated.":                                        false,
		"This article was last updated on 4 May.":                            true,
		"This article’s headline was amended on 4 May.":                      true,
		"This report was published by the trust in 1999.":                    false,
		"This column of smoke was last seen in May.":                         false,
		"Update vom 13. Mai: Die Lampe ist grün.":                            false,
		"This post was first held by a miller.":                              false,
		"This piece was originally a waltz.":                                 false,
		"Update 2.0: The lamp learns to speak.":                              false,
		"Update: The lamp is green.":                                         false,
		"This is the worst defeat in a three-part series against Holm.":      false,
		"Dieser Artikel des Gesetzes wird gekürzt.":                          false,
		"Dies ist Teil einer Reihe von Bränden.":                             false,
		"Cet article de la Constitution a été modifié.":                      false,
		"Dit verhaal verscheen in een nieuw licht.":                          false,
		"Статья 12 исправлена депутатами.":                                   false,
		"Correction of the river: the council votes in May.":                 false,
		"Correction fluid, a history: it was made in a kitchen.":             false,
		"The correction was printed on page two: the lamp is green.":         false,
		"Correction": false,
		"":           false,
		"Editor's note: " + strings.Repeat("The lamp is green. ", 40): false,
		"Note: bring a coat.":                                                false,
		"__Correction :__ the lamp is green.":                                true,
		"**Correction :** the lamp is green.":                                true,
		"(Erratum * : the lamp is green.)":                                   true,
		"Table (4 May): the lamp is green.":                                  false,
		"Correction (revised): the lamp is green.":                           false,
		"An earlier version of this article":                                 false,
		"Erratum (" + strings.Repeat("4 May, ", 9) + "2 May): it is green.":  true,
		"Erratum (" + strings.Repeat("4 May, ", 10) + "2 May): it is green.": false,
		"Errata: " + strings.Repeat("lamp ", 118) + "ok":                     true,
		"Errata: " + strings.Repeat("lamp ", 118) + "off":                    false,
	} {
		if got := IsNote(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

// TestFates: what may become of a text is found by its first letter, in lower and in upper case.
func TestFates(t *testing.T) {
	n := 0
	for _, list := range fates {
		for _, f := range list {
			n++
			for _, start := range []string{f.start, strings.ToUpper(f.start)} {
				if !tellsOfText(start + f.ends[0] + " then") {
					t.Errorf("%q with %q is not found", start, f.ends[0])
				}
			}
		}
	}
	if n == 0 {
		t.Error("there are none")
	}
}
