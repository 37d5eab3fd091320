package clause_test

import (
	"testing"

	"seedfeed/feed/quotation/answertest"
)

// TestAnswers: a phrase or a verb that is read wrongly shows as another speaker or option for a text of package quotation.
func TestAnswers(t *testing.T) { answertest.Rows(t, "..") }
