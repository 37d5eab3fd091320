package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"
)

// The kinds of pictures, by media type.
const (
	kindJPEG = "image/jpeg"
	kindPNG  = "image/png"
	kindGIF  = "image/gif"
	kindWebP = "image/webp"
)

var (
	errKind     = errors.New("no picture of a kind that is read (JPEG, PNG, GIF, WebP)")
	errCut      = errors.New("cut off before its end")
	errAnimated = errors.New("an animated WebP picture is not read; save it as GIF, or save one picture of it")
)

// header is what is known of a picture before it is decoded.
type header struct {
	kind          string
	width, height int
	memory        int64 // bytes that the decoder allocates, at most
	turn          orientation
	animated      bool // a GIF with several frames
}

// readHeader reads the header of a picture and refuses what is too large or cut off. It walks through the
// blocks of the file and decodes no pixels.
//
// The sizes come from the DecodeConfig that belongs to the decoder, so both read the same bytes.
func readHeader(data []byte) (header, error) {
	h := header{turn: upright}
	var cfg image.Config
	var err error
	r := bytes.NewReader(data)
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		h.kind = kindJPEG
		cfg, err = jpeg.DecodeConfig(r)
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		h.kind = kindPNG
		cfg, err = png.DecodeConfig(r)
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		h.kind = kindGIF
		cfg, err = gif.DecodeConfig(r)
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		h.kind = kindWebP
		cfg, err = webp.DecodeConfig(r)
	default:
		return h, errKind
	}
	if h.width, h.height = cfg.Width, cfg.Height; err == nil {
		err = h.checkSize()
	} else {
		err = fmt.Errorf("damaged: %w", err)
	}
	if walkErr := h.walk(data, cfg); errors.Is(walkErr, errCut) || err == nil {
		err = walkErr
	}
	if err == nil && h.memory > maxBitmap {
		err = fmt.Errorf("%d x %d pixels take %d MiB to decode: more than %d; scale it down%s",
			h.width, h.height, h.memory>>20, maxBitmap>>20, map[bool]string{true: " or save it as a baseline JPEG"}[h.kind == kindJPEG])
	}
	return h, err
}

func (h *header) checkSize() error {
	switch {
	case h.width < 1 || h.height < 1:
		return fmt.Errorf("%d x %d pixels: empty", h.width, h.height)
	case h.width > maxSide || h.height > maxSide:
		return fmt.Errorf("%d x %d pixels: larger than %d x %d; scale it down", h.width, h.height, maxSide, maxSide)
	}
	return nil
}

// walk reads the blocks of the file: memory, orientation, frames, and whether its end is there.
func (h *header) walk(data []byte, cfg image.Config) error {
	switch h.kind {
	case kindJPEG:
		return h.walkJPEG(data, cfg.ColorModel)
	case kindPNG:
		return h.walkPNG(data)
	case kindGIF:
		return h.walkGIF(data)
	}
	return h.walkWebP(data)
}

// walkPNG reads the chunks of a PNG file.
func (h *header) walkPNG(data []byte) error {
	if len(data) < 29 {
		return errCut
	}
	depth, kind, interlaced := data[24], data[25], data[28] != 0
	transparent := false
	for rest := data[8:]; ; {
		if len(rest) < 12 {
			return errCut
		}
		n := int64(binary.BigEndian.Uint32(rest))
		if n > int64(len(rest)-12) {
			return errCut
		}
		name, body := string(rest[4:8]), rest[8:8+n]
		rest = rest[12+n:]
		switch name {
		case "tRNS":
			transparent = true
		case "eXIf":
			h.turn = orientationOf(body)
		case "IEND":
			h.memory = int64(h.width) * int64(h.height) * int64(pngBytes(depth, kind, transparent))
			if interlaced { // the last pass is decoded into a picture of its own, which holds half of the lines
				h.memory += h.memory / 2
			}
			return nil
		}
	}
}

// pngBytes is how many bytes the decoder of image/png takes for a pixel.
func pngBytes(depth, kind byte, transparent bool) int {
	const gray, paletted = 0, 3
	n := 4
	switch {
	case kind == paletted:
		return 1
	case kind == gray && !transparent:
		n = 1
	}
	if depth == 16 {
		n *= 2
	}
	return n
}

