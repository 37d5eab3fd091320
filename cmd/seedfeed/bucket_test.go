package main

import (
	"io"
	"net/http/httptest"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/rogpeppe/go-internal/testscript"
)

const scriptBucketName = "news"

// scriptBucket starts an S3 service with an empty bucket and sets $BUCKET to its address.
func scriptBucket(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: bucket")
	}
	p := programOf(ts)
	p.bucket = s3mem.New()
	ts.Check(p.bucket.CreateBucket(scriptBucketName))
	server := httptest.NewServer(gofakes3.New(p.bucket).Server())
	ts.Defer(server.Close)
	for name, value := range map[string]string{
		"BUCKET": server.URL + "/" + scriptBucketName, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "hunter2", "AWS_REGION": "us-east-1",
		"AWS_EC2_METADATA_DISABLED": "true",
	} {
		ts.Setenv(name, value)
		p.env.Setenv(name, value)
	}
}

// scriptObject prints an object, or checks that it does not exist.
func scriptObject(ts *testscript.TestScript, neg bool, args []string) {
	p := programOf(ts)
	if len(args) != 1 || p.bucket == nil {
		ts.Fatalf("usage: bucket, then [!] object KEY")
	}
	o, err := p.bucket.GetObject(scriptBucketName, args[0], nil)
	if neg {
		if err == nil {
			ts.Fatalf("%s is there", args[0])
		}
		return
	}
	ts.Check(err)
	_, err = io.Copy(ts.Stdout(), o.Contents)
	ts.Check(err)
}
