package bucket

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// Address says where a bucket is. ParseAddress makes one.
type Address struct {
	endpoint string // host and port of the service
	secure   bool   // by HTTPS
	name     string // of the bucket
	prefix   string // before all keys, with a slash at its end; "": none
	region   string // "": the service is asked
	gzip     bool   // texts are stored compressed
	text     string // for people
}

// String returns the address without its query. It never holds credentials.
func (a Address) String() string { return a.text }

const forms = "use s3://BUCKET for Amazon S3, or https://HOST/BUCKET for another service"

// ParseAddress reads s3://BUCKET[/PREFIX], for Amazon S3 or the service that AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL names,
// and http[s]://HOST[:PORT]/BUCKET[/PREFIX], for any service. Both may end in ?region=NAME; else AWS_REGION or
// AWS_DEFAULT_REGION has the region. With ?gzip=true texts are stored compressed. No error shows the text, which may hold a
// password.
func ParseAddress(text string) (Address, error) {
	u, err := url.Parse(text)
	if err != nil {
		return Address{}, errors.New("this is no address; " + forms)
	}
	if u.User != nil {
		return Address{}, errors.New("an address must not hold credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or write ~/.aws/credentials")
	}
	a := Address{region: cmp.Or(u.Query().Get("region"), os.Getenv("AWS_REGION"), os.Getenv("AWS_DEFAULT_REGION"))}
	for name, values := range u.Query() {
		switch name {
		case "region":
		case "gzip":
			if a.gzip, err = strconv.ParseBool(values[0]); err != nil {
				return Address{}, fmt.Errorf("gzip=%s: use gzip=true", values[0])
			}
		default:
			return Address{}, fmt.Errorf("unknown part %q after the question mark; region and gzip are known", name)
		}
	}
	path := strings.Trim(u.Path, "/")
	service := u
	switch u.Scheme {
	case "s3":
		path = strings.Trim(u.Host+"/"+path, "/")
		if service, err = url.Parse(cmp.Or(os.Getenv("AWS_ENDPOINT_URL_S3"), os.Getenv("AWS_ENDPOINT_URL"), "https://s3.amazonaws.com")); err != nil {
			return Address{}, errors.New("AWS_ENDPOINT_URL is no address; use https://HOST")
		}
		if strings.Contains(u.Host, ":") {
			return Address{}, fmt.Errorf("s3://%s has a port, so it names a service and not a bucket; use https://%s/BUCKET", u.Host, u.Host)
		}
	case "http", "https":
	default:
		return Address{}, errors.New("this is no address of a bucket; " + forms)
	}
	a.endpoint, a.secure = service.Host, service.Scheme != "http"
	a.name, a.prefix, _ = strings.Cut(path, "/")
	if a.name == "" || a.endpoint == "" {
		return Address{}, errors.New("the name of the bucket is missing; " + forms)
	}
	if a.prefix != "" {
		a.prefix += "/"
	}
	if err := checkKey(a.prefix + ownDir); err != nil {
		return Address{}, fmt.Errorf("the prefix: %w", err)
	}
	a.text = u.Scheme + "://" + strings.Trim(u.Host+u.Path, "/")
	return a, nil
}

// client returns a client that has looked for no credentials yet.
func (a Address) client(transport http.RoundTripper, tries int) (*minio.Client, error) {
	return minio.New(a.endpoint, &minio.Options{Creds: credentialsChain(), Secure: a.secure, Region: a.region, Transport: transport, MaxRetries: tries})
}

// credentialsChain looks in the environment, in the files of the AWS command line, and asks the machine that the program
// runs on.
func credentialsChain() *credentials.Credentials {
	chain := []credentials.Provider{&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}}
	if !strings.EqualFold(os.Getenv("AWS_EC2_METADATA_DISABLED"), "true") {
		// Elsewhere than at Amazon nobody answers.
		chain = append(chain, &credentials.IAM{Client: &http.Client{Timeout: 3 * time.Second}})
	}
	return credentials.NewChainCredentials(chain)
}
