package seed

import (
	"strings"
	"testing"
)

// tongue is one short article in each language that spoken tells: a title and two sentences.
var tongue = []struct{ tag, title, body string }{
	{"en", "Ferry sails again", "The ferry is back, and the people of the village had waited on the bank for two years. It is not new, but it floats."},
	{"de", "Fähre fährt wieder", "Die Fähre ist wieder da, und die Leute im Dorf haben zwei Jahre am Ufer gewartet. Sie ist nicht neu, aber sie schwimmt."},
	{"fr", "Le bac est de retour", "Le bac est revenu et les gens du village avaient attendu deux ans sur la rive. Il n'est pas neuf, mais il flotte."},
	{"es", "La barca vuelve", "La barca ha vuelto y la gente del pueblo la esperaba en la orilla desde hace dos años. No es nueva, pero flota."},
	{"it", "Torna il traghetto", "Il traghetto è tornato e la gente del paese lo aspettava sulla riva da due anni. Non è nuovo, ma galleggia."},
	{"pt", "A balsa está de volta", "A balsa voltou e as pessoas da aldeia esperavam por ela na margem há dois anos. Não é nova, mas flutua."},
	{"nl", "De pont vaart weer", "De pont is terug en de mensen van het dorp hebben twee jaar op de oever gewacht. Hij is niet nieuw, maar hij drijft."},
	{"pl", "Prom znów pływa", "Prom wrócił, a ludzie ze wsi czekali na brzegu przez dwa lata. Nie jest nowy, ale pływa, i przewoźnik się cieszy."},
	{"sv", "Färjan går igen", "Färjan är tillbaka och folket i byn hade väntat på stranden i två år. Den är inte ny, men den flyter."},
	{"da", "Færgen sejler igen", "Færgen er tilbage, og folk i byen havde ventet på bredden i to år. Den er ikke ny, men den flyder, siger skipperen, som blev glad."},
	{"nb", "Ferja går igjen", "Ferja er tilbake, og folk i bygda hadde ventet på bredden i to år. Den er ikke ny, men den flyter, sier skipperen, som ble glad."},
	{"nn", "Ferja går att", "Ferja er attende, og folk i bygda hadde venta på breidda i to år. Ho er ikkje ny, men ho flyt, seier skipperen, som vart glad."},
	{"fi", "Lautta kulkee taas", "Lautta on palannut, ja kylän väki oli odottanut rannalla kaksi vuotta. Se ei ole uusi, mutta se kelluu."},
	{"cs", "Přívoz zase jezdí", "Přívoz je zpátky a lidé z vesnice na něj čekali na břehu dva roky. Není nový, ale pluje, a převozník je rád."},
	{"sk", "Kompa opäť pláva", "Kompa je späť a ľudia z dediny na ňu čakali na brehu dva roky. Nie je nová, ale pláva, a prievozník sa teší."},
	{"hu", "Újra jár a komp", "A komp visszatért, és a falu népe két évig várt rá a parton. Nem új, de úszik, és a révész nagyon örül neki."},
	{"ro", "Bacul merge din nou", "Bacul s-a întors, iar oamenii din sat l-au așteptat pe mal doi ani. Nu este nou, dar plutește, și luntrașul este mulțumit."},
	{"tr", "Vapur yeniden işliyor", "Vapur geri döndü ve köyün insanları iki yıl boyunca kıyıda bekledi. Yeni değil ama yüzüyor, kaptan da bundan çok memnun."},
	{"ca", "La barca torna", "La barca ha tornat i la gent del poble l'esperava a la riba des de feia dos anys. No és nova, però sura, i el barquer n'està content."},
	{"gl", "A barca volve", "A barca volveu e a xente da aldea agardaba por ela na beira desde hai dous anos. Non é nova, pero aboia, e o barqueiro está contento."},
	{"sl", "Brod spet vozi", "Brod se je vrnil in ljudje iz vasi so ga na bregu čakali dve leti. Ni nov, vendar plava, in brodar je z njim zelo zadovoljen."},
	{"et", "Praam sõidab jälle", "Praam on tagasi ja küla rahvas oli kaldal oodanud kaks aastat. See ei ole uus, aga see ujub, ning paadimees on rõõmus."},
	{"lt", "Keltas vėl plaukia", "Keltas grįžo, o kaimo žmonės jo laukė ant kranto dvejus metus. Jis nėra naujas, bet plaukia, ir keltininkas yra patenkintas."},
	{"lv", "Prāmis atkal kursē", "Prāmis ir atgriezies, un ciema ļaudis to gaidīja krastā divus gadus. Tas nav jauns, bet tas peld, un pārcēlājs ir priecīgs."},
	{"id", "Feri berlayar lagi", "Feri itu sudah kembali dan orang desa menunggu di tepi sungai selama dua tahun. Feri ini tidak baru, tetapi masih bisa berlayar."},
	{"af", "Die pont vaar weer", "Die pont is terug en die mense van die dorp het twee jaar op die oewer gewag. Hulle weet dit is nie nuut nie, maar dit dryf."},
	{"is", "Ferjan siglir á ný", "Ferjan er komin aftur og fólkið í þorpinu hafði beðið á bakkanum í tvö ár. Hún er ekki ný en hún flýtur."},
	{"ru", "Паром снова ходит", "Паром вернулся, и жители деревни ждали его на берегу два года. Он не новый, но плавает, и паромщик доволен."},
	{"uk", "Пором знову ходить", "Пором повернувся, і люди із села чекали його на березі два роки. Він не новий, але пливе, і поромник задоволений."},
	{"bg", "Фериботът отново плава", "Фериботът се върна и хората от селото го чакаха на брега две години. Той не е нов, но плава и лодкарят е доволен."},
	{"sr", "Скела поново плови", "Скела се вратила, а људи из села су је чекали на обали две године. Није нова, али плови, и скелеџија је задовољан."},
	{"mk", "Скелата повторно плови", "Скелата се врати и луѓето од селото ја чекаа на брегот две години. Не е нова, но плови и скелеџијата е задоволен."},
	{"be", "Паром зноў ходзіць", "Паром вярнуўся, і людзі з вёскі чакалі яго на беразе два гады. Ён не новы, але плыве, і паромшчык задаволены."},
	{"el", "Το φέρι ξαναπλέει", "Το φέρι γύρισε και οι άνθρωποι του χωριού περίμεναν στην όχθη δύο χρόνια."},
	{"he", "המעבורת שטה שוב", "המעבורת חזרה ואנשי הכפר חיכו לה על הגדה שנתיים."},
	{"ar", "العبارة تبحر من جديد", "عادت العبارة إلى القرية بعد أن انتظرها الناس على الضفة عامين. ليست جديدة لكنها تطفو."},
	{"fa", "کشتی دوباره راه افتاد", "کشتی به روستا برگشت و مردم دو سال در کنار رود منتظر آن بودند. این کشتی نو نیست اما روی آب می ماند."},
	{"hi", "नाव फिर चली", "नाव गाँव में लौट आई है और लोग दो साल से किनारे पर उसका इंतज़ार कर रहे थे। यह नई नहीं है, पर तैरती है।"},
	{"mr", "नाव पुन्हा सुरू", "नाव गावात परत आली आहे आणि लोक दोन वर्षे काठावर तिची वाट पाहत होते. ती नवीन नाही पण तरंगते."},
	{"ne", "डुङ्गा फेरि चल्यो", "डुङ्गा गाउँमा फर्किएको छ र मानिसहरू दुई वर्षदेखि किनारमा पर्खिरहेका थिए। यो नयाँ होइन तर तैरिन्छ भने माझी खुसी छन्।"},
	{"bn", "ফেরি আবার চলছে", "ফেরি গ্রামে ফিরে এসেছে এবং মানুষ দুই বছর ধরে তীরে অপেক্ষা করেছে।"},
	{"th", "เรือข้ามฟากกลับมาแล้ว", "เรือข้ามฟากกลับมาที่หมู่บ้าน และผู้คนรออยู่ริมฝั่งมาสองปีแล้ว"},
	{"ka", "ბორანი ისევ დადის", "ბორანი დაბრუნდა და სოფლის ხალხი ორი წელი ელოდა ნაპირზე."},
	{"hy", "Լաստանավը կրկին լողում է", "Լաստանավը վերադարձել է, և գյուղի մարդիկ երկու տարի սպասում էին ափին։"},
	{"ja", "渡し船が再開", "渡し船が戻り、村の人々は岸で二年も待っていた。新しくはないが、よく浮かぶ。"},
	{"zh", "渡船重新起航", "渡船回来了，村里的人在岸边等了两年。船不新，但是浮得很稳。"},
	{"ko", "나룻배가 다시 다닌다", "나룻배가 돌아왔고 마을 사람들은 강가에서 두 해를 기다렸다."},
}

