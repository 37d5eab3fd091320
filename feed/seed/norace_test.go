//go:build !race

package seed

const raceDetector = false
