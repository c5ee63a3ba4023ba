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
	e := &Error{Code: s.Code(), Message: s.Message(), Reason: code.Code(s.Code()).String(), status: s}
	for _, detail := range s.Details() {
		switch d := detail.(type) {
		case *errdetails.ErrorInfo:
			if d.GetDomain() == "crewdb" {
				e.Reason, e.Metadata = d.GetReason(), d.GetMetadata()
			}
		case *errdetails.BadRequest:
			for _, v := range d.GetFieldViolations() {
				e.Violations = append(e.Violations, Violation{Field: v.GetField(), Description: v.GetDescription()})
			}
		case *errdetails.RetryInfo:
			e.RetryAfter = d.GetRetryDelay().AsDuration()
		}
	}
	return e
}
