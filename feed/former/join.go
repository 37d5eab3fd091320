package former

import (
	"cmp"
	"slices"
)

// Join makes one list of the items of all feeds of a site: pages of an archive, and the same articles in several formats.
// Two items are one if they have an id in common, or if they have the same link in feeds of different formats. Of what two
// items say of one article the first counts, and the later one fills its gaps. The order is that of the feeds.
func Join(feeds []*Feed) []Item {
	var out []Item
	byID, byLink := map[string]int{}, map[string]int{}
	for _, f := range feeds {
		for _, i := range f.Items {
			name := cmp.Or(i.ID(), "\x00"+i.Title) // what has no id and no link is known by its title
			at, known := byID[name]
			if !known && i.Link != "" {
				if at, known = byLink[i.Link]; known {
					known = out[at].lacks(f.Format)
				}
			}
			if known {
				out[at].fill(i)
			} else {
				at = len(out)
				out = append(out, i)
			}
			for _, id := range [...]string{name, i.RSSID, i.AtomID, i.JSONID} {
				if _, taken := byID[id]; id != "" && !taken {
					byID[id] = at
				}
			}
			if _, taken := byLink[i.Link]; !taken {
				byLink[i.Link] = at
			}
		}
	}
	return slices.DeleteFunc(out, func(i Item) bool { return i.ID() == "" && i.Title == "" })
}

// lacks reports whether nothing of an item comes from a feed of a format.
func (i *Item) lacks(f Format) bool {
	switch f {
	case Atom:
		return i.AtomID == ""
	case JSON:
		return i.JSONID == ""
	}
	return i.RSSID == "" && !i.NoGUID
}

// fill takes from another item of the same article what an item lacks.
func (i *Item) fill(by Item) {
	if i.lacks(RSS) {
		i.RSSID, i.NoGUID, i.Date = by.RSSID, by.NoGUID, by.Date
	}
	for _, s := range [...]struct{ to, from *string }{
		{&i.AtomID, &by.AtomID}, {&i.JSONID, &by.JSONID}, {&i.Link, &by.Link}, {&i.Title, &by.Title},
	} {
		if *s.to == "" {
			*s.to = *s.from
		}
	}
	if len(by.Text) > len(i.Text) {
		i.Text = by.Text
	}
	for _, a := range by.Addresses {
		if !slices.Contains(i.Addresses, a) {
			i.Addresses = append(i.Addresses, a)
		}
	}
	if i.Published.IsZero() {
		i.Published = by.Published
	}
	if by.Updated.After(i.Updated) {
		i.Updated = by.Updated
	}
}
