package bucket

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/export"
)

// BenchmarkBuild builds sites of several sizes with objects of 2 KB. It measures a first build, a build by a new program
// without any change, and a build after one edit.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		documents := []export.Document{doc("/atom.xml", textAtom, "A feed")}
		for i := range n - 1 {
			documents = append(documents, doc(fmt.Sprint("/articles/", i), "image/png", strings.Repeat(fmt.Sprint("Number ", i), 200)))
		}
		site := siteOf(documents...)
		run := func(name string, prepare func(s *service), do func(s *service, bucket *Bucket)) {
			b.Run(fmt.Sprint(name, "-", n), func(b *testing.B) {
				s := newService(b)
				prepare(s)
				began := s.requests
				for b.Loop() {
					bucket := opened(b, s.address("", ""), tag1)
					do(s, bucket)
					bucket.Close()
				}
				b.ReportMetric(float64(s.requests-began)/float64(b.N), "requests/op")
			})
		}
		whole := func(s *service) {
			first := opened(b, s.address("", ""), tag1)
			built(b, first, site)
			first.Close()
		}
		run("first", func(*service) {}, func(s *service, bucket *Bucket) {
			for _, key := range s.keys(b) {
				if _, err := s.backend.DeleteObject(testBucket, key); err != nil {
					b.Fatal(err)
				}
			}
			built(b, bucket, site)
		})
		run("same", whole, func(s *service, bucket *Bucket) { built(b, bucket, site) })
		edits := 0
		run("edit", whole, func(s *service, bucket *Bucket) {
			edits++
			documents[7] = doc(documents[7].Path, textHTML, fmt.Sprint("Edit ", edits))
			if r := built(b, bucket, site); r.Written != 1 {
				b.Fatalf("%+v", r)
			}
		})
	}
}
