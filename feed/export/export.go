// Package export writes the documents of a site into a folder, for a web server that knows nothing but files.
//
// A Folder remembers in a manifest, in the folder itself, which files it has written and a hash of each. A build writes the
// documents whose hash has changed, each to a temporary file that is then renamed, and removes the files whose documents
// are gone. It removes and replaces no file that the manifest does not list, so that other files may lie in the folder.
//
// The manifest is a file of lines that only grows until it is written anew. Before a file is touched, a line says so;
// after it, another one says what it holds. A build that dies at any point is therefore completed by the next one.
package export

import (
	"io"
	"iter"
	"net/http"
)

// Site is everything that a build writes.
type Site struct {
	Base string // public address of the path /, with a slash at its end

	// Documents come first, in any order and by several goroutines; then, one by one, the documents of Last. Feeds belong
	// there: when a reader hears of an article, its page and its pictures are written.
	Documents, Last iter.Seq[Document]
	Leads           iter.Seq[Lead] // nil: there are none
}

// Lead is a path, not escaped, at which there is no file, and the path of the document that a reader gets there.
type Lead struct {
	From  string
	Query string // of the address, as it stands there; "": without one
	To    string
	Same  bool // the document is sent at once; else the reader is redirected, for good
}

// Document is a document that may have changed.
type Document struct {
	Path string // below the base address, with a slash before it and not escaped
	Rule string // the pattern of the paths of documents like it, such as /articles/:name
	// Key names the bytes: if it is the same as in the last build, the document is not made. "" means that they must be made.
	Key string
	// KeyOf, if it is set, returns the key in place of Key. Hint is the Hint of what was made last, "" if there was none.
	KeyOf func(hint string) string
	// Make makes the document. It returns nil if there is none any more. It is called by several goroutines.
	Make func() *Content
}

// Content is a document that was made.
type Content struct {
	Status int         // of the answer: 200, or 410 for what was withdrawn
	Header http.Header // of the answer
	Body   []byte      // unless Write is set
	// Gzip and Brotli return the compressed forms, nil if there are none. They are called if the body has changed.
	Gzip, Brotli func() []byte

	// Key, if it is set, is kept in place of that of the document; with KeyOf it must be set, and NoKey stands for none. Hint
	// is kept beside it.
	Key, Hint string

	// Write writes a body that is too large for memory, or dear to make, and which Name names: if it is the same as in the last
	// build, nothing is written. Nil: Body has it. Packed says that the body is compressed already.
	Write  func(io.Writer) error
	Name   string
	Packed bool
}

// NoKey is the Content.Key of what must be made again in the next build.
const NoKey = "none"

// Report says what a build did.
type Report struct {
	Written, Same, Removed int   // documents
	Bytes                  int64 // written, with the compressed forms
	// Problems are documents that cannot be written where they belong: another file is there, or the file system takes no
	// such name. The rest of the site is written.
	Problems []error
}
