package office

import (
	"strconv"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// codePage returns the encoding of a code page's number, nil for one that is not known.
func codePage(n int) encoding.Encoding {
	name := "windows-" + strconv.Itoa(n)
	switch n {
	case 932:
		name = "shift_jis"
	case 936:
		name = "gbk"
	case 949:
		name = "euc-kr"
	case 950:
		name = "big5"
	case 10000:
		name = "macintosh"
	case 65001:
		name = "utf-8"
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return e
}

// charsets gives the code pages of fonts.
var charsets = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}
