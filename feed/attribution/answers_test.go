package attribution_test

import (
	"testing"

	"seedfeed/feed/quotation/answertest"
)

// TestAnswers: what package quotation chooses among the options, for the texts of its own rows.
func TestAnswers(t *testing.T) { answertest.Rows(t, "..") }
