package header

import (
	"strings"
	"testing"
	"time"
)

// TestHeld has a row for each key that says "not yet", "not any more" or "not for all", and for what looks like one
// and says nothing of the kind. Want begins the reason; "" is an article that is published.
func TestHeld(t *testing.T) {
	for line, want := range map[string]string{
		// yes and no in their spellings
		"draft: true": "header: draft", "draft: yes": "header: draft", "draft: on": "header: draft", "draft: 1": "header: draft", `draft: "true"`: "header: draft", "draft: TRUE": "header: draft", "draft: perhaps": "header: draft",
		"draft: false": "", "draft: no": "", "draft: off": "", "draft: 0": "", `draft: "no"`: "", "draft: False": "", "Draft: yes": "header: Draft", "drafts: true": "header: drafts",
		// keys that hide
		"is_draft: true": "header: is_draft", "isDraft: true": "header: isDraft", "unlisted: true": "header: unlisted", "private: true": "header: private", "hidden: yes": "header: hidden", "hide: true": "header: hide",
		"embargoed: true": "header: embargoed", "password: pier": "header: password", "members: true": "header: members", "members-only: yes": "header: members-only", "members: [board]": "header: members", "password:": "",
		"exclude_from_feed: true": "header: exclude", "excludeFromFeeds: true": "header: exclude", "exclude-from-rss: 1": "header: exclude", "eleventyExcludeFromCollections: true": "header: eleventy", "hide_from_feed: true": "header: hide",
		"no_feed: true": "header: no_feed", "disable_feed: true": "header: disable", "feed_exclude: true": "header: feed", "skip_rss: true": "header: skip", "headless: true": "header: headless", "entwurf: ja": "header: entwurf", "wip: true": "header: wip", "confidential: true": "header: confidential",
		"paywall: true": "header: paywall", "subscribers_only: true": "header: subscribers", "unlisted: false": "", "private: no": "", "exclude_from_feed: false": "", "exclude_from_search: true": "", "hide_title: true": "", "hidetoc: true": "",
		"removed: true": "header: removed", "expired: yes": "header: expired",
		"ignorePublish: true": "header: ignorePublish", "ignorePublish: false": "", "skip_publishing: yes": "header: skip_publishing", "saveAsDraft: true": "header: saveAsDraft", "saveAsDraft: false": "", "trashed: true": "header: trashed", "deleted: no": "", "deleted: 2024-05-01": "header: deleted", "deleted: Three scenes of the film": "", "inactive: members of the club": "", "inactive: true": "header: inactive",
		"start_publishing: soon": "header: start_publishing", "stop_publishing: true": "header: stop_publishing", "ignore_links: true": "", "end_of_life: true": "",
		// keys that show
		"dg-publish: false": "header: dg-publish", "dg-publish: true": "", "blog_publish: no": "header: blog_publish", "routable: false": "header: routable", "stage: draft": "header: status", "stage: 3": "", "workflow: draft": "header: status", "workflow: potting": "", "phase: full moon": "",
		"published: false": "header: published", "published: no": "header: published", "publish: no": "header: publish", "publish: once Ann is back": "header: publish", "publish: last week": "", "publish: yesterday": "", "published: once in a small magazine": "", "isPublished: false": "header: isPublished", "is_published: 0": "header: is_published", "feed: false": "header: feed", "rss: false": "header: rss",
		"include_in_feed: no": "header: include", "in_rss: false": "header: in_rss", "public: false": "header: public", "listed: false": "header: listed", "visible: false": "header: visible", "render: false": "header: render", "live: false": "header: live", "approved: no": "header: approved",
		"permalink: false": "header: permalink", "published: true": "", "publish: yes": "", "feed: true": "", "feed: https://example.org/atom.xml": "", "public: true": "", "permalink: /pier/": "", "live: true": "", "released: true": "", "toc: false": "", "comments: false": "", "showDate: false": "",
		"build:\n  render: never": "header: build.render", "build: {list: never}": "header: build.list", "_build: {list: false}": "header: _build.list", "build: {list: local}": "header: build.list", "build: {render: always, list: true}": "", "build: {publishResources: false}": "",
		// below the mappings of Hugo and Zola, and of others
		"params: {draft: true}": "header: draft", "extra:\n  private: true": "header: private", "hugo: {params: {unlisted: true}}": "header: unlisted", "params: {published: false}": "header: published",
		"cover: {hidden: true}": "", "menu: {main: {hidden: true}}": "", "sitemap: {disable: true}": "", "params: {draft: false}": "",
		// states
		"status: draft": "header: status", "status: scheduled": "header: status", "status: Unpublished": "header: status", "state: in review": "header: state", "visibility: members": "header: visibility", "visibility: private": "header: visibility", "access: paid": "header: access", "status: pending": "header: status",
		"post_status: private": "header: post_status", "publish-status: no": "header: publish-status", "status: not published": "header: status", "status: 0": "header: status", "status: [published, hidden]": "header: status", "status: seedling": "header: status",
		"status: published": "", "status: Published": "", "status: publish": "", "state: live": "", "visibility: public": "", "access: everyone": "", "status: final": "", "status: ok": "", "status: veröffentlicht": "", "status: publié": "", "status: done": "", "status: true": "", "status:": "",
		"hold: true": "header: draft", "hold: until 5 May 2041": "header: embargo", "hold: for legal": "header: draft", "hold: until Friday": "header: draft", "hold: for 30 seconds": "", "hold: The old ship": "", "hold: 2019-05-05": "", "kill: true": "header: draft", "kill: Bill": "", "on_hold: yes": "header: draft", "hold: 3": "", "holds: true": "", "stan: szkic": "header: status", "stan: dobry": "", "tags: [status/draft, sea]": "header: tags", "tags: [nfl/draft]": "", "statut: brouillon": "header: status", "статус: черновик": "header: status", "статус: действует": "", "szkic: ołówkiem": "", "opublikowano: Warszawa": "", "concept: 1": "", "estado: borrador": "header: status", "stato: bozza": "header: status", "estado: Jalisco": "", "stato: Italia": "", "statut: publié": "",
		"note: do not publish before the vote": "header: note: do not", "todo: nicht veröffentlichen": "header: todo", "uwagi: nie publikować": "header: uwagi", "share: do not share": "", "alt: Do not publish": "", "warning: Do not use": "", "comments: do not post": "", "print: do not print": "", "comment: HOLD": "", "note: check before publishing": "", "license: do not distribute": "", "subtitle: Do not publish": "", "note: not yet": "", "remark: published only after the vote": "",
		"concept: ja": "header: draft", "concept: nee": "", "concept: a lock": "", "черновик: да": "header: draft", "szkic: nie": "", "опубликовано: нет": "header: published", "opublikowano: nie": "header: published",
		"öffentlich: nein": "header: öffentlich", "freigabe: nein": "header: freigabe", "publier: non": "header: publier", "validé: non": "header: validé", "publicar: no": "header: publicar", "pubblico: no": "header: pubblico", "aprovado: não": "header: aprovado", "publiceren: nee": "header: publiceren", "publikuj: nie": "header: publikuj", "opublikowane: nie": "header: opublikowane", "публиковать: нет": "header: публиковать", "gesperrt: ja": "header: draft",
		"pubblicare: dopo il voto": "header: pubblicare", "veröffentlichen: nach der Sitzung": "header: veröffentlichen", "status: freigegeben": "", "статус: опубликовано": "",
		"öffentlich: ja": "", "freigabe: Anna Kranz": "", "público: adultos": "", "publicar: sí": "", "pubblico: 200 persone": "", "publier: le matin": "", "publiceren: ja": "", "publiczne: tak": "", "gesperrt: A7 bei Elm": "", "gesperrt: nein": "",
		"data: soon": "", "luogo: Holm\ndata: 1 marzo 2041": "", "date: 2026-01-05\ndata: 2041-03-01": "", "data: 2019-03-01": "",
		// times to come under what can only be one
		"publishDate: soon": "header: publishDate", "publishdate: tba": "header: publishdate", "embargo: Friday": "header: embargo", "embargo: true": "header: embargo", "embargo_until: next week": "header: embargo_until", "release: when it is ready": "header: release", "go-live: after the vote": "header: go-live",
		"not_before: 1 March": "header: not_before", "scheduled: true": "header: scheduled", "sperrfrist: Freitag": "header: sperrfrist", "embargo: false": "", "embargo: none": "", "scheduled: no": "", "publish_on: 5/6/2041": "header: publish_on", "embargo: 1 March 2041 (to be confirmed)": "header: embargo",
		// dates that nobody can read
		"date: soon": "header: date", "date: tba": "header: date", "date: YYYY-MM-DD": "header: date", "date: \"{{ .Date }}\"": "header: date", "date: never": "header: date", "published: later": "header: published", "published: never": "header: published",
		"date: last spring": "", "date: a week ago": "", "date: yesterday": "", "date: today": "", "date: last-modified": "", "date: 2025-02-31": "", "date: 05/03/2025": "", "date: none": "", "published: Harbour Press 2019": "",
		// tags that are states
		"tags: [mill, draft]": "header: tags: draft", "tags: wip": "header: tags: wip", "categories: Drafts": "header: tags: Drafts", "keywords: [Entwurf]": "header: tags: Entwurf", "tags: [do-not-publish]": "header: tags: do-not-publish",
		"tags: [beer, draft beer]": "", "tags: [nba-draft]": "", "tags: [concept, embargo, hold]": "", "tags: [draft]\ndraft: false": "", "published: true\ntags: [draft]": "", "tags: [draft]\nstatus: published": "", "tags: [draft]\nprivate: false": "header: tags: draft", "tags: [draft]\nstatus: draft": "header: status",
		// what means something else
		"event_date: soon": "", "dates: soon": "", "release_notes: soon": "", "copyright_until: soon": "", "publisher: soon": "", "publication: The Harbour Post": "", "post: 3": "", "posts: soon": "", "author_status: on leave": "", "updated: soon": "", "created: soon": "", "valid: true": "", "state_of_tide: high": "", "hidden_gem: yes": "", "internal_id: 5": "", "draft_version: 3": "", "layout: draft": "", "live_blog: https://example.org/": "",
	} {
		a := said(line)
		if want == "" && (a.Held != "" || a.NotBefore.After(at.Now)) || want != "" && !strings.HasPrefix(a.Held, want) {
			t.Errorf("%q: held %q until %v, want %q", line, a.Held, a.NotBefore, want)
		}
	}
}

