package seed

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// foreignFurniture is what furnitureLines and furnitureStarts are for English: it reports whether a whole line is page furniture in German,
// French, Spanish, Italian, Portuguese, Dutch, Russian or Polish. The lists are closed for the same reason.
func foreignFurniture(text string) bool {
	if len(text) > 200 {
		return false
	}
	if known, none := firstIn(foreignFirst, text); !known && (!none || text == "" || text[0] < '0' || text[0] > '9') { // most lines
		return false
	}
	line := wording(text)
	if foreignLines[line] {
		return true
	}
	if i := strings.IndexAny(text, ":|»>"); i > 0 {
		lead, rest := wording(text[:i]), strings.TrimLeft(text[i:], ":|»> \u00a0\u202f")
		if foreignLeads[lead] && prose.StartsUpper(strings.TrimLeft(rest, prose.Marks)) && digits(rest) == 0 && !strings.HasSuffix(rest, ".") && !strings.Contains(rest, "@") { // a title, and not where or when to ask
			return true
		}
		if foreignTags[lead] && rest != "" && (strings.Contains(rest, ",") || !strings.Contains(rest, " ")) && !prose.EndsWhole(rest) {
			return true
		}
	}
	return !prose.EndsWhole(text) && readAlso(text) || beginsAsFurniture(text, line)
}

// readAlso reports whether a line has a title behind such a lead without a colon: Lire aussi Le port perd sa grue.
func readAlso(text string) bool {
	words := 0
	for i := range len(text) - 1 {
		if text[i] != ' ' {
			continue
		}
		next := prose.FirstRune(strings.TrimLeft(text[i+1:], prose.Marks))
		if words++; words > 4 {
			return false
		}
		if unicode.IsUpper(next) && readLeads[wording(text[:i])] && moreWords(text[i:], 3) && digits(text) == 0 {
			return true
		}
	}
	return false
}

// beginsAsFurniture reports whether a line begins with one of foreignStarts or followStarts and goes on as such lines do: with the name of a network,
// or with what cookies are for.
func beginsAsFurniture(text, line string) bool {
	if digits(text) > 0 {
		return false
	}
	for at := 0; at <= len(line); at++ {
		if at < len(line) && line[at] != ' ' {
			continue
		}
		switch start, rest := line[:at], line[at:]; {
		case followStarts[start]:
			return !moreWords(rest, 6) && slices.ContainsFunc(strings.Fields(rest), func(w string) bool { return networkWords[w] || w == "facebooku" || w == "x" })
		case foreignStarts[start]:
			return !strings.Contains(start, "cookie") && !strings.Contains(start, "файлы") && !strings.Contains(start, "plików") || cookieWords.In(rest)
		}
	}
	return false
}

// cookieWords are parts of words for what cookies of a site are for, beside the words for cookie in Russian and Polish.
var cookieWords = prose.NewFinder("erlebnis", "verbesser", "website", "webseite", "expérience", "améliorer", "experiencia", "mejorar", "esperienza", "migliorare", "experiência", "melhorar", "ervaring", "verbeteren", "cookie", "опыт", "doświadcz", "jakość")

func digits(text string) (n int) {
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			n++
		}
	}
	return n
}

