package crewdb

import (
	"context"
	"io"

	"github.com/google/uuid"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Unary calls get a deadline, writes a request id, and errors their reason.
func unaryInterceptor(o *options) grpc.UnaryClientInterceptor {
	return func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		if _, ok := ctx.Deadline(); !ok {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, o.timeout)
			defer cancel()
		}
		if o.retries {
			req = withRequestID(req)
		}
		return toError(invoke(ctx, method, req, reply, conn, opts...))
	}
}

// A write without a request id could not be told from its repetition. The caller's message stays as it is.
func withRequestID(req any) any {
	message, ok := req.(proto.Message)
	if !ok {
		return req
	}
	field := message.ProtoReflect().Descriptor().Fields().ByName("request_id")
	if field == nil || field.Kind() != protoreflect.StringKind || message.ProtoReflect().Get(field).String() != "" {
		return req
	}
	copied := message.ProtoReflect().New()
	message.ProtoReflect().Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		copied.Set(field, value)
		return true
	})
	copied.Set(field, protoreflect.ValueOfString(newRequestID()))
	return copied.Interface()
}

// A UUIDv7: the service keeps replies by id, and those of one moment lie together.
func newRequestID() string { return uuid.Must(uuid.NewV7()).String() }

func streamInterceptor(ctx context.Context, desc *grpc.StreamDesc, conn *grpc.ClientConn, method string, open grpc.Streamer, opts ...grpc.CallOption) (grpc.ClientStream, error) {
	stream, err := open(ctx, desc, conn, method, opts...)
	if err != nil {
		return nil, toError(err)
	}
	return errorStream{stream}, nil
}

type errorStream struct{ grpc.ClientStream }

func (s errorStream) RecvMsg(message any) error {
	return toStreamError(s.ClientStream.RecvMsg(message))
}

// SendMsg answers io.EOF when the stream has ended; RecvMsg then says why.
func (s errorStream) SendMsg(message any) error {
	return toStreamError(s.ClientStream.SendMsg(message))
}

func toStreamError(err error) error {
	if err == io.EOF {
		return err
	}
	return toError(err)
}
