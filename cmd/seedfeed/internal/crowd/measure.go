package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Costs are measured at the request rate of the load test, because a busy program needs less time for each request than an
// idle one.
const (
	paceFor    = time.Second
	rounds     = 3   // the median is used
	tlsPace    = 200 // requests per second; low because handshakes are expensive on both ends
	oldSeeds   = 100 // number of articles in the folder at the start
	dropsTimed = 5
	dropEvery  = 2 * time.Second // brotli starts a second after a change
)

// way is how a request is sent: on an open connection, on a new connection, or on a new TLS connection.
type way int

const (
	kept way = iota
	fresh
	overTLS
)

var wayNames = []string{"kept", "new", "TLS"}

// measure runs the program and measures the cost of responses and of new articles. Pace is in requests per second.
func measure(ctx context.Context, dir string, pace float64) (m measured, err error) {
	s, err := prepare(dir, oldSeeds)
	if err != nil {
		return m, err
	}
	m.Machine, m.Day = machine(), time.Now().UTC().Format(time.DateOnly)
	if m.Put, m.PutBytes, err = s.measureFiles(); err != nil {
		return m, err
	}
	if err := s.start(0, 0); err != nil {
		return m, err
	}
	requests, err := s.measureDrops(ctx, &m)
	if err == nil {
		err = s.measureAnswers(ctx, &m.Answers, requests, pace, kept, fresh)
	}
	if err = errors.Join(err, s.stop()); err != nil {
		return m, err
	}
	pair, err := certificate(dir)
	if err != nil {
		return m, err
	}
	if err := s.start(0, 0, "--tls-cert", pair, "--tls-key", pair); err != nil {
		return m, err
	}
	err = s.measureAnswers(ctx, &m.Answers, requests, tlsPace, overTLS)
	m.Answers[delta].TLS = m.Answers[delta].New + m.Answers[zipped].TLS - m.Answers[zipped].New
	if err == nil {
		m.Handshake, err = s.handshake()
	}
	return m, errors.Join(err, s.stop())
}

// machine returns the model and the number of processors.
func machine() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	name := runtime.GOARCH
	for line := range strings.Lines(string(text)) {
		if key, value, _ := strings.Cut(line, ":"); strings.TrimSpace(key) == "model name" {
			name = strings.TrimSpace(value)
		}
	}
	return fmt.Sprintf("%s, %d processors", name, runtime.NumCPU())
}

// measureFiles returns the number and total size of the files that change with one more article.
func (s *server) measureFiles() (files, size int, err error) {
	out := filepath.Join(s.dir, "out")
	before, err := s.build(out)
	if err != nil {
		return 0, 0, err
	}
	if err := s.drop(); err != nil {
		return 0, 0, err
	}
	after, err := s.build(out)
	for path, info := range after {
		if old := before[path]; old != nil && os.SameFile(old, info) || strings.HasSuffix(path, ".br") || strings.HasSuffix(path, ".gz") {
			continue
		}
		if zip := after[path+".gz"]; zip != nil {
			info = zip
		}
		files, size = files+1, size+int(info.Size())
	}
	return files, size, err
}

// measureDrops publishes a few articles and measures their cost. It returns a request for each kind of response.
func (s *server) measureDrops(ctx context.Context, m *measured) (requests [answers]request, err error) {
	first, err := s.ask(request{gzip: true})
	if err != nil {
		return requests, err
	}
	time.Sleep(dropEvery) // wait until everything is compressed
	before, err := s.processorTime()
	if err != nil {
		return requests, err
	}
	tags := []string{first.tag}
	for range dropsTimed {
		tag, _, err := s.await(ctx, tags[len(tags)-1])
		if err != nil {
			return requests, err
		}
		tags = append(tags, tag)
		time.Sleep(dropEvery)
	}
	after, err := s.processorTime()
	if err != nil {
		return requests, err
	}
	m.Drop = (after - before).Seconds() * 1e3 / dropsTimed
	requests[notModified] = request{gzip: true, tag: tags[dropsTimed]}
	requests[whole] = request{}
	requests[zipped] = request{gzip: true}
	requests[delta] = request{gzip: true, delta: true, tag: tags[dropsTimed-1]}
	one, err := s.ask(requests[delta])
	if err != nil {
		return requests, err
	}
	all, err := s.ask(request{gzip: true, delta: true, tag: tags[0]})
	m.Item = (all.bytes - one.bytes) / (dropsTimed - 1)
	return requests, err
}

