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

// Address is the address of a bucket, or of a prefix in it. ParseAddress returns one.
type Address struct {
	endpoint string // host and port of the service
	secure   bool   // use HTTPS
	name     string // of the bucket
	prefix   string // before all keys, with a slash at its end; "": none
	region   string // "": ask the service
	gzip     bool   // store texts compressed
	text     string // for people
}

// String returns the address without its query. It contains no credentials.
func (a Address) String() string { return a.text }

const forms = "use s3://BUCKET for Amazon S3, or https://HOST/BUCKET for another service"

// ParseAddress parses an address in one of two forms:
//
//	s3://BUCKET[/PREFIX]                    Amazon S3, or the service in AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL
//	http[s]://HOST[:PORT]/BUCKET[/PREFIX]   any service
//
// Both may end in ?region=NAME. The default is AWS_REGION or AWS_DEFAULT_REGION. With ?gzip=true texts are stored
// compressed. Errors do not show the whole text, because it may contain a password.
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

// client returns a client. It looks for credentials at the first request.
func (a Address) client(transport http.RoundTripper, tries int) (*minio.Client, error) {
	return minio.New(a.endpoint, &minio.Options{Creds: credentialsChain(), Secure: a.secure, Region: a.region, Transport: transport, MaxRetries: tries})
}

// credentialsChain looks for credentials in the environment, in the files of the AWS command line, and at the metadata
// service of the machine.
func credentialsChain() *credentials.Credentials {
	chain := []credentials.Provider{&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}}
	if !strings.EqualFold(os.Getenv("AWS_EC2_METADATA_DISABLED"), "true") {
		// Outside Amazon there is no metadata service, so the request times out.
		chain = append(chain, &credentials.IAM{Client: &http.Client{Timeout: 3 * time.Second}})
	}
	return credentials.NewChainCredentials(chain)
}
