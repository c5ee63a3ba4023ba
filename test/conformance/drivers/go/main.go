// The Go client as the conformance suite drives it: see test/conformance/README.md for the protocol.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"

	crewdb "crewdb.internal/go"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

type command struct {
	Op            string            `json:"op"`
	Target        string            `json:"target"`
	Pipeline      bool              `json:"pipeline"`
	Retries       *bool             `json:"retries"`
	Service       string            `json:"service"`
	Method        string            `json:"method"`
	Request       json.RawMessage   `json:"request"`
	Requests      []json.RawMessage `json:"requests"`
	TimeoutMs     int64             `json:"timeoutMs"`
	CancelAfterMs int64             `json:"cancelAfterMs"`
	Headers       map[string]string `json:"headers"`
	Durability    string            `json:"durability"`
	Take          int               `json:"take"`
	PauseMs       int64             `json:"pauseMs"`
	Ends          bool              `json:"ends"`
	Mode          string            `json:"mode"`
	Steps         []step            `json:"steps"`
	Fail          bool              `json:"fail"`
	Changes       int               `json:"changes"`
	InFlight      int               `json:"inFlight"`
	Seconds       float64           `json:"seconds"`
}

type result map[string]any

var (
	client *crewdb.Client
	lines  = bufio.NewScanner(os.Stdin)
)

func say(r result) {
	line, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(line))
}

func main() {
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var c command
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			panic(err)
		}
		r, err := run(&c)
		if err != nil {
			if r == nil {
				r = result{}
			}
			r["error"] = describe(err)
		}
		say(r)
	}
}

func run(c *command) (result, error) {
	switch c.Op {
	case "connect":
		return connect(c)
	case "call":
		return call(c)
	case "stream":
		return readStream(c)
	case "import":
		return importRows(c)
	case "transaction":
		return transaction(c)
	case "watch":
		return watch(c)
	case "waitServing":
		ctx, cancel := context.WithTimeout(context.Background(), time.Duration(c.TimeoutMs)*time.Millisecond)
		defer cancel()
		return result{}, client.WaitUntilServing(ctx, c.Service)
	case "load":
		return load(c)
	default:
		return nil, fmt.Errorf("unknown op %s", c.Op)
	}
}

func connect(c *command) (result, error) {
	if client != nil {
		client.Close()
	}
	var opts []crewdb.Option
	if c.Pipeline {
		opts = append(opts, crewdb.WithPipeline())
	}
	if c.Retries != nil && !*c.Retries {
		opts = append(opts, crewdb.WithoutRetries())
	}
	var err error
	client, err = crewdb.Connect(c.Target, opts...)
	return result{}, err
}

func service(name string) any {
	switch name {
	case "MainDb":
		return client.Main
	case "WalmartDb":
		return client.Walmart
	default:
		return client.Admin
	}
}

// The context of a call, with its deadline, its cancel and its headers.
func contextOf(c *command) (context.Context, context.CancelFunc) {
	ctx := context.Background()
	for name, value := range c.Headers {
		ctx = metadata.AppendToOutgoingContext(ctx, name, value)
	}
	if c.Durability == "replicated" {
		ctx = crewdb.Replicated(ctx)
	}
	cancel := func() {}
	if c.TimeoutMs > 0 {
		ctx, cancel = context.WithTimeout(ctx, time.Duration(c.TimeoutMs)*time.Millisecond)
	}
	ctx, stop := context.WithCancel(ctx)
	if c.CancelAfterMs > 0 {
		time.AfterFunc(time.Duration(c.CancelAfterMs)*time.Millisecond, stop)
	}
	return ctx, func() { stop(); cancel() }
}

// The generated method, and its request as JSON said it.
func method(c *command) (reflect.Value, []reflect.Value) {
	m := reflect.ValueOf(service(c.Service)).MethodByName(c.Method)
	if !m.IsValid() {
		panic("no method " + c.Service + "/" + c.Method)
	}
	if m.Type().NumIn() < 3 {
		return m, nil
	}
	request := reflect.New(m.Type().In(1).Elem())
	parse(c.Request, request.Interface().(proto.Message))
	return m, []reflect.Value{request}
}

func parse(text json.RawMessage, message proto.Message) {
	if len(text) == 0 {
		return
	}
	if err := protojson.Unmarshal(text, message); err != nil {
		panic(err)
	}
}

func toJSON(message proto.Message) json.RawMessage {
	text, err := protojson.Marshal(message)
	if err != nil {
		panic(err)
	}
	return text
}

func asError(value reflect.Value) error {
	err, _ := value.Interface().(error)
	return err
}

func call(c *command) (result, error) {
	ctx, cancel := contextOf(c)
	defer cancel()
	m, in := method(c)
	out := m.Call(append([]reflect.Value{reflect.ValueOf(ctx)}, in...))
	if err := asError(out[1]); err != nil {
		return nil, err
	}
	return result{"response": toJSON(out[0].Interface().(proto.Message))}, nil
}

func describe(err error) result {
	var e *crewdb.Error
	if !errors.As(err, &e) {
		return result{"other": err.Error()}
	}
	details := []string{}
	for _, d := range status.Convert(err).Proto().GetDetails() {
		details = append(details, d.GetTypeUrl()[strings.LastIndexByte(d.GetTypeUrl(), '/')+1:])
	}
	violations := []result{}
	for _, v := range e.Violations {
		violations = append(violations, result{"field": v.Field, "description": v.Description})
	}
	return result{
		"code": codeName(e.Code), "message": e.Message, "reason": e.Reason, "metadata": e.Metadata,
		"committed": e.Committed, "violations": violations, "retryAfterMs": e.RetryAfter.Milliseconds(), "details": details,
	}
}

// NotFound as NOT_FOUND.
func codeName(code codes.Code) string {
	if code == codes.Canceled {
		return "CANCELLED"
	}
	var name strings.Builder
	for i, letter := range code.String() {
		if i > 0 && letter >= 'A' && letter <= 'Z' {
			name.WriteByte('_')
		}
		name.WriteRune(letter)
	}
	return strings.ToUpper(name.String())
}
