package web

import (
	"net/http"
	"sync/atomic"
)

// The kinds of documents that are counted.
const (
	kindFeed    = iota
	kindPage    // pages, and all documents without a kind of their own
	kindPicture // pictures that are compressed already: JPEG, PNG, GIF, WebP
	kindNone    // there is no document
	kinds
)

var kindNames = [kinds]string{"feed", "page", "picture", "none"}

// statuses lists every status that a Handler answers with.
var statuses = [...]int{
	http.StatusOK, http.StatusNoContent, http.StatusIMUsed, http.StatusMovedPermanently, http.StatusNotModified,
	http.StatusBadRequest, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusGone, http.StatusPreconditionFailed,
	http.StatusTooManyRequests, http.StatusServiceUnavailable,
}

// counters counts the answers without a lock.
type counters [kinds][len(statuses)]atomic.Int64

func (c *counters) add(kind, status int) {
	for i, s := range statuses {
		if s == status {
			c[kind][i].Add(1)
		}
	}
}

// Count says how often a request for a kind of document ("feed", "page", "picture" or "none") was answered with a status.
// A redirect counts under the kind of the document that it leads to.
type Count struct {
	Kind   string
	Status int
	N      int64
}

// Counts returns the answers given so far, in a fixed order. It is safe for concurrent use.
func (h *Handler) Counts() []Count {
	var out []Count
	for k := range kinds {
		for i, s := range statuses {
			if n := h.counters[k][i].Load(); n > 0 {
				out = append(out, Count{kindNames[k], s, n})
			}
		}
	}
	return out
}
