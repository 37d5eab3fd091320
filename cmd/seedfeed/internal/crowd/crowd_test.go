package main

import (
	"bufio"
	"context"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func storedMix(t *testing.T) []kind {
	t.Helper()
	mix, err := readMix(defaultMix)
	if err != nil {
		t.Fatal(err)
	}
	return mix
}

// TestPage checks that the tables in the manual match the stored figures.
func TestPage(t *testing.T) {
	m, err := readMeasured(stored)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "help", "readers.md"))
	if err != nil {
		t.Fatal(err)
	}
	filled, err := fill(string(page), m, storedMix(t), 20)
	if err != nil {
		t.Fatal(err)
	}
	if filled != string(page) {
		t.Error("help/readers.md has other tables than the stored figures give; at the root run: go run ./cmd/seedfeed/internal/crowd -page")
	}
	if n := strings.Count(filled, "<!-- crowd: "); n != len(sections(m, storedMix(t), 20)) {
		t.Errorf("%d places for tables", n)
	}
	if _, err := fill("no place", m, storedMix(t), 20); err == nil {
		t.Error("a page without a place for a table was filled")
	}
}

// TestNewsPolls compares the formula with counting, for all moments at which a program may have started.
func TestNewsPolls(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		changes := make([]time.Duration, 1+r.IntN(30))
		for i := range changes {
			changes[i] = time.Duration(r.IntN(24*60)) * time.Minute
		}
		slices.Sort(changes)
		every := []time.Duration{5 * time.Minute, 20 * time.Minute, time.Hour, 6 * time.Hour, wholeDay}[r.IntN(5)]
		news, phases := 0, int(every/time.Minute)
		for phase := range phases {
			for at := time.Duration(phase)*time.Minute + every; at <= wholeDay+time.Duration(phase)*time.Minute; at += every {
				if slices.ContainsFunc(changes, func(c time.Duration) bool {
					return c >= at-every && c < at || c+wholeDay >= at-every && c+wholeDay < at
				}) {
					news++
				}
			}
		}
		want := float64(news) / float64(phases)
		if got := newsPolls(changes, every); math.Abs(got-want) > 1e-6 {
			t.Errorf("%v, every %v: %v of the polls find news, want %v", changes, every, got, want)
		}
	}
}

// TestDayOf checks the number of polls of each kind of program, and the kinds of responses that it gets.
func TestDayOf(t *testing.T) {
	for name, c := range map[string]struct {
		kind
		want counts
	}{
		"validators":    {kind{Minutes: 30, Validators: true, Gzip: true}, counts{notModified: 28, zipped: 20}},
		"no gzip":       {kind{Minutes: 30, Validators: true}, counts{notModified: 28, whole: 20}},
		"deltas":        {kind{Minutes: 30, Validators: true, Gzip: true, Delta: true}, counts{notModified: 28, delta: 20}},
		"no validators": {kind{Minutes: 5, Gzip: true}, counts{zipped: 288}},
		"told by a hub": {kind{Minutes: 1440, Validators: true, Gzip: true, Told: true}, counts{notModified: 1, zipped: 20}},
		"once a day":    {kind{Minutes: 1440, Validators: true, Gzip: true}, counts{zipped: 1}},
	} {
		if got := dayOf(c.kind, 20, publicationTimes(20)); !near(got.counts, c.want) {
			t.Errorf("%s: %v, want %v", name, got.counts, c.want)
		}
	}
	mix := []kind{{Percent: 60, Minutes: 1440, Serves: 1000}, {Percent: 40, Minutes: 60, Serves: 1, Validators: true, Hour: 50}}
	if got := dayOfAll(mix, 10_000, 1, publicationTimes(1)); !near(got.counts, counts{whole: 6 + 4000, notModified: 4000 * 23}) {
		t.Errorf("all: %v", got.counts)
	}
	if hour, told := herds(append(mix, kind{Percent: 10, Minutes: 1440, Serves: 1, Told: true, Hour: 100}), 10_000); hour != 2000 || told != 1000 {
		t.Errorf("%v polls at the full hour and %v after a hub has told", hour, told)
	}
}

func near(a, b counts) bool {
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-6 {
			return false
		}
	}
	return true
}

