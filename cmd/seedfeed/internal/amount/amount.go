// Package amount writes numbers, sizes and durations as people do: "12,345", "3 articles", "1.2 kB", "4 min".
package amount

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Of counts things, which are called so if there is one: "1 article", "1,200 articles".
func Of(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return Thousands(n) + " " + thing + "s"
}

// Roughly is a duration as people say it: "15 s", "4 min", "3 h 20 min".
func Roughly(d time.Duration) string {
	switch minutes := int(d.Round(time.Minute).Minutes()); {
	case d < 99*time.Second:
		return fmt.Sprintf("%d s", max(int(d.Round(time.Second).Seconds()), 1))
	case minutes < 100:
		return fmt.Sprintf("%d min", minutes)
	default:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
}

// Thousands writes a number with commas: 12,345.
func Thousands(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && digits[i-1] != '-' && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Bytes is a number of bytes as people say it: "999 B", "1.2 kB", "15 MB".
func Bytes(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	value, unit := float64(n)/1000, 0
	for units := len(byteUnits); value >= 999.5 && unit < units-1; unit++ {
		value /= 1000
	}
	if value < 9.95 {
		return fmt.Sprintf("%.1f %s", value, byteUnits[unit])
	}
	return fmt.Sprintf("%.0f %s", value, byteUnits[unit])
}

var byteUnits = [...]string{"kB", "MB", "GB", "TB", "PB", "EB"}
