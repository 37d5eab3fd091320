package seed

import (
	"strings"
	"testing"
)

// TestSectionHeading: the heading of a first section is no title where the file's name is one. It stays in the text.
func TestSectionHeading(t *testing.T) {
	const text = "\n\nThe pier is long, and it is old.\n\n"
	for _, c := range []struct{ name, md, title string }{
		{"Tidal locks.md", "## Introduction" + text + "## Method" + text, "Tidal locks"},
		{"Tidal locks.md", "---\ntags: [tide]\n---\n## 1. Introduction" + text + "## 2. Method" + text, "Tidal locks"},
		{"Tidal locks.md", "# Problem" + text + "# Answer" + text, "Tidal locks"},
		{"tidal-locks/index.md", "## Introduction" + text + "## Method" + text, "tidal locks"},
		{"潮汐水闸/index.md", "# 前言" + text + "# 方法" + text, "潮汐水闸"},
		// the heading is the title
		{"Tidal locks.md", "## Introduction" + text, "Introduction"},
		{"Tidal locks.md", "# Holm pier opens at last" + text + "# What it cost" + text, "Holm pier opens at last"},
		{"Tidal locks.md", "# Introduction" + text + "## Method" + text, "Introduction"},
		{"tidal-locks.md", "## Tidal locks, explained" + text + "## Method" + text, "Tidal locks, explained"},
		{"locks.md", "# Locking up" + text + "# Method" + text, "Locking up"},
		{"index.md", "## Introduction" + text + "## Method" + text, "Introduction"},
		{"notes 12.md", "## Introduction" + text + "## Method" + text, "Introduction"},
		{"2026-01-31.md", "## Introduction" + text + "## Method" + text, "Introduction"},
		{"Tidal locks.md", "# Answer" + text + "# Problem" + text, "Answer"},
		{"final-text.md", "# Introduction" + text + "# Method" + text, "Introduction"},
		{"press-release.md", "# Mill burns" + text + "# Background" + text, "Mill burns"},
		{"Ann Fox.md", "# Mill burns" + text + "# Background" + text, "Mill burns"},
		{"muellabfuhr.md", "# Müllabfuhr streikt" + text + "# Hintergrund" + text, "Müllabfuhr streikt"},
		{"most-zakryt.md", "# Мост закрыт" + text + "# Фон" + text, "Мост закрыт"},
		{"潮汐水闸.md", "# 水闸前言" + text + "# 方法" + text, "水闸前言"},
		// an address is no title
		{"Tidal locks.md", "Source: https://elm.example/locks" + text, "Tidal locks"},
	} {
		a := mustParse(t, c.name, []byte(c.md))
		heading := strings.TrimLeft(c.md[strings.Index(c.md, "#")+1:], "# ")
		heading, _, _ = strings.Cut(heading, "\n")
		if a.Title != c.title {
			t.Errorf("%s, %q: title %q, want %q", c.name, c.md, a.Title, c.title)
		} else if strings.HasPrefix(c.title, heading) == strings.Contains(a.Body, heading) && strings.Contains(c.md, "# ") {
			t.Errorf("%s, %q: body %q", c.name, c.md, a.Body)
		}
	}
}
