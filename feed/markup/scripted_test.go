package markup

import (
	"strings"
	"testing"
)

// TestScriptedBody: the longest string with three paragraphs; of broken ones nothing, and in linear time.
func TestScriptedBody(t *testing.T) {
	const three = `<p>a<\/p><p>\"b\"<\/p><p>c<\/p>`
	for page, want := range map[string]string{
		`x="` + three + `"`:                             `<p>a</p><p>"b"</p><p>c</p>`,
		`x="<p>a<\/p>";y="` + three + `";z="<p>d<\/p>"`: `<p>a</p><p>"b"</p><p>c</p>`,
		`x="<p>a<\/p><p>b<\/p>"`:                        "",
		`x='` + three + `'`:                             "",
		`x="\` + three + `"`:                            "",
		`x="` + strings.TrimSuffix(three, ">"):          "",
		`x="\q` + three + `"`:                           "",
		three:                                           "",
		"":                                              "",
	} {
		if got := scriptedBody(page); got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
	for _, part := range []string{`<\/p>`, `"<\/p>`, `\"<\/p>`, `\`, `"`} {
		scriptedBody(strings.Repeat(part, 1<<20))
	}
}
