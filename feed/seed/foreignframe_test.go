package seed

import (
	"strings"
	"testing"
)

// TestForeignFrame: furniture of pages in eight languages, and lines that only look like it (those after a minus).
func TestForeignFrame(t *testing.T) {
	for _, lines := range []string{
		"Lesen Sie auch: Kran fällt in den Hafen|Lesen Sie auch Kran fällt in den Hafen|LESEN SIE AUCH|Mehr zum Thema: Der Kran|12 Kommentare|1.204 Kommentare|Lesezeit: 3 Minuten|Lesedauer: ca. 3 Min.|Anzeige|Artikel teilen|Teilen Merken Drucken|Teilen auf Facebook|Schlagworte: Kran, Hafen|Abonnieren Sie unseren Newsletter, er kommt freitags!|Folgen Sie uns auf Facebook|Wir verwenden Cookies, um die Seite zu verbessern",
		"-Anzeige gegen den Hafenmeister erstattet|-Werbung ist teuer.|-Teilen Sie Ihre Meinung mit uns|-Mehr dazu: www.hafen.example|-Mehr dazu: Tel. 0163 296 0811|-Mehr zum Kran|-12 Kommentare gab der Rat ab.|-Folgen Sie uns in den Hafen|-Kategorie: Boote bis fünf Meter|-10 Min.|-Nach oben fährt der Kran",
		"Lire aussi : Le port perd sa grue|À lire aussi Le port perd sa grue|Voir aussi « Le port perd sa grue »|Publicité|La suite après la publicité|12 commentaires|Temps de lecture : 3 min|Écouter l’article|Mots-clés : port, grue|Suivez-nous sur Facebook|-Publicité mensongère au port|-Lire aussi bien que son père lui a appris.|-Voir aussi loin que le port|-Partager le port",
		"Lea también: El puerto pierde su grúa|Te puede interesar El puerto pierde su grúa|PUBLICIDAD|Compartir en Facebook y Twitter|12 comentarios|Síguenos en Instagram|Tiempo de lectura: 3 minutos|-Más información: www.puerto.example|-Más información sobre la grúa|-Compartir la grúa|-Publicidad del puerto",
		"Leggi anche: Il porto perde la gru|Leggi anche Il porto perde la gru|Pubblicità|Condividi su Facebook|Riproduzione riservata|© RIPRODUZIONE RISERVATA|Iscriviti alla newsletter|-Leggi anche tu del porto|-Condividi con noi la gru|-Pubblicità al porto",
		"Leia também: Porto perde o guindaste|LEIA MAIS|Continua depois da publicidade|Siga-nos no Instagram|Ouça este artigo|3 min de leitura|-Veja mais barcos no porto|-Saiba mais em www.porto.example",
		"Lees ook: Haven verliest kraan|Lees verder onder de foto|Tekst loopt door onder de foto|12 reacties|Delen via Facebook|Volg ons op Facebook|-Deel 2|-Delen van de haven|-Lees ook de kaart van de haven|-Reageer op de kraan",
		"Читайте также: Порт лишился крана|Реклама|Поделиться|Материалы по теме|12 комментариев|Подписывайтесь на нас в Telegram|-Реклама крана|-По теме крана в порту",
		"Czytaj także: Port traci dźwig|Czytaj też Port traci dźwig|REKLAMA|Udostępnij|12 komentarzy|Obserwuj nas na Facebooku|-Reklama dźwigu|-Czytaj także mapę portu",
		"Facebook Twitter WhatsApp E-Mail|Share on Facebook|-X|-Facebook|-Facebook hat den Kran|-Telegram, der Bote",
	} {
		for line := range strings.SplitSeq(lines, "|") {
			line, other := strings.CutPrefix(line, "-")
			if isFurniture(line) == other {
				t.Errorf("isFurniture(%q) = %v", line, other)
			}
		}
	}
}

// TestForeignCaptions: captions and credits of pictures in eight languages, and lines that only look like them.
func TestForeignCaptions(t *testing.T) {
	for _, lines := range []string{
		"Foto: Ada Roe/dpa|Archivfoto: Ada Roe|Symbolbild|Bild: Ada Roe|(Foto: Der Kran im Hafen)|Bildquelle: Hafenamt|Foto Ada Roe/ANP|-Bild: Frau Roe, warum fiel der Kran?|-Bild: Danke für das Gespräch.|-Foto Club Benning feiert|-Symbolbilder sind verboten|-Fotos hat niemand",
		"Photo : Ada Roe|Crédit photo : Ada Roe|Légende : la grue|Image d’illustration|(Photo d’archives)|-Photo de famille au port|-Légende du port",
		"Imagen de archivo|Fotografía: Ada Roe|Foto di repertorio|Immagine di repertorio|Foto de arquivo|Imagem: Ada Roe|Beeld: Ada Roe|Archieffoto|Фото: Ада Роу/ТАСС|Архивное фото|Zdjęcie: Ada Roe|Zdjęcie archiwalne|Fot. Ada Roe/PAP|-Imagen de un puerto|-Beeld van een haven|-Фото нашли в порту",
	} {
		for line := range strings.SplitSeq(lines, "|") {
			line, other := strings.CutPrefix(line, "-")
			if labelled(line) == other {
				t.Errorf("labelled(%q) = %v", line, other)
			}
		}
	}
	for _, text := range []string{
		"Der Kran am Montag. Foto: Ada Roe", "Der Kran am Montag. (Foto: Ada Roe/dpa)", "La grue, lundi. Photo Ada Roe", "La grue, lundi. © Ada Roe / AFP", "La grúa, el lunes. / EFE", "La gru, lunedì (foto Ada Roe)",
		"O guindaste na segunda. Foto: Ada Roe", "De kraan, maandag. Foto: Ada Roe", "Кран в понедельник. Фото: Ада Роу", "Dźwig w poniedziałek. Fot. Ada Roe",
		"-Er hat ein Foto: Der Kran fällt.", "-Sie zeigte das Foto Ada Roe, die lachte.", "-Il a pris la photo.",
	} {
		text, other := strings.CutPrefix(text, "-")
		if credited(text) > 0 == other {
			t.Errorf("credited(%q) = %v", text, other)
		}
	}
}
