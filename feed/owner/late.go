package owner

import (
	"maps"
	"slices"

	"seedfeed/feed/digest"
	"seedfeed/feed/header"
)

func (b *Book) owe(article, file string) {
	if b.late[article] == nil {
		b.late[article] = map[string]bool{}
	}
	if !b.late[article][file] {
		b.late[article][file] = true
		b.owed[file]++
	}
	delete(b.asked, article)
}

// done notes that an article need not be handed over again any more.
func (b *Book) done(article string) {
	for file := range b.late[article] {
		if b.owed[file]--; b.owed[file] <= 0 {
			delete(b.owed, file)
			b.settle(file)
		}
	}
	delete(b.late, article)
	delete(b.asked, article)
}

// mostLate bounds the articles that Late returns at once, so that a drop does not wait behind thousands.
const mostLate = 64

// Late returns articles that must be handed over again because of what the owner says now, each once, and whether others
// wait.
func (b *Book) Late() (articles []string, waiting bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	waiting = b.runCheck()
	if len(b.late) == len(b.asked) {
		for _, p := range slices.Collect(maps.Keys(b.asked)) {
			if !b.There(p) {
				b.done(p) // it went away before it was handed over
			}
		}
		return nil, waiting
	}
	for _, p := range slices.Sorted(maps.Keys(b.late)) {
		if b.asked[p] {
			continue
		}
		if len(articles) == mostLate {
			return articles, true
		}
		b.asked[p] = true
		articles = append(articles, p)
	}
	return articles, waiting
}

// Recheck tells that the published article at a path was handled with something else than what is in force for it now, if
// mark is not the one that it has.
func (b *Book) Recheck(path, id, mark string, base *digest.Digest) {
	if b.Apply(path, id, base).Mark != mark {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.owe(path, header.SideOf(path))
	}
}

// Idle reports whether no check runs and no article waits to be handed over or handled.
func (b *Book) Idle() bool {
	return !b.check.wanted && b.check.some == nil && b.check.running == nil && len(b.late) == 0
}

// Unprinted reports whether what is in force has changed since it last returned true, and every article that this concerns
// was handled. Readers may have been shown the articles with something else meanwhile, also where no record changes: when
// the journal was lost.
func (b *Book) Unprinted() bool {
	if !b.other || !b.Idle() {
		return false
	}
	b.other = false
	return true
}
