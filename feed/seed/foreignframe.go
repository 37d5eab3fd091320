package seed

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// foreignFrame is what frameLines and frameStarts are for English: it reports whether a whole line is page furniture in German,
// French, Spanish, Italian, Portuguese, Dutch, Russian or Polish. The lists are closed for the same reason.
func foreignFrame(text string) bool {
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
	tells := strings.Contains(line, "www") || strings.Contains(line, "http") || strings.Contains(text, "@") || digits(text) > 5 // how to reach somebody
	if i := strings.IndexAny(text, ":|»>"); i > 0 && !tells && foreignLeads[wording(text[:i])] && wording(text[i:]) != "" {
		return true
	}
	if !tells && !prose.EndsWhole(text) { // Lire aussi Le port perd sa grue
		for i, words := 0, 0; words < 7 && i < len(text); i++ {
			if next, _ := utf8.DecodeRuneInString(text[i+1:]); text[i] == ' ' {
				if words++; words > 1 && (unicode.IsUpper(next) || strings.ContainsRune(prose.Marks, next)) && foreignLeads[wording(text[:i])] {
					return true
				}
			}
		}
	}
	for at := 0; at <= len(line); at++ {
		if (at == len(line) || line[at] == ' ') && foreignStarts[line[:at]] {
			return true
		}
	}
	return false
}

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
		"anzeige|anzeigen|werbung|artikel teilen|diesen artikel teilen|teilen|teilen merken drucken|teilen drucken|artikel drucken|artikel merken|artikel anhören|artikel vorlesen|# kommentare|# kommentar|kommentar schreiben|kommentar verfassen|kommentieren|kommentare anzeigen|lesezeit # min|lesezeit # minuten|lesezeit # minute|lesezeit ca # minuten|lesezeit ca # min|lesedauer # min|lesedauer # minuten|lesedauer ca # min|lesedauer ca # minuten|# min lesezeit|# minuten lesezeit|lesen sie auch|lesen sie mehr|lesen sie weiter|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|jetzt weiterlesen|weiterlesen|weiter nach der anzeige|bild vergrößern|foto vergrößern|zur bildergalerie|zur startseite|nach oben|alle rechte vorbehalten|jetzt abonnieren|newsletter abonnieren|nur für abonnenten",
		"publicité|la suite après la publicité|la suite après cette publicité|publicité la suite de l'article ci dessous|partager|partager l'article|partager cet article|imprimer l'article|écouter l'article|écouter cet article|# commentaires|# commentaire|laisser un commentaire|ajouter un commentaire|réagir|voir les commentaires|temps de lecture # min|temps de lecture # minutes|lecture # min|lecture # minutes|# min de lecture|# minutes de lecture|lire aussi|à lire aussi|lire la suite|lire plus|voir aussi|à voir aussi|sur le même sujet|sur le même thème|à découvrir|article réservé aux abonnés|réservé aux abonnés|retour en haut|tous droits réservés|agrandir l'image",
		"publicidad|compartir|compartir artículo|compartir este artículo|imprimir artículo|escuchar este artículo|escuchar artículo|# comentarios|# comentario|deja un comentario|dejar un comentario|comentar|ver comentarios|tiempo de lectura # min|tiempo de lectura # minutos|# min de lectura|# minutos de lectura|lectura de # min|lea también|lee también|leer también|leer más|lea más|te puede interesar|te podría interesar|también te puede interesar|más información|ver más|noticias relacionadas|noticia relacionada|artículos relacionados|sigue leyendo|seguir leyendo|volver arriba|todos los derechos reservados|ampliar imagen|solo para suscriptores",
		"pubblicità|condividi|condividi l'articolo|condividi questo articolo|stampa l'articolo|ascolta l'articolo|ascolta questo articolo|# commenti|# commento|lascia un commento|commenta|mostra i commenti|tempo di lettura # min|tempo di lettura # minuti|# min di lettura|# minuti di lettura|leggi anche|leggi tutto|leggi di più|continua a leggere|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|articoli correlati|torna su|riproduzione riservata|tutti i diritti riservati|contenuto riservato agli abbonati",
		"publicidade|continua depois da publicidade|continua após a publicidade|compartilhe|compartilhar|partilhar|partilhe|compartilhe este artigo|compartilhar este artigo|partilhar este artigo|imprimir artigo|ouça este artigo|ouvir artigo|ouvir este artigo|# comentários|# comentário|deixe um comentário|deixe seu comentário|comentar|ver comentários|tempo de leitura # min|tempo de leitura # minutos|# min de leitura|# minutos de leitura|leia também|leia mais|ler mais|veja também|veja mais|saiba mais|continue lendo|continuar a ler|relacionadas|notícias relacionadas|voltar ao topo|todos os direitos reservados|exclusivo para assinantes",
		"advertentie|advertenties|artikel gaat verder na de advertentie|lees verder na de advertentie|lees verder onder de advertentie|lees verder onder de foto|tekst loopt door onder de foto|tekst gaat verder onder de foto|delen|deel dit artikel|artikel delen|dit artikel delen|delen via facebook|delen via twitter|delen via whatsapp|delen via e mail|print dit artikel|luister naar dit artikel|# reacties|# reactie|plaats een reactie|reageer|laat een reactie achter|bekijk reacties|leestijd # min|leestijd # minuten|leestijd # minuut|# min leestijd|# minuten leestijd|lees ook|lees meer|lees verder|bekijk ook|meer over dit onderwerp|gerelateerde artikelen|terug naar boven|alle rechten voorbehouden|alleen voor abonnees",
		"реклама|поделиться|поделиться ссылкой|поделиться в соцсетях|распечатать|# комментариев|# комментария|# комментарий|оставить комментарий|написать комментарий|комментировать|показать комментарии|время чтения # минуты|время чтения # минут|время чтения # минута|время чтения # мин|время на чтение # мин|читайте также|читайте ещё|читайте еще|читать далее|читать дальше|читать полностью|по теме|материалы по теме|смотрите также|другие новости|наверх|все права защищены",
		"reklama|advertisement reklama|dalsza część artykułu pod reklamą|dalszy ciąg materiału pod wideo|udostępnij|udostępnij artykuł|podziel się|drukuj artykuł|posłuchaj artykułu|# komentarzy|# komentarze|# komentarz|dodaj komentarz|skomentuj|pokaż komentarze|czas czytania # min|czas czytania # minuty|czas czytania # minut|czytaj także|czytaj też|czytaj więcej|czytaj dalej|zobacz także|zobacz też|zobacz więcej|przeczytaj także|przeczytaj też|polecamy|powiązane artykuły|do góry|wszelkie prawa zastrzeżone|tylko dla prenumeratorów",
	}, "|"))
	foreignLeads = labels(strings.Join([]string{
		"lesen sie auch|lesen sie dazu auch|lesen sie hier|lesen sie mehr|lesen sie mehr zum thema|lesen sie weiter|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|siehe auch|schlagworte|schlagwörter|tags|kategorien",
		"lire aussi|à lire aussi|lire également|à lire également|lire la suite|voir aussi|à voir aussi|sur le même sujet|sur le même thème|mots clés|mots clefs|étiquettes|catégories",
		"lea también|lee también|leer también|lea más|leer más|te puede interesar|te podría interesar|también te puede interesar|más información|más sobre este tema|noticia relacionada|noticias relacionadas|ver también|ver además|etiquetas|palabras clave|categorías",
		"leggi anche|leggi di più|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|vedi anche|guarda anche|per approfondire|articoli correlati|tag|parole chiave",
		"leia também|leia mais|ler mais|ler também|veja também|veja mais|saiba mais|relacionadas|notícias relacionadas|palavras chave|etiquetas|categorias",
		"lees ook|lees meer|lees verder|bekijk ook|zie ook|meer over dit onderwerp|trefwoorden|categorieën",
		"читайте также|читайте ещё|читайте еще|читать также|по теме|материалы по теме|смотрите также|теги|метки|ключевые слова",
		"czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|zobacz więcej|przeczytaj także|przeczytaj też|polecamy|tagi|słowa kluczowe",
	}, "|"))
	foreignStarts = labels(strings.Join([]string{
		"abonnieren sie unseren newsletter|abonnieren sie jetzt|melden sie sich für unseren newsletter|melden sie sich jetzt für unseren newsletter|jetzt weiterlesen mit|hier klicken um|klicken sie hier um|folgen sie uns auf|folge uns auf|folgt uns auf|wir verwenden cookies|diese website verwendet cookies|auf dieser website werden cookies",
		"inscrivez vous à notre newsletter|abonnez vous à notre newsletter|abonnez vous pour lire|abonnez vous pour continuer|recevez notre newsletter|cliquez ici pour|suivez nous sur|retrouvez nous sur|nous utilisons des cookies|ce site utilise des cookies",
		"suscríbete a nuestra newsletter|suscríbete a nuestro boletín|suscríbase a nuestra newsletter|suscríbase a nuestro boletín|suscríbete para seguir leyendo|suscríbase para seguir leyendo|recibe nuestra newsletter|haz clic aquí para|haga clic aquí para|síguenos en|síganos en|utilizamos cookies|este sitio utiliza cookies|este sitio web utiliza cookies",
		"iscriviti alla nostra newsletter|iscriviti alla newsletter|abbonati per continuare|clicca qui per|fai clic qui per|seguici su|utilizziamo i cookie|questo sito utilizza i cookie|questo sito utilizza cookie",
		"assine nossa newsletter|assine a nossa newsletter|assine para continuar|subscreva a nossa newsletter|inscreva se em nossa newsletter|receba nossa newsletter|clique aqui para|siga nos no|siga nos em|siga a gente no|usamos cookies|utilizamos cookies|este site utiliza cookies|este site usa cookies",
		"schrijf je in voor onze nieuwsbrief|schrijf u in voor onze nieuwsbrief|meld je aan voor onze nieuwsbrief|meld u aan voor onze nieuwsbrief|abonneer je om|abonneer je op onze|klik hier om|klik hier voor|volg ons op|wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies",
		"подпишитесь на нашу рассылку|подпишитесь на рассылку|подпишитесь на наш|подписывайтесь на нас|подписывайтесь на наш|нажмите здесь чтобы|следите за нами в|мы используем файлы|мы используем cookie|сайт использует файлы|этот сайт использует",
		"zapisz się do naszego newslettera|zapisz się na newsletter|zapisz się na nasz newsletter|zaprenumeruj nasz newsletter|kliknij tutaj aby|kliknij aby|obserwuj nas na|śledź nas na|dołącz do nas na|używamy plików cookie|używamy plików cookies|ta strona używa plików|strona korzysta z plików",
	}, "|"))
	// foreignFirst holds the first words of all these.
	foreignFirst = func() map[string]bool {
		first := map[string]bool{}
		for _, list := range []map[string]bool{foreignLines, foreignLeads, foreignStarts} {
			for line := range maps.Keys(list) {
				word, _, _ := strings.Cut(line, " ")
				first[strings.TrimSuffix(word, "'article")] = true
			}
		}
		return first
	}()
)
