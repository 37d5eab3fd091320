// Package bucket writes the documents of a site into a bucket of an S3-compatible service. The service itself or a CDN
// serves them to readers.
//
// A manifest in the bucket lists the objects that builds have written, with a hash of each document. A build writes the
// objects whose hash has changed. It writes the feeds last, then removes the objects whose documents are gone. It replaces
// and removes only objects in the manifest, so the bucket may contain other objects too.
//
// The next build completes a build that was interrupted at any point. The keys of new objects are therefore stored in the
// manifest before the objects are written. An interrupted build may have written objects that are newer than the manifest
// says. Each program therefore starts by comparing the ETags in the bucket with the manifest. Each write is conditional: a
// request that was abandoned, and that the network delivers later, must not replace a newer object.
//
// One program at a time may write. It holds a lease, an object that it rewrites every few seconds. Other programs see that
// the object changes, and refuse to write. When it stops changing, they take it over. Clocks of different machines are not
// compared.
package bucket

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/minio/minio-go/v7"
)

// ownDir is the folder, below the prefix, for the manifest and the lease.
const ownDir = ".seedfeed-build"

// Bucket is a bucket of documents, or the part of one below a prefix. Open returns one; the caller closes it. It is safe for
// concurrent use: calls run one after another.
type Bucket struct {
	Address
	client *minio.Core
	site   string // id of the feed
	log    *slog.Logger
	pace   pace

	skew        atomic.Int64 // how far the clock of the service is ahead, in nanoseconds; 0: unknown
	conditional bool         // the service supports conditional writes

	using    sync.Mutex
	lease    *lease    // nil: not held
	manifest *manifest // nil: not read
	compared time.Time // when the manifest was last compared with the bucket
	build    uint32    // number of the newest build
}

// Open returns the bucket at an address. Site is the id of the site's feed. Open sends no request. The log may be nil.
func Open(at Address, site string, log *slog.Logger) (*Bucket, error) {
	return open(at, site, log, defaultPace)
}

func open(at Address, site string, log *slog.Logger, p pace) (*Bucket, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	transport, err := minio.DefaultTransport(at.secure)
	if err != nil {
		return nil, err
	}
	transport.MaxIdleConnsPerHost = writers + 2
	b := &Bucket{Address: at, site: site, log: log, pace: p}
	client, err := at.client(&clock{transport, b}, p.tries)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", at, err)
	}
	b.client = &minio.Core{Client: client}
	return b, nil
}

// clock is a transport that measures how far the clock of the service is ahead.
type clock struct {
	http.RoundTripper
	b *Bucket
}

func (c *clock) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := c.RoundTripper.RoundTrip(r)
	if err == nil {
		if there, bad := http.ParseTime(resp.Header.Get("Date")); bad == nil {
			c.b.skew.Store(int64(time.Until(there)))
		}
	}
	return resp, err
}

// Begin takes the lease and reads the state of the bucket. If an earlier call succeeded and the lease is still held, it only
// repeats the comparison with the bucket from time to time. It fails if another program publishes to the bucket, or if the
// bucket belongs to another site or to no site and is not empty.
func (b *Bucket) Begin(ctx context.Context) error {
	b.using.Lock()
	defer b.using.Unlock()
	return b.begin(ctx)
}

func (b *Bucket) begin(ctx context.Context) error {
	if b.manifest != nil {
		err := b.lease.check(ctx)
		if err == nil && time.Since(b.compared) > b.pace.compare {
			return b.compare(ctx, b.manifest)
		}
		if err == nil || !b.lease.isLost() {
			return err
		}
	}
	b.drop()
	if have, err := b.client.GetCreds(); err != nil || have.AccessKeyID == "" {
		return fmt.Errorf("%s: there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write ~/.aws/credentials", b)
	}
	if err := b.checkSite(ctx); err != nil {
		return err
	}
	if err := b.take(ctx); err != nil {
		return err
	}
	if err := b.read(ctx); err != nil {
		b.drop()
		return err
	}
	return nil
}

// checkSite returns an error if the bucket holds another site, or has objects but no manifest.
func (b *Bucket) checkSite(ctx context.Context) error {
	header, err := b.readHeader(ctx)
	if err == nil && header == nil {
		if full := b.checkEmpty(ctx); full != nil {
			if header, err = b.readHeader(ctx); err == nil && header == nil { // else another program has begun in the meantime
				err = full
			}
		}
	}
	switch {
	case err != nil || header == nil:
		return err
	case header.Site != b.site:
		return fmt.Errorf("%s holds another site (%s); name another bucket, or a prefix in it", b, header.Site)
	}
	return nil
}

// checkEmpty returns an error if there is any object, except those that an interrupted first build leaves behind.
func (b *Bucket) checkEmpty(ctx context.Context) error {
	return b.list(ctx, func(key, _ string) error {
		if strings.HasPrefix(key, ownDir+"/") {
			return nil
		}
		return fmt.Errorf("%s is not empty and holds no site that this program has written: %s is there; name an empty bucket, or a prefix in it such as %s/news", b, key, b)
	})
}

// read reads the manifest and compares it with the bucket.
func (b *Bucket) read(ctx context.Context) error {
	m, err := b.readManifest(ctx)
	if err != nil {
		return err
	}
	if err := b.compare(ctx, m); err != nil {
		return err
	}
	b.manifest = m
	return nil
}

