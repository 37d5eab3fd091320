package webpage

import "testing"

// TestDraft: what the head of a page says that makes it a draft, and what only looks like it.
func TestDraft(t *testing.T) {
	for head, want := range map[string]string{
		`<meta name="draft" content="true">`:                                                            "draft: true",
		`<meta name=Status content=" Draft ">`:                                                          "status: draft",
		`<meta property="published" content="no">`:                                                      "published: no",
		`<meta name="visibility" content="private">`:                                                    "visibility: private",
		`<script type="application/ld+json">{"@type":"Article","creativeWorkStatus": "Draft"}</script>`: "creativeWorkStatus: Draft",
		`<script>var x = {"creativeWorkStatus": "Draft"}</script>`:                                      "",
		`<meta name="draft" content="false">`:                                                           "",
		`<meta name="status" content="on time"><meta name="published" content="2026-05-04">`:            "",
		`<meta name="description" content="draft">`:                                                     "",
		`</head><body><meta name="draft" content="true">`:                                               "",
	} {
		if got := HTML("<!DOCTYPE html><html><head><title>The weir</title>" + head + "<p>The weir is open.</p>").Draft; got != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}
