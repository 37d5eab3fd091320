package seed

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// officeTexts returns the plain texts of testdata/office, by name.
func officeTexts(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("testdata/office/*.txt")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d texts, %v", len(paths), err)
	}
	texts := map[string]string{}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimSuffix(filepath.Base(path), ".txt")] = string(b)
	}
	return texts
}

// sameAsText compares an article with that of the plain text.
func sameAsText(t *testing.T, name string, data []byte, text string) {
	t.Helper()
	want := mustParse(t, "a.txt", []byte(text))
	got, err := Parse(name, data, utc)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	checkArticle(t, got)
	if got.Title != want.Title || got.Body != want.Body {
		t.Errorf("%s:\ngot  %q, %q\nwant %q, %q", name, got.Title, got.Body, want.Title, want.Body)
	}
}

// TestDocumentFields: lines with what is said of an article, above or below the title of a document, are its header.
func TestDocumentFields(t *testing.T) {
	const body = "It opens: at last. The council paid for it."
	for _, c := range []struct{ paragraphs, title, authors, date, held, body string }{
		{"Mill opens|Author: Ann Roe|Date: 4 May 2027|" + body, "Mill opens", "Ann Roe", "2027-05-04", "", body},
		{"Title: Mill opens|Date: 4 May 2026|" + body, "Mill opens", "", "2026-05-04", "", body},
		{"Title: Mill opens|Status: Draft|" + body, "Mill opens", "", "", "header: Status: Draft", body},
		{"Author: Ann Roe|Tags: mill|Mill opens|" + body, "Mill opens", "Ann Roe", "", "", body},
		{"Mill opens|Author: Ann Roe|Date: 4 May 2026|Place: Elm|" + body, "Mill opens", "Ann Roe", "2026-05-04", "", "Place: Elm\n\n" + body},
		{"Mill opens|Place: Elm|Time: 8 pm|" + body, "Mill opens", "", "", "", "Place: Elm\n\nTime: 8 pm\n\n" + body},
		{"Mill opens: at last|" + body, "Mill opens: at last", "", "", "", body},
	} {
		a := mustParse(t, "a.rtf", []byte(`{\rtf1\ansi `+strings.ReplaceAll(c.paragraphs, "|", `\par `)+`}`))
		date := ""
		if !a.Date.IsZero() {
			date = a.Date.Format(time.DateOnly)
		}
		if a.Title != c.title || strings.Join(a.Authors, ",") != c.authors || date != c.date || a.Held != c.held || a.Body != c.body {
			t.Errorf("%q: title %q, authors %q, date %s, held %q, body %q", c.paragraphs, a.Title, a.Authors, date, a.Held, a.Body)
		}
	}
}

// TestDocumentRemarks: comments and properties that hold a document back, and others.
func TestDocumentRemarks(t *testing.T) {
	for remark, held := range map[string]string{
		"Do not publish yet": "held", "HOLD": "held", "hold this please": "held", "Embargo 1 March 2041": "2041-03-01", "Publish only after the vote": "held", "Do not publish before the vote": "held",
		"Not yet": "", "Check the sum": "", "Is this still on hold?": "", "first draft by Ann, final by Bo": "", "Draft of 2024?": "", "The embargo is over": "", "embargo lifted": "", "Should we publish before the vote?": "",
	} {
		for _, where := range []string{`{\*\annotation\pard\plain REMARK\par}`, `{\info{\doccomm REMARK}}`} {
			a := mustParse(t, "a.rtf", []byte(`{\rtf1\ansi `+strings.Replace(where, "REMARK", remark, 1)+`Mill opens\par It opens at last. The council paid for it.}`))
			if heldUntil(a) != held || held == "held" && !strings.HasPrefix(a.Held, `remark "`) || strings.Contains(a.Title+a.Body, remark) {
				t.Errorf("%s, %q: held %q, want %q; title %q, body %q", where, remark, heldUntil(a), held, a.Title, a.Body)
			}
		}
	}
}

// TestDocuments: the same text as .docx, .odt and .rtf gives the same article as the plain text.
func TestDocuments(t *testing.T) {
	zipped := func(parts ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := 0; i < len(parts); i += 2 {
			w, err := z.Create(parts[i])
			if err != nil {
				t.Fatal(err)
			}
			_, _ = w.Write([]byte(parts[i+1]))
		}
		_ = z.Close()
		return b.Bytes()
	}
	for name, text := range officeTexts(t) {
		var docx, odt, rtf strings.Builder
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			docx.WriteString("<w:p><w:r><w:t>" + html.EscapeString(line) + "</w:t></w:r></w:p>")
			odt.WriteString("<text:p>" + html.EscapeString(line) + "</text:p>")
			for _, r := range line {
				if r < 0x80 {
					rtf.WriteRune(r)
				} else {
					fmt.Fprintf(&rtf, `\u%d?`, r)
				}
			}
			rtf.WriteString("\\par\n")
		}
		sameAsText(t, name+".docx", zipped("[Content_Types].xml", "<Types/>", "_rels/.rels", "<Relationships/>", "word/document.xml", "<w:document><w:body>"+docx.String()+"</w:body></w:document>"), text)
		sameAsText(t, name+".odt", zipped("content.xml", "<office:document-content><office:body><office:text>"+odt.String()+"</office:text></office:body></office:document-content>"), text)
		sameAsText(t, name+".rtf", []byte(`{\rtf1\ansi `+rtf.String()+"}"), text)
	}
}

// TestLibreOffice: LibreOffice writes the texts as .docx, .odt and .rtf, and each gives the article of the plain text.
func TestLibreOffice(t *testing.T) {
	testkit.OneGoroutine(t)
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed; on Debian: apt-get install libreoffice-writer")
	}
	texts := officeTexts(t)
	dir := t.TempDir()
	for _, kind := range []string{"docx", "odt", "rtf"} {
		args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", kind, "--outdir", dir}
		for name := range texts {
			args = append(args, "testdata/office/"+name+".txt")
		}
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
		out, err := exec.CommandContext(ctx, program, args...).CombinedOutput()
		if cancel(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
		for name, text := range texts {
			data, err := os.ReadFile(filepath.Join(dir, name+"."+kind))
			if err != nil {
				t.Fatalf("soffice wrote no %s.%s: %v\n%s", name, kind, err, out)
			}
			sameAsText(t, name+"."+kind, data, text)
		}
	}
}

// TestDocumentErrors: what is wrong with a document is told, and how to mend it.
func TestDocumentErrors(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.docx", "It is here.", "save it as one of these"},
		{"a.rtf", "It is here.", "save it as one of these"},
		{"a.rtf", `{\rtf1 {\pict 00}}`, "no text in it"},
	} {
		if _, err := Parse(c.name, []byte(c.data), utc); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want %q", c.name, c.data, err, c.want)
		}
	}
}
