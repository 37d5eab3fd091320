package web

import (
	"net/http"
	"sync/atomic"
)

// The kinds of what is asked for.
const (
	kindFeed = iota
	kindPage
	kindNone // nothing is there
	kinds
)

var kindNames = [kinds]string{"feed", "page", "none"}

// statuses are all that a Handler answers with.
var statuses = [...]int{
	http.StatusOK, http.StatusIMUsed, http.StatusNotModified,
	http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusGone, http.StatusPreconditionFailed, http.StatusServiceUnavailable,
}

// counters count the answers, without a lock.
type counters [kinds][len(statuses)]atomic.Int64

func (c *counters) add(kind, status int) {
	for i, s := range statuses {
		if s == status {
			c[kind][i].Add(1)
		}
	}
}

// Count is how often a kind of document ("feed", "page" or "none") was asked for and answered with a status.
type Count struct {
	Kind   string
	Status int
	N      int64
}

// Counts lists all answers given so far, in a fixed order. Safe for concurrent use.
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
