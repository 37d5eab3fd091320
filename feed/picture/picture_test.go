package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"math"
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

// quarters draws four quarters, each of a color of its own: red, green over blue, white.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, [2][2]color.RGBA{
				{{220, 20, 20, 255}, {20, 200, 20, 255}},
				{{20, 20, 220, 255}, {250, 250, 250, 255}},
			}[2*y/h][2*x/w])
		}
	}
	return m
}

// withSegment puts an APP1 segment behind the start of a JPEG file.
func withSegment(jpeg []byte, body string) []byte {
	head := binary.BigEndian.AppendUint16([]byte("\xff\xd8\xff\xe1"), uint16(len(body)+2))
	return append(append(head, body...), jpeg[2:]...)
}

// exifOf is EXIF data with one tag and a place that must not get out.
func exifOf(order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}, o int) string {
	start := map[bool]string{true: "II*\x00", false: "MM\x00*"}[order.String() == "LittleEndian"]
	b := order.AppendUint32([]byte(start), 8)
	b = order.AppendUint16(b, 2)
	for _, entry := range [][3]int{{0x010f, 2, 0}, {0x0112, 3, o}} { // maker, orientation
		b = order.AppendUint16(b, uint16(entry[0]))
		b = order.AppendUint16(b, uint16(entry[1]))
		b = order.AppendUint32(b, 1)
		b = order.AppendUint16(b, uint16(entry[2]))
		b = append(b, 0, 0)
	}
	return string(b) + "\x00\x00\x00\x00N 52 12 34 E 13 22 11"
}

// decoded decodes the body of a form and checks what the form says of it.
func decoded(t *testing.T, f Form) image.Image {
	t.Helper()
	m, kind, err := image.Decode(bytes.NewReader(f.Body))
	if err != nil {
		t.Fatalf("%s does not decode: %v", f.Name, err)
	}
	if kind == "gif" {
		m = onCanvas{m, image.Rect(0, 0, f.Width, f.Height)}
	}
	if f.Type != "image/"+kind || m.Bounds().Size() != image.Pt(f.Width, f.Height) || f.Bytes != int64(len(f.Body)) {
		t.Errorf("form says %s, %d x %d, %d bytes; it has %s, %v, %d bytes", f.Type, f.Width, f.Height, f.Bytes, kind, m.Bounds().Size(), len(f.Body))
	}
	if again := newForm(f.Body, f.Type, m.Bounds().Size()); again.Name != f.Name || !formName.MatchString(f.Name) {
		t.Errorf("name %q of a body whose name is %q", f.Name, again.Name)
	}
	return m
}

func mustMake(t *testing.T, data []byte) []Form {
	t.Helper()
	forms, err := Make(data)
	if err != nil {
		t.Fatal(err)
	}
	return forms
}

// near reports whether two colors are the same but for what JPEG does to them.
func near(a, b color.Color) bool {
	r1, g1, b1, a1 := a.RGBA()
	r2, g2, b2, a2 := b.RGBA()
	for _, d := range []float64{float64(r1) - float64(r2), float64(g1) - float64(g2), float64(b1) - float64(b2), float64(a1) - float64(a2)} {
		if math.Abs(d) > 16*257 {
			return false
		}
	}
	return true
}

func TestSizes(t *testing.T) {
	if testkit.Race {
		t.Skip("SKIPPED: one goroutine scales large pictures; with the race detector that takes a minute")
	}
	for _, c := range []struct {
		w, h int
		want []image.Point
	}{
		{1, 1, []image.Point{{1, 1}}},
		{900, 300, []image.Point{{900, 300}}},
		{901, 300, []image.Point{{901, 300}, {800, 266}}},
		{1600, 2400, []image.Point{{1600, 2400}, {800, 1200}}},
		{1601, 400, []image.Point{{1600, 400}, {800, 200}}},
		{3000, 2, []image.Point{{1600, 1}, {800, 1}}},
		{1700, 5000, []image.Point{{816, 2400}}},
		{2, 5000, []image.Point{{1, 2400}}},
	} {
		for _, f := range [][]byte{asJPEG(t, quarters(c.w, c.h)), asPNG(t, quarters(c.w, c.h))} {
			var got []image.Point
			for _, form := range mustMake(t, f) {
				got = append(got, decoded(t, form).Bounds().Size())
			}
			if !equal(got, c.want) {
				t.Errorf("%d x %d: got %v, want %v", c.w, c.h, got, c.want)
			}
		}
	}
}

