package testkit

import (
	"reflect"
	"strings"
	"time"
)

// Hostile are texts that break documents which do not escape or clean what they are made of.
var Hostile = []string{
	"", " ", "plain", "a & b < c", "</title><script>alert(1)</script>", "&lt;b&gt; &amp; &#x26; &nbsp;", "]]>", "<![CDATA[x]]>",
	"<!-- x", "<?xml?>", "a\x00\x0b\x1fb", "\xff\xfe\xc3(", "\ufffe\uffff\ufffd", "two\n\nparts\r\n\r\nthree", `"><img src=x onerror=alert(1)>`,
	"javascript:alert(1)", "\u202e\u2028\u2029", "ק\u2067x\u202e", "{{.}} ${x} %s", strings.Repeat("long", 400), "Ålund 😀 漢字", "{\"a\":1}", "\u0085\u0091",
}

// Fill sets every exported field of the struct that v points to, so that tests see fields that are added later: texts to
// mark, times to at, and lists of structs to one struct filled likewise. Fields of other types stay as they are.
func Fill(v any, mark string, at time.Time) {
	s := reflect.ValueOf(v).Elem()
	for n := range s.NumField() {
		field := s.Field(n)
		if !field.CanSet() {
			continue
		}
		switch field.Interface().(type) {
		case string:
			field.SetString(mark)
		case []string:
			field.Set(reflect.ValueOf([]string{mark}))
		case time.Time:
			field.Set(reflect.ValueOf(at))
		default:
			if field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct {
				field.Set(reflect.MakeSlice(field.Type(), 1, 1))
				Fill(field.Index(0).Addr().Interface(), mark, at)
			}
		}
	}
}
