package header

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestPeople: a mail address goes with the name that it was given with, and is never a part of one.
func TestPeople(t *testing.T) {
	for in, want := range map[string]struct {
		names []string
		mails map[string]string
	}{
		"Ann Roe":                                      {[]string{"Ann Roe"}, nil},
		"Ann Roe <ann@news.example>":                   {[]string{"Ann Roe"}, map[string]string{"Ann Roe": "ann@news.example"}},
		"By Ann Roe <ann@news.example>":                {[]string{"Ann Roe"}, map[string]string{"Ann Roe": "ann@news.example"}},
		"Ann Roe <ann@news.example>, Bo <b@c.example>": {[]string{"Ann Roe", "Bo"}, map[string]string{"Ann Roe": "ann@news.example", "Bo": "b@c.example"}},
		"ann@news.example (Ann Roe)":                   {[]string{"Ann Roe"}, map[string]string{"Ann Roe": "ann@news.example"}},
		"Ann Roe ann@news.example":                     {[]string{"Ann Roe"}, map[string]string{}},
		"ann@news.example":                             {nil, map[string]string{}},
		// what somebody is
		"Ann Roe, pier master":                      {[]string{"Ann Roe"}, nil},
		"Ann Roe, Executive Director":               {[]string{"Ann Roe"}, nil},
		"Ann Roe, Director of Harbours":             {[]string{"Ann Roe"}, nil},
		"Ann Roe, editor, and Bo Lund":              {[]string{"Ann Roe", "Bo Lund"}, nil},
		"Ann Roe, Director of Harbours at Elm":      {[]string{"Ann Roe"}, nil},
		"Ann Roe, Bo Lund and Cy Dahl, the keepers": {[]string{"Ann Roe", "Bo Lund", "Cy Dahl"}, nil},
		"Ann Roe, Harbour Trust":                    {[]string{"Ann Roe", "Harbour Trust"}, nil},
		"Ann Roe and bo lund":                       {[]string{"Ann Roe", "bo lund"}, nil},
		"ann roe":                                   {[]string{"ann roe"}, nil},
		"Roe, Ann":                                  {[]string{"Roe, Ann"}, nil},
		"Ann Roe, PhD":                              {[]string{"Ann Roe, PhD"}, nil},
		// what is written like it and is a name
		"alice, bob":             {[]string{"alice, bob"}, nil},
		"ann roe, bo reed":       {[]string{"ann roe", "bo reed"}, nil},
		"bell hooks, danah boyd": {[]string{"bell hooks", "danah boyd"}, nil},
		"bell hooks, the keeper": {[]string{"bell hooks", "the keeper"}, nil},
		"Ann Roe, danah boyd":    {[]string{"Ann Roe", "danah boyd"}, nil},
		"Ann Roe, van der Berg":  {[]string{"Ann Roe", "van der Berg"}, nil},
		"Ann Roe, dpa":           {[]string{"Ann Roe, dpa"}, nil},
		"Ann Roe, iFixit":        {[]string{"Ann Roe, iFixit"}, nil},
		"Ann Roe, Tom President": {[]string{"Ann Roe", "Tom President"}, nil},
		"Ann Roe, clerk of Elm":  {[]string{"Ann Roe"}, nil},
		"Ann Roe, pilot at Holm": {[]string{"Ann Roe"}, nil},
		"Ann Roe, news editor":   {[]string{"Ann Roe"}, nil},
		"Ann Roe, the pilot":     {[]string{"Ann Roe"}, nil},
		// marks of Markdown
		"[Ann Roe](https://elm.example/ann) and **Bo Lund**":                           {[]string{"Ann Roe", "Bo Lund"}, nil},
		"[Ann Roe](https://elm.example/ann) ([@ann](https://net.example/ann)), keeper": {[]string{"Ann Roe"}, nil},
		"Ann Roe (@ann_roe)": {[]string{"Ann Roe"}, nil},
		"(@ann)":             {[]string{"(@ann)"}, nil},
		"A*star [Elm]":       {[]string{"A*star [Elm]"}, nil},
	} {
		names, mails := people(value{text: in})
		if len(names) == 0 {
			names = nil
		}
		if d := cmp.Diff(want.names, names) + cmp.Diff(want.mails, mails); d != "" {
			t.Errorf("%s (-want +got):\n%s", in, d)
		}
	}
}

// TestComplete: an article is read in the zone of this computer and now, unless the options say otherwise.
func TestComplete(t *testing.T) {
	before := time.Now()
	if o := (Options{}).Complete(); o.Zone != time.Local || o.Now.Before(before) {
		t.Errorf("%+v", o)
	}
	want := Options{Zone: time.UTC, Now: time.Unix(1, 0)}
	if got := want.Complete(); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
