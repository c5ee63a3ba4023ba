package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"
)

// Times are stored as text of exactly this form.
const timeForm = "2006-01-02T15:04:05.000Z"

func now() *timestamppb.Timestamp {
	return timestamppb.New(time.Now().Truncate(time.Millisecond))
}

func toTimestamp(text *string) *timestamppb.Timestamp {
	if text == nil {
		return nil
	}
	at, err := time.Parse(timeForm, *text)
	if err != nil {
		return nil
	}
	return timestamppb.New(at)
}

func fromTimestamp(at *timestamppb.Timestamp) any {
	if at == nil {
		return nil
	}
	return at.AsTime().Format(timeForm)
}

// An enum whose stored text is the value's name without its prefix.
type enumText[E ~int32] struct {
	values map[string]E
	texts  map[E]string
}

func newEnumText[E ~int32](values map[string]int32, prefix string, toText func(string) string) enumText[E] {
	t := enumText[E]{values: map[string]E{}, texts: map[E]string{}}
	for name, value := range values {
		if value == 0 {
			continue
		}
		text := toText(strings.TrimPrefix(name, prefix))
		t.values[text], t.texts[E(value)] = E(value), text
	}
	return t
}

func (t enumText[E]) from(text *string) E {
	if text == nil {
		return 0
	}
	return t.values[*text]
}

func (t enumText[E]) text(value E) any {
	if text, ok := t.texts[value]; ok {
		return text
	}
	return nil
}

func fromJSON(text *string, into any) error {
	if text == nil {
		return nil
	}
	if err := json.Unmarshal([]byte(*text), into); err != nil {
		return fmt.Errorf("stored JSON: %w", err)
	}
	return nil
}

// NULL for an empty list.
func toJSON(list []string) any {
	if len(list) == 0 {
		return nil
	}
	text, _ := json.Marshal(list)
	return string(text)
}
