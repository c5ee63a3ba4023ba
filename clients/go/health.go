package crewdb

import (
	"context"
	"errors"
	"time"

	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
)

// Services whose health can be asked for; the empty name is the whole service.
const (
	MainService    = "crewdb.main.v1.MainDb"
	WalmartService = "crewdb.walmart.v1.WalmartDb"
)

// WatchHealth tells fn the health of a service now and with every change, through restarts: UNKNOWN while there is no connection.
// It ends with fn's error, or with the context's.
func (c *Client) WatchHealth(ctx context.Context, service string, fn func(healthv1.HealthCheckResponse_ServingStatus) error) error {
	last := healthv1.HealthCheckResponse_ServingStatus(-1)
	tell := func(now healthv1.HealthCheckResponse_ServingStatus) error {
		if now == last {
			return nil
		}
		last = now
		return fn(now)
	}
	for {
		stream, err := c.Health.Watch(ctx, &healthv1.HealthCheckRequest{Service: service})
		for err == nil {
			var answer *healthv1.HealthCheckResponse
			if answer, err = stream.Recv(); err == nil {
				if failed := tell(answer.GetStatus()); failed != nil {
					return failed
				}
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if failed := tell(healthv1.HealthCheckResponse_UNKNOWN); failed != nil {
			return failed
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// WaitUntilServing returns once the service answers that it serves, or with the context's error.
func (c *Client) WaitUntilServing(ctx context.Context, service string) error {
	err := c.WatchHealth(ctx, service, func(now healthv1.HealthCheckResponse_ServingStatus) error {
		if now == healthv1.HealthCheckResponse_SERVING {
			return errServing
		}
		return nil
	})
	if err == errServing {
		return nil
	}
	return err
}

// Ends the watch; no caller sees it.
var errServing = errors.New("crewdb: it serves")
