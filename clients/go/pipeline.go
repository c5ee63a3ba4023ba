package crewdb

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"time"

	pipelinev1 "crewdb.internal/go/crewdb/pipeline/v1"
	"google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	grpcstatus "google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// A message is sent when it has so many bytes, however many calls more there are: the service takes 4 MiB at most.
const messageBytes = 256 << 10

type answered struct {
	reply []byte
	err   error
}

// The service is older than pipelines: its calls go one by one.
var errNoPipelines = errors.New("crewdb: the service knows no pipelines")

// The calls of one service, and the stream that carries them. A lost stream is opened anew by the next call.
type pipeline struct {
	conn *grpc.ClientConn
	path string

	mu      sync.Mutex
	stream  grpc.ClientStream
	waiting map[uint64]chan answered
	lastID  uint64
	next    *pipelinev1.PipelineRequest
	bytes   int
	sending bool
	unknown bool
}

func (p *pipeline) do(ctx context.Context, call *pipelinev1.PipelineCall) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, grpcstatus.FromContextError(err).Err()
	}
	done := make(chan answered, 1)
	id, err := p.add(ctx, call, done)
	if err != nil {
		return nil, err
	}
	select {
	case answer := <-done:
		return answer.reply, answer.err
	case <-ctx.Done():
		p.cancel(id)
		return nil, grpcstatus.FromContextError(ctx.Err()).Err()
	}
}

func (p *pipeline) add(ctx context.Context, call *pipelinev1.PipelineCall, done chan answered) (uint64, error) {
	timeout := int64(0)
	if deadline, ok := ctx.Deadline(); ok {
		timeout = max(1, time.Until(deadline).Milliseconds())
	}
	p.mu.Lock()
	if p.unknown {
		p.mu.Unlock()
		return 0, errNoPipelines
	}
	p.lastID++
	id := p.lastID
	p.waiting[id] = done
	p.pending().Calls = append(p.next.Calls, &pipelinev1.PipelineCall{
		Id: id, Method: call.Method, Request: call.Request, TimeoutMs: timeout, Traceparent: call.Traceparent,
	})
	p.bytes += len(call.Request) + 64
	p.mu.Unlock()
	p.flush()
	return id, nil
}

// The service stops the call's statement.
func (p *pipeline) cancel(id uint64) {
	p.mu.Lock()
	if _, waits := p.waiting[id]; waits {
		delete(p.waiting, id)
		p.pending().CancelIds = append(p.next.CancelIds, id)
		p.bytes += 16
	}
	p.mu.Unlock()
	p.flush()
}

func (p *pipeline) pending() *pipelinev1.PipelineRequest {
	if p.next == nil {
		p.next = &pipelinev1.PipelineRequest{}
	}
	return p.next
}

// Sends what waits, unless somebody is at it, who will take it along.
func (p *pipeline) flush() {
	p.mu.Lock()
	if p.sending || p.next == nil {
		p.mu.Unlock()
		return
	}
	p.sending = true
	full := p.bytes >= messageBytes
	p.mu.Unlock()
	if !full {
		// Goroutines that are about to call join this message; alone it costs nothing.
		runtime.Gosched()
	}
	if p.send() {
		// Whoever called waits for an answer, not for the calls of others to leave.
		go func() {
			for p.send() {
			}
		}()
	}
}

// Sends one message, and answers whether there is another.
func (p *pipeline) send() bool {
	p.mu.Lock()
	message := p.next
	p.next, p.bytes = nil, 0
	if message == nil {
		p.sending = false
		p.mu.Unlock()
		return false
	}
	stream, err := p.opened()
	p.mu.Unlock()
	if err != nil {
		p.lost(nil, err)
	} else if err := stream.SendMsg(message); err != nil && err != io.EOF {
		p.lost(stream, err)
	}
	// After io.EOF the stream's reader learns why it ended, and fails what waits.
	return true
}

// With p.mu held.
func (p *pipeline) opened() (grpc.ClientStream, error) {
	if p.stream != nil {
		return p.stream, nil
	}
	desc := &grpc.StreamDesc{StreamName: "Pipeline", ServerStreams: true, ClientStreams: true}
	// It lives as long as the connection: closing that ends it.
	stream, err := p.conn.NewStream(context.Background(), desc, p.path)
	if err != nil {
		return nil, err
	}
	p.stream = stream
	go p.receive(stream)
	return stream, nil
}

func (p *pipeline) receive(stream grpc.ClientStream) {
	for {
		message := &pipelinev1.PipelineResponse{}
		if err := stream.RecvMsg(message); err != nil {
			p.lost(stream, err)
			return
		}
		for _, each := range message.Answers {
			p.mu.Lock()
			done := p.waiting[each.Id]
			delete(p.waiting, each.Id)
			p.mu.Unlock()
			if done != nil {
				done <- answered{reply: each.Reply, err: failureOf(each.Status)}
			}
		}
	}
}

func failureOf(bytes []byte) error {
	if len(bytes) == 0 {
		return nil
	}
	failed := &status.Status{}
	if err := proto.Unmarshal(bytes, failed); err != nil {
		return grpcstatus.Error(codes.Internal, err.Error())
	}
	return grpcstatus.ErrorProto(failed)
}

// Every call that waits fails as a unary one would on a lost connection.
func (p *pipeline) lost(stream grpc.ClientStream, err error) {
	if err == io.EOF {
		// The service ends a pipeline when it stops: what it has not answered it has not begun.
		err = grpcstatus.Error(codes.Unavailable, "the service has ended the pipeline")
	}
	p.mu.Lock()
	if p.stream != stream {
		p.mu.Unlock()
		return
	}
	p.stream, p.next, p.bytes = nil, nil, 0
	if grpcstatus.Code(err) == codes.Unimplemented {
		p.unknown, err = true, errNoPipelines
	}
	waiting := p.waiting
	p.waiting = map[uint64]chan answered{}
	p.mu.Unlock()
	for _, done := range waiting {
		done <- answered{err: err}
	}
}
