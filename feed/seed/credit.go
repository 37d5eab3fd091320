package seed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

var (
	captionLabel = regexp.MustCompile(`(?i)^[\[(▲▼►◄↑↓←→⬆⬇ ]*(?:` + strings.Join([]string{
		`(?:photos?|photographs?|pictures?|images?|pics?|photo credits?|image credits?|picture credits?|credits?|captions?|photo caption|picture caption|l[-–]r|left to right|clockwise from [a-z ]{3,15}|(?:from|top|bottom) (?:left|right)) ?: ?\S`,
		`(?:photo|photograph|picture|image|illustration)s? (?:by|courtesy of?) |(?:photo|image|picture) credits? |courtesy of [^.]{3,60}$|image caption |clockwise from |from left, \p{Lu}`,
		`(?:(?:archiv|symbol)?fotos?|bild(?:nachweis|quelle|unterschrift)|fotonachweis|crédits? photos?|pie de foto|archieffoto|bijschrift|фото|fot\.|rys\.) ?: ?(?-i:[^\s?!\p{Ll}])[^?!]*$`,
		`(?:(?:archiv|symbol)?bild(?:er)?|imágenes|imagens?|imagem|immagine|beeld|zdjęcie|снимок) ?: ?(?-i:\p{Lu}[\pL.'’-]*(?: \p{Lu}[\pL.'’-]*){1,3}(?: ?[/,(] ?[\pL ]{2,30}\)?)?|©.{1,60})$`, // a paper of that name may ask a question
		`fot\. (?-i:\p{Lu}[\pL'’.-]+ \p{Lu}[\pL'’.-]*)$|(?:photo|foto|fot\.) (?-i:\p{Lu}[\pL'’.-]+ \p{Lu}[\pL'’.-]*) ?/ ?[\pL ]{1,30}$`,
		`\(?(?:file (?:photo|picture|image)|(?:symbol|archiv)(?:bild|foto)|(?:archief|illustratie)foto|(?:foto(?:grafía)?|imagen|imagem) (?:de archivo|de arquivo|ilustrativa)|(?:foto|immagine) d(?:i repertorio|['’]archivio|i archivio)|(?:photo|image) d['’](?:illustration|archives?)|архивное фото|фото из архива|zdjęcie (?:archiwalne|ilustracyjne))\)?\.?$`,
	}, `|`) + `)|^\[(?:image|photo|picture|caption)`)
	figure     = regexp.MustCompile(`(?i)^(?:fig|figure|plate)s?\.? ?\d+[a-z]?[.:] ?\S`)
	filedLabel = regexp.MustCompile(`(?i)^(?:file(?: photo)?|archive) ?[:—-] ?\S.{10,200}$`)
	pictureTip = regexp.MustCompile(`^[▲▼►◄↑↓←→⬆⬇] ?\pL`)
	pictureRaw = regexp.MustCompile(`(?i)^\S{1,80}\.(?:jpe?g|png|gif|webp|tiff?|heic|svg)$`)
	creditTail = regexp.MustCompile(`(?:[\s(\[]+(?i:(?:photo(?:graph)?s?|pictures?|pics?|images?|illustration)(?: credits?)?:|credits?:)|(?:[.!?)\]”"’|–—-] ?|[(\[])(?:(?i:photo(?:graph)?s?|pictures?|pics?|images?|illustration)(?: by| courtesy of| ?©)|©)|` +
		`(?:[.!?)\]”"’»] ?|[(\[])(?i:fotos? ?:|photos? ?:|photographer ?:|crédits? photos? ?:|фото ?:|vid[eé]os? ?:|видео ?:|fot\.|foto|photo)|[(\[](?i:bild|beeld|imagen|imagem|immagine|zdjęcie) ?:) ?(\pL[^.:;?!()\[\]]{1,60})[)\]]?\.?$`)
	bareCredit = regexp.MustCompile(`(?i)(?:foto|photo|fot\.) ?\pL[^:©/ ]*[)\]]?\.?$`) // Photo Brill
	signedTail = regexp.MustCompile(`\s[|–—-] (\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL.'’-]*){1,2})$`)
)

// labelMarks are what captionLabel and pictureTip allow before a label.
const labelMarks = "[(▲▼►◄↑↓←→⬆⬇ "

