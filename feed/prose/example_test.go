package prose_test

import (
	"fmt"
	"strings"

	"seedfeed/feed/prose"
)

const notice = `The ferry sails again on Monday, Mr. Bell of the harbour board said.

“It took us three winters,” he added. “Nobody gave up.”`

// A body is split step by step. Every result is a span of the same body.
func Example() {
	for _, paragraph := range prose.Paragraphs(notice) {
		for _, sentence := range prose.Sentences(notice, paragraph) {
			fmt.Println(len(prose.Words(notice, sentence)), sentence.Of(notice))
		}
	}
	// Output:
	// 13 The ferry sails again on Monday, Mr. Bell of the harbour board said.
	// 7 “It took us three winters,” he added.
	// 3 “Nobody gave up.”
}

func ExampleQuotations() {
	body := "“It sails,” said Ann. Bo’s answer was longer: “It may.\n\n“Or it may not.”"
	for _, q := range prose.Quotations(body) {
		for _, piece := range q.Pieces {
			fmt.Printf("%q ", piece.Of(body))
		}
		fmt.Println("in", q.Outer)
	}
	// Output:
	// "It sails," in {0 15}
	// "It may." "Or it may not." in {52 84}
}

func ExampleParagraphs() {
	body := "One line\nand another.\n\n\nA second paragraph.\n"
	for _, p := range prose.Paragraphs(body) {
		fmt.Printf("%q\n", p.Of(body))
	}
	// Output:
	// "One line\nand another."
	// "A second paragraph."
}

// EachWord makes no list, which suits counting.
func ExampleEachWord() {
	body := "The U.S. ferry isn’t late: it left at 5:30 a.m."
	var words []string
	for w := range prose.EachWord(body, prose.Span{Start: 0, End: len(body)}) {
		words = append(words, w.Of(body))
	}
	fmt.Println(strings.Join(words, " | "))
	// Output: The | U.S. | ferry | isn’t | late | it | left | at | 5:30 | a.m.
}

// Texts that differ only in marks, case and typing have the same key.
func ExampleFold() {
	fmt.Println(prose.Fold("“It’s the Ferry—late!”") == prose.Fold("it's the ferry, LATE"))
	fmt.Println(prose.Fold("“It’s the Ferry—late!”"))
	// Output:
	// true
	// its the ferry late
}

func ExampleEndsWhole() {
	for _, s := range []string{"The ferry sails.”", "The ferry met Mr.", "The ferry"} {
		fmt.Println(prose.EndsWhole(s), s)
	}
	// Output:
	// true The ferry sails.”
	// false The ferry met Mr.
	// false The ferry
}
