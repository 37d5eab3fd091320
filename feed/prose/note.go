package prose

import (
	"slices"
	"strings"
)

// IsNote reports whether a paragraph is a note of the editors about the text, and not a part of it: a correction, a word on its
// origin. It starts with the label of such a note, "Correction:" or "Editor's note (4 May):", or with what became of the text:
// "An earlier version of this article said", "Dieser Artikel wurde am 3. Mai aktualisiert".
func IsNote(paragraph string) bool {
	if len(paragraph) > longestNote {
		return false
	}
	if tellsOfText(paragraph) {
		return true
	}
	label, _, ok := strings.Cut(paragraph[:min(len(paragraph), 80)], ":")
	if !ok {
		return false
	}
	label = strings.ToLower(strings.ReplaceAll(strings.TrimLeft(label, "*_[("), "’", "'"))
	label = strings.TrimRight(label, "*_ ")
	if noteLabels[label] {
		return true
	}
	if i := strings.IndexAny(label, ",("); i > 0 { // a date follows
		return noteLabels[strings.TrimRight(label[:i], " ")] && strings.ContainsAny(label[i:], "0123456789")
	}
	return false
}

// longestNote is the length of the longest note, in bytes. A longer paragraph has the text behind a note.
const longestNote = 600

// noteLabels holds the labels of notes in nine languages, in lower case.
var noteLabels = func() map[string]bool {
	m := map[string]bool{}
	for label := range strings.SplitSeq("correction|corrections|clarification|correction and clarification|corrections and clarifications|editor's note|editors' note|editorial note|translator's note|note to readers"+
		"|korrektur|berichtigung|richtigstellung|anmerkung der redaktion|hinweis der redaktion|anm. d. red."+
		"|rectificatif|erratum|note de la rédaction|note du traducteur|ndlr"+
		"|corrección|fe de errores|fe de erratas|nota de la redacción|nota del editor|nota del traductor"+
		"|rettifica|errata corrige|correzione|nota della redazione|nota del traduttore"+
		"|correção|errata|retificação|nota da redação|nota do editor|nota do tradutor"+
		"|correctie|rectificatie|noot van de redactie|noot van de vertaler"+
		"|исправление|поправка|примечание редакции|от редакции|примечание переводчика"+
		"|sprostowanie|korekta|od redakcji|przypis redakcji|od tłumacza", "|") {
		m[label] = true
	}
	return m
}()

// tellsOfText reports whether a paragraph begins with what became of the text: a start of fates, and near it one of its ends.
func tellsOfText(paragraph string) bool {
	paragraph = strings.TrimLeft(paragraph, "*_[(")
	for i := range fates {
		for _, start := range fates[i].starts {
			if len(paragraph) <= len(start) || !strings.EqualFold(paragraph[:len(start)], start) {
				continue
			}
			near := strings.ToLower(paragraph[len(start):min(len(paragraph), 120)])
			if slices.ContainsFunc(fates[i].ends, func(end string) bool { return strings.Contains(near, end) }) {
				return true
			}
		}
	}
	return false
}

