package summarize

// The weights were fitted by fit_test.go on the development half of a collection of news articles with summaries
// written by people (1,015 articles of CNN, the Daily Mail and Indian newspapers), each clean and with captions,
// repeats and cut sentences put in. Fitted on one half of them they do as well on the other half as any setting
// tried; these are from all. Weights carry no text.

// unitWeights is what each feature of a unit is worth.
var unitWeights = [nUnit]float64{
	fOne:         -0.301,
	fPlace:       0.595,
	fFirst:       0.168,
	fSecond:      0.584,
	fFar:         -0.327,
	fParaStart:   -0.0824,
	fLength:      -0.096,
	fLong:        0.11,
	fShort:       -0.0525,
	fTitle:       1.57,
	fTitleOwn:    1.66,
	fTop:         0.824,
	fDense:       0.431,
	fCentroid:    1.15,
	fLead:        -0.0609,
	fLean:        -0.0804,
	fQuote:       -0.745,
	fSaid:        -0.053,
	fNames:       0.188,
	fNumber:      0.385,
	fFirstPers:   0.343,
	fQuestion:    -0.509,
	fCaption:     0.0148,
	fPresent:     0.0721,
	fColon:       -0.314,
	fBack:        0.0212,
	fNoTitle:     -0.276,
	fDay:         0.194,
	fEnd:         -0.27,
	fPhrase:      0.521,
	fTopName:     0.271,
	fNoPast:      -0.229,
	fNoPastNames: -0.721,
}

// setWeights is what each feature of a set is worth.
var setWeights = [nSet]float64{
	sWords:  0.0849,
	sWords2: -0.0053,
	sBare:   -0.0611,
	sBest:   0.695,
	sTitle:  1.92,
	sTop:    4.63,
	sFirst:  0.168,
	sSame:   -1.01,
	sNext:   0.154,
	sTwo:    0.0572,
	sThree:  -0.347,
	sSpread: -0.409,
	sHead:   0.728,
	sSparse: -0.781,
	sLead:   -0.0162,
}