// labelled reports whether a line is marked as a caption or as the credit of a picture, such as "Photo: Ann Roe".
func labelled(line string) bool {
	if len(line) > 600 {
		return false
	}
	if known, none := firstIn(labelWords, line); !known && (!none || !strings.ContainsRune(labelMarks, prose.FirstRune(line))) { // true of most lines; the patterns are slow
		return (none || len(line) <= 90) && strings.IndexByte(line, ' ') < 0 && pictureRaw.MatchString(line) || credit(line)
	}
	return captionLabel.MatchString(line) || isFigure(line) || pictureTip.MatchString(line) || filedLabel.MatchString(line) || pictureRaw.MatchString(line) || credit(line)
}

// isFigure reports whether a line begins with the number of a figure: "Fig. 2: The weir".
func isFigure(line string) bool {
	return line != "" && strings.IndexByte("fFpP", line[0]) >= 0 && figure.MatchString(line)
}

// credit reports whether a line consists of the names of a photographer and a publisher: "Ann Roe/The Star",
// "Ann Roe, AP", "© Ann Roe", "(Ann Roe for the Star Herald)".
func credit(line string) bool {
	if len(line) > 70 || line == "" || line[len(line)-1] == '.' || prose.StartsLower(line) {
		return false
	}
	line = strings.TrimSpace(strings.Trim(line, "()[]/ "))
	bare := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(line, "©"), "Copyright"), "(c)"))
	_, to, joined := strings.Cut(bare, " for ")
	slash := strings.IndexByte(bare, '/')
	if slash < 0 && !joined && bare == line && !pressNames[bare[strings.LastIndexAny(bare, " ,|")+1:]] && !strings.HasSuffix(bare, " Images") {
		return false
	}
	if strings.ContainsAny(bare, ".:;?!"+prose.DoubleMarks) || !named(bare) || strings.ContainsAny(bare, "0123456789") && bare == line {
		return false
	}
	words := strings.FieldsFunc(bare, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/,|", r) })
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	switch {
	case bare != line:
		return len(words) < 7
	case pressNames[last], last == "Images" && len(words) > 1 && pressNames[words[len(words)-2]]:
		return len(words) < 3 || strings.ContainsAny(bare, "/,|") || strings.Contains(bare, " via ")
	}
	slashed := slash > 0 && slash < len(bare)-1 && strings.LastIndexByte(bare, '/') == slash
	return slashed && len(words) >= 3 && len(words) <= 8 || joined && len(words) < 9 && posts[strings.ToLower(last)] && strings.Contains(to, " ")
}

// named reports whether a text consists of capitalised words and the small words of names.
func named(s string) bool {
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '|' || unicode.IsSpace(r) }) {
		r := prose.FirstRune(w)
		switch w {
		case "for", "the", "of", "and", "via", "&", "/", "on", "de", "von", "van", "la", "-", "–":
			continue
		}
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !pressNames[w] {
			return false
		}
		n++
	}
	return n > 0 && n < 9
}

// credited returns the length of a caption without the credit at its end: "The old lock. Photo: Ann Roe". It returns 0 if
// there is no credit.
func credited(text string) int {
	if len(text) > 600 {
		return 0
	}
	if at := creditMatch(text); at != nil && at[0] > 0 && named(text[at[2]:at[3]]) && !bareCredit.MatchString(text[at[0]:]) {
		return at[0]
	}
	const longest = 75
	for i := len(text) - 3; i > 0 && i > len(text)-longest; i-- {
		if text[i] == '.' && text[i+1] == ' ' {
			if credit(text[i+2:]) {
				return i + 1
			}
			break
		}
	}
	return 0
}

// creditOf returns where the credit at the end of the first block begins, 0 for none. That of the agency that sent the text is none, which
// names itself alone behind the last sentence: "he said. EFE", "he said. (PAP)".
func creditOf(blocks []block) int {
	text := blocks[0].text
	credit := credited(text)
	if credit > 0 && pressNames[strings.Trim(text[credit:], " ().")] && !slices.ContainsFunc(blocks[1:], func(b block) bool { return b.whole }) {
		return 0
	}
	return credit
}

// creditMatch finds a credit at the end of a text. The pattern is slow, so it runs only if a word of a credit occurs there.
func creditMatch(text string) []int {
	near := lastRunes(text, longestCredit)
	if !creditMarks.In(near) || strings.IndexByte(near, ':') < 0 && !creditJoints.In(near) {
		return nil
	}
	at := creditTail.FindStringSubmatchIndex(near)
	for i := range at {
		at[i] += len(text) - len(near)
	}
	return at
}

