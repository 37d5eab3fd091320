package prose

// Dangles reports whether a word in lower case is one that no English sentence ends with: "the", "of", "which".
func Dangles(word string) bool { return dangling[word] }

var dangling = Set("the a an of and or to in on at by for from with that which who as but than into about over is are was were has have had be")
