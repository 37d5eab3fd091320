package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// replay compares a day that was replayed against the real program in a short time with the computed day.
type replay struct {
	Subscribers int `json:"subscribers"`
	Articles    int `json:"articles"`
	// Changes is the number of changes of the feed. It exceeds Articles, because the feed changes again shortly after an
	// article when older articles move into an archive. In a day of one minute many programs see that as a separate change.
	Changes int     `json:"changes"`
	Seconds float64 `json:"seconds"`
	Seen    totals  `json:"seen"`   // measured
	Said    totals  `json:"said"`   // computed
	Failed  int     `json:"failed"` // polls without a response
	Missed  int     `json:"missed"` // programs that do not have the newest version after their last poll
	Late    float64 `json:"late"`   // largest delay of a poll, in milliseconds
}

// totals holds the sums of a day.
type totals struct {
	Answers   counts  `json:"answers"`
	Sent      float64 `json:"sent"`      // bytes of HTTP responses
	Processor float64 `json:"processor"` // processor time in seconds
}

// A program is one simulated feed reader. One goroutine at a time polls for it.
type program struct {
	kind
	mu  sync.Mutex
	tag string
}

// event is a poll by a program. If by is nil, it is a new article.
type event struct {
	at time.Duration // since the start of the day
	by *program
}

// replayer replays a day.
type replayer struct {
	s      *server
	tags   []string // ETags of the versions since the start of the day before, with gzip
	plain  []string // the same without gzip
	seen   [answers]atomic.Int64
	sent   atomic.Int64
	failed failure

	mu      sync.Mutex
	begin   time.Time
	known   map[string]bool // ETags of all versions that programs with gzip have fetched
	changes []time.Time     // when a program first fetched each of them
}

// pollers is the maximum number of concurrent polls.
const pollers = 128

// runReplay drops the articles of a day and sends the polls of all programs at their times. The day is shortened to the
// duration within. It is preceded by another day, so that the programs already have a version of the feed.
func runReplay(ctx context.Context, dir string, m measured, mix []kind, subscribers, articles int, within time.Duration) (*replay, error) {
	s, err := prepare(dir, oldSeeds)
	if err != nil {
		return nil, err
	}
	if err := s.start(0, 0); err != nil {
		return nil, err
	}
	p := &replayer{s: s, known: map[string]bool{}}
	out, err := p.run(ctx, mix, subscribers, publicationTimes(articles), within)
	if err = errors.Join(err, s.stop()); err != nil {
		return nil, err
	}
	var changes []time.Duration // as times of day
	for _, at := range p.changes {
		changes = append(changes, time.Duration(float64(at.Sub(p.begin))*float64(wholeDay)/float64(within)))
	}
	said := dayOfAll(mix, subscribers, articles, changes)
	out.Said = totals{Answers: said.counts, Sent: m.sent(said), Processor: m.processor(said.counts, fresh) + m.Drop/1e3*float64(articles)}
	return out, nil
}

func (p *replayer) run(ctx context.Context, mix []kind, subscribers int, articles []time.Duration, within time.Duration) (*replay, error) {
	if err := p.yesterday(ctx, len(articles)); err != nil {
		return nil, err
	}
	events := p.plan(mix, subscribers, articles)
	times := make([]time.Duration, len(events))
	for i, e := range events {
		times[i] = time.Duration(float64(e.at) * float64(within) / float64(wholeDay))
	}
	before, err := p.s.processorTime()
	if err != nil {
		return nil, err
	}
	p.begin = time.Now()
	late := steadily(ctx, times, pollers, func(_, i int) { p.do(events[i]) })
	took := time.Since(p.begin)
	time.Sleep(dropEvery) // wait until the last version is compressed
	after, err := p.s.processorTime()
	if err != nil {
		return nil, errors.Join(err, p.failed.err)
	}
	out := &replay{
		Subscribers: subscribers, Articles: len(articles), Changes: len(p.changes), Seconds: took.Round(100 * time.Millisecond).Seconds(),
		Failed: p.failed.n, Late: float64(late.Milliseconds()),
		Seen: totals{Sent: float64(p.sent.Load()), Processor: (after - before).Seconds()},
	}
	for a := range answers {
		out.Seen.Answers[a] = float64(p.seen[a].Load())
	}
	if out.Missed, err = p.missed(events); err != nil {
		return nil, err
	}
	if late > within/100 {
		fmt.Fprintf(os.Stderr, "this machine is too busy for the load test: polls were sent up to %v too late; use fewer subscribers\n", late.Round(time.Millisecond))
	}
	if p.failed.n > 0 {
		fmt.Fprintln(os.Stderr, "the first poll that failed:", p.failed.err)
	}
	return out, ctx.Err()
}