// TestCreated has a row for each spelling of when a text was begun. It is neither its date nor a reason to wait.
func TestCreated(t *testing.T) {
	for _, key := range strings.Fields(`created createdAt created_at date_created dateCreated creation-date ctime Erstellt creado fecha_de_creación aangemaakt создано`) {
		a := said(key + ": 2041-03-01")
		if got := a.Created.Format(time.DateOnly); got != "2041-03-01" || a.Held != "" || !a.NotBefore.IsZero() || !a.Date.IsZero() || !a.Updated.IsZero() {
			t.Errorf("%s: created %s, held %q, not before %s", key, got, a.Held, a.NotBefore)
		}
	}
	for _, lines := range []string{"created: 2024-03-01\ndate_created: 2024-03-02", "created: 2024-03-02\ndate_created: 2024-03-01"} {
		if got := said(lines).Created.Format(time.DateOnly); got != "2024-03-01" {
			t.Errorf("%q: created %s, want the earlier day", lines, got)
		}
	}
	for _, line := range []string{"created: soon", "created_by: 2021-03-01", "creator: Ann Roe", "recreated: 2021-03-01"} {
		if a := said(line); !a.Created.IsZero() || len(a.Warnings) > 0 {
			t.Errorf("%s: created %s, warnings %q", line, a.Created, a.Warnings)
		}
	}
}

