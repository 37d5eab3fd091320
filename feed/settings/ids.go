package settings

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// idDate is the default date of tag: URIs. It never changes: it is part of every id made with it.
const idDate = "2026-01-01"

var (
	tagAuthority = regexp.MustCompile(`^([a-z0-9._-]+@)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)
	tagDate      = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
)

// completeID settles what every id starts with. RFC 4151 section 2.1 knows neither ports nor IPv6 addresses there.
func (c *Config) completeID() error {
	if c.IDAuthority != "" {
		if ascii, why := asciiHost(c.IDAuthority); why == "" && ascii != strings.ToLower(c.IDAuthority) {
			c.IDAuthority = ascii
		}
		if !tagAuthority.MatchString(c.IDAuthority) {
			return fmt.Errorf("--id-authority %q: use a host name of yours in lower case, without a port, or a mail address", c.IDAuthority)
		}
	} else {
		u, _ := url.Parse(c.BaseURL)
		c.IDAuthority = u.Hostname()
		if ip := net.ParseIP(c.IDAuthority); ip != nil && ip.IsLoopback() && ip.To4() == nil {
			c.IDAuthority = "localhost"
		}
		if !tagAuthority.MatchString(c.IDAuthority) {
			return fmt.Errorf("the address %s: no id can be made with its host, since ids take host names and IPv4 addresses alone (RFC 4151); "+
				"set --id-authority to a host name or mail address of yours, and never change it", c.BaseURL)
		}
	}
	day, err := parseTagDate(c.IDDate)
	if err != nil || day.After(c.Now()) && c.IDDate != idDate { // our own is past wherever the clock is right
		return fmt.Errorf("--id-date %q: use a past day on which %s was yours, as YYYY, YYYY-MM or YYYY-MM-DD", c.IDDate, c.IDAuthority)
	}
	return nil
}

func parseTagDate(s string) (time.Time, error) {
	if !tagDate.MatchString(s) {
		return time.Time{}, errors.New("not a date")
	}
	return time.Parse("2006-01-02"[:len(s)], s)
}

// Loopback reports whether ids are made for this machine alone, which is good for a trial only.
func (c *Config) Loopback() bool {
	ip := net.ParseIP(c.IDAuthority)
	return c.IDAuthority == "localhost" || strings.HasSuffix(c.IDAuthority, ".localhost") || ip != nil && ip.IsLoopback()
}

// NewFeedID is the id of a main feed that has none yet. No article has it: those end in a hash.
func (c *Config) NewFeedID() string { return "tag:" + c.IDAuthority + "," + c.IDDate + ":/" }

// idBase is the beginning of all ids that are not of articles. It is taken from the id of the main feed where the program made
// that id, because it stays the same when the settings change.
func (c *Config) idBase(feedID string) string {
	if base, ours := strings.CutSuffix(feedID, ":/"); ours && strings.HasPrefix(base, "tag:") {
		return base + ":"
	}
	return strings.TrimSuffix(c.NewFeedID(), "/")
}

// MadeForTrial reports whether an id names this machine alone.
func MadeForTrial(id string) bool {
	authority, _, _ := strings.Cut(strings.TrimPrefix(id, "tag:"), ",")
	return authority == "localhost" || strings.HasSuffix(authority, ".localhost") || strings.HasPrefix(authority, "127.")
}

// LoopbackHost reports whether a host name or address, with or without a port, always means this machine.
func LoopbackHost(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = strings.Trim(address, "[]")
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}
