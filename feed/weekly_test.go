package feed

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestWeekly: the item of a week comes by time alone when the week is over in the zone of the site, and changes neither the
// main feeds nor, when an article is withdrawn, its date.
func TestWeekly(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, func(c *config) { c.Zone = zone })
	d.drop("weir.txt", report(1))
	d.drop("gate.txt", report(2))
	d.wait(time.Minute)
	end := d.press.printer.Site.WeekEnd(d.now)
	if at := end.In(zone); at.Weekday() != time.Monday || at.Hour() != 0 {
		t.Fatalf("the week ends %v", at)
	}
	d.wait(end.Sub(d.now) - time.Second)
	if _, body := d.get("/weekly/atom.xml"); strings.Contains(body, "<entry>") {
		t.Error("a week that is not over has an item")
	}
	before := d.modified("/atom.xml")
	d.next("the end of the week", end)
	d.wait(time.Second)
	_, body := d.get("/weekly/atom.xml")
	if strings.Count(body, "<entry>") != 1 || !strings.Contains(body, "Report 1 is out") || !strings.Contains(body, "Report 2 is out") {
		t.Errorf("when the week is over: %s", body)
	}
	if after := d.modified("/atom.xml"); after != before {
		t.Errorf("the main feed has the date %s, before %s", after, before)
	}
	updated := "<updated>" + end.UTC().Format(time.RFC3339) + "</updated>\n    <id>"
	year, number := end.Add(-time.Second).In(zone).ISOWeek()
	page := fmt.Sprintf("/weekly/%d-W%02d/", year, number)
	for _, restart := range []bool{false, true} {
		if restart {
			d.reopen()
			d.scan()
		} else {
			d.remove("gate.txt")
		}
		d.wait(time.Hour)
		code, html := d.get(page)
		if _, body := d.get("/weekly/atom.xml"); code != http.StatusOK || strings.Contains(html+body, "Report 2") ||
			!strings.Contains(body, "withdrawn since: 1") || !strings.Contains(html, "withdrawn since: 1") || !strings.Contains(body, updated) {
			t.Errorf("after a withdrawal, restart %v: %d for %s: %s", restart, code, page, body)
		}
	}
}
