package main

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"seedfeed/cmd/seedfeed/internal/options"
)

// TestSettingsPage: the page of the settings has every flag, and names each that needs a restart.
func TestSettingsPage(t *testing.T) {
	text, err := manual.ReadFile("help/settings.md")
	if err != nil {
		t.Fatal(err)
	}
	table, rest, _ := strings.Cut(string(text), "# While the program runs")
	restarts := regexp.MustCompile(`(?s)\n\x60--seeds\x60.*?need a\s+restart|\n\x60--seeds\x60.*?need a restart`).FindString(rest)
	for field := range reflect.TypeFor[options.Options]().Fields() {
		name := field.Tag.Get("name")
		if name == "" {
			name = strings.ToLower(field.Name)
		}
		quoted := "`--" + name + "`"
		if !strings.Contains(table, quoted) {
			t.Errorf("%s is not in the table", quoted)
		}
		if _, needs := field.Tag.Lookup("restart"); needs != strings.Contains(restarts, quoted) {
			t.Errorf("%s needs a restart: %v; the page says %q", quoted, needs, restarts)
		}
	}
}
