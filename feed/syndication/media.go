package syndication

// mediaNS is the namespace of Media RSS (https://www.rssboard.org/media-rss). It is always declared, since items are
// written apart from the feeds that they stand in.
const mediaNS = "http://search.yahoo.com/mrss/"

// media are the pictures of an item, and the first of them in its smaller form: RSS allows one enclosure only, and Atom
// has no place for sizes and descriptions.
type media struct {
	Contents  []mediaContent  `xml:"media:content"`
	Thumbnail *mediaThumbnail `xml:"media:thumbnail"`
}

type mediaContent struct {
	URL         string `xml:"url,attr"`
	Type        string `xml:"type,attr"`
	Medium      string `xml:"medium,attr"`
	Width       int    `xml:"width,attr,omitempty"`
	Height      int    `xml:"height,attr,omitempty"`
	Size        int64  `xml:"fileSize,attr,omitempty"`
	Description *label `xml:"media:description"`
}

type mediaThumbnail struct {
	URL    string `xml:"url,attr"`
	Width  int    `xml:"width,attr,omitempty"`
	Height int    `xml:"height,attr,omitempty"`
}

func mediaOf(i *Item) media {
	var m media
	for n, p := range i.pictures() {
		if n == 0 {
			url, width, height := p.small()
			m.Thumbnail = &mediaThumbnail{url, width, height}
		}
		m.Contents = append(m.Contents, mediaContent{
			URL: p.URL, Type: p.Type, Medium: "image", Width: max(0, p.Width), Height: max(0, p.Height), Size: max(0, p.Bytes),
			Description: labelOf(p.Alt),
		})
	}
	return m
}
