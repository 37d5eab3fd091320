package summarize

// The weights were fitted by fit_test.go on the development half of a collection of news articles with summaries
// written by people (1,015 articles of CNN, the Daily Mail and Indian newspapers), each clean and with captions,
// repeats and cut sentences put in. Fitted on one half of them they do as well on the other half as any setting
// tried; these are from all. Weights carry no text.

// unitWeights is what each feature of a unit is worth.
var unitWeights = [nUnit]float64{
	fOne:         -0.264,
	fPlace:       0.712,
	fFirst:       0.0381,
	fSecond:      0.429,
	fFar:         -0.406,
	fParaStart:   -0.0886,
	fLength:      -0.0809,
	fLong:        0.274,
	fShort:       0.122,
	fTitle:       1.5,
	fTitleOwn:    1.91,
	fTop:         0.763,
	fDense:       0.525,
	fCentroid:    1.22,
	fLead:        0.187,
	fLean:        -0.131,
	fQuote:       -0.871,
	fSaid:        -0.0789,
	fNames:       -0.2,
	fNumber:      0.458,
	fFirstPers:   0.851,
	fQuestion:    0.0629,
	fCaption:     0.433,
	fPresent:     -0.211,
	fColon:       -0.877,
	fBack:        -0.0435,
	fNoTitle:     -0.179,
	fDay:         0.417,
	fEnd:         -0.469,
	fPhrase:      0.372,
	fTopName:     0.279,
	fNoPast:      -0.131,
	fNoPastNames: -0.731,
}

// setWeights is what each feature of a set is worth.
var setWeights = [nSet]float64{
	sWords:  0.126,
	sWords2: -0.0006,
	sBare:   -0.0205,
	sBest:   0.6,
	sTitle:  2.39,
	sTop:    4.11,
	sFirst:  0.0381,
	sSame:   -0.883,
	sNext:   0.39,
	sTwo:    0.0141,
	sThree:  -0.281,
	sSpread: -0.438,
	sHead:   0.555,
	sSparse: -0.712,
	sLead:   -0.183,
}
