package web

import "net/http"

// Poll is one GET for a feed that was answered with the feed (200), with what has changed in it (226), or by saying that
// nothing has (304). It names nobody: the address of who asked is not in it.
type Poll struct {
	Path        string
	Query       string // of a question, in its one form; "" for other documents, where a query means nothing
	Agent       string // User-Agent
	Status      int
	Sent, Whole int64 // bytes of the body, and of the whole feed in the same encoding; Whole is 0 if that is not made yet
}

// poll passes on a poll that is answered with e, which answers the question query if that is not "". The fields of the answer
// are set already.
func (h *Handler) poll(header http.Header, r *http.Request, e *entry, query string, status int, body []byte) {
	if h.Polled == nil || e.kind != kindFeed || r.Method != http.MethodGet {
		return
	}
	p := Poll{Path: r.URL.Path, Query: query, Status: status, Sent: int64(len(body)), Whole: int64(len(body))}
	switch status {
	case http.StatusOK:
	case http.StatusIMUsed, http.StatusNotModified:
		p.Whole = e.sizeOf(header["Etag"])
	default:
		return
	}
	if agent := r.Header["User-Agent"]; len(agent) > 0 {
		p.Agent = agent[0]
	}
	h.Polled(p)
}

// sizeOf returns the length of the body that a tag names.
func (a *asset) sizeOf(tag []string) int64 {
	for c := range codings {
		if len(tag) == 1 && tag[0] == a.forms[c].tag[0] {
			return a.forms[c].size.Load()
		}
	}
	return 0
}
