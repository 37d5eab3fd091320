package watch

import (
	"slices"
	"strings"
)

// Hidden reports whether a name in path, or any folder on the way to it, belongs to a program rather than to a person:
//
//   - a leading dot: hidden files, .name.swp, .#name, .goutputstream-XXXXXX, .nfs0000, .DS_Store, .name.tmp of rsync
//   - a leading ~$, a trailing ~, or # at both ends: locks and backups of office programs and editors
//   - 4913, 5036 and 5159: Vim's probe whether a folder can be written
//   - an ending that downloads, copies and editors give to what is not finished or kept aside (see unfinished)
//   - Thumbs.db, desktop.ini and the like, which file managers leave behind
//
// Letter case does not matter. The list is ours; the cases are those of the fault catalogue.
func Hidden(path string) bool {
	for name := range strings.SplitSeq(path, "/") {
		if hiddenName(name) {
			return true
		}
	}
	return false
}

// unfinished are the endings of files that are being written, were cut off, or are copies kept aside.
var unfinished = [...]string{
	".swp", ".swo", ".swn", ".swx", ".swpx", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload",
	".download", ".opdownload", ".aria2", ".!ut", ".!qb", ".bak", ".orig", ".old", ".rej", ".lock", ".lck",
}

func hiddenName(name string) bool {
	switch {
	case name == "":
		return false
	case name[0] == '.', name[len(name)-1] == '~', strings.HasPrefix(name, "~$"):
		return true
	case name[0] == '#' && name[len(name)-1] == '#':
		return true
	case name == "4913", name == "5036", name == "5159": // Vim asks with 4913, or 123 more each time one is taken, whether it may write here
		return true
	}
	switch lower := strings.ToLower(name); lower {
	case "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "lost+found", "system volume information":
		return true
	default:
		return slices.ContainsFunc(unfinished[:], func(end string) bool { return strings.HasSuffix(lower, end) })
	}
}
