package office

import (
	"strconv"
	"strings"
)

// Destinations by the control word that begins them. What is not named here is shown.
var destinations = map[string]destination{
	"fonttbl": fontTable, "stylesheet": styleSheet, "title": title, "author": author, "fldinst": instruction, "listtext": itemMark, "pntext": itemMark,
	"annotation": remark, "doccomm": remark, "comment": remark, "subject": unshown, "category": unshown, "keywords": unshown,
	"colortbl": unshown, "info": unshown, "pict": unshown, "object": unshown, "objdata": unshown, "header": margin, "headerl": margin, "headerr": margin, "headerf": margin,
	"footer": margin, "footerl": margin, "footerr": margin, "footerf": margin, "listtable": unshown, "listoverridetable": unshown, "atnid": unshown, "atnauthor": unshown,
	"xe": unshown, "tc": unshown, "tcn": unshown, "rxe": unshown, "nonshppict": unshown, "revtbl": unshown, "rsidtbl": unshown, "generator": unshown, "filetbl": unshown, "ftnsep": unshown, "ftnsepc": unshown, "aftnsep": unshown,
	"company": unshown, "operator": unshown, "manager": unshown, "creatim": unshown, "revtim": unshown, "printim": unshown, "buptim": unshown,
	"private": unshown, "bkmkstart": unshown, "bkmkend": unshown, "pn": unshown, "sp": unshown, "themedata": unshown, "datastore": unshown, "latentstyles": unshown, "mmathPr": unshown, "upr": unshown, "shprslt": unshown,
}

// Characters that have control words.
var rtfCharacters = map[string]string{
	"emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "page": " ", "column": " ",
}

// Formats that control words turn on, and off with a 0 behind them.
var rtfFormats = map[string]format{"b": bold, "i": italic, "v": gone, "strike": struck, "striked": struck, "deleted": gone}

// word carries out a control word with the number behind it, if it has one.
func (r *rtfReader) word(word string, n int, has bool) {
	if d, ok := destinations[word]; ok {
		r.destination(d)
		return
	}
	if s, ok := rtfCharacters[word]; ok {
		r.flush()
		r.put(s)
		return
	}
	if word != "u" && word != "uc" {
		r.flush()
	}
	if f, ok := rtfFormats[word]; ok {
		if r.group.format |= f; has && n == 0 {
			r.group.format &^= f
		}
		return
	}
	switch word {
	case "u":
		r.unicode(n)
	case "uc":
		r.group.uc = min(max(n, 0), 10)
	case "bin":
		r.at = min(r.at+max(n, 0), len(r.in))
	case "ansicpg":
		if e := codePage(n); e != nil {
			r.page = e
		}
	case "mac":
		r.page = codePage(10000)
	case "pc":
		r.page = codePage(437)
	case "pca":
		r.page = codePage(850)
	case "fldrslt":
		if to := fieldLink(strings.TrimSpace(r.group.does)); to != "" {
			r.group.link = to
		}
	default:
		if !r.textWord(word, n, has) {
			r.paragraphWord(word, n)
		}
	}
}

// textWord carries out what concerns the look of text.
func (r *rtfReader) textWord(word string, n int, has bool) bool {
	switch word {
	case "f":
		r.group.font = n
	case "deff":
		r.font, r.group.font = n, n
	case "fmodern", "fprq":
		if r.group.dest == fontTable && (word == "fmodern" || n == 1) {
			r.fixed[r.group.font] = true
		}
	case "fcharset":
		if r.group.dest == fontTable {
			r.fonts[r.group.font] = codePage(charsets[n])
		}
	case "plain":
		r.group.format, r.group.font = 0, r.font
	case "up", "dn": // in half points, from the line; 6 where none are given
		r.group.format &^= raised | sunk
		if f := map[string]format{"up": raised, "dn": sunk}[word]; !has || n > 0 {
			r.group.format |= f
		}
	case "super":
		r.group.format = r.group.format&^sunk | raised
	case "sub":
		r.group.format = r.group.format&^raised | sunk
	case "nosupersub":
		r.group.format &^= raised | sunk
	default:
		return false
	}
	return true
}