// TestSpoken: each language is told from a title and two sentences, and nearly all from the first sentence alone.
func TestSpoken(t *testing.T) {
	short := 0
	for _, c := range tongue {
		if got := spoken(c.title, c.body); got != c.tag {
			t.Errorf("%s: told as %q: %s", c.tag, got, c.body)
		}
		first, _, _ := strings.Cut(c.body, ". ")
		switch got := spoken("", first); got {
		case c.tag:
			short++
		case "":
		default:
			t.Errorf("%s: told as %q: %s", c.tag, got, first)
		}
	}
	if short*10 < len(tongue)*8 {
		t.Errorf("%d of %d languages are told from one sentence", short, len(tongue))
	}
}

// TestSpokenUnsure: what is too short, a list, another language or two languages at once is not told.
func TestSpokenUnsure(t *testing.T) {
	for _, in := range []string{
		"", "Brill", "7", "Nova Benning 2000", "Ada Brill, Tom Hale, Gwen Pryce",
		"Crane, 3 t; hook, 2 kg; rope, 40 m; tar, 1 l; nails, 200; oil, 2 l; paint, 1 l; brush, 2.",
		"Skela se vratila, a ljudi iz sela su je čekali na obali dvije godine. Nije nova, ali plovi.",
		"Паром қайтып келді, ауыл адамдары оны өзен жағасында екі жыл күтті. Ол жаңа емес, бірақ жүзеді.",
		"Phà đã trở lại và người dân trong làng đã chờ trên bờ sông suốt hai năm.",
		"ꦥꦿꦻꦴ ꦧꦭꦶ ꦩꦤꦺꦃ", "→ ↑ ← ↓ → ↑",
	} {
		if got := spoken("", in); got != "" {
			t.Errorf("spoken(%q) = %q, not sure", in, got)
		}
	}
}

