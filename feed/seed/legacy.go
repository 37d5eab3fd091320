package seed

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A charset is an encoding from before UTF-8 with what tells its text from noise.
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

// The commonest characters of texts in one script, which together make up about the usual share of a text.
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

// charsets are the encodings that files without a name for theirs are looked for in. The first of those that fit equally
// well is taken.
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

// western is what a file with a few bytes beyond ASCII is read in.
var western = charset{name: "Windows-1252", enc: charmap.Windows1252}

// latins are encodings of Latin letters that are taken before western only where the text is words of a language in
// them, and less so in western.
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

// escaped returns ISO-2022-JP for bytes that are ASCII with its escape sequences, else nil.
func escaped(data []byte) encoding.Encoding {
	if bytes.Contains(data, []byte("\x1b$B")) || bytes.Contains(data, []byte("\x1b$@")) {
		return japanese.ISO2022JP
	}
	return nil
}

// A line of a file that is not valid UTF-8 as a whole.
type rawLine struct {
	data          []byte
	whole, broken int // sequences of UTF-8 beyond ASCII, and bytes that belong to none
}

// utf8Like reports whether a line is rather UTF-8, perhaps damaged, than text of another encoding.
func (l rawLine) utf8Like() bool { return l.whole > 0 && l.whole >= l.broken }

// readLegacy decodes a file that is not valid UTF-8. It may be in one older encoding throughout, or mixed: programs and
// people paste Windows-1252 into UTF-8 and the reverse. Each line is decided by itself, and within it each byte that is
// no UTF-8 is read in the older encoding. That encoding is the one the file names, else the one its bytes or its other
// lines speak for. A file in no encoding that is sure is refused: text in wrong letters is worse than none.
func readLegacy(data []byte, named encoding.Encoding) (string, []string, error) {
	lines := rawLines(data)
	var sample, valid []byte // what is no UTF-8, and what is
	legacy, mixed := 0, 0
	for _, l := range lines {
		switch {
		case l.utf8Like():
			mixed += l.whole
			valid = append(valid, l.data[:min(len(l.data), room(valid))]...)
		case l.broken > 0:
			legacy += l.broken
			sample = append(sample, l.data[:min(len(l.data), room(sample))]...)
		}
	}
	old, err := oldCharset(sample, valid, named)
	if err != nil {
		return "", nil, err
	}
	r := reader{old: old, latin: old.latin()}
	if !r.latin && mixed*20 < legacy { // what is valid here and there is so by chance
		out, err := old.enc.NewDecoder().Bytes(data)
		return string(out), nil, err
	}
	for i, l := range lines {
		r.line = i + 1
		r.read(l)
	}
	r.mixed = r.mixed || mixed > 0
	return r.out.String(), r.warnings(), nil
}

// room returns how much of a sample of the text may still be taken: 64 KiB in all.
func room(sample []byte) int { return 64<<10 - len(sample) }

// rawLines parts data behind each line break and counts the UTF-8 in each line.
func rawLines(data []byte) []rawLine {
	lines := make([]rawLine, 0, bytes.Count(data, []byte{'\n'})+1)
	for len(data) > 0 {
		end := bytes.IndexAny(data, "\r\n") + 1
		if end == 0 {
			end = len(data)
		}
		l := rawLine{data: data[:end]}
		for i := 0; i < end; {
			if l.data[i] < utf8.RuneSelf {
				i++
				continue
			}
			if r, n := utf8.DecodeRune(l.data[i:]); r == utf8.RuneError && n <= 1 {
				l.broken++
				i++
			} else {
				l.whole++
				i += n
			}
		}
		lines, data = append(lines, l), data[end:]
	}
	return lines
}

// oldCharset finds the older encoding of a file: sample is the lines that are no UTF-8, valid are those that are.
func oldCharset(sample, valid []byte, named encoding.Encoding) (charset, error) {
	if named != nil {
		return charset{name: fmt.Sprint(named), enc: named}, nil
	}
	neighbours := neighbourSet(valid)
	if len(sample) == 0 && neighbours != "" { // stray bytes: all encodings of one script by Windows have the same marks
		for _, c := range charsets {
			if c.common == neighbours {
				return c, nil
			}
		}
	}
	if len(sample) == 0 || neighbours == "" && !foreign(sample) {
		return latinCharset(sample, string(valid)), nil
	}
	best, top := charset{}, 0
	for _, c := range charsets {
		if neighbours != "" && c.common != neighbours {
			continue
		}
		if n := c.fit(sample); n > top {
			best, top = c, n
		}
	}
	if top == 0 || neighbours == "" && top < sure {
		return charset{}, errors.New("decode text: not UTF-8, and in which other encoding is not sure; save it in UTF-8")
	}
	return best, nil
}

