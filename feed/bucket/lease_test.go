package bucket

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"seedfeed/feed/export"
	"seedfeed/feed/testkit"
)

func holderOf(t *testing.T, s *service) (h holder) {
	t.Helper()
	if err := json.Unmarshal([]byte(s.text(t, leaseKey)), &h); err != nil {
		t.Fatal(err)
	}
	return h
}

// die stops a publisher as kill -9 would: the lease stays in the bucket.
func die(b *Bucket) {
	b.lease.stop()
	b.lease, b.manifest = nil, nil
}

// TestSecond checks that a second publisher reports who publishes, and takes over when the first has stopped.
func TestSecond(t *testing.T) {
	for _, plain := range []bool{false, true} {
		s := newService(t)
		s.plain = plain
		site := siteOf(doc("/", textHTML, "Front"))
		first := opened(t, s.address("", ""), tag1)
		built(t, first, site)
		second := opened(t, s.address("", ""), tag1)
		_, err := second.Build(context.Background(), siteOf(doc("/", textHTML, "Second")), 2)
		host, _ := os.Hostname()
		if want := fmt.Sprintf("another program publishes there: process %d on %s, since %s", os.Getpid(), host, holderOf(t, s).Since.Format(time.RFC3339)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
		if s.text(t, "index.html") != "Front" {
			t.Error("the second one has written")
		}
		first.Close()
		built(t, second, siteOf(doc("/", textHTML, "Second")))
		if s.text(t, "index.html") != "Second" {
			t.Error("the second one has not taken over")
		}
	}
}

// TestDead checks that the lease of a dead publisher expires even if the clocks of machine and service differ.
func TestDead(t *testing.T) {
	t.Parallel()
	for _, ahead := range []time.Duration{10 * time.Minute, -10 * time.Minute} {
		t.Run(ahead.String(), func(t *testing.T) {
			t.Parallel()
			s := newService(t)
			s.ahead = ahead
			site := siteOf(doc("/", textHTML, "Front"))
			first := opened(t, s.address("", ""), tag1)
			built(t, first, site)
			die(first)
			second := opened(t, s.address("", ""), tag1)
			began := time.Now()
			if r := built(t, second, site); r.Same != 1 {
				t.Errorf("%+v", r)
			}
			if waited := time.Since(began); waited < quick.ends {
				t.Errorf("taken over after %v", waited)
			}
			die(second)
			s.set(func() { s.ahead += 2 * quick.old }) // by the clock of the service the lease is old, but so are signatures
			third := opened(t, s.address("", ""), tag1)
			if _, err := third.Build(context.Background(), site, 2); err == nil || !strings.Contains(err.Error(), "the clock of this machine differs from that of the service by ") || !strings.Contains(err.Error(), "RequestTimeTooSkewed") {
				t.Errorf("clocks: %v", err)
			}
		})
	}
}

// TestOld checks that a lease that is old by the clock of the service is taken without waiting.
func TestOld(t *testing.T) {
	s := newService(t)
	p := quick
	p.old, p.ends = time.Minute, time.Hour
	b := openedAt(t, s.address("", ""), tag1, p)
	built(t, b, siteOf(doc("/", textHTML, "Front")))
	die(b)
	s.set(func() { s.ahead = 3 * time.Minute })
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := openedAt(t, s.address("", ""), tag1, p).Build(ctx, siteOf(), 2); err != nil {
		t.Error(err)
	}
}

// TestTakenOver checks a publisher that slept while another one took over. It writes nothing more and returns an error. When
// the other publisher has stopped, it starts again.
func TestTakenOver(t *testing.T) {
	t.Parallel()
	for _, plain := range []bool{false, true} {
		t.Run(fmt.Sprint("plain ", plain), func(t *testing.T) {
			t.Parallel()
			s := newService(t)
			s.plain = plain
			sleeper := opened(t, s.address("", ""), tag1)
			built(t, sleeper, siteOf(doc("/", textHTML, "Front"), doc("/atom.xml", textAtom, "A feed")))
			sleeper.lease.stop()
			other := opened(t, s.address("", ""), tag1)
			built(t, other, siteOf(doc("/", textHTML, "Other"), doc("/atom.xml", textAtom, "Its feed")))
			s.done()
			_, err := sleeper.Build(context.Background(), siteOf(doc("/", textHTML, "Old"), doc("/atom.xml", textAtom, "Old feed")), 2)
			if err == nil || !strings.Contains(err.Error(), "another program publishes there") || len(s.done()) > 0 {
				t.Errorf("%v", err)
			}
			other.Close()
			if r := built(t, sleeper, siteOf(doc("/", textHTML, "Other"), doc("/atom.xml", textAtom, "New feed"))); r.Written != 1 || r.Same != 1 {
				t.Errorf("%+v", r)
			}
		})
	}
}

// TestAsleep checks a publisher that sleeps during a build, just before a write. It must not replace an object that another
// publisher has written in the meantime.
func TestAsleep(t *testing.T) {
	t.Parallel()
	s := newService(t)
	sleeper := opened(t, s.address("", ""), tag1)
	built(t, sleeper, siteOf(doc("/atom.xml", textAtom, "A feed")))
	sleeper.lease.stop()
	other := opened(t, s.address("", ""), tag1)
	built(t, other, siteOf(doc("/atom.xml", textAtom, "Its feed")))
	// The sleeper still believes that it holds the lease.
	r := &run{Bucket: sleeper}
	r.ctx, r.fail = context.WithCancelCause(context.Background())
	err := r.write("atom.xml", sleeper.manifest.entries["atom.xml"], hash{1}, newObject([]byte("Old feed"), "1"))
	if err == nil || !strings.Contains(err.Error(), "another program publishes there now") || s.text(t, "atom.xml") != "Its feed" {
		t.Errorf("%v, %s", err, s.text(t, "atom.xml"))
	}
}

// TestRace checks that only one of several publishers that start at the same time writes.
func TestRace(t *testing.T) {
	for _, plain := range []bool{false, true} {
		s := newService(t)
		s.plain = plain
		errs := make(chan error, 4)
		var all []*Bucket
		for range cap(errs) {
			all = append(all, opened(t, s.address("", ""), tag1))
		}
		var begin sync.WaitGroup
		begin.Add(1)
		for n, b := range all {
			go func() {
				begin.Wait()
				_, err := b.Build(context.Background(), siteOf(doc("/", textHTML, fmt.Sprint(n))), 2)
				errs <- err
			}()
		}
		begin.Done()
		good := 0
		for range all {
			err := <-errs
			if err == nil {
				good++
			} else if !strings.Contains(err.Error(), "another program publishes there") {
				t.Error(err)
			}
		}
		if good != 1 {
			t.Errorf("plain %t: %d of %d have written", plain, good, len(all))
		}
	}
}

// TestRemovedLease checks that a publisher starts again after its lease and all objects were removed.
func TestRemovedLease(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	site := siteOf(doc("/", textHTML, "Front"))
	built(t, b, site)
	for _, key := range s.keys(t) {
		if _, err := s.backend.DeleteObject(testBucket, key); err != nil {
			t.Fatal(err)
		}
	}
	var r export.Report
	var err error
	for until := time.Now().Add(time.Minute); r.Written == 0 && time.Now().Before(until); {
		if r, err = b.Build(context.Background(), site, 2); err != nil && !strings.Contains(err.Error(), "somebody has removed it") {
			t.Fatal(err)
		}
	}
	if s.text(t, "index.html") != "Front" {
		t.Error("nothing is written")
	}
}

// TestOutage checks a publisher that cannot reach the service until its lease has expired. It continues where it was if no
// other program has taken over.
func TestOutage(t *testing.T) {
	s := newService(t)
	p := impatient
	p.ends = 2 * time.Second // no request of a busy machine takes as long
	b := openedAt(t, s.address("", ""), tag1, p)
	built(t, b, siteOf(doc("/", textHTML, "Front")))
	before := b.manifest
	s.set(func() { s.left = 0 })
	if err := b.lease.verify(context.Background()); err == nil || b.lease.isLost() {
		t.Errorf("taken for lost: %v", err)
	}
	testkit.Within(t, "the lease is over", func() bool {
		held, err := b.lease.held()
		if err != nil {
			t.Fatal("the lease is lost: ", err)
		}
		return !held
	})
	if _, err := b.Build(context.Background(), siteOf(doc("/", textHTML, "New")), 2); err == nil || !strings.Contains(err.Error(), "the connection broke") {
		t.Errorf("%v", err)
	}
	s.set(func() { s.left = -1 })
	if r := built(t, b, siteOf(doc("/", textHTML, "New"))); r.Written != 1 || b.manifest != before {
		t.Errorf("%+v", r)
	}
}

// TestCloseWaits checks that Close waits for a running build, and then releases the lease.
func TestCloseWaits(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	begun := make(chan bool, 1)
	s.before = func(method, key string) {
		if key == "eels" {
			begun <- true
		}
	}
	done := make(chan error, 1)
	go func() {
		_, err := b.Build(context.Background(), siteOf(doc("/eels", textHTML, "Eels"), doc("/atom.xml", textAtom, "A feed")), 2)
		done <- err
	}()
	<-begun
	b.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if keys := s.keys(t); !strings.Contains(strings.Join(keys, " "), "atom.xml") || strings.Contains(strings.Join(keys, " "), leaseKey) {
		t.Errorf("%q", keys)
	}
	s.before = nil
	built(t, b, siteOf(doc("/eels", textHTML, "More eels")))
	if !slices.Contains(s.keys(t), leaseKey) {
		t.Error("a build after Close holds no lease")
	}
}

// TestGhost checks a write that a build abandoned and that the service carries out later, before or after the next build. The
// newer version must win in both cases.
func TestGhost(t *testing.T) {
	for _, early := range []bool{false, true} {
		for _, known := range []bool{false, true} {
			s := newService(t)
			b := opened(t, s.address("", ""), tag1)
			documents := []export.Document{doc("/", textHTML, "Front")}
			if known {
				documents = append(documents, doc("/eels", textHTML, "Eels"))
			}
			built(t, b, siteOf(documents...))
			ctx, cancel := context.WithCancel(context.Background())
			release := make(chan struct{})
			var once sync.Once
			s.before = func(method, key string) {
				if method == "PUT" && key == "eels" {
					first := false
					if once.Do(func() { first = true }); first {
						cancel()
						<-release
					}
				}
			}
			if _, err := b.Build(ctx, siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "Ghost")), 2); err == nil {
				t.Fatal("no error")
			}
			if early {
				close(release)
				if s.idle(t); s.text(t, "eels") != "Ghost" {
					t.Fatal("the write was not carried out: ", s.text(t, "eels"))
				}
			}
			if r := built(t, b, siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "New eels"))); r.Written != 1 || len(r.Problems) > 0 {
				t.Errorf("early %t, known %t: %+v", early, known, r)
			}
			if !early {
				close(release)
				s.idle(t)
			}
			if text := s.text(t, "eels"); text != "New eels" {
				t.Errorf("early %t, known %t: %s", early, known, text)
			}
		}
	}
}

// TestCompared checks that changes by other programs are noticed while the program runs.
func TestCompared(t *testing.T) {
	s := newService(t)
	p := quick
	p.compare = 0
	b := openedAt(t, s.address("", ""), tag1, p)
	site := siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "Eels"), doc("/elvers", textHTML, "Elvers"))
	built(t, b, site)
	s.put(t, "eels", "Else")
	s.put(t, "theirs", "Theirs")
	if _, err := s.backend.DeleteObject(testBucket, "elvers"); err != nil {
		t.Fatal(err)
	}
	if r := built(t, b, site); r.Written != 2 || r.Same != 1 {
		t.Errorf("%+v", r)
	}
	testkit.Same(t, "mended", s.objects(t), map[string]string{"index.html": "Front", "eels": "Eels", "elvers": "Elvers", "theirs": "Theirs"})
	built(t, b, siteOf())
	testkit.Same(t, "emptied", s.objects(t), map[string]string{"theirs": "Theirs"})
}
