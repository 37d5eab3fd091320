package bucket

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/minio/minio-go/v7"
)

const (
	leaseKey = ownDir + "/lease.json"
	probeKey = ownDir + "/probe"
)

// pace holds the intervals and time limits of a Bucket.
type pace struct {
	ends  time.Duration // a lease expires after this time without renewal
	renew time.Duration // interval between renewals
	look  time.Duration // interval between reads of another program's lease
	old   time.Duration // a lease older than this, by the clock of the service, is taken without waiting
	save  time.Duration // interval between saves of the manifest in a long build
	tries int           // attempts for one request

	compare time.Duration // interval between comparisons of the manifest with the bucket
}

var defaultPace = pace{ends: 30 * time.Second, renew: 8 * time.Second, look: time.Second, old: 10 * time.Minute, save: 30 * time.Second, tries: 10, compare: time.Hour}

// holder is the content of the lease: the program that publishes.
type holder struct {
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"` // by the clock of that host; only shown to people
	Run   string    `json:"run"`   // random, chosen each time the lease is taken
	Beat  int       `json:"beat"`  // counts the renewals
}

func (h holder) String() string {
	return fmt.Sprintf("process %d on %s, since %s", h.PID, cmp.Or(h.Host, "a machine without a name"), h.Since.Format(time.RFC3339))
}

// lease is the right to write. It is safe for concurrent use.
type lease struct {
	b        *Bucket
	stop     func() // stops the renewals and waits until they have stopped
	renewing sync.Mutex

	mu      sync.Mutex // guards all below
	holder  holder
	tag     condition
	renewed time.Time // just before the last renewal was sent
	lost    error     // not nil: another program has taken the lease, or the object is gone
}

// take takes the lease. It waits until a lease that is no longer renewed has expired.
func (b *Bucket) take(ctx context.Context) error {
	host, _ := os.Hostname()
	l := &lease{b: b, holder: holder{Host: host, PID: os.Getpid(), Since: time.Now().UTC().Truncate(time.Second), Run: rand.Text()}}
	b.conditional = true
	var other watched
	for {
		free, err := other.look(ctx, l)
		if err != nil {
			return err
		}
		if free {
			err = l.write(ctx, other.tag)
			if isUnsupported(err) && b.conditional {
				b.conditional = false
				continue
			}
			if err == nil {
				break
			}
			if !errors.Is(err, errChanged) { // else another program was faster
				return err
			}
		}
		if err := pause(ctx, b.pace.look); err != nil {
			return err
		}
	}
	if err := l.begin(ctx); err != nil {
		l.remove() // else the next attempt would wait for it to expire
		return err
	}
	return nil
}

// watched is the lease of another publisher.
type watched struct {
	tag   condition // last ETag seen; absent: there is no lease
	since time.Time // when that ETag was first seen
}

// look reports whether the lease can be taken now. It returns an error if another program renews it.
func (w *watched) look(ctx context.Context, l *lease) (free bool, err error) {
	b := l.b
	body, info, err := b.fetch(ctx, leaseKey)
	if err != nil {
		return false, err
	}
	if body == nil {
		w.tag = absent
		return true, nil
	}
	var is holder
	_ = json.Unmarshal(body, &is) // on an error the fields stay empty
	tag, before := condition(info.ETag), w.tag
	w.tag = tag
	switch {
	case is.Run == l.holder.Run: // the lease was written, but the response was lost
		return true, nil
	case before == "" && older(info.Headers.Get("Date"), info.LastModified, b.pace.old):
		return true, nil
	case before == "":
		w.since = time.Now()
		b.log.Info("another program published there; waiting to see whether it still runs", "bucket", b.String(), "who", is, "for", b.pace.ends)
	case before != tag:
		return false, fmt.Errorf("%s: another program publishes there: %v; stop it, or wait until %v after its death", b, is, b.pace.ends)
	}
	return time.Since(w.since) > b.pace.ends, nil
}

// older reports whether a lease is older than age. Both times come from the clock of the service.
func older(served string, written time.Time, age time.Duration) bool {
	now, err := http.ParseTime(served)
	return err == nil && !written.IsZero() && now.Sub(written) > age
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// write writes the lease to the bucket.
func (l *lease) write(ctx context.Context, must condition) error {
	l.mu.Lock()
	l.holder.Beat++
	h := l.holder
	l.mu.Unlock()
	body, _ := json.Marshal(h) // plain values
	now := time.Now()
	o := newObject(body, fmt.Sprint(h.Run, "-", h.Beat))
	o.ContentType, o.CacheControl = "application/json", "no-store"
	tag, _, err := l.b.store(ctx, leaseKey, o, must)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tag, l.renewed = condition(tag), now
	return nil
}

// begin checks whether the service supports conditional writes, and starts the renewals. Without conditional writes two
// programs may both have written the lease. It belongs to the one that wrote last.
func (l *lease) begin(ctx context.Context) error {
	b := l.b
	if err := b.probe(ctx); err != nil {
		return err
	}
	if !b.conditional {
		b.log.Debug("the service has no conditional writes", "bucket", b.String())
		if err := pause(ctx, 2*b.pace.look); err != nil {
			return err
		}
		if err := l.verify(ctx); err != nil {
			return err
		}
	}
	renewing, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() { l.keep(renewing) })
	l.stop = func() {
		cancel()
		done.Wait()
	}
	b.lease = l
	return nil
}

