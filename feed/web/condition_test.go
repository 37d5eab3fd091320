package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func testEntry() *entry {
	return newEntry(&Document{
		Type: "application/rss+xml; charset=utf-8", Body: []byte(strings.Repeat("a feed ", 200)),
		Modified: time.Date(2026, 11, 3, 9, 30, 0, 0, time.UTC),
	}, scriptNow)
}

func TestIfNoneMatch(t *testing.T) {
	e := testEntry()
	plain, gzip, br := e.forms[asIs].tag[0], e.forms[inGzip].tag[0], e.forms[inBrotli].tag[0]
	bare := strings.Trim(plain, `"`)
	for _, c := range []struct {
		name, field string
		chosen      coding
		want        string // tag of the 304; "" when there is none
	}{
		{"the tag", plain, asIs, plain},
		{"the tag, reader takes gzip now", plain, inGzip, plain},
		{"compressed, reader takes plain now", gzip, asIs, gzip},
		{"both, compressed chosen", plain + ", " + gzip, inGzip, gzip},
		{"both, plain chosen", gzip + "," + plain, asIs, plain},
		{"weak", "W/" + plain, asIs, plain},
		{"weak in lower case", "w/" + gzip, inGzip, gzip},
		{"list", `"x", W/"y" ,, ` + plain + ` , "z"`, asIs, plain},
		{"list without blanks", `"x",` + plain, asIs, plain},
		{"comma inside another tag", `"x,y", ` + plain, asIs, plain},
		{"our tag inside another", `"x, ` + bare + `"`, asIs, ""},
		{"star", "*", inGzip, gzip},
		{"star in blanks", " * ", asIs, plain},
		{"Apache", `"` + bare + `-gzip"`, inGzip, plain},
		{"Apache upon compressed", `"` + bare + `-gz-gzip"`, inGzip, gzip},
		{"semicolon", `"` + bare + `;gzip"`, inGzip, plain},
		{"Jetty", `"` + bare + `--gzip"`, asIs, plain},
		{"brotli of a proxy", `W/"` + bare + `-br"`, asIs, plain},
		{"brotli", br, inBrotli, br},
		{"brotli, reader takes gzip now", br, inGzip, br},
		{"all, brotli chosen", plain + "," + gzip + "," + br, inBrotli, br},
		{"brotli upon brotli", `"` + bare + `-brotli-br"`, inBrotli, br},
		{"star in quotes is a tag", `"*"`, asIs, ""},
		{"weak star", "W/*", asIs, ""},
		{"in capitals", strings.ToUpper(plain), asIs, ""},
		{"without quotes", bare, asIs, plain},
		{"without quotes, weak", "W/" + bare, asIs, plain},
		{"without quotes, in a list", "x, " + bare + " , y", asIs, plain},
		{"quote never closed", `"` + bare, asIs, plain},
		{"another", `"0123456789abcdef"`, asIs, ""},
		{"unknown suffix", `"` + bare + `-old"`, asIs, ""},
		{"shorter", `"` + bare[:8] + `"`, asIs, ""},
		{"empty", "", asIs, ""},
		{"empty tag", `""`, asIs, ""},
		{"empty tag first", `"", ` + plain, asIs, plain},
		{"only W", "W/", asIs, ""},
		{"only commas", ",,,", asIs, ""},
		{"a date", "Tue, 03 Nov 2026 09:30:00 GMT", asIs, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(e.ifNoneMatch([]string{c.field}, c.chosen), "")
			if got != c.want {
				t.Errorf("If-None-Match: %s: tag %q, want %q", c.field, got, c.want)
			}
		})
	}
	if e.ifNoneMatch([]string{`"x"`, plain}, asIs) == nil {
		t.Error("second field of the name is not read")
	}
}

