package seed

import (
	"strings"
	"testing"
)

// TestForeignFrame: furniture of pages in eight languages, and lines that only look like it (those after a minus).
func TestForeignFrame(t *testing.T) {
	for _, lines := range []string{
		"Lesen Sie auch: Kran fällt in den Hafen|-Lesen Sie auch Kran fällt in den Hafen|LESEN SIE AUCH|Mehr zum Thema: Der Kran|12 Kommentare|1.204 Kommentare|Lesezeit: 3 Minuten|Lesedauer: ca. 3 Min.|Anzeige|Artikel teilen|Teilen Merken Drucken|Teilen auf Facebook|Schlagworte: Kran, Hafen|Abonnieren Sie unseren Newsletter, er kommt freitags!|Folgen Sie uns auf Facebook|Wir verwenden Cookies, um die Seite zu verbessern|Seite 1 von 2|Kommentare (12)|An dieser Stelle finden Sie Inhalte von Drittanbietern.|-An dieser Stelle ist ein externer Gutachter gefragt.|-Auch lesenswert: Der Kran von Ada Roe",
		"-Anzeige gegen den Hafenmeister erstattet|-Werbung ist teuer.|-Teilen Sie Ihre Meinung mit uns|-Mehr dazu: www.hafen.example|-Mehr dazu: Tel. 0163 296 0811|-Mehr zum Kran|-Seite 3 zeigt den Kran|-Lesetipp: Der Kran von Ada Roe|-12 Kommentare gab der Rat ab.|-Folgen Sie uns in den Hafen|-Kategorie: Boote bis fünf Meter|-10 Min.|-Tag: Samstag, 4. Juli|-Siehe auch: Paragraf 12 der Satzung.|-Mehr dazu: im Rathaus, Zimmer 12.|-Auch interessant: Der Verein sucht Helfer.|-Wir verwenden Cookies vom Vortag für den Boden.|-Folgen Sie uns auf einer Reise durch das Moor.|-Kategorien: Herren, Damen|-Nach oben fährt der Kran",
		"Lire aussi : Le port perd sa grue|À lire aussi Le port perd sa grue|-Voir aussi « Le port perd sa grue »|Publicité|La suite après la publicité|12 commentaires|Temps de lecture : 3 min|Écouter l’article|Mots-clés : port, grue|Suivez-nous sur Facebook|Page 2 sur 5|Voir également : Le port perd sa grue|-Publicité mensongère au port|-Lire aussi bien que son père lui a appris.|-Voir aussi loin que le port|-Partager le port",
		"Lea también: El puerto pierde su grúa|-Te puede interesar El puerto pierde su grúa|PUBLICIDAD|Compartir en Facebook y Twitter|12 comentarios|Síguenos en Instagram|Tiempo de lectura: 3 minutos|-Más información: www.puerto.example|-Más información sobre la grúa|-Más información: Biblioteca Municipal, calle Mayor 3|-Síganos en la ruta del río|-Compartir la grúa|-Publicidad del puerto",
		"Leggi anche: Il porto perde la gru|Leggi anche Il porto perde la gru|Pubblicità|Condividi su Facebook|Riproduzione riservata|© RIPRODUZIONE RISERVATA|Iscriviti alla newsletter|-Leggi anche tu del porto|-Leggi anche Dante, figlio mio|-Condividi con noi la gru|-Pubblicità al porto",
		"Leia também: Porto perde o guindaste|LEIA MAIS|Continua depois da publicidade|Siga-nos no Instagram|Ouça este artigo|3 min de leitura|-Saiba mais: Inscrições na secretaria do clube|-Veja mais barcos no porto|-Saiba mais em www.porto.example",
		"Lees ook: Haven verliest kraan|Lees verder onder de foto|Tekst loopt door onder de foto|12 reacties|Delen via Facebook|Volg ons op Facebook|Pagina 1 van 2|-Deel 2|-Delen van de haven|-Lees ook de kaart van de haven|-Reageer op de kraan",
		"Читайте также: Порт лишился крана|Реклама|Поделиться|Материалы по теме|12 комментариев|Подписывайтесь на нас в Telegram|Комментарии (12)|-Подробнее: Звоните Марине вечером|-Реклама крана|-По теме крана в порту",
		"Czytaj także: Port traci dźwig|Czytaj też Port w Benning traci dźwig|REKLAMA|Udostępnij|12 komentarzy|Obserwuj nas na Facebooku|Zobacz również: Port traci dźwig|-Reklama dźwigu|-Czytaj także mapę portu",
		"Facebook Twitter WhatsApp E-Mail|Share on Facebook|-X|-X X X|-Facebook and X|-Print and email|-We use cookies from the bakery for the base.|-Facebook|-Facebook hat den Kran|-Telegram, der Bote",
	} {
		checkLines(t, "isFurniture", isFurniture, lines)
	}
}

