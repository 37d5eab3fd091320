package digest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"

	"seedfeed/feed/prose"
)

// Hash names bytes: the first 16 bytes of their SHA-256, in hexadecimal.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// TextHash names the title and the cleaned text. An edit of the file that leaves it as it was is no edit for readers.
func (d *Digest) TextHash() string { return Hash([]byte(d.Title + "\x00" + d.Body)) }

// gistSentences is how many sentences a gist remembers. Each takes 11 bytes of the ledger and its copy. Gists of older programs
// remember 32.
const gistSentences = 24

// gist returns what must be remembered of a text to tell later whether another text is a version of it: four bytes of a
// hash of the title, then four for each of up to 24 sentences, rising. Of a longer text the sentences with the lowest
// hashes are taken, so that two versions of it choose the same ones.
func gist(title string, body *prose.Text) []byte {
	hashes := make([]uint32, 0, len(body.Sentences))
	var key []byte
	for _, s := range body.Sentences {
		if key = prose.AppendFold(key[:0], s.Of(body.Body)); len(key) > 0 {
			hashes = append(hashes, gistHash(key))
		}
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	hashes = hashes[:min(len(hashes), gistSentences)]
	out := binary.BigEndian.AppendUint32(nil, gistHash(prose.AppendFold(key[:0], title)))
	for _, h := range hashes {
		out = binary.BigEndian.AppendUint32(out, h)
	}
	return out
}

// gistHash folds FNV-1a of 64 bits.
func gistHash(s []byte) uint32 {
	sum := uint64(14695981039346656037)
	for i := range len(s) {
		sum = (sum ^ uint64(s[i])) * 1099511628211
	}
	return uint32(sum ^ sum>>32)
}

// Related reports whether two texts, given by their gists, are versions of one text: they have the same title, or share
// at least a tenth of the sentences of the shorter one. Nothing is known of a text with an empty gist: then they are.
func Related(a, b string) bool {
	if len(a) < 4 || len(b) < 4 || a[:4] == b[:4] {
		return true
	}
	x, y := sentenceHashes(a), sentenceHashes(b)
	// A full gist knows nothing of sentences above its highest hash: compare only what both would have kept.
	if len(x) == gistSentences {
		y = upTo(y, x[len(x)-1])
	}
	if len(y) == gistSentences {
		x = upTo(x, y[len(y)-1])
	}
	shared := 0
	for _, h := range x {
		if _, ok := slices.BinarySearch(y, h); ok {
			shared++
		}
	}
	return shared > 0 && shared*10 >= min(len(x), len(y))
}

func sentenceHashes(gist string) []uint32 {
	var out []uint32
	for b := []byte(gist[4:]); len(b) >= 4 && len(out) < gistSentences; b = b[4:] {
		out = append(out, binary.BigEndian.Uint32(b))
	}
	return out
}

func upTo(sorted []uint32, limit uint32) []uint32 {
	i, found := slices.BinarySearch(sorted, limit)
	if found {
		i++
	}
	return sorted[:i]
}

// Quiet reports whether the edit that made after out of before is too small for readers to be told of: equally many
// words, no digit, name or quotation changed, and at most 3 words that differ by at most 2 letters each. The rule is
// ours; TestQuiet shows where it ends.
func Quiet(before, after *Digest) bool {
	if before.Title != after.Title || !sameQuotes(before.Quotes, after.Quotes) {
		return false
	}
	a, b := allWords(before.Body), allWords(after.Body)
	if len(a) != len(b) {
		return false
	}
	changed := 0
	for i, w := range a {
		if w == b[i] {
			continue
		}
		if changed++; changed > 3 || weighty(w) || weighty(b[i]) || !near(w, b[i]) {
			return false
		}
	}
	return true
}

func sameQuotes(a, b []Quote) bool {
	if len(a) != len(b) {
		return false
	}
	type said struct{ text, speaker string }
	seen := map[said]int{}
	for i := range a {
		seen[said{a[i].Text, a[i].Speaker}]++
		seen[said{b[i].Text, b[i].Speaker}]--
	}
	for _, n := range seen {
		if n != 0 {
			return false
		}
	}
	return true
}

func allWords(body string) []string {
	var out []string
	for _, w := range prose.Words(body, prose.Span{Start: 0, End: len(body)}) {
		out = append(out, w.Of(body))
	}
	return out
}

// weighty words are those with a digit or a capital letter: numbers and names.
func weighty(w string) bool {
	return strings.ContainsAny(w, "0123456789") || strings.ToLower(w) != w
}

// longWord is more runes than words have whose spelling people correct. It bounds the time that near takes.
const longWord = 64

// near reports whether at most two letters were inserted, deleted or replaced (Levenshtein distance of runes).
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > 2 || len(y)-len(x) > 2 || len(x) > longWord {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(y)] <= 2
}
