package feed

import (
	"log/slog"
	"time"

	"seedfeed/feed/register"
)

// said holds what the log has said, by reason or by file: it says nothing twice because the folder is scanned again.
type said map[string]string

// say names a file that is passed over, once for each reason.
func (s *said) say(log *slog.Logger, path, reason string) {
	if s.anew(reason, "") {
		log.Info("passed over, like all files of the kind", "file", path, "reason", reason)
	}
}

// anew notes what is said of a key now, and reports whether something else was said of it, or nothing.
func (s *said) anew(key, what string) bool {
	if *s == nil {
		*s = said{}
	}
	before, ok := (*s)[key]
	(*s)[key] = what
	return !ok || before != what
}

// tell logs what readers see nothing of, and counts how long they waited for the rest.
func (p *press) tell(changes []register.Change, found []register.Match, now time.Time) {
	for _, m := range found {
		p.cfg.witness.Match(m, now)
		told := m.Told || m.Held != "" && !p.held.anew(m.Path, m.Hash+m.Held+m.Digest.Mark)
		if m.Held == "" {
			delete(p.held, m.Path)
		}
		switch {
		case !m.Pending.IsZero():
			if !told {
				p.cfg.Log.Info("waits", "file", m.Path, "title", m.Digest.Title, "until", m.Pending.Round(0))
			}
		case m.Held != "" && m.Record.ID == "" && !told:
			p.status.hold()
			p.cfg.Log.Info("held back", "file", m.Path, "why", m.Held)
		}
		for _, w := range m.Digest.Warnings {
			if !told && (m.Record.Hash != m.Hash || m.Record.Owner != m.Digest.Mark) { // once for each version of the file, and of what its owner says
				p.cfg.Log.Warn("not used", "file", m.Path, "what", w)
			}
		}
		if len(changes) > 0 && m.Pending.IsZero() {
			p.status.delay(now.Sub(m.Dropped))
		}
		if p.printer.Missing(m.Record.Seq) {
			p.pace.unseen++ // its text can be read again
		}
	}
}

// tellAdopted logs what a first scan publishes under ids that Adopt took over: their records were there before, so that no
// change says it.
func (p *press) tellAdopted(changes []register.Change, found []register.Match) {
	if !p.shown.FirstScan {
		return
	}
	told := map[string]bool{}
	for _, c := range changes {
		told[c.After.ID] = c.Verb != ""
	}
	for _, m := range found {
		e, seen := p.cache.Entry(m.Path) // by a scan that was stopped half-way
		if m.Record.ID == "" || m.Held != "" || told[m.Record.ID] || seen && e.Hash == m.Hash {
			continue
		}
		p.cfg.Log.Info("published", "file", m.Path, "title", m.Digest.Title, "quotes", len(m.Digest.Quotes), "why", "adopted: it keeps its id and its date")
	}
}

func (p *press) log(c register.Change) {
	p.cfg.witness.Change(c)
	if c.Warning != "" {
		p.cfg.Log.Warn("header", "file", c.After.Path, "what", c.Warning)
	}
	if c.Twin != "" {
		p.cfg.Log.Warn("published twice", "file", c.After.Path, "what", c.Twinned())
	}
	if c.Verb == "" {
		return
	}
	p.status.count(c.Verb)
	args := []any{"file", c.After.Path}
	if c.Digest != nil {
		args = append(args, "title", c.Digest.Title, "quotes", len(c.Digest.Quotes))
	}
	if c.Why != "" {
		args = append(args, "why", c.Why)
	}
	p.cfg.Log.Info(c.Verb, args...)
}
