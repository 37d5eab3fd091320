package prose

import "strings"

// IsNote reports whether a paragraph is a note of the editors about the text, and not a part of it: a correction, a word on its
// origin. It starts with the label of such a note, "Correction:" or "Editor's note (4 May):", or says what an earlier version
// of the article said.
func IsNote(paragraph string) bool {
	if len(paragraph) > longestNote {
		return false
	}
	for _, start := range noteStarts {
		if len(paragraph) > len(start) && strings.EqualFold(paragraph[:len(start)], start) {
			return true
		}
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

// noteStarts holds beginnings of notes without a label.
var noteStarts = strings.Split("an earlier version of this article|an earlier version of this story|an earlier version of this report|a previous version of this article|a previous version of this story"+
	"|in einer früheren version dieses artikels|in einer früheren fassung dieses artikels|in einer früheren version dieses textes|in einer früheren fassung dieses textes"+
	"|une version précédente de cet article|une première version de cet article|una versión anterior de este artículo|una versione precedente di questo articolo|uma versão anterior deste artigo"+
	"|een eerdere versie van dit artikel|in een eerdere versie van dit artikel|в предыдущей версии этой статьи|we wcześniejszej wersji tego artykułu|w poprzedniej wersji tego artykułu", "|")
