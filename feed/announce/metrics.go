package announce

import (
	"bytes"
	"fmt"
)

// Metrics writes the counters of the hubs and the hook that are set.
func (a *Announcer) Metrics(b *bytes.Buffer, metric func(name, kind, help string)) {
	if hubs := a.hubs.Counts(); len(hubs) > 0 {
		metric("seedfeed_hub_pings_total", "counter", "Requests that told a WebSub hub of changed feeds.")
		for _, h := range hubs {
			fmt.Fprintf(b, "seedfeed_hub_pings_total{hub=%q,result=\"ok\"} %d\nseedfeed_hub_pings_total{hub=%q,result=\"failed\"} %d\n", h.Hub, h.OK, h.Hub, h.Failed)
		}
		metric("seedfeed_hub_waiting", "gauge", "Changed feeds of which a hub does not know yet.")
		for _, h := range hubs {
			fmt.Fprintf(b, "seedfeed_hub_waiting{hub=%q} %d\n", h.Hub, h.Waiting)
		}
	}
	box := a.hook()
	if box == nil {
		return
	}
	c := box.Count()
	metric("seedfeed_hook_calls_total", "counter", "Calls of the hook (--on-publish).")
	fmt.Fprintf(b, "seedfeed_hook_calls_total{result=\"ok\"} %d\nseedfeed_hook_calls_total{result=\"failed\"} %d\n", c.OK, c.Failed)
	metric("seedfeed_hook_given_up_total", "counter", "Articles of which the hook was not told, because it failed for a day.")
	fmt.Fprintf(b, "seedfeed_hook_given_up_total %d\n", c.GivenUp)
	metric("seedfeed_hook_waiting", "gauge", "Articles that the hook is still to be told of.")
	fmt.Fprintf(b, "seedfeed_hook_waiting %d\n", c.Waiting)
}
