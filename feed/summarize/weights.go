package summarize

// The weights were fitted by fit_test.go on the development half of a collection of news articles with summaries
// written by people (1,015 articles of CNN, the Daily Mail and Indian newspapers), each clean and with captions,
// repeats and cut sentences put in. Fitted on one half of them they do as well on the other half as any setting
// tried; these are from all. Weights carry no text.

// unitWeights is what each feature of a unit is worth.
var unitWeights = [nUnit]float64{
	fOne:         -0.308,
	fPlace:       0.609,
	fFirst:       0.153,
	fSecond:      0.552,
	fFar:         -0.333,
	fParaStart:   -0.0869,
	fLength:      -0.0935,
	fLong:        0.199,
	fShort:       -0.029,
	fTitle:       1.61,
	fTitleOwn:    1.76,
	fTop:         0.844,
	fDense:       0.516,
	fCentroid:    1.24,
	fLead:        -0.0337,
	fLean:        -0.129,
	fQuote:       -0.911,
	fSaid:        -0.0468,
	fNames:       0.0271,
	fNumber:      0.38,
	fFirstPers:   0.407,
	fQuestion:    -0.756,
	fCaption:     0.13,
	fPresent:     -0.0291,
	fColon:       -0.333,
	fBack:        0.0233,
	fNoTitle:     -0.282,
	fDay:         0.206,
	fEnd:         -0.347,
	fPhrase:      0.469,
	fTopName:     0.29,
	fNoPast:      -0.276,
	fNoPastNames: -0.682,
}

// setWeights is what each feature of a set is worth.
var setWeights = [nSet]float64{
	sWords:  0.112,
	sWords2: -0.0021,
	sBare:   -0.0899,
	sBest:   0.664,
	sTitle:  1.9,
	sTop:    4.81,
	sFirst:  0.153,
	sSame:   -1.09,
	sNext:   0.146,
	sTwo:    0.0893,
	sThree:  -0.369,
	sSpread: -0.418,
	sHead:   0.697,
	sSparse: -0.803,
	sLead:   0.0336,
}
