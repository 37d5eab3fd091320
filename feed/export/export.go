// Package export writes the documents of a site to a folder, for a web server that serves files.
//
// A manifest in the folder lists the files that builds have written, with a hash of each. A build writes the documents whose
// hash has changed. It writes each to a temporary file and then renames it. It removes the files whose documents are gone.
// It replaces and removes only files in the manifest, so the folder may contain other files too.
//
// The manifest is a file to which lines are appended until it is rewritten. Before a file is replaced, a line marks its
// content as unknown. Afterwards another line describes the new content. The next build therefore completes a build that was
// interrupted at any point.
package export

import (
	"io"
	"iter"
	"net/http"
)

// Site is everything that a build writes.
type Site struct {
	Base string // public address of the path /, with a slash at its end

	// Documents are written first, in any order and by several goroutines. The documents of Last follow one by one. Feeds
	// belong in Last, so that the page and pictures of an article exist before a feed lists it. The documents of Late come after
	// them, as those of Documents: they take long to make, and nobody who reads the others needs them.
	Documents, Last iter.Seq[Document]
	Late            iter.Seq[Document] // nil: there are none
	Leads           iter.Seq[Lead]     // likewise
	// Newer reports whether there is a newer site to write. Then the documents of Late that have changed are left to its build,
	// and their files stay as they are. nil: there never is.
	Newer func() bool
}

// Lead is an address without a document of its own, such as a former address, and the document to send for it. The paths are
// not escaped.
type Lead struct {
	From  string
	Query string // of the address, not decoded; "": none
	To    string
	Same  bool // send the document itself; else redirect permanently
}

// Document is a document that may have changed.
type Document struct {
	Path string // below the base address, with a slash before it and not escaped
	Rule string // the pattern of the paths of documents like it, such as /articles/:name
	// Key identifies the content. If it is the same as in the last build, the document is not made. "" means: always make it.
	Key string
	// KeyOf, if not nil, returns the key instead of Key. Hint is the Content.Hint of the last build, "" if there is none.
	KeyOf func(hint string) string
	// Make makes the document. It returns nil if the document is gone. It is called by several goroutines.
	Make func() *Content
}

// Content is a document that was made.
type Content struct {
	Status int         // of the answer: 200, or 410 for what was withdrawn
	Header http.Header // of the answer
	Body   []byte      // unless Write is set
	// Gzip and Brotli return the compressed forms, nil if there are none. They are called if the body has changed.
	Gzip, Brotli func() []byte

	// Key, if not empty, is stored instead of Document.Key. With KeyOf it is required; NoKey means none. Hint is stored with it.
	Key, Hint string

	// Write, if not nil, writes the body instead of Body. It is for bodies that are too large for memory or expensive to make.
	// Name identifies such a body: if it is the same as in the last build, Write is not called. Write may clear it: then the next
	// build makes the document again. Packed means that the body is already compressed.
	Write  func(io.Writer) error
	Name   string
	Packed bool
	// Parts, if it is set, yields what Write writes in parts: those whose names the last version had are copied from it.
	Parts iter.Seq[*Part]
}

// Part is a piece of a document.
type Part struct {
	// Name names the bytes: parts of one document with the same name have the same bytes. "": they must be made. Write may clear
	// it, where the bytes are not what it names.
	Name string
	// Size is how many bytes the part has. It is set before the next part is asked for.
	Size  int64
	Write func(io.Writer) error
}

// NoKey is the Content.Key of a document that must be made again in the next build.
const NoKey = "none"

// Report is the result of a build.
type Report struct {
	Written, Same, Removed int   // documents
	Bytes                  int64 // written, with the compressed forms
	// Problems are documents that cannot be written where they belong: another file is there, or the file system takes no
	// such name. The rest of the site is written.
	Problems []error
}
