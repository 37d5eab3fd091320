package web

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func testEntry() *entry {
	return newEntry(&Document{
		Type: "application/rss+xml; charset=utf-8", Body: []byte(strings.Repeat("a feed ", 200)),
		Modified: time.Date(2026, 11, 3, 9, 30, 0, 0, time.UTC),
	})
}

func TestIfNoneMatch(t *testing.T) {
	e := testEntry()
	plain, gzip := e.plain.tag[0], e.gzip.tag[0]
	bare := strings.Trim(plain, `"`)
	for _, c := range []struct {
		name, field string
		chosen      *variant
		want        string // tag of the 304; "" when there is none
	}{
		{"the tag", plain, &e.plain, plain},
		{"the tag, reader takes gzip now", plain, &e.gzip, plain},
		{"compressed, reader takes plain now", gzip, &e.plain, gzip},
		{"both, compressed chosen", plain + ", " + gzip, &e.gzip, gzip},
		{"both, plain chosen", gzip + "," + plain, &e.plain, plain},
		{"weak", "W/" + plain, &e.plain, plain},
		{"weak in lower case", "w/" + gzip, &e.gzip, gzip},
		{"list", `"x", W/"y" ,, ` + plain + ` , "z"`, &e.plain, plain},
		{"list without blanks", `"x",` + plain, &e.plain, plain},
		{"comma inside another tag", `"x,y", ` + plain, &e.plain, plain},
		{"our tag inside another", `"x, ` + bare + `"`, &e.plain, ""},
		{"star", "*", &e.gzip, gzip},
		{"star in blanks", " * ", &e.plain, plain},
		{"Apache", `"` + bare + `-gzip"`, &e.gzip, plain},
		{"Apache upon compressed", `"` + bare + `-gz-gzip"`, &e.gzip, gzip},
		{"semicolon", `"` + bare + `;gzip"`, &e.gzip, plain},
		{"Jetty", `"` + bare + `--gzip"`, &e.plain, plain},
		{"brotli of a proxy", `W/"` + bare + `-br"`, &e.plain, plain},
		{"without quotes", bare, &e.plain, plain},
		{"without quotes, weak", "W/" + bare, &e.plain, plain},
		{"without quotes, in a list", "x, " + bare + " , y", &e.plain, plain},
		{"quote never closed", `"` + bare, &e.plain, plain},
		{"another", `"0123456789abcdef"`, &e.plain, ""},
		{"unknown suffix", `"` + bare + `-old"`, &e.plain, ""},
		{"shorter", `"` + bare[:8] + `"`, &e.plain, ""},
		{"empty", "", &e.plain, ""},
		{"empty tag", `""`, &e.plain, ""},
		{"empty tag first", `"", ` + plain, &e.plain, plain},
		{"only W", "W/", &e.plain, ""},
		{"only commas", ",,,", &e.plain, ""},
		{"a date", "Tue, 03 Nov 2026 09:30:00 GMT", &e.plain, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(e.ifNoneMatch([]string{c.field}, c.chosen), "")
			if got != c.want {
				t.Errorf("If-None-Match: %s: tag %q, want %q", c.field, got, c.want)
			}
		})
	}
	if e.ifNoneMatch([]string{`"x"`, plain}, &e.plain) == nil {
		t.Error("second field of the name is not read")
	}
}

func TestIfModifiedSince(t *testing.T) {
	e := testEntry()
	now := e.changed.AddDate(0, 0, 3)
	for field, want := range map[string]bool{
		"":                                false,
		"Tue, 03 Nov 2026 09:30:00 GMT":   true,
		"Tuesday, 03-Nov-26 09:30:00 GMT": true,
		"Tue Nov  3 09:30:00 2026":        true,
		"Tue, 03 Nov 2026 09:29:59 GMT":   false,
		"Wed, 04 Nov 2026 09:30:00 GMT":   true,
		"Wed, 01 Jan 1800 00:00:00 GMT":   false,
		"Fri, 01 Jan 2100 00:00:00 GMT":   false, // would freeze its reader
		"2026-11-03T09:30:00Z":            false,
		"yesterday":                       false,
		"0":                               false,
	} {
		if got := e.ifModifiedSince(field, now); got != want {
			t.Errorf("If-Modified-Since: %s: %v, want %v", field, got, want)
		}
	}
	undated := newEntry(&Document{Type: "text/plain", Body: []byte("x")})
	if undated.ifModifiedSince("Tue, 03 Nov 2026 09:30:00 GMT", now) {
		t.Error("a version without a date was taken for unchanged")
	}
}

func TestChoose(t *testing.T) {
	e := testEntry()
	for field, want := range map[string]bool{
		"":                              false,
		"gzip":                          true,
		"GZIP":                          true,
		"x-gzip":                        true,
		"gzip, deflate, br, zstd":       true,
		"br;q=1.0, gzip;q=0.8, *;q=0.1": true,
		"gzip;q=0":                      false,
		"gzip; q=0.000":                 false,
		"gzip ; Q=0":                    false,
		"*":                             true,
		"*;q=0":                         false,
		"*;q=0, gzip":                   true,
		"*, gzip;q=0":                   false,
		"identity":                      false,
		"identity;q=0":                  false, // nothing else is taken: plain after all
		"identity;q=0, gzip":            true,
		"identity;q=0.5, gzip;q=1":      true,
		"identity, gzip":                true,
		"identity;q=1, gzip;q=0.5":      false,
		"gzip;q=0.001":                  true,
		"gzip;q=nonsense":               false,
		"gzip;q=NaN":                    false,
		"gzip;q=2":                      false,
		"gzip;level=9":                  true,
		"gzipped, notgzip":              false,
		";;,,=;q":                       false,
		"deflate":                       false,
		"br":                            false,
	} {
		if got := e.choose([]string{field}) == &e.gzip; got != want {
			t.Errorf("Accept-Encoding: %s: compressed %v, want %v", field, got, want)
		}
	}
	if e.choose(nil) != &e.plain {
		t.Error("compressed for a reader that does not ask")
	}
	if e.choose([]string{"br", "gzip"}) != &e.gzip {
		t.Error("second field of the name is not read")
	}
	small := newEntry(&Document{Type: "text/plain", Body: []byte("ok")})
	if small.choose([]string{"gzip"}) != &small.plain {
		t.Error("a body of two bytes was compressed")
	}
}

// Fields are strangers' bytes.
func FuzzFields(f *testing.F) {
	e := testEntry()
	f.Add(e.plain.tag[0], "gzip;q=0.5, *")
	f.Add(`W/"a,", *`, ";;q=,")
	f.Add(`W/W/""","`, "gzip;q=1e309")
	f.Fuzz(func(t *testing.T, condition, encoding string) {
		chosen := e.choose([]string{encoding})
		r := &http.Request{Header: http.Header{"If-None-Match": {condition}, "If-Modified-Since": {encoding}}}
		tag, unchanged := e.unchanged(r, chosen)
		if unchanged && !strings.Contains(condition, strings.Trim(e.plain.tag[0], `"`)) && !strings.Contains(condition, "*") {
			t.Errorf("If-None-Match: %s: taken for unchanged, tag %v", condition, tag)
		}
	})
}
