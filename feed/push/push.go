// Package push tells others what has changed: WebSub hubs that a feed has new bytes (Hubs), and one hook, an address or a
// command, what became of each article (Box).
//
// Neither holds up its caller. Both work on goroutines of their own, try again with growing pauses, and give up after a
// day. What goes wrong is logged and counted, and changes nothing else.
package push

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"
)

const (
	callTime    = 10 * time.Second // for one request, redirects and answer included
	redirects   = 3                // followed by one request
	answerRead  = 4 << 10          // bytes of an answer that are read; the rest is cut off with the connection
	headerRead  = 16 << 10         // bytes of the header of an answer
	giveUpAfter = 24 * time.Hour
	firstPause  = time.Second      // after the first failure; it doubles with each
	longPause   = 10 * time.Minute // and grows no longer than this
	longAsked   = time.Hour        // the longest Retry-After that is kept
)

// newClient returns a client for addresses that the owner of the site has chosen. A redirect is followed only if it keeps
// the method and body (307, 308), the host and the encryption. Otherwise an answer from outside could make the program
// send requests into the network that it runs in.
func newClient() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxResponseHeaderBytes = headerRead
	t.MaxIdleConnsPerHost = 1
	return &http.Client{Transport: t, Timeout: callTime, CheckRedirect: func(next *http.Request, via []*http.Request) error {
		first := via[0]
		switch {
		case len(via) > redirects:
			return fmt.Errorf("more than %d redirects", redirects)
		case next.Method != first.Method:
			return errors.New("a redirect that does not keep the method")
		case next.URL.Hostname() != first.URL.Hostname():
			return errors.New("a redirect to another host")
		case first.URL.Scheme == "https" && next.URL.Scheme != "https":
			return errors.New("a redirect without encryption")
		}
		return nil
	}}
}

// post sends a request and returns nil if the answer has a status of 2xx.
func post(c *http.Client, r *http.Request) error {
	r.Header.Set("User-Agent", "seedfeed")
	resp, err := c.Do(r)
	if err != nil {
		var cause interface{ Unwrap() error }
		if errors.As(err, &cause) && cause.Unwrap() != nil {
			err = cause.Unwrap() // without the address, which may hold a password
		}
		return err
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, answerRead))
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		seconds, _ := strconv.ParseUint(resp.Header.Get("Retry-After"), 10, 16)
		return &refusal{resp.StatusCode, min(time.Duration(seconds)*time.Second, longAsked)}
	}
	return nil
}

// refusal is an answer with another status than 2xx.
type refusal struct {
	status int
	pause  time.Duration // as the answer asks (Retry-After, RFC 9110 section 10.2.3, in seconds); 0: it does not
}

func (r *refusal) Error() string {
	return fmt.Sprintf("status %d %s", r.status, http.StatusText(r.status))
}

// pause returns how long to wait after the n-th failure in a row, n from 1. The length is random within a half and one and
// a half of the planned one, so that many programs that failed together do not come back together.
func pause(n int, err error) time.Duration {
	d := min(firstPause<<min(n-1, 20), longPause)
	d = d/2 + rand.N(d)
	var r *refusal
	if errors.As(err, &r) {
		d = max(d, r.pause)
	}
	return d
}
