package crewdb

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"time"

	"google.golang.org/grpc/codes"
)

// For calls in a pipeline, which gRPC's own retries don't see; the same rules as in service_config.json.
const (
	maxAttempts = 5
	firstWait   = 100 * time.Millisecond
	maxWait     = 2 * time.Second
)

// Paths of the rpcs that are safe to repeat.
var repeatable = readRepeatable()

func readRepeatable() map[string]bool {
	var config struct {
		MethodConfig []struct {
			Name []struct{ Service, Method string }
		}
	}
	if err := json.Unmarshal([]byte(serviceConfig), &config); err != nil {
		panic(err)
	}
	paths := map[string]bool{}
	for _, each := range config.MethodConfig {
		for _, name := range each.Name {
			paths["/"+name.Service+"/"+name.Method] = true
		}
	}
	return paths
}

func withRetries(ctx context.Context, repeats bool, attempt func() ([]byte, error)) ([]byte, error) {
	for attempts := 1; ; attempts++ {
		answer, err := attempt()
		if err == nil || err == errNoPipelines || !repeats || attempts == maxAttempts {
			return answer, err
		}
		failed, _ := toError(err).(*Error)
		if failed.Code != codes.Unavailable && (failed.Code != codes.ResourceExhausted || failed.RetryAfter == 0) {
			return nil, err
		}
		// Half of it is random, so that clients that failed together don't return together.
		wait := min(firstWait<<(attempts-1), maxWait)
		wait = failed.RetryAfter + wait/2 + rand.N(wait/2)
		if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= wait {
			// The service's own error says more than a deadline that passes while nobody works.
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(wait):
		}
	}
}
