package catalogue

import (
	"slices"

	"seedfeed/feed/ledger"
)

// Around returns the articles next to a place, in the order of publication, among archives and main feeds as Archives and
// Newest return them. Places for which live is false are passed over. The zero Place stands for none. Where archives follow each
// other in time, only the nearest ones are searched.
func Around(archives [][]Place, newest []Place, at Place, live func(Place) bool) (older, newer Place) {
	backwards := func(a, b Place) int { return b.compare(a) }
	i, found := slices.BinarySearchFunc(newest, at, backwards)
	for _, p := range slices.Backward(newest[:i]) {
		if live(p) {
			newer = p
			break
		}
	}
	if found {
		i++
	}
	for _, p := range newest[i:] {
		if live(p) {
			older = p
			break
		}
	}
	return olderOf(archives, older, at, live), newerOf(archives, newer, at, live)
}

// olderOf returns the newest live place before at among older and the archives. It looks at the newest archive first, whose
// place mostly rules the other archives out without a search.
func olderOf(archives [][]Place, older, at Place, live func(Place) bool) Place {
	for _, a := range slices.Backward(archives) {
		if len(a) == 0 || a[0].compare(at) >= 0 || older.Seq != 0 && a[len(a)-1].compare(older) <= 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(a, at, Place.compare)
		for _, p := range slices.Backward(a[:i]) {
			if older.Seq != 0 && p.compare(older) <= 0 {
				break
			}
			if live(p) {
				older = p
				break
			}
		}
	}
	return older
}

// newerOf returns the oldest live place after at among newer and the archives. It looks at the oldest archive first.
func newerOf(archives [][]Place, newer, at Place, live func(Place) bool) Place {
	for _, a := range archives {
		if len(a) == 0 || a[len(a)-1].compare(at) <= 0 || newer.Seq != 0 && a[0].compare(newer) >= 0 {
			continue
		}
		i, found := slices.BinarySearchFunc(a, at, Place.compare)
		if found {
			i++
		}
		for _, p := range a[i:] {
			if newer.Seq != 0 && p.compare(newer) >= 0 {
				break
			}
			if live(p) {
				newer = p
				break
			}
		}
	}
	return newer
}

// PlaceOf returns the place of a record's article.
func PlaceOf(r ledger.Record) Place { return placeOf(r) }
