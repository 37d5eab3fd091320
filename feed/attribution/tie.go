package attribution

// Tie is a way in which a text says who spoke.
type Tie uint8

// The ties. The sentence is the one that holds the quotation. Q is the quotation, X is the person or body tied to it.
const (
	TieNobody Tie = iota // the quotation has no speaker

	// before the quotation, in its sentence
	SaidTouch  // X said that Q; X said: Q
	SaidNear   // X said he had Q
	SaidFar    // X said a good many other words, Q
	TellTouch  // X called it Q
	TellNear   // X slammed the plan as Q
	TellFar    // X called the plan of the board to sell the mill Q
	SaidBefore // X said, and then another verb of saying follows before Q
	SaidOuter  // X said the council believes Q
	WasTold    // X was told that Q
	DoesColon  // X shook his head: Q
	DoesNear   // X went after them as Q, the verb near the quotation
	DoesFar    // the same, the verb far from it
	DoesOther  // X is the subject of a verb before the last one
	DoesBeside // the same, and another verb is one of saying
	Labelled   // X: Q
	AccordFar  // according to X, the mill was Q
	OwnWords   // X's words were Q; X's remark that Q

	// after the quotation, in its sentence
	SaysX       // Q, said X
	XSays       // Q, X said
	SaysXGuess  // Q, purred X
	XSaysGuess  // Q, X purred
	LateXSays   // Q for the mill, X said; Q for the mill, said X
	AccordAfter // Q, according to X; „Q“, so X
	Signed      // Q — X

	// other sentences
	GoesOn        // Q, said X. Q
	GoesOnSame    // Q, said X, Q
	GoesOnOther   // Q, said X. Y came. Q
	OverParagraph // Q, said X. In the next paragraph nothing but Q
	OverOne       // the same with a paragraph in between
	BeforeBehind  // “fragment,” X said. Q
	BeforeSaid    // X said something. Q
	BeforeDid     // X laughed. Q
	BeforeOther   // X came, and Y laughed. Q
	BeforeColon   // X laughed, so and so: Q, in another sentence or paragraph
	Announced     // X said something. In the next paragraph Q
	TieCount      = iota
)

// Grade is how sure an attribution is: better grades win.
type Grade int

const (
	None    Grade = iota // nobody
	Weak                 // another sentence
	Carried              // the previous speaker
	Subject              // the sentence of the quotation
	Cue                  // a verb of saying that touches it
)

// Ties gives for each tie the text of Quote.Reason, how sure it is, and whether it counts in languages other than English.
// Verbs of saying do, and so does the previous speaker of the same sentence or paragraph.
var Ties = [TieCount]struct {
	Reason string
	Grade  Grade
	Strict bool
}{
	TieNobody:     {"nobody", None, false},
	SaidTouch:     {"verb of saying before it", Cue, true},
	SaidNear:      {"verb of saying near before it", Subject, true},
	SaidFar:       {"verb of saying before it, with words between", Subject, true},
	TellTouch:     {"verb before it that leads up to it", Cue, true},
	TellNear:      {"verb near before it that leads up to it", Subject, true},
	TellFar:       {"verb before it that leads up to it, with words between", Subject, true},
	SaidBefore:    {"first of two verbs of saying before it", Subject, false},
	SaidOuter:     {"verb of saying that reports what somebody else says", Subject, false},
	WasTold:       {"who was told or asked", Subject, false},
	DoesColon:     {"subject of its sentence, before a colon", Weak, true},
	DoesNear:      {"subject of the verb before it", Weak, false},
	DoesFar:       {"subject of its sentence", Weak, false},
	DoesOther:     {"subject of another verb of its sentence", Weak, false},
	DoesBeside:    {"subject of another verb of its sentence", Weak, false},
	Labelled:      {"name before it, with a colon or dash", Cue, true},
	AccordFar:     {"according to somebody, in its sentence", Subject, true},
	OwnWords:      {"whose words they are said to be", Cue, false},
	SaysX:         {"verb and subject behind it", Cue, true},
	XSays:         {"subject and verb behind it", Cue, true},
	SaysXGuess:    {"some verb and subject behind it", Cue, false},
	XSaysGuess:    {"subject and some verb behind it", Cue, false},
	LateXSays:     {"subject and verb at the end of its sentence", Cue, true},
	AccordAfter:   {"according to somebody, behind it", Cue, true},
	Signed:        {"name behind a dash", Cue, true},
	GoesOn:        {"goes on from the quotation before", Carried, true},
	GoesOnSame:    {"goes on in the same sentence", Carried, true},
	GoesOnOther:   {"goes on, somebody else between", Carried, false},
	OverParagraph: {"goes on from the paragraph before", Carried, true},
	OverOne:       {"goes on from a paragraph before", Carried, false},
	BeforeBehind:  {"who spoke at the end of the sentence before", Weak, true},
	BeforeSaid:    {"verb of saying in the sentence before", Weak, true},
	BeforeDid:     {"subject of the sentence before", Weak, false},
	BeforeOther:   {"subject of another verb in the sentence before", Weak, false},
	BeforeColon:   {"sentence before, which ends with a colon", Weak, true},
	Announced:     {"verb of saying at the end of the paragraph before", Weak, true},
}

// Source is where a text says who spoke: tokens of a noun phrase, or the speaker of an earlier quotation.
type Source struct {
	From, To int
	Phrase   int // -1: none
	Grade    Grade
	Tie      Tie
	Pronoun  string
	Verb     int // token of the verb, -1: none
	Prev     int // the earlier quotation whose speaker goes on, -1: none
}

// SourceAt returns the source of a tie that tokens from to to name without a phrase or a verb.
func SourceAt(from, to int, t Tie) Source {
	return Source{From: from, To: to, Phrase: -1, Verb: -1, Prev: -1, Tie: t, Grade: Ties[t].Grade}
}

// Option is a person or body who may have said a quotation, with all ties to it.
type Option struct {
	Source
	Ties  [3]Tie // the first one is the strongest
	Count int
	Score float64
}

// Families of ties, which share weights for the surroundings of the quotation.
const (
	FamNobody = iota
	FamAhead
	FamBehind
	FamCarry
	FamElse
	FamCount
)

// Family returns the family of a tie.
func (t Tie) Family() int {
	switch {
	case t == TieNobody:
		return FamNobody
	case t < SaysX:
		return FamAhead
	case t < GoesOn:
		return FamBehind
	case t < BeforeBehind:
		return FamCarry
	}
	return FamElse
}

// NoOption is the option that nobody said the quotation.
var NoOption = Option{Count: 1, Source: Source{Phrase: -1, Prev: -1, Verb: -1}}

// String returns the name of a tie, as it is written in Go.
func (t Tie) String() string { return tieNames[t] }

var tieNames = [TieCount]string{
	"TieNobody", "SaidTouch", "SaidNear", "SaidFar", "TellTouch", "TellNear", "TellFar", "SaidBefore",
	"SaidOuter", "WasTold", "DoesColon", "DoesNear", "DoesFar", "DoesOther", "DoesBeside", "Labelled", "AccordFar", "OwnWords",
	"SaysX", "XSays", "SaysXGuess", "XSaysGuess", "LateXSays", "AccordAfter", "Signed",
	"GoesOn", "GoesOnSame", "GoesOnOther", "OverParagraph", "OverOne", "BeforeBehind", "BeforeSaid", "BeforeDid", "BeforeOther", "BeforeColon", "Announced",
}