// measureAnswers measures all kinds of responses in rounds, so that a brief disturbance affects each kind a little.
func (s *server) measureAnswers(ctx context.Context, costs *[answers]cost, requests [answers]request, pace float64, ways ...way) error {
	var took [answers][overTLS + 1][]float64
	for range rounds {
		for a := range answers {
			for _, w := range ways {
				if a == delta && w == overTLS { // a new program has no older versions to make a delta from
					continue
				}
				each, err := s.measureAnswer(ctx, &costs[a], a, requests[a], w, pace)
				if err != nil {
					return err
				}
				took[a][w] = append(took[a][w], each)
			}
		}
	}
	for a := range answers {
		c := &costs[a]
		for w, at := range []*float64{&c.Kept, &c.New, &c.TLS} {
			if times := took[a][w]; len(times) > 0 {
				slices.Sort(times)
				*at = times[len(times)/2]
			}
		}
	}
	return nil
}

// measureAnswer sends a request many times and returns the average processor time of a response, in microseconds.
func (s *server) measureAnswer(ctx context.Context, c *cost, answer int, q request, w way, pace float64) (each float64, err error) {
	times := make([]time.Duration, int(pace*paceFor.Seconds()))
	for i := range times { // at random times, as real polls: a single poll costs more than one of two simultaneous ones
		times[i] = rand.N(paceFor)
	}
	slices.Sort(times)
	begun, err := s.processorTime()
	if err != nil {
		return 0, err
	}
	var failed failure
	var answered atomic.Int64
	callers := make([]caller, pollers)
	steadily(ctx, times, pollers, func(worker, i int) {
		r, err := callers[worker].ask(s, q, w)
		if err == nil && r.answer() != answer {
			err = fmt.Errorf("measure %s: the answer was %d", answerNames[answer], r.status)
		}
		failed.set(err)
		if answered.Add(1) == 1 {
			c.Request, c.Response = len(q.String()), r.bytes
		}
	})
	for i := range callers {
		callers[i].close()
	}
	ended, err := s.processorTime()
	if err = errors.Join(err, failed.err, ctx.Err()); err != nil {
		return 0, err
	}
	each = float64((ended - begun).Microseconds()) / float64(answered.Load())
	fmt.Fprintf(os.Stderr, "%-10s %-4s %6.1f µs, %d answers of %d bytes\n", answerNames[answer], wayNames[w], each, answered.Load(), c.Response)
	return each, nil
}

// failure keeps the first error of several goroutines and counts all errors.
type failure struct {
	mu  sync.Mutex
	err error
	n   int
}

func (f *failure) set(err error) {
	if err == nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.n++; f.n == 1 {
		f.err = err
	}
}

// A caller sends requests. It keeps its connection open if the way is kept.
type caller struct {
	conn net.Conn
	in   *bufio.Reader
}

func (c *caller) ask(s *server, q request, w way) (r reply, err error) {
	if c.conn == nil {
		if c.conn, err = s.dial(w); err != nil {
			return r, err
		}
		c.in = bufio.NewReader(c.conn)
	}
	r, err = exchange(c.conn, c.in, q)
	if w != kept || err != nil {
		c.close()
	}
	return r, err
}

func (c *caller) close() {
	if c.conn != nil {
		c.conn.Close()
		c.conn = nil
	}
}

func (s *server) dial(w way) (net.Conn, error) {
	c, err := net.Dial("tcp", s.addr)
	if err != nil || w != overTLS {
		return c, err
	}
	return tls.Client(c, &tls.Config{InsecureSkipVerify: true}), nil // self-signed, see certificate
}
