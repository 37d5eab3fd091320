package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
)

// maxAnimation is the size in bytes up to which an animated GIF stays animated.
const maxAnimation = 2 << 20

// keepAnimation returns an animated GIF without its comments and foreign extensions.
func keepAnimation(data []byte, h header) ([]Form, error) {
	var kept bytes.Buffer
	if _, err := copyGIF(&kept, data); err != nil {
		return nil, err
	}
	return []Form{newForm(kept.Bytes(), kindGIF, image.Pt(h.width, h.height))}, nil
}

// walkGIF reads the blocks of a GIF file.
func (h *header) walkGIF(data []byte) error {
	frames, err := copyGIF(nil, data)
	h.animated = frames > 1
	h.memory = int64(h.width) * int64(h.height)
	return err
}

// copyGIF copies a GIF file (GIF89a, section 11 and up) up to its trailer and counts its frames. Of the extensions it
// copies graphic controls and the loop of Netscape; it drops comments, texts and what other programs left.
// Where w is nil it only counts.
func copyGIF(w *bytes.Buffer, data []byte) (frames int, err error) {
	c := gifCopy{w: w, rest: data}
	head := c.take(13)
	if head == nil {
		return 0, errCut
	}
	canvas := image.Pt(int(binary.LittleEndian.Uint16(head[6:])), int(binary.LittleEndian.Uint16(head[8:])))
	c.keep(head, c.take(colorTable(head[10])))
	for !c.cut {
		switch start := c.take(1); {
		case start == nil:
		case start[0] == 0x3b: // trailer
			c.keep(start)
			return frames, nil
		case start[0] == 0x21:
			c.extension(start)
		case start[0] == 0x2c:
			frames++
			if err := c.frame(start, canvas); err != nil {
				return frames, err
			}
		default:
			return frames, fmt.Errorf("damaged: a block of the unknown kind %#x", start[0])
		}
	}
	return frames, errCut
}

// gifCopy is a GIF file while it is copied.
type gifCopy struct {
	w    *bytes.Buffer // or nil
	rest []byte        // of the file
	cut  bool          // the file ended within a block
}

// take takes n bytes, or nil where they are not there.
func (c *gifCopy) take(n int) []byte {
	if c.cut = c.cut || n > len(c.rest); c.cut {
		return nil
	}
	taken := c.rest[:n]
	c.rest = c.rest[n:]
	return taken
}

// blocks takes data blocks up to the empty one that ends them.
func (c *gifCopy) blocks() []byte {
	from, n := c.rest, 0
	for {
		size := c.take(1)
		if size == nil {
			return nil
		}
		c.take(int(size[0]))
		if n += 1 + int(size[0]); size[0] == 0 {
			return from[:n]
		}
	}
}

func (c *gifCopy) keep(parts ...[]byte) {
	for _, p := range parts {
		if c.w != nil && !c.cut {
			c.w.Write(p)
		}
	}
}

// extension copies or drops one extension.
func (c *gifCopy) extension(start []byte) {
	const graphicControl, application = 0xf9, 0xff
	kind := c.take(1)
	body := c.blocks()
	if c.cut {
		return
	}
	if kind[0] == graphicControl || kind[0] == application && isLoop(body) {
		c.keep(start, kind, body)
	}
}

// isLoop reports whether the blocks of an application extension are the loop of Netscape and nothing else.
func isLoop(body []byte) bool {
	return len(body) == 17 && string(body[:14]) == "\x0bNETSCAPE2.0\x03\x01" && body[16] == 0
}

// frame copies one frame, which must be within the canvas.
func (c *gifCopy) frame(start []byte, canvas image.Point) error {
	place := c.take(9)
	if place == nil {
		return errCut
	}
	left, top := binary.LittleEndian.Uint16(place), binary.LittleEndian.Uint16(place[2:])
	w, h := binary.LittleEndian.Uint16(place[4:]), binary.LittleEndian.Uint16(place[6:])
	if int(left)+int(w) > canvas.X || int(top)+int(h) > canvas.Y {
		return errors.New("damaged: a frame reaches over the edge of the picture")
	}
	c.keep(start, place, c.take(colorTable(place[8])), c.take(1), c.blocks())
	return nil
}

// colorTable returns the size in bytes of the color table that the flags announce.
func colorTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (1 + flags&7)
}