// probe checks with a test object whether the service supports both conditions. Some services support only one.
func (b *Bucket) probe(ctx context.Context) error {
	const wrong = "00000000000000000000000000000000"
	written := false
	for must := absent; b.conditional; {
		o := minio.PutObjectOptions{ContentType: "text/plain", DisableContentSha256: true, SendContentMd5: true}
		if must == absent {
			o.SetMatchETagExcept("*")
		} else {
			o.SetMatchETag(wrong)
		}
		_, err := b.client.Client.PutObject(ctx, b.name, b.prefix+probeKey, bytes.NewReader([]byte("1")), 1, o)
		switch {
		case isConditionFailed(err) && must == absent:
			must = wrong
		case isConditionFailed(err):
			return nil
		case err == nil && !written:
			written = true
		case err == nil || isUnsupported(err):
			b.conditional = false
		default:
			return b.fault("write", probeKey, err)
		}
	}
	return nil
}

// verify returns an error unless the lease in the bucket is this one.
func (l *lease) verify(ctx context.Context) error {
	body, info, err := l.b.fetch(ctx, leaseKey)
	if err != nil {
		return err
	}
	var is holder
	bad := json.Unmarshal(body, &is)
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case bad != nil:
		l.lost = fmt.Errorf("%s: %s is gone: somebody has removed it", l.b, leaseKey)
	case is.Run != l.holder.Run:
		l.lost = fmt.Errorf("%s: another program publishes there now: %v; stop one of them", l.b, is)
	default:
		l.tag = condition(info.ETag)
	}
	return l.lost
}

// keep renews the lease until ctx ends.
func (l *lease) keep(ctx context.Context) {
	for pause(ctx, l.b.pace.renew) == nil {
		if err := l.renew(ctx); err != nil && ctx.Err() == nil {
			l.b.log.Warn("the claim on the bucket was not renewed", "reason", err)
		}
	}
}

func (l *lease) renew(ctx context.Context) error {
	l.renewing.Lock()
	defer l.renewing.Unlock()
	return l.rewrite(ctx)
}

// rewrite rewrites the lease. The caller holds renewing.
func (l *lease) rewrite(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, l.b.pace.ends)
	defer cancel()
	l.mu.Lock()
	lost, tag := l.lost, l.tag
	l.mu.Unlock()
	if lost != nil {
		return lost
	}
	if l.b.conditional {
		if err := l.write(ctx, tag); !errors.Is(err, errChanged) {
			return err
		}
	}
	err := l.verify(ctx)
	if err == nil { // the lease is ours; the response to an earlier write was lost
		err = l.write(ctx, always)
	}
	return err
}

// check returns an error unless the lease is held and will not expire soon. If it was not renewed recently, check renews it
// first. This happens after the machine slept or its clock was set.
func (l *lease) check(ctx context.Context) error {
	if held, err := l.held(); held || err != nil {
		return err
	}
	l.renewing.Lock()
	defer l.renewing.Unlock()
	if held, err := l.held(); held || err != nil { // renewed in the meantime
		return err
	}
	return l.rewrite(ctx)
}

// held reports whether the lease was renewed recently. It checks two clocks: the monotonic clock stops while the machine
// sleeps, and the wall clock can be set.
func (l *lease) held() (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now, limit := time.Now(), l.b.pace.ends*2/3
	return now.Sub(l.renewed) < limit && now.Round(0).Sub(l.renewed.Round(0)).Abs() < limit, l.lost
}

func (l *lease) isLost() bool {
	_, lost := l.held()
	return lost != nil
}

// end releases the lease.
func (l *lease) end() {
	l.stop()
	l.remove()
}

// remove deletes the lease if it is still this one.
func (l *lease) remove() {
	ctx, cancel := context.WithTimeout(context.Background(), l.b.pace.ends/3)
	defer cancel()
	if !l.isLost() && l.verify(ctx) == nil {
		_ = l.b.client.RemoveObject(ctx, l.b.name, l.b.prefix+leaseKey, minio.RemoveObjectOptions{}) // else it expires
	}
}
