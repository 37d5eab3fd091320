package bucket

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"time"

	"github.com/minio/minio-go/v7"

	"seedfeed/feed/export"
)

const (
	// writers is the number of concurrent writes. A service takes tens of milliseconds to answer one.
	writers = 16
	// claims is the minimum number of new keys to claim at once.
	claims = 1000
)

// run is one run of Build.
type run struct {
	*Bucket
	ctx    context.Context
	fail   context.CancelCauseFunc // ends the build
	queue  chan job
	fresh  []job       // jobs whose keys are not yet in the stored manifest
	logged time.Time   // last log message
	newer  func() bool // export.Site.Newer while the documents of Late are written

	claimFailed bool

	mu     sync.Mutex // guards the manifest and the report
	report export.Report
}

// Build brings the bucket up to date. It uses at least workers goroutines, because most of them wait for the service. On an
// error, or when ctx ends, Build keeps what it has written and removes nothing more. The next build continues from there.
func (b *Bucket) Build(ctx context.Context, s export.Site, workers int) (export.Report, error) {
	b.using.Lock()
	defer b.using.Unlock()
	if err := b.begin(ctx); err != nil {
		return export.Report{}, err
	}
	b.build++
	r := &run{Bucket: b, logged: time.Now()}
	r.ctx, r.fail = context.WithCancelCause(ctx)
	defer r.fail(nil)
	feeds, feedJobs := r.feeds(s)
	offered := feedJobs[:0] // feeds are offered before redirects, so that no redirect takes the key of a feed
	for _, j := range feedJobs {
		if _, ok := r.offer(j); ok {
			offered = append(offered, j)
		}
	}
	r.all(max(workers, writers), r.jobs(s.Documents), slices.Values(redirects(s, feeds)))
	r.claim()
	for _, j := range offered {
		r.do(j)
	}
	if s.Late != nil {
		r.newer = s.Newer
		r.all(max(workers, writers), r.jobs(s.Late))
	}
	r.sweep()
	err := r.end()
	if r.claimFailed { // the next build must not treat keys as claimed that the stored manifest lacks
		b.drop()
	}
	return r.report, err
}

func (r *run) going() bool { return r.ctx.Err() == nil }

// end stores the manifest, even after an error, so that the next build has less to write.
func (r *run) end() error {
	err := context.Cause(r.ctx)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.ctx), r.pace.ends/2)
	defer cancel()
	if bad := r.save(ctx); err == nil { // an earlier error is probably the cause of this one
		err = bad
	}
	return err
}

// jobs yields the jobs of documents.
func (r *run) jobs(documents iter.Seq[export.Document]) iter.Seq[job] {
	return func(yield func(job) bool) {
		for d := range documents {
			if !yield(r.documentJob(d)) {
				return
			}
		}
	}
}

// all does jobs with several goroutines.
func (r *run) all(workers int, lists ...iter.Seq[job]) {
	var wait sync.WaitGroup
	r.queue = make(chan job)
	for range workers {
		wait.Go(func() {
			for j := range r.queue {
				r.do(j)
			}
		})
	}
	for _, jobs := range lists {
		for j := range jobs {
			if !r.going() {
				break
			}
			r.pass(j)
		}
	}
	r.flush()
	close(r.queue)
	wait.Wait()
}

// pass sends a job to the writers, or keeps it until its key is claimed.
func (r *run) pass(j job) {
	if claimed, ok := r.offer(j); ok && claimed {
		r.queue <- j
	} else if ok {
		r.fresh = append(r.fresh, j)
	}
	r.mu.Lock()
	most, so := max(claims, len(r.manifest.entries)/4), r.report
	r.mu.Unlock()
	switch {
	case len(r.fresh) >= most:
		r.flush()
	case time.Since(r.logged) > r.pace.save:
		r.log.Info("publishing", "bucket", r.String(), "written", so.Written, "same", so.Same)
		r.claim()
		r.logged = time.Now()
	}
}

// flush claims the keys of the waiting jobs and sends the jobs to the writers.
func (r *run) flush() {
	r.claim()
	for _, j := range r.fresh {
		if !r.going() {
			break
		}
		r.queue <- j
	}
	r.fresh = nil
}

// claim stores the manifest. Objects with its keys then belong to this site, even if the build is interrupted.
func (r *run) claim() {
	if !r.going() {
		return
	}
	if err := r.save(r.ctx); err != nil {
		r.claimFailed = true
		r.fail(err)
	}
}

// offer reports whether a job should be done, and whether its key is already claimed. It refuses a key that this build has
// already seen.
func (r *run) offer(j job) (claimed, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.manifest
	e, claimed := m.entries[j.key]
	switch err := checkKey(r.prefix + j.key); {
	case claimed && e.in == r.build:
		return true, false
	case err != nil && !j.optional:
		r.problem(j.key, err)
		return false, false
	case !claimed && m.foreign[j.key]:
		r.problem(j.key, fmt.Errorf("%w; move it away", errForeign))
		return false, false
	case err != nil:
		return false, false
	}
	if e.in = r.build; claimed {
		m.entries[j.key] = e
	} else {
		m.put(j.key, e)
	}
	return claimed, true
}

func (r *run) problem(key string, err error) {
	r.report.Problems = append(r.report.Problems, fmt.Errorf("%s/%s: %w", r, key, err))
}

