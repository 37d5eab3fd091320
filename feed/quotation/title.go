package quotation

import "strings"

// dropTitles takes titles of work out of the names behind them: Fire Officer Karen Boyle. One that is a last name as
// well (Baker) is a title only where a given name follows.
func (d *document) dropTitles() {
	for i := 0; i < len(d.tokens); i++ {
		end := d.nameAt(i)
		if end <= i {
			continue
		}
		for end-1 > i && after[d.tokens[end-1].text] { // Jane Fox KC
			end--
			d.tokens[end].named = false
		}
		if before[d.tokens[i].text] && end-i > 1 || d.entitled(i, end) {
			d.tokens[i].named = false
			i++
		}
		if first := d.tokens[i].lower; end-i > 2 && !men[first] && !women[first] {
			for k := end - 2; k > i; k-- {
				w, next := d.tokens[k].lower, d.tokens[k+1].lower
				if !heads[w] && !offices[w] && !ranks[w] || things[w] || bodies[w] || (surnamed[w] || ranks[w] || offices[w]) && !men[next] && !women[next] {
					continue
				}
				for ; i <= k; i++ {
					d.tokens[i].named = false
				}
				break
			}
		}
		i = end - 1
	}
}

// entitled reports whether the word that starts a sentence at token i is what the person named behind it is: Baritone
// Jack Moss; Visitor Megan.
func (d *document) entitled(i, end int) bool {
	w := d.tokens[i].lower
	if head, ok := strings.CutPrefix(w, "co-"); ok && heads[head] && end-i > 1 {
		return true
	}
	if !d.tokens[i].starts || end-i < 2 || d.owns(i) || men[w] || women[w] || isInitial(d.tokens[i].text) || bodies[w] || nowhere[w] {
		return false
	}
	next := d.tokens[i+1].lower
	given := men[next] || women[next]
	return given && (end-i > 2 || heads[w]) || strings.HasSuffix(w, "-year-old")
}

// surnamed are heads that are last names as well.
var surnamed = set(`baker butcher gardener carpenter barber chef page shepherd forester ranger trooper singer dancer painter mason sailor warden farmer
	player coach host guy boy monk nun elder master keeper driver porter cook judge king prince pope priest major marshal miner welder trucker dealer
	brewer runner swimmer banker trader scholar cleaner preacher sculptor hunter fisherman father brother sister son child kid girl man woman friend`)

// before and after are letters that stand before or behind a name.
var (
	before = set(`MP MPs MEP MSP TD PC DC DS DI DCI DJ MC CEO Cllr`)
	after  = set(`KC QC MP MEP MSP TD MBE OBE CBE PhD MD FRS CEO`)
)
