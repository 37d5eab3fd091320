//go:build race

package testkit

// Race tells whether the race detector is on: a test takes ten times as long then, and pools keep nothing.
const Race = true
