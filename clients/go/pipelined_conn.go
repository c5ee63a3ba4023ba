package crewdb

import (
	"context"
	"strings"
	"sync"

	pipelinev1 "crewdb.internal/go/crewdb/pipeline/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	grpcstatus "google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// Services whose calls can travel together.
var pipelinedServices = map[string]bool{MainService: true, WalmartService: true}

// A connection whose unary calls travel together: those that come while a message is being sent leave with the next one. It is a
// grpc.ClientConnInterface, so that generated clients are used unchanged. Streams, and calls with options or headers of their own, go
// by themselves.
type pipelinedConn struct {
	conn *grpc.ClientConn
	o    *options

	mu   sync.Mutex
	open map[string]*pipeline
}

func newPipelinedConn(conn *grpc.ClientConn, o *options) *pipelinedConn {
	return &pipelinedConn{conn: conn, o: o, open: map[string]*pipeline{}}
}

func (c *pipelinedConn) NewStream(ctx context.Context, desc *grpc.StreamDesc, method string, opts ...grpc.CallOption) (grpc.ClientStream, error) {
	return c.conn.NewStream(ctx, desc, method, opts...)
}

func (c *pipelinedConn) Invoke(ctx context.Context, path string, args, reply any, opts ...grpc.CallOption) error {
	service, method, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	traceparent, carried := carriedHeaders(ctx)
	if !pipelinedServices[service] || !carried || !onlyStaticMethod(opts) {
		return c.conn.Invoke(ctx, path, args, reply, opts...)
	}
	if _, ok := ctx.Deadline(); !ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.o.timeout)
		defer cancel()
	}
	if c.o.retries {
		args = withRequestID(args)
	}
	request, err := proto.Marshal(args.(proto.Message))
	if err != nil {
		return toError(grpcstatus.Error(codes.Internal, err.Error()))
	}
	call := &pipelinev1.PipelineCall{Method: method, Request: request, Traceparent: traceparent}
	answer, err := withRetries(ctx, c.o.retries && retries.repeatable[path], func() ([]byte, error) {
		return c.pipeline(service).do(ctx, call)
	})
	if err == errNoPipelines {
		return c.conn.Invoke(ctx, path, args, reply, opts...)
	}
	if err != nil {
		return toError(err)
	}
	return proto.Unmarshal(answer, reply.(proto.Message))
}

// Generated clients say of every call that its method is static, which changes nothing here.
func onlyStaticMethod(opts []grpc.CallOption) bool {
	for _, opt := range opts {
		if _, ok := opt.(grpc.StaticMethodCallOption); !ok {
			return false
		}
	}
	return true
}

// Of a caller's headers only its trace fits into a pipeline.
func carriedHeaders(ctx context.Context) (traceparent string, ok bool) {
	headers, _ := metadata.FromOutgoingContext(ctx)
	for name, values := range headers {
		if name != "traceparent" || len(values) != 1 {
			return "", false
		}
		traceparent = values[0]
	}
	return traceparent, true
}

func (c *pipelinedConn) pipeline(service string) *pipeline {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.open[service]
	if p == nil {
		p = &pipeline{conn: c.conn, path: "/" + service + "/Pipeline", waiting: map[uint64]chan answered{}}
		c.open[service] = p
	}
	return p
}
