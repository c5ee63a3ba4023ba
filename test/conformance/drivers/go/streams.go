package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"

	crewdb "crewdb.internal/go"
	mainv1 "crewdb.internal/go/crewdb/main/v1"
	sqlv1 "crewdb.internal/go/crewdb/sql/v1"
	walmartv1 "crewdb.internal/go/crewdb/walmart/v1"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/proto"
)

func readStream(c *command) (result, error) {
	ctx, cancel := contextOf(c)
	defer cancel()
	m, in := method(c)
	out := m.Call(append([]reflect.Value{reflect.ValueOf(ctx)}, in...))
	if err := asError(out[1]); err != nil {
		return nil, err
	}
	messages, count, rows := []json.RawMessage{}, 0, 0
	said := func() result { return result{"messages": messages, "count": count, "rows": rows} }
	for c.Take == 0 || count < c.Take {
		next := out[0].MethodByName("Recv").Call(nil)
		if err := asError(next[1]); err == io.EOF {
			break
		} else if err != nil {
			return said(), err
		}
		count++
		rows += len(next[0].Interface().(interface{ GetRows() []*sqlv1.Row }).GetRows())
		if !c.Ends || count == 1 {
			messages = append(messages, toJSON(next[0].Interface().(proto.Message)))
		}
		if count == 1 {
			time.Sleep(time.Duration(c.PauseMs) * time.Millisecond)
		}
	}
	return said(), nil
}

func importRows(c *command) (result, error) {
	ctx, cancel := contextOf(c)
	defer cancel()
	m, _ := method(c)
	out := m.Call([]reflect.Value{reflect.ValueOf(ctx)})
	if err := asError(out[1]); err != nil {
		return nil, err
	}
	send := out[0].MethodByName("Send")
	for _, text := range c.Requests {
		request := reflect.New(send.Type().In(0).Elem())
		parse(text, request.Interface().(proto.Message))
		// When sending fails the stream has ended, and the answer says why.
		if asError(send.Call([]reflect.Value{request})[0]) != nil {
			break
		}
	}
	answer := out[0].MethodByName("CloseAndRecv").Call(nil)
	if err := asError(answer[1]); err != nil {
		return nil, err
	}
	return result{"response": toJSON(answer[0].Interface().(proto.Message))}, nil
}

type step struct {
	Query     json.RawMessage `json:"query"`
	Execute   json.RawMessage `json:"execute"`
	Call      *command        `json:"call"`
	Savepoint string          `json:"savepoint"`
	Steps     []step          `json:"steps"`
	Fail      bool            `json:"fail"`
}

var errOwn = errors.New("the caller's own error")

func transaction(c *command) (result, error) {
	ctx, cancel := contextOf(c)
	defer cancel()
	scope := crewdb.WriteTransaction
	if c.Mode == "read" {
		scope = crewdb.ReadTransaction
	}
	results := []result{}
	err := scope(ctx, service(c.Service).(crewdb.Database), func(tx *crewdb.Tx) error {
		for _, s := range c.Steps {
			results = append(results, runStep(ctx, c.Service, tx, s, &results))
		}
		if c.Fail {
			return errOwn
		}
		return nil
	})
	if err == errOwn {
		return result{"results": results, "failed": true}, nil
	}
	return result{"results": results}, err
}

func runStep(ctx context.Context, name string, tx *crewdb.Tx, s step, results *[]result) result {
	answer, err := do(ctx, name, tx, s, results)
	if err == errOwn {
		return result{"failed": true}
	}
	if err != nil {
		return result{"error": describe(err)}
	}
	if answer == nil {
		return result{}
	}
	return result{"response": toJSON(answer)}
}

func parameters(values []*sqlv1.Value) []any {
	native := make([]any, len(values))
	for i, value := range values {
		native[i] = crewdb.Native(value)
	}
	return native
}

func do(ctx context.Context, name string, tx *crewdb.Tx, s step, results *[]result) (proto.Message, error) {
	switch {
	case s.Query != nil:
		request := &sqlv1.QueryRequest{}
		parse(s.Query, request)
		return tx.Query(request.GetSql(), parameters(request.GetParameters())...)
	case s.Execute != nil:
		request := &sqlv1.ExecuteRequest{}
		parse(s.Execute, request)
		return tx.Execute(request.GetSql(), parameters(request.GetParameters())...)
	case s.Call != nil:
		return typedCall(ctx, name, tx, s.Call)
	case s.Savepoint != "":
		return nil, tx.Savepoint(s.Savepoint, func() error {
			for _, inner := range s.Steps {
				*results = append(*results, runStep(ctx, name, tx, inner, results))
			}
			if s.Fail {
				return errOwn
			}
			return nil
		})
	default:
		say(result{"event": "holding"})
		lines.Scan()
		return nil, nil
	}
}

// The generated client over the transaction.
func typedCall(ctx context.Context, name string, tx *crewdb.Tx, c *command) (proto.Message, error) {
	m := reflect.ValueOf(clientOver(name, tx)).MethodByName(c.Method)
	request := reflect.New(m.Type().In(1).Elem())
	parse(c.Request, request.Interface().(proto.Message))
	out := m.Call([]reflect.Value{reflect.ValueOf(ctx), request})
	if err := asError(out[1]); err != nil {
		return nil, err
	}
	return out[0].Interface().(proto.Message), nil
}

func watch(c *command) (result, error) {
	ctx, cancel := contextOf(c)
	defer cancel()
	changes := 0
	err := client.WatchHealth(ctx, c.Service, func(now healthv1.HealthCheckResponse_ServingStatus) error {
		say(result{"event": now.String()})
		if changes++; changes == c.Changes {
			return errOwn
		}
		return nil
	})
	if err == errOwn {
		err = nil
	}
	return result{}, err
}

// Calls for some seconds, so many at a time.
func load(c *command) (result, error) {
	m, in := method(c)
	args := append([]reflect.Value{reflect.ValueOf(context.Background())}, in...)
	until := time.Now().Add(time.Duration(c.Seconds * float64(time.Second)))
	var mu sync.Mutex
	var wg sync.WaitGroup
	var times []float64
	failed := 0
	from := time.Now()
	for range c.InFlight {
		wg.Go(func() {
			var own []float64
			bad := 0
			for time.Now().Before(until) {
				begun := time.Now()
				if asError(m.Call(args)[1]) != nil {
					bad++
				}
				own = append(own, float64(time.Since(begun).Microseconds())/1000)
			}
			mu.Lock()
			times, failed = append(times, own...), failed+bad
			mu.Unlock()
		})
	}
	wg.Wait()
	slices.Sort(times)
	at := func(share float64) float64 {
		return times[int(math.Min(float64(len(times)-1), share*float64(len(times))))]
	}
	return result{
		"calls": len(times), "errors": failed, "seconds": time.Since(from).Seconds(), "p50Ms": at(0.5), "p99Ms": at(0.99),
	}, nil
}

func clientOver(name string, tx *crewdb.Tx) any {
	if name == "MainDb" {
		return mainv1.NewMainDbClient(tx)
	}
	return walmartv1.NewWalmartDbClient(tx)
}