// destination makes a group that begins so a destination. Inside one that is not shown all is unshown, but for the
// properties of the document.
func (r *rtfReader) destination(d destination) {
	r.flush()
	if r.group.dest == unshown && d != title && d != author && d != remark {
		return
	}
	if r.group.dest == margin && d == instruction { // the number of the page
		r.group.dest = unshown
		return
	}
	if r.group.dest != shown && r.group.dest != unshown && d != instruction {
		return
	}
	if r.group.dest = d; d == instruction { // in a comment as well, whose text goes on behind it
		r.group.does = ""
		return
	}
	r.name.Reset()
}

// paragraphWord carries out what concerns a paragraph, a style or a table.
func (r *rtfReader) paragraphWord(word string, n int) {
	if r.group.dest == styleSheet {
		r.styleWord(word, n)
	}
	if r.group.dest == remark || r.group.dest == margin {
		r.put(map[string]string{"par": "\n", "tab": "\t"}[word])
	}
	if r.group.dest != shown {
		return
	}
	switch word {
	case "par", "sect":
		r.endParagraph()
	case "tab":
		if r.hangs {
			r.typed()
		}
		r.insert("\t")
	case "line", "lbr", "softline":
		r.insert("<br>")
	case "pard":
		r.para = paragraph{runs: r.para.runs, size: r.para.size}
		r.table, r.side, r.hangs, r.indent = false, 0, false, 0
	case "fi":
		r.hangs = n < 0
	case "li":
		r.indent = n
	case "dropcapli":
		r.drop = n > 0
	case "s":
		r.styled(r.styles[n])
	case "outlinelevel":
		if n >= 0 && n < 9 {
			r.para.level = n + 1
		}
	case "ls":
		r.para.list = "list " + strconv.Itoa(n)
	case "ilvl":
		r.para.depth = min(max(n, 0), 8)
	case "footnote":
		r.startNote()
	case "shptxt":
		r.startBox()
	default:
		if !r.tableWord(word) {
			r.border(word)
		}
	}
}

// styleWord takes note of a style, or of what one says.
func (r *rtfReader) styleWord(word string, n int) {
	switch word {
	case "s", "cs", "ds", "ts":
		r.style = n
		if word != "s" {
			r.style = -1 - n // of characters: names of their own
		}
		r.styles[r.style] = rtfStyle{}
	case "outlinelevel":
		s := r.styles[r.style]
		s.level = n + 1
		r.styles[r.style] = s
	}
}

// tableWord carries out what concerns a table.
func (r *rtfReader) tableWord(word string) bool {
	switch word {
	case "intbl":
		r.table = true
	case "cell", "nestcell":
		r.table = true
		r.endParagraph()
		r.cell = false
	case "row", "nestrow":
		if len(r.writer.table) > 0 {
			r.writer.endRow()
		}
		r.cell = false
	case "trhdr":
		if len(r.writer.table) == 0 {
			r.writer.startTable()
			r.cell = false
		}
		r.writer.table[0].head = true
	default:
		return false
	}
	return true
}

// border notes at which sides of the paragraph lines are drawn: the side comes first, what the line is like after it.
func (r *rtfReader) border(word string) {
	if side, ok := rtfSides[word]; ok {
		r.side = side
		return
	}
	like, ok := strings.CutPrefix(word, "brdr")
	switch {
	case !ok && strings.Contains(word, "brdr"): // of a cell, a row or the page
		r.side = 0
	case ok && like != "none" && like != "nil" && like != "tbl" && like != "w" && like != "cf":
		r.para.border |= r.side
	}
}

var rtfSides = map[string]border{"brdrt": above, "brdrb": below, "brdrl": beside, "brdrr": beside, "box": above | below | beside, "brdrbtw": 0, "brdrbar": 0}

// styled gives the paragraph what its style says.
func (r *rtfReader) styled(s rtfStyle) {
	r.para.level = s.level
	r.para.styled(s.name)
}
