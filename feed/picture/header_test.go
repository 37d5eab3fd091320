package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"runtime"
	"strings"
	"testing"
)

func crcOf(s string) uint32 { return crc32.ChecksumIEEE([]byte(s)) }

// pngHeader is a PNG file of a few bytes that says it is large.
func pngHeader(w, h int, depth, kind, interlace byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
	head = append(head, depth, kind, 0, 0, interlace)
	return bytes.Join([][]byte{
		[]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", string(head)), pngChunk("IDAT", "\x78\x9c\x03\x00\x00\x00\x00\x01"), pngChunk("IEND", ""),
	}, nil)
}

// jpegHeader is a JPEG file that ends behind its frame header.
func jpegHeader(w, h int, start byte, sampling ...byte) []byte {
	b := []byte{0xff, 0xd8, 0xff, start, 0, byte(8 + 3*len(sampling)), 8, byte(h >> 8), byte(h), byte(w >> 8), byte(w), byte(len(sampling))}
	for i, s := range sampling {
		b = append(b, byte(i+1), s, 0)
	}
	return append(b, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0xff, 0xd9)
}

// TestRefused holds what the owner of a picture that is not taken is told, and that nothing large was allocated for it.
func TestRefused(t *testing.T) {
	whole := asJPEG(t, quarters(64, 64))
	wholePNG := asPNG(t, quarters(64, 64))
	moving := animation(t, 3, "")
	frameOutside := bytes.Replace(moving, []byte("\x2c\x0a\x00\x05\x00"), []byte("\x2c\x0b\x00\x10\x00"), 1)
	lying := bytes.Clone(whole)
	copy(lying[bytes.Index(lying, []byte("\xff\xc0"))+5:], "\x01\x00\x01\x00")
	for _, c := range []struct {
		name string
		data []byte
		want string // the error holds it
	}{
		{"nothing", nil, "no picture of a kind that is read (JPEG, PNG, GIF, WebP)"},
		{"text", []byte("not a picture"), "no picture of a kind that is read"},
		{"SVG", []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "no picture of a kind that is read"},
		{"too wide and high", pngHeader(8200, 9000, 8, 2, 0), "8200 x 9000 pixels: larger than 8000 x 8000; scale it down"},
		{"too wide", pngHeader(8001, 1, 8, 2, 0), "8001 x 1 pixels: larger"},
		{"empty", jpegHeader(0, 0, 0xc0, 0x11), "0 x 0 pixels: empty"},
		{"true color", pngHeader(8000, 8000, 8, 2, 0), "take 244 MiB to decode: more than 128"},
		{"interlaced", pngHeader(6000, 5000, 8, 6, 1), "take 171 MiB to decode"},
		{"16 bit", pngHeader(5000, 5000, 16, 2, 0), "take 190 MiB to decode"},
		{"JPEG without subsampling", jpegHeader(8000, 8000, 0xc0, 0x11, 0x11, 0x11), "take 183 MiB to decode"},
		{"progressive JPEG", jpegHeader(6000, 4000, 0xc2, 0x22, 0x11, 0x11), "take 171 MiB to decode: more than 128; scale it down or save it as a baseline JPEG"},
		{"JPEG cut", whole[:len(whole)-9], "cut off before its end"},
		{"JPEG cut before its last mark", whole[:len(whole)-2], "cut off before its end"},
		{"JPEG cut in its header", whole[:100], "cut off before its end"},
		{"JPEG that says it is larger than it is", lying, "damaged"},
		{"JPEG of many passes", append(bytes.Repeat([]byte("\xff\xda\x00\x02"), 101), 0xff, 0xd9), "no picture"},
		{"PNG cut", wholePNG[:len(wholePNG)-9], "cut off before its end"},
		{"PNG cut in its header", wholePNG[:20], "cut off before its end"},
		{"PNG that says it is larger than it is", pngHeader(200, 200, 8, 2, 0), "damaged: png: invalid format: not enough pixel data"},
		{"PNG with a wrong checksum", bytes.Replace(wholePNG, []byte("IHDR\x00\x00\x00\x40"), []byte("IHDR\x00\x00\x00\x41"), 1), "damaged"},
		{"GIF cut", moving[:len(moving)-1], "cut off before its end"},
		{"GIF cut in a frame", moving[:len(moving)-30], "cut off before its end"},
		{"GIF with a frame outside", frameOutside, "damaged: a frame reaches over the edge"},
		{"WebP that is animated", []byte("RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x07\x00\x00\x07\x00\x00"), "an animated WebP picture is not read"},
		{"WebP cut", []byte("RIFF\xff\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x07\x00\x00\x07\x00\x00"), "cut off before its end"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		forms, err := Make(c.data)
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v and %d forms, want %q", c.name, err, len(forms), c.want)
		}
		if n := after.TotalAlloc - before.TotalAlloc; n > 2<<20 {
			t.Errorf("%s: %d bytes were allocated", c.name, n)
		}
	}
}

// TestPasses holds the bound on the passes over a JPEG picture, which a small file could make millions of.
func TestPasses(t *testing.T) {
	whole := asJPEG(t, image.NewGray(image.Rect(0, 0, 16, 16)))
	scan := bytes.LastIndex(whole, []byte("\xff\xda"))
	data := append(bytes.Clone(whole[:scan]), bytes.Repeat(whole[scan:len(whole)-2], maxScans+1)...)
	data = append(data, whole[len(whole)-2:]...)
	if _, err := Make(data); err == nil || !strings.Contains(err.Error(), "more than 100 passes") {
		t.Errorf("got %v", err)
	}
}

// TestJPEGBytes compares the estimate of memory with what the decoder allocates.
func TestJPEGBytes(t *testing.T) {
	data := asJPEG(t, image.NewRGBA(image.Rect(0, 0, 1001, 777)))
	h, err := readHeader(data)
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := decode(data, h); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got := int64(after.TotalAlloc - before.TotalAlloc); got < h.memory || got > h.memory+100<<10 {
		t.Errorf("the decoder allocated %d bytes, expected were %d", got, h.memory)
	}
}

func FuzzMake(f *testing.F) {
	for _, data := range [][]byte{
		asJPEG(f, quarters(20, 20)), asPNG(f, quarters(20, 20)), animation(f, 1, ""), animation(f, 2, "\x21\xfe\x02hi\x00"),
		withSegment(asJPEG(f, quarters(20, 10)), exifPrefix+exifOf(binary.LittleEndian, 7)),
		pngHeader(9, 9, 8, 6, 1), jpegHeader(9, 9, 0xc2, 0x22, 0x11, 0x11),
	} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		forms, err := Make(data)
		if err == nil && len(forms) == 0 {
			t.Fatal("neither forms nor an error")
		}
		for _, form := range forms {
			if m := decoded(t, form); m.Bounds().Dx() > largeWidth && form.Type != kindGIF {
				t.Fatalf("a form %v wide", m.Bounds().Dx())
			}
		}
	})
}
