package syndication

import (
	"bytes"
	"encoding/binary"
	"math"
	"sync"
)

// Favicon is the icon of a site that has none of its own, as an ICO file (image/x-icon) of 16, 32 and 48 pixels: a seed
// and the waves of a feed. The caller must not change the bytes; they are the same at every call.
func Favicon() []byte { return favicon() }

var favicon = sync.OnceValue(func() []byte {
	sizes := []int{16, 32, 48}
	var head, body bytes.Buffer
	write(&head, []uint16{0, 1, uint16(len(sizes))})
	for _, n := range sizes {
		start := 6 + 16*len(sizes) + body.Len()
		before := body.Len()
		bitmap(&body, n)
		write(&head, []uint8{uint8(n), uint8(n), 0, 0})
		write(&head, []uint16{1, 32})
		write(&head, []uint32{uint32(body.Len() - before), uint32(start)})
	}
	return append(head.Bytes(), body.Bytes()...)
})

// write never fails: a Buffer takes all, and the types are of fixed size.
func write[T uint8 | uint16 | uint32](b *bytes.Buffer, v []T) {
	_ = binary.Write(b, binary.LittleEndian, v)
}

// bitmap writes the picture as an uncompressed bitmap. PNG would be smaller, but gdk-pixbuf, and Liferea with it, reads
// no compressed icons.
func bitmap(b *bytes.Buffer, n int) {
	maskRow := (n + 31) / 32 * 4
	write(b, []uint32{40, uint32(n), uint32(2 * n), 1 | 32<<16, 0, uint32(4*n*n + maskRow*n), 0, 0, 0, 0})
	for y := n - 1; y >= 0; y-- { // rows from the bottom
		for x := range n {
			write(b, pixel(x, y, n))
		}
	}
	b.Write(make([]byte, maskRow*n)) // the alpha channel says all
}

const samples = 8 // a side of each pixel: smooth edges

// pixel is blue, green, red, alpha: the mean of many points.
func pixel(x, y, n int) []uint8 {
	var ground, mark float64
	for s := range samples * samples {
		px := (float64(x) + (float64(s%samples)+.5)/samples) / float64(n)
		py := (float64(y) + (float64(s/samples)+.5)/samples) / float64(n)
		if inTile(px, py) {
			ground++
			if inMark(px, py) {
				mark++
			}
		}
	}
	if ground == 0 {
		return make([]uint8, 4)
	}
	mix := func(back, front float64) uint8 { return uint8(math.Round(back + (front-back)*mark/ground)) }
	return []uint8{mix(0x1f, 0xf4), mix(0x4a, 0xfa), mix(0xa3, 0xff), uint8(math.Round(255 * ground / (samples * samples)))}
}

// inTile tells whether a point of the unit square, its y downwards, lies in the square with round corners.
func inTile(x, y float64) bool {
	const corner = .2
	dx := math.Max(0, math.Abs(x-.5)-(.5-corner))
	dy := math.Max(0, math.Abs(y-.5)-(.5-corner))
	return math.Hypot(dx, dy) <= corner
}

// inMark tells whether a point lies in the seed, an ellipse that leans to the right, or in one of the two waves.
func inMark(x, y float64) bool {
	const seedX, seedY = .3, .7
	along := ((x - seedX) - (y - seedY)) / math.Sqrt2
	across := ((x - seedX) + (y - seedY)) / math.Sqrt2
	if math.Hypot(along/.14, across/.1) <= 1 {
		return true
	}
	// Waves are quarters of rings about the lower left corner of the drawing.
	const left, bottom = .19, .81
	if x < left || y > bottom {
		return false
	}
	r := math.Hypot(x-left, bottom-y)
	return r >= .37 && r <= .47 || r >= .58 && r <= .68
}