func equal(a, b []image.Point) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestOrientation stores a picture turned in each of the eight ways and wants it upright.
func TestOrientation(t *testing.T) {
	upright := quarters(64, 32)
	for o := 1; o <= 8; o++ {
		w, h := 64, 32
		if o >= 5 {
			w, h = h, w
		}
		stored := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				// EXIF 2.32, tag Orientation: the sides of the picture that the first row and the first column show.
				fromTop := []int{y, y, 31 - y, 31 - y, x, x, 31 - x, 31 - x}[o-1]
				fromLeft := []int{x, 63 - x, 63 - x, x, y, 63 - y, 63 - y, y}[o-1]
				stored.SetRGBA(x, y, upright.RGBAAt(fromLeft, fromTop))
			}
		}
		for _, order := range []interface {
			binary.ByteOrder
			binary.AppendByteOrder
		}{binary.LittleEndian, binary.BigEndian} {
			forms := mustMake(t, withSegment(asJPEG(t, stored), exifPrefix+exifOf(order, o)))
			m := decoded(t, forms[0])
			if m.Bounds() != upright.Rect {
				t.Errorf("orientation %d: %v, want %v", o, m.Bounds(), upright.Rect)
				continue
			}
			for _, p := range []image.Point{{4, 4}, {60, 4}, {4, 28}, {60, 28}} {
				if got, want := m.At(p.X, p.Y), upright.At(p.X, p.Y); !near(got, want) {
					t.Errorf("orientation %d, %v: got %v, want %v", o, p, got, want)
				}
			}
		}
	}
}

func TestOrientationOf(t *testing.T) {
	whole := exifOf(binary.LittleEndian, 6)
	for _, c := range []struct {
		name, exif string
		want       orientation
	}{
		{"whole", whole, 6},
		{"with its prefix", exifPrefix + whole, 6},
		{"number over 8", exifOf(binary.BigEndian, 9), upright},
		{"number 0", exifOf(binary.BigEndian, 0), upright},
		{"nothing", "", upright},
		{"neither order", "XX" + whole[2:], upright},
		{"directory behind the end", "II*\x00\xff\xff\xff\xff\x00\x00", upright},
		{"cut in the tag", whole[:26], upright},
	} {
		if got := orientationOf([]byte(c.exif)); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

// TestMetadata looks for what must not get out in every form.
func TestMetadata(t *testing.T) {
	const place = "N 52 12 34"
	chunk := pngChunk("tEXt", "Comment\x00"+place)
	drawn := asPNG(t, chart(1000, 500))
	for name, data := range map[string][]byte{
		"JPEG":     withSegment(asJPEG(t, photo(1000, 500)), exifPrefix+exifOf(binary.BigEndian, 1)),
		"JPEG XMP": withSegment(asJPEG(t, photo(1000, 500)), "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+place+"</x:xmpmeta>"),
		"PNG":      bytes.Replace(drawn, []byte("\x00\x00\x00\x00IEND"), append(chunk, "\x00\x00\x00\x00IEND"...), 1),
		"GIF":      animation(t, 3, "\x21\xfe\x0a"+place+"\x00"),
	} {
		if !bytes.Contains(data, []byte(place)) {
			t.Errorf("%s: the original does not have it", name)
		}
		for _, f := range mustMake(t, data) {
			decoded(t, f)
			for _, trace := range []string{place, "Exif", "tEXt", "ICC", "xmp"} {
				if bytes.Contains(f.Body, []byte(trace)) {
					t.Errorf("%s: %s has %q", name, f.Name, trace)
				}
			}
		}
	}
}

// TestKinds holds which kind of file becomes of what.
func TestKinds(t *testing.T) {
	if testkit.Race {
		t.Skip("SKIPPED: as TestSizes")
	}
	hole := quarters(1000, 400)
	hole.SetRGBA(3, 3, color.RGBA{})
	glass := photo(400, 300)
	for i := 3; i < len(glass.Pix); i += 4 {
		glass.Pix[i] = 255
	}
	clear(glass.Pix[:400])
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"JPEG photograph", asJPEG(t, photo(1000, 400)), kindJPEG},
		{"PNG photograph", asPNG(t, photo(1000, 400)), kindJPEG},
		{"JPEG of a chart", asJPEG(t, chart(1000, 400)), kindJPEG},
		{"PNG chart", asPNG(t, chart(1000, 400)), kindPNG},
		{"with a hole", asPNG(t, hole), kindPNG},
		{"photograph with a hole", asPNG(t, glass), kindPNG},
		{"GIF that moves", animation(t, 2, ""), kindGIF},
		{"GIF that does not move", animation(t, 1, ""), kindPNG},
	} {
		for _, f := range mustMake(t, c.data) {
			decoded(t, f)
			if f.Type != c.want {
				t.Errorf("%s: got %s, want %s", c.name, f.Type, c.want)
			}
		}
	}
}

func TestFewColors(t *testing.T) {
	drawn := chart(400, 300)
	m := decoded(t, mustMake(t, asPNG(t, drawn))[0])
	if _, ok := m.(*image.Paletted); !ok {
		t.Errorf("a chart of few colors became %T", m)
	}
	if got := scale(m, image.Pt(400, 300)); !bytes.Equal(got.Pix, drawn.Pix) {
		t.Error("a pixel has another color")
	}
}

func pngChunk(name, body string) []byte {
	var b bytes.Buffer
	b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(body))))
	b.WriteString(name + body)
	b.Write(binary.BigEndian.AppendUint32(nil, crcOf(name+body)))
	return b.Bytes()
}