// TestSpokenMixed: names and quotations of another language, or another script, do not change the language of a text.
func TestSpokenMixed(t *testing.T) {
	for in, want := range map[string]string{
		"The ferry is back. “Das ist nicht die alte Fähre, und das ist gut so,” said a man from Kiel who had waited on the bank for two years.": "en",
		"The mayor of Łódź, Żaneta Wiśniewska, met Jürgen Größl and François Côté on the ferry, and they had tea with the crew.":                "en",
		"Паром The Lark вернулся в деревню, и Tom Hale ждал его на берегу два года.":                                                            "ru",
		"船の名は「ザ・ラーク」で、村の人は The Lark と呼ぶ。":                                                                                                       "ja",
		"日本报纸《あさひ》说，渡船在两年之后又回到了村里，岸边的人都很高兴，船长也请大家喝茶。":                                                                                           "zh",
		"Fähre 2000 kommt": "",
	} {
		if got := spoken("", in); got != want {
			t.Errorf("spoken(%q) = %q, want %q", in, got, want)
		}
	}
	if a := mustParse(t, "a.txt", []byte("---\nlanguage: nl\n---\nDie Fähre fährt wieder, und die Leute am Ufer haben lange darauf gewartet.")); a.Language != "nl" {
		t.Errorf("front matter says nl, language %q", a.Language)
	}
}

func TestLanguageTag(t *testing.T) {
	for in, want := range map[string]string{
		"de": "de", "de-AT": "de-AT", "en_GB": "en-GB", "pt-BR": "pt-BR", "zh-Hant": "zh-Hant", " fr ": "fr", "gsw": "gsw", "DE": "DE",
		"German": "de", "deutsch": "de", "English": "en", "français": "fr", "日本語": "ja", "Greek": "el", "norsk": "nb",
		"???": "", "": "", "xx": "", "qq-DE": "", "english please": "", "und": "", "de-": "", "a": "", "e n": "",
	} {
		if got, ok := languageTag(in); got != want || ok != (want != "") {
			t.Errorf("languageTag(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}