// TestWhen has a row for each spelling of the times from which and to which an article may be public.
func TestWhen(t *testing.T) {
	const day = "2041-03-01"
	for _, key := range strings.Fields(`date published publishDate publish_date publish-on publishAt publish_up pubDate pubdate publicationDate published_at published_on datePublished date_published article:published_time
		post_date posted issued release releaseDate release-on released_at go-live goLive go_live_at live_from embargo embargo_until embargoUntil embargo-date not-before notBefore do_not_publish_before scheduled schedule scheduled_for scheduledAt
		hold_until hidden_until private-until visible_from available_from start_publishing Sperrfrist first_published`) {
		a := said(key + ": " + day)
		if got := a.NotBefore.Format(time.DateOnly); got != day || a.Held != "" || a.NotBeforeBy != "header: "+key || !a.Expires.IsZero() {
			t.Errorf("%s: not before %s by %q, held %q", key, got, a.NotBeforeBy, a.Held)
		}
	}
	for line, by := range map[string]string{"data: 2041-03-01": "date", "data: 1 marzo 2041": "date", "Data: 1.03.2041": "date", "дата: 1 марта 2041": "date", "fecha: 1 de marzo de 2041": "fecha"} { // other languages
		a := said(line)
		if got := a.NotBefore.Format(time.DateOnly); got != day || a.NotBeforeBy != "header: "+by {
			t.Errorf("%s: not before %s by %q", line, got, a.NotBeforeBy)
		}
	}
	for _, key := range strings.Fields(`expires expire expiry expiryDate expiry_date expiration expires_on unpublish unpublishDate unpublish-on publish_down publish_until published_until visible_until valid_until available-to not_after hide_after takedown_date`) {
		a := said(key + ": " + day)
		if got := a.Expires.Format(time.DateOnly); got != day || !a.NotBefore.IsZero() || a.Held != "" {
			t.Errorf("%s: expires %s, not before %v, held %q", key, got, a.NotBefore, a.Held)
		}
	}
	for _, key := range strings.Fields(`updated updated_at lastmod last_modified lastUpdated modified dateModified date_modified article:modified_time revised last-updated-on`) {
		a := said(key + ": " + day)
		if got := a.Updated.Format(time.DateOnly); got != day || !a.NotBefore.IsZero() || !a.Expires.IsZero() || a.Held != "" {
			t.Errorf("%s: updated %s, not before %v, expires %v, held %q", key, got, a.NotBefore, a.Expires, a.Held)
		}
	}
	for _, key := range strings.Fields(`event_date eventDate start_date end start created startTime due deadline copyright_until valid date_of_birth report_date release_notes liveblog posts`) {
		a := said(key + ": " + day)
		if !a.NotBefore.IsZero() || !a.Expires.IsZero() || !a.Date.IsZero() || a.Held != "" {
			t.Errorf("%s: %v, not before %v, expires %v, held %q", key, a.Date, a.NotBefore, a.Expires, a.Held)
		}
	}
	for head, want := range map[string]string{ // of several dates
		"date: 2025-01-01\npublished: 2025-02-01\npublishDate: 2025-03-01": "2025-01-01 2025-03-01",
		"publishDate: 2025-03-01\npublished: 2025-02-01":                   "2025-02-01 2025-03-01",
		"publishDate: 2041-03-01\ndate: 2025-01-01":                        "2025-01-01 2041-03-01",
		"published: true\ndate: 2025-01-01":                                "2025-01-01 2025-01-01",
		"hold: 2041-05-05":                                                 "2041-05-05 2041-05-05",
		"date: 2041-02-31":                                                 "0001-01-01 2041-03-03",
		"date: March 2041":                                                 "0001-01-01 2041-04-01",
		"date: 2041":                                                       "0001-01-01 2042-01-01",
		"embargo: {until: 2041-03-01}":                                     "2041-03-01 2041-03-01",
		"embargo: 2025-01-01\nparams: {embargo: 2041-05-01}":               "2041-05-01 2041-05-01",
		"date: 2025-01-01 10:00\nembargo: 2025-01-01T09:00:00-05:00\nexpires: never\nunpublish:": "2025-01-01 2025-01-01",
	} {
		a := said(head)
		if got := a.Date.Format(time.DateOnly) + " " + a.NotBefore.Format(time.DateOnly); got != want || a.Held != "" || !a.Expires.IsZero() {
			t.Errorf("%q: date and not before %s, want %s; held %q", head, got, want, a.Held)
		}
	}
}