// neighbourSet returns the letters that the valid lines of a mixed file are written in, "" for Latin or none.
func neighbourSet(valid []byte) string {
	best, top := "", 0
	for _, c := range charsets {
		n, all := 0, 0
		for _, r := range string(valid) {
			if r >= utf8.RuneSelf && unicode.IsLetter(r) {
				all++
				if commonRunes[c.common][r] {
					n++
				}
			}
		}
		if n*2 > all && n > top {
			best, top = c.common, n
		}
	}
	if top < 4 {
		return ""
	}
	return best
}

// foreign reports whether more bytes are beyond ASCII than are letters of it. In the languages of Windows-1252 one letter
// in ten has an accent at the most.
func foreign(data []byte) bool {
	high, letters := 0, 0
	for _, b := range data {
		switch {
		case b >= 0x80:
			high++
		case b|0x20 >= 'a' && b|0x20 <= 'z':
			letters++
		}
	}
	return high > 16 && high > letters
}

// sure is the least fit that is believed.
const sure = 65

// fit returns the share of common characters in the decoded sample, in per cent of the usual share, less what no text
// has: characters that do not decode, and small letters before capitals within a word.
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
	if all == 0 || good < 0 {
		return 0
	}
	return good * 100 * 100 / (all * c.usual)
}

// latinCharset returns Windows-1252, or the other encoding of Latin letters in which the sample is plainly better words
// of the language that it, with the valid lines of its file, is in.
func latinCharset(sample []byte, valid string) charset {
	best, top := western, latinPoints(western, sample, valid)+minLead
	for _, c := range latins {
		if n := latinPoints(c, sample, valid); n > top {
			best, top = c, n
		}
	}
	return best
}

// latinPoints returns the points of the likeliest language of a decoded sample, less what does not decode.
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
	_, points, _ := pointsOf(text+"\n"+valid[:min(len(valid), 4<<10)], scripts[0].langs)
	return points - float64(lost)/2
}

// A reader decodes the lines of a mixed file.
type reader struct {
	old   charset
	latin bool // its letters are Latin
	out   strings.Builder
	line  int
	bytes int // that were read in the older encoding
	first int // line of the first of them
	lost  int // characters that could not be read
	mixed bool
}

// read decodes one line.
func (r *reader) read(l rawLine) {
	if l.broken == 0 {
		r.out.Write(l.data)
		return
	}
	if !r.latin && !l.utf8Like() {
		r.decode(l.data)
		return
	}
	for data := l.data; len(data) > 0; {
		n := 0
		for n < len(data) && !r.stays(data[n:], l.utf8Like()) {
			n++
		}
		if n > 0 && l.utf8Like() && torn(data[:n]) {
			r.lost++
			r.out.WriteRune(utf8.RuneError)
		} else if n > 0 {
			r.decode(data[:n])
		}
		data = data[n:]
		n = 0
		for n < len(data) && r.stays(data[n:], l.utf8Like()) {
			_, size := utf8.DecodeRune(data[n:])
			n += size
			r.mixed = r.mixed || size > 1
		}
		r.out.Write(data[:n])
		data = data[n:]
	}
}

// stays reports whether data begins with a character that is what it reads as in UTF-8. In a line of another encoding
// two bytes may read so by chance: only letters with accents and the usual marks are believed there.
func (r *reader) stays(data []byte, sure bool) bool {
	c, n := utf8.DecodeRune(data)
	if c == utf8.RuneError && n <= 1 {
		return false
	}
	return sure || c < utf8.RuneSelf || c >= 0xa0 && c < 0x180 || c >= 0x2010 && c < 0x2150 || n > 3
}

// torn reports whether bytes that are no UTF-8 are the first ones of a character whose others are lost.
func torn(data []byte) bool {
	if len(data) < 2 || data[0] < 0xe0 || data[0] >= 0xf5 || len(data) > 3 {
		return false
	}
	for _, b := range data[1:] {
		if b < 0x80 || b >= 0xc0 {
			return false
		}
	}
	return true
}

func (r *reader) decode(data []byte) {
	out, err := r.old.enc.NewDecoder().Bytes(data)
	if err != nil {
		out = bytes.ToValidUTF8(data, []byte("\ufffd"))
	}
	if r.bytes == 0 {
		r.first = r.line
	}
	for _, b := range data {
		if b >= utf8.RuneSelf {
			r.bytes++
		}
	}
	r.lost += bytes.Count(out, []byte("\ufffd"))
	r.out.Write(out)
}

// warnings says what of a mixed file was guessed, and what was lost.
func (r *reader) warnings() (list []string) {
	if r.mixed && r.bytes > 0 {
		list = append(list, fmt.Sprintf("text: %s not UTF-8 (the first in line %d): read as %s; save the file in UTF-8", plural(r.bytes, "byte is", "bytes are"), r.first, r.old.name))
	}
	if r.lost > 0 {
		list = append(list, fmt.Sprintf("text: %s damaged and shown as \ufffd; write the right letters, and save the file in UTF-8", plural(r.lost, "character is", "characters are")))
	}
	return list
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}
