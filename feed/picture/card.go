package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Card is what is drawn for an article where its link is shared. All fields are plain text and may be empty.
type Card struct {
	Site    string // name of the site
	Title   string // of the article
	Quote   string // its best quote, without quotation marks
	Speaker string // who said it
}

const (
	cardWidth, cardHeight = 1200, 630
	margin                = 80
	indent                = 190 // left edge of a quote, beside its mark
	footRule              = 536 // upper edge of the rule
	footBaseline          = 590
)

// Draw returns the card as a PNG of 1200 x 630 pixels. It sets the quote with its speaker, or the title where there
// is no quote, as large as they fit; a longer text is cut and ends in an ellipsis. Where the fonts lack a
// letter of both, it draws a quotation mark and the name of the site. The same card gives the same bytes.
func (c Card) Draw() ([]byte, error) {
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	return s.draw(c)
}

// draw draws a card on the sheet, which may have another one on it, and returns it as a PNG.
func (s *sheet) draw(c Card) ([]byte, error) {
	clear(s.Pix)
	c = Card{clean(c.Site), clean(c.Title), clean(c.Quote), clean(c.Speaker)}
	switch {
	case c.Quote != "" && covers(c.Quote) && covers(c.Speaker):
		s.quote(c.Quote, c.Speaker)
		s.foot(c.Site)
	case c.Title != "" && covers(c.Title):
		s.title(c.Title)
		s.foot(c.Site)
	default:
		s.plain(c.Site)
	}
	var b bytes.Buffer
	err := encoder.Encode(&b, s.Paletted)
	return b.Bytes(), err
}

// encoder takes a quarter of the time of the usual one, and its cards are a sixth larger. Its tables are used again.
var encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(encoderPool)}

type encoderPool struct{ sync.Pool }

func (p *encoderPool) Get() *png.EncoderBuffer {
	b, _ := p.Pool.Get().(*png.EncoderBuffer)
	return b
}

func (p *encoderPool) Put(b *png.EncoderBuffer) { p.Pool.Put(b) }

// fonts are the fonts of the cards. They have Latin, Greek and Cyrillic letters.
var fonts = sync.OnceValue(func() (f struct{ regular, medium, bold *opentype.Font }) {
	for _, font := range []struct {
		to   **opentype.Font
		data []byte
	}{{&f.regular, goregular.TTF}, {&f.medium, gomedium.TTF}, {&f.bold, gobold.TTF}} {
		var err error
		if *font.to, err = opentype.Parse(font.data); err != nil {
			panic(err) // a font that is part of the program
		}
	}
	return f
})

// Covers reports whether a card can show the text: whether the fonts have its letters. They do not have Arabic,
// Hebrew, Chinese, Japanese, Korean and Indian letters, nor emoji.
func Covers(text string) bool { return covers(clean(text)) }

func covers(text string) bool {
	all := fonts()
	var buffer sfnt.Buffer
	for _, r := range text {
		if unicode.Is(unicode.Mn, r) { // drawn beside its letter
			return false
		}
		for _, f := range []*opentype.Font{all.regular, all.medium, all.bold} {
			if i, err := f.GlyphIndex(&buffer, r); err != nil || i == 0 {
				return false
			}
		}
	}
	return true
}

// clean drops invisible signs from text, joins runs of spaces, and replaces spaces and hyphens that have no glyph.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u202f', r == '\u2007':
			return noBreakSpace
		case r == '\u2010', r == '\u2011':
			return '-'
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), unicode.IsControl(r) && !unicode.IsSpace(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	text = strings.Join(wordsOf(text), " ")
	if runes := []rune(text); len(runes) > maxText {
		return string(runes[:maxText])
	}
	return text
}

// maxText is more letters than a card has room for. It bounds the time that a card takes.
const maxText = 2000

// ink is a color of a sheet: the index of its lightest shade in the palette.
type ink uint8

const (
	shades = 15 // between the paper and a color, for smooth edges

	black  ink = 1
	accent ink = 1 + shades
	soft   ink = 1 + 2*shades
)

// sheet is a card while it is drawn.
type sheet struct {
	*image.Paletted
	faces map[faceKey]font.Face // see face
}

// faceKey is a font at a size in pixels.
type faceKey struct {
	font *opentype.Font
	size float64
}

// face returns a font at a size in pixels. It is kept with the sheet, because it has room for the outlines of its letters.
func (s *sheet) face(f *opentype.Font, size float64) font.Face {
	key := faceKey{f, size}
	if s.faces[key] == nil {
		s.faces[key] = faceOf(f, size)
	}
	return s.faces[key]
}

// sheets are used again, because each is so large that making it starts the garbage collector soon.
var sheets = sync.Pool{New: func() any { return newSheet() }}

func newSheet() *sheet {
	paper := color.RGBA{0xfd, 0xfc, 0xfa, 255}
	palette := color.Palette{paper}
	for _, c := range []color.RGBA{{0x1c, 0x1b, 0x1a, 255}, {0x8a, 0x3b, 0x12, 255}, {0x5f, 0x5b, 0x56, 255}} {
		for i := 1; i <= shades; i++ {
			mix := func(from, to uint8) uint8 { return uint8((int(from)*(shades-i) + int(to)*i) / shades) }
			palette = append(palette, color.RGBA{mix(paper.R, c.R), mix(paper.G, c.G), mix(paper.B, c.B), 255})
		}
	}
	return &sheet{Paletted: image.NewPaletted(image.Rect(0, 0, cardWidth, cardHeight), palette), faces: map[faceKey]font.Face{}}
}

