// Package crewdb connects to a crewdb service, two SQLite databases behind gRPC.
//
// The generated clients do the calls; this package adds what every caller needs around them: retries of what is safe to repeat,
// request ids for writes, errors with a reason, transactions as a scope, and a view of the service's health.
package crewdb

import (
	"context"
	"crypto/tls"
	_ "embed"
	"errors"
	"fmt"
	"net"
	"regexp"
	"strings"
	"time"

	adminv1 "crewdb.internal/go/crewdb/admin/v1"
	mainv1 "crewdb.internal/go/crewdb/main/v1"
	walmartv1 "crewdb.internal/go/crewdb/walmart/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/keepalive"
)

// Version of this client; it is released together with the service.
const Version = "0.1.0"

// Which calls are tried again, and when: https://github.com/grpc/grpc/blob/master/doc/service_config.md
//
//go:embed service_config.json
var serviceConfig string

// Client holds one connection and the generated clients over it. It is safe for use by many goroutines.
type Client struct {
	// Main is the e-mail and workflow database.
	Main mainv1.MainDbClient
	// Walmart is the grocery database.
	Walmart walmartv1.WalmartDbClient
	// Admin is the administration of the service. It asks for the role admin.
	Admin adminv1.AdminDbClient
	// Health is the standard health service.
	Health healthv1.HealthClient
	// Conn is the connection itself, for other generated clients.
	Conn *grpc.ClientConn
}

type options struct {
	tls      *tls.Config
	token    func(context.Context) (string, error)
	timeout  time.Duration
	retries  bool
	pipeline bool
	dial     []grpc.DialOption
}

// Option changes how Connect connects.
type Option func(*options)

// WithTLS speaks TLS; nil means the system's certificates. Default: plain text, which suits loopback and Unix sockets only.
func WithTLS(config *tls.Config) Option {
	if config == nil {
		config = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	return func(o *options) { o.tls = config }
}

// WithToken sends `authorization: Bearer token` with every call. It is refused over plain text to another machine.
func WithToken(token string) Option {
	return WithTokenSource(func(context.Context) (string, error) { return token, nil })
}

// WithTokenSource asks for the token at every attempt of a call, so that it can change.
func WithTokenSource(source func(context.Context) (string, error)) Option {
	return func(o *options) { o.token = source }
}

// WithTimeout is for unary calls whose context has no deadline, all attempts included. Default 30 s, the service's own limit.
func WithTimeout(timeout time.Duration) Option { return func(o *options) { o.timeout = timeout } }

// WithoutRetries makes every call once.
func WithoutRetries() Option { return func(o *options) { o.retries = false } }

// WithPipeline lets the unary calls of many goroutines travel together over one stream: far faster for many calls at once, and no
// slower for one. A token is asked for when the stream opens. Calls with headers other than traceparent, or with call options, go by
// themselves; interceptors of WithDialOptions see the stream, not its calls.
func WithPipeline() Option { return func(o *options) { o.pipeline = true } }

// WithDialOptions adds options of gRPC's own, for example interceptors.
func WithDialOptions(dial ...grpc.DialOption) Option {
	return func(o *options) { o.dial = append(o.dial, dial...) }
}

// Connect makes a client of the service at target, `host:port` or `unix:path`. It connects with the first call and again whenever
// the connection is lost; WaitUntilServing waits for a service that is starting. It fails for a target that makes no sense and for
// a token that would travel unprotected.
func Connect(target string, opts ...Option) (*Client, error) {
	o := options{timeout: 30 * time.Second, retries: true}
	for _, opt := range opts {
		opt(&o)
	}
	if err := check(target, &o); err != nil {
		return nil, err
	}
	conn, err := grpc.NewClient(target, append(dialOptions(&o), o.dial...)...)
	if err != nil {
		return nil, fmt.Errorf("crewdb: %w", err)
	}
	var calls grpc.ClientConnInterface = conn
	if o.pipeline {
		calls = newPipelinedConn(conn, &o)
	}
	return &Client{
		Main:    mainv1.NewMainDbClient(calls),
		Walmart: walmartv1.NewWalmartDbClient(calls),
		Admin:   adminv1.NewAdminDbClient(conn),
		Health:  healthv1.NewHealthClient(conn),
		Conn:    conn,
	}, nil
}

// Close ends the connection; calls under way fail with Canceled.
func (c *Client) Close() error { return c.Conn.Close() }

func dialOptions(o *options) []grpc.DialOption {
	transport := insecure.NewCredentials()
	if o.tls != nil {
		transport = credentials.NewTLS(o.tls)
	}
	dial := []grpc.DialOption{
		grpc.WithTransportCredentials(transport),
		grpc.WithDefaultServiceConfig(serviceConfig),
		grpc.WithNoProxy(),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: 30 * time.Second, Timeout: 10 * time.Second}),
		// A restarted service is found again after a tenth of a second, not after gRPC's one second.
		grpc.WithConnectParams(grpc.ConnectParams{
			Backoff:           backoff.Config{BaseDelay: 100 * time.Millisecond, Multiplier: 1.6, Jitter: 0.2, MaxDelay: 5 * time.Second},
			MinConnectTimeout: 5 * time.Second,
		}),
		grpc.WithChainUnaryInterceptor(unaryInterceptor(o)),
		grpc.WithChainStreamInterceptor(streamInterceptor),
		grpc.WithUserAgent("crewdb-go/" + Version),
	}
	if !o.retries {
		dial = append(dial, grpc.WithDisableRetry())
	}
	if o.token != nil {
		dial = append(dial, grpc.WithPerRPCCredentials(bearer{source: o.token}))
	}
	return dial
}

// The check of target has made sure that a token is not sent in plain text to another machine.
type bearer struct {
	source func(context.Context) (string, error)
}

func (b bearer) GetRequestMetadata(ctx context.Context, _ ...string) (map[string]string, error) {
	token, err := b.source(ctx)
	if err != nil {
		return nil, err
	}
	return map[string]string{"authorization": "Bearer " + token}, nil
}

func (bearer) RequireTransportSecurity() bool { return false }

var scheme = regexp.MustCompile(`^(dns|ipv4|ipv6|passthrough):(//[^/]*/)?`)

// True when what is sent to the target stays on this machine.
func isLocal(target string) bool {
	if strings.HasPrefix(target, "unix:") {
		return true
	}
	host, _, err := net.SplitHostPort(scheme.ReplaceAllString(target, ""))
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

func check(target string, o *options) error {
	for _, prefix := range []string{"http://", "https://"} {
		if rest, ok := strings.CutPrefix(target, prefix); ok {
			return fmt.Errorf("crewdb: the target is host:port or unix:path, not a URL: try %q, with WithTLS for https", rest)
		}
	}
	if o.token != nil && o.tls == nil && !isLocal(target) {
		return fmt.Errorf("crewdb: a token would be sent to %s in plain text: use WithTLS", target)
	}
	if o.timeout <= 0 {
		return errors.New("crewdb: the timeout must be greater than 0")
	}
	return nil
}
