package catalogue

import (
	"slices"

	"seedfeed/feed/ledger"
)

// Around returns the articles next to a place, in the order of publication, among archives and main feeds as Archives and
// Newest return them. Places for which live is false are passed over. The zero Place stands for none. Each archive costs a
// binary search.
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
	for _, a := range archives {
		i, found := slices.BinarySearchFunc(a, at, Place.compare)
		for _, p := range slices.Backward(a[:i]) {
			if older.Seq != 0 && p.compare(older) <= 0 {
				break
			}
			if live(p) {
				older = p
				break
			}
		}
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
	return older, newer
}

// PlaceOf returns the place of a record's article.
func PlaceOf(r ledger.Record) Place { return placeOf(r) }
