package header

import (
	"regexp"
	"strings"
	"time"

	"seedfeed/feed/calendar"
	"seedfeed/feed/prose"
)

// addressKeys are the keys whose value is an address of the article's page on its own site, now or before.
var addressKeys = prose.Set("path permalink url uri slug address location aliases alias redirectfrom oldurl oldurls")

// addressDate matches the folders of a day in such an address.
var addressDate = regexp.MustCompile(`(?:^|/)((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)`)

// addressDay takes the day of publication from the address that a header gives the page: Zola and WordPress write
// path = "2014/12/12/mill-opens". An address of another site has a day of somebody else.
func (m *metaReader) addressDay(f field) {
	if !m.NameDate.IsZero() || !addressKeys[plainKey(f.key)] {
		return
	}
	for _, text := range texts(f.value) {
		if len(text) > maxAlias || strings.Contains(text, "://") {
			continue
		}
		if d := addressDate.FindStringSubmatch(text); d != nil {
			if day, err := calendar.Read(d[1]+"-"+d[2]+"-"+d[3], m.opt.Zone, time.Time{}); err == nil {
				m.NameDate = day
				return
			}
		}
	}
}
