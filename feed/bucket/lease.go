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

// pace has the times of a publisher.
type pace struct {
	ends  time.Duration // of a lease, without renewal
	renew time.Duration // from one renewal to the next
	look  time.Duration // from one look at somebody else's lease to the next
	old   time.Duration // a lease of this age, by the clock of the service, is taken without watching it
	save  time.Duration // the manifest is stored after so long, in a build that takes longer
	tries int           // of one request, because networks drop

	compare time.Duration // the list of the bucket is read again after so long
}

var usual = pace{ends: 30 * time.Second, renew: 8 * time.Second, look: time.Second, old: 10 * time.Minute, save: 30 * time.Second, tries: 10, compare: time.Hour}

// holder is who publishes, as the lease says.
type holder struct {
	Host  string    `json:"host"`
	PID   int       `json:"pid"`
	Since time.Time `json:"since"` // by the clock of that host, for people
	Run   string    `json:"run"`   // names one time that the lease was held
	Beat  int       `json:"beat"`  // counts the renewals
}

func (h holder) String() string {
	return fmt.Sprintf("process %d on %s, since %s", h.PID, cmp.Or(h.Host, "a machine without a name"), h.Since.Format(time.RFC3339))
}

// lease is the right to write. It is safe for concurrent use.
type lease struct {
	b        *Bucket
	stop     func() // ends the renewals, and waits for that
	renewing sync.Mutex

	mu      sync.Mutex // guards all below
	holder  holder
	tag     condition
	renewed time.Time // before the last renewal
	lost    error     // somebody else has it
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
			if isNotKnown(err) && b.conditional {
				b.conditional = false
				continue
			}
			if err == nil {
				break
			}
			if !errors.Is(err, errChanged) { // else somebody was faster
				return err
			}
		}
		if err := pause(ctx, b.pace.look); err != nil {
			return err
		}
	}
	if err := l.begin(ctx); err != nil {
		l.remove() // else we would wait for it ourselves
		return err
	}
	return nil
}

// watched is the lease of another publisher.
type watched struct {
	tag   condition // the one that it had last; absent: there is none
	since time.Time // since when it is known to have that tag
}

// look reports whether the lease may be taken now. It returns an error if another publisher renews it.
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
	_ = json.Unmarshal(body, &is) // else all is empty
	tag, before := condition(info.ETag), w.tag
	w.tag = tag
	switch {
	case is.Run == l.holder.Run: // an answer was lost
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

// older reports whether a lease was written so long ago, by the clock of the service alone.
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

// write writes the lease anew.
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

// begin finds out whether the service keeps the conditions of writes, and begins to renew. Without conditions two programs
// may both have written the lease: the last one has it.
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
		if err := l.mine(ctx); err != nil {
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

// probe finds out whether the service keeps both conditions, by an object of its own. Some know one of them only.
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
		case isRefused(err) && must == absent:
			must = wrong
		case isRefused(err):
			return nil
		case err == nil && !written:
			written = true
		case err == nil || isNotKnown(err):
			b.conditional = false
		default:
			return b.fault("write", probeKey, err)
		}
	}
	return nil
}

// mine returns an error unless the lease in the bucket is this one.
func (l *lease) mine(ctx context.Context) error {
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
	return l.again(ctx)
}

// again writes the lease once more. The caller holds the lock.
func (l *lease) again(ctx context.Context) error {
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
	err := l.mine(ctx)
	if err == nil { // an answer was lost
		err = l.write(ctx, always)
	}
	return err
}

// check returns an error unless the lease is held for some time yet. A machine that slept, or whose clock was set, asks the
// bucket first.
func (l *lease) check(ctx context.Context) error {
	if held, err := l.held(); held || err != nil {
		return err
	}
	l.renewing.Lock()
	defer l.renewing.Unlock()
	if held, err := l.held(); held || err != nil { // renewed meanwhile
		return err
	}
	return l.again(ctx)
}

// held reports whether the lease was renewed lately, by the clock that stands still while the machine sleeps and by the one
// that can be set.
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
	if !l.isLost() && l.mine(ctx) == nil {
		_ = l.b.client.RemoveObject(ctx, l.b.name, l.b.prefix+leaseKey, minio.RemoveObjectOptions{}) // else it ends by itself
	}
}
