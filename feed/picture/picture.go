// Package picture prepares the pictures of articles for the web.
//
// [Make] decodes a JPEG, PNG, GIF or WebP picture and writes it anew: turned the right way, without
// metadata such as the place where it was taken, and in the sizes that pages need. [Store] keeps the
// results in a folder. [Card] draws the picture that stands for an article where its link is shared.
//
// Pictures come from outside, so their headers are checked before anything is decoded. See [Make] for the bounds.
package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"

	"golang.org/x/image/webp"
)

const (
	maxSide   = 8000      // pixels
	maxBitmap = 128 << 20 // bytes that the decoder of the format allocates

	largeWidth, largeHeight = 1600, 2400 // the box of the first form
	smallWidth              = 800        // of the second form
	smallFrom               = 900        // a first form must be wider than this to get a second one

	bigPicture = 16 << 20 // pixels above which a picture is decoded alone
)

// Form is one size of a picture, ready to be served.
type Form struct {
	Name   string `json:"name"`   // first 32 hex digits of the SHA-256 of Body, and ".jpg", ".png" or ".gif"
	Type   string `json:"type"`   // media type
	Width  int    `json:"width"`  // in pixels
	Height int    `json:"height"` // in pixels
	Bytes  int64  `json:"bytes"`  // length of Body
	Body   []byte `json:"-"`      // the file; nil in what [Store] returns
}

// Make returns the forms of the picture in data, largest first. The first is at most 1,600 pixels wide and
// 2,400 high. Where it is wider than 900 pixels, a second one is 800 wide. No form is larger than the original.
//
// Photographs become JPEG. Pictures with transparent parts become PNG, and so do charts and screenshots where PNG is
// not larger than JPEG. An animated GIF of at most 2 MiB keeps its pictures and loses its comments; of a larger one
// the first picture is taken. The same data gives the same bytes.
//
// Refused are pictures with a side over 8,000 pixels, pictures whose decoder would allocate more than 128 MiB,
// and files that are damaged or cut off. The error says so in words for the owner of the picture.
//
// Make may be called concurrently. It decodes one picture of more than 16 megapixels at a time, and of
// smaller ones as many as there are processors.
func Make(data []byte) (forms []Form, err error) {
	defer func() {
		if p := recover(); p != nil {
			forms, err = nil, fmt.Errorf("damaged: %v", p)
		}
	}()
	h, err := readHeader(data)
	if err != nil {
		return nil, err
	}
	defer wait(h)()
	m, err := decode(data, h)
	if err != nil {
		return nil, err
	}
	if h.animated && len(data) <= maxAnimation {
		return keepAnimation(data, h)
	}
	return formsOf(m, h)
}

// working and workingBig bound how many pictures are decoded at a time, and so the memory used.
var (
	working    = make(chan struct{}, runtime.GOMAXPROCS(0))
	workingBig = make(chan struct{}, 1)
)

// wait waits for a turn and returns the function that ends it.
func wait(h header) (done func()) {
	turns := working
	if h.width*h.height > bigPicture {
		turns = workingBig
	}
	turns <- struct{}{}
	return func() { <-turns }
}

// decode decodes the picture, of an animated GIF the first frame.
func decode(data []byte, h header) (image.Image, error) {
	read := map[string]func(io.Reader) (image.Image, error){
		kindJPEG: jpeg.Decode, kindPNG: png.Decode, kindGIF: gif.Decode, kindWebP: webp.Decode,
	}[h.kind]
	m, err := read(bytes.NewReader(data))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return nil, errCut
	case err != nil:
		return nil, fmt.Errorf("damaged: %w", err)
	}
	if h.kind == kindGIF {
		m = onCanvas{m, image.Rect(0, 0, h.width, h.height)}
	}
	if size := m.Bounds().Size(); size != image.Pt(h.width, h.height) {
		return nil, fmt.Errorf("damaged: the header says %d x %d pixels, and there are %d x %d", h.width, h.height, size.X, size.Y)
	}
	return m, nil
}

// onCanvas is the first frame of a GIF on its canvas. It is transparent where the frame does not reach.
type onCanvas struct {
	image.Image
	canvas image.Rectangle
}

func (c onCanvas) Bounds() image.Rectangle { return c.canvas }

// formsOf scales, turns and encodes a picture.
func formsOf(m image.Image, h header) ([]Form, error) {
	boxWidth, boxHeight := largeWidth, largeHeight
	if h.turn.swaps() {
		boxWidth, boxHeight = boxHeight, boxWidth
	}
	large := h.turn.apply(scale(m, fit(h.width, h.height, boxWidth, boxHeight)))
	lossy := isLossy(m, h.kind)
	sizes := []*image.RGBA{large}
	if size := large.Rect.Size(); size.X > smallFrom {
		sizes = append(sizes, scale(large, fit(size.X, size.Y, smallWidth, size.Y)))
	}
	var forms []Form
	for _, size := range sizes {
		f, err := encode(size, lossy)
		if err != nil {
			return nil, err
		}
		forms = append(forms, f)
	}
	return forms, nil
}

// fit returns the largest size of the same shape that is at most width x height, and at most the size itself.
func fit(w, h, width, height int) image.Point {
	ratio := min(1, float64(width)/float64(w), float64(height)/float64(h))
	return image.Pt(max(1, int(float64(w)*ratio+0.5)), max(1, int(float64(h)*ratio+0.5)))
}

// newForm returns the form with the given body.
func newForm(body []byte, kind string, size image.Point) Form {
	sum := sha256.Sum256(body)
	ending := map[string]string{kindJPEG: ".jpg", kindPNG: ".png", kindGIF: ".gif"}[kind]
	return Form{
		Name: hex.EncodeToString(sum[:16]) + ending, Type: kind,
		Width: size.X, Height: size.Y, Bytes: int64(len(body)), Body: body,
	}
}
