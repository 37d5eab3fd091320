package filing

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/journal/journaltest"
	"seedfeed/feed/ledger"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// shelf is a Filing with the records and the digests that it follows from.
type shelf struct {
	*Filing
	t       interface{ Fatal(...any) }
	index   *ledger.Index
	digests map[string]*digest.Digest // by id
	renamed map[string]bool           // since they were put
	disk    *journaltest.Disk
	people  *header.People
	now     time.Time
}

const kept = 3 * 24 * time.Hour

func newShelf(t interface{ Fatal(...any) }) *shelf {
	s := &shelf{t: t, index: ledger.NewIndex(), digests: map[string]*digest.Digest{}, renamed: map[string]bool{}, disk: journaltest.New(1), now: noon}
	s.open()
	return s
}

func (s *shelf) open() {
	f, err := Open(Config{FS: s.disk, Path: "filing", Index: s.index, Version: "1", People: s.people, Since: s.now.Add(-kept), Now: s.now})
	if err != nil {
		s.t.Fatal(err)
	}
	s.Filing = f
}

func (s *shelf) restart() {
	if err := s.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.open()
}

// ids returns the ids of some articles, with spaces between them.
func (s *shelf) ids(seqs []int64) string {
	var ids []string
	for _, seq := range seqs {
		ids = append(ids, s.idOf(seq))
	}
	return strings.Join(ids, " ")
}

// put enters an article, and files it. It reports whether that has changed anything.
func (s *shelf) put(id, path string, d *digest.Digest) (changed bool) {
	r, known := s.index.ByID(id)
	if !known {
		r = ledger.Record{ID: id, Published: s.now}
	}
	r.Path, r.Hash, r.Withdrawn, r.Updated = path, digest.Hash(fmt.Append(nil, d)), time.Time{}, s.now
	s.index.Put(r)
	s.digests[id] = d
	delete(s.renamed, id)
	r, _ = s.index.ByID(id)
	return s.Apply(r, d, s.now)
}

func (s *shelf) withdraw(id string) (changed bool) {
	r, _ := s.index.ByID(id)
	r.Withdrawn = s.now
	s.index.Put(r)
	return s.Apply(r, nil, s.now)
}

// rename moves the file of an article. Nobody reads it again.
func (s *shelf) rename(id, path string) (changed bool) {
	r, _ := s.index.ByID(id)
	r.Path = path
	s.index.Put(r)
	s.renamed[id] = true
	return s.Apply(r, nil, s.now)
}

