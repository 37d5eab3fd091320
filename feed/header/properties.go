package header

import (
	"strings"

	"seedfeed/feed/format"
	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// propertiesOf looks for a header at the start of a text or below its title: a paragraph of lines "key: value", as Notion and
// other programs for notes export the properties of a page. At least two of its keys, and at least half of them, must say
// something of the article; or its status says that it is in work, and all other keys are of a task or of the article. Minutes
// and recipes have such lines too. Lines with other keys stay in the text. The head of a memo is no header.
//
//	# Mill to open
//
//	Status: Draft
//	Date: May 6, 2026
func propertiesOf(text string, as format.Format) (Header, bool) {
	if as != format.Markdown && as != format.Plain {
		return Header{}, false
	}
	text = strings.TrimLeft(text, " \t\n")
	first, _, _ := strings.Cut(text, "\n\n")
	if h, ok := propertiesAt(text, 0, as); ok || len(first) > 1000 {
		return h, ok
	}
	title, below, _ := strings.Cut(first, "\n")
	if !strings.HasPrefix(title, "# ") && prose.EndsWhole(title) {
		return Header{}, false
	}
	if strings.Trim(below, "=-") != "" { // the keys follow the title at once
		return propertiesAt(text, len(title)+1, as)
	}
	return propertiesAt(text, len(text)-len(strings.TrimLeft(text[len(first):], "\n")), as)
}

// propertiesAt reads the paragraph at an offset of a text as the properties of a page.
func propertiesAt(text string, from int, as format.Format) (Header, bool) {
	size := strings.Index(text[from:min(len(text), from+maxHeaderBytes)], "\n\n")
	if size < 0 {
		return Header{}, false
	}
	chunk := text[from : from+size+1]
	var ours, others strings.Builder
	lines, known, tasks, working := 0, 0, 0, false
	for line := range strings.Lines(chunk) {
		bare := strings.TrimSpace(line)
		if as == format.Markdown {
			bare = strings.ReplaceAll(strings.TrimPrefix(strings.TrimPrefix(bare, "- "), "* "), "**", "")
		}
		key, value, ok := lineKey(bare, ':')
		if !ok {
			return Header{}, false
		}
		working = working || IsStatus(key, false) && workStates[strings.ToLower(strings.TrimSpace(value))]
		lines++
		if isProperty(key) {
			known++
			ours.WriteString(bare + "\n")
		} else {
			others.WriteString(line)
			if taskKeys[plainKey(key)] {
				tasks++
			}
		}
	}
	fields := plainLines(ours.String())
	if (known < 2 || known*2 < lines) && !(working && tasks > 0 && known+tasks == lines) || memo(plainLines(chunk)) {
		return Header{}, false
	}
	return Header{fields: fields, Above: text[:from] + others.String(), Rest: text[from+size+1:]}, true
}

// ReadProperties fills in what the properties of a page say that stand apart from its text. It returns the names of those that say
// something of the article, and of those without a value.
func (d *Details) ReadProperties(all []markup.Property, opt Options) (ours []string) {
	var fields []field
	for _, p := range all {
		if len(p.Values) > 0 && !isProperty(p.Name) {
			continue
		}
		ours = append(ours, p.Name)
		f := field{key: p.Name, value: value{text: strings.Join(p.Values, ", ")}}
		values := p.Values
		switch meaningOf(p.Name) {
		case meansTags: // no tag of these programs has a comma
			values = strings.Split(f.value.text, ", ")
			fallthrough
		case meansAuthor:
			f.value = value{}
			for _, v := range values {
				f.value.list = append(f.value.list, value{text: v})
			}
		}
		fields = append(fields, f)
	}
	if fields != nil {
		d.fields("properties", fields, opt, func() map[string]int { return nil })
	}
	return ours
}

// workStates are the words for a status that only what is in work has, and taskKeys the keys that lists of tasks have beside it.
var (
	workStates = labelsOf("in progress|in review|to do|todo|not started|backlog|needs review|needs edit|editing|writing|draft|on hold|in arbeit|in bearbeitung|entwurf|nicht begonnen|en cours|à faire|en progreso|sin empezar|in corso|em andamento|bezig|в работе|w toku")
	taskKeys   = prose.Set("owner assignee assigned due duedate deadline priority created lastedited createdby editor writer reviewer verantwortlich fällig priorität")
)

// labelsOf makes a set of labels of one or more words, which bars part.
func labelsOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		set[w] = true
	}
	return set
}

// Withholds reads a line of a text that says, alone, whether people may read the article: "Draft: true", "public:: false",
// "**Private:** no". It returns false for ok where the line says nothing of the kind.
func Withholds(line string) (held, ok bool) {
	if len(line) > 60 {
		return false, false
	}
	key, value, ok := lineKey(strings.Trim(strings.ReplaceAll(line, "**", ""), " \t[]()"), ':')
	said := truthOf(value)
	switch meaningOf(key) {
	case meansHidden:
		return said == isYes, ok && said != noTruth
	case meansPublished, meansShown:
		no := notShown(key, value)
		return no, ok && (no || said == isYes)
	}
	return false, false
}

// isProperty reports whether a key in the text, where readers see it, says something of the article and not of what the
// article is about: "Photo: Ann Roe" is a credit, "State: Ohio" a place, "Release: May 2027" the day of a film.
func isProperty(key string) bool {
	switch meaningOf(key) {
	case meansAuthor, meansTags, meansLanguage, meansUpdated, meansCreated, meansDate, meansPublished, meansEnd, meansHidden, meansShown:
		return true
	case meansStatus:
		return !strings.HasSuffix(plainKey(key), "state") && !strings.HasPrefix(plainKey(key), "access")
	case meansRelease:
		return !strings.HasPrefix(plainKey(key), "release")
	}
	return false
}
