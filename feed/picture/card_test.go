package picture

import (
	"bytes"
	"image"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
)

const (
	longQuote = "We had counted the boats every evening for a year, and every evening there were fewer. My father said it was " +
		"the price of diesel, my mother that it was the young people leaving. I think now that it was both, and that neither " +
		"could have been stopped by anyone in the town hall. Still we kept counting, because somebody had to know the number."
	longSpeaker = "Professor Maximiliane von Oberhausen-Lindenberg, chairwoman of the regional association of ferry operators and others"
)

// cards are cards of many shapes, by name.
var cards = map[string]Card{
	"short quote":                   {"The Harbour Post", "Ferries run again", "We waited nine years.", "Ada Holm"},
	"long quote":                    {"The Harbour Post", "Ferries run again", longQuote, longSpeaker},
	"no speaker":                    {"The Harbour Post", "Ferries run again", "We waited nine years.", ""},
	"long words":                    {strings.Repeat("Hafen", 50), "x", strings.Repeat("Dampfschiff", 60), strings.Repeat("Kapitän", 50)},
	"long paragraph of short words": {"S", "x", strings.Repeat("a ", 4000), "S"},
	"wide letters":                  {"W", "x", strings.Repeat("WWWW ", 200), "W W"},
	"Cyrillic":                      {"Вестник порта", "x", "Мы ждали девять лет, и однажды утром паром просто стоял у причала.", "Анна Холм"},
	"Greek":                         {"Νέα του λιμανιού", "x", "Περιμέναμε εννέα χρόνια και ένα πρωί το πλοίο ήταν εκεί.", "Άννα Χολμ"},
	"German":                        {"Die Hafenpost", "x", "Früher hieß es „morgen“, heute heißt es „vielleicht“.", "Jörg Müßig"},
	"title":                         {"The Harbour Post", "After nine years the ferry to the outer islands runs again", "", ""},
	"long title":                    {"The Harbour Post", longQuote, "", ""},
	"Japanese":                      {"The Harbour Post", "港の新聞", "フェリーが戻ってきた", "アンナ"},
	"all Japanese":                  {"港の新聞", "港の新聞", "フェリーが戻ってきた", "アンナ"},
	"nothing":                       {},
	"long site":                     {longQuote, "港の新聞", "", ""},
	"bytes":                         {"\xff\x00", "\xfe", "a\xffb", "\x1b[0m"},
}

// drawn draws a card and checks its size and that nothing is drawn in the outer margin.
func drawn(t *testing.T, c Card) *image.Paletted {
	t.Helper()
	b, err := c.Draw()
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	m, ok := decoded.(*image.Paletted)
	if !ok || m.Bounds().Size() != image.Pt(1200, 630) || len(b) > 80<<10 {
		t.Fatalf("a %T of %v in %d bytes", decoded, decoded.Bounds().Size(), len(b))
	}
	const edge = 30
	for y := range cardHeight {
		for x := range cardWidth {
			outside := x < edge || x >= cardWidth-edge || y < edge || y >= cardHeight-edge
			if outside && m.ColorIndexAt(x, y) != 0 {
				t.Fatalf("%+v: something is drawn at %d, %d", c, x, y)
			}
		}
	}
	return m
}

// inkIn counts the pixels of a color in an area.
func inkIn(m *image.Paletted, r image.Rectangle, color ink) (n int) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if i := ink(m.ColorIndexAt(x, y)); i >= color && i < color+shades {
				n++
			}
		}
	}
	return n
}

func TestCards(t *testing.T) {
	foot := image.Rect(0, footRule+4, cardWidth, cardHeight)
	body := image.Rect(0, 0, cardWidth, footRule)
	for name, c := range cards {
		m := drawn(t, c)
		if n := inkIn(m, image.Rect(cardWidth-margin+2, 0, cardWidth, cardHeight), black); n > 0 {
			t.Errorf("%s: %d pixels of text reach over the right margin", name, n)
		}
		switch name {
		case "all Japanese", "nothing":
			if inkIn(m, m.Rect, black)+inkIn(m, m.Rect, soft) > 0 || inkIn(m, m.Rect, accent) == 0 {
				t.Errorf("%s: not a mark alone", name)
			}
		case "Japanese", "long site":
			if inkIn(m, m.Rect, black) == 0 || inkIn(m, m.Rect, accent) == 0 {
				t.Errorf("%s: not a mark with the name of the site", name)
			}
		case "short quote", "Greek", "title", "long words", "long quote":
			if inkIn(m, body, black) == 0 || inkIn(m, foot, soft) == 0 || inkIn(m, foot, black)+inkIn(m, foot, accent) > 0 {
				t.Errorf("%s: text or foot is missing, or text reaches into the foot", name)
			}
		}
	}
}

