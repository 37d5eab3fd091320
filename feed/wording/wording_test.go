package wording

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

var place = regexp.MustCompile(`\{[a-z]+\}`)

// TestWords: every language has every phrase of English, with the same places in it, and no others.
func TestWords(t *testing.T) {
	var all map[string]map[string]any
	if err := json.Unmarshal(wordsSource, &all); err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"en", "de", "fr", "es", "it", "nl", "pt", "pl", "ru", "uk"} {
		if all[language] == nil {
			t.Errorf("no words in %q", language)
		}
	}
	fields, _ := json.Marshal(Words{})
	var known map[string]any
	if err := json.Unmarshal(fields, &known); err != nil {
		t.Fatal(err)
	}
	for language, phrases := range all {
		for key := range phrases {
			if _, ok := known[key]; !ok {
				t.Errorf("%s: unknown phrase %q", language, key)
			}
		}
		for key := range known {
			if key == "first" {
				continue
			}
			if key == "months" {
				months, _ := phrases[key].([]any)
				if len(months) != 12 || slices.Contains(months, any("")) {
					t.Errorf("%s: months %v", language, months)
				}
				continue
			}
			phrase, _ := phrases[key].(string)
			english, _ := all["en"][key].(string)
			got, want := place.FindAllString(phrase, -1), place.FindAllString(english, -1)
			slices.Sort(got)
			slices.Sort(want)
			if strings.TrimSpace(phrase) == "" || !slices.Equal(got, want) {
				t.Errorf("%s: %s is %q; in English %q", language, key, phrase, english)
			}
		}
	}
}

func TestOf(t *testing.T) {
	for language, want := range map[string]string{"de-AT": "de", "PT_BR": "pt", "uk": "uk", "sv": "en", "": "en", "no language": "en"} {
		if got := Of(language).Language; got != want {
			t.Errorf("words for %q are in %q, want %q", language, got, want)
		}
	}
}

func TestDate(t *testing.T) {
	at := time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC)
	for language, want := range map[string][2]string{
		"en": {"1 March 2026", "1 March 2026, 09:05 UTC"},
		"de": {"1. März 2026", "1. März 2026 um 09:05 UTC"},
		"fr": {"1er mars 2026", "1er mars 2026 à 09:05 UTC"},
		"es": {"1 de marzo de 2026", "1 de marzo de 2026, 09:05 UTC"},
		"pl": {"1 marca 2026", "1 marca 2026, 09:05 UTC"},
		"uk": {"1 березня 2026 року", "1 березня 2026 року, 09:05 UTC"},
	} {
		w := Of(language)
		if got := [2]string{w.Date(at), w.Moment(at)}; got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
	for name, want := range map[string]string{"": "UTC+0545", "NPT": "NPT"} {
		if got := Of("en").Moment(at.In(time.FixedZone(name, 345*60))); got != "1 March 2026, 14:50 "+want {
			t.Errorf("zone %q: %s", name, got)
		}
	}
	if got := Fill("On {date}.", "Monday"); got != "On Monday." {
		t.Error(got)
	}
}
