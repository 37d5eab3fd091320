package referent_test

import (
	"testing"

	"seedfeed/feed/quotation/answertest"
)

// TestAnswers: a pronoun or a role that means somebody else shows as another speaker or option for a text of package quotation.
func TestAnswers(t *testing.T) { answertest.Rows(t, "..") }