func TestIfMatch(t *testing.T) {
	e := testEntry()
	plain, gzip := e.forms[asIs].tag[0], e.forms[inGzip].tag[0]
	for field, want := range map[string]bool{
		plain: true, gzip: true, "*": true, `"x", ` + gzip: true,
		"W/" + plain: false, `"x"`: false, "": false, `"*"`: false,
	} {
		if got := e.ifMatch([]string{field}); got != want {
			t.Errorf("If-Match: %s: %v, want %v", field, got, want)
		}
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
		if got := e.ifModifiedSince([]string{field}, now); got != want {
			t.Errorf("If-Modified-Since: %s: %v, want %v", field, got, want)
		}
	}
	one := "Tue, 03 Nov 2026 09:30:00 GMT"
	if e.ifModifiedSince([]string{one, one}, now) {
		t.Error("two dates were taken for one")
	}
	undated := newEntry(&Document{Type: "text/plain", Body: []byte("x")}, scriptNow)
	if undated.ifModifiedSince([]string{one}, now) {
		t.Error("a version without a date was taken for unchanged")
	}
}

func TestChoose(t *testing.T) {
	gzipOnly, both := testEntry(), testEntry()
	both.squeeze()
	for field, want := range map[string]struct{ before, after coding }{ // brotli is ready
		"":                              {asIs, asIs},
		"gzip":                          {inGzip, inGzip},
		"GZIP":                          {inGzip, inGzip},
		"x-gzip":                        {inGzip, inGzip},
		"gzip, deflate, br, zstd":       {inGzip, inBrotli},
		"br;q=1.0, gzip;q=0.8, *;q=0.1": {inGzip, inBrotli},
		"gzip;q=0":                      {asIs, asIs},
		"gzip; q=0.000":                 {asIs, asIs},
		"gzip ; Q=0":                    {asIs, asIs},
		"*":                             {inGzip, inGzip},
		"*;q=0":                         {asIs, asIs},
		"*;q=0, gzip":                   {inGzip, inGzip},
		"*, gzip;q=0":                   {asIs, asIs},
		"identity":                      {asIs, asIs},
		"identity;q=0":                  {asIs, asIs}, // nothing else is taken: plain after all
		"identity;q=0, gzip":            {inGzip, inGzip},
		"identity;q=0.5, gzip;q=1":      {inGzip, inGzip},
		"identity, gzip":                {inGzip, inGzip},
		"identity;q=1, gzip;q=0.5":      {asIs, asIs},
		"gzip;q=0.001":                  {inGzip, inGzip},
		"gzip;q=nonsense":               {asIs, asIs},
		"gzip;q=NaN":                    {asIs, asIs},
		"gzip;q=2":                      {asIs, asIs},
		"gzip;level=9":                  {inGzip, inGzip},
		`gzip;x="a;q=0"`:                {inGzip, inGzip},
		"gzipped, notgzip":              {asIs, asIs},
		";;,,=;q":                       {asIs, asIs},
		"deflate":                       {asIs, asIs},
		"br":                            {asIs, inBrotli},
		"BR, gzip":                      {inGzip, inBrotli},
		"br;q=0, gzip":                  {inGzip, inGzip},
		"br;q=0":                        {asIs, asIs},
		"br;q=0, *":                     {inGzip, inGzip},
		"br;q=0.5, gzip;q=0.5":          {inGzip, inBrotli},
		"br;q=0.5, gzip":                {inGzip, inGzip},
		"br, gzip;q=0.5":                {inGzip, inBrotli},
		"br, *;q=0":                     {asIs, inBrotli},
		"br;q=0.2, *;q=0.5":             {inGzip, inGzip},
		"br;q=0.5, identity":            {asIs, asIs},
		"identity;q=0, br":              {asIs, inBrotli},
		"br, gzip;q=0":                  {asIs, inBrotli},
		"brotli, xbr":                   {asIs, asIs},
	} {
		if got := gzipOnly.choose([]string{field}); got != want.before {
			t.Errorf("Accept-Encoding: %s: form %d, want %d", field, got, want.before)
		}
		if got := both.choose([]string{field}); got != want.after {
			t.Errorf("Accept-Encoding: %s: with brotli: form %d, want %d", field, got, want.after)
		}
	}
	if both.choose(nil) != asIs {
		t.Error("compressed for a reader that does not ask")
	}
	if both.choose([]string{"deflate", "gzip"}) != inGzip {
		t.Error("second field of the name is not read")
	}
	small := newEntry(&Document{Type: "text/plain", Body: []byte("ok")}, scriptNow)
	if small.choose([]string{"gzip, br"}) != asIs {
		t.Error("a body of two bytes was compressed")
	}
}