// wording returns the words of a line in lower case with one space between them, and # for each number.
func wording(text string) string {
	var b strings.Builder
	space, number := false, false
	for _, r := range text {
		digit := unicode.IsDigit(r)
		switch {
		case digit && number || number && (r == '.' || r == ','):
			continue
		case r == '\'' || r == '’':
			r = '\''
		case !unicode.IsLetter(r) && !digit:
			space, number = b.Len() > 0, false
			continue
		}
		if space || digit && b.Len() > 0 {
			b.WriteByte(' ')
		}
		if space, number = false, digit; digit {
			r = '#'
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// The words of the furniture, one language a line, as wording returns them. A lead stands before a colon or a title, a start
// before anything.
var (
	foreignLines = labels(strings.Join([]string{
		"anzeige|werbung|seite # von #|seite #|kommentare #|artikel teilen|diesen artikel teilen|teilen|teilen merken drucken|teilen drucken|artikel drucken|artikel merken|artikel anhören|artikel vorlesen|# kommentare|# kommentar|kommentar schreiben|kommentar verfassen|kommentare anzeigen|lesezeit # min|lesezeit # minuten|lesezeit # minute|lesezeit ca # minuten|lesezeit ca # min|lesedauer # min|lesedauer # minuten|lesedauer ca # min|lesedauer ca # minuten|# min lesezeit|# minuten lesezeit|lesen sie auch|lesen sie mehr|lesen sie weiter|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|jetzt weiterlesen|weiterlesen|weiter nach der anzeige|bild vergrößern|foto vergrößern|zur bildergalerie|zur startseite|alle rechte vorbehalten|jetzt abonnieren|newsletter abonnieren|nur für abonnenten",
		"publicité|page # sur #|commentaires #|la suite après la publicité|la suite après cette publicité|publicité la suite de l'article ci dessous|partager|partager l'article|partager cet article|imprimer l'article|écouter l'article|écouter cet article|# commentaires|# commentaire|laisser un commentaire|ajouter un commentaire|réagir|voir les commentaires|temps de lecture # min|temps de lecture # minutes|lecture # min|lecture # minutes|# min de lecture|# minutes de lecture|lire aussi|à lire aussi|lire la suite|lire plus|voir aussi|à voir aussi|sur le même sujet|sur le même thème|à découvrir|article réservé aux abonnés|réservé aux abonnés|retour en haut|tous droits réservés|agrandir l'image",
		"publicidad|página # de #|página #|comentarios #|compartir|compartir artículo|compartir este artículo|imprimir artículo|escuchar este artículo|escuchar artículo|# comentarios|# comentario|deja un comentario|dejar un comentario|ver comentarios|tiempo de lectura # min|tiempo de lectura # minutos|# min de lectura|# minutos de lectura|lectura de # min|lea también|lee también|leer también|leer más|lea más|te puede interesar|te podría interesar|también te puede interesar|ver más|noticias relacionadas|noticia relacionada|artículos relacionados|sigue leyendo|seguir leyendo|volver arriba|todos los derechos reservados|ampliar imagen|solo para suscriptores",
		"pubblicità|pagina # di #|pagina #|commenti #|condividi|condividi l'articolo|condividi questo articolo|stampa l'articolo|ascolta l'articolo|ascolta questo articolo|# commenti|# commento|lascia un commento|mostra i commenti|tempo di lettura # min|tempo di lettura # minuti|# min di lettura|# minuti di lettura|leggi anche|leggi tutto|leggi di più|continua a leggere|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|articoli correlati|torna su|riproduzione riservata|tutti i diritti riservati|contenuto riservato agli abbonati",
		"publicidade|pág # de #|continua depois da publicidade|continua após a publicidade|compartilhe|compartilhar|partilhar|partilhe|compartilhe este artigo|compartilhar este artigo|partilhar este artigo|imprimir artigo|ouça este artigo|ouvir artigo|ouvir este artigo|# comentários|# comentário|deixe um comentário|deixe seu comentário|ver comentários|tempo de leitura # min|tempo de leitura # minutos|# min de leitura|# minutos de leitura|leia também|leia mais|ler mais|veja também|veja mais|saiba mais|continue lendo|continuar a ler|relacionadas|notícias relacionadas|voltar ao topo|todos os direitos reservados|exclusivo para assinantes",
		"advertentie|advertenties|pagina # van #|reacties #|artikel gaat verder na de advertentie|lees verder na de advertentie|lees verder onder de advertentie|lees verder onder de foto|tekst loopt door onder de foto|tekst gaat verder onder de foto|delen|deel dit artikel|artikel delen|dit artikel delen|delen via facebook|delen via twitter|delen via whatsapp|delen via e mail|print dit artikel|luister naar dit artikel|# reacties|# reactie|plaats een reactie|laat een reactie achter|bekijk reacties|leestijd # min|leestijd # minuten|leestijd # minuut|# min leestijd|# minuten leestijd|lees ook|lees meer|lees verder|bekijk ook|meer over dit onderwerp|gerelateerde artikelen|terug naar boven|alle rechten voorbehouden|alleen voor abonnees",
		"реклама|страница # из #|стр # из #|страница #|комментарии #|поделиться|поделиться ссылкой|поделиться в соцсетях|распечатать|слушать статью|прослушать статью|слушать новость|# комментариев|# комментария|# комментарий|оставить комментарий|написать комментарий|показать комментарии|время чтения # минуты|время чтения # минут|время чтения # минута|время чтения # мин|время на чтение # мин|читайте также|читайте ещё|читайте еще|читать далее|читать дальше|читать полностью|по теме|материалы по теме|смотрите также|другие новости|все права защищены",
		"reklama|advertisement reklama|strona # z #|strona #|komentarze #|dalsza część tekstu pod materiałem wideo|dalsza część tekstu pod reklamą|dalsza część tekstu pod wideo|dalsza część artykułu pod reklamą|dalszy ciąg materiału pod wideo|udostępnij|udostępnij artykuł|podziel się|drukuj artykuł|posłuchaj artykułu|# komentarzy|# komentarze|# komentarz|dodaj komentarz|pokaż komentarze|czas czytania # min|czas czytania # minuty|czas czytania # minut|czytaj także|czytaj też|czytaj więcej|czytaj dalej|zobacz także|zobacz też|zobacz więcej|przeczytaj także|przeczytaj też|polecamy|powiązane artykuły|wszelkie prawa zastrzeżone|tylko dla prenumeratorów",
	}, "|"))
	foreignLeads = labels(strings.Join([]string{
		"lesen sie auch|lesen sie dazu auch|lesen sie hier|lesen sie mehr|lesen sie mehr zum thema|lesen sie weiter|mehr zum thema|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|siehe auch",
		"lire aussi|à lire aussi|lire également|à lire également|lire la suite|voir aussi|à voir aussi|voir également|à voir également|sur le même sujet|sur le même thème",
		"lea también|lee también|leer también|lea más|leer más|te puede interesar|te podría interesar|también te puede interesar|más sobre este tema|noticia relacionada|noticias relacionadas|ver también|ver además",
		"leggi anche|leggi di più|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|vedi anche|guarda anche|articoli correlati",
		"leia também|leia mais|ler mais|ler também|veja também|veja mais|relacionadas|notícias relacionadas",
		"lees ook|lees meer|lees verder|bekijk ook|zie ook|meer over dit onderwerp",
		"читайте также|читайте ещё|читайте еще|читать также|по теме|материалы по теме|смотрите также",
		"czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|zobacz również|zobacz więcej|przeczytaj także|przeczytaj też|czytaj również|przeczytaj również",
	}, "|"))
	// foreignTags stand before a list of tags.
	foreignTags = labels("schlagworte|schlagwörter|tags|mots clés|mots clefs|étiquettes|etiquetas|palabras clave|parole chiave|palavras chave|trefwoorden|теги|метки|ключевые слова|tagi|słowa kluczowe")
	// readLeads are those of foreignLeads that a title may follow without a colon.
	readLeads = labels("lire aussi|à lire aussi|lire également|à lire également|lea también|lee también|leer también|leggi anche|leia também|lees ook|читайте также|czytaj także|czytaj też|przeczytaj także|przeczytaj też")
	// followStarts are like foreignStarts, but the name of a network follows.
	followStarts  = labels("folgen sie uns auf|folge uns auf|folgt uns auf|suivez nous sur|retrouvez nous sur|síguenos en|síganos en|seguici su|siga nos no|siga nos em|siga a gente no|volg ons op|подписывайтесь на нас|подписывайтесь на наш|следите за нами в|obserwuj nas na|śledź nas na|dołącz do nas na")
	foreignStarts = labels(strings.Join([]string{
		"an dieser stelle finden sie inhalte von drittanbietern|an dieser stelle finden sie einen externen inhalt|an dieser stelle befindet sich ein externer inhalt|abonnieren sie unseren newsletter|abonnieren sie jetzt|melden sie sich für unseren newsletter|melden sie sich jetzt für unseren newsletter|jetzt weiterlesen mit|hier klicken um|klicken sie hier um|wir verwenden cookies|diese website verwendet cookies|auf dieser website werden cookies",
		"inscrivez vous à notre newsletter|abonnez vous à notre newsletter|abonnez vous pour lire|abonnez vous pour continuer|cliquez ici pour|nous utilisons des cookies|ce site utilise des cookies",
		"suscríbete a nuestra newsletter|suscríbete a nuestro boletín|suscríbase a nuestra newsletter|suscríbase a nuestro boletín|suscríbete para seguir leyendo|suscríbase para seguir leyendo|haz clic aquí para|haga clic aquí para|utilizamos cookies|este sitio utiliza cookies|este sitio web utiliza cookies",
		"iscriviti alla nostra newsletter|iscriviti alla newsletter|abbonati per continuare|clicca qui per|fai clic qui per|utilizziamo i cookie|questo sito utilizza i cookie|questo sito utilizza cookie",
		"assine nossa newsletter|assine a nossa newsletter|assine para continuar|subscreva a nossa newsletter|inscreva se em nossa newsletter|clique aqui para|usamos cookies|utilizamos cookies|este site utiliza cookies|este site usa cookies",
		"schrijf je in voor onze nieuwsbrief|schrijf u in voor onze nieuwsbrief|meld je aan voor onze nieuwsbrief|meld u aan voor onze nieuwsbrief|abonneer je om|abonneer je op onze|klik hier om|klik hier voor|wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies",
		"подпишитесь на нашу рассылку|подпишитесь на рассылку|подпишитесь на наш|нажмите здесь чтобы|мы используем файлы|мы используем cookie|сайт использует файлы|этот сайт использует",
		"zapisz się do naszego newslettera|zapisz się na newsletter|zapisz się na nasz newsletter|zaprenumeruj nasz newsletter|kliknij tutaj aby|kliknij aby|używamy plików cookie|używamy plików cookies|ta strona używa plików|strona korzysta z plików",
	}, "|"))
	// foreignFirst holds the first words of all these.
	foreignFirst = func() map[string]bool {
		first := map[string]bool{}
		for _, list := range []map[string]bool{foreignLines, foreignLeads, foreignTags, followStarts, foreignStarts} {
			for line := range maps.Keys(list) {
				word, _, _ := strings.Cut(line, " ")
				word, _, _ = strings.Cut(word, "'") // firstIn reads letters alone
				first[word] = true
			}
		}
		return first
	}()
)
