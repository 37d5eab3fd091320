package dialect

import "regexp"

// criticMark matches a mark of CriticMarkup, with what is shown of it in a group.
var criticMark = regexp.MustCompile("^\\{(?:\\+\\+([^`{}]*?)\\+\\+|==([^`{}]*?)==|~~[^`{}]*?~>([^`{}]*?)~~|--[^`{}]*?--|>>[^`{}]*?<<)\\}")

// critic reads a mark of CriticMarkup as if it was accepted: {++put in++}, {--taken out--}, {~~this~>that~~}, {==shown==}{>>a remark<<}.
func (d *translator) critic() bool {
	const longest = 2000
	m := criticMark.FindStringSubmatch(d.in[d.at:min(d.paragraphEnd(), d.at+longest)])
	if m != nil {
		d.out.WriteString(m[1] + m[2] + m[3])
		d.at += len(m[0])
	}
	return m != nil
}
