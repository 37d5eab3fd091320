//go:build race

package seed

// raceDetector: pools keep nothing then, so that memory tells nothing.
const raceDetector = true
