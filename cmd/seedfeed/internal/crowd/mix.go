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
	Percent float64 `json:"percent"` // percentage of all subscribers
	Minutes float64 `json:"minutes"` // interval between polls, from 1 to 1440
	// Serves is the number of subscribers of one program: 1 for a personal reader, thousands for a service.
	Serves     float64 `json:"serves"`
	Validators bool    `json:"validators"` // sends If-None-Match
	Gzip       bool    `json:"gzip"`
	Delta      bool    `json:"delta"` // sends A-IM: feed
	// Told means that the program also polls whenever a hub notifies it of a change.
	Told bool `json:"told"`
	// Hour is the percentage of programs that poll in the first seconds of an hour, because they are started by a clock.
	Hour float64 `json:"hour"`
}

func (k *kind) interval() time.Duration { return time.Duration(k.Minutes * float64(time.Minute)) }

// programs returns the number of programs of this kind among that many subscribers in total.
func (k *kind) programs(subscribers int) float64 {
	return math.Ceil(float64(subscribers) * k.Percent / 100 / k.Serves)
}

//go:embed mix.json
var defaultMix []byte

// readMix parses and checks a mix of readers.
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

// Articles are published at even intervals between these times of day.
const firstHour, lastHour = 6 * time.Hour, 22 * time.Hour

const wholeDay = 24 * time.Hour

// publicationTimes returns the times of day at which the articles of a day are published, in order.
func publicationTimes(articles int) []time.Duration {
	times := make([]time.Duration, articles)
	for i := range times {
		times[i] = firstHour + (lastHour-firstHour)*time.Duration(i)/time.Duration(articles)
	}
	return times
}