// TestAsksOrigin compares the formula with a simulated cache that is polled at random times.
func TestAsksOrigin(t *testing.T) {
	for _, subscribers := range []int{50, 1000, 20_000} {
		mix := []kind{{Percent: 100, Minutes: 60, Serves: 1, Gzip: true}}
		r := rand.New(rand.NewPCG(uint64(subscribers), 1))
		polls, asks, old := make([]float64, subscribers*24), 0, 0.0
		for i := range polls {
			polls[i] = r.Float64() * daySeconds
		}
		slices.Sort(polls)
		for _, at := range polls {
			if at >= old {
				asks, old = asks+1, at+cacheSeconds
			}
		}
		got := asksOrigin(mix, subscribers, 20, 1)
		if math.Abs(got.sum()-float64(asks)) > 0.05*float64(asks) {
			t.Errorf("%d subscribers: the cache asks %.0f times, want %d", subscribers, got.sum(), asks)
		}
		if got[zipped] != 20 {
			t.Errorf("%d subscribers: %v answers with news, want 20", subscribers, got[zipped])
		}
	}
}

// TestReadMix checks the errors for a faulty mix file.
func TestReadMix(t *testing.T) {
	for text, want := range map[string]string{
		`[{"name": "a", "percent": 100, "minutes": 5, "serves": 1}]`:                "",
		`[{"name": "a", "percent": 50, "minutes": 5, "serves": 1}]`:                 "add up to 50",
		`[{"name": "a", "percent": 100, "minutes": 0, "serves": 1}]`:                "a: minutes",
		`[{"name": "a", "percent": 100, "minutes": 5}]`:                             "a: serves",
		`[{"name": "a", "percent": 100, "minutes": 5, "serves": 1, "delta": true}]`: "a: a delta needs",
		`[{"name": "a", "percent": 101, "minutes": 5, "serves": 1}]`:                "a: a percentage",
		`[{"percent": 100, "minutes": 5, "serves": 1}]`:                             "no name",
		`{}`: "unmarshal",
	} {
		_, err := readMix([]byte(text))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for got, want := range map[string]string{
		number(0): "0", number(999.6): "1,000", number(1234): "1,234", number(123_456): "123,000", number(21_149_999): "21,100,000",
		short(0): "0", short(0.00123): "0.0012", short(0.25): "0.25", short(5.55): "5.5", short(12.3): "12", short(55_470): "55,500",
		size(334): "334 B", size(20_585): "21 KB", size(2.314e12): "2.3 TB", size(23e6): "23 MB",
		percent(1, 3): "33%", duration(11.4): "11 s", duration(384): "6.4 min", duration(25_920): "7.2 h",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestReadReply(t *testing.T) {
	for text, want := range map[string]reply{
		"HTTP/1.1 200 OK\r\nEtag: \"a\"\r\nContent-Length: 3\r\n\r\nabc":                             {status: 200, tag: `"a"`, bytes: 50},
		"HTTP/1.1 200 OK\r\netag: \"a-gz\"\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab": {status: 200, tag: `"a-gz"`, zipped: true, bytes: 76},
		"HTTP/1.1 304 Not Modified\r\nEtag: \"a\"\r\n\r\n":                                           {status: 304, tag: `"a"`, bytes: 40},
	} {
		want.bytes = len(text)
		if got, err := readReply(bufio.NewReader(strings.NewReader(text))); err != nil || got != want {
			t.Errorf("%q: %+v %v, want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "HTTP/1.1 two\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", "HTTP/1.1 200 OK\r\n"} {
		if got, err := readReply(bufio.NewReader(strings.NewReader(text))); err == nil {
			t.Errorf("%q: %+v, want an error", text, got)
		}
	}
}

// TestReplay replays a day against the real program. Each poll must be answered.
func TestReplay(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: reads /proc")
	}
	if testing.Short() {
		t.Skip("SKIPPED: takes half a minute")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 6*time.Minute) // on a busy machine
	defer cancel()
	got, err := runReplay(ctx, t.TempDir(), measured{}, storedMix(t), 100, 4, 6*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if got.Failed > 0 || got.Changes < 1 || got.Seen.Sent == 0 || got.Seen.Processor <= 0 {
		t.Errorf("%+v", got)
	}
	if seen, said := got.Seen.Answers.sum(), got.Said.Answers.sum(); math.Abs(seen-said) > 0.02*said {
		t.Errorf("%v polls were sent, want %v", seen, said)
	}
	for a, n := range got.Seen.Answers {
		if n == 0 {
			t.Errorf("no poll was answered with %s", answerNames[a])
		}
	}
}