// TestCardShowsWhat holds that the speaker belongs to the quote: a quote is not shown when its speaker cannot be.
func TestCardShowsWhat(t *testing.T) {
	draw := func(c Card) []byte {
		b, err := c.Draw()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	title := draw(Card{Site: "Post", Title: "Ferry back"})
	for _, c := range []Card{
		{"Post", "Ferry back", "We waited.", "アンナ"},
		{"Post", "Ferry back", "フェリー", "Ada Holm"},
		{"Post", "Ferry back", "", "Ada Holm"},
		{"Post", "Ferry  \u200bback", "", ""},
	} {
		if !bytes.Equal(draw(c), title) {
			t.Errorf("%+v is not drawn as its title", c)
		}
	}
	if bytes.Equal(draw(Card{"Post", "Ferry back", "We waited.", "Ada Holm"}), draw(Card{"Post", "Ferry back", "We waited.", ""})) {
		t.Error("the speaker is not drawn")
	}
	if c := cards["long quote"]; !bytes.Equal(draw(c), draw(c)) {
		t.Error("the same card has other bytes")
	}
}

func TestCovers(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "Plain text": true, "Grüße, “ça va” – naïve… €": true, "Привет": true, "Καλημέρα": true, "Łódź, Şişli, Đà": true,
		"no-break\u202fspace\u2011dash\u200d\ufeff": true,
		"مرحبا": false, "שלום": false, "你好": false, "नमस्ते": false, "ship ⛴": false, "😀": false, "e\u0301": false, "\ue000": false,
	} {
		if got := Covers(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestSet breaks random texts: no line is wider than the box, no word is lost, and no more lines are used than allowed.
func TestSet(t *testing.T) {
	face := newSheet().typeface(fonts().medium)
	random := rand.New(rand.NewPCG(3, 4))
	room := box{width: 930, height: 410, sizes: sizes(80, 38), lines: 6}
	cut := 0
	for range 200 {
		var words []string
		for range 1 + random.IntN(80) {
			words = append(words, strings.Repeat("mWil"[random.IntN(4):][:1], 1+random.IntN(12)))
		}
		text := strings.Join(words, " ")
		set := face.set(text, room)
		for _, line := range set.lines {
			if w := face.width(line) * set.size; w > room.width+0.5 {
				t.Errorf("%q is %.1f wide at %.0f", line, w, set.size)
			}
		}
		if len(set.lines) == 0 || len(set.lines) > room.lines || set.height() > room.height {
			t.Errorf("%d lines, %.0f high", len(set.lines), set.height())
		}
		shown, isCut := strings.CutSuffix(strings.Join(set.lines, " "), "…")
		if isCut {
			cut++
		}
		if !strings.HasPrefix(text, shown) || !isCut && shown != text {
			t.Errorf("%q became %q", text, shown)
		}
	}
	if cut < 20 || cut > 180 {
		t.Errorf("%d of 200 texts were cut: the test does not see both", cut)
	}
}

func TestCut(t *testing.T) {
	face := newSheet().typeface(fonts().medium)
	for _, c := range []struct{ name, text, want string }{
		{"at a sentence", "We came by boat. It was a long and cold way over the strait in winter.", "We came by boat. …"},
		{"at a word", "We came by boat, a long and cold way over the strait, in winter, alone.", "We came by boat, a long…"},
		{"within a word", strings.Repeat("lighthouse", 9), "light…"},
		{"not at all", "We came by boat.", "We came by boat."},
	} {
		set := face.set(c.text, box{width: 560, height: 60, sizes: sizes(40, 40), lines: 1})
		got := strings.Join(set.lines, "|")
		if ok := got == c.want || c.name == "within a word" && strings.HasPrefix(got, "lighthouselight") && strings.HasSuffix(got, "…"); !ok {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	balanced := face.set("one two three four five six seven eight nine", box{width: 560, height: 200, sizes: sizes(40, 40), lines: 3})
	if n := len(balanced.lines); n != 2 || len(balanced.lines[0]) > len(balanced.lines[1])+9 {
		t.Errorf("not balanced: %q", balanced.lines)
	}
}

func FuzzCard(f *testing.F) {
	for _, c := range cards {
		if len(c.Quote) < 1000 {
			f.Add(c.Site, c.Title, c.Quote, c.Speaker)
		}
	}
	f.Fuzz(func(t *testing.T, site, title, quote, speaker string) { drawn(t, Card{site, title, quote, speaker}) })
}

func BenchmarkCard(b *testing.B) {
	for _, name := range []string{"short quote", "long quote", "long paragraph of short words", "title"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := cards[name].Draw(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
