package crewdb

import (
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"time"

	"google.golang.org/grpc/codes"
)

// The rules of service_config.json for calls in a pipeline, which gRPC's own retries don't see.
type retryRules struct {
	// Paths of the rpcs that are safe to repeat.
	repeatable  map[string]bool
	maxAttempts int
	firstWait   time.Duration
	maxWait     time.Duration
	multiplier  float64
}

var retries = readRetryRules()

func readRetryRules() retryRules {
	var config struct {
		MethodConfig []struct {
			Name        []struct{ Service, Method string }
			RetryPolicy struct {
				MaxAttempts       int
				InitialBackoff    string
				MaxBackoff        string
				BackoffMultiplier float64
			}
		}
	}
	if err := json.Unmarshal([]byte(serviceConfig), &config); err != nil {
		panic(err)
	}
	each := config.MethodConfig[0]
	policy := each.RetryPolicy
	rules := retryRules{map[string]bool{}, policy.MaxAttempts, mustParse(policy.InitialBackoff), mustParse(policy.MaxBackoff), policy.BackoffMultiplier}
	for _, name := range each.Name {
		rules.repeatable["/"+name.Service+"/"+name.Method] = true
	}
	return rules
}

func mustParse(text string) time.Duration {
	duration, err := time.ParseDuration(text)
	if err != nil {
		panic(err)
	}
	return duration
}

func withRetries(ctx context.Context, repeats bool, attempt func() ([]byte, error)) ([]byte, error) {
	doubtful := false
	for attempts := 1; ; attempts++ {
		answer, err := attempt()
		if err == nil || err == errNoPipelines || !repeats {
			return answer, err
		}
		failed, _ := toError(err).(*Error)
		// What the last attempt did not store an earlier one may have.
		if doubtful && failed.Metadata["committed"] == string(NotCommitted) {
			failed.Committed = MaybeCommitted
		}
		doubtful = doubtful || failed.Committed == MaybeCommitted
		err = failed
		if attempts == retries.maxAttempts {
			return nil, err
		}
		if failed.Code != codes.Unavailable && (failed.Code != codes.ResourceExhausted || failed.RetryAfter == 0) {
			return nil, err
		}
		// Half of it is random, so that clients that failed together don't return together.
		wait := min(time.Duration(float64(retries.firstWait)*math.Pow(retries.multiplier, float64(attempts-1))), retries.maxWait)
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
