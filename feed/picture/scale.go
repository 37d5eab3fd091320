package picture

import (
	"image"
	"image/draw"
	"math"
)

// scale returns the picture at the given size, which must not be larger than the picture.
//
// It works row by row, so that it needs a few rows of memory beside the result. The scalers of
// golang.org/x/image/draw keep 32 bytes for each pixel of the picture at its new width and old height.
// A picture of more than three times the size is averaged over whole blocks of pixels first; the rest is
// done with the Catmull-Rom kernel. All sums are of integers, so every machine makes the same bytes.
func scale(m image.Image, size image.Point) *image.RGBA {
	from := m.Bounds()
	out := image.NewRGBA(image.Rectangle{Max: size})
	if from.Size() == size {
		draw.Draw(out, out.Rect, m, from.Min, draw.Src)
		return out
	}
	// A kernel over 1.5 pixels or more for each new one smooths as well as it does over all of them.
	block := max(1, int(min(float64(from.Dx())/float64(size.X), float64(from.Dy())/float64(size.Y))/1.5))
	rows := newBlockRows(m, block)
	across := newKernel(from.Dx(), block, size.X)
	down := newKernel(from.Dy(), block, size.Y)

	ring := make([][]int32, down.longest()) // rows of the picture at the new width, row y at y modulo its length
	for i := range ring {
		ring[i] = make([]int32, 4*size.X)
	}
	sums := make([]int32, 4*size.X)
	read := 0
	for y, taps := range down {
		for ; read < taps.from+len(taps.weights); read++ {
			across.row(ring[read%len(ring)], rows.read(read))
		}
		clear(sums)
		for i, weight := range taps.weights {
			for x, v := range ring[(taps.from+i)%len(ring)] {
				sums[x] += weight * v
			}
		}
		writeRow(out.Pix[y*out.Stride:][:4*size.X], sums)
	}
	return out
}

const (
	weightBits = 14 // weights are fractions of 1<<weightBits
	ringBits   = 6  // fractions that values in the ring have
)

// taps are the pixels that make up a new one. The weights add up to 1<<weightBits.
type taps struct {
	from    int
	weights []int32
}

// kernel has the taps of each new pixel of a row or column.
type kernel []taps

// newKernel returns the Catmull-Rom kernel from blocks of pixels to the given count of new pixels. The last of the
// blocks may be smaller than the others.
func newKernel(pixels, block, count int) kernel {
	blocks := (pixels + block - 1) / block
	ratio := float64(pixels) / float64(block) / float64(count) // blocks for each new pixel
	k := make(kernel, count)
	for i := range k {
		center := (float64(i)+0.5)*ratio - 0.5
		first := max(0, int(math.Ceil(center-2*ratio)))
		last := min(blocks-1, int(math.Floor(center+2*ratio)))
		raw := make([]float64, last-first+1)
		sum := 0.0
		for j := range raw {
			raw[j] = catmullRom((float64(first+j) - center) / ratio)
			sum += raw[j]
		}
		weights := make([]int32, len(raw))
		left, largest := int32(1<<weightBits), 0
		for j, w := range raw {
			weights[j] = int32(math.Round(w / sum * (1 << weightBits)))
			if left -= weights[j]; w > raw[largest] {
				largest = j
			}
		}
		weights[largest] += left
		k[i] = taps{first, weights}
	}
	return k
}

// catmullRom is the cubic of Catmull and Rom: 1 at 0, 0 from 2 on.
func catmullRom(t float64) float64 {
	switch t = math.Abs(t); {
	case t < 1:
		return (1.5*t-2.5)*t*t + 1
	case t < 2:
		return ((-0.5*t+2.5)*t-4)*t + 2
	}
	return 0
}

// longest returns the count of taps that the new pixel with the most of them has.
func (k kernel) longest() int {
	n := 0
	for _, t := range k {
		n = max(n, len(t.weights))
	}
	return n
}

// row scales a row of RGBA pixels.
func (k kernel) row(out []int32, in []uint8) {
	const shift = weightBits - ringBits
	for x, t := range k {
		var r, g, b, a int32 = 1 << (shift - 1), 1 << (shift - 1), 1 << (shift - 1), 1 << (shift - 1)
		p := in[4*t.from:]
		for _, w := range t.weights {
			r, g, b, a = r+w*int32(p[0]), g+w*int32(p[1]), b+w*int32(p[2]), a+w*int32(p[3])
			p = p[4:]
		}
		o := out[4*x : 4*x+4 : 4*x+4]
		o[0], o[1], o[2], o[3] = r>>shift, g>>shift, b>>shift, a>>shift
	}
}

// writeRow rounds sums to pixels. The kernel overshoots at edges, so it clamps them; no color exceeds alpha.
func writeRow(out []uint8, sums []int32) {
	const shift = weightBits + ringBits
	for x := 0; x < len(out); x += 4 {
		a := min(255, max(0, (sums[x+3]+1<<(shift-1))>>shift))
		for i := range 3 {
			out[x+i] = uint8(min(a, max(0, (sums[x+i]+1<<(shift-1))>>shift)))
		}
		out[x+3] = uint8(a)
	}
}

// blockRows reads a picture as RGBA rows in which each pixel is the average of a block of the picture's.
type blockRows struct {
	m     image.Image
	block int
	strip *image.RGBA // as many rows of the picture as a block has
	sums  []int32
	row   []uint8
}

func newBlockRows(m image.Image, block int) *blockRows {
	width := m.Bounds().Dx()
	blocks := (width + block - 1) / block
	return &blockRows{
		m: m, block: block,
		strip: image.NewRGBA(image.Rect(0, 0, width, block)),
		sums:  make([]int32, 4*blocks), row: make([]uint8, 4*blocks),
	}
}

// read returns row y, which is valid until the next call.
func (b *blockRows) read(y int) []uint8 {
	from := b.m.Bounds()
	width, height := from.Dx(), min(b.block, from.Dy()-y*b.block)
	draw.Draw(b.strip, image.Rect(0, 0, width, height), b.m, from.Min.Add(image.Pt(0, y*b.block)), draw.Src)
	if b.block == 1 {
		return b.strip.Pix
	}
	clear(b.sums)
	for line := range height {
		pix := b.strip.Pix[line*b.strip.Stride:][:4*width]
		for i := 0; len(pix) > 0; i += 4 {
			n := min(4*b.block, len(pix))
			var red, green, blue, alpha int32
			for p := pix[:n]; len(p) >= 4; p = p[4:] {
				red, green, blue, alpha = red+int32(p[0]), green+int32(p[1]), blue+int32(p[2]), alpha+int32(p[3])
			}
			s := b.sums[i : i+4 : i+4]
			s[0], s[1], s[2], s[3] = s[0]+red, s[1]+green, s[2]+blue, s[3]+alpha
			pix = pix[n:]
		}
	}
	for i, s := range b.sums {
		pixels := int32(height * min(b.block, width-i/4*b.block))
		b.row[i] = uint8((s + pixels/2) / pixels)
	}
	return b.row
}
