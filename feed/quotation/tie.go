package quotation

// tie is a way in which a text says who spoke.
type tie uint8

// The ties. The sentence is the one that holds the quotation. Q is the quotation, X is the person or body tied to it.
const (
	tieNobody tie = iota // the quotation has no speaker

	// before the quotation, in its sentence
	saidTouch  // X said that Q; X said: Q
	saidNear   // X said he had Q
	saidFar    // X said a good many other words, Q
	tellTouch  // X called it Q
	tellNear   // X slammed the plan as Q
	tellFar    // X called the plan of the board to sell the mill Q
	saidBefore // X said, and then another verb of saying follows before Q
	saidOuter  // X said the council believes Q
	wasTold    // X was told that Q
	doesColon  // X shook his head: Q
	doesNear   // X went after them as Q, the verb near the quotation
	doesFar    // the same, the verb far from it
	doesOther  // X is the subject of a verb before the last one
	doesBeside // the same, and another verb is one of saying
	labelled   // X: Q
	accordFar  // according to X, the mill was Q
	ownWords   // X's words were Q; X's remark that Q

	// after the quotation, in its sentence
	saysX       // Q, said X
	xSays       // Q, X said
	saysXGuess  // Q, purred X
	xSaysGuess  // Q, X purred
	lateXSays   // Q for the mill, X said; Q for the mill, said X
	accordAfter // Q, according to X; „Q“, so X
	signed      // Q — X

	// other sentences
	goesOn        // Q, said X. Q
	goesOnSame    // Q, said X, Q
	goesOnOther   // Q, said X. Y came. Q
	overParagraph // Q, said X. In the next paragraph nothing but Q
	overOne       // the same with a paragraph in between
	beforeBehind  // “fragment,” X said. Q
	beforeSaid    // X said something. Q
	beforeDid     // X laughed. Q
	beforeOther   // X came, and Y laughed. Q
	beforeColon   // X laughed, so and so: Q, in another sentence or paragraph
	announced     // X said something. In the next paragraph Q
	tieCount      = iota
)

// grade is how sure an attribution is: better grades win.
type grade int

const (
	none    grade = iota
	weak          // another sentence
	carried       // the previous speaker
	subject       // the sentence of the quotation
	cue           // a verb of saying that touches it
)

// ties gives for each tie the text of Quote.Reason, how sure it is, and whether it counts in languages other than English.
// Verbs of saying do, and so does the previous speaker of the same sentence or paragraph.
var ties = [tieCount]struct {
	reason string
	grade  grade
	strict bool
}{
	tieNobody:     {"nobody", none, false},
	saidTouch:     {"verb of saying before it", cue, true},
	saidNear:      {"verb of saying near before it", subject, true},
	saidFar:       {"verb of saying before it, with words between", subject, true},
	tellTouch:     {"verb before it that leads up to it", cue, true},
	tellNear:      {"verb near before it that leads up to it", subject, true},
	tellFar:       {"verb before it that leads up to it, with words between", subject, true},
	saidBefore:    {"first of two verbs of saying before it", subject, false},
	saidOuter:     {"verb of saying that reports what somebody else says", subject, false},
	wasTold:       {"who was told or asked", subject, false},
	doesColon:     {"subject of its sentence, before a colon", weak, true},
	doesNear:      {"subject of the verb before it", weak, false},
	doesFar:       {"subject of its sentence", weak, false},
	doesOther:     {"subject of another verb of its sentence", weak, false},
	doesBeside:    {"subject of another verb of its sentence", weak, false},
	labelled:      {"name before it, with a colon or dash", cue, true},
	accordFar:     {"according to somebody, in its sentence", subject, true},
	ownWords:      {"whose words they are said to be", cue, false},
	saysX:         {"verb and subject behind it", cue, true},
	xSays:         {"subject and verb behind it", cue, true},
	saysXGuess:    {"some verb and subject behind it", cue, false},
	xSaysGuess:    {"subject and some verb behind it", cue, false},
	lateXSays:     {"subject and verb at the end of its sentence", cue, true},
	accordAfter:   {"according to somebody, behind it", cue, true},
	signed:        {"name behind a dash", cue, true},
	goesOn:        {"goes on from the quotation before", carried, true},
	goesOnSame:    {"goes on in the same sentence", carried, true},
	goesOnOther:   {"goes on, somebody else between", carried, false},
	overParagraph: {"goes on from the paragraph before", carried, true},
	overOne:       {"goes on from a paragraph before", carried, false},
	beforeBehind:  {"who spoke at the end of the sentence before", weak, true},
	beforeSaid:    {"verb of saying in the sentence before", weak, true},
	beforeDid:     {"subject of the sentence before", weak, false},
	beforeOther:   {"subject of another verb in the sentence before", weak, false},
	beforeColon:   {"sentence before, which ends with a colon", weak, true},
	announced:     {"verb of saying at the end of the paragraph before", weak, true},
}

// source is where a text says who spoke: tokens of a noun phrase, or the speaker of an earlier quotation.
type source struct {
	from, to int
	phrase   int // -1: none
	grade    grade
	tie      tie
	pronoun  string
	verb     int // token of the verb, -1: none
	prev     int // the earlier quotation whose speaker goes on, -1: none
}

// tokens returns the source of a tie that tokens from to to name without a phrase or a verb.
func tokens(from, to int, t tie) source {
	return source{from: from, to: to, phrase: -1, verb: -1, prev: -1, tie: t, grade: ties[t].grade}
}

// option is a person or body who may have said a quotation, with all ties to it.
type option struct {
	source
	ties  [3]tie // the first one is the strongest
	n     int
	score float64
}