// do updates one object.
func (r *run) do(j job) {
	if !r.going() || r.newer != nil && r.newer() { // or the next build does it
		return
	}
	r.mu.Lock()
	e, ours := r.manifest.entries[j.key]
	r.mu.Unlock()
	if !ours { // the key was not claimed
		return
	}
	if j.known != (hash{}) && j.known == e.sum || j.keyOf != nil && e.sum != (hash{}) && e.key != (hash{}) && j.keyOf(e.hint) == e.key {
		r.same()
		return
	}
	p := j.make()
	if p == nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		if e.tag == (tag{}) { // never written, so any object with this key belongs to another program
			r.manifest.remove(j.key)
			return
		}
		e.in-- // so that sweep removes the object
		r.manifest.entries[j.key] = e
		return
	}
	sum, was := j.known, e
	if j.keyOf == nil && p.Key != "" { // the document may have changed while it was made
		sum = r.keySum(p.Key)
	}
	if sum == (hash{}) && (p.Write == nil || p.Name != "") {
		sum = p.sum(r.form())
	}
	if e.key, e.hint = (hash{}), ""; j.keyOf != nil {
		e.key, e.hint = r.keySum(p.Key), p.Hint
	}
	if sum == e.sum && sum != (hash{}) {
		r.same()
		if e != was {
			r.mu.Lock()
			r.manifest.put(j.key, e)
			r.mu.Unlock()
		}
		return
	}
	named := p.Name != ""
	o, err := p.object(sum, r.gzip)
	if named && p.Name == "" { // Write has cleared it: sum stands for other bytes
		sum, e.key, e.hint = hash{}, hash{}, ""
	}
	if err == nil {
		err = r.write(j.key, e, sum, o)
		o.close()
	} else {
		err = fmt.Errorf("%s/%s: %w", r, j.key, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case err == nil:
		r.report.Written++
		r.report.Bytes += o.size
	case isProblem(err) && j.optional && !errors.Is(err, errForeign):
	case isProblem(err):
		r.report.Problems = append(r.report.Problems, err)
	default:
		r.fail(err)
	}
}

func (r *run) same() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.report.Same++
}

// write writes a new object, or replaces one that this program wrote.
func (r *run) write(key string, e entry, sum hash, o object) error {
	if err := r.lease.check(r.ctx); err != nil { // nothing was sent
		return err
	}
	must := e.tag.condition()
	if e.tag.odd && r.conditional {
		is, err := r.look(r.ctx, key)
		if err != nil {
			return err
		}
		must = conditionOf(is)
	}
	tag, err := r.put(r.ctx, key, o, must, e.tag != (tag{}))
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case err == nil:
		e.sum, e.tag = sum, tagOf(tag)
		r.manifest.put(key, e)
	case errors.Is(err, errForeign): // another program has written the object since the build began
		r.manifest.remove(key)
		r.manifest.foreign[key] = true
	default: // the object may or may not be written
		e.sum, e.key, e.tag = hash{}, hash{}, unknown
		r.manifest.put(key, e)
	}
	return err
}

// conditionOf returns the condition that an object is unchanged.
func conditionOf(is minio.ObjectInfo) condition {
	if is.ETag == "" {
		return absent
	}
	return condition(is.ETag)
}

// put writes an object while the lease is held. It also replaces an unexpected version, which an abandoned request or
// another program may have stored. Ours means that the object is known to belong to this site. Otherwise put replaces an
// existing object only if it has the mark of this program.
func (b *Bucket) put(ctx context.Context, key string, o object, must condition, ours bool) (tag string, err error) {
	for range 5 {
		if err := b.lease.check(ctx); err != nil {
			return "", err
		}
		var is minio.ObjectInfo
		if tag, is, err = b.store(ctx, key, o, must); !errors.Is(err, errChanged) {
			return tag, err
		}
		if is.ETag != "" && is.UserMetadata[markField] == "" && !ours {
			return "", fmt.Errorf("%s/%s: %w; move it away", b, key, errForeign)
		}
		if err := b.lease.verify(ctx); err != nil { // another program writes
			return "", err
		}
		must = conditionOf(is)
	}
	return "", fmt.Errorf("%s/%s: %w again and again", b, key, errChanged)
}

// sweep removes the objects whose documents are gone.
func (r *run) sweep() {
	if !r.going() { // documents that the build did not reach are not gone
		return
	}
	var gone []string
	for key, e := range r.manifest.entries {
		switch {
		case e.in == r.build:
		case e.tag == (tag{}): // claimed but never written
			r.manifest.remove(key)
		default:
			gone = append(gone, key)
		}
	}
	var wait sync.WaitGroup
	next := make(chan string)
	for range min(writers, len(gone)) {
		wait.Go(func() {
			for key := range next {
				r.remove(key)
			}
		})
	}
	for _, key := range gone {
		next <- key
	}
	close(next)
	wait.Wait()
}

func (r *run) remove(key string) {
	if !r.going() {
		return
	}
	err := r.lease.check(r.ctx)
	if err == nil {
		err = r.fault("remove", key, r.client.RemoveObject(r.ctx, r.name, r.prefix+key, minio.RemoveObjectOptions{}))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil && !isMissing(err) {
		r.fail(err)
		return
	}
	r.manifest.remove(key)
	r.report.Removed++
}

// save stores the changes of the manifest.
func (r *run) save(ctx context.Context) error {
	r.mu.Lock()
	m := r.manifest
	if !m.unsaved {
		r.mu.Unlock()
		return nil
	}
	key, t, body := m.part(r.site)
	n, before := 1, m.changed
	if m.unsaved = false; key == manifestKey {
		n, m.changed = 0, map[string]bool{}
	}
	r.mu.Unlock()
	o := newObject(body, t.ID)
	o.ContentType, o.CacheControl = "application/gzip", "no-store"
	tag, err := r.put(ctx, key, o, m.tags[n], true)
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case err != nil:
		m.unsaved = true
		if n == 0 { // either version of the list may be stored, so a list of changes could refer to the wrong one
			m.id = ""
			for key := range before {
				m.changed[key] = true
			}
		}
		return err
	case n == 0:
		m.id = t.ID
	}
	m.tags[n] = condition(tag)
	return nil
}
