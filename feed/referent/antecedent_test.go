package referent

import (
	"testing"
)

func TestFrequency(t *testing.T) {
	last := 0
	for n := range 100 {
		got := frequency(n)
		if step := n == 5 || n == 17; got != last && !step || got != last+1 && step {
			t.Errorf("frequency(%d) = %d after %d", n, got, last)
		}
		last = got
	}
}
