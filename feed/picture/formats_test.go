package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"
)

// fixtures reads pictures of four quarters that ImageMagick wrote, in forms that Go cannot write.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) < 7 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	found := map[string][]byte{}
	for _, file := range files {
		if found[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// withEXIF returns a WebP file with an EXIF chunk at its end.
func withEXIF(webp []byte, exif string) []byte {
	b := append(bytes.Clone(webp), "EXIF"...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(exif)))
	b = append(b, exif...)
	b = append(b, make([]byte, len(exif)%2)...)
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	return b
}

func TestFormats(t *testing.T) {
	want := quarters(32, 16)
	for name, data := range fixtures(t) {
		f := mustMake(t, data)[0]
		m := decoded(t, f)
		if m.Bounds() != want.Rect {
			t.Errorf("%s: %v", name, m.Bounds())
		}
		for _, p := range []image.Point{{4, 4}, {28, 4}, {4, 12}, {28, 12}} {
			got, want := m.At(p.X, p.Y), color.Color(want.RGBAAt(p.X, p.Y))
			switch name {
			case "gray.jpg":
				got, want = color.GrayModel.Convert(got), color.GrayModel.Convert(want)
			case "alpha.webp":
				c := color.NRGBAModel.Convert(want).(color.NRGBA)
				want = color.NRGBA{c.R, c.G, c.B, 128}
			}
			if !near(got, want) {
				t.Errorf("%s, %v: got %v, want %v", name, p, got, want)
			}
		}
		for n := range data {
			if forms, err := Make(data[:n]); err == nil {
				t.Errorf("%s: %d of %d bytes make %d forms", name, n, len(data), len(forms))
			}
		}
	}
}

// TestWebPOrientation turns WebP pictures by their EXIF chunk, which must not get out.
func TestWebPOrientation(t *testing.T) {
	for _, name := range []string{"lossy.webp", "lossless.webp", "alpha.webp"} {
		exif := exifOf(binary.LittleEndian, 6)
		f := mustMake(t, withEXIF(fixtures(t)[name], exif))[0]
		if m := decoded(t, f); m.Bounds() != image.Rect(0, 0, 16, 32) {
			t.Errorf("%s: %v", name, m.Bounds())
		}
		if bytes.Contains(f.Body, []byte("N 52 12")) {
			t.Errorf("%s: the place is in it", name)
		}
	}
}
