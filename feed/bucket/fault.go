package bucket

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/minio/minio-go/v7"
)

// remedies maps the error codes of services to advice.
var remedies = map[string]string{
	"InvalidAccessKeyId":             "the service does not know these credentials; check AWS_ACCESS_KEY_ID or ~/.aws/credentials",
	"SignatureDoesNotMatch":          "the secret key is wrong; check AWS_SECRET_ACCESS_KEY or ~/.aws/credentials",
	"InvalidToken":                   "the credentials are wrong; get new ones",
	"ExpiredToken":                   "the credentials have expired; get new ones",
	"NoSuchBucket":                   "make the bucket, or check its name and the region",
	"AuthorizationHeaderMalformed":   "the region may be wrong; add ?region=NAME to the address",
	"PermanentRedirect":              "the bucket is in another region; add ?region=NAME to the address",
	"AccessDenied":                   "these credentials may not do that; allow s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject on the bucket",
	"AllAccessDisabled":              "the bucket is blocked; ask its owner",
	"QuotaExceeded":                  "the bucket is full; remove something, or raise its limit",
	"XMinioAdminBucketQuotaExceeded": "the bucket is full; remove something, or raise its limit",
	"XMinioStorageFull":              "the disk of the service is full; make room there",
	"StorageFull":                    "the disk of the service is full; make room there",
	"InsufficientStorage":            "the disk of the service is full; make room there",
	"507 Insufficient Storage":       "the disk of the service is full; make room there",
	"EntityTooLarge":                 "the service takes no object of this size",
	"SlowDown":                       "the service is asked too often; wait, and build again",
	"InvalidBucketName":              "check the name of the bucket",
}

// nameCodes are error codes about one key. The rest of the site can still be written.
var nameCodes = map[string]bool{
	"KeyTooLongError": true, "InvalidObjectName": true, "XMinioInvalidObjectName": true, "InvalidURI": true,
	"XMinioParentIsObject": true, "ObjectParentIsFile": true, "XMinioObjectExistsAsDirectory": true, "ExistingObjectIsDirectory": true,
	"XMinioInvalidResourceName": true, "EntityTooLarge": true,
}

func code(err error) string {
	var response minio.ErrorResponse
	if errors.As(err, &response) {
		return response.Code
	}
	return ""
}

// isForbidden reports whether a service refuses access. It looks at the status, because services have codes of their own.
func isForbidden(err error) bool {
	var response minio.ErrorResponse
	return errors.As(err, &response) && (response.StatusCode == http.StatusForbidden || response.StatusCode == http.StatusUnauthorized)
}

func isMissing(err error) bool { return code(err) == "NoSuchKey" }

// isConditionFailed reports whether a conditional write was refused because the condition does not hold. A service answers
// one of two concurrent conditional writes with ConditionalRequestConflict.
func isConditionFailed(err error) bool {
	return code(err) == "PreconditionFailed" || code(err) == "ConditionalRequestConflict"
}

// isUnsupported reports whether a service does not support a field of the request.
func isUnsupported(err error) bool {
	return code(err) == "NotImplemented" || code(err) == "APINotSupported" || code(err) == "MethodNotAllowed"
}

// isProblem reports whether an error concerns one key and not the whole bucket.
func isProblem(err error) bool {
	return errors.Is(err, errForeign) || errors.Is(err, errKey) || nameCodes[code(err)]
}

// fault returns an error with the operation, the key, the reason and the remedy. An empty key means the whole bucket.
func (b *Bucket) fault(doing, key string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	where := b.String()
	if key != "" {
		where += "/" + key
	}
	var request *url.Error
	if errors.As(err, &request) {
		err = request.Err // drops the address of the request
		if strings.Contains(err.Error(), "Connection closed by foreign host") {
			err = errBroken
		}
	}
	remedy := ""
	switch c := code(err); {
	case c == "RequestTimeTooSkewed":
		remedy = "; the clock of this machine is wrong: set it"
		if skew := b.skew.Load(); skew != 0 {
			remedy = fmt.Sprintf("; the clock of this machine differs from that of the service by %v: set it", time.Duration(skew).Abs().Round(time.Second))
		}
	case remedies[c] != "":
		remedy = "; " + remedies[c]
	case isForbidden(err):
		remedy = "; check the credentials, and what they may do"
	case c == "":
		remedy = "; is the address right, and the network up? The next build goes on from here"
	}
	if c := code(err); c != "" && !strings.Contains(err.Error(), c) {
		err = fmt.Errorf("%w (%s)", err, c)
	}
	return fmt.Errorf("%s: %s: %w%s", where, doing, trimmed{err}, remedy)
}

// trimmed is an error whose text has no full stop at the end.
type trimmed struct{ error }

func (t trimmed) Error() string {
	return strings.TrimSuffix(strings.ReplaceAll(t.error.Error(), ". (", " ("), ".")
}

func (t trimmed) Unwrap() error { return t.error }

// errForeign means that another program's object has the key of a document.
var errForeign = errors.New("it is not an object that this program has written")

var errBroken = errors.New("the connection broke")

var errKey = errors.New("no object can have this name")

// checkKey returns an error for keys that services reject, or that they or their file systems confuse with another key.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
func checkKey(key string) error {
	reason := ""
	switch {
	case len(key) > 1024:
		reason = "it is longer than 1,024 bytes"
	case !utf8.ValidString(key):
		reason = "it is no UTF-8"
	case strings.ContainsFunc(key, unicode.IsControl):
		reason = "it has control characters"
	}
	for part := range strings.SplitSeq(key, "/") {
		if part == "." || part == ".." || part == "" {
			reason = fmt.Sprintf("the part %q has a meaning in addresses", part)
		}
	}
	if reason == "" {
		return nil
	}
	return fmt.Errorf("%w: %s", errKey, reason)
}
