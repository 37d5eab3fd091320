package plaintext

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"seedfeed/feed/language"
)

// A charset is a legacy encoding, with the letters by which its text is recognised.
type charset struct {
	name   string
	enc    encoding.Encoding
	common string // the commonest characters beyond ASCII; "" for encodings of Latin letters
	usual  int    // how many in a hundred characters of a text are common
}

// latin reports whether the bytes beyond ASCII are Latin letters, by two of them.
func (c charset) latin() bool {
	out, err := c.enc.NewDecoder().Bytes([]byte{0xe9, 0xf6})
	first, _ := utf8.DecodeRune(out)
	return err == nil && unicode.Is(unicode.Latin, first)
}

// The commonest characters of texts in one script. Together they make up the share of a text that charset.usual states.
const (
	cyrillicLetters = "оеаинтсрвлкмідј"
	greekLetters    = "αοιετσνηυρπκ"
	hebrewLetters   = "יוהלארתבמשנם"
	arabicLetters   = "اليمنتورعبدهی"
	thaiLetters     = "านรอกเงมยลวท่้ีัิ็"
	hanziLetters    = "的一是不了在人有我他这这们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运" +
		"這們來為國說時會對過發後裡種經學現當沒動還進樣開從實無與長機關點業將兩間問應戰頭體見產給門東聲員論處義幾條題爾別變總電數報結場計資區隊決書聽卻達難權設類據邊該規萬覺術領確傳師觀讓識帶導爭運車區議週員於"
	kanaLetters   = "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばひびふぶへべほぼまみむめもやゆよらりるれろわをんアイウエオカガキギクグコゴサシジスズセソタダチッツテデトドナニネノハバパヒビフブプヘベペホボポマミムメモャュョラリルレロワンー、。"
	hangulLetters = "이다는에의가을고하은를한지도로기사서인어있정리자나들해대그수과시일제부아여전스장라주보상와소구원게만적화동공성관무문신요경면비연미안모개용유진조생오우간국세선회분된위발야년계명내재교습니며까것으행민했않합권학결했입금월할"
)

// charsets are the encodings that are tried for a file that does not name its own. If two fit equally well, the first is
// taken.
var charsets = []charset{
	{name: "Windows-1251", enc: charmap.Windows1251, common: cyrillicLetters, usual: 70},
	{name: "KOI8-R", enc: charmap.KOI8U, common: cyrillicLetters, usual: 70},
	{name: "IBM866", enc: charmap.CodePage866, common: cyrillicLetters, usual: 70},
	{name: "ISO-8859-5", enc: charmap.ISO8859_5, common: cyrillicLetters, usual: 70},
	{name: "Windows-1253", enc: charmap.Windows1253, common: greekLetters, usual: 70},
	{name: "ISO-8859-7", enc: charmap.ISO8859_7, common: greekLetters, usual: 70},
	{name: "Windows-1255", enc: charmap.Windows1255, common: hebrewLetters, usual: 72},
	{name: "Windows-1256", enc: charmap.Windows1256, common: arabicLetters, usual: 72},
	{name: "ISO-8859-6", enc: charmap.ISO8859_6, common: arabicLetters, usual: 72},
	{name: "Windows-874", enc: charmap.Windows874, common: thaiLetters, usual: 72},
	{name: "Shift_JIS", enc: japanese.ShiftJIS, common: kanaLetters, usual: 48},
	{name: "EUC-JP", enc: japanese.EUCJP, common: kanaLetters, usual: 48},
	{name: "GB18030", enc: simplifiedchinese.GB18030, common: hanziLetters, usual: 48},
	{name: "Big5", enc: traditionalchinese.Big5, common: hanziLetters, usual: 48},
	{name: "EUC-KR", enc: korean.EUCKR, common: hangulLetters, usual: 55},
}

// western is the encoding of last resort, for files with few bytes beyond ASCII.
var western = charset{name: "Windows-1252", enc: charmap.Windows1252}

// latins are other encodings of Latin letters. One is preferred to western only if the text consists of words of a language
// in it, and less so in western.
var latins = []charset{
	{name: "Windows-1250", enc: charmap.Windows1250}, {name: "ISO-8859-2", enc: charmap.ISO8859_2}, {name: "Windows-1254", enc: charmap.Windows1254},
	{name: "Windows-1257", enc: charmap.Windows1257}, {name: "Mac Roman", enc: charmap.Macintosh}, {name: "IBM850", enc: charmap.CodePage850},
}

// commonRunes holds the letters of each distinct charset.common.
var commonRunes = func() map[string]map[rune]bool {
	all := map[string]map[rune]bool{"": {}}
	for _, c := range charsets {
		if all[c.common] == nil {
			set := map[rune]bool{}
			for _, r := range c.common {
				set[r] = true
			}
			all[c.common] = set
		}
	}
	return all
}()

// sure is the least fit that is accepted.
const sure = 65

// fit returns the share of common characters in the decoded sample, in per cent of the usual share. What no text has counts
// against it: characters that do not decode, and small letters before capitals within a word.
func (c charset) fit(sample []byte) int {
	out, err := c.enc.NewDecoder().Bytes(sample)
	if err != nil {
		return 0
	}
	common := commonRunes[c.common]
	good, all, small, large := 0, 0, 0, 0
	before := ' '
	for _, r := range string(out) {
		switch {
		case r < utf8.RuneSelf || unicode.IsPunct(r) && r != utf8.RuneError:
		case r == utf8.RuneError, r < 0xa0, unicode.Is(unicode.Co, r), unicode.IsUpper(r) && unicode.IsLower(before):
			good -= 3
			all++
		default:
			all++
			if unicode.IsUpper(r) {
				large++
				r = unicode.ToLower(r)
			} else {
				small++
			}
			if common[r] {
				good++
			}
		}
		before = r
	}
	if large > small { // a text in capitals, or one in KOI8-R read as Windows-1251
		good -= good / 8
	}
	if all == 0 { // marks alone, such as an ellipsis, which are letters in other encodings
		return 100 * 100
	}
	if good < 0 {
		return 0
	}
	return good * 100 * 100 / (all * c.usual)
}

// latinCharset returns Windows-1252, or another encoding of Latin letters in which the sample is clearly better text. The
// valid lines of the file help to tell the language.
func latinCharset(sample []byte, valid string) charset {
	best, top := western, latinPoints(western, sample, valid)+language.MinLead
	for _, c := range latins {
		if n := latinPoints(c, sample, valid); n > top {
			best, top = c, n
		}
	}
	return best
}

// latinPoints returns the points of the likeliest language for the decoded sample, minus those for what does not decode.
func latinPoints(c charset, sample []byte, valid string) float64 {
	out, err := c.enc.NewDecoder().Bytes(sample[:min(len(sample), 16<<10)])
	if err != nil {
		return 0
	}
	text := string(out)
	lost, odd := 0, false
	before := ' '
	for _, r := range text {
		if odd && unicode.IsLetter(r) {
			lost++
		}
		// A sign between two letters, as in "protecci¾n", is a letter in another encoding.
		odd = r >= 0xa0 && unicode.IsLetter(before) && (unicode.IsSymbol(r) || unicode.IsNumber(r) || r == '¿' || r == '¡')
		if r == utf8.RuneError || r >= 0x80 && r < 0xa0 || r >= 0x2500 && r < 0x25a0 || odd && unicode.Is(unicode.Sk, r) {
			lost++
		}
		before = r
	}
	return language.LatinPoints(text+"\n"+valid[:min(len(valid), 4<<10)]) - float64(lost)/2
}
