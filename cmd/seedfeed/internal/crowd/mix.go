package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"time"
)

// A kind is a group of subscribers whose programs ask for the feed in the same way.
type kind struct {
	Name    string  `json:"name"`
	Percent float64 `json:"percent"` // of all subscribers
	Minutes float64 `json:"minutes"` // between two polls, from a minute to a day
	// Serves is how many subscribers one program asks for: 1 for a reader of one person, thousands for a service.
	Serves     float64 `json:"serves"`
	Validators bool    `json:"validators"` // sends If-None-Match
	Gzip       bool    `json:"gzip"`
	Delta      bool    `json:"delta"` // sends A-IM: feed
	// Told says that the program asks at once whenever a hub tells it of a change, as well as every Minutes.
	Told bool `json:"told"`
	// Hour is the percentage of the programs that poll within the first seconds of an hour, because a clock starts them.
	Hour float64 `json:"hour"`
}

func (k *kind) interval() time.Duration { return time.Duration(k.Minutes * float64(time.Minute)) }

// askers returns how many programs ask for the feed of a paper with that many subscribers.
func (k *kind) askers(subscribers int) float64 {
	return math.Ceil(float64(subscribers) * k.Percent / 100 / k.Serves)
}

//go:embed mix.json
var usualMix []byte

// readMix reads kinds of readers and checks them.
func readMix(data []byte) (mix []kind, err error) {
	if err := json.Unmarshal(data, &mix); err != nil {
		return nil, fmt.Errorf("read the mix of readers: %w", err)
	}
	sum := 0.0
	for _, k := range mix {
		switch {
		case k.Name == "":
			return nil, fmt.Errorf("read the mix of readers: a kind has no name")
		case !(k.Percent >= 0 && k.Percent <= 100 && k.Hour >= 0 && k.Hour <= 100):
			return nil, fmt.Errorf("read the mix of readers: %s: a percentage is not between 0 and 100", k.Name)
		case !(k.Minutes >= 1 && k.Minutes <= 24*60):
			return nil, fmt.Errorf("read the mix of readers: %s: minutes are not between 1 and 1440", k.Name)
		case !(k.Serves >= 1):
			return nil, fmt.Errorf("read the mix of readers: %s: serves is less than 1", k.Name)
		case k.Delta && !k.Validators:
			return nil, fmt.Errorf("read the mix of readers: %s: a delta needs validators", k.Name)
		}
		sum += k.Percent
	}
	if math.Abs(sum-100) > 0.01 {
		return nil, fmt.Errorf("read the mix of readers: the percentages add up to %g, not to 100", sum)
	}
	return mix, nil
}

// Articles appear at even intervals between these hours.
const firstHour, lastHour = 6 * time.Hour, 22 * time.Hour

const wholeDay = 24 * time.Hour

// paper returns the times of day at which the articles of a day appear, in order.
func paper(articles int) []time.Duration {
	times := make([]time.Duration, articles)
	for i := range times {
		times[i] = firstHour + (lastHour-firstHour)*time.Duration(i)/time.Duration(articles)
	}
	return times
}
