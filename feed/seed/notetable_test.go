package seed

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/header"
)

// notionPage is a page as Notion exports it, with properties "name|value".
func notionPage(properties ...string) string {
	var rows strings.Builder
	for _, p := range properties {
		name, value, _ := strings.Cut(p, "|")
		fmt.Fprintf(&rows, `<tr class="property-row property-row-text"><th><span class="icon property-icon"><svg viewBox="0 0 16 16"><path d="M1 1"></path></svg></span>%s</th><td>%s</td></tr>`, name, value)
	}
	return `<html><head><title>Weir to be mended</title></head><body><article id="1f2c" class="page sans"><header><h1 class="page-title">Weir to be mended</h1><p class="page-description"></p><table class="properties"><tbody>` + rows.String() + `</tbody></table></header><div class="page-body"><p>The weir at Osk is to be mended before spring, the parish said on Monday. It has leaked for three winters, and the mill below it stands still.</p><p>The miller has asked for a new gate too.</p></div></article></body></html>`
}

// TestNotionProperties: what the properties of a page say holds it back, and nothing of it is text.
func TestNotionProperties(t *testing.T) {
	const (
		ticked   = `<div class="checkbox checkbox-on"></div>`
		unticked = `<div class="checkbox checkbox-off"></div>`
		tag      = `<span class="selected-value select-value-color-blue">%s</span>`
	)
	opt := header.Options{Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)}
	for property, held := range map[string]bool{
		`Status|<span class="status-value"><div class="status-dot"></div>In review</span>`: true,
		"Status|Draft": true, "Status|Not started": true, "Published|" + unticked: true, "Draft|" + ticked: true, "Publish on|<time>@March 5, 2027</time>": true,
		"Status|Done": false, "Status|Published": false, "Status|": false, "Published|" + ticked: false, "Draft|" + unticked: false, "Publish on|<time>@March 5, 2026</time>": false,
		"Read|" + unticked: false, "Due|<time>@March 5, 2027</time>": false, "State|Ohio": false, "Type|Draft beer": false,
		"Tags|" + fmt.Sprintf(tag, "Draft laws"): false,
	} {
		a, err := Parse("weir.html", []byte(notionPage(`Author|<span class="user"><span class="icon user-icon">A</span>Ann Roe</span>`, property)), opt)
		if err != nil {
			t.Fatal(err)
		}
		if waits := a.Held != "" || a.NotBefore.After(opt.Now); waits != held {
			t.Errorf("%s: held %v (%s, %s)", property, waits, a.Held, a.NotBefore)
		}
		if name, _, _ := strings.Cut(property, "|"); fmt.Sprint(a.Authors) != "[Ann Roe]" || a.Title != "Weir to be mended" || strings.Contains(a.Body, "Ann Roe") || held && strings.Contains(a.Body, name) {
			t.Errorf("%s: title %q, authors %q, text %q", property, a.Title, a.Authors, a.Body)
		}
	}
	a, _ := Parse("weir.html", []byte(notionPage("Tags|"+fmt.Sprintf(tag, "New gate")+fmt.Sprintf(tag, "Money"), "Serves|4", "Date|<time>@March 5, 2026</time>")), opt)
	if strings.Join(a.Tags, "|") != "New gate|Money" || a.Date.Format(time.DateOnly) != "2026-03-05" || !strings.HasPrefix(a.Body, "Serves | 4\n\nThe weir") {
		t.Errorf("tags %q, date %s, text %q", a.Tags, a.Date, a.Body)
	}
	other := strings.ReplaceAll(notionPage("Author|Ann Roe", "Rooms|4"), "property-row", "row")
	if a, _ := Parse("weir.html", []byte(other), opt); len(a.Authors) > 0 {
		t.Errorf("a table of another program gives authors %q", a.Authors)
	}
}

// TestEvernoteTable: what Evernote exports above a note is read alike.
func TestEvernoteTable(t *testing.T) {
	const note = `<html><head><title>Weir to be mended</title></head><body><a name="1"/><h1>Weir to be mended</h1><div><table bgcolor="#D4DDE5" border="0"><tr><td><b>Author:</b></td><td><i>Ann Roe</i></td></tr><tr><td><b>Tags:</b></td><td><i>mill, %s</i></td></tr></table></div><br/><div><div>The weir at Osk is to be mended before spring, the parish said on Monday. It has leaked for three winters.</div></div></body></html>`
	for tag, held := range map[string]bool{"draft": true, "draft laws": false} {
		a := mustParse(t, "weir.html", fmt.Appendf(nil, note, tag))
		if (a.Held != "") != held || fmt.Sprint(a.Authors) != "[Ann Roe]" || strings.Join(a.Tags, "|") != "mill|"+tag || !strings.HasPrefix(a.Body, "The weir") {
			t.Errorf("%s: held %q, authors %q, tags %q, text %q", tag, a.Held, a.Authors, a.Tags, a.Body)
		}
	}
}
