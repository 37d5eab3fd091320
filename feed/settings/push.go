package settings

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"seedfeed/feed/push"
)

// completePush checks who is to be told, and brings the addresses of the hubs into a form that headers can hold.
func (c *Config) completePush() error {
	hubs := slices.Clone(c.Hubs)
	for i, hub := range hubs {
		u, err := url.Parse(hub)
		if err != nil || Origin(hub) == "" || u.Fragment != "" {
			return fmt.Errorf("--hub %q: use the whole address of a WebSub hub, such as https://hub.example.org/", hub)
		}
		host, why := asciiHost(u.Hostname())
		if why != "" {
			return fmt.Errorf("--hub %q: %s; use the address of a WebSub hub", hub, why)
		}
		u.Host = strings.Replace(u.Host, u.Hostname(), host, 1)
		hubs[i] = u.String()
		if u.User != nil || strings.ContainsFunc(hubs[i], func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"<>\^{|}`+"`", r) }) {
			return fmt.Errorf("--hub %q: it stands in every feed, so it must have no password, blanks or quotation marks", hub)
		}
	}
	c.Hubs = slices.Compact(slices.Sorted(slices.Values(hubs)))
	if push.IsAddress(c.OnPublish) && Origin(c.OnPublish) == "" {
		return errors.New("--on-publish: the address cannot be used; use one such as https://hooks.example.org/new, or a command")
	}
	return nil
}
