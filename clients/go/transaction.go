package crewdb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	sqlv1 "crewdb.internal/go/crewdb/sql/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// Database is a service with transactions: Client.Main or Client.Walmart.
type Database interface {
	Transact(ctx context.Context, opts ...grpc.CallOption) (grpc.BidiStreamingClient[sqlv1.TransactRequest, sqlv1.TransactResponse], error)
}

// Tx is a transaction. It is a grpc.ClientConnInterface, so that a generated client runs inside it:
//
//	tx.Execute("UPDATE …")
//	mainv1.NewMainDbClient(tx).CreateUser(ctx, request)
//
// One action runs at a time, whoever calls. An action that fails changed nothing and leaves the transaction open.
type Tx struct {
	// Limits say how long the transaction may live and idle.
	Limits *sqlv1.StreamLimits
	// CommitSeq of the snapshot, and after the end that of the commit; empty when nothing was changed.
	CommitSeq string

	mu     sync.Mutex
	stream grpc.BidiStreamingClient[sqlv1.TransactRequest, sqlv1.TransactResponse]
}

// WriteTransaction runs fn in a transaction that holds the one writer, commits when fn answers nil, and undoes everything when it
// answers an error, panics, or the context ends. The error is fn's own, or an *Error, for example with reason TRANSACTION_LOST.
func WriteTransaction(ctx context.Context, db Database, fn func(tx *Tx) error) error {
	return transaction(ctx, db, sqlv1.TransactRequest_MODE_READ_WRITE, fn)
}

// ReadTransaction runs fn on one snapshot, in which every read sees the same state. Writes are refused.
func ReadTransaction(ctx context.Context, db Database, fn func(tx *Tx) error) error {
	return transaction(ctx, db, sqlv1.TransactRequest_MODE_READ_ONLY, fn)
}

func transaction(ctx context.Context, db Database, mode sqlv1.TransactRequest_Mode, fn func(tx *Tx) error) error {
	// Whatever ends this function without a commit, a panic too, cancels the stream and so undoes the transaction.
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := db.Transact(ctx)
	if err != nil {
		return err
	}
	tx := &Tx{stream: stream}
	begun, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Begin_{Begin: &sqlv1.TransactRequest_Begin{Mode: mode}}})
	if err != nil {
		return err
	}
	tx.Limits, tx.CommitSeq = begun.GetBegun().GetLimits(), begun.GetBegun().GetCommitSeq()
	if err := fn(tx); err != nil {
		return tx.rollback(err)
	}
	committed, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Commit_{Commit: &sqlv1.TransactRequest_Commit{}}})
	if err != nil {
		return err
	}
	tx.CommitSeq = committed.GetCommitted().GetCommitSeq()
	return tx.end()
}

func (tx *Tx) rollback(cause error) error {
	_, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Rollback_{Rollback: &sqlv1.TransactRequest_Rollback{}}})
	var lost *Error
	if errors.As(err, &lost) && lost.Reason != "" && !errors.As(cause, &lost) {
		return errors.Join(cause, err)
	}
	return cause
}

// Reads the end of the stream, without which gRPC keeps the call open.
func (tx *Tx) end() error {
	if _, err := tx.stream.Recv(); err != nil && err != io.EOF {
		return err
	}
	return nil
}

func (tx *Tx) do(request *sqlv1.TransactRequest) (*sqlv1.TransactResponse, error) {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	// When sending fails the stream has ended, and receiving says why.
	if err := tx.stream.Send(request); err != nil && err != io.EOF {
		return nil, err
	}
	response, err := tx.stream.Recv()
	if err == io.EOF {
		return nil, fromStatus(status.New(codes.Aborted, "the transaction has ended"))
	}
	if err != nil {
		return nil, err
	}
	if failed := response.GetError(); failed != nil {
		return nil, fromStatus(status.FromProto(failed))
	}
	return response, nil
}

// Query runs a statement that reads. Parameters are as for Values.
func (tx *Tx) Query(sql string, parameters ...any) (*sqlv1.QueryResponse, error) {
	values, err := Values(parameters...)
	if err != nil {
		return nil, err
	}
	request := &sqlv1.QueryRequest{Sql: sql, Parameters: values}
	response, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Query{Query: request}})
	return response.GetQuery(), err
}

// Execute runs a statement that may write. Parameters are as for Values.
func (tx *Tx) Execute(sql string, parameters ...any) (*sqlv1.ExecuteResponse, error) {
	values, err := Values(parameters...)
	if err != nil {
		return nil, err
	}
	request := &sqlv1.ExecuteRequest{Sql: sql, Parameters: values}
	response, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Execute{Execute: request}})
	return response.GetExecute(), err
}

// Savepoint runs fn and, when it answers an error, undoes what fn did and answers that error; the transaction goes on. The name is 1
// to 64 letters, digits and underscores.
func (tx *Tx) Savepoint(name string, fn func() error) error {
	point := &sqlv1.TransactRequest_Savepoint{Name: name}
	if _, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Savepoint_{Savepoint: point}}); err != nil {
		return err
	}
	if err := fn(); err != nil {
		if _, undone := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_RollbackTo{RollbackTo: point}}); undone != nil {
			return errors.Join(err, undone)
		}
		return err
	}
	_, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Release{Release: point}})
	return err
}

// Invoke runs a unary typed rpc inside the transaction; generated clients call it.
func (tx *Tx) Invoke(_ context.Context, method string, args, reply any, _ ...grpc.CallOption) error {
	request, ok := args.(proto.Message)
	answer, answers := reply.(proto.Message)
	if !ok || !answers {
		return fmt.Errorf("crewdb: %s: not protobuf messages", method)
	}
	body, err := proto.Marshal(request)
	if err != nil {
		return err
	}
	call := &sqlv1.TransactRequest_TypedCall{Method: method[strings.LastIndexByte(method, '/')+1:], Request: body}
	response, err := tx.do(&sqlv1.TransactRequest{Action: &sqlv1.TransactRequest_Call{Call: call}})
	if err != nil {
		return err
	}
	return proto.Unmarshal(response.GetReply(), answer)
}

// NewStream fails: streams don't run inside a transaction.
func (tx *Tx) NewStream(context.Context, *grpc.StreamDesc, string, ...grpc.CallOption) (grpc.ClientStream, error) {
	return nil, fromStatus(status.New(codes.Unimplemented, "streams don't run inside a transaction: use Query"))
}
