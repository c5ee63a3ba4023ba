// A load generator that shares two cores with the server it measures, and so must cost little: frames of HTTP/2 with requests that were
// encoded before, on one thread. Unlike h2load it reads the grpc-status of every answer, sends different requests, and can send them as
// messages of a pipeline. The plan comes as JSON on standard input, the result goes as JSON to standard output.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

type plan struct {
	// host:port
	Target string `json:"target"`
	// For example /crewdb.main.v1.MainDb/GetEmail
	Path string `json:"path"`
	// Sent in turn. Each template of source.go in them becomes a new UUID before each call.
	Requests [][]byte `json:"requests"`
	// Calls under way at any moment, spread over the connections.
	InFlight    int  `json:"inFlight"`
	Connections int  `json:"connections"`
	Pipelined   bool `json:"pipelined"`
	// Calls in the first part are not counted.
	WarmUpMs   int `json:"warmUpMs"`
	DurationMs int `json:"durationMs"`
	// The process whose CPU time is read.
	ServerPID int `json:"serverPid"`
}

type result struct {
	Calls      int     `json:"calls"`
	Errors     int     `json:"errors"`
	FirstError string  `json:"firstError,omitempty"`
	Seconds    float64 `json:"seconds"`
	P50Ms      float64 `json:"p50Ms"`
	P99Ms      float64 `json:"p99Ms"`
	// CPU time of all calls together.
	ServerMicros float64 `json:"serverMicros"`
	ClientMicros float64 `json:"clientMicros"`
}

func main() {
	runtime.GOMAXPROCS(1)
	var p plan
	if err := json.NewDecoder(os.Stdin).Decode(&p); err != nil {
		fail(err)
	}
	r, err := run(&p)
	if err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "load:", err)
	os.Exit(1)
}

// Makes its share of the calls until the meter's time is up.
type lane func(p *plan, requests *source, m *meter, inFlight int) error

func run(p *plan) (*result, error) {
	each := lane(unary)
	if p.Pipelined {
		each = pipelined
	}
	from := time.Now().Add(time.Duration(p.WarmUpMs) * time.Millisecond)
	until := from.Add(time.Duration(p.DurationMs) * time.Millisecond)
	meters := make([]*meter, p.Connections)
	failures := make(chan error, p.Connections)
	var lanes sync.WaitGroup
	for i := range meters {
		meters[i] = &meter{from: from, until: until}
		inFlight := (p.InFlight + p.Connections - 1 - i) / p.Connections
		lanes.Go(func() {
			if err := each(p, newSource(p, i), meters[i], inFlight); err != nil {
				failures <- err
			}
		})
	}
	cpu, err := measureCPU(p.ServerPID, from, until)
	if err != nil {
		return nil, err
	}
	lanes.Wait()
	select {
	case err := <-failures:
		return nil, err
	default:
		return summarise(meters, cpu), nil
	}
}
