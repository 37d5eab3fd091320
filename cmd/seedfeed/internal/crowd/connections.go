package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"sync"
	"time"
)

// connections is the measured cost of many simultaneous connections.
type connections struct {
	Number int     `json:"number"` // simultaneous polls on new connections
	Idle   int     `json:"idle"`   // idle connections, which then poll simultaneously
	Each   float64 `json:"each"`   // memory of the program for an idle connection, in KiB
	Kernel float64 `json:"kernel"` // memory of the kernel for one end of an idle connection, in KiB
	TLS    float64 `json:"tls"`    // memory of the program for an idle TLS connection, in KiB
	Open   herd    `json:"open"`   // simultaneous polls on idle connections
	New    herd    `json:"new"`    // simultaneous polls on new connections
	// Bounded is the same as New if the program may open only boundedFiles files.
	Bounded herd `json:"bounded"`
}

// herd is the result of simultaneous requests.
type herd struct {
	Answered int     `json:"answered"`
	Failed   int     `json:"failed"`
	Half     float64 `json:"half"` // milliseconds until half of the requests were answered
	All      float64 `json:"all"`
	Most     int64   `json:"most"` // peak memory of the program, in bytes
}

const boundedFiles = 1024

// mostIdle is the maximum number of idle connections in the test. It is below the limit of the program (mostIdle in feed/web).
const mostIdle = 4000

// tightMemory is a GOGC that leaves little garbage, so that memory use shows the needs of connections.
const tightMemory = 10

// runConnections measures the program with many connections.
func runConnections(ctx context.Context, dir string, number int) (*connections, error) {
	s, err := prepare(dir, oldSeeds)
	if err != nil {
		return nil, err
	}
	pair, err := certificate(dir)
	if err != nil {
		return nil, err
	}
	out := &connections{Number: number, Idle: min(number, mostIdle)}
	for _, part := range []struct {
		gogc, files int
		more        []string
		run         func() error
	}{
		{tightMemory, 0, nil, func() (err error) {
			out.Each, out.Kernel, err = s.idle(out.Idle, kept)
			return err
		}},
		{tightMemory, 0, []string{"--tls-cert", pair, "--tls-key", pair}, func() (err error) {
			out.TLS, _, err = s.idle(out.Idle/2, overTLS) // handshakes are slow
			return err
		}},
		{0, 0, nil, func() (err error) {
			out.New, err = s.stampede(make([]net.Conn, number))
			return err
		}},
		{0, 0, nil, func() error {
			conns, err := s.open(out.Idle, kept)
			defer closeAll(conns)
			if err == nil {
				out.Open, err = s.stampede(conns)
			}
			return err
		}},
		{0, boundedFiles, nil, func() (err error) {
			out.Bounded, err = s.stampede(make([]net.Conn, number))
			return err
		}},
	} {
		if err := s.start(part.gogc, part.files, part.more...); err != nil {
			return nil, err
		}
		time.Sleep(memoryRest)
		if err := errors.Join(part.run(), s.stop(), ctx.Err()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// memoryRest is the time that the program needs to compress everything and to release the memory used for that.
const memoryRest = 8 * time.Second

func closeAll(conns []net.Conn) {
	for _, c := range conns {
		if c != nil {
			c.Close()
		}
	}
}

// open opens connections and polls once on each.
func (s *server) open(number int, w way) (conns []net.Conn, err error) {
	for i := range number {
		c, err := s.dial(w)
		if err != nil {
			return conns, err
		}
		conns = append(conns, c)
		if r, err := exchange(c, bufio.NewReaderSize(c, 1024), request{gzip: true}); err != nil || r.answer() != zipped {
			return conns, errors.Join(err, fmt.Errorf("connection %d: the answer was %d", i+1, r.status))
		}
	}
	return conns, nil
}

// idle returns the memory that the program and the kernel use for each idle connection, in KiB. Both ends of a connection
// are on this machine, so the kernel figure is half of the increase.
func (s *server) idle(number int, w way) (each, kernel float64, err error) {
	before, _, err := s.memory()
	if err != nil {
		return 0, 0, err
	}
	slabs, err := kernelMemory()
	if err != nil {
		return 0, 0, err
	}
	conns, err := s.open(number, w)
	defer closeAll(conns)
	if err != nil {
		return 0, 0, err
	}
	after, _, err := s.memory()
	if err != nil {
		return 0, 0, err
	}
	slabsAfter, err := kernelMemory()
	n := float64(number) * 1024
	return float64(after-before) / n, float64(slabsAfter-slabs) / 2 / n, err
}

// stampede polls simultaneously on all connections. For a nil connection it opens a new one.
func (s *server) stampede(conns []net.Conn) (herd, error) {
	var group sync.WaitGroup
	var mu sync.Mutex
	var took []time.Duration
	var failed int
	start := make(chan struct{})
	var begin time.Time
	for _, c := range conns {
		group.Go(func() {
			<-start
			ok := s.askOnce(c)
			mu.Lock()
			defer mu.Unlock()
			if ok {
				took = append(took, time.Since(begin))
			} else {
				failed++
			}
		})
	}
	begin = time.Now()
	close(start)
	group.Wait()
	_, most, err := s.memory()
	h := herd{Answered: len(took), Failed: failed, Most: most}
	if slices.Sort(took); len(took) > 0 {
		h.Half, h.All = float64(took[len(took)/2].Milliseconds()), float64(took[len(took)-1].Milliseconds())
	}
	return h, err
}

// askOnce polls the feed on c, or on a new connection if c is nil.
func (s *server) askOnce(c net.Conn) bool {
	var r reply
	var err error
	if c == nil {
		r, err = s.ask(request{gzip: true})
	} else {
		r, err = exchange(c, bufio.NewReaderSize(c, 1024), request{gzip: true})
	}
	return err == nil && r.answer() == zipped
}
