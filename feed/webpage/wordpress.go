package webpage

import (
	"regexp"
	"strings"
)

// wordPressCaption matches a picture with its caption as authors of WordPress have them in the text, alone in a paragraph or not. The
// groups are the picture, with a link around it, and the caption.
var wordPressCaption = regexp.MustCompile(`(?s)(?:<p>\s*)?\[(?:wp_)?caption [^\]<>]*\]\s*((?:<a [^>]*>\s*)?<img [^>]*>(?:\s*</a>)?)(.{0,500}?)\[/(?:wp_)?caption\](?:\s*</p>)?`)

// withCaptions makes figures of such captions. A page shows them where the plugin that reads them is gone, and a copy of what the
// author wrote has them.
func withCaptions(text string) string {
	if !strings.Contains(text, "caption]") {
		return text
	}
	return wordPressCaption.ReplaceAllString(text, "<figure>$1<figcaption>$2</figcaption></figure>")
}
