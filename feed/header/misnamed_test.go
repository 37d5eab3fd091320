package header

import "testing"

// TestMisnamed: names that owners give to side files and the list of people, and that are not read.
func TestMisnamed(t *testing.T) {
	for name, want := range map[string]string{
		"quay.meta.yml": "quay.meta.yaml", "2026/Quay.META.YAML": "2026/Quay.meta.yaml", "people.yml": PeopleFile, "People.yaml": PeopleFile,
		"quay.meta.yaml": "", PeopleFile: "", "feed.yml": "", ".meta.yml": "", "quay.yml": "", "people.txt": "", "news/people.yaml": "", "townspeople.yml": "",
	} {
		if got := Misnamed(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
