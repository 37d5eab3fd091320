package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"testing"
)

// photo draws what compresses like a photograph: slow waves with grain.
func photo(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	random := rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			grain := random.IntN(16)
			m.SetRGBA(x, y, color.RGBA{
				uint8(120 + 80*math.Sin(float64(x)/97) + float64(grain)),
				uint8(120 + 80*math.Sin(float64(y)/61) + float64(grain)),
				uint8(120 + 80*math.Sin(float64(x+y)/143) + float64(grain)),
				255,
			})
		}
	}
	return m
}

// chart draws bars of a few colors.
func chart(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 255, 255, 255}
			if bar := x / 40; x%40 < 30 && y > h-(bar*37%h) {
				c = color.RGBA{uint8(bar * 50), 90, 160, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkMake(b *testing.B) {
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"jpeg 24 megapixels", asJPEG(b, photo(6000, 4000))},
		{"jpeg 12 megapixels", asJPEG(b, photo(4000, 3000))},
		{"jpeg 2 megapixels", asJPEG(b, photo(1600, 1200))},
		{"jpeg small", asJPEG(b, photo(800, 600))},
		{"png chart 2 megapixels", asPNG(b, chart(1800, 1200))},
		{"png photo 2 megapixels", asPNG(b, photo(1800, 1200))},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Make(c.data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
