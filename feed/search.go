package feed

import (
	"path/filepath"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
)

// wordsName is the file, beside the digests, that has the searched text.
const wordsName = "words"

// openWords opens the searched text.
func (p *press) openWords(dir string) {
	p.words = filing.OpenWords(filing.WordsConfig{
		FS: journal.Disk{}, Path: filepath.Join(dir, wordsName), Index: p.ledger.Index(), Version: p.cfg.Extractor(), Body: p.cfg.SearchText,
	})
}

// closeWords closes the searched text, and says if there was none.
func (p *press) closeWords() {
	err := p.words.Err()
	if err == nil {
		err = p.words.Close()
	}
	if err != nil {
		p.cfg.Log.Warn("search does not work", "reason", err)
	}
	p.words = nil
}

// applyWords makes the searched text of an article what its record says, before readers can see the change. The digest is nil
// where it is not at hand.
func (p *press) applyWords(r ledger.Record, d *digest.Digest) (ok bool) {
	err := p.words.Apply(r, func(r ledger.Record) *digest.Digest {
		if d != nil {
			return d
		}
		return p.digests.of(r)
	})
	if err != nil && !p.unsearched {
		p.cfg.Log.Warn("search does not work; tried again", "reason", err)
	}
	p.unsearched = err != nil
	return err == nil
}
