package options

import (
	"fmt"
	"reflect"
	"strings"
)

// Change returns the names of the settings that differ in next. It resets those that need a restart to their old values.
func (o *Options) Change(next *Options) (changed, waiting []string) {
	before, after := reflect.ValueOf(o).Elem(), reflect.ValueOf(next).Elem()
	for i := range before.NumField() {
		field := before.Type().Field(i)
		if fmt.Sprint(before.Field(i).Interface()) == fmt.Sprint(after.Field(i).Interface()) {
			continue
		}
		name := field.Tag.Get("name")
		if name == "" {
			name = strings.ToLower(field.Name)
		}
		if _, ok := field.Tag.Lookup("restart"); ok {
			after.Field(i).Set(before.Field(i))
			waiting = append(waiting, name)
		} else {
			changed = append(changed, name)
		}
	}
	return changed, waiting
}
