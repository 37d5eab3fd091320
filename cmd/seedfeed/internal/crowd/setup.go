package main

import "math"

// sent returns the number of bytes of the responses of a day.
func (m *measured) sent(d day) (bytes float64) {
	for a, n := range d.counts {
		bytes += n * float64(m.Answers[a].Response)
	}
	return bytes + (d.items-d.counts[delta])*float64(m.Item)
}

// processor returns the processor time for responses sent in one way, in seconds.
func (m *measured) processor(c counts, w way) (seconds float64) {
	for a, n := range c {
		of := m.Answers[a]
		seconds += n * []float64{kept: of.Kept, fresh: of.New, overTLS: of.TLS}[w] / 1e6
	}
	return seconds
}

// cacheSeconds is the max-age of feeds.
const (
	cacheSeconds = 60
	daySeconds   = 24 * 60 * 60
)

// withoutDeltas returns the day with a cache or a bucket, which do not support deltas.
func (d day) withoutDeltas() day {
	d.counts[zipped] += d.counts[delta]
	d.counts[delta], d.items = 0, 0
	return d
}

// asksOrigin returns the responses that the program sends in a day to caches in a number of places. A cache keeps a copy for
// each encoding. It revalidates the copy at the first poll after the copy is a minute old. The response is a 304 unless an
// article was published in the meantime.
func asksOrigin(mix []kind, subscribers, articles int, places float64) (c counts) {
	polls := [2]float64{} // without and with gzip
	for _, k := range mix {
		n := k.programs(subscribers) * dayOf(k, articles, publicationTimes(articles)).sum()
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
		each := n / places / daySeconds // polls per second in one place
		asks := daySeconds / (cacheSeconds + 1/each) * places
		news := math.Min(asks, float64(articles)*places)
		c[whole+zip] += news
		c[notModified] += asks - news
	}
	return c
}
