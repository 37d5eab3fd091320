package main

import "math"

// sent returns how many bytes of HTTP the program sends for the answers of a day.
func (m *measured) sent(d day) (bytes float64) {
	for a, n := range d.counts {
		bytes += n * float64(m.Answers[a].Response)
	}
	return bytes + (d.items-d.counts[delta])*float64(m.Item)
}

// processor returns the processor time for answers that come in one way, in seconds.
func (m *measured) processor(c counts, w way) (seconds float64) {
	for a, n := range c {
		of := m.Answers[a]
		seconds += n * []float64{kept: of.Kept, fresh: of.New, overTLS: of.TLS}[w] / 1e6
	}
	return seconds
}

// The program lets caches keep a feed for a minute.
const (
	cacheSeconds = 60
	daySeconds   = 24 * 60 * 60
)

// withoutDeltas returns the day behind a cache or a bucket, which know no deltas.
func (d day) withoutDeltas() day {
	d.counts[zipped] += d.counts[delta]
	d.counts[delta], d.items = 0, 0
	return d
}

// asksOrigin returns how often caches at so many places ask the program in a day, when polls come to them for an answer
// in each encoding. A place asks again with the first poll after its copy has become a minute old. It is told 304 unless an
// article appeared meanwhile.
func asksOrigin(mix []kind, subscribers, articles int, places float64) (c counts) {
	polls := [2]float64{} // without and with gzip
	for _, k := range mix {
		n := k.askers(subscribers) * dayOf(k, articles, paper(articles)).sum()
		if k.Gzip {
			polls[1] += n
		} else {
			polls[0] += n
		}
	}
	for zip, n := range polls {
		if n == 0 {
			continue
		}
		each := n / places / daySeconds // polls a second at one place
		asks := daySeconds / (cacheSeconds + 1/each) * places
		news := math.Min(asks, float64(articles)*places)
		c[whole+zip] += news
		c[notModified] += asks - news
	}
	return c
}