// animation returns a GIF of so many frames, with an extension behind its color table.
func animation(t testing.TB, frames int, extension string) []byte {
	t.Helper()
	palette := color.Palette{color.Transparent, color.White, color.RGBA{200, 0, 0, 255}, color.RGBA{0, 0, 200, 255}}
	g := &gif.GIF{LoopCount: 0, Config: image.Config{ColorModel: palette, Width: 60, Height: 40}}
	for i := range frames {
		m := image.NewPaletted(image.Rect(10, 5, 50, 35), palette)
		for j := range m.Pix {
			m.Pix[j] = uint8((i + j/40/8) % 4)
		}
		g.Image, g.Delay = append(g.Image, m), append(g.Delay, 10)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	const head = 13 + 3*4
	return append(append(bytes.Clone(b.Bytes()[:head]), extension...), b.Bytes()[head:]...)
}

// TestAnimation wants each frame of a small animation as it was, and the first one of a large one.
func TestAnimation(t *testing.T) {
	plain := animation(t, 3, "")
	foreign := "\x21\xff\x0bXMP DataXMP\x05hello\x00" + "\x21\xfe\x03abc\x00" + "\x21\x01\x0c012345678901\x02hi\x00"
	forms := mustMake(t, append(animation(t, 3, foreign), "behind the end"...))
	if len(forms) != 1 || !bytes.Equal(forms[0].Body, plain) {
		t.Errorf("an animation with comments did not become the one without: %d forms, %d bytes, want %d", len(forms), len(forms[0].Body), len(plain))
	}
	if !bytes.Contains(forms[0].Body, []byte("NETSCAPE2.0")) {
		t.Error("the loop is gone")
	}

	comment := "\x21\xfe" + strings.Repeat("\xff"+strings.Repeat("x", 255), maxAnimation/256+1) + "\x00"
	forms = mustMake(t, animation(t, 3, comment))
	m := decoded(t, forms[0])
	if forms[0].Type != kindPNG || m.Bounds() != image.Rect(0, 0, 60, 40) {
		t.Fatalf("a large animation became %s, %v", forms[0].Type, m.Bounds())
	}
	if _, _, _, a := m.At(2, 2).RGBA(); a != 0 {
		t.Error("the canvas beside the first frame is not transparent")
	}
	if !near(m.At(20, 15), color.White) {
		t.Errorf("the first frame has %v", m.At(20, 15))
	}
}

func TestSameBytes(t *testing.T) {
	for _, data := range [][]byte{asJPEG(t, photo(1700, 900)), asPNG(t, chart(1700, 900))} {
		a, b := mustMake(t, data), mustMake(t, data)
		for i := range a {
			if a[i].Name != b[i].Name || !bytes.Equal(a[i].Body, b[i].Body) {
				t.Errorf("form %d differs between two runs", i)
			}
		}
	}
}

// TestScale compares a scaled wave with the same wave drawn at the new size, and looks at edges.
func TestScale(t *testing.T) {
	wave := func(w, h int) *image.RGBA {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				v := uint8(128 + 100*math.Sin(8*(float64(x)+0.5)/float64(w))*math.Cos(5*(float64(y)+0.5)/float64(h)))
				m.SetRGBA(x, y, color.RGBA{v, 255 - v, v / 2, 255})
			}
		}
		return m
	}
	for _, from := range []image.Point{{201, 151}, {400, 300}, {555, 333}, {1999, 1201}, {200, 1201}} {
		got, want := scale(wave(from.X, from.Y), image.Pt(200, 150)), wave(200, 150)
		worst := 0
		for i := range got.Pix {
			worst = max(worst, int(math.Abs(float64(got.Pix[i])-float64(want.Pix[i]))))
		}
		if worst > 4 {
			t.Errorf("from %v: a value is off by %d", from, worst)
		}
	}
	glass := image.NewNRGBA(image.Rect(0, 0, 300, 300))
	for i := range glass.Pix {
		glass.Pix[i] = uint8(i * 2654435761 >> 13)
	}
	small := scale(glass, image.Pt(101, 70))
	for i := 0; i < len(small.Pix); i += 4 {
		if p := small.Pix[i : i+4]; max(p[0], p[1], p[2]) > p[3] {
			t.Fatalf("pixel %d has color %v over its alpha", i/4, p)
		}
	}
}

func BenchmarkScale(b *testing.B) {
	m, err := png.Decode(bytes.NewReader(asPNG(b, photo(3000, 2000))))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		scale(m, image.Pt(1600, 1067))
	}
}