// fates holds what may become of a text, in nine languages: it was changed, published elsewhere, translated, or is one of a
// series. A start without ends is enough.
var fates = func() (table []struct{ starts, ends []string }) {
	for _, f := range [...][2]string{
		{"an earlier version of this article|an earlier version of this story|an earlier version of this report|a previous version of this article|a previous version of this story", ""},
		{"this article |this story |this post |this column |this essay |this interview |this piece ", " updated| amended| corrected|first published|originally published|first appeared|originally appeared|translated|republished|reprinted|adapted from|edited for|edited and|condensed"},
		{"this is part |this is the ", "part of our series|part of a series|part of the series|part in our series|part in a series|in our series|-part series|article in a series"},
		{"translated from the ", " by "},
		{"in einer früheren version dieses artikels|in einer früheren fassung dieses artikels|in einer früheren version dieses textes|in einer früheren fassung dieses textes", ""},
		{"dieser artikel |dieser text |dieser beitrag |diese meldung |dieses interview |dieses gespräch ", "aktualisiert|korrigiert|berichtigt|ergänzt|erschien|veröffentlicht|übersetzt|gekürzt"},
		{"dies ist ", "teil der serie|teil unserer serie|teil einer serie|teil der reihe|teil unserer reihe|teil einer reihe|folge unserer serie|folge der serie"},
		{"aus dem ", "ischen von |ischen übersetzt|ischen übertragen"},
		{"une version précédente de cet article|une première version de cet article", ""},
		{"cet article |ce texte |cette tribune |cet entretien |cette interview ", "mis à jour|mise à jour|modifié|corrigé|d'abord publié|d'abord été publié|d’abord publié|d’abord été publié|initialement|est paru|est parue|a paru|traduit"},
		{"ceci est |c'est |c’est |voici |cet article ", "volet de notre|volet d'une|volet d’une|volet de la série|partie de notre série|partie d'une série|partie d’une série|partie de la série|épisode de notre"},
		{"traduit de |traduit du ", " par "},
		{"una versión anterior de este artículo", ""},
		{"este artículo |este texto |esta entrevista |esta columna ", "actualizad|corregid|modificad|publicado originalmente|publicada originalmente|se publicó|publicado por primera vez|apareció|traducid"},
		{"esta es |este artículo ", "parte de nuestra serie|parte de una serie|parte de la serie|entrega de nuestra serie|entrega de una serie|entrega de la serie"},
		{"traducido del |traducción del ", " por | de "},
		{"una versione precedente di questo articolo", ""},
		{"questo articolo |questo testo |questa intervista ", "aggiornat|corrett|modificat|pubblicat|uscito|apparso|tradott"},
		{"questa è |questo è |questo articolo ", "parte della nostra serie|parte di una serie|puntata della nostra|puntata di una|puntata della serie"},
		{"tradotto dal|traduzione dal", " di | da "},
		{"uma versão anterior deste artigo|uma versão anterior desta reportagem", ""},
		{"este artigo |este texto |esta reportagem |esta entrevista |esta matéria ", "atualizad|corrigid|modificad|publicado originalmente|publicada originalmente|foi publicad|traduzid"},
		{"esta é |este é |este texto ", "parte da nossa série|parte de uma série|parte da série|texto da série|reportagem da série"},
		{"traduzido do |tradução do ", " por | de "},
		{"een eerdere versie van dit artikel|in een eerdere versie van dit artikel", ""},
		{"dit artikel |deze tekst |dit stuk |dit interview |dit verhaal ", "bijgewerkt|aangepast|gecorrigeerd|verscheen|verschenen|gepubliceerd|vertaald|ingekort"},
		{"dit is ", "deel van onze serie|deel van een serie|deel van de serie|deel in onze|deel in een|aflevering van onze|aflevering van een"},
		{"vertaald uit het ", " door "},
		{"в предыдущей версии этой статьи", ""},
		{"эта статья |этот текст |это интервью |этот материал |статья ", "обновлен|обновлён|исправлен|впервые опубликован|впервые вышл|впервые вышел|переведен|переведён"},
		{"это ", "часть нашей серии|часть серии|часть нашего цикла|часть цикла|материал нашей серии"},
		{"перевод с ", "ского "},
		{"we wcześniejszej wersji tego artykułu|w poprzedniej wersji tego artykułu", ""},
		{"ten artykuł |ten tekst |ten wywiad |artykuł |tekst ", "został zaktualizowan|został uzupełnion|został poprawion|ukazał się pierwotnie|pierwotnie ukazał|po raz pierwszy ukazał|pierwotnie opublikowan"},
		{"to ", "część naszej serii|część serii|część naszego cyklu|część cyklu|odcinek naszego cyklu|odcinek cyklu"},
		{"przełożył|tłumaczył", "skiego"},
	} {
		table = append(table, struct{ starts, ends []string }{strings.Split(f[0], "|"), strings.Split(f[1], "|")})
	}
	return table
}()
