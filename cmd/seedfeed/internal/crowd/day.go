package main

import "time"

// The answers that the program gives to a poll.
const (
	notModified = iota // 304
	whole              // 200, not compressed
	zipped             // 200 with gzip
	delta              // 226 with gzip
	answers
)

var answerNames = [answers]string{"304", "200", "200, gzip", "226, gzip"}

// counts says how often each answer is given.
type counts [answers]float64

func (c counts) sum() (n float64) {
	for _, x := range c {
		n += x
	}
	return n
}

// plus returns c with n times the answers of d added.
func (c counts) plus(d counts, n float64) counts {
	for i := range c {
		c[i] += n * d[i]
	}
	return c
}

// A day is what the programs of a mix ask in a day, and what they are answered.
type day struct {
	counts
	items float64 // in all deltas together
}

// newsPolls returns in how many of its polls a day a program finds news, on average over all moments at which it may have
// begun. Before each change lies a gap since the change before. A poll within that gap makes the change news of its own for
// the next poll; otherwise one poll finds both. Polls come every t, so one is in the gap with the probability gap/t, and for
// sure where the gap is longer.
func newsPolls(changes []time.Duration, t time.Duration) (n float64) {
	for i, at := range changes {
		before := changes[(i+len(changes)-1)%len(changes)]
		gap := at - before
		if i == 0 {
			gap += wholeDay // since yesterday's last
		}
		n += min(1, float64(gap)/float64(t))
	}
	return n
}

// dayOf returns what one program of a kind asks and is answered in a day with that many articles. changes are the times at
// which the feed changes.
func dayOf(k kind, articles int, changes []time.Duration) (d day) {
	polls := float64(wholeDay) / float64(k.interval())
	news := newsPolls(changes, k.interval())
	if k.Told { // it has each article by the time of its own polls
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

// dayOfAll adds up the day of all programs of a mix.
func dayOfAll(mix []kind, subscribers, articles int, changes []time.Duration) (all day) {
	for _, k := range mix {
		d, n := dayOf(k, articles, changes), k.askers(subscribers)
		all.counts = all.plus(d.counts, n)
		all.items += n * d.items
	}
	return all
}

// herds returns how many polls a crowd sends within the first seconds of an hour, and after a hub has told all programs of
// a change.
func herds(mix []kind, subscribers int) (hour, told float64) {
	for _, k := range mix {
		n := k.askers(subscribers)
		if k.Minutes <= 60 {
			hour += n * k.Hour / 100
		}
		if k.Told {
			told += n
		}
	}
	return hour, told
}
