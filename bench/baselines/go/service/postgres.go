package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

const (
	// As many as the service that it is compared with opens at most.
	maxConnections = 20
	attempts       = 8
	// SQLSTATEs.
	serializationFailure, deadlock, uniqueViolation = "40001", "40P01", "23505"

	insertReply = `INSERT INTO crewdb_requests (caller, method, request_id, body_hash, reply, created_ms)
VALUES ($1, $2, $3, $4, $5, $6)`
	selectReply = `SELECT body_hash, reply FROM crewdb_requests WHERE caller = $1 AND method = $2 AND request_id = $3`
	// Whose the kept replies are; the other service has callers of its own.
	keeper = "go"
)

// One database of a PostgreSQL server. pgx prepares each statement once a connection.
type store struct{ pool *pgxpool.Pool }

func openStore(url, schema string) (*store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.MaxConns = maxConnections
	config.ConnConfig.RuntimeParams["search_path"] = schema + ", pg_catalog"
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	return &store{pool}, err
}

// Stores a write and its reply in one SERIALIZABLE transaction, which is run again where others come in between; a request_id that was
// used before is answered with the reply that was kept. Without a request_id it is a transaction of the default level.
func (s *store) write(
	ctx context.Context, method, requestID string, request, reply proto.Message, queue func(*pgx.Batch),
) error {
	if requestID == "" {
		return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error { return send(ctx, tx, queue) })
	}
	hash, err := hashOf(request)
	if err != nil {
		return err
	}
	kept, err := proto.Marshal(reply)
	if err != nil {
		return err
	}
	err = rerun(func() error {
		return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.Serializable}, func(tx pgx.Tx) error {
			return send(ctx, tx, func(batch *pgx.Batch) {
				queue(batch)
				batch.Queue(insertReply, keeper, method, requestID, hash, kept, time.Now().UnixMilli())
			})
		})
	})
	if stateOf(err) != uniqueViolation {
		return err
	}
	return s.earlier(ctx, method, requestID, hash, reply, err)
}

func send(ctx context.Context, tx pgx.Tx, queue func(*pgx.Batch)) error {
	batch := &pgx.Batch{}
	queue(batch)
	return tx.SendBatch(ctx, batch).Close()
}

func (s *store) earlier(
	ctx context.Context, method, requestID string, hash []byte, reply proto.Message, failure error,
) error {
	var keptHash, kept []byte
	err := s.pool.QueryRow(ctx, selectReply, keeper, method, requestID).Scan(&keptHash, &kept)
	if errors.Is(err, pgx.ErrNoRows) {
		return failure
	}
	if err != nil {
		return err
	}
	if !bytes.Equal(hash, keptHash) {
		return status.Error(codes.InvalidArgument, "the request_id was used for another request")
	}
	return proto.Unmarshal(kept, reply)
}

func hashOf(request proto.Message) ([]byte, error) {
	body, err := proto.MarshalOptions{Deterministic: true}.Marshal(request)
	hash := sha256.Sum256(body)
	return hash[:], err
}

func rerun(run func() error) (err error) {
	for attempt := range attempts {
		if err = run(); stateOf(err) != serializationFailure && stateOf(err) != deadlock {
			return err
		}
		time.Sleep(time.Duration(rand.IntN(1000<<attempt)) * time.Microsecond)
	}
	return err
}

func stateOf(err error) string {
	var failed *pgconn.PgError
	if !errors.As(err, &failed) {
		return ""
	}
	return failed.Code
}

// `?` becomes `$1`, `$2` and so on.
func numbered(query string) string {
	parts := strings.Split(query, "?")
	var text strings.Builder
	for i, part := range parts[:len(parts)-1] {
		text.WriteString(part + "$" + strconv.Itoa(i+1))
	}
	return text.String() + parts[len(parts)-1]
}

// Flags are stored as numbers.
func flag(set bool) int {
	if set {
		return 1
	}
	return 0
}

func toPostgresStatus(err error, what string) error {
	switch _, told := status.FromError(err); {
	case err == nil || told:
		return err
	case errors.Is(err, pgx.ErrNoRows):
		return status.Error(codes.NotFound, "no such "+what)
	case stateOf(err) == uniqueViolation:
		return status.Error(codes.AlreadyExists, what+" exists")
	case stateOf(err) == serializationFailure, stateOf(err) == deadlock:
		return status.Error(codes.Unavailable, "the database is busy")
	case strings.HasPrefix(stateOf(err), "23"):
		return status.Error(codes.FailedPrecondition, what+" breaks a constraint")
	}
	return status.Error(codes.Internal, "the database failed")
}
