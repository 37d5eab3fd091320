package answers

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/digest"
	"seedfeed/feed/folder"
	"seedfeed/feed/format"
	"seedfeed/feed/header"
)

// said returns a digest as the owner wants it, by the side file beside the article and the list of people of its folder.
// Name is the file on disk, "-" for standard input. What cannot be used is a warning.
func (d *Printer) said(name string, made *digest.Digest) *digest.Digest {
	var o digest.Owner
	var faults []string
	if name != "-" {
		var err error
		if o.People, err = d.people(); err != nil {
			faults = append(faults, fmt.Sprintf("%s is not used: %v", header.PeopleFile, err))
		}
		side, err := d.side(name)
		for _, wrong := range []string{filepath.Join(cmp.Or(d.root, d.dir), "people.yml"), strings.TrimSuffix(header.SideOf(name), "yaml") + "yml"} {
			if _, err := os.Lstat(wrong); err == nil {
				base := filepath.Base(wrong)
				faults = append(faults, fmt.Sprintf("%s is not used: rename it %s", base, header.Misnamed(base)))
			}
		}
		switch {
		case err != nil:
			faults = append(faults, fmt.Sprintf("the side file %s is not used: %v", filepath.Base(header.SideOf(name)), err))
		case side != nil && d.Meta:
			fmt.Fprintf(d.Std.Err, "seedfeed: %q has a side file already; what it says is left out here\n", name)
		default:
			o.Side = side
		}
	}
	out := *o.Apply(made, digest.Options{Budget: d.Budget(), Zone: d.Timezone.Location()})
	out.Warnings = slices.Concat(out.Warnings, faults)
	return &out
}

// side reads the side file beside an article, nil where there is none that counts.
func (d *Printer) side(name string) (*header.Side, error) {
	path := header.SideOf(name)
	if d.root != "" {
		rel, err := filepath.Rel(d.root, path)
		if err != nil {
			return nil, nil
		}
		if _, reason := folder.New(os.DirFS(d.root)).Judge(filepath.ToSlash(rel)); reason != "" {
			return nil, nil
		}
	}
	info, err := os.Lstat(path)
	if err != nil || info.Size() == 0 { // empty: it is just being written, by this command perhaps
		return nil, nil
	}
	if others := beside(path); len(others) > 1 {
		return nil, fmt.Errorf("it stands beside %s and %s; rename one of them", others[0], others[1])
	}
	data, err := streams.ReadFile(path, int64(d.MaxSize))
	if err != nil {
		return nil, err
	}
	return header.ReadSide(data, header.Options{Zone: d.Timezone.Location()})
}

// beside returns the names of the articles that stand beside a side file.
func beside(side string) (names []string) {
	entries, _ := os.ReadDir(filepath.Dir(side))
	for _, e := range entries {
		if e.Type().IsRegular() && format.Known(e.Name()) && header.SideOf(e.Name()) == filepath.Base(side) {
			names = append(names, e.Name())
		}
	}
	return names
}

// people reads the list of people of the folder in which an article is judged, once for each folder.
func (d *Printer) people() (*header.People, error) {
	dir := d.root
	if dir == "" {
		dir = d.dir
	}
	if known, ok := d.lists[dir]; ok {
		return known.people, known.err
	}
	var l list
	data, err := streams.ReadFile(filepath.Join(dir, header.PeopleFile), int64(d.MaxSize))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		l.err = err
	default:
		l.people, l.err = header.ReadPeople(data)
	}
	if d.lists == nil {
		d.lists = map[string]list{}
	}
	d.lists[dir] = l
	return l.people, l.err
}

// list is a list of people, or why it cannot be used.
type list struct {
	people *header.People
	err    error
}

// template returns a side file to start from.
func template(name string, made *digest.Digest) []byte {
	side := terminal.Quoted(header.SideOf(filepath.Base(name)))
	if text := header.WriteSide(made.Template()); len(text) > 0 {
		return fmt.Appendf(nil, "# Save this as %s beside the article. Correct what is wrong, and delete the rest.\n%s", side, text)
	}
	return fmt.Appendf(nil, "# No quotation was found in %s. To add one, save this as %s without the signs # below:\n"+
		"# quotes:\n#   - text: all of its words, as they stand in the article\n#     speaker: who said it\n", terminal.Quoted(filepath.Base(name)), side)
}
