package former

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"seedfeed/feed/testkit"
)

func day(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		panic(err)
	}
	return t
}

// essay is a text of its own for each number.
func essay(n, words int) string {
	random := rand.New(rand.NewPCG(uint64(n), 7))
	var out []string
	for range words {
		out = append(out, fmt.Sprintf("%c%cord%d", 'a'+random.IntN(26), 'a'+random.IntN(26), random.IntN(500)))
	}
	return strings.Join(out, " ")
}

func item(link, title, date, text string) Item {
	return Item{RSSID: "id of " + link + title, Link: link, Addresses: []string{link}, Title: title, Published: day(date), Text: text}
}

// TestMatch has a row for each thing that may speak for a pair: "=" is sure, "?" is shown, "-" is nothing.
func TestMatch(t *testing.T) {
	const title = "Ferry to stop at the old pier"
	moment := day("2024-05-17").Add(10*time.Hour + 11*time.Minute + 12*time.Second)
	for _, c := range []struct {
		name string
		item Item
		seed Seed
		want string
	}{
		{"address in the header", item("https://a.example/p/1", "x", "", ""), Seed{Addresses: []string{"https://a.example/p/1"}}, "="},
		{"without www and with a slash", item("http://www.a.example/p/1/", "x", "", ""), Seed{Addresses: []string{"https://a.example/p/1"}}, "="},
		{"alias from the root", item("https://a.example/p/1.html", "x", "", ""), Seed{Addresses: []string{"/p/1.html"}}, "="},
		{"index page", item("https://a.example/p/one/index.html", "x", "", ""), Seed{Addresses: []string{"/p/one/"}}, "="},
		{"alias with a query", item("https://a.example/?p=7", "x", "", ""), Seed{Addresses: []string{"/?p=7"}}, "="},
		{"another query", item("https://a.example/?p=7", "x", "", ""), Seed{Addresses: []string{"/?p=71"}}, "-"},
		{"the end of an address elsewhere", item("https://a.example/p/1", "x", "", ""), Seed{Addresses: []string{"https://b.example/p/1"}}, "-"},
		{"the front page", item("https://a.example/", "x", "", ""), Seed{Addresses: []string{"https://a.example/"}}, "-"},
		{"id in the header", Item{RSSID: "tag:a", Title: "x"}, Seed{ID: "tag:a"}, "="},
		{"id of Atom", Item{AtomID: "tag:a", Title: "x"}, Seed{ID: "tag:a"}, "="},

		{"Hugo", item("https://a.example/posts/the-ferry/", "x", "", ""), Seed{Path: "content/posts/the-ferry.md"}, "="},
		{"Hugo, a folder", item("https://a.example/posts/the-ferry/", "x", "", ""), Seed{Path: "posts/the-ferry/index.md"}, "="},
		{"Jekyll", item("https://a.example/2024/05/17/the-ferry.html", "x", "2024-05-17", ""), Seed{Path: "_posts/2024-05-17-the-ferry.md"}, "="},
		{"Jekyll, by category", item("https://a.example/news/2024/05/17/the-ferry.html", "x", "", ""), Seed{Path: "_posts/2024-05-17-the-ferry.md"}, "="},
		{"WordPress, by month", item("https://a.example/2024/05/the-ferry/", "x", "2024-05-17", ""), Seed{Path: "the-ferry.md", Date: day("2024-05-17")}, "="},
		{"WordPress, by slug", item("https://a.example/2024/05/the-ferry/", "x", "2024-05-17", ""), Seed{Path: "17.md", Slug: "the-ferry", Date: day("2024-05-17")}, "="},
		{"another month", item("https://a.example/2024/05/the-ferry/", "x", "2024-05-17", ""), Seed{Path: "the-ferry.md", Date: day("2022-01-09")}, "-"},
		{"a name alone", item("https://a.example/the-ferry/", "x", "", ""), Seed{Path: "the-ferry.md"}, "?"},
		{"a number alone", item("https://a.example/17/", "x", "", ""), Seed{Path: "17.md"}, "-"},
		{"a name and a title", item("https://a.example/the-ferry/", "Ferry stops", "", ""), Seed{Path: "the-ferry.md", Title: "Ferry stops"}, "="},

		{"a title", item("https://a.example/1", title, "", ""), Seed{Title: title}, "="},
		{"spelled otherwise", item("https://a.example/1", "Ferry to stop at the “old” pier", "", ""), Seed{Title: title}, "="},
		{"a short title", item("https://a.example/1", "Minutes", "", ""), Seed{Title: "Minutes"}, "?"},
		{"a short title and the day", item("https://a.example/1", "Minutes", "2024-05-17", ""), Seed{Title: "Minutes", Date: day("2024-05-17")}, "="},
		{"a short title and the day before", item("https://a.example/1", "Minutes", "2024-05-17", ""), Seed{Title: "Minutes", Date: day("2024-05-16")}, "?"},
		{"a short title and the day elsewhere", item("https://a.example/1", "Minutes", "2024-05-17", ""), Seed{Title: "Minutes", Date: time.Date(2024, 5, 17, 3, 0, 0, 0, time.FixedZone("", 4*3600))}, "="},
		{"a title of another year", item("https://a.example/1", title, "2023-05-17", ""), Seed{Title: title, Date: day("2024-05-16")}, "?"},
		{"a title with another text", item("https://a.example/1", title, "", essay(1, 200)), Seed{Title: title, Text: essay(2, 200)}, "?"},
		{"a title with a summary of its own", item("https://a.example/1", title, "", essay(1, 40)), Seed{Title: title, Text: essay(2, 200)}, "="},
		{"no title in common", item("https://a.example/1", "", "", ""), Seed{Title: ""}, "-"},
		{"a name and a moment", Item{RSSID: "a", Link: "https://a.example/the-ferry/", Title: "x", Published: moment}, Seed{Path: "the-ferry.md", Title: "y", Date: moment}, "="},
		{"a name and a minute later", Item{RSSID: "a", Link: "https://a.example/the-ferry/", Title: "x", Published: moment}, Seed{Path: "the-ferry.md", Title: "y", Date: moment.Add(time.Minute)}, "?"},
		{"a day alone", item("https://a.example/1", "x", "2024-05-17", ""), Seed{Title: "y", Date: day("2024-05-17")}, "-"},

		{"the text", item("https://a.example/1", "x", "", essay(1, 300)), Seed{Title: "y", Text: essay(1, 300)}, "="},
		{"the beginning of it", item("https://a.example/1", "x", "", essay(1, 55)), Seed{Title: "y", Text: essay(1, 300)}, "="},
		{"half of it", item("https://a.example/1", "x", "", essay(1, 50)+" "+essay(9, 50)), Seed{Title: "y", Text: essay(1, 300)}, "?"},
		{"a few words", item("https://a.example/1", "x", "", essay(1, 12)), Seed{Title: "y", Text: essay(1, 300)}, "?"},
	} {
		if c.seed.Path == "" {
			c.seed.Path = "file.txt"
		}
		r := Match([]Item{c.item}, []Seed{c.seed})
		got := "-"
		switch {
		case len(r.Sure) > 0:
			got = "="
		case len(r.Unsure) > 0:
			got = "?"
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q: %+v", c.name, got, c.want, r)
		}
	}
}