// TestDetails has a row for each key with its forms, and for details that cannot be used: they cost themselves alone.
func TestDetails(t *testing.T) {
	const dated = "not before: 2025-01-02\ndate: 2025-01-02\n"
	for in, want := range map[string]string{
		"title: Pier &#8211; open &amp; <em>new</em>": "title: Pier – open & new\n", "title: Why vector<int> beats List<T>, if a<b and c>d": "title: Why vector<int> beats List<T>, if a<b and c>d\n", "title: The <dialog> element": "title: The <dialog> element\n", "title: One<br/>two <Span class=\"x\">three</SPAN> <!-- no --> < 4 > 3 <<b>five</b": "title: One two three < 4 > 3 <five</b\n", "headline: Pier opens": "", "title: \"Pier opens\"\nheadline: Other": "", "headline: Other\ntitle: Pier opens": "", "title: [Pier, opens]": "",

		"author: Ann Roe": "authors: Ann Roe\n", "authors: [Ann Roe, Bo Lund]": "authors: Ann Roe | Bo Lund\n", "byline: By Ann Roe": "authors: Ann Roe\n", "author: {name: Ann Roe, email: ann@example.org}": "authors: Ann Roe\n",
		"authors:\n  - name: Ann Roe\n    url: https://example.org/\n  - Bo Lund": "authors: Ann Roe | Bo Lund\n", "author: [{name: {given: Ann, family: Roe}}]": "authors: Ann Roe\n", "authors:\n  ann: {name: Ann Roe}": "authors: Ann Roe\n", "author: {first: Ann, last: Roe}": "authors: Ann Roe\n", "author: {role: editor, name: Ann Roe}": "authors: Ann Roe\n",
		"author: Ann Roe and Bo Lund": "authors: Ann Roe | Bo Lund\n", "author: Ann Roe, Bo Lund": "authors: Ann Roe | Bo Lund\n", "author: Roe, Ann": "authors: Roe, Ann\n", "author: Ann Roe; Bo Lund": "authors: Ann Roe | Bo Lund\n", "author: ann": "authors: ann\n",
		"author: Ann Roe <ann@example.org>": "authors: Ann Roe\n", "author: ann@example.org (Ann Roe)": "authors: Ann Roe\n", "author: ann@example.org": "warning: header: line 2: author \"ann@example.org\" is a mail address, which is not published; give the name\n", "author: Research and Development": "authors: Research and Development\n",

		"tags: [sea, \"work, hard\"]": "tags: sea | work, hard\n", "tags: sea, work": "tags: sea | work\n", "tags: sea work": "tags: sea | work\n", "keywords: deep sea": "tags: deep sea\n", "tags: '#sea #work'": "tags: sea | work\n", "tags: [{name: sea}, {label: work}]": "tags: sea | work\n",
		"tags: [sea]\ncategories: [work]\ntopics: [sea]": "tags: sea | work\n", "tags: sea; work": "tags: sea | work\n", "taxonomies: {tags: [sea], series: [work]}": "tags: sea | work\n", "tags:\n  - 2025\n  - true": "tags: 2025 | true\n",

		"language: en-GB": "language: en-GB\n", "lang: de_AT": "language: de-AT\n", "locale: en_US.UTF-8": "language: en-US\n", "lang: Spanish": "language: es\n", "lang: Deutsch": "language: de\n", "lang: русский": "language: ru\n", "language: the queen's": "warning: header: line 2: language \"the queen's\" is no language; write it like en or en-GB\n",
		"language: \"???\"": "warning: header: line 2: language \"???\" is no language; write it like en or en-GB\n", "lang: xqq": "warning: header: line 2: lang \"xqq\" is no language; write it like en or en-GB\n", "lang: zz": "warning: header: line 2: lang \"zz\" is no language; write it like en or en-GB\n",

		"summary: It is open.": "summary: It is open.\n", "description: <p>It is&nbsp;open.</p>": "summary: It is open.\n", "excerpt: A new pier": "summary: A new pier\n", "summary: It is open.\ndescription: Other.": "summary: It is open.\n", "description: Other.\nsummary: It is open.": "summary: It is open.\n",
		"summary: '**It** is `open`, see [the pier](https://example.org/).'": "summary: It is open, see the pier.\n", "summary: 2 ** 3 is 8, and a*b*c is a name.": "summary: 2 ** 3 is 8, and a*b*c is a name.\n", "summary: '`a` &lt;b&gt; **c**.'": "summary: `a` <b> **c**.\n",
		"title: The `pier` **opens**": "title: The pier opens\n", "title: The __init__ of a pier": "title: The __init__ of a pier\n",
		"summary: It is…": "warning: header: line 2: summary \"It is…\" is cut off, so that sentences of the text are shown instead; write whole sentences\n", "summary: It is [...]": "warning: header: line 2: summary \"It is [...]\" is cut off, so that sentences of the text are shown instead; write whole sentences\n",
		"summary: It is open. They said that the": "warning: header: line 2: summary \"It is open. They said that the\" ends in the middle of a sentence, so that sentences of the text are shown instead; write whole sentences\n",
		"summary: The pier was rebuilt in":        "warning: header: line 2: summary \"The pier was rebuilt in\" ends in the middle of a sentence, so that sentences of the text are shown instead; write whole sentences\n",
		"summary: The pier was rebuilt":           "warning: header: summary \"The pier was rebuilt\" ends in the middle of a sentence, so that sentences of the text are shown instead; write whole sentences\n",
		"summary: The pier was rebuilt in a year": "summary: The pier was rebuilt in a year\n", "summary: It is…\ndescription: It is open.": "summary: It is open.\nwarning: header: line 2: summary \"It is…\" is cut off, so that sentences of the text are shown instead; write whole sentences\n",

		"link: https://example.org/a?b=1": "link: https://example.org/a?b=1\n", "canonical_url: https://example.org/": "link: https://example.org/\n", "external_url: http://example.org/": "link: http://example.org/\n", "link: /news/pier": "warning: header: line 2: link \"/news/pier\" is no web address; write it whole, starting with https://\n",
		"link: javascript:alert(1)": "warning: header: line 2: link \"javascript:alert(1)\" is no web address; write it whole, starting with https://\n", "url: /news/pier": "aliases: /news/pier\n", "permalink: /:year/:title/": "", "source: The Harbour Post": "", "url: /pier\nlink: https://example.org/": "link: https://example.org/\naliases: /pier\n", "source: The Post\nurl: https://example.org/": "link: https://example.org/\n", "permalink: /pier\nurl: https://example.org/": "link: https://example.org/\naliases: /pier\n",

		"image: https://example.org/a.png": "image: https://example.org/a.png\n", "cover: {src: https://example.org/a.png, alt: The pier}": "image: https://example.org/a.png\n", "images: [https://example.org/a.png, https://example.org/b.png]": "image: https://example.org/a.png\n", "thumbnail: {url: https://example.org/a.png}": "image: https://example.org/a.png\n",
		"featured_image: https://example.org/a.png": "image: https://example.org/a.png\n", "hero: {image: https://example.org/a.png}": "image: https://example.org/a.png\n", "featured: true": "", "image: ../a b.PNG": "image: ../a b.PNG\n", "cover: /img/a.webp": "image: /img/a.webp\n", "image: a.svg": "warning: header: line 2: image \"a.svg\" is no web address; give it whole, starting with https://\n", "image: javascript:a.png": "warning: header: line 2: image \"javascript:a.png\" is no web address; give it whole, starting with https://\n", "image: data:image/png;base64,AAAA": "warning: header: line 2: image \"data:image/png;base64,AAAA\" is no web address; give it whole, starting with https://\n",

		"id: tag:example.org,2025:pier": "id: tag:example.org,2025:pier\n", "guid: https://example.org/?p=12": "id: https://example.org/?p=12\n", "id: urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a": "id: urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a\n",
		"id: 12": "", "id: about-pier": "", "guid: 12": "warning: header: line 2: guid \"12\" is no absolute URI, so that the article has an id made of its path; write one like tag:example.org,2026:1, or take the line out\n", "id: news/12": "warning: header: line 2: id \"news/12\" is no absolute URI, so that the article has an id made of its path; write one like tag:example.org,2026:1, or take the line out\n", "guid: \"https://example.org/a b\"": "warning: header: line 2: guid \"https://example.org/a b\" is no absolute URI, so that the article has an id made of its path; write one like tag:example.org,2026:1, or take the line out\n",
		"slug: pier-opens": "slug: pier-opens\n",

		"date: 2025-01-02": dated, "date: 2025-02-31": "warning: header: line 2: date \"2025-02-31\" is no day of the calendar; write one that is\nnot before: 2025-03-03\n", "expires: never": "", "expires: at the end": "warning: header: line 2: expires \"at the end\" is no date; write it like 2026-01-31 or 2026-01-31T09:30:00+01:00\n",
		"updated: soon": "warning: header: line 2: updated \"soon\" is no date; write it like 2026-01-31 or 2026-01-31T09:30:00+01:00\n", "date: 05/03/2025": "warning: header: line 2: date \"05/03/2025\" may be one of two days; write it like 2026-01-31\nnot before: 2025-05-03\n",
		"images: []": "", "data: {a: b}": "", "layout: post": "", "weight: 3": "", "dates: x": "", "links: x": "", "type: page": "", "lead: x": "", "titles: x": "", "authored: x": "",
	} {
		got, wanted := strings.Split(outline(read("a.md", "---\n"+in+"\n---\n"+pier)), "\n"), strings.Split(want, "\n")
		if !sameLines(got, wanted) {
			t.Errorf("%q:\n got %q\nwant %q", in, got, wanted)
		}
	}
}

func sameLines(a, b []string) bool {
	count := map[string]int{}
	for _, s := range a {
		count[s]++
	}
	for _, s := range b {
		count[s]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}
