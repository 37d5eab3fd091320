package office

import "testing"

// TestAuthors: the properties name the authors where the text has their names as lines. The first author of an OpenDocument text
// counts alone below the title only: others who are named in the text or in a list did not write it.
func TestAuthors(t *testing.T) {
	docx := func(creator, lines string) []byte {
		return docxFile(t, lines, "docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>`+creator+`</dc:creator></cp:coreProperties>`)
	}
	odt := func(creator, lines string) []byte {
		return odtFile(t, "", lines, "meta.xml", `<office:meta><meta:initial-creator>`+creator+`</meta:initial-creator></office:meta>`)
	}
	p := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"one":              {docx("Ann Roe", p("Pier opens")+p("Ann Roe, Elm")), "Ann Roe"},
		"two":              {docx("Ann Roe; Bo Lind", p("Pier opens")+p("Ann Roe")+p("Bo Lind")+p("The pier is open.")), "Ann Roe, Bo Lind"},
		"two, one of them": {docx("Ann Roe; Bo Lind", p("Pier opens")+p("Ann Roe")+p("The pier is open, said Bo Lind.")), ""},
		"a team":           {docx("Ann Roe; Bo Lind", p("Team for May")+p("Ann Roe")+p("Eve Hall")+p("Bo Lind")+p("The game is at two.")), ""},
		"a firm":           {docx("Roe; Lind Ltd", p("Pier opens")+p("Lind Ltd")+p("The pier is open.")), ""},
		"none":             {docx("IT", p("Pier opens")+p("IT")), ""},
		"first":            {odt("Ann Roe", "<text:p>Pier opens</text:p><text:p>Ann Roe</text:p><text:p>It is open.</text:p>"), "Ann Roe"},
		"first, of many":   {odt("Ann Roe", "<text:p>Winners</text:p><text:p>Ann Roe</text:p><text:p>Eve Hall</text:p><text:p>It is over.</text:p>"), ""},
		"first, told of":   {odt("Ann Roe", "<text:p>Pier opens</text:p><text:p>It is open, said Ann Roe.</text:p>"), ""},
	} {
		d, err := Read(c.data)
		if err != nil || d.Byline != c.want {
			t.Errorf("%s: %q, %v; want %q", name, d.Byline, err, c.want)
		}
	}
}
