package seed

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/order"
	"seedfeed/feed/prose"
)

// draftFolders are the usual names of folders for drafts, for what is in work, and for what was thrown away, in lower case.
var draftFolders = listed("draftFolders")

// besideFolder matches what people write before or behind the name of a folder, so that it stands where they want it, or whose it
// is: "02 Drafts", "Drafts (Ann)", "Entwürfe 2026".
var besideFolder = regexp.MustCompile(`^\d+[ .-]+|[ -]+(?:\([\p{Lu}\d].*\)|\d{4})$`)

// pastEmbargo matches the name of an embargo in history. Its year must be no time of day, as that in "Embargo 1800" may be.
var pastEmbargo = regexp.MustCompile(`^(?i:embargo|эмбарго)[ _-]1[0-9][6-9][0-9]$`)

// underscores and evenDashes write the spaces and the dashes of names alike.
var underscores, evenDashes = strings.NewReplacer("_", " ", "-", " "), strings.NewReplacer(" – ", " - ", " — ", " - ")

var draftName = regexp.MustCompile(`(?i)\.draft\.|[ _-]?[(\[]drafts?[)\]]$|[^_]_draft(?:_?v?\d{1,2})?$`)

// HeldPlace returns why a file is held back because of its path: it is in a folder of drafts or of texts that are not to
// be published, its own name says so, or a part of the path begins with an underscore, which site generators leave out. It
// returns "" for all other files. The path is slash-separated and relative to the folder of articles.
func HeldPlace(name string) string {
	dir, base := path.Split(name)
	for part := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		switch {
		case draftFolders[strings.ToLower(besideFolder.ReplaceAllString(strings.Trim(underscores.Replace(part), " "), ""))], ordered(part) && !pastEmbargo.MatchString(part):
			return "it lies in the folder " + part
		case strings.HasPrefix(part, "_") && !strings.EqualFold(part, "_posts"):
			return "it lies in the folder " + part + ", whose name begins with an underscore"
		}
	}
	switch {
	case strings.HasPrefix(base, "_"):
		return "its name begins with an underscore"
	case draftName.MatchString(base), draftName.MatchString(strings.TrimSuffix(base, path.Ext(base))):
		return "its name says draft; rename it when it may be published"
	case orderedName(strings.TrimSuffix(base, path.Ext(base))):
		return "its name says that it is not to be published; rename it when it may be"
	}
	return ""
}

// ordered reports whether a name as a whole is an order not to publish: "embargo", "on-hold", "Not yet".
func ordered(name string) bool {
	_, ok := order.Of(name)
	return ok
}

// orderedName reports whether a name has such an order in brackets, or in capitals before or behind the rest: "HOLD - mill",
// "ENTWURF_mill", "mill_DRAFT", "EMBARGO - mill", "mill [embargoed]". A word for a draft counts in small letters too where " - "
// parts it from the rest, and in capitals anywhere: "mill - draft", "mill-DRAFT-v2". Elsewhere the title decides: see heldName.
func orderedName(stem string) bool {
	stem = evenDashes.Replace(stem)
	text := strings.ReplaceAll(stem, "_", " - ")
	if len(text) > longLine {
		return false
	}
	if parts := strings.Split(stem, " - "); len(parts) > 1 && (isDraft(parts[0]) && prose.StartsUpper(parts[0]) || isDraft(parts[len(parts)-1])) {
		return true
	}
	words := strings.FieldsFunc(stem, func(r rune) bool { return r == '-' || r == '_' || r == ' ' || r == '.' })
	if at := slices.IndexFunc(words, func(w string) bool { return prose.InCapitals(w) && isDraft(w) }); at >= 0 && !prose.InCapitals(stem) && !toldOf(words[at+1:]) {
		return true
	}
	seps := lineParts(text)
	if e, ok := embargoBefore(text, seps); ok && (e.order != order.None || prose.InCapitals(e.line)) {
		return true
	}
	for _, sep := range seps {
		part := text[sep.End:]
		bracketed := strings.ContainsAny(text[sep.Start:sep.End], "([") && strings.ContainsAny(part[max(len(part)-1, 0):], ")]")
		if bracketed || prose.InCapitals(part) {
			if o, ok := order.Of(part); ok && o.How >= order.Likely {
				return true
			}
		}
	}
	return false
}

// isDraft reports whether a part of a name calls the text a draft: "Draft", "Entwurf 2".
func isDraft(part string) bool {
	o, ok := order.Of(part)
	return ok && o.Draft
}

