// Package clean makes what authors and owners wrote fit to be published: texts, lines, paragraphs, addresses and language
// tags. It does not know in which document they will stand, so it drops whatever any of them cannot hold: what XML 1.0
// forbids, an address that is none for the web ("javascript:"), a language that no registry has.
package clean
