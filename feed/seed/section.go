package seed

import (
	"strings"

	"seedfeed/feed/prose"
)

// isSection reports whether a line is the name of a newspaper section: "OPINION", "Local News", "Letter to the editor". That of
// an opinion may name its writer: "Opinion | Ada Brill".
func isSection(text string) bool {
	bare := strings.ToLower(strings.TrimRight(text, "|:·> "))
	if letterHeads[bare] || sectionNames[bare] {
		return true
	}
	word, _, _ := strings.Cut(bare, " ")
	if opinionWords[word] {
		rest := strings.TrimLeft(text[len(word):], " |:·–—-")
		if name := afterByWord(rest); personal(name) && !postHeld(name) && (name != rest || !strings.HasPrefix(text[len(word):], " "+rest)) {
			return true
		}
	}
	return !moreWords(bare, 3) && isName(text) && (isSectionWord(word) || isSectionWord(lastOf(bare)))
}

func isSectionWord(w string) bool { return sectionWords[w] || opinionWords[w] }

// Names of sections, ours. Those of sectionWords and opinionWords may have another word beside them, sectionNames stand alone.
var (
	sectionWords = prose.Set("news analysis feature features sport sports culture business politics world community exclusive breaking interview letters obituary obituaries travel health science technology education environment lifestyle arts events announcement announcements update special investigation explainer reviews recipe " +
		"lokales kultur wirtschaft politik nachrichten reportage feuilleton nachruf rezept porträt actualités société économie entretien nécrologie recette portrait cultura deportes economía sociedad noticias entrevista obituario receta cronaca notizie intervista necrologio ricetta obituário receita notícias nieuws economie necrologie recept nyheter новости интервью некролог рецепт wiadomości wywiad nekrolog przepis")
	// opinionWords are the sections of those who write what they think; a name below one of reviewWords may be that of a work.
	opinionWords = prose.Set("opinion comment editorial column commentary essay review analyse análisis análise analisi meinung kommentar leitartikel kolumne rezension kritik gastbeitrag glosse éditorial tribune chronique critique opinión columna coluna tribuna crítica reseña opinioni editoriale commento recensione opinião crónica crônica opinie commentaar recensie åsikt мнение рецензия комментарий opinia komentarz felieton recenzja")
	reviewWords  = prose.Set("review critique kritik rezension crítica reseña recensione recensie рецензия recenzja")
	sectionNames = labels("local|regional|national|nation|international|region|transport|housing|energy|climate|money|finance|markets|media|society|crime|courts|weather|tech|property|motoring|farming|agriculture|cities|middle east|home news|in brief|briefs|at a glance|front page|top stories|headlines|latest|urgent|" +
		"regionales|region|aus der region|aus aller welt|vermischtes|panorama|gesellschaft|inland|ausland|medien|wissen|wissenschaft|verkehr|finanzen|umwelt|gesundheit|bildung|reise|lokalsport|blaulicht|polizei|kurz notiert|kurz gemeldet|in kürze|eilmeldung|" +
		"politique|monde|international|faits divers|justice|transports|santé|éducation|environnement|sciences|médias|région|régions|vie locale|locales|en bref|à la une|planète|alerte|" +
		"política|internacional|nacional|mundo|sucesos|salud|educación|ciencia|tecnología|medio ambiente|transporte|transportes|vivienda|televisión|provincia|comarcas|en breve|última hora|portada|" +
		"politica|esteri|interni|mondo|salute|scuola|scienze|tecnologia|ambiente|trasporti|spettacoli|attualità|in breve|primo piano|cronaca locale|" +
		"cidades|cotidiano|mundo|internacional|saúde|educação|ciência|meio ambiente|esportes|esporte|desporto|polícia|segurança|geral|em resumo|últimas|" +
		"binnenland|buitenland|regio|politiek|cultuur|wetenschap|gezondheid|onderwijs|verkeer|misdaad|klimaat|kort nieuws|in het kort|voorpagina|" +
		"общество|политика|экономика|происшествия|в мире|в стране|культура|спорт|наука|технологии|здоровье|образование|транспорт|регионы|регион|коротко|главное|срочно|" +
		"polityka|gospodarka|kraj|świat|społeczeństwo|kultura|zdrowie|edukacja|nauka|technologie|środowisko|transport|region|wydarzenia|kronika policyjna|wiadomości lokalne|aktualności|w skrócie|pilne")
	letterHeads = labels("letter to the editor|letters to the editor|leserbrief|leserbriefe|courrier des lecteurs|courrier du lecteur|carta al director|cartas al director|lettera al direttore|lettere al direttore|carta ao diretor|cartas ao diretor|ingezonden brief|brief van de lezer|письмо в редакцию|письма читателей|list do redakcji|listy do redakcji")
)
