package options

import "testing"

func TestSize(t *testing.T) {
	for text, want := range map[string]size{"1": 1, "4MiB": 4 << 20, "2 KiB": 2 << 10, "1GiB": 1 << 30, "": 0, "0": 0, "-1": 0, "9999999999GiB": 0, "4MB": 0} {
		var got size
		if err := got.UnmarshalText([]byte(text)); got != want || (err == nil) != (want != 0) {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
}
