package main

import (
	"context"
	"database/sql"
	"errors"
	"net/url"

	sqlite "github.com/mattn/go-sqlite3"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const (
	driver  = "sqlite3 with a memory map"
	readers = 4
)

func init() {
	sql.Register(driver, &sqlite.SQLiteDriver{ConnectHook: func(conn *sqlite.SQLiteConn) error {
		_, err := conn.Exec("PRAGMA mmap_size = 536870912", nil)
		return err
	}})
}

// The same durability and the same comforts as the service that it is compared with.
func open(file string, connections int, more string) (*sql.DB, error) {
	db, err := sql.Open(driver, "file:"+url.PathEscape(file)+
		"?mode=rw&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_recursive_triggers=1&_busy_timeout=5000&_cache_size=4000&_mutex=no"+more)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// A file with its readers and its only writer.
type database struct {
	readers *sql.DB
	writer  *writer
}

func openDatabase(file string) (*database, error) {
	written, err := open(file, 1, "")
	if err != nil {
		return nil, err
	}
	conn, err := written.Conn(context.Background())
	if err != nil {
		return nil, err
	}
	writer, err := startWriter(conn)
	if err != nil {
		return nil, err
	}
	read, err := open(file, readers, "&_query_only=1")
	return &database{readers: read, writer: writer}, err
}

// Keeps the first error of several statements that are prepared in a row.
type preparer struct{ err error }

func (p *preparer) prepare(from interface {
	PrepareContext(context.Context, string) (*sql.Stmt, error)
}, query string) *sql.Stmt {
	if p.err != nil {
		return nil
	}
	stmt, err := from.PrepareContext(context.Background(), query)
	p.err = err
	return stmt
}

func toStatus(err error, what string) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, sql.ErrNoRows) {
		return status.Error(codes.NotFound, "no such "+what)
	}
	var failed sqlite.Error
	if !errors.As(err, &failed) {
		return status.Error(codes.Internal, "the database failed")
	}
	switch {
	case failed.ExtendedCode == sqlite.ErrConstraintUnique, failed.ExtendedCode == sqlite.ErrConstraintPrimaryKey:
		return status.Error(codes.AlreadyExists, what+" exists")
	case failed.Code == sqlite.ErrConstraint:
		return status.Error(codes.FailedPrecondition, what+" breaks a constraint")
	case failed.Code == sqlite.ErrBusy, failed.Code == sqlite.ErrLocked:
		return status.Error(codes.Unavailable, "the database is busy")
	}
	return status.Error(codes.Internal, "the database failed")
}