// TestAlike: of articles that are alike none is taken for an item, unless something tells them apart.
func TestAlike(t *testing.T) {
	const title = "Minutes of the harbour board"
	items := []Item{item("https://a.example/1", title, "", ""), item("https://a.example/2", title, "", "")}
	seeds := []Seed{{Path: "1.txt", Title: title}, {Path: "2.txt", Title: title}}
	if r := Match(items, seeds); len(r.Sure) > 0 || len(r.Unsure) != 4 {
		t.Errorf("two items, two articles of one title: %+v", r)
	}
	if r := Match(items[:1], seeds); len(r.Sure) > 0 || len(r.Unsure) != 2 {
		t.Errorf("one item, two articles of one title: %+v", r)
	}
	if r := Match(items, seeds[:1]); len(r.Sure) > 0 || len(r.Unsure) != 2 {
		t.Errorf("two items, one article of one title: %+v", r)
	}
	for n := range 2 { // every day
		items[n].Published, seeds[n].Date = day("2024-05-17").AddDate(0, 0, n).Add(7*time.Hour), day("2024-05-17").AddDate(0, 0, n)
	}
	if r := Match(items, seeds); len(r.Sure) != 2 || r.Sure[0].Seed != 0 || r.Sure[1].Seed != 1 {
		t.Errorf("two items, two articles of one title on two days: %+v", r)
	}
	for n := range 2 {
		items[n].Published, seeds[n].Date = time.Time{}, time.Time{}
		items[n].Text, seeds[n].Text = essay(n, 100), essay(n, 100)
	}
	if r := Match(items, seeds); len(r.Sure) != 2 || r.Sure[0].Seed != 0 || r.Sure[1].Seed != 1 {
		t.Errorf("two items, two articles of one title with texts: %+v", r)
	}
}

