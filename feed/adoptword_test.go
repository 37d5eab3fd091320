package feed

import (
	"slices"
	"strings"
	"testing"
)

// TestAdoptOwner: adopt judges articles as a start does, with what side files and the list of people say. A start then
// changes no date and withdraws nothing.
func TestAdoptOwner(t *testing.T) {
	draft := mill + "\n\"It was time,\" said Bob Stone.\n"
	files := map[string]string{
		"the-quay.md": quay, "the-quay.meta.yaml": "slug: pier\ntitle: The pier is open\n",
		"mill.txt": draft, "mill.meta.yaml": "draft: true\n", "people.yaml": "- name: Robert Stone\n  also: [Bob Stone]\n",
	}
	s := newFormerSite(t, files)
	a := s.adopt(true, oldRSS(quayItem+millItem))
	if got := statusOf(a); got != "adopted the-quay.md, adopted mill.txt" || !strings.Contains(a.Items[1].Note, "side file: draft") || len(a.Warnings) > 0 {
		t.Fatalf("found %s, note %q, warnings %q", got, a.Items[1].Note, a.Warnings)
	}
	s.open(config{Config: s.c})
	t.Cleanup(func() { s.Close() })
	before := s.record("the-quay.md")
	if before.Slug != "pier" {
		t.Errorf("the page is %q", before.Slug)
	}
	s.look("the-quay.meta.yaml", "mill.meta.yaml", "people.yaml", "the-quay.md", "mill.txt")
	s.scan()
	s.scan()
	after := s.record("the-quay.md")
	after.Owner = before.Owner
	if after != before {
		t.Errorf("a start changes\n%+v into\n%+v", before, after)
	}
	s.has("Withdrawn", false)
	s.has("The mill is sold", false)
	s.has("The pier is open", true)
	if r := s.record("mill.txt"); r.ID != "https://news.example/?p=7" || !r.Held {
		t.Errorf("held as %+v", r)
	}
}

// TestAdoptOwnerFaults: a side file that cannot be used is named, and costs itself.
func TestAdoptOwnerFaults(t *testing.T) {
	s := newFormerSite(t, map[string]string{
		"the-quay.md": quay, "the-quay.meta.yaml": "slugg: pier\n", "people.yaml": "- nme: x\n",
		"mill.txt": mill, "mill.md": "# Another mill\n\nIt is far away from here, and quite unlike.\n", "mill.meta.yaml": "draft: true\n",
	})
	a := s.adopt(false, oldRSS(quayItem+millItem))
	if got := statusOf(a); got != "adopted the-quay.md, adopted mill.txt" || a.Items[1].Note != "" {
		t.Errorf("found %s, note %q", got, a.Items[1].Note)
	}
	if len(a.Warnings) != 2 || !slices.IsSorted(a.Warnings) || !strings.Contains(a.Warnings[0], "people.yaml: not used: line 1: ") || !strings.Contains(a.Warnings[1], `the-quay.meta.yaml: not used: line 1: unknown key "slugg"`) {
		t.Errorf("warnings %q", a.Warnings)
	}
}
