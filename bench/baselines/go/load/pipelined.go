package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
)

// Fields of the messages of crewdb.pipeline.v1.
const (
	calls, answers                   = 1, 1
	callID, callMethod, callRequest  = 1, 2, 3
	answerID, answerReply, answerBad = 1, 2, 3
)

// Messages are bytes that were encoded before.
type rawCodec struct{}

func (rawCodec) Name() string { return "proto" }
func (rawCodec) Marshal(message any) (mem.BufferSlice, error) {
	return mem.BufferSlice{mem.SliceBuffer(message.([]byte))}, nil
}
func (rawCodec) Unmarshal(data mem.BufferSlice, into any) error {
	*into.(*[]byte) = data.Materialize()
	return nil
}

// One stream: every message of answers is followed by one with as many calls.
func pipelined(p *plan, requests *source, m *meter, inFlight int) error {
	conn, err := grpc.NewClient(p.Target, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithInitialWindowSize(1<<20), grpc.WithInitialConnWindowSize(1<<20))
	if err != nil {
		return err
	}
	defer conn.Close()
	at := strings.LastIndexByte(p.Path, '/')
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	desc := &grpc.StreamDesc{ServerStreams: true, ClientStreams: true}
	stream, err := conn.NewStream(ctx, desc, p.Path[:at]+"/Pipeline", grpc.ForceCodecV2(rawCodec{}))
	if err != nil {
		return err
	}
	s := &pipelineStream{method: p.Path[at+1:], requests: requests, meter: m, starts: map[uint64]time.Time{}}
	if err := stream.SendMsg(s.message(inFlight)); err != nil && err != io.EOF {
		return err
	}
	for len(s.starts) > 0 {
		var reply []byte
		if err := stream.RecvMsg(&reply); err != nil {
			return err
		}
		more, err := s.read(reply)
		if err != nil {
			return err
		}
		if more > 0 {
			if err := stream.SendMsg(s.message(more)); err != nil && err != io.EOF {
				return err
			}
		}
	}
	return nil
}

type pipelineStream struct {
	method   string
	requests *source
	meter    *meter
	starts   map[uint64]time.Time
	lastID   uint64
}

// A PipelineRequest with so many calls.
func (s *pipelineStream) message(count int) []byte {
	var message, call []byte
	for range count {
		s.lastID++
		call = protowire.AppendTag(call[:0], callID, protowire.VarintType)
		call = protowire.AppendVarint(call, s.lastID)
		call = protowire.AppendTag(call, callMethod, protowire.BytesType)
		call = protowire.AppendString(call, s.method)
		call = protowire.AppendTag(call, callRequest, protowire.BytesType)
		call = protowire.AppendBytes(call, s.requests.take())
		message = protowire.AppendTag(message, calls, protowire.BytesType)
		message = protowire.AppendBytes(message, call)
		s.starts[s.lastID] = time.Now()
	}
	return message
}

// Reads a PipelineResponse; answers how many calls may follow.
func (s *pipelineStream) read(message []byte) (more int, err error) {
	err = eachField(message, func(number protowire.Number, _ uint64, answer []byte) error {
		if number != answers {
			return nil
		}
		again, err := s.readAnswer(answer)
		if again {
			more++
		}
		return err
	})
	return more, err
}

func (s *pipelineStream) readAnswer(answer []byte) (again bool, err error) {
	var id uint64
	var reply, failure []byte
	err = eachField(answer, func(number protowire.Number, value uint64, bytes []byte) error {
		switch number {
		case answerID:
			id = value
		case answerReply:
			reply = bytes
		case answerBad:
			failure = bytes
		}
		return nil
	})
	start, known := s.starts[id]
	if err == nil && !known {
		err = fmt.Errorf("an answer to call %d, which waits for none", id)
	}
	delete(s.starts, id)
	text := ""
	if len(failure) > 0 || len(reply) == 0 {
		text = fmt.Sprintf("google.rpc.Status %q with %d bytes", failure, len(reply))
	}
	return s.meter.ended(start, text), err
}

func eachField(message []byte, visit func(protowire.Number, uint64, []byte) error) error {
	for len(message) > 0 {
		number, kind, n := protowire.ConsumeTag(message)
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		var value uint64
		var bytes []byte
		switch kind {
		case protowire.VarintType:
			value, n = protowire.ConsumeVarint(message)
		case protowire.BytesType:
			bytes, n = protowire.ConsumeBytes(message)
		default:
			n = protowire.ConsumeFieldValue(number, kind, message)
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		message = message[n:]
		if err := visit(number, value, bytes); err != nil {
			return err
		}
	}
	return nil
}
