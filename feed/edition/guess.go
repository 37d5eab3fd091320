package edition

import (
	"cmp"
	"strings"
)

// Meant returns the paths that a reader may mean by a path without a document, the likeliest first. It serves
// web.Snapshot.Meant, which sends the reader to the first of them that has a document. There are four kinds:
//
//   - the path with single slashes, and without or with a slash at its end ("//atom.xml", "/articles/slug/", "/archive/1");
//   - the folder of an index page ("/index.html");
//   - a feed in the same folder, under one of the names that readers and other programs give to feeds ("/feed/",
//     "/archive/1/index.xml", "/blog/atom.xml");
//   - each of them in lower case, as all our documents are ("/Topics/Harbour").
func Meant(path string) []string {
	meant := meantAsIs(path)
	if lower := strings.ToLower(path); lower != path {
		meant = append(meant, meantAsIs(lower)...)
	}
	return meant
}

// meantAsIs is Meant for a path in which case counts.
func meantAsIs(path string) []string {
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
	if len(parts) == 0 {
		return []string{"/"}
	}
	folder := folderOf(parts)
	meant := []string{strings.TrimSuffix(folder, "/"), folder}
	last := len(parts) - 1
	if name := strings.ToLower(parts[last]); name == "index.html" || name == "index.htm" {
		above := folderOf(parts[:last])
		return append(meant, above, strings.TrimSuffix(above, "/"))
	}
	return append(meant, feedMeant(parts)...)
}

// folderOf returns the path of a folder, with a slash at both ends.
func folderOf(parts []string) string {
	if len(parts) == 0 {
		return "/"
	}
	return "/" + strings.Join(parts, "/") + "/"
}

// mostGuessed bounds how many parts at the end of a path may be names of a feed: "/feeds/posts/default" has three.
const mostGuessed = 3

// feedMeant returns the feeds that may be meant by parts whose end names a feed, the one in the lowest folder first. The
// part nearest to the end that says a format decides it. If none does it is RSS, which every program reads.
func feedMeant(parts []string) (meant []string) {
	format, feed := "", false
	for n := 1; n <= mostGuessed && n <= len(parts); n++ {
		stem, ending, _ := strings.Cut(strings.ToLower(parts[len(parts)-n]), ".")
		says, known := feedWords[stem]
		as, ends := feedEndings[ending]
		if !known || !ends {
			break
		}
		feed = feed || says.feed || as.feed || stem == "index" && ending != ""
		format = cmp.Or(format, as.format, says.format)
		if feed {
			meant = append(meant, folderOf(parts[:len(parts)-n])+cmp.Or(format, "rss.xml"))
		}
	}
	return meant
}

// hint is what a word in a path tells.
type hint struct {
	format string // name of the feed document; "" where the word tells none
	feed   bool   // the word stands for a feed, also by itself
}

// The names of feeds are made of a word and an ending: those that feed readers try, and those of programs that sites came
// from (WordPress: /feed/atom/, Hugo: /index.xml, Jekyll: /feed.xml, Blogger: /feeds/posts/default).
var (
	feedWords = map[string]hint{
		"feed": {"", true}, "feeds": {"", true}, "rss": {"rss.xml", true}, "rss2": {"rss.xml", true}, "rdf": {"rss.xml", false},
		"atom": {"atom.xml", true}, "json": {"feed.json", false}, "xml": {}, "index": {},
		"default": {}, "blog": {}, "news": {}, "posts": {},
	}
	feedEndings = map[string]hint{
		"": {}, "xml": {}, "rss": {"rss.xml", true}, "rdf": {"rss.xml", true}, "atom": {"atom.xml", true}, "json": {"feed.json", false},
	}
)
