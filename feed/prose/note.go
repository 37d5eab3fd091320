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

// tellsOfText reports whether a paragraph begins with what became of the text: a start of fates, and right behind it one of its ends.
// News may be of an article as well: This article of the constitution was amended; Dieser Artikel wird geändert.
func tellsOfText(paragraph string) bool {
	paragraph = strings.TrimLeft(paragraph, "*_[(")
	if paragraph == "" {
		return false
	}
	for _, f := range fates[paragraph[0]] {
		n := len(f.start)
		if len(paragraph) <= n || !strings.EqualFold(paragraph[:n], f.start) {
			continue
		}
		if f.ends[0] == "" {
			return true
		}
		near := strings.ToLower(paragraph[n:min(len(paragraph), n+nearFate)])
		of, _, _ := strings.Cut(near, " ")
		if len(paragraph) <= longestFate && !genitives[of] && !strings.ContainsAny(of, "0123456789") && slices.ContainsFunc(f.ends, func(end string) bool { return strings.Contains(near, end) }) {
			return true
		}
	}
	return false
}

const (
	longestFate = 250 // bytes of the longest paragraph that tells what became of a text
	nearFate    = 80  // bytes behind its start in which it says so
)

// genitives are words behind "this article" that say what it is part of.
var genitives = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("of des de du della del dell' dello da do van uit для from will soll wird sera sarà será zal") {
		m[w] = true
	}
	return m
}()

// fates holds what may become of a text, in nine languages: it was changed, published elsewhere, or is one of a series. A start
// without ends is enough. They are listed by the first byte of the start, in lower and in upper case, because no start fits most
// paragraphs.
var fates = func() (table [256][]fate) {
	for _, f := range [...][2]string{
		{"an earlier version of this article|an earlier version of this story|an earlier version of this report|a previous version of this article|a previous version of this story", ""},
		{"this article |this story |this post |this column |this essay |this interview |this piece |this article's headline |this article’s headline |this story's headline |this story’s headline |the headline of this article |the headline on this article |the headline of this story |the headline on this story ", "was updated|been updated|was amended|been amended|was corrected|been corrected|first published|originally published|first appeared|originally appeared|was translated|been translated|republished|been edited for|was edited for|been edited and|was last updated|was last modified|was last amended|was last edited|last corrected|was subsequently updated|was subsequently amended|was subsequently corrected|was edited on|was modified on|was revised on|was changed on|was published on|been changed|been modified|been revised"},
		{"this report |this page ", "was amended on|been amended on|was corrected on|was last updated|was last modified|was last reviewed"},
		{"this is part |this is the ", "part of our series|part in our series|in our series"},
		{"in einer früheren version dieses artikels|in einer früheren fassung dieses artikels|in einer früheren version dieses textes|in einer früheren fassung dieses textes", ""},
		{"dieser artikel |dieser text |dieser beitrag |diese meldung |dieses interview |dieses gespräch ", "aktualisiert|korrigiert|berichtigt|erschien zuerst|erschien zunächst|zuerst erschienen|zuerst veröffentlicht|übersetzt|gekürzt"},
		{"dies ist |das ist ", "teil unserer serie|teil unserer reihe|folge unserer serie"},
		{"une version précédente de cet article|une première version de cet article", ""},
		{"cet article |ce texte |cette tribune |cet entretien |cette interview ", "mis à jour|mise à jour|a été modifié|a été corrigé|a été traduit|d'abord publié|d'abord été publié|d’abord publié|d’abord été publié|initialement"},
		{"ceci est |c'est |c’est |voici ", "volet de notre|partie de notre série|épisode de notre"},
		{"una versión anterior de este artículo", ""},
		{"este artículo |este texto |esta entrevista |esta columna ", "fue actualizad|ha sido actualizad|fue corregid|ha sido corregid|publicado originalmente|publicada originalmente|publicó originalmente|publicado por primera vez|fue traducid"},
		{"esta es |este artículo ", "parte de nuestra serie|entrega de nuestra serie"},
		{"una versione precedente di questo articolo", ""},
		{"questo articolo |questo testo |questa intervista ", "è stato aggiornat|è stata aggiornat|è stato corrett|è stata corrett|per la prima volta|originariamente|è stato tradott"},
		{"questa è |questo è ", "parte della nostra serie|puntata della nostra"},
		{"uma versão anterior deste artigo|uma versão anterior desta reportagem", ""},
		{"este artigo |este texto |esta reportagem |esta entrevista |esta matéria ", "foi atualizad|foi corrigid|originalmente|foi traduzid"},
		{"esta é |este é ", "parte da nossa série|texto da nossa série"},
		{"een eerdere versie van dit artikel|in een eerdere versie van dit artikel", ""},
		{"dit artikel |deze tekst |dit stuk |dit interview |dit verhaal ", "bijgewerkt|gecorrigeerd|verscheen eerder|verscheen oorspronkelijk|eerder verschenen|eerder gepubliceerd|vertaald uit|ingekort"},
		{"dit is ", "deel van onze serie|deel in onze|aflevering van onze"},
		{"в предыдущей версии этой статьи", ""},
		{"эта статья |этот текст |это интервью |этот материал ", "обновлен|обновлён|исправлена|исправлен |впервые опубликован|впервые вышл|впервые вышел"},
		{"это ", "часть нашей серии|часть нашего цикла"},
		{"we wcześniejszej wersji tego artykułu|w poprzedniej wersji tego artykułu|artykuł został zaktualizowan|tekst został zaktualizowan|artykuł ukazał się pierwotnie|tekst ukazał się pierwotnie", ""},
		{"ten artykuł |ten tekst |ten wywiad ", "został zaktualizowan|został uzupełnion|został poprawion|ukazał się pierwotnie|pierwotnie ukazał|pierwotnie opublikowan"},
		{"to ", "część naszej serii|część naszego cyklu|odcinek naszego cyklu"},
	} {
		ends := strings.Split(f[1], "|")
		for start := range strings.SplitSeq(f[0], "|") {
			lower, upper := start[0], strings.ToUpper(start)[0]
			table[lower] = append(table[lower], fate{start, ends})
			if upper != lower { // else it is the first byte of both cases, as of many letters that are not ASCII
				table[upper] = append(table[upper], fate{start, ends})
			}
		}
	}
	return table
}()

// A fate is how a paragraph may begin that tells what became of the text, and what may follow near by.
type fate struct {
	start string
	ends  []string
}
