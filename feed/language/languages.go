package language

import (
	"slices"
	"strings"

	"seedfeed/feed/prose"
)

// languages lists the languages that likeliest tells apart. Names are in English and in the language itself, in lower case.
// Letters are those of its alphabet beyond a to z. Words and endings are common in texts of any kind. The lists are ours.
var languages = [...]struct{ tag, names, letters, words, ends string }{
	{"en", "english", "", "the and of to in is was that for it with as on at by he she they from his her have has had not this are were an or be but which their its who will would been one all there when what out up about we you can said more after than them into over two year", "ing tion ment ness ally ould ther"},
	{"de", "german deutsch", "äöüß", "der die das und ist nicht ein eine einen einem einer den dem des mit sich auf für von zu im auch als am bei hat wird war wir sie er es nach noch wie aus dass sind haben zum zur über oder aber so ich wurde werden mehr bis vor nur unter durch um vom ihre sein kann keine wenn gegen beim jahr wieder schon ab neue", "ung ungen keit heit lich liche lichen isch ische ischen schaft"},
	{"fr", "french français francais", "àâæçéèêëîïôœùûüÿ", "le la les et est des une un du dans que qui pas pour sur avec au aux ce cette il elle nous vous sont par plus ont été mais ou se son sa ses en de leur ne à où l d qu n s c je comme tout fait être avait deux lors selon a après même leurs ils sans ans depuis", "tion ment eux euse ique ité eur aient oire"},
	{"es", "spanish español espanol castellano", "áéíóúüñ", "el la los las y es que un una del en de por con para no se su al lo como más pero sus ha fue han son está o este esta ya también muy desde sin sobre entre cuando hay todo ser dos era hasta tras según años donde porque sido le nos a antes nuevo nueva", "ción ciones dad ados adas iendo ando mente ario"},
	{"it", "italian italiano", "àèéìòù", "il lo la gli le di che è un una del della dei delle nel nella per con non si al alla sono da in e ha anche come più ma su i suo sua stato dal hanno l d ed degli agli nei sul sulla questo questa era stata dopo due due alle ai cui o se loro anni prima fra tra ancora", "zione zioni mente ità anno ello ella zza gli"},
	{"pt", "portuguese português portugues", "àáâãçéêíóôõúü", "o a os as e é que um uma do da dos das em no na nos nas por com para não se ao mais foi são mas sua seu ou ele ela de também está como pelo pela à às aos foram pelos entre sobre quando já há tem ser até depois anos muito isso só após dois duas seus suas disse nova novo", "ção ções dade mente ados adas eiro eira ndo"},
	{"nl", "dutch nederlands", "ëéïöüè", "de het een en van is dat niet op te zijn voor met die aan er ook als bij maar om dan ze hij werd heeft naar uit nog door over wordt was hebben tot deze in of wel zich ik geen jaar worden meer kan dit al hun twee na zo weer moet nieuwe waar onder tegen", "ing heid lijk lijke elijk ingen aard ijn"},
	{"pl", "polish polski", "ąćęłńóśźż", "i w z na się nie to jest do że o jak ale po co za od przez tak czy tym tego dla już ze był była było być są jego jej ich który która które oraz też tylko przed pod u roku nad bez może nowe nowy we dwa lat lub bardzo zostały został", "ość ości nie nia ych ego owie emu ów ami ała"},
	{"sv", "swedish svenska", "åäöé", "och att det i en som är på av för med den till inte ett om har de jag han hon var men så vi sig från nu när kan man ska skulle blir blev efter vid också över vara under mot eller hade där år mycket alla igen ut upp sin sitt redan två mer vad denna detta inom utan många", "het heten ning ningen arna orna erna ade ligt iskt else"},
	{"da", "danish dansk", "æøåé", "og at det i en er på af for med den til ikke et om har de jeg han hun var men så vi sig fra nu når kan man skal ville bliver blev efter ved også over være under mod eller havde hvor år meget alle igen ud op sin sit allerede to mere hvad denne dette der som blevet mellem uden deres enhver ingen nogen noget nogle selv hvis mens mod imod ret", "hed heden ning ningen erne ede ligt isk else elsen"},
	{"nb", "norwegian norsk bokmål", "æøåéòô", "og at det i en er på av for med den til ikke et om har de jeg han hun var men så vi seg fra nå når kan man skal ville blir ble etter ved også over være under mot eller hadde hvor år mye alle igjen ut opp sin sitt allerede to mer hva denne dette der som blitt mellom uten deres noen å ei enhver ingen noe selv hvis mens rett", "het heten ning ningen ene ede lig isk else elsen"},
	{"nn", "nynorsk", "æøåéòô", "og at det i ein er på av for med den til ikkje eit om har dei eg han ho var men så vi seg frå no når kan skal ville blir vart etter ved også over vere under mot eller hadde kvar år mykje alle att ut opp sin sitt alt to meir kva denne dette der som vorte mellom utan deira noko å ei", "leik leiken ing inga ane ene leg isk else"},
	{"fi", "finnish suomi", "äöå", "ja on ei se että oli hän ovat kun mutta joka myös niin kuin tai sen ole mukaan jo hänen vain sitä jos kuitenkin eivät olla nyt vielä noin ovat oli olivat jälkeen kanssa sekä vuoden vuonna kaksi tämä tämän ne jotka minä me he uusi uudelleen enemmän kuten jossa siitä voi koska siihen siinä niiden heidän noin kaikki", "ssa ssä sta stä lla llä lle lta ltä nen iden iin vat vät ista een ään aan"},
	{"cs", "czech čeština cestina", "áčďéěíňóřšťúůýž", "a v na se je že to s z do o i k za ale po jako by si už pro od při jsem jsou byl byla bylo jeho který která které nebo tak také jen až ve jak podle před není ze co této roku dva mezi více než bude budou ještě jejich dnes nové nový", "ost ostí ých ého ému ání ění ují ová ové ech ách"},
	{"sk", "slovak slovenčina slovencina", "áäčďéíĺľňóôŕšťúýž", "a v na sa je že to s z do o i k za ale po ako by si už pre od pri som sú bol bola bolo jeho ktorý ktorá ktoré alebo tak tiež len až vo podľa pred nie zo čo tejto roku dva medzi viac než bude budú ešte ich dnes nové nový", "osť osti ých ého ému anie enie ajú ová ové ách"},
	{"hu", "hungarian magyar", "áéíóöőúüű", "a az és hogy nem is egy van volt meg ez de azt csak már mint még el ki vagy ha én sem lesz be szerint után volna lehet nagyon mert majd két akkor ezt amely ami aki új újra több között során minden ezek azok ők mi ő illetve pedig fel alatt", "ban ben nak nek ság ség val vel ból ből hoz hez ból tól től ott ett ása ése"},
	{"ro", "romanian română romana", "ăâîșțşţ", "și de în la cu a nu că o pe un din este care mai se au pentru să fi sunt ce al ale ai cei cele lui ei sau după fost dar ar prin prima această acest doi două va vor iar deja decât fără când lor s-a își şi", "ului lor ție ții rea ilor ului esc ească tate ări"},
	{"tr", "turkish türkçe turkce", "çğıöşüâîi̇", "ve bir bu da de için ile çok daha olarak gibi var o ne en kadar olan sonra ama iki yeni ise olduğu her ki mi değil şu diye göre yok önce dedi oldu başka bütün ya biz ben onun bunu yeniden şimdi tarafından", "lar ler ları leri nın nin ında inde dan den dır dir ması mesi yor acak ecek"},
	{"ca", "catalan català", "àçèéíïòóúü", "el la els les i és que un una del en de per amb no se al com més però ha van són està o aquest aquesta ja també molt des sense sobre entre quan tot ser dos era fins després segons anys on perquè va seva seu dels als hi ho ni l d nou", "ció cions tat ment ants ència"},
	{"gl", "galician galego", "áéíóúüñ", "o a os as e é que un unha do da dos das en no na nos nas por con para non se ao máis foi son pero súa seu ou el ela de tamén está como polo pola á ás aos foron entre sobre cando xa hai ten ser ata despois anos moito dous novo nova", "ción cións dade mente ados"},
	{"sl", "slovenian slovenščina", "čšž", "in v na se je da to s z do o za pa po kot bi si že pri od sem so bil bila bilo njegov ki ali tudi le ter ne iz kako pred ni kaj leta dva med več bo bodo še njihov danes nov nova", "ost osti anje enje ega emu ih imi"},
	{"hr", "croatian hrvatski", "čćđšž", "i u na se je da to s z do o za ali po kao bi su od pri sam bio bila bilo njegov koji koja koje ili također samo te ne iz kako prije nije što godine dva između više će još njihov danes nov nova", "ost osti anje enje oga omu ih ima"},
	{"et", "estonian eesti", "äõöüšž", "ja on ei et see oli ta kui ning ka aga mis kes oma või selle pole järgi juba tema vaid seda siis nad olla nüüd veel pärast koos aasta kaks need mida ma me uus rohkem nagu kus sellest võib", "mine mise ses sse lik line dele tud"},
	{"lt", "lithuanian lietuvių", "ąčęėįšųūž", "ir į iš kad su tai yra ne bet kaip buvo ar jo jos apie po per už dėl nuo iki jau tik taip pat prie jie kuris kuri kurie metų du bus dar šis ši labai savo", "ių imas yti ėjo"},
	{"lv", "latvian latviešu", "āčēģīķļņšūž", "un ir ka no ar uz par bet kā bija vai to tas ne pēc pie līdz jau tikai arī viņš viņa kas kuri gada divi būs vēl šis šī ļoti savu lai pa", "šana ība iem ām ās ēja"},
	{"id", "indonesian", "é", "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada mereka telah atau oleh sudah saya kami dia tahun lebih dua baru para bisa", "kan nya"},
	{"af", "afrikaans", "êëéîïôöû", "die en van is dat nie op te vir met wat aan daar ook as by maar om dan hulle hy was het na uit nog deur oor word tot hierdie in of sy ek geen jaar meer kan dit al twee ons weer moet nuwe", "ing heid lik like"},
	{"is", "icelandic íslenska", "áéíóúýþæöð", "og að er í á það sem var ekki við með um hann en til af fyrir eru hún voru hafa hefur eftir þegar líka ég þeir þetta ár tvö meira nú", "inn inum unum lega num ður"},
	{"vi", "vietnamese tiếng-việt", "ăđơưảạằẳẵắặầẩẫấậẻẽẹềểễếệỉĩịỏọồổỗốộờởỡớợủũụừửữứựỳỷỹỵâêôàáèéìíòóùúý", "và của là có được cho không một những các với trong đã này để người đến từ khi ra ở về tại như cũng theo sau trên nhưng vào năm ngày bị sẽ còn lại nhiều rất đó nên hơn vì hai tôi anh ông bà họ chúng", ""},
	{"sq", "albanian shqip", "ëç", "dhe në të është një që për nga më edhe kjo ky janë ishte kanë kur pas ndërsa sipas vetëm tha mund duke tek shumë deri ose nuk", "ave eve imi ore uar"},
	{"eu", "basque euskara", "ñç", "eta da bat ez dira du dute zen ere izan den baina egin dela hau oso bi zuen ziren beste gure urte arte baino hori edo dago dituzte zuten gabe egun", "aren ean tzen rako tik etan"},
	{"cy", "welsh cymraeg", "âêîôûŵŷ", "yr yn mae ei wedi ac bod yw ond fod gan oedd gyda hefyd sydd nid dros bydd roedd fel hyn mwy rhwng ddim cael bu ôl blynyddoedd dau nad mewn mai", "odd iaeth wyr edig"},
	{"ga", "irish gaeilge", "áéíóú", "agus tá bhí sé ag na chun go níl ach siad nach leis seo sin bhfuil mar ó faoi mé gach bliain ann cé", "acht adh aigh"},
	{"sw", "swahili kiswahili", "", "na ya wa kwa katika ni la za cha hii huo kuwa yake kama lakini pia baada ambao alisema watu hiyo hivyo mwaka wake moja wakati sasa yao bado kutoka", ""},
	{"tl", "tagalog filipino", "ñ", "ang ng sa mga ay at ni kay hindi ito niya siya kanilang mula isang may pa rin din nang sila noong ayon kung dahil nila aming taon", ""},
	{"eo", "esperanto", "ĉĝĥĵŝŭ", "kaj estas kiu kun sed ĉe pri ŝi ili ke estis unu post aŭ kiuj oni jaroj ankaŭ tio ĝi du dum sur", "ojn ajn anto"},

	{"ru", "russian русский", "абвгдеёжзийклмнопрстуфхцчшщыьэюя", "и в не на что с как это по он она из у к за от но а его ее её для до о бы же то был была были было так все уже или еще ещё при только чтобы есть после года лет мы они я который которая которые их", "ость ости ого ему ться ыми ных ские ский ение ания ений ался"},
	{"uk", "ukrainian українська", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "і в не на що з як це по він вона із у до за від але а його її для про би же то був була були було так все вже або ще при тільки щоб є після року років ми вони я який яка які їх та й", "ість ості ого ому тися ими них ські ський ення ання ився"},
	{"bg", "bulgarian български", "абвгдежзийклмнопрстуфхцчшщъюя", "и в не на че с как това по той тя из у до за от но а го му да се са е ще си ги със като беше бяха бе или още при само който която които след година години ние те аз й във към има", "ите ата ото ство ния ният ване ска ски ява"},
	{"sr", "serbian српски", "абвгдђежзијклљмнњопрстћуфхцчџш", "и у не на да са како то по он она из до за од али а га је се су ће би био била било или још при само који која које након године ми они ја их што није", "ост ости ога ому ски ање ење има ама"},
	{"mk", "macedonian македонски", "абвгдѓежзѕијклљмнњопрстќуфхцчџш", "и во не на дека со како тоа по тој таа од до за но а го му да се е ќе си ги беше беа или уште при само кој која кои по година години ние тие јас има", "ите ата ото ство ски ање ење ува"},
	{"be", "belarusian беларуская", "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "і ў у не на што з як гэта па ён яна да за ад але а яго яе для пра бы ж то быў была былі было так усе ужо або яшчэ пры толькі каб ёсць пасля года гадоў мы яны я які якая якія іх", "асць асці ага аму цца ымі ных скі енне анне аўся"},

	{"ar", "arabic العربية", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "في من على إلى أن عن هذا هذه التي الذي ما لا كان مع كما قد بعد أو كل لم وقد قبل بين", ""},
	{"fa", "persian farsi فارسی", "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد می شده های بود", ""},
	{"ur", "urdu اردو", "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیے", "کے میں کی ہے اور سے کا کو اس کہ نے پر ہیں بھی یہ ایک تھا", ""},

	{"hi", "hindi हिन्दी हिंदी", "", "के में की है का और से को हैं ने पर यह कि एक भी था नहीं इस लिए हो कर तो ही या गया अपने साथ बाद", ""},
	{"mr", "marathi मराठी", "", "आहे आणि या व तो ती ते हे ही हा होते होता आहेत नाही एक केले केली म्हणून करून असे", ""},
	{"ne", "nepali नेपाली", "", "छ र मा को ले का यो हो पनि छन् गर्ने भएको थियो एक लागि गरेको भने तथा", ""},
}

// otherNames are the names of languages that Of recognises by their script alone.
var otherNames = map[string]string{
	"greek": "el", "ελληνικά": "el", "hebrew": "he", "עברית": "he", "bengali": "bn", "বাংলা": "bn", "thai": "th", "ไทย": "th", "armenian": "hy", "հայերեն": "hy",
	"georgian": "ka", "ქართული": "ka", "japanese": "ja", "日本語": "ja", "chinese": "zh", "中文": "zh", "korean": "ko", "한국어": "ko",
	"tamil": "ta", "தமிழ்": "ta", "telugu": "te", "తెలుగు": "te", "kannada": "kn", "ಕನ್ನಡ": "kn", "malayalam": "ml", "മലയാളം": "ml", "gujarati": "gu", "ગુજરાતી": "gu",
	"punjabi": "pa", "ਪੰਜਾਬੀ": "pa", "sinhala": "si", "සිංහල": "si", "khmer": "km", "ខ្មែរ": "km", "lao": "lo", "ລາວ": "lo", "burmese": "my", "မြန်မာ": "my", "amharic": "am", "አማርኛ": "am",
}

// commonWords, commonEnds and alphabets tell of each word, ending and letter which languages have it, as bits by their
// index in languages. An ending is written backwards.
var commonWords, commonEnds, alphabets = func() (_, _ prose.Lexicon[uint64], letters map[rune]uint64) {
	words, ends := map[string]uint64{}, map[string]uint64{}
	letters = map[rune]uint64{}
	var caseless uint64
	for i, l := range languages {
		for w := range strings.FieldsSeq(l.words) {
			words[w] |= 1 << i
		}
		for w := range strings.FieldsSeq(l.ends) {
			end := []byte(w)
			slices.Reverse(end)
			ends[string(end)] |= 1 << i
		}
		for _, r := range l.letters {
			letters[r] |= 1 << i
		}
		if l.tag == "hi" || l.tag == "mr" || l.tag == "ne" {
			caseless |= 1 << i
		}
	}
	for r := rune(0x0900); r < 0x0980; r++ {
		letters[r] = caseless
	}
	letters['ळ'] &^= 1 << place("hi")
	return prose.NewLexicon(words), prose.NewLexicon(ends), letters
}()

func place(tag string) int {
	for i := range languages {
		if languages[i].tag == tag {
			return i
		}
	}
	return len(languages)
}

// setOf returns the languages with these tags, as bits by their index in languages.
func setOf(tags string) (set uint64) {
	for tag := range strings.FieldsSeq(tags) {
		set |= 1 << place(tag)
	}
	return set
}