// longestCredit is more than the runes of the longest credit that creditTail matches: "illustration courtesy of", 61 runes of
// a name, and marks.
const longestCredit = 90

// lastRunes returns the last n runes of a text.
func lastRunes(text string, n int) string {
	at := len(text)
	for ; at > 0 && n > 0; at-- {
		if utf8.RuneStart(text[at-1]) {
			n--
		}
	}
	return text[at:]
}

// firstIn reports whether the first word of a text is in a list, in any case. None is true if the text starts neither with
// a letter nor with a quotation mark.
func firstIn(list map[string]bool, text string) (known, none bool) {
	var word [40]byte // more than the longest word of the lists, подписывайтесь
	n := 0
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			word[n] = byte(r | 0x20)
			n++
		case r < utf8.RuneSelf:
			size = 0
		default:
			if r, size = utf8.DecodeRuneInString(text[at:]); unicode.IsLetter(r) {
				n += utf8.EncodeRune(word[n:], unicode.ToLower(r))
			} else {
				size = 0
			}
		}
		if size == 0 {
			if at == 0 && strings.ContainsRune(prose.Marks, r) {
				return false, false
			}
			break
		}
		if at += size; n > len(word)-4 {
			return false, false
		}
	}
	return list[string(word[:n])], n == 0
}

// pictured reports whether a line without a stop, between paragraphs, reads like a caption: a name followed by an office, a
// place or an action in the present tense, or at least nine words without a verb in the past tense, too many for a heading.
// A line that starts with "How" or "Why" is a heading of any length.
func pictured(text string) bool {
	words := strings.Fields(text)
	if len(words) < 6 || len(words) > maxCaption || !prose.StartsUpper(text) || strings.ContainsAny(text, "?!:‘"+prose.DoubleMarks) || prose.EndsWhole(text) || unwrap.ListItem(text) || strings.Count(text, ",") > 5 {
		return false
	}
	if m := signedTail.FindStringSubmatchIndex(text); m != nil && strings.Count(text[:m[0]], " ") > 2 && !openers[strings.Fields(text[m[2]:])[0]] {
		return true
	}
	past, _, _ := grammar(words)
	if past || prose.Dangles(words[len(words)-1]) || !prose.IsLetterOrDigit(prose.LastRune(strings.TrimRight(text, ")"))) {
		return false
	}
	if len(words) >= 9 {
		return !asks[words[0]]
	}
	n := 0
	for n < len(words) && n < 4 && unicode.IsUpper([]rune(words[n])[0]) {
		n++
		if strings.HasSuffix(words[n-1], ",") {
			return n >= 2 && n < len(words) && !unicode.IsUpper([]rune(words[n])[0]) && !openers[words[0]]
		}
	}
	if n < 2 || n == len(words) || openers[words[0]] {
		return false
	}
	next := words[n]
	return next == "in" || next == "at" || next == "on" || next == "with" || strings.HasSuffix(next, "ing") || len(next) > 3 && strings.HasSuffix(next, "s") && !strings.HasSuffix(next, "ss")
}

var (
	asks = prose.Set("How Why What Where When Who Which Whose")
	// creditMarks finds parts of the words that creditTail matches.
	creditMarks = prose.NewFinder("oto", "pic", "mage", "magem", "bild", "beeld", "fot.", "zdj", "llustration", "redit", "rédit", "ото", "ideo", "idéo", "идео", "©")
	// creditJoints connect those words to a name if there is no colon.
	creditJoints = prose.NewFinder(" by ", "courtesy of ", "©", "oto ", "fot. ")
	labelWords   = prose.Set("photo photos photograph photographs picture pictures image images pic pics credit credits caption l left clockwise from top bottom illustration illustrations courtesy fig figs figure figures plate plates file archive " +
		"foto fotos archivfoto archivfotos symbolfoto archivbild archivbilder symbolbild symbolbilder bild bilder bildnachweis bildquelle bildunterschrift fotonachweis crédit crédits imagen imágenes pie immagine imagem imagens beeld bijschrift archieffoto illustratiefoto фото фотография снимок архивное zdjęcie fot rys")

	pressNames = prose.Set("AP Reuters REUTERS AFP PA EPA dpa DPA APA EFE ANSA Ansa Lusa LUSA ANP PAP Belga ТАСС Getty Shutterstock iStock Alamy Unsplash Pixabay Pexels Wikimedia Flickr Xinhua TASS Bloomberg Handout Facebook Instagram Twitter")
)
