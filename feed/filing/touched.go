package filing

import (
	"cmp"
	"maps"
	"slices"
)

// Touched names a term of which an article has changed, come, or gone.
type Touched struct {
	Kind Kind
	Slug string
}

func (a Touched) compare(b Touched) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Slug, b.Slug))
}

// touch notes the terms that readers can follow among some forms.
func (f *Filing) touch(forms []uint32) {
	if f.touched == nil {
		f.touched = map[Touched]bool{}
	}
	for _, n := range forms {
		if x := &f.forms[n]; x.slug != "" {
			f.touched[Touched{x.kind(), x.slug}] = true
		}
	}
}

// Touched returns the terms that were touched since it was last called, by kind and slug.
func (f *Filing) Touched() []Touched {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := slices.SortedFunc(maps.Keys(f.touched), Touched.compare)
	f.touched = nil
	return all
}
