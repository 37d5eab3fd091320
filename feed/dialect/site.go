package dialect

import (
	"net/url"
	"strings"
)

// embedSites are the shortcodes that show a page of a site, with what stands before its name there.
var embedSites = map[string]string{
	"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/", "dailymotion": "https://www.dailymotion.com/video/",
	"gist": "https://gist.github.com/", "instagram": "https://www.instagram.com/p/",
	"tweet": "https://twitter.com/i/status/", "twitter": "https://twitter.com/i/status/", "x": "https://x.com/i/status/",
}

// PageShown returns the page of what a frame shows, from the address of the page or of a player: a film, or a message or text
// of the sites of embedSites. It is "" for any other address, such as that of an advertisement.
func PageShown(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	parts := append(strings.Split(strings.Trim(u.Path, "/"), "/"), "", "")
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), "m.")
	last := parts[len(parts)-3]
	switch host {
	case "youtube.com", "youtube-nocookie.com":
		id, list := u.Query().Get("v"), u.Query().Get("list")
		switch parts[0] {
		case "embed", "v", "shorts", "live":
			id = parts[1]
		}
		if list != "" && (id == "" || id == "videoseries") {
			return "https://www.youtube.com/playlist?list=" + url.QueryEscape(list)
		}
		return pageOf(embedSites["youtube"], id)
	case "youtu.be":
		return pageOf(embedSites["youtube"], parts[0])
	case "vimeo.com", "player.vimeo.com":
		if isNumber(last) {
			return embedSites["vimeo"] + last
		}
	case "dailymotion.com", "geo.dailymotion.com", "dai.ly":
		if id := u.Query().Get("video"); id != "" {
			last = id
		}
		return pageOf(embedSites["dailymotion"], last)
	case "twitter.com", "x.com":
		if parts[1] == "status" || parts[2] == "status" {
			return address
		}
	case "gist.github.com", "instagram.com":
		if parts[0] != "" {
			return address
		}
	default: // PeerTube
		if parts[0] == "videos" && (parts[1] == "embed" || parts[1] == "watch") && parts[2] != "" {
			return "https://" + u.Host + "/videos/watch/" + url.PathEscape(parts[2])
		}
	}
	return ""
}

// pageOf returns the address of a page of a site, "" where it has no name.
func pageOf(site, id string) string {
	if id == "" {
		return ""
	}
	return site + url.QueryEscape(id)
}
