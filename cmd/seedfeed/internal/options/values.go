package options

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// size is a number of bytes, read as 4194304, 4096KiB or 4MiB.
type size int64

// UnmarshalText serves kong.
func (s *size) UnmarshalText(text []byte) error {
	number, factor := string(text), int64(1)
	for unit, f := range map[string]int64{"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30} {
		if n, ok := strings.CutSuffix(number, unit); ok {
			number, factor = strings.TrimSpace(n), f
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > (1<<62)/factor {
		return fmt.Errorf("%q is no size: use bytes, or a number with KiB, MiB or GiB", text)
	}
	*s = size(n * factor)
	return nil
}

// count is a number from 1 up.
type count int

// Decode serves kong. It takes the next word whatever it looks like: -1 is a wrong number and no flag.
func (n *count) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	v, err := strconv.ParseInt(word, 10, 32)
	if err != nil || v < 1 {
		return fmt.Errorf("%q: use a whole number from 1 up", word)
	}
	*n = count(v)
	return nil
}

// days is a number of days, or none.
type days int

// Decode serves kong, as for count.
func (n *days) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	v, err := strconv.ParseInt(word, 10, 16)
	if err != nil || v < 0 {
		return fmt.Errorf("%q: use a whole number of days, 0 for none", word)
	}
	*n = days(v)
	return nil
}

// time is what settings.Config calls it: less than zero for none.
func (n days) time() time.Duration {
	if n == 0 {
		return -1
	}
	return time.Duration(n) * 24 * time.Hour
}

// rest is a length of time above 0.
type rest time.Duration

// Decode serves kong, as for count.
func (r *rest) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	d, err := time.ParseDuration(word)
	switch {
	case err == nil && d > 0:
		*r = rest(d)
		return nil
	case err != nil:
		if d, err = time.ParseDuration(word + "s"); err == nil && d > 0 {
			return fmt.Errorf("%q has no unit: use %ss for seconds or %sms for thousandths", word, word, word)
		}
	}
	return fmt.Errorf("%q: use a time above 0, such as 500ms or 5s", word)
}

// span is a length of time, or none.
type span time.Duration

// Decode serves kong, as for count.
func (s *span) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	d, err := time.ParseDuration(word)
	if err == nil && d >= 0 {
		*s = span(d)
		return nil
	}
	if d, err = time.ParseDuration(word + "m"); err == nil && d > 0 {
		return fmt.Errorf("%q has no unit: use %sm for minutes or %ss for seconds", word, word, word)
	}
	return fmt.Errorf("%q: use a time such as 5m or 30s, 0 for none", word)
}

// zone is a time zone by its name in the IANA database; the zero value is that of the machine.
type zone struct{ at *time.Location }

// Decode serves kong, as for count.
func (z *zone) Decode(ctx *kong.DecodeContext) error {
	name, err := next(ctx)
	if err != nil {
		return err
	}
	if z.at, err = time.LoadLocation(name); err != nil || name == "" {
		return fmt.Errorf("%q: use the name of a time zone, such as Europe/Berlin, America/New_York or UTC", name)
	}
	return nil
}

// String names the zone: two values of one zone are not always deeply equal, because they hold the offset of the day.
func (z zone) String() string { return z.Location().String() }

// Location returns the zone.
func (z zone) Location() *time.Location {
	if z.at == nil {
		return time.Local
	}
	return z.at
}

// Day is the first moment of a day, month or year, as its digits say. The zone comes later.
type Day struct {
	layout, text string
}

// Decode serves kong, as for count.
func (d *Day) Decode(ctx *kong.DecodeContext) error {
	word, err := next(ctx)
	if err != nil {
		return err
	}
	for _, layout := range [...]string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, word); err == nil {
			*d = Day{layout, word}
			return nil
		}
	}
	return fmt.Errorf("%q: use a date as YYYY, YYYY-MM or YYYY-MM-DD", word)
}

// In returns that moment in a time zone, the zero time if there is no day.
func (d Day) In(zone *time.Location) time.Time {
	at, _ := time.ParseInLocation(d.layout, d.text, zone)
	return at
}

// next returns the next word of the command line, whatever it looks like.
func next(ctx *kong.DecodeContext) (string, error) {
	token := ctx.Scan.Pop()
	if token.IsEOL() {
		return "", errors.New("a value must follow")
	}
	return fmt.Sprint(token.Value), nil
}
