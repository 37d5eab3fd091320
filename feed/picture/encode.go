package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

const jpegQuality = 82

// isLossy reports whether the file held the picture in the way of photographs, which PNG would only enlarge.
func isLossy(m image.Image, kind string) bool {
	switch m.(type) {
	case *image.YCbCr, *image.NYCbCrA: // of WebP
		return true
	}
	return kind == kindJPEG
}

// encode writes a picture as JPEG or PNG.
func encode(m *image.RGBA, lossy bool) (Form, error) {
	opaque := m.Opaque()
	var asJPEG, asPNG bytes.Buffer
	if opaque {
		if err := jpeg.Encode(&asJPEG, m, &jpeg.Options{Quality: jpegQuality}); err != nil {
			return Form{}, err
		}
		if lossy {
			return newForm(asJPEG.Bytes(), kindJPEG, m.Rect.Size()), nil
		}
	}
	if err := png.Encode(&asPNG, fewColors(m)); err != nil {
		return Form{}, err
	}
	if opaque && asJPEG.Len() < asPNG.Len() {
		return newForm(asJPEG.Bytes(), kindJPEG, m.Rect.Size()), nil
	}
	return newForm(asPNG.Bytes(), kindPNG, m.Rect.Size()), nil
}

// fewColors returns the picture with a palette where it has at most 256 colors, else as it is.
func fewColors(m *image.RGBA) image.Image {
	p := image.NewPaletted(m.Rect, nil)
	indexes := map[[4]uint8]uint8{}
	var last [4]uint8
	var index uint8
	for i := range p.Pix { // rows follow each other without gaps in both
		c := [4]uint8(m.Pix[4*i : 4*i+4])
		if c != last || i == 0 {
			known := false
			if index, known = indexes[c]; !known {
				if len(p.Palette) == 256 {
					return m
				}
				index = uint8(len(p.Palette))
				indexes[c] = index
				p.Palette = append(p.Palette, color.RGBA{c[0], c[1], c[2], c[3]})
			}
			last = c
		}
		p.Pix[i] = index
	}
	return p
}
