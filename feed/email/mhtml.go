package email

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

var errNoPage = errors.New("the saved page (.mhtml) holds no web page that can be read; save it as .html")

// Page takes the page out of a file in which a browser saved it with its pictures (RFC 2557): the first part that is
// HTML, and the encoding that the part names, nil for none.
func Page(data []byte) ([]byte, encoding.Encoding, error) {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\r\n\ufeff ")))
	if err != nil {
		return nil, nil, errNoPage
	}
	page, e := htmlPart(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0)
	if page == nil {
		return nil, nil, errNoPage
	}
	return page, e, nil
}

// htmlPart returns the first part of a message that is HTML, decoded.
func htmlPart(kind, coding string, body io.Reader, depth int) ([]byte, encoding.Encoding) {
	kind, params, err := mime.ParseMediaType(kind)
	if err != nil || depth > 4 {
		return nil, nil
	}
	if strings.HasPrefix(kind, "multipart/") {
		parts := multipart.NewReader(body, params["boundary"])
		for range 10_000 {
			p, err := parts.NextRawPart()
			if err != nil {
				return nil, nil
			}
			if page, e := htmlPart(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1); page != nil {
				return page, e
			}
		}
		return nil, nil
	}
	if kind != "text/html" && kind != "application/xhtml+xml" {
		return nil, nil
	}
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	page, err := io.ReadAll(body)
	if len(page) == 0 || err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, nil
	}
	var e encoding.Encoding
	if params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8") {
		e, _ = htmlindex.Get(params["charset"])
	}
	return page, e
}