// walkWebP reads the chunks of a WebP file.
func (h *header) walkWebP(data []byte) error {
	if len(data) < 20 {
		return errCut
	}
	if size := int64(binary.LittleEndian.Uint32(data[4:])); size+8 > int64(len(data)) {
		return errCut
	}
	pixels := int64(h.width+15) * int64(h.height+15) // VP8 works on blocks of 16 x 16
	for rest := data[12:]; len(rest) >= 8; {
		n := int64(binary.LittleEndian.Uint32(rest[4:]))
		if n > int64(len(rest)-8) {
			break
		}
		body := rest[8 : 8+n]
		switch string(rest[:4]) {
		case "VP8X":
			if n > 0 && body[0]&2 != 0 {
				return errAnimated
			}
		case "VP8 ":
			h.memory += pixels * 3 / 2
		case "VP8L": // the bitmap, and a second one where a palette is unpacked
			h.memory += pixels * 8
		case "ALPH": // a VP8L bitmap, and the channel
			h.memory += pixels * 9
		case "EXIF":
			h.turn = orientationOf(body)
		}
		rest = rest[min(int64(len(rest)), 8+n+n%2):]
	}
	return nil
}

// maxScans bounds the passes over a JPEG picture. Encoders write up to 24.
const maxScans = 100

// walkJPEG reads the segments of a JPEG file in the way that image/jpeg does.
func (h *header) walkJPEG(data []byte, model color.Model) error {
	scans := 0
	for rest := data[2:]; ; {
		i := bytes.IndexByte(rest, 0xff)
		if i < 0 {
			return errCut
		}
		for rest = rest[i:]; len(rest) > 0 && rest[0] == 0xff; {
			rest = rest[1:]
		}
		if len(rest) == 0 {
			return errCut
		}
		marker := rest[0]
		rest = rest[1:]
		switch {
		case marker == 0xd9: // end of image
			return nil
		case marker == 0, marker >= 0xd0 && marker <= 0xd7: // within a scan
			continue
		}
		if len(rest) < 2 {
			return errCut
		}
		n := int(binary.BigEndian.Uint16(rest))
		if n < 2 {
			return errors.New("damaged: a segment is shorter than its length")
		}
		if n > len(rest) {
			return errCut
		}
		body := rest[2:n]
		rest = rest[n:]
		switch marker {
		case 0xc0, 0xc1, 0xc2:
			h.memory = max(h.memory, jpegBytes(body, marker == 0xc2, model))
		case 0xe1:
			if exif, ok := bytes.CutPrefix(body, []byte(exifPrefix)); ok && h.turn == upright {
				h.turn = orientationOf(exif)
			}
		case 0xda:
			if scans++; scans > maxScans {
				return fmt.Errorf("damaged: more than %d passes over the picture", maxScans)
			}
		}
	}
}

// jpegBytes is how much image/jpeg allocates for a frame with the given header: a byte for each sample, four more for
// each coefficient of a progressive picture, and four for each pixel where it converts the colors.
func jpegBytes(frame []byte, progressive bool, model color.Model) int64 {
	if len(frame) < 6 || len(frame) < 6+3*int(frame[5]) {
		return 0 // refused by the decoder
	}
	height, width := int64(binary.BigEndian.Uint16(frame[1:])), int64(binary.BigEndian.Uint16(frame[3:]))
	parts := frame[6 : 6+3*int(frame[5])]
	var across, down, perUnit int64 = 1, 1, 0
	for ; len(parts) > 0; parts = parts[3:] {
		h, v := int64(parts[1]>>4), int64(parts[1]&15)
		if frame[5] == 1 {
			h, v = 1, 1
		}
		across, down, perUnit = max(across, h), max(down, v), perUnit+h*v
	}
	units := ((width + 8*across - 1) / (8 * across)) * ((height + 8*down - 1) / (8 * down))
	samples := units * perUnit * 64
	if progressive {
		samples *= 5
	}
	if model == color.RGBAModel || model == color.CMYKModel {
		samples += 4 * width * height
	}
	return samples
}
