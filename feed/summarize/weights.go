package summarize

var unitWeights = [nUnit]float64{
	fPlace: 3.6, fLength: 0.5, fTitle: 2, fFirst: -0.5, fCentroid: 1, fTop: 1, fCaption: -1, fLong: -0.3, fFirstPers: -0.5, fLean: -0.3, fQuestion: -1,
}

var setWeights = [nSet]float64{sWords: 0.1, sSame: -1}
