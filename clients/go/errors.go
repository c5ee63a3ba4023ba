package crewdb

import (
	"fmt"
	"time"

	"google.golang.org/genproto/googleapis/rpc/code"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// Violation is a request field that breaks its rules.
type Violation struct {
	// Field is its path, for example `user.email`.
	Field string
	// Description says what would be right.
	Description string
}

// Committed says what became of a write that failed.
type Committed string

const (
	// NotCommitted: nothing of it is stored.
	NotCommitted Committed = "false"
	// IsCommitted: it is stored, and only its answer could not be sent.
	IsCommitted Committed = "true"
	// MaybeCommitted: it may be stored. Sent again with the same request_id, as this client's own retries do, it is stored once.
	MaybeCommitted Committed = "unknown"
)

// Error is why a call failed. Find it with errors.As; status.FromError and status.Code work on it as well.
type Error struct {
	// Code is gRPC's status code.
	Code codes.Code
	// Message is a sentence for people.
	Message string
	// Reason is the cause for programs, for example UNIQUE_VIOLATION; docs/errors.md lists them. Where no crewdb answered it is the
	// status's name, for example UNAVAILABLE.
	Reason string
	// Metadata has facts that go with the reason, for example table and columns.
	Metadata map[string]string
	// Committed says of a write whether it is stored although it failed.
	Committed Committed
	// Violations are the request fields that break their rules.
	Violations []Violation
	// RetryAfter is how long to wait before the call may be repeated; 0 when waiting does not help.
	RetryAfter time.Duration

	status *status.Status
}

func (e *Error) Error() string {
	return fmt.Sprintf("crewdb: %s: %s", e.Reason, e.Message)
}

// GRPCStatus is what status.FromError reads.
func (e *Error) GRPCStatus() *status.Status { return e.status }

func toError(err error) error {
	if err == nil {
		return nil
	}
	if done, ok := err.(*Error); ok {
		return done
	}
	return fromStatus(status.Convert(err))
}

func fromStatus(s *status.Status) *Error {
	answered := false
	e := &Error{Code: s.Code(), Message: s.Message(), Reason: code.Code(s.Code()).String(), status: s}
	for _, detail := range s.Details() {
		switch d := detail.(type) {
		case *errdetails.ErrorInfo:
			if d.GetDomain() == "crewdb" {
				answered, e.Reason, e.Metadata = true, d.GetReason(), d.GetMetadata()
			}
		case *errdetails.BadRequest:
			for _, v := range d.GetFieldViolations() {
				e.Violations = append(e.Violations, Violation{Field: v.GetField(), Description: v.GetDescription()})
			}
		case *errdetails.RetryInfo:
			e.RetryAfter = d.GetRetryDelay().AsDuration()
		}
	}
	e.Committed = e.committed(answered)
	return e
}

// Where crewdb answers and does not say, nothing is stored; where somebody else does, such as this client at its deadline, nobody knows.
func (e *Error) committed(answered bool) Committed {
	if said, ok := e.Metadata["committed"]; ok {
		return Committed(said)
	}
	if answered {
		return NotCommitted
	}
	switch e.Code {
	case codes.InvalidArgument, codes.Unauthenticated, codes.PermissionDenied, codes.Unimplemented:
		return NotCommitted
	}
	return MaybeCommitted
}
