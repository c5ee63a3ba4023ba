package crewdb

import (
	"fmt"

	sqlv1 "crewdb.internal/go/crewdb/sql/v1"
)

// Values makes parameters of a statement. It takes nil, int, int32, int64, float64, string, []byte and *sqlv1.Value, and fails for
// everything else: SQLite has no booleans or times, and how they are stored is for the statement to say.
func Values(values ...any) ([]*sqlv1.Value, error) {
	made := make([]*sqlv1.Value, len(values))
	for i, value := range values {
		switch v := value.(type) {
		case nil:
			made[i] = &sqlv1.Value{}
		case int:
			made[i] = integer(int64(v))
		case int32:
			made[i] = integer(int64(v))
		case int64:
			made[i] = integer(v)
		case float64:
			made[i] = &sqlv1.Value{Kind: &sqlv1.Value_Real{Real: v}}
		case string:
			made[i] = &sqlv1.Value{Kind: &sqlv1.Value_Text{Text: v}}
		case []byte:
			made[i] = &sqlv1.Value{Kind: &sqlv1.Value_Blob{Blob: v}}
		case *sqlv1.Value:
			made[i] = v
		default:
			return nil, fmt.Errorf("crewdb: parameter %d is a %T: bind nil, an integer, float64, string or []byte", i+1, value)
		}
	}
	return made, nil
}

func integer(v int64) *sqlv1.Value { return &sqlv1.Value{Kind: &sqlv1.Value_Integer{Integer: v}} }

// Native is a value as Go has it: nil, int64, float64, string or []byte.
func Native(value *sqlv1.Value) any {
	switch v := value.GetKind().(type) {
	case *sqlv1.Value_Integer:
		return v.Integer
	case *sqlv1.Value_Real:
		return v.Real
	case *sqlv1.Value_Text:
		return v.Text
	case *sqlv1.Value_Blob:
		return v.Blob
	default:
		return nil
	}
}
