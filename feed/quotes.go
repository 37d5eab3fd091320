package feed

import (
	"context"
	"iter"

	"seedfeed/feed/audit"
	"seedfeed/feed/settings"
)

// Quotes is the table of all quotations that are published. OpenQuotes makes one; the caller closes it.
type Quotes struct {
	Articles int  // that are published
	First    bool // nothing was ever published: the table shows what a first start would publish

	trial *Trial
}

// OpenQuotes reads what is published. It changes neither the folder nor the state nor the cache, and works while another
// instance publishes. If nothing was ever published it reads the folder, and calls progress, unless that is nil, with the
// number of files that were read.
func OpenQuotes(ctx context.Context, c settings.Config, progress func(files int)) (*Quotes, error) {
	t, err := OpenTrial(c, TrialOptions{Progress: progress})
	if err != nil {
		return nil, err
	}
	q := &Quotes{First: len(t.Before) == 0, trial: t}
	if q.First {
		if err := t.Run(ctx); err != nil {
			q.Close()
			return nil, err
		}
	}
	q.Articles = t.press.catalogue.Len()
	return q, nil
}

// Close removes the temporary files.
func (q *Quotes) Close() error { return q.trial.Close() }

// Rows iterates over the quotations that a filter wants: those of the newest article first, in the order of its text. One
// article is in memory at a time.
func (q *Quotes) Rows(f audit.Filter) iter.Seq[audit.Row] {
	return func(yield func(audit.Row) bool) {
		last := q.trial.press.printer.Last()
		if last == nil {
			return
		}
		people := q.trial.press.owner.People()
		for a := range last.Quoted() {
			if !f.Article(a) {
				continue
			}
			for _, row := range audit.Rows(a, people) {
				if f.Row(&row, people) && !yield(row) {
					return
				}
			}
		}
	}
}