// checkLines checks what a function says of lines parted by "|": no of those behind a minus, yes of all others.
func checkLines(t *testing.T, name string, is func(string) bool, lines string) {
	t.Helper()
	for line := range strings.SplitSeq(lines, "|") {
		if line, other := strings.CutPrefix(line, "-"); is(line) == other {
			t.Errorf("%s(%q) = %v", name, line, other)
		}
	}
}

// TestForeignCaptions: captions and credits of pictures in eight languages, and lines that only look like them.
func TestForeignCaptions(t *testing.T) {
	for _, lines := range []string{
		"Foto: Ada Roe/dpa|Archivfoto: Ada Roe|Symbolbild|Bild: Ada Roe|(Foto: Der Kran im Hafen)|Bildquelle: Hafenamt|Foto Ada Roe/ANP|-Bild: Frau Roe, warum fiel der Kran?|-Bild: Trainer vor dem Aus|-Grafik: Zwei Stellen in Teilzeit|-Fotos: Bitte keine Blitzlichter im Hafen!|-Bild: Danke für das Gespräch.|-Foto Club Benning feiert|-Symbolbilder sind verboten|-Fotos hat niemand",
		"Photo : Ada Roe|Crédit photo : Ada Roe|Image d’illustration|(Photo d’archives)|-Photo de famille au port|-Légende : le chanteur Brill est mort|-Crédits : 6 ECTS",
		"Imagen de archivo|Foto di repertorio|Immagine di repertorio|Foto de arquivo|Imagem: Ada Roe|Beeld: Ada Roe|Archieffoto|Фото: Ада Роу/ТАСС|Fot. Ada Roe|-Fot. pierwsza z trzech|Архивное фото|Zdjęcie: Ada Roe|Zdjęcie archiwalne|Fot. Ada Roe/PAP|-Imagen de un puerto|-Imagen: Cuéntenos de la grúa|-Fotografía: la obra de Ada Roe|-Zdjęcia: Jan Brill|-Beeld: oude sluis weer open|-Beeld van een haven|-Фото нашли в порту|-Фото: конкурс до 3 мая",
	} {
		checkLines(t, "labelled", labelled, lines)
	}
	for _, text := range []string{
		"Der Kran am Montag. Foto: Ada Roe", "Der Kran am Montag. (Foto: Ada Roe/dpa)", "La grue, lundi. Photo Ada Roe", "La grue, lundi. © Ada Roe / AFP", "La grúa, el lunes. / EFE", "La gru, lunedì (foto Ada Roe)",
		"O guindaste na segunda. Foto: Ada Roe", "De kraan, maandag. Foto: Ada Roe", "Кран в понедельник. Фото: Ада Роу", "Dźwig w poniedziałek. Fot. Ada Roe",
		"-Er hat ein Foto: Der Kran fällt.", "-Sie zeigte das Foto Ada Roe, die lachte.", "-Il a pris la photo.", "-Sponsoren sind Optik Roe und der Laden am Markt. Foto Brill", "-1. Preis Bild: Ada Roe", "-Das ist sein Bild: Ada Roe", "-Der Preis geht an zwei. Bild: Ada Roe", "-Idee: Jan Post / Foto: Ada Roe", "-Er malt das Meer. Bild: ein Boot", "-Die Preise gingen an drei. Text: Jan Post, Foto: Ada Roe",
	} {
		text, other := strings.CutPrefix(text, "-")
		if credited(text) > 0 == other {
			t.Errorf("credited(%q) = %v", text, other)
		}
	}
}