// typeface returns what sets text in a font.
func (s *sheet) typeface(f *opentype.Font) typeface { return typeface{f, s.face(f, rulerSize)} }

// quote draws a quote beside a large mark, and its speaker under it.
func (s *sheet) quote(text, speaker string) {
	const gap, speakerHeight = 22, 48
	room := box{width: cardWidth - margin - indent, height: 410, sizes: sizes(80, 38), lines: 6}
	if speaker != "" {
		room.height -= gap + speakerHeight
	}
	set := s.typeface(fonts().medium).set(text, room)
	height := set.height()
	if speaker != "" {
		height += gap + speakerHeight
	}
	top := (footRule - height) / 2
	s.text("“", fonts().bold, 200, 72, top+162, accent)
	s.block(set, fonts().medium, indent, top, black)
	if speaker != "" {
		name := s.typeface(fonts().regular).set("—"+string(noBreakSpace)+speaker, box{
			width: cardWidth - margin - indent, height: speakerHeight, sizes: sizes(34, 26), lines: 1,
		})
		s.block(name, fonts().regular, indent, top+set.height()+gap, accent)
	}
}

// title draws a title under a short rule.
func (s *sheet) title(text string) {
	const rule = 46 // room for it
	room := box{width: cardWidth - 2*margin, height: 420 - rule, sizes: sizes(88, 40), lines: 6}
	set := s.typeface(fonts().bold).set(text, room)
	top := (footRule - set.height() - rule) / 2
	s.fill(image.Rect(margin, int(top), margin+96, int(top)+8), accent)
	s.block(set, fonts().bold, margin, top+rule, black)
}

// foot draws a rule over the name of the site.
func (s *sheet) foot(site string) {
	s.fill(image.Rect(margin, footRule, cardWidth-margin, footRule+2), accent)
	if site == "" || !covers(site) {
		return
	}
	set := s.typeface(fonts().medium).set(site, box{width: cardWidth - 2*margin, height: 50, sizes: sizes(30, 24), lines: 1})
	s.text(set.lines[0], fonts().medium, set.size, margin, footBaseline, soft)
}

// plain draws a large mark, and the name of the site if the fonts have its letters.
func (s *sheet) plain(site string) {
	mark := func(x, baseline float64) { s.text("“", fonts().bold, 480, x, baseline, accent) }
	if site == "" || !covers(site) {
		mark(cardWidth/2-120, 570)
		return
	}
	mark(cardWidth/2-120, 440)
	t := s.typeface(fonts().medium)
	set := t.set(site, box{width: cardWidth - 2*margin, height: 220, sizes: sizes(64, 36), lines: 2})
	for i, line := range set.lines {
		left := (cardWidth - t.width(line)*set.size) / 2
		s.text(line, fonts().medium, set.size, left, 440+float64(i)*set.size*leading, black)
	}
}

// sizes are the sizes of type that are tried, in pixels.
func sizes(largest, smallest float64) (sizes []float64) {
	for size := largest; size > smallest; size -= 2 {
		sizes = append(sizes, size)
	}
	return append(sizes, smallest)
}

// block draws lines of text under each other.
func (s *sheet) block(b block, f *opentype.Font, left, top float64, color ink) {
	const baseline = 0.96 // of a line, in sizes from its top
	for i, line := range b.lines {
		s.text(line, f, b.size, left, top+b.size*(baseline+float64(i)*leading), color)
	}
}

// text draws a line of text from a point on its baseline.
func (s *sheet) text(line string, f *opentype.Font, size, left, baseline float64, color ink) {
	face := s.face(f, size)
	dot := fixed.Point26_6{X: fixed.Int26_6(left * 64), Y: fixed.Int26_6(baseline * 64)}
	last := rune(-1)
	for _, r := range line {
		if last >= 0 {
			dot.X += face.Kern(last, r)
		}
		place, mask, from, advance, ok := face.Glyph(dot, r)
		if alpha, isAlpha := mask.(*image.Alpha); ok && isAlpha {
			s.stamp(place, alpha, from, color)
		}
		dot.X += advance
		last = r
	}
}

// stamp draws a glyph. Where glyphs overlap, the darker shade stays.
func (s *sheet) stamp(place image.Rectangle, mask *image.Alpha, from image.Point, color ink) {
	inside := place.Intersect(s.Rect)
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		covered := mask.Pix[mask.PixOffset(from.X+inside.Min.X-place.Min.X, from.Y+y-place.Min.Y):]
		row := s.Pix[s.PixOffset(inside.Min.X, y):][:inside.Dx()]
		for x := range row {
			if shade := (uint(covered[x])*shades + 127) / 255; shade > 0 {
				row[x] = max(row[x], uint8(color)+uint8(shade-1))
			}
		}
	}
}

// fill draws a rectangle.
func (s *sheet) fill(r image.Rectangle, color ink) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			s.Pix[s.PixOffset(x, y)] = uint8(color) + shades - 1
		}
	}
}
