package digest

// Version names what the stages make of a fixed set of articles. It is part of the key of the digest cache, so that a
// program whose stages make other digests makes them anew, also for what is published already. TestVersion fails when
// the stages have changed, and prints the new value.
const Version = "62749f953336"
