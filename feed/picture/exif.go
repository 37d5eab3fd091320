package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// orientation is how a picture must be turned, as the tag Orientation of EXIF numbers it: 1 to 8.
type orientation int

const (
	upright    orientation = 1
	exifPrefix             = "Exif\x00\x00"
)

// orientationOf reads the orientation from EXIF data: a TIFF file whose first directory has the tag 0x0112
// (EXIF 2.32, section 4.6.4). It returns upright where there is none.
func orientationOf(exif []byte) orientation {
	exif = bytes.TrimPrefix(exif, []byte(exifPrefix)) // some writers of WebP keep it
	if len(exif) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(exif[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return upright
	}
	start := int64(order.Uint32(exif[4:]))
	if start+2 > int64(len(exif)) {
		return upright
	}
	entries := exif[start+2:]
	for range order.Uint16(exif[start:]) {
		if len(entries) < 12 {
			break
		}
		const tag, short = 0x0112, 3
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if o := orientation(order.Uint16(entries[8:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		entries = entries[12:]
	}
	return upright
}

// swaps reports whether width and height change places.
func (o orientation) swaps() bool { return o >= 5 }

// apply returns the picture turned the right way.
func (o orientation) apply(m *image.RGBA) *image.RGBA {
	if o == upright {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	turned := image.NewRGBA(image.Rect(0, 0, w, h))
	if o.swaps() {
		turned = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch o { // where the pixel in column x of row y belongs
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(turned.Pix[ty*turned.Stride+4*tx:][:4], m.Pix[y*m.Stride+4*x:])
		}
	}
	return turned
}
