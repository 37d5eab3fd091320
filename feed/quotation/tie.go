package quotation

// tie is a way in which a text says who spoke.
type tie uint8

// The ties. The sentence is the one that holds the quotation; Q stands for the quotation, X for whoever is bound to it.
const (
	tieNobody tie = iota // the quotation has no speaker

	// before the quotation, in its sentence
	saidTouch   // X said that Q; X said: Q
	saidNear    // X said he had Q
	saidFar     // X said a good many other words, Q
	tellTouch   // X called it Q
	tellNear    // X slammed the plan as Q
	tellFar     // X called the plan of the board to sell the mill Q
	ingTouch    // X left, adding: Q
	ingNear     // X left, saying it was Q
	ingFar      // X left, saying that the board of the mill was Q
	toSayTouch  // X went on to say: Q
	toSayFar    // X wanted to call the mill Q
	saidBefore  // X said, and then another verb of saying follows before Q
	saidOuter   // X said the council believes Q
	wasTold     // X was told that Q
	guessTouch  // X purred: Q
	objectTouch // told X: Q
	doesColon   // X shook his head: Q
	doesNear    // X went after them as Q, the verb near the quotation
	doesFar     // the same, the verb far from it
	doesOther   // X is the subject of a verb before the last one
	labelled    // X: Q
	accordFar   // according to X, the mill was Q
	ownWords    // X's words were Q; X's remark that Q

	// behind the quotation, in its sentence
	saysX       // Q, said X
	xSays       // Q, X said
	xLaterSays  // Q, X, who owns the mill, said
	saysXGuess  // Q, purred X
	xSaysGuess  // Q, X purred
	lateXSays   // Q for the mill, X said; Q for the mill, said X
	accordAfter // Q, according to X; „Q“, so X
	cameFrom    // Q, came the reply from X
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

// reasons describe each tie in a few words, for Quote.Reason.
var reasons = [tieCount]string{
	tieNobody:     "nobody",
	saidTouch:     "verb of saying before it",
	saidNear:      "verb of saying near before it",
	saidFar:       "verb of saying before it, with words between",
	tellTouch:     "verb before it that leads up to it",
	tellNear:      "verb near before it that leads up to it",
	tellFar:       "verb before it that leads up to it, with words between",
	ingTouch:      "participle before it",
	ingNear:       "participle near before it",
	ingFar:        "participle before it, with words between",
	toSayTouch:    "infinitive before it",
	toSayFar:      "infinitive before it, with words between",
	saidBefore:    "first of two verbs of saying before it",
	saidOuter:     "verb of saying that reports what somebody else says",
	wasTold:       "who was told or asked",
	guessTouch:    "some verb right before it",
	objectTouch:   "who is spoken to",
	doesColon:     "subject of its sentence, before a colon",
	doesNear:      "subject of the verb before it",
	doesFar:       "subject of its sentence",
	doesOther:     "subject of another verb of its sentence",
	labelled:      "name and colon before it",
	accordFar:     "according to somebody, in its sentence",
	ownWords:      "whose words they are said to be",
	saysX:         "verb and subject behind it",
	xSays:         "subject and verb behind it",
	xLaterSays:    "subject, words between and verb behind it",
	saysXGuess:    "some verb and subject behind it",
	xSaysGuess:    "subject and some verb behind it",
	lateXSays:     "subject and verb at the end of its sentence",
	accordAfter:   "according to somebody, behind it",
	cameFrom:      "from whom it came, behind it",
	signed:        "name behind a dash",
	goesOn:        "goes on from the quotation before",
	goesOnSame:    "goes on in the same sentence",
	goesOnOther:   "goes on, somebody else between",
	overParagraph: "goes on from the paragraph before",
	overOne:       "goes on from a paragraph before",
	beforeBehind:  "who spoke at the end of the sentence before",
	beforeSaid:    "verb of saying in the sentence before",
	beforeDid:     "subject of the sentence before",
	beforeOther:   "subject of another verb in the sentence before",
	beforeColon:   "sentence before, which ends with a colon",
	announced:     "verb of saying at the end of the paragraph before",
}

// grade is how sure an attribution is: better grades win.
type grade int

const (
	none    grade = iota
	weak          // another sentence
	carried       // whoever spoke before
	subject       // the sentence of the quotation
	cue           // a verb of saying that touches it
)

// grade returns how sure a tie is.
func (t tie) grade() grade {
	switch t {
	case saidTouch, tellTouch, ingTouch, toSayTouch, guessTouch, labelled, ownWords, saysX, xSays, xLaterSays, saysXGuess, xSaysGuess, accordAfter, cameFrom, signed, lateXSays:
		return cue
	case goesOn, goesOnSame, goesOnOther, overParagraph, overOne:
		return carried
	case beforeBehind, beforeSaid, beforeDid, beforeOther, beforeColon, announced, doesNear, doesFar, doesOther, doesColon:
		return weak
	case tieNobody:
		return none
	}
	return subject
}

// strict lists the ties that count in languages other than English: verbs of saying, and the previous speaker of the same
// sentence or paragraph.
var strict = [tieCount]bool{saidTouch: true, saidNear: true, saidFar: true, doesColon: true, tellTouch: true, tellNear: true, tellFar: true, labelled: true, accordFar: true,
	saysX: true, xSays: true, xLaterSays: true, lateXSays: true, accordAfter: true, signed: true, goesOn: true, goesOnSame: true, beforeColon: true, beforeSaid: true, beforeBehind: true, announced: true, overParagraph: true}

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

// option is somebody who may have said a quotation, with all their ties to it.
type option struct {
	source
	ties  [3]tie // the first one is the strongest
	n     int
	score float64
}
