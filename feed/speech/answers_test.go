package speech_test

import (
	"testing"

	"seedfeed/feed/quotation/answertest"
)

// TestAnswers: a quotation that is not found, or a name that the layout gives it, shows as another speaker or option for a text of
// package quotation.
func TestAnswers(t *testing.T) { answertest.Rows(t, "..") }
