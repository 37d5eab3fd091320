package feed

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"seedfeed/feed/audience"
	"seedfeed/feed/settings"
)

const (
	// statsName is the file beside the ledger that has the figures of the audience.
	statsName = "stats.json"
	// statsPause is the time between two writes of it. A power cut costs no more than that.
	statsPause = time.Hour
)

// ReadFigures returns the figures that a Publisher with these settings wrote last, at the latest when it stopped. An error
// that wraps fs.ErrNotExist says that there are none.
func ReadFigures(c settings.Config) (audience.Figures, error) {
	return audience.Read(statsFile(c))
}

func statsFile(c settings.Config) string { return filepath.Join(c.UsedPlaces().Ledger, statsName) }

// openAudience lets the handler tell of polls, and takes over the subscribers of an earlier run. A file that is damaged costs
// them until their services ask again.
func (p *Publisher) openAudience() {
	p.audience = audience.New(p.cfg.Now)
	if err := p.audience.Load(statsFile(p.cfg.Config)); err != nil {
		p.cfg.Log.Warn("numbers of subscribers are lost until services report them again", "reason", err)
	}
	p.handler.Polled = p.audience.Poll
}

// keepAudience writes the figures once in a while until the context ends, and then once more.
func (p *Publisher) keepAudience(ctx context.Context) {
	tick := time.NewTicker(statsPause)
	defer tick.Stop()
	written := p.audience.Polls()
	said := ""
	write := func() {
		err := audience.Write(statsFile(p.cfg.Config), p.figures())
		if err != nil && err.Error() != said {
			said = err.Error()
			p.cfg.Log.Warn("figures not written; seedfeed stats knows them while the program runs", "reason", err)
		}
	}
	for {
		select {
		case <-tick.C:
			if n := p.audience.Polls(); n != written {
				written = n
				write()
			}
		case <-ctx.Done():
			write()
			return
		}
	}
}

func (p *Publisher) figures() audience.Figures {
	f := p.audience.Figures()
	f.Articles = int(p.status.articles.Load())
	return f
}

// takesJSON reports whether a request for the metrics asks for figures as JSON.
func takesJSON(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "application/json")
}

// writeFigures answers with the figures as JSON.
func (p *Publisher) writeFigures(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	json.NewEncoder(w).Encode(p.figures().MergeSearches())
}

// audienceMetrics writes the metrics of polls and subscribers. Labels come from fixed lists.
func (p *Publisher) audienceMetrics(b *bytes.Buffer, metric func(name, kind, help string)) {
	f := p.audience.Figures()
	metric("seedfeed_feed_polls_total", "counter", "Polls of feeds by answer: whole feeds (200), what had changed (226), nothing new (304).")
	for _, line := range f.Feeds {
		fmt.Fprintf(b, "seedfeed_feed_polls_total{feed=%q,status=\"200\"} %d\n", line.Feed, line.Polls-line.Deltas-line.Unchanged)
		fmt.Fprintf(b, "seedfeed_feed_polls_total{feed=%q,status=\"226\"} %d\n", line.Feed, line.Deltas)
		fmt.Fprintf(b, "seedfeed_feed_polls_total{feed=%q,status=\"304\"} %d\n", line.Feed, line.Unchanged)
	}
	metric("seedfeed_feed_sent_bytes_total", "counter", "Bytes of feeds that were sent.")
	for _, line := range f.Feeds {
		fmt.Fprintf(b, "seedfeed_feed_sent_bytes_total{feed=%q} %d\n", line.Feed, line.Sent)
	}
	metric("seedfeed_feed_saved_bytes_total", "counter", "Bytes that whole feeds in place of 226 and 304 would have taken besides.")
	for _, line := range f.Feeds {
		fmt.Fprintf(b, "seedfeed_feed_saved_bytes_total{feed=%q} %d\n", line.Feed, line.Saved)
	}
	metric("seedfeed_reader_polls_total", "counter", "Polls of feeds by the program or service that User-Agent names.")
	for _, line := range f.Readers {
		fmt.Fprintf(b, "seedfeed_reader_polls_total{reader=%q} %d\n", line.Reader, line.Polls)
	}
	metric("seedfeed_subscribers", "gauge", "Subscribers as services report them.")
	for _, line := range f.ByGroup() {
		fmt.Fprintf(b, "seedfeed_subscribers{feed=%q,service=%q} %d\n", line.Feed, line.Service, line.N)
	}
}
