package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Forget leaves of records only what Record.Forgotten returns. It rewrites both copies, so that none of their older lines
// is left; without ids too. Lines of the records go as well from the files that were moved aside. The records must be
// withdrawn.
func (l *Ledger) Forget(ids ...string) error {
	var records []Record
	var traces [][]byte
	for _, id := range ids {
		r, ok := l.index.ByID(id)
		if !ok || r.Withdrawn.IsZero() || r.Held {
			return fmt.Errorf("ledger: forget %q: no withdrawn record has that id", id)
		}
		for _, s := range [...]string{r.ID, r.Slug, r.Hash, r.TextHash} {
			if s != "" {
				traces = append(traces, []byte(`"`+s+`"`))
			}
		}
		records = append(records, r.Forgotten())
	}
	if err := l.forgetAside(traces); err != nil { // while the traces are known
		return err
	}
	if err := l.Commit(records, nil); err != nil {
		return err
	}
	if err := l.rewrite(); err != nil {
		return l.failed("rewrite", err)
	}
	return nil
}

// forgetAside rewrites the files that were moved aside without the lines that have one of the traces.
func (l *Ledger) forgetAside(traces [][]byte) error {
	var errs []error
	for _, base := range [...]string{copyA, copyB} {
		names, _ := fs.Glob(os.DirFS(l.dir), base+".aside-*") // the pattern is sound; the name of the folder may be none
		for _, name := range names {
			if err := withoutLines(filepath.Join(l.dir, name), traces); err != nil {
				errs = append(errs, fmt.Errorf("ledger: a copy that was moved aside may still have the text: delete it: %w", err))
			}
		}
	}
	return errors.Join(errs...)
}

func withoutLines(name string, traces [][]byte) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var kept []byte
lines:
	for line := range bytes.Lines(data) {
		for _, trace := range traces {
			if bytes.Contains(line, trace) {
				continue lines
			}
		}
		kept = append(kept, line...)
	}
	if len(kept) == len(data) {
		return nil
	}
	temp := name + ".tmp"
	if err := os.WriteFile(temp, kept, 0o644); err != nil {
		return err
	}
	return os.Rename(temp, name)
}
