// Package hypertext reads Markdown and HTML as the blocks of package markup. HTML goes through three stages: Strain reduces it
// to the few elements that mean something to us, Tree parses what is left, and BlocksOf makes blocks of the tree or of a
// part of it. Markdown is made HTML first. Scripts, styles and hidden elements are gone; what is furniture of a site is
// for package webpage to tell.
//
// Nothing here panics, and time and memory are bounded for any input: TestHugeMarkup and TestLinear of package seed
// measure them.
package hypertext
