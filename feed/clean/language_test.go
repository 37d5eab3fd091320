package clean

import "testing"

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "en": "en", "EN": "EN", " en_GB ": "en-GB", "zh-Hant-TW": "zh-Hant-TW", "gsw": "gsw",
		"xx": "", "und": "", "no language": "", `"><x`: "",
	} {
		if got := Language(in); got != want {
			t.Errorf("Language(%q) = %q, want %q", in, got, want)
		}
	}
}