// compare marks the entries of the manifest that do not match the objects in the bucket.
func (b *Bucket) compare(ctx context.Context, m *manifest) error {
	found := map[string]bool{}
	clear(m.foreign)
	err := b.list(ctx, func(key, tag string) error {
		e, ok := m.entries[key]
		switch {
		case ok && e.unwritten() && !b.written(ctx, key): // claimed, but another program wrote the object first
			m.remove(key)
			m.foreign[key] = true
			return nil
		case ok && e.tag != tagOf(tag): // written by an interrupted build, or by another program
			m.entries[key] = entry{tag: tagOf(tag)}
		case !ok && !strings.HasPrefix(key, ownDir+"/"):
			m.foreign[key] = true
		}
		if ok {
			found[key] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	for key := range m.entries {
		if !found[key] { // removed by another program, or never written
			m.entries[key] = entry{}
		}
	}
	b.compared = time.Now()
	return nil
}

// written reports whether an object has the mark of this program. If the object cannot be read, written returns true.
func (b *Bucket) written(ctx context.Context, key string) bool {
	is, err := b.look(ctx, key)
	return err != nil || is.UserMetadata[markField] != ""
}

// Close releases the lease. The manifest already lists everything that was written.
func (b *Bucket) Close() error {
	b.using.Lock()
	defer b.using.Unlock()
	b.drop()
	return nil
}

// drop discards the state read from the bucket.
func (b *Bucket) drop() {
	if b.lease != nil {
		b.lease.end()
	}
	b.lease, b.manifest = nil, nil
}

// object is the content to store under one key.
type object struct {
	body io.ReadSeeker
	size int64
	mark string // identifies this version; stored with the object
	minio.PutObjectOptions
}

func newObject(body []byte, mark string) object {
	return object{body: bytes.NewReader(body), size: int64(len(body)), mark: mark}
}

const markField = "Seedfeed"

var errChanged = errors.New("another program has written there")

// condition is the condition of a write: the object is missing, the object has this ETag, or none. It protects against
// abandoned requests: the service may carry one out later, when another version has been stored.
type condition string

const (
	always condition = ""
	absent condition = "*"
)

// store writes an object in one request, which is repeated if the network fails. If the condition does not hold, store
// returns errChanged and the state of the stored object. A missing object has no ETag.
func (b *Bucket) store(ctx context.Context, key string, o object, must condition) (tag string, is minio.ObjectInfo, err error) {
	switch {
	case !b.conditional || must == always:
	case must == absent:
		o.SetMatchETagExcept("*")
	default:
		o.SetMatchETag(string(must))
	}
	// Content-Md5 protects the bytes over plain HTTP too. Not all services support signatures of parts of the body.
	o.SendContentMd5, o.DisableContentSha256, o.DisableMultipart = true, true, true
	o.UserMetadata = map[string]string{markField: o.mark}
	info, err := b.client.Client.PutObject(ctx, b.name, b.prefix+key, o.body, o.size, o.PutObjectOptions)
	if isUnsupported(err) && o.WebsiteRedirectLocation != "" { // the service does not support websites
		o.WebsiteRedirectLocation = ""
		info, err = b.client.Client.PutObject(ctx, b.name, b.prefix+key, o.body, o.size, o.PutObjectOptions)
	}
	// Amazon S3 answers 404 to If-Match if the object is missing.
	if !isConditionFailed(err) && !(isMissing(err) && must != always) {
		return info.ETag, is, b.fault("write", key, err)
	}
	if is, err = b.look(ctx, key); err != nil {
		return "", is, err
	}
	if is.UserMetadata[markField] == o.mark { // the first response was lost, and the repeated request was refused
		return is.ETag, is, nil
	}
	return "", is, errChanged
}

// look returns the state of an object. A missing object has no ETag.
func (b *Bucket) look(ctx context.Context, key string) (minio.ObjectInfo, error) {
	is, err := b.client.StatObject(ctx, b.name, b.prefix+key, minio.StatObjectOptions{})
	if isMissing(err) {
		return minio.ObjectInfo{}, nil
	}
	return is, b.fault("look", key, err)
}

// fetch reads an object. The body of a missing object is nil.
func (b *Bucket) fetch(ctx context.Context, key string) (body []byte, info minio.ObjectInfo, err error) {
	for n := 0; n < b.pace.tries && ctx.Err() == nil; n++ {
		var r io.ReadCloser
		if r, info, _, err = b.client.GetObject(ctx, b.name, b.prefix+key, minio.GetObjectOptions{}); err != nil {
			break // the client has already retried
		}
		body, err = io.ReadAll(r)
		if r.Close(); err == nil {
			return body, info, nil
		}
	}
	if isMissing(err) {
		return nil, info, nil
	}
	return nil, info, b.fault("read", key, err)
}

// list calls do for each object below the prefix. It stops at the first error of do.
func (b *Bucket) list(ctx context.Context, do func(key, tag string) error) error {
	after := ""
	for failed := 0; ; {
		ended := true
		for o := range b.client.ListObjectsIter(ctx, b.name, minio.ListObjectsOptions{Prefix: b.prefix, Recursive: true, StartAfter: after}) {
			if o.Err != nil {
				if failed++; failed < b.pace.tries && code(o.Err) == "" && ctx.Err() == nil {
					ended = false // a response was cut off
					break
				}
				return b.fault("list", "", o.Err)
			}
			after, failed = o.Key, 0
			if err := do(strings.TrimPrefix(o.Key, b.prefix), o.ETag); err != nil {
				return err
			}
		}
		if ended {
			return ctx.Err()
		}
	}
}
