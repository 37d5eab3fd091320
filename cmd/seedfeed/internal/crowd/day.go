package main

import "time"

// The kinds of responses to a poll.
const (
	notModified = iota // 304
	whole              // 200, not compressed
	zipped             // 200 with gzip
	delta              // 226 with gzip
	answers
)

var answerNames = [answers]string{"304", "200", "200, gzip", "226, gzip"}

// counts holds the number of responses of each kind.
type counts [answers]float64

func (c counts) sum() (n float64) {
	for _, x := range c {
		n += x
	}
	return n
}

// plus returns c + n·d.
func (c counts) plus(d counts, n float64) counts {
	for i := range c {
		c[i] += n * d[i]
	}
	return c
}

// A day holds the responses to all polls of a day.
type day struct {
	counts
	items float64 // number of items in all deltas
}

// newsPolls returns the number of polls in a day that find a changed feed, averaged over all moments at which the program
// may have started. Two changes are found by different polls only if there is a poll in the gap between them. With a poll
// every t, the probability of that is gap/t, or 1 if the gap is longer than t.
func newsPolls(changes []time.Duration, t time.Duration) (n float64) {
	for i, at := range changes {
		before := changes[(i+len(changes)-1)%len(changes)]
		gap := at - before
		if i == 0 {
			gap += wholeDay // the gap since the last change of the day before
		}
		n += min(1, float64(gap)/float64(t))
	}
	return n
}

// dayOf returns the day of one program of a kind. Articles is the number of articles of that day, and changes are the times
// at which the feed changes.
func dayOf(k kind, articles int, changes []time.Duration) (d day) {
	polls := float64(wholeDay) / float64(k.interval())
	news := newsPolls(changes, k.interval())
	if k.Told { // it gets each article when the hub notifies it, so its regular polls find nothing new
		polls += float64(articles)
		news = float64(articles)
	}
	if !k.Validators {
		news = polls
	}
	with := whole
	if k.Gzip {
		with = zipped
	}
	if k.Delta {
		with, d.items = delta, float64(articles)
	}
	d.counts[with] = news
	d.counts[notModified] = polls - news
	return d
}

// dayOfAll returns the sum over all programs of a mix.
func dayOfAll(mix []kind, subscribers, articles int, changes []time.Duration) (all day) {
	for _, k := range mix {
		d, n := dayOf(k, articles, changes), k.programs(subscribers)
		all.counts = all.plus(d.counts, n)
		all.items += n * d.items
	}
	return all
}

// herds returns the number of polls in the first seconds of an hour, and the number after a hub has notified all programs of
// a change.
func herds(mix []kind, subscribers int) (hour, told float64) {
	for _, k := range mix {
		n := k.programs(subscribers)
		if k.Minutes <= 60 {
			hour += n * k.Hour / 100
		}
		if k.Told {
			told += n
		}
	}
	return hour, told
}