// TestLaws: whatever the items and articles are, no item and no article is in two pairs, no pair was passed over for a worse
// one, what is unsure is not taken, and the order changes nothing.
func TestLaws(t *testing.T) {
	titles := []string{"Minutes", "Ferry to stop at the old pier", "The mill is to be sold again", "The lock opens on Monday"}
	days := []string{"", "2024-05-17", "2024-05-18", "2023-01-01"}
	names := []string{"ferry", "mill", "lock", "one-more", "7"}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(from []string, what string) string { return rapid.SampledFrom(from).Draw(t, what) }
		text := func() string {
			if n := rapid.IntRange(0, 6).Draw(t, "text"); n > 0 {
				return essay(n, rapid.SampledFrom([]int{8, 30, 200}).Draw(t, "words"))
			}
			return ""
		}
		var items []Item
		for n := range rapid.IntRange(0, 8).Draw(t, "items") {
			i := item("https://a.example/"+draw([]string{"", "2024/05/", "news/"}, "place")+draw(names, "name"), draw(titles, "title"), draw(days, "day"), text())
			i.RSSID = fmt.Sprint(n)
			items = append(items, i)
		}
		var seeds []Seed
		for n := range rapid.IntRange(0, 8).Draw(t, "seeds") {
			s := Seed{Path: fmt.Sprintf("%s%s-%d.md", draw([]string{"", "news/"}, "folder"), draw(names, "file"), n), Title: draw(titles, "title"), Date: day(draw(days, "day")), Text: text()}
			if rapid.Bool().Draw(t, "slug") {
				s.Slug = draw(names, "slug")
			}
			if rapid.IntRange(0, 5).Draw(t, "link") == 0 {
				s.Addresses = []string{"/" + draw(names, "alias")}
			}
			seeds = append(seeds, s)
		}
		r := Match(items, seeds)
		ofItem, ofSeed := map[int]Pair{}, map[int]Pair{}
		for _, p := range r.Sure {
			if p.Score < sureFrom {
				t.Fatalf("too weak: %+v", p)
			}
			if _, ok := ofItem[p.Item]; ok {
				t.Fatalf("item %d twice", p.Item)
			}
			if _, ok := ofSeed[p.Seed]; ok {
				t.Fatalf("article %d twice", p.Seed)
			}
			ofItem[p.Item], ofSeed[p.Seed] = p, p
		}
		for _, p := range weigh(items, seeds) {
			a, aTaken := ofItem[p.Item]
			b, bTaken := ofSeed[p.Seed]
			if (aTaken && p.Score > a.Score) && (!bTaken || p.Score > b.Score) || (bTaken && p.Score > b.Score) && !aTaken {
				t.Fatalf("%+v was passed over for %+v and %+v", p, a, b)
			}
			if (aTaken && a.Seed != p.Seed && !bTaken && p.Score > a.Score-margin) || (bTaken && b.Item != p.Item && !aTaken && p.Score > b.Score-margin) {
				t.Fatalf("%+v is nearly as good as %+v and %+v", p, a, b)
			}
		}
		for _, p := range r.Unsure {
			if _, ok := ofItem[p.Item]; ok {
				t.Fatalf("item %d is sure and unsure", p.Item)
			}
			if _, ok := ofSeed[p.Seed]; ok {
				t.Fatalf("article %d is sure and unsure", p.Seed)
			}
		}
		backItems, backSeeds := slices.Clone(items), slices.Clone(seeds)
		slices.Reverse(backItems)
		slices.Reverse(backSeeds)
		back := map[[2]int]bool{}
		for _, p := range Match(backItems, backSeeds).Sure {
			back[[2]int{len(items) - 1 - p.Item, len(seeds) - 1 - p.Seed}] = true
		}
		if len(back) != len(r.Sure) {
			t.Fatalf("another order: %v, want %+v", back, r.Sure)
		}
		for _, p := range r.Sure {
			if !back[[2]int{p.Item, p.Seed}] {
				t.Fatalf("another order: %v, want %+v", back, r.Sure)
			}
		}
	})
}

// TestLinear: ten times the items and articles take about ten times as long, also where all are alike.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, make := range map[string]func(n int) (Item, Seed){
		"each of its own": func(n int) (Item, Seed) {
			return item(fmt.Sprintf("https://a.example/p/%d", n), fmt.Sprintf("Title number %d of all", n), "2024-05-17", essay(n, 30)),
				Seed{Path: fmt.Sprintf("p/file-%d.md", n), Title: fmt.Sprintf("Title number %d of all", n), Date: day("2024-05-17"), Text: essay(n, 60)}
		},
		"all alike": func(n int) (Item, Seed) {
			i := item("https://a.example/p/news", "Minutes", "2024-05-17", essay(1, 60))
			i.RSSID = fmt.Sprint(n)
			return i, Seed{Path: fmt.Sprintf("p/%d/index.md", n), Slug: "news", Title: "Minutes", Date: day("2024-05-17"), Text: essay(1, 120)}
		},
	} {
		took := func(n int) time.Duration {
			var items []Item
			var seeds []Seed
			for n := range n {
				i, s := make(n)
				items, seeds = append(items, i), append(seeds, s)
			}
			return testkit.Cost(func() {
				if r := Match(items, seeds); name == "each of its own" && len(r.Sure) != n {
					t.Fatalf("%d of %d are sure", len(r.Sure), n)
				}
			})
		}
		small, large := took(1000), took(10_000)
		t.Logf("%s: %v, %v", name, small, large)
		if large > 60*small+5*time.Second {
			t.Errorf("%s: 10,000 took %v, 1,000 took %v", name, large, small)
		}
	}
}
