package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"text/tabwriter"
	"time"

	"seedfeed/cmd/seedfeed/internal/amount"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed"
	"seedfeed/feed/audience"
	"seedfeed/feed/listen"
	"seedfeed/feed/settings"
)

type statsCommand struct {
	JSON   bool   `name:"json" help:"One JSON object."`
	Folder string `arg:"" optional:"" help:"Folder of articles, in place of --seeds." seeds:""`
}

// Help serves kong.
func (statsCommand) Help() string {
	return `The running program is asked at --metrics-addr, or else at --addr. If it does not answer, the figures are those that it wrote into the state: every hour, and when it stopped.

Polls are counted from the start of the program on. Services such as Feedly tell how many subscribers they read for; readers of one person cannot be counted, only their polls. No address is kept, and nobody is watched: seedfeed help server.`
}

// stats are the figures, and whether they are those of the running program.
type stats struct {
	Running bool `json:"running"`
	audience.Figures
}

// Run prints how many subscribers and polls the feeds have.
func (c *statsCommand) Run(ctx context.Context, o *options.Options, std streams.Std) error {
	addr := cmp.Or(o.MetricsAddr, o.Addr)
	if err := listen.Check(addr); err != nil {
		return usageError{fmt.Errorf("address %q: %w", addr, err)}
	}
	var s stats
	figures, running := askFigures(o, ctx, addr)
	if s.Figures, s.Running = figures, running == nil; !s.Running {
		var err error
		s.Figures, err = feed.ReadFigures(settings.Config{Seeds: o.Seeds, State: o.State})
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%w; the state has no figures either: name the address of the running program (--addr, --metrics-addr) or its state (--seeds, --state)", running)
		} else if err != nil {
			return errors.Join(running, err)
		}
		if !o.Quiet {
			complain(std.Err, fmt.Sprintf("%v; these figures are from the state", running))
		}
		s.Figures = s.MergeSearches()
	}
	if c.JSON {
		return streams.WriteJSON(std.Out, s)
	}
	_, err := std.Out.Write(s.table(o.Timezone.Location()))
	return err
}

// askFigures asks the running program.
func askFigures(o *options.Options, ctx context.Context, addr string) (f audience.Figures, err error) {
	certificate := o.TLSCert
	if o.MetricsAddr != "" { // it speaks plain HTTP there
		certificate = ""
	}
	a, err := askHere(ctx, addr, certificate, "metrics", "application/json")
	if err != nil {
		return f, err
	}
	if a.code != http.StatusOK || !strings.HasPrefix(a.kind, "application/json") || json.Unmarshal(a.body, &f) != nil || f.Format == 0 {
		return audience.Figures{}, fmt.Errorf("what listens on %s has no figures: another program, or an older seedfeed, or one with --metrics-addr", addr)
	}
	return f, nil
}

// table lays the figures out for people.
func (s *stats) table(zone *time.Location) []byte {
	var b bytes.Buffer
	at := func(t time.Time) string { return t.In(zone).Format("2006-01-02 15:04") }
	fmt.Fprintf(&b, "%s published. Polls of feeds from %s to %s:\n\n", amount.Of(s.Articles, "article"), at(s.Since), at(s.Until))
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "FEED\tPOLLS\tNOTHING NEW\tSENT\tSAVED\n")
	var all audience.Feed
	for _, f := range s.Feeds {
		writePolls(w, f)
		all.Polls, all.Unchanged, all.Sent, all.Saved = all.Polls+f.Polls, all.Unchanged+f.Unchanged, all.Sent+f.Sent, all.Saved+f.Saved
	}
	all.Feed = "all"
	writePolls(w, all)
	if len(s.Readers) > 0 {
		fmt.Fprintf(w, "\nREADER\tPOLLS\n")
	}
	for _, r := range s.Readers {
		fmt.Fprintf(w, "%s\t%s\n", terminal.Printable(r.Reader), amount.Thousands(int(r.Polls)))
	}
	if len(s.Subscribers) == 0 {
		w.Flush()
		b.WriteString("\nNo service has reported subscribers.\n")
		return b.Bytes()
	}
	n := 0
	fmt.Fprintf(w, "\nFEED\tSERVICE\tSUBSCRIBERS\tLAST ASKED\n")
	for _, r := range s.Subscribers {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", terminal.Printable(r.Feed), terminal.Printable(r.Service), amount.Thousands(r.N), at(r.Asked))
		n += r.N
	}
	fmt.Fprintf(w, "all\t\t%s\n", amount.Thousands(n))
	w.Flush()
	return b.Bytes()
}

func writePolls(w *tabwriter.Writer, f audience.Feed) {
	share := "-"
	if f.Polls > 0 {
		share = fmt.Sprintf("%.0f%%", 100*float64(f.Unchanged)/float64(f.Polls))
	}
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", terminal.Printable(f.Feed), amount.Thousands(int(f.Polls)), share, amount.Bytes(f.Sent), amount.Bytes(f.Saved))
}
