package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"seedfeed/feed/markup"
	"seedfeed/feed/testkit"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata/*.txtar")

// Starts and ends around the bodies that testdata gives.
const (
	docxStart = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	docxEnd   = `</w:body></w:document>`
	odtStart  = `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>`
	odtMiddle = `</office:automatic-styles><office:body><office:text>`
	odtEnd    = `</office:text></office:body></office:document-content>`
)

// zipped makes a ZIP archive of names and contents, in order.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// docxFile and odtFile make files of a body and of other parts.
func docxFile(t testing.TB, body string, parts ...string) []byte {
	return zipped(t, append([]string{"[Content_Types].xml", "<Types/>", "_rels/.rels", "<Relationships/>", "word/document.xml", docxStart + body + docxEnd}, parts...)...)
}

func odtFile(t testing.TB, styles, body string, parts ...string) []byte {
	return zipped(t, append([]string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odtStart + styles + odtMiddle + body + odtEnd}, parts...)...)
}

// show writes a document for comparison: its properties, then its blocks as HTML.
func show(d *markup.Document) string {
	return strings.TrimSpace(d.Title+"|"+d.Byline+"\n"+strings.ReplaceAll(markup.Render(d.Blocks, markup.Options{}), ">\n<", "><")) + "\n"
}

// TestGolden compares what the files of testdata become. A file NAME.docx or NAME.odt is the body of such a document;
// NAME.docx/PART beside it is another part of it; NAME.want is what must come out.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var file, body, styles string
		var parts []string
		for i := range archive.Files {
			f := &archive.Files[i]
			data := string(f.Data)
			switch {
			case strings.HasSuffix(f.Name, ".want"):
				t.Run(filepath.Base(name)+"/"+file, func(t *testing.T) {
					in := []byte(body)
					switch filepath.Ext(file) {
					case ".docx":
						in = docxFile(t, body, parts...)
					case ".odt":
						in = odtFile(t, styles, body, parts...)
					}
					d, err := Read(in)
					if err != nil {
						t.Fatal(err)
					}
					got := show(d)
					if *update {
						f.Data = []byte(got)
					} else if got != data {
						t.Errorf("%s\ngot\n%s\nwant\n%s", body, got, data)
					}
				})
			case strings.HasSuffix(f.Name, "/styles"):
				styles = data
			case strings.Contains(f.Name, "/"):
				_, part, _ := strings.Cut(f.Name, "/")
				parts = append(parts, part, data)
			default:
				file, body, styles, parts = f.Name, data, "", nil
			}
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestErrors: what is no document, or one beyond the limits, is told from one another.
func TestErrors(t *testing.T) {
	deep := strings.Repeat("<w:sdt>", maxDepth+10)
	for _, test := range []struct {
		name string
		data []byte
		want error
		says string
	}{
		{"nothing", nil, errNot, ""},
		{"text", []byte("It is here."), errNot, ""},
		{"a part of an RTF file", []byte(`{\pard It is here.}`), errNot, ""},
		{"an archive of other things", zipped(t, "a.txt", "It is here."), errNot, ""},
		{"cut off", docxFile(t, "<w:p/>")[:60], nil, "save it again"},
		{"broken", docxFile(t, "<w:p><w:r"), nil, "document: XML syntax error"},
		{"no text part", zipped(t, "[Content_Types].xml", "", "_rels/.rels", "<Relationships/>"), nil, "no document.xml"},
		{"nests too deeply", docxFile(t, deep), ErrDeep, ""},
		{"groups nest too deeply", []byte(`{\rtf1` + strings.Repeat("{", maxDepth+10)), ErrDeep, ""},
		{"with a password", zipped(t, "content.xml", "\x01", "META-INF/manifest.xml", "<manifest:encryption-data/>"), ErrLocked, ""},
		{"Word's with a password", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrLocked, ""},
		{"old Word's under a newer name", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"), errOld, ""},
	} {
		_, err := Read(test.data)
		if err == nil || test.want != nil && !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// TestLarge: a small file does not become a large document.
func TestLarge(t *testing.T) {
	if testkit.Race {
		t.Skip("SKIPPED: one goroutine packs and reads hundreds of megabytes; with the race detector that takes a minute")
	}
	for name, data := range map[string][]byte{
		"unzips to too much": zipped(t, "content.xml", strings.Repeat(" ", maxUnzipped+1)),
		"too much text":      odtFile(t, "", "<text:p>"+strings.Repeat("<text:span>&amp;</text:span>", maxText/4)+"</text:p>"),
	} {
		if _, err := Read(data); !errors.Is(err, ErrLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPicture: a picture inside a file is found by the address that its block has, and nothing but pictures.
func TestPicture(t *testing.T) {
	in := docxFile(t, `<w:p><w:r><w:drawing><wp:docPr descr="The quay"/><a:blip r:embed="r1"/></w:drawing></w:r></w:p>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="r1" Target="media/a.png"/></Relationships>`, "word/media/a.png", "picture", "word/media/large.png", strings.Repeat(" ", maxPicture+1))
	d, err := Read(in)
	if err != nil || len(d.Blocks) != 1 || d.Blocks[0].Kind != markup.Picture || d.Blocks[0].Spans[0].Alt != "The quay" {
		t.Fatal(d, err)
	}
	name, embedded := strings.CutPrefix(d.Blocks[0].Spans[0].Address, markup.Embedded)
	if b, err := Picture(in, name); err != nil || string(b) != "picture" || !embedded {
		t.Errorf("%q %v", b, err)
	}
	if _, err := Picture(in, "word/media/large.png"); !errors.Is(err, ErrLarge) {
		t.Errorf("over the limit: %v", err)
	}
	for _, name := range []string{"word/media/b.png", "word/document.xml", "", "../a.png"} {
		if _, err := Picture(in, name); err == nil {
			t.Errorf("%q is a picture", name)
		}
	}
}

// TestMargins: what stands above or below every page or behind the text is told apart as well, each part of it, but for the number
// of the page.
func TestMargins(t *testing.T) {
	const rels = `<Relationships><Relationship Id="h" Type="x/header" Target="header1.xml"/><Relationship Id="f" Type="x/footer" Target="footer1.xml"/></Relationships>`
	const tabs = `<w:hdr><w:p><w:pPr><w:tabs><w:tab w:val="right"/></w:tabs></w:pPr><w:r><w:t>Elm Post</w:t></w:r><w:r><w:tab/><w:t>DRAFT</w:t></w:r></w:p></w:hdr>`
	const word = `<w:ftr><w:p><w:r><w:pict><v:shape><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r></w:p></w:ftr>`
	for name, c := range map[string]struct {
		data []byte
		want []string
	}{
		"docx":            {docxFile(t, `<w:p><w:r><w:t>It sails.</w:t></w:r></w:p><w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>`, "word/_rels/document.xml.rels", rels, "word/header1.xml", tabs, "word/footer1.xml", word), []string{"[Elm Post]", "[DRAFT]", "[CONFIDENTIAL]"}},
		"docx not in use": {docxFile(t, `<w:p><w:r><w:t>It sails.</w:t></w:r></w:p><w:sectPr><w:footerReference r:id="f"/></w:sectPr>`, "word/_rels/document.xml.rels", rels, "word/header1.xml", tabs, "word/footer1.xml", word), []string{"[CONFIDENTIAL]"}},
		"docx deleted":    {docxFile(t, `<w:p><w:r><w:t>It sails.</w:t></w:r></w:p><w:sectPr><w:headerReference r:id="h"/></w:sectPr>`, "word/_rels/document.xml.rels", rels, "word/header1.xml", `<w:hdr><w:p><w:r><w:t>Elm</w:t></w:r><w:del><w:r><w:delText> DRAFT</w:delText></w:r></w:del></w:p></w:hdr>`), []string{"[Elm]"}},
		"odt deleted":     {odtFile(t, "", `<text:p>It sails.</text:p>`, "styles.xml", `<office:master-styles><style:master-page><style:header><text:tracked-changes><text:changed-region><text:deletion><text:p>DRAFT</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Elm Post</text:p></style:header></style:master-page></office:master-styles>`), []string{"[Elm Post]"}},
		"rtf deleted":     {[]byte(`{\rtf1{\header Elm Post{\deleted\ DRAFT}\par}It sails.}`), []string{"[Elm Post]"}},
		"odt":             {odtFile(t, "", `<text:p>It sails.</text:p>`, "styles.xml", `<office:master-styles><style:master-page><style:header><text:p>Elm Post | DRAFT</text:p></style:header><style:footer><text:p>(Hold it)</text:p></style:footer></style:master-page></office:master-styles>`), []string{"[Elm Post]", "[DRAFT]", "[Hold it]"}},
		"rtf":             {[]byte(`{\rtf1{\header Elm Post\tab DRAFT\par Hold it {\field{\*\fldinst PAGE}}}It sails.}`), []string{"[Elm Post]", "[DRAFT]", "[Hold it]"}},
	} {
		d, err := Read(c.data)
		if err != nil || !slices.Equal(d.Remarks, c.want) || len(d.Blocks) != 1 || d.Blocks[0].Text != "It sails." {
			t.Errorf("%s: %q, %v", name, d.Remarks, err)
		}
	}
}

// TestRemarks: what people write beside the text is told apart from it, but for comments that are done and keywords, which say what
// it is about.
func TestRemarks(t *testing.T) {
	const core = `<cp:coreProperties><dc:title>The Ferry</dc:title><dc:description>Do not publish</dc:description><cp:keywords>embargo</cp:keywords><cp:contentStatus>Draft</cp:contentStatus></cp:coreProperties>`
	const comments = `<w:comments><w:comment w:id="0"><w:p><w:r><w:t>Hold </w:t></w:r><w:r><w:t>it</w:t></w:r></w:p><w:p w14:paraId="1"><w:r><w:t>until May</w:t></w:r></w:p></w:comment><w:comment w:id="1"><w:p w14:paraId="2"><w:r><w:t>Draft</w:t></w:r></w:p></w:comment><w:comment w:id="2"><w:p w14:paraId="3"><w:r><w:t>Hold on</w:t></w:r></w:p></w:comment></w:comments>`
	for name, c := range map[string]struct {
		data []byte
		want []string
	}{
		"docx": {docxFile(t, `<w:p><w:r><w:t>It sails.</w:t></w:r></w:p>`, "docProps/core.xml", core, "word/comments.xml", comments, "word/commentsExtended.xml", `<w15:commentsEx><w15:commentEx w15:paraId="1" w15:done="0"/><w15:commentEx w15:paraId="2" w15:done="1"/><w15:commentEx w15:paraId="3" w15:paraIdParent="2" w15:done="0"/></w15:commentsEx>`),
			[]string{"Do not publish", "[Draft]", "Hold it", "until May"}},
		"odt":              {odtFile(t, "", `<text:p>It <office:annotation><dc:creator>Ann</dc:creator><text:p>Hold it</text:p></office:annotation><office:annotation loext:resolved="true"><text:p>Not yet</text:p></office:annotation>sails.</text:p>`, "meta.xml", `<office:meta><meta:keyword>embargo</meta:keyword><dc:description>do not publish</dc:description></office:meta>`), []string{"do not publish", "Hold it"}},
		"docx with a link": {docxFile(t, `<w:p><w:r><w:t>It sails.</w:t></w:r></w:p>`, "word/comments.xml", `<w:comments><w:comment w:id="0"><w:p><w:r><w:t>Do not publish, see </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://elm.example/"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the list</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:comment></w:comments>`), []string{"Do not publish, see the list"}},
		"rtf with a link":  {[]byte(`{\rtf1 It {\*\annotation Do not publish, see {\field{\*\fldinst {HYPERLINK "https://elm.example/"}}{\fldrslt the list}}\par {\field{\*\fldinst PAGE}{\fldrslt 2}} please}sails.}`), []string{"Do not publish, see the list", "2 please"}},
		"rtf":              {[]byte(`{\rtf1{\info{\title x}{\doccomm Do not publish}}It {\*\atnid A}{\*\annotation Hold it\par until May}sails.}`), []string{"Do not publish", "Hold it", "until May"}},
	} {
		d, err := Read(c.data)
		if err != nil || !slices.Equal(d.Remarks, c.want) || len(d.Blocks) != 1 || d.Blocks[0].Text != "It sails." {
			t.Errorf("%s: %q, %v", name, d.Remarks, err)
		}
	}
}

// FuzzRead: any bytes, and any body and styles of the kinds of document, give a document or an error.
func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		if archive, err := txtar.ParseFile(name); err == nil {
			for _, a := range archive.Files {
				f.Add(string(a.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, in := range [][]byte{[]byte(s), docxFile(t, s), docxFile(t, "", "word/styles.xml", s), odtFile(t, s, s), []byte(`{\rtf1 ` + s)} {
			a, err := Read(in)
			if err != nil {
				continue
			}
			if b, err := Read(in); err != nil || show(a) != show(b) {
				t.Errorf("the second reading differs: %v", err)
			}
		}
	})
}