// yesterday publishes the articles of the day before and keeps the ETag of each version.
func (p *replayer) yesterday(ctx context.Context, articles int) error {
	for i := range articles + 1 {
		if i == 0 || i == articles {
			time.Sleep(2 * dropEvery) // wait until everything is compressed and archives are filled
		}
		zip, err := p.s.ask(request{gzip: true})
		if err != nil {
			return err
		}
		plain, err := p.s.ask(request{})
		if err != nil {
			return err
		}
		p.tags, p.plain = append(p.tags, zip.tag), append(p.plain, plain.tag)
		if i < articles {
			if _, _, err := p.s.await(ctx, zip.tag); err != nil {
				return err
			}
		}
	}
	p.known[p.tags[articles]] = true
	return nil
}

// plan returns all events in order. Each program has the ETag of its last poll on the day before. The polls
// of the programs of a kind are spread about evenly over their interval.
func (p *replayer) plan(mix []kind, subscribers int, times []time.Duration) (events []event) {
	chance := rand.New(rand.NewPCG(1, 1))
	for _, at := range times {
		events = append(events, event{at: at})
	}
	for _, k := range mix {
		n := int(k.programs(subscribers))
		for i := range n {
			a, t := &program{kind: k}, k.interval()
			phase := time.Duration(float64(t) * (float64(i) + chance.Float64()) / float64(n))
			if last := phase - t + wholeDay; k.Validators {
				seen, _ := slices.BinarySearch(times, last+1)
				if k.Told {
					seen = len(times)
				}
				if a.tag = p.plain[seen]; k.Gzip {
					a.tag = p.tags[seen]
				}
			}
			for at := phase; at < wholeDay; at += t {
				events = append(events, event{at, a})
			}
			if k.Told { // spread over a minute, because a hub notifies one program after another
				for _, at := range times {
					events = append(events, event{at + time.Minute + time.Minute*time.Duration(i)/time.Duration(n), a})
				}
			}
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return int(a.at - b.at) })
	return events
}

// do sends a poll or drops an article.
func (p *replayer) do(e event) {
	if e.by != nil {
		p.failed.set(p.poll(e.by))
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failed.set(p.s.drop())
}

// poll sends a poll for one program on a new connection.
func (p *replayer) poll(a *program) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	q := request{gzip: a.Gzip, delta: a.Delta}
	if a.Validators {
		q.tag = a.tag
	}
	r, err := p.s.ask(q)
	if err != nil {
		return err
	}
	if r.answer() < 0 {
		return fmt.Errorf("%s: the answer was %d", a.Name, r.status)
	}
	p.seen[r.answer()].Add(1)
	p.sent.Add(int64(r.bytes))
	a.tag = r.tag
	if r.answer() == zipped {
		p.mu.Lock()
		defer p.mu.Unlock()
		if !p.known[r.tag] {
			p.known[r.tag], p.changes = true, append(p.changes, time.Now())
		}
	}
	return nil
}

// missed counts the programs that polled after the last article and do not have the newest version.
func (p *replayer) missed(events []event) (int, error) {
	zip, err := p.s.ask(request{gzip: true})
	if err != nil {
		return 0, err
	}
	plain, err := p.s.ask(request{})
	if err != nil {
		return 0, err
	}
	without := map[*program]bool{}
	settled := lastHour + time.Hour // long enough after the last article, even if the day takes a minute
	for _, e := range slices.Backward(events) {
		if e.at < settled {
			break
		}
		if e.by != nil && e.by.tag != zip.tag && e.by.tag != plain.tag {
			without[e.by] = true
		}
	}
	return len(without), nil
}
