package register

import (
	"cmp"
	"slices"
	"time"
)

// agenda holds keys with the time at which each is due, sorted by that time.
type agenda struct {
	at    map[string]time.Time
	order []entry
}

type entry struct {
	at  time.Time
	key string
}

func (a entry) compare(b entry) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.key, b.key)) }

// set adds a key, or moves it to another time.
func (g *agenda) set(key string, at time.Time) {
	g.drop(key)
	if g.at == nil {
		g.at = map[string]time.Time{}
	}
	g.at[key] = at
	e := entry{at, key}
	i, _ := slices.BinarySearchFunc(g.order, e, entry.compare)
	g.order = slices.Insert(g.order, i, e)
}

// drop removes a key if it is there.
func (g *agenda) drop(key string) {
	at, ok := g.at[key]
	if !ok {
		return
	}
	delete(g.at, key)
	if i, found := slices.BinarySearchFunc(g.order, entry{at, key}, entry.compare); found {
		g.order = slices.Delete(g.order, i, i+1)
	}
}

// due returns the keys whose time has come, and the time when the next one is due. That time is zero if there is none.
func (g *agenda) due(now time.Time) (keys []string, next time.Time) {
	for _, e := range g.order {
		if now.Before(e.at) {
			return keys, e.at
		}
		keys = append(keys, e.key)
	}
	return keys, time.Time{}
}

// sooner returns the earlier of two times. A zero time means never.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