func TestTakesFeed(t *testing.T) {
	for field, want := range map[string]bool{
		"feed":                          true,
		"FEED":                          true,
		" feed ":                        true,
		"diffe, feed, gzip;q=0.3":       true,
		"feed;q=0.5":                    true,
		"feed;q=0":                      false,
		"feed; q=0.0, gzip":             false,
		"feed;q=0, feed":                false, // contradicts itself: the whole is never wrong
		"feed;q=2":                      false,
		`feed;x="a,b;q=0"`:              true,
		`feed;x="a\",feed;q=0,\"b";q=1`: true,
		`x="feed", y`:                   false,
		`x;y=", feed"`:                  false,
		`x;y=", feed`:                   false,
		"feeds, notfeed":                false,
		"vcdiff":                        false,
		"*":                             false,
		"":                              false,
		",,;=":                          false,
	} {
		if got := takesFeed([]string{field}); got != want {
			t.Errorf("A-IM: %s: %v, want %v", field, got, want)
		}
	}
	if !takesFeed([]string{"vcdiff", "feed"}) {
		t.Error("second field of the name is not read")
	}
}

func TestTagParts(t *testing.T) {
	hash := strings.Repeat("0af9", 6)
	for opaque, want := range map[string]coding{
		hash: asIs, hash + "-gz": inGzip, hash + "-brotli": inBrotli,
		hash + "-gzip": asIs, hash + "--gzip": asIs, hash + ";br": asIs, hash + "-gz;gzip": inGzip, hash + "-brotli-zstd": inBrotli,
		hash + "0": -1, hash + "-gzi": -1, hash + "-old": -1, hash + "-gz-gz": -1, hash + "-": -1,
		hash[1:]: -1, "": -1, strings.ToUpper(hash): -1, "g" + hash[1:]: -1, hash[1:] + "-gz": -1, hash[:23] + "\x00": -1,
	} {
		tag := entityTag{opaque: opaque}
		got := tag.hash()
		if c, ours := tag.names(hash); ours != (want >= 0) || ours && (c != want || got != hash) || !ours && got != "" {
			t.Errorf("%q: %q, coding %d, ours %v, want coding %d", opaque, got, c, ours, want)
		}
	}
}

// Header fields may hold any bytes.
func FuzzFields(f *testing.F) {
	e := testEntry()
	e.squeeze()
	e.delta = func(tag string) []byte {
		if len(tag) != hashSize+2 || strings.Trim(tag[1:hashSize+1], "0123456789abcdef") != "" {
			panic("not a tag: " + tag)
		}
		return []byte("what changed")
	}
	v := &version{made: newStore(1<<20, 0), now: time.Now}
	f.Add(e.forms[asIs].tag[0], "gzip;q=0.5, *", "feed")
	f.Add(`W/"a,", *`, ";;q=,", `x;y="\`)
	f.Add(`W/W/""","`, "gzip;q=1e309", "feed;q=0")
	f.Add(`"`+strings.Repeat("ab12", 6)+`-brotli-gzip"`, "br", "x,feed")
	f.Fuzz(func(t *testing.T, condition, field, manipulation string) {
		chosen := e.choose([]string{field})
		r := &http.Request{URL: &url.URL{Path: "/"}, Header: http.Header{
			"If-Match": {field}, "If-None-Match": {condition}, "If-Modified-Since": {field}, "A-Im": {manipulation}, "Accept-Encoding": {field},
		}}
		named := strings.Contains(condition, e.hash)
		if e.ifMatch([]string{condition}) && !named && !strings.Contains(condition, "*") {
			t.Errorf("If-Match: %s: taken for a match", condition)
		}
		delete(r.Header, "If-Match")
		status, tag := e.condition(r, chosen, time.Now())
		if status != 0 && !named && !strings.Contains(condition, "*") {
			t.Errorf("If-None-Match: %s: status %d, tag %v", condition, status, tag)
		}
		d, base := v.delta(r, e)
		if d != nil && (!strings.Contains(strings.ToLower(manipulation), "feed") || !strings.Contains(condition, strings.Trim(base, `"`))) {
			t.Errorf("A-IM: %s, If-None-Match: %s: delta to %s", manipulation, condition, base)
		}
	})
}
