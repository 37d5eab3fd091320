package summarize

// The weights were fitted by fit_test.go on the development half of a collection of news articles with summaries
// written by people (1,015 articles of CNN, the Daily Mail and Indian newspapers), each clean and with captions,
// repeats and cut sentences put in. Fitted on one half of them they do as well on the other half as any setting
// tried; these are from all. Weights carry no text.

// unitWeights is what each feature of a unit is worth.
var unitWeights = [nUnit]float64{
	fOne:       -0.331,
	fPlace:     0.655,
	fFirst:     0.0276,
	fSecond:    0.461,
	fFar:       -0.385,
	fParaStart: -0.114,
	fLength:    -0.0872,
	fLong:      0.381,
	fShort:     -0.363,
	fTitle:     1.41,
	fTitleOwn:  1.97,
	fTop:       0.828,
	fDense:     0.632,
	fCentroid:  1.36,
	fLead:      0.181,
	fLean:      -0.14,
	fQuote:     -1.16,
	fSaid:      -0.0928,
	fNames:     -0.417,
	fNumber:    0.571,
	fFirstPers: 0.858,
	fQuestion:  -0.446,
	fCaption:   0.0901,
	fPresent:   0.149,
	fColon:     -0.88,
	fBack:      -0.12,
	fNoTitle:   -0.242,
	fDay:       0.335,
	fEnd:       -0.17,
	fPhrase:    0.297,
	fTopName:   0.28,
}

// setWeights is what each feature of a set is worth.
var setWeights = [nSet]float64{
	sWords:  0.133,
	sWords2: -0.0022,
	sBare:   0.001,
	sBest:   0.633,
	sTitle:  2.3,
	sTop:    3.92,
	sFirst:  0.0276,
	sSame:   -0.923,
	sNext:   0.396,
	sTwo:    -0.0273,
	sThree:  -0.329,
	sSpread: -0.496,
	sHead:   0.483,
	sSparse: -0.783,
	sLead:   -0.105,
}