func (s *shelf) list(text string) *header.People {
	p, err := header.ReadPeople([]byte(text))
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// everything is what readers can see of a Filing.
func everything(f *Filing) map[string]Found {
	all := map[string]Found{}
	for _, k := range Kinds {
		for _, t := range f.List(k) {
			found, _ := f.Find(k, t.Slug, noon.AddDate(100, 0, 0))
			if t != found.Term {
				found.Name = fmt.Sprintf("%+v is not %+v", t, found.Term)
			}
			found.Withdrawn = nil
			all[fmt.Sprint(k, " ", t.Slug)] = found
		}
	}
	return all
}

// fresh is a new Filing of the same articles.
func (s *shelf) fresh() *Filing {
	f := New(s.index, "1", s.people)
	for r := range s.index.All() {
		if r.Withdrawn.IsZero() {
			f.Apply(r, s.digests[r.ID], s.now)
		}
	}
	return f
}

func quotes(speakers ...string) (out []digest.Quote) {
	for _, s := range speakers {
		out = append(out, digest.Quote{Text: "Words of " + s, Speaker: s})
	}
	return out
}

func TestFind(t *testing.T) {
	s := newShelf(t)
	s.put("1", "news/1.txt", &digest.Digest{Quotes: quotes("Ada Moss", "Ben Reed", "Ada Moss", "Moss"), Tags: []string{"Harbour"}, Authors: []string{"Joan Vale"}})
	s.now = s.now.Add(time.Hour)
	s.put("2", "news/local/2.txt", &digest.Digest{Quotes: quotes("Ada Moss"), Tags: []string{"harbour", "Tides"}})
	s.put("3", "3.txt", &digest.Digest{Tags: []string{"harbour"}})
	for _, test := range []struct {
		kind Kind
		slug string
		name string
		ids  string
	}{
		{Speakers, "ada-moss", "Ada Moss", "2 1"},
		{Speakers, "ben-reed", "Ben Reed", "1"},
		{Speakers, "moss", "", ""},
		{Speakers, "", "", ""},
		{Topics, "harbour", "harbour", "3 2 1"},
		{Topics, "tides", "Tides", "2"},
		{Authors, "joan-vale", "Joan Vale", "1"},
		{Sections, "news", "news", "2 1"},
		{Sections, "news/local", "news/local", "2"},
		{Sections, "local", "", ""},
	} {
		found, ok := s.Find(test.kind, test.slug, s.now)
		if found.Name != test.name || s.ids(found.Live) != test.ids || ok != (test.ids != "") || found.Articles != len(found.Live) {
			t.Errorf("%v %q: got %+v, %v; want %q, %s", test.kind, test.slug, found, ok, test.name, test.ids)
		}
	}
	want := []Term{{Topics, "harbour", "harbour", 3}, {Topics, "tides", "Tides", 1}}
	if diff := cmp.Diff(want, s.List(Topics)); diff != "" {
		t.Error(diff)
	}
	s.people = s.list("- name: Ada Moss\n  office: harbour master\n- name: Ben Reed\n  also: [Benjamin Reed]\n")
	s.SetPeople(s.people, s.now)
	s.put("4", "4.txt", &digest.Digest{Quotes: quotes("Mayor Ada Moss", "Benjamin Reed")})
	if found, _ := s.Find(Speakers, "ada-moss", s.now); fmt.Sprint(found.Offices, len(found.Live)) != "[harbour master] 3" {
		t.Errorf("offices: %+v", found)
	}
	if found, _ := s.Find(Topics, "tides", s.now); found.Offices != nil {
		t.Errorf("offices of a topic: %+v", found)
	}
	for _, id := range []string{"1", "2"} {
		if !s.Has(Sections) {
			t.Error("no sections")
		}
		s.withdraw(id)
	}
	if s.Has(Sections) || !s.Has(Topics) {
		t.Error("sections of withdrawn articles, or no topics")
	}
}

// TestLeft puts speakers right, and looks at whom readers are told of.
func TestLeft(t *testing.T) {
	s := newShelf(t)
	left := func(slug string) string {
		found, _ := s.Find(Speakers, slug, s.now.Add(-kept))
		var ids []string
		for _, l := range found.Left {
			ids = append(ids, s.idOf(l.Seq)+" "+l.At.Sub(noon).String())
		}
		return strings.Join(ids, ", ")
	}
	want := func(what, slug, ids string) {
		t.Helper()
		keep := s.Flush
		for _, when := range []string{"", " after a restart", " after the file was written anew"} {
			if got := left(slug); got != ids {
				t.Errorf("%s%s: left %s: %q, want %q", what, when, slug, got, ids)
			}
			if err := keep(); err != nil {
				t.Fatal(err)
			}
			keep = func() error { return s.Rewrite(nil) }
			now := s.now
			s.now = s.now.Add(time.Minute) // a restart does not move a departure
			s.restart()
			s.now = now
		}
	}
	s.put("1", "1.txt", &digest.Digest{Quotes: quotes("Ada Moss", "Ben Reed"), Authors: []string{"Joan Vale"}})
	s.put("2", "2.txt", &digest.Digest{Quotes: quotes("Ada Moss")})
	want("at first", "ada-moss", "")
	s.now = s.now.Add(time.Hour)
	s.put("1", "1.txt", &digest.Digest{Quotes: quotes("Ben Reed")})
	want("put right", "ada-moss", "1 1h0m0s")
	want("put right", "ben-reed", "")
	want("no author any more", "joan-vale", "")
	s.now = s.now.Add(time.Hour)
	s.put("1", "1.txt", &digest.Digest{Quotes: quotes("Ada Moss")})
	want("back", "ada-moss", "")
	want("back", "ben-reed", "1 2h0m0s")
	s.now = s.now.Add(time.Hour)
	s.put("1", "1.txt", &digest.Digest{Quotes: quotes("Ben Reed")})
	s.put("2", "2.txt", &digest.Digest{Quotes: quotes("Cora Lane")})
	want("again", "ada-moss", "2 3h0m0s, 1 3h0m0s")

	s.put("3", "3.txt", &digest.Digest{Quotes: quotes("Cora Lane")})
	s.withdraw("3") // readers are told of that, and not of people in it
	s.now = s.now.Add(time.Hour)
	s.people = s.list("- name: Cornelia Lane\n  also: [Cora Lane]\n")
	if !s.SetPeople(s.people, s.now) || s.SetPeople(s.people, s.now) || s.SetPeople(s.list("- name: Cornelia Lane\n  also: [Cora Lane]\n"), s.now) {
		t.Error("a list of people changes nothing, or one that says the same does")
	}
	want("another person by the list", "cora-lane", "2 4h0m0s")
	want("others left since", "ada-moss", "2 3h0m0s, 1 3h0m0s")
	s.now = s.now.Add(time.Hour)
	s.people = nil
	s.restart()
	want("the list was deleted while the program was stopped", "cornelia-lane", "2 5h0m0s")
	want("the list was deleted while the program was stopped", "cora-lane", "")
	if at := s.Expire(noon.Add(3 * time.Hour)); !at.Equal(noon.Add(4 * time.Hour)) {
		t.Errorf("the next notice ends for %s", at)
	}
	if got := left("ada-moss"); got != "" {
		t.Errorf("expired, and left: %s", got)
	}
	s.now = s.now.Add(kept + time.Hour)
	s.restart()
	want("long ago", "cornelia-lane", "")
	if at := s.Expire(s.now.Add(-kept)); !at.IsZero() {
		t.Errorf("a notice ends at %s", at)
	}
}

// TestLeftOne: of many whom an article quotes, some of them twice, it leaves those whom it quotes no more, in whatever order they were.
func TestLeftOne(t *testing.T) {
	s := newShelf(t)
	names := []string{"Zoe Hill", "Ada Moss", "Mia Ott", "Ben Reed", "Ada Moss", "Lea Pitt", "Cora Lane"}
	s.put("1", "1.txt", &digest.Digest{Quotes: quotes(names...)})
	if found, _ := s.Find(Speakers, "ada-moss", s.now); found.Articles != 1 || s.ids(found.Live) != "1" {
		t.Errorf("quoted twice: %+v", found)
	}
	for n, name := range names {
		now := slices.DeleteFunc(slices.Clone(names), func(x string) bool { return x == name })
		s.now = s.now.Add(time.Hour)
		s.put("1", "1.txt", &digest.Digest{Quotes: quotes(now...)})
		if len(s.left) != n+1 {
			t.Errorf("%d: %s is quoted no more: noted %d times", n, name, len(s.left))
		}
		for _, other := range names {
			found, _ := s.Find(Speakers, strings.ReplaceAll(strings.ToLower(other), " ", "-"), noon)
			if (len(found.Left) > 0) != (other == name) {
				t.Errorf("%d: %s is quoted no more: %s left %+v", n, name, other, found.Left)
			}
		}
		s.put("1", "1.txt", &digest.Digest{Quotes: quotes(names...)})
	}
	if s.put("1", "1.txt", &digest.Digest{Quotes: quotes(append(names, "Zoe Hill")...)}) {
		t.Error("another quotation of somebody files the article in another way")
	}
}

// TestWithdrawn looks at articles that were withdrawn and have a notice, and at those that are forgotten.
func TestWithdrawn(t *testing.T) {
	s := newShelf(t)
	d := &digest.Digest{Quotes: quotes("Ada Moss"), Tags: []string{"Tides"}}
	s.put("1", "1.txt", d)
	s.put("2", "2.txt", d)
	s.withdraw("1")
	withdrawn := func() string {
		found, _ := s.Find(Topics, "tides", s.now)
		return fmt.Sprintf("[%s] [%s]", s.ids(found.Live), s.ids(found.Withdrawn))
	}
	if got := withdrawn(); got != "[2] [1]" {
		t.Error("withdrawn: ", got)
	}
	s.restart()
	if got := withdrawn(); got != "[2] [1]" {
		t.Error("after a restart: ", got)
	}
	s.put("1", "1.txt", d)
	if got := withdrawn(); got != "[2 1] []" {
		t.Error("returned: ", got)
	}
	s.withdraw("1")
	if err := s.Rewrite(func(seq int64) bool { return s.idOf(seq) != "1" }); err != nil {
		t.Fatal(err)
	}
	s.restart()
	if got := withdrawn(); got != "[2] []" {
		t.Error("forgotten: ", got)
	}
	s.withdraw("2")
	s.now = s.now.Add(kept)
	s.restart()
	if got := withdrawn(); got != "[] []" {
		t.Error("long ago: ", got)
	}
}

// TestModel changes articles in random order, and compares what is filed with a new Filing of the same articles. What readers
// can see changes only where Apply reports it, and not where it is told the same again.
func TestModel(t *testing.T) {
	names := []string{"Ada Moss", "ADA MOSS", "Ben Reed", "Cora Lane", "Moss", "the chair", "Ña Ñu", "a/b c", ""}
	tags := []string{"Tides", "tides", "South Coast", "south-coast", "C++", " ", "مرفأ"}
	paths := []string{"1.txt", "news/1.txt", "News/2.txt", "news/local/3.txt", "a/index.md"}
	lists := []string{"[]", "- name: Ada Moss-Reed\n  also: [Ada Moss]\n", "- name: Ben Reed\n  also: [Cora Lane]\n  office: mayor\n"}
	rapid.Check(t, func(rt *rapid.T) {
		s := newShelf(rt)
		some := func(of []string, what string) []string {
			return rapid.SliceOfN(rapid.SampledFrom(of), 0, 4).Draw(rt, what)
		}
		id := func(rt *rapid.T) string { return fmt.Sprint(rapid.IntRange(1, 5).Draw(rt, "article")) }
		live := func(rt *rapid.T) string {
			r, ok := s.index.ByID(id(rt))
			if !ok || !r.Withdrawn.IsZero() {
				rt.Skip()
			}
			return r.ID
		}
		told := func(rt *rapid.T, apply func() (changed bool)) {
			before := everything(s.Filing)
			if changed := apply(); !changed {
				if diff := cmp.Diff(before, everything(s.Filing)); diff != "" {
					rt.Fatal("changed, and not reported (-before +after):\n", diff)
				}
			}
			if apply() {
				rt.Fatal("the same again is a change")
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"": func(rt *rapid.T) {
				if diff := cmp.Diff(everything(s.fresh()), everything(s.Filing)); diff != "" {
					rt.Fatal("a new Filing differs (-want +got):\n", diff)
				}
				for r := range s.Stale() {
					if !s.renamed[r.ID] {
						rt.Fatal("stale: ", r)
					}
				}
			},
			"put": func(rt *rapid.T) {
				id, path := id(rt), rapid.SampledFrom(paths).Draw(rt, "path")
				d := &digest.Digest{Quotes: quotes(some(names, "speakers")...), Tags: some(tags, "tags"), Authors: some(names, "authors")}
				told(rt, func() bool { return s.put(id, path, d) })
			},
			"rename": func(rt *rapid.T) {
				id, path := live(rt), rapid.SampledFrom(paths).Draw(rt, "path")
				told(rt, func() bool { return s.rename(id, path) })
			},
			"withdraw": func(rt *rapid.T) {
				id := live(rt)
				told(rt, func() bool { return s.withdraw(id) })
			},
			"people": func(rt *rapid.T) {
				s.people = s.list(rapid.SampledFrom(lists).Draw(rt, "list"))
				s.SetPeople(s.people, s.now)
			},
			"wait":    func(rt *rapid.T) { s.now = s.now.Add(time.Hour) },
			"restart": func(rt *rapid.T) { s.restart() },
			"rewrite": func(rt *rapid.T) {
				if err := s.Rewrite(nil); err != nil {
					rt.Fatal(err)
				}
			},
		})
	})
}

// TestTogether asks while articles are filed. What is found is always whole.
func TestTogether(t *testing.T) {
	s := newShelf(t)
	lists := []*header.People{nil, s.list("- name: Ada Moss-Reed\n  also: [Ada Moss]\n")}
	s.put("1", "news/1.txt", &digest.Digest{Quotes: quotes("Ada Moss", "Ben Reed"), Tags: []string{"Tides"}})
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if found, ok := s.Find(Topics, "tides", noon); !ok || len(found.Live) != found.Articles {
					t.Errorf("found %+v, %v", found, ok)
					return
				}
				for _, k := range Kinds {
					s.List(k)
					s.Has(k)
				}
				s.Person("Ada Moss", false)
				s.Slug(Topics, "Tides")
				s.Names()
			}
		})
	}
	for n := range 200 {
		s.put(fmt.Sprint(2+n%7), "2.txt", &digest.Digest{Quotes: quotes("Cora Lane"), Tags: []string{"Tides", fmt.Sprint("Tag ", n)}})
		s.SetPeople(lists[n%2], s.now)
		s.Expire(noon.Add(-time.Hour))
		if err := s.Flush(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}
