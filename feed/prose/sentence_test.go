package prose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSentences: each text is its sentences, parted by "|".
func TestSentences(t *testing.T) {
	for _, text := range []string{
		"The ferry sails.|It is late.",
		"Mr. Adams met Dr. Bell.|They spoke.",
		"Gen. Mark Lowe and Lt. Col. Ann Fry agreed.",
		"The U.S. Army came.|It left the U.S.|The rest stayed.",
		"He met the U.S. President at 5 p.m. on Friday.|At 6 p.m.|He left.",
		"John F. Kennedy spoke.|J. K. Rowling listened.",
		"“Will it sail?” she asked.|“Yes!” he said.",
		"‘Will it sail?’ Ann Bell asked.|Nobody knew.",
		"“It will.”|He left.",
		"It cost $3.50 a head.|Version 2.0 costs more.",
		"He paused... and went on.|Then he left...|The End came.",
		"Smith Inc. announced it.|The shares of Smith Inc.|They fell.",
		"No. 10 is closed.|No.|It is open.",
		"On Jan. 5 it rained.",
		"(It was late.)|She left.",
		"What?!|Nothing.",
		"A line\nthat was wrapped.|Another.",
		"no stop at all",
		"‘Will it sail?’|Ann Bell said that nobody knew.|It sailed.",
		"“Stop!” cried Sgt. Bell.|He ran.",
		"Sen. Ann Bell, R-Ohio, left at 9 a.m. Monday.|She drove.",
		"He holds a Ph.D. in law.|She has none.",
		"St. Mary’s stands on Mt. Low.|It is old.",
		"It is 3.5 miles, i.e. far, from the U.K. border.|Go.",
		"“It sails.”|“It does not.”",
		"He wrote “it sails.”|She read it.",
		"She works at example.org and www.example.com daily.|He does not.",
		"Vitamin C.|It helps.",
		"It was me and I.|Nobody else came.",
		"Sie fährt z.B. nach Köln.|Er bleibt.",
		"これは船です。|あれは山です。",
		"He said: ‘We spoke.’|He added: ‘I think so.’|The rest is known.",
	} {
		body := strings.ReplaceAll(text, "|", " ")
		var got []string
		for _, s := range Sentences(body, Span{0, len(body)}) {
			got = append(got, s.Of(body))
		}
		if diff := cmp.Diff(strings.Split(text, "|"), got); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

// TestGlued: sentences whose space was lost, parted by "|" and nothing else.
func TestGlued(t *testing.T) {
	for _, text := range []string{
		"The ferry left after the delay.|A picture shows it.",
		"They went back to the pier.|Talking to the crew, Bell laughed.",
		"Nobody knew why it sailed!|It was late.",
		"“We waited”, he said.|“And then it sailed.”",
		"He booked it on Booking.Com yesterday.",
		"He wrote it in Node.Js and in Asp.Net Core alone.",
		"Write to bell@example.Org today.",
		"See example.Com now, or pier.Uk if you must.",
		"The U.S.A has one, e.g.The Lark.",
	} {
		body := strings.ReplaceAll(text, "|", "")
		var got []string
		for _, s := range Sentences(body, Span{0, len(body)}) {
			got = append(got, s.Of(body))
		}
		if diff := cmp.Diff(strings.Split(text, "|"), got); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}