// heldName returns why a file is held back because its name begins or ends, in any case of letters, with a word for a draft or with
// an order that is certain: "mill-draft", "wip_mill", "Mill first draft 2", "mill do not publish". Other words, as in
// "suspect-held" and "hold-the-line", count only where orderParts and orderedName say so. The same words name what an article is about:
// "nfl-draft" over "NFL draft: the ten best picks". So a word for a draft does not count if the title has it, and an order does
// not if the title or the text has it, or a time until which it counts. A title that is the name itself tells nothing; then the
// text decides.
func (a *Article) heldName(name string) string {
	_, stem := nameDate(name, time.UTC)
	words := strings.FieldsFunc(stem, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	told := a.Title
	if told == "" {
		told = a.Body
	}
	for _, part := range orderParts(stem) {
		o, ok := order.Of(part)
		if part = strings.TrimPrefix(part, behindDash); ok && !o.Facts && !o.Loose && (o.How >= order.Likely || prose.InCapitals(firstWord(part))) && !strings.EqualFold(part, "concept") && !mentions(told, strings.Fields(part)) {
			return `its name says "` + part + `"; rename it when it may be published`
		}
	}
	if at := strings.LastIndexAny(stem, "(["); at > 0 && strings.ContainsAny(stem[len(stem)-1:], ")]") { // "mill (not approved)"
		part := strings.Trim(stem[at:], "()[]")
		if o, ok := order.Of(part); ok && o.Forbids && !o.Facts && !mentions(told, strings.Fields(part)) {
			return `its name says "` + part + `"; rename it when it may be published`
		}
	}
	for n := min(len(words), 4); n > 0; n-- {
		for _, part := range [...][]string{words[:n], words[len(words)-n:]} {
			o, ok := order.Of(strings.Join(part, " "))
			if !ok || o.Loose || o.How < order.Certain && !o.Draft && (n < 3 || o.Facts || o.How < order.Likely || !ordered(part[0])) { // suspect-held
				continue
			}
			if !o.Draft && !a.NotBefore.IsZero() { // the text tells the time at which it ends
				return ""
			}
			told := a.Title
			if sameWords(told, nameTitle(name)) {
				told = ""
			}
			if !o.Draft || told == "" {
				told += " " + a.Body
			}
			if !mentions(told, part) {
				return `its name says "` + strings.Join(part, " ") + `"; rename it when it may be published`
			}
			return ""
		}
	}
	return ""
}

// behindDash makes what stands behind a dash in a name speak to editors: "Mill - not before the vote".
const behindDash = "NB: "

// orderParts returns the parts of a name that may be orders: what stands behind a dash, "Mill - confidential", and the words in
// capitals at its start or end if others are in small letters, with the day and the small words beside them: "HOLD" in "HOLD mill",
// but "HOLD the" in "HOLD the line".
func orderParts(stem string) []string {
	parts := strings.Split(evenDashes.Replace(stem), " - ")
	if first, rest, _ := strings.Cut(parts[0], " "); len(parts) == 1 || digits(first) > 0 || digits(rest) == 0 || !strings.ContainsFunc(rest, unicode.IsLetter) { // "Sperrfrist 14 Uhr - mill", but "Embargo 1962 - Cuba"
		parts = parts[1:]
	}
	if e, ok := embargoOf(stem, false); ok && e.over || prose.InCapitals(stem) { // "EMBARGO lifted"
		return parts
	}
	words := strings.FieldsFunc(stem, func(r rune) bool { return !prose.IsLetterOrDigit(r) && !unicode.IsMark(r) })
	beside := func(w string) bool {
		return prose.InCapitals(w) || order.MayStandBeside(strings.ToLower(w)) || unicode.IsDigit(rune(w[len(w)-1])) // NOT FINAL v2
	}
	for len(words) > 0 && unicode.IsDigit(rune(words[0][0])) { // "1 HOLD mill"
		words = words[1:]
	}
	start, end := 0, len(words)
	for start < len(words) && beside(words[start]) {
		start++
	}
	all := strings.Split(evenDashes.Replace(stem), " - ")
	for i, part := range all { // "HOLD until council votes - mill", "Mill - wait for Ann", "Mill - not before the vote"
		why := strings.Fields(part)
		if len(all) > 1 && len(why) > 2 && (why[0] == "HOLD" || i > 0 && waits[why[0]]) && (untilWords[strings.ToLower(why[1])] || heldFor[strings.ToLower(why[1])] && (prose.StartsUpper(why[2]) || ordered("HOLD for "+why[2]))) {
			parts = append(parts, "HOLD")
		}
		if i > 0 {
			parts = append(parts, behindDash+part)
		}
	}
	if at := slices.Index(words, "HOLD"); at >= 0 && len(words) > at+2 && (ordered(strings.Join(words[at:at+3], " ")) || at > 0 && heldFor[strings.ToLower(words[at+1])] && prose.StartsUpper(words[at+2])) { // "mill_HOLD_for_legal"
		parts = append(parts, words[at])
	}
	for end > 0 && beside(words[end-1]) {
		end--
	}
	for end < len(words) && unicode.IsDigit(rune(words[end][0])) { // "Mill 2 NOT FINAL"
		end++
	}
	for i, run := range [...][]string{words[:start], words[end:]} {
		if len(run) > 0 && prose.InCapitals(run[0]) && (i > 0 || !toldOf(words[start:])) {
			parts = append(parts, strings.Join(run, " "))
		}
	}
	return parts
}

// Words behind which a name tells until when or for whom its text is held, and in small letters what the article is about: "EMBARGO
// für Waffen".
var (
	untilWords = prose.Set("until till til pending bis jusqu hasta fino tot até до do")
	heldFor    = prose.Set("for für wegen pour para per por voor для dla do tegen contra gegen")
	waits      = prose.Set("wait hold waiting")
)

// toldOf reports whether words that stand behind an order in a name tell what it is about: "for Cuba", but not "for comment".
func toldOf(words []string) bool {
	return len(words) > 1 && heldFor[strings.ToLower(words[0])] && !ordered("HOLD for "+words[1])
}

// mentions reports whether a text has the words of an order that are orders alone, or all of them if none is.
func mentions(text string, words []string) bool {
	if alone := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !ordered(w) }); len(alone) > 0 {
		words = alone
	}
	text = " " + prose.Fold(text)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, " "+prose.Fold(w)) })
}
