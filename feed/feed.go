// Package feed publishes a folder of articles as feeds: drop a file into the folder, and within milliseconds every
// subscriber's reader shows its title, a summary and its key quotes with who said them, once, whole, and for ever under
// the same identity.
//
//	p, err := feed.Open(settings.Config{Seeds: "seeds", BaseURL: "https://news.example.org/"})
//	if err != nil {
//		log.Fatal(err)
//	}
//	go p.Run(ctx)
//	log.Fatal(http.ListenAndServe(":8080", p))
//
// A drop takes one way through the packages. Package watch hands over what changed in the folder (press.handle).
// Package digest makes of each file what readers get to see, as its owner wants it (package owner), and package
// register decides which article it is. Then the two verbs follow: remember commits the changed records to the ledger,
// on disk twice, and applies them to the catalogue and to what articles are filed under; print makes an edition of
// these and lets package web serve it. All of this runs on the one goroutine of watch.Run; readers are answered from
// what was printed last, by any number of goroutines.
package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"

	"seedfeed/feed/announce"
	"seedfeed/feed/audience"
	"seedfeed/feed/ledger"
	"seedfeed/feed/outlet"
	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/web"
)

// Publisher watches one folder and serves its feeds. It is an http.Handler, safe for concurrent use.
type Publisher struct {
	cfg     config
	press   *press
	handler *web.Handler
	status  *status
	pending *pendingSettings
	reading *scanCount
	found   int  // articles that were published when the state was opened
	private bool // the site is for this machine alone
	once    bool // called by Build, which writes the files itself
	probe   probe

	audience *audience.Audience
	ready    chan struct{} // closed when the first scan is published
	close    func() error
}

// Open reads the state and prints what was published last, ready to be served. A setting that cannot be used, a missing
// folder, a second instance and a state folder that cannot be written are errors. Whoever opens a Publisher calls Run or
// Close.
func Open(c settings.Config) (*Publisher, error) {
	run, err := newConfig(c)
	if err != nil {
		return nil, err
	}
	return open(run)
}

func open(c config) (*Publisher, error) {
	if c.Status != "" {
		if err := statuspage.Check(c.Status); err != nil {
			return nil, err
		}
	}
	var err error
	if c.outlet, err = outlet.New(&c.Config); err != nil {
		return nil, err
	}
	if c.Loopback() {
		c.Log.Warn("ids name this machine alone, which is good for a trial only: set --base-url (or --id-authority) before you publish", "authority", c.IDAuthority)
	}
	c.announcer = announce.New(c.Log)
	p := &Publisher{cfg: c, handler: web.New(c.Now), status: &status{}, ready: make(chan struct{})}
	p.probe.dir = c.Seeds
	base, _ := url.Parse(c.BaseURL)
	p.private = settings.LoopbackHost(base.Hostname())
	if p.private && slices.ContainsFunc(c.Hubs, elsewhere) {
		c.Log.Warn("hubs cannot fetch the feeds: the public address names this machine alone; set --base-url")
	}
	if p.press, err = openPress(&p.cfg, p.handler, p.status, ledger.State{}); err != nil {
		if errors.Is(err, ledger.ErrLocked) && c.outlet != nil {
			err = fmt.Errorf("%w: seedfeed runs on this folder already; stop it, or let it write the files too, by serve --out or --bucket", err)
		}
		return nil, errors.Join(err, c.announcer.Close())
	}
	p.found = p.press.catalogue.Len()
	if err := p.cfg.outlet.Open(p.press.state.FeedID, c.announcer.Published); err != nil {
		return nil, errors.Join(err, c.announcer.Close(), p.press.close())
	}
	p.openAudience()
	p.pending, p.reading, p.press.pending.last = p.press.pending, p.press.reading, &p.cfg
	p.close = sync.OnceValue(func() error { return errors.Join(c.announcer.Close(), p.press.close(), c.outlet.Close()) })
	return p, nil
}

// ServeHTTP answers for the feeds, the pages, /healthz and, for this machine alone, /status (see Status). Before the first edition
// is printed it answers 503.
func (p *Publisher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/healthz" {
		p.health(w, r)
		return
	}
	if r.URL.Path == "/status" && p.private {
		p.Status().ServeHTTP(w, r)
		return
	}
	p.handler.ServeHTTP(w, r)
}

// BaseURL is the public address of the site in its one form, with a slash at its end.
func (p *Publisher) BaseURL() string { return p.cfg.BaseURL }

// Found is the number of articles that were published when the state was opened. They are served before Ready.
func (p *Publisher) Found() int { return p.found }

// Ready is closed once all files found by the first scan are published.
func (p *Publisher) Ready() <-chan struct{} { return p.ready }

// Run watches the folder and publishes what changes in it until the context ends, then closes the state. It is to be
// called once.
func (p *Publisher) Run(ctx context.Context) error {
	p.press.whole = p.scanned
	ctx, stop := context.WithCancel(ctx)
	var beside sync.WaitGroup
	beside.Go(func() { p.keepStatus(ctx) })
	beside.Go(func() { p.keepAudience(ctx) })
	if !p.once {
		beside.Go(func() { p.cfg.outlet.Keep(ctx) })
	}
	err := p.press.watch(ctx)
	stop()
	beside.Wait()
	return errors.Join(err, p.Close())
}

// scanned is called on the goroutine of Run each time that a first scan is published whole.
func (p *Publisher) scanned() {
	p.cfg.outlet.Scanned()
	select {
	case <-p.ready:
	default:
		close(p.ready)
	}
}

// Close gives the state free for another instance. Run does it at its end; only a Publisher that is never run needs it.
func (p *Publisher) Close() error { return p.close() }

// elsewhere reports whether an address is not one of this machine.
func elsewhere(address string) bool {
	u, err := url.Parse(address)
	return err == nil && !settings.LoopbackHost(u.Hostname())
}
