package main

import (
	"context"
	"database/sql"
)

// So many writes share a commit at most.
const groupSize = 128

type write struct {
	run  func() error
	done chan error
}

// The only goroutine that writes to a file: what waited during a commit shares the next one, each in a savepoint of its own.
type writer struct {
	conn                           *sql.Conn
	writes                         chan write
	begin, commit, rollback        *sql.Stmt
	savepoint, release, rollbackTo *sql.Stmt
}

func startWriter(conn *sql.Conn) (*writer, error) {
	p := &preparer{}
	w := &writer{
		conn:       conn,
		writes:     make(chan write, 1024),
		begin:      p.prepare(conn, "BEGIN IMMEDIATE"),
		commit:     p.prepare(conn, "COMMIT"),
		rollback:   p.prepare(conn, "ROLLBACK"),
		savepoint:  p.prepare(conn, "SAVEPOINT one"),
		release:    p.prepare(conn, "RELEASE one"),
		rollbackTo: p.prepare(conn, "ROLLBACK TO one"),
	}
	go w.loop()
	return w, p.err
}

// Answers when the write is on disk, or why it is not.
func (w *writer) do(ctx context.Context, run func() error) error {
	done := make(chan error, 1)
	w.writes <- write{done: done, run: func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return run()
	}}
	return <-done
}

func (w *writer) loop() {
	group := make([]write, 0, groupSize)
	for first := range w.writes {
		group = append(group[:0], first)
		for len(group) < groupSize && len(w.writes) > 0 {
			group = append(group, <-w.writes)
		}
		w.runGroup(group)
	}
}

func (w *writer) runGroup(group []write) {
	results := make([]error, len(group))
	err := exec(w.begin)
	if err == nil {
		for i, each := range group {
			results[i] = w.runOne(each)
		}
		if err = exec(w.commit); err != nil {
			// After a failed COMMIT there may be no transaction any more.
			_ = exec(w.rollback)
		}
	}
	for i, each := range group {
		if err != nil {
			results[i] = err
		}
		each.done <- results[i]
	}
}

func (w *writer) runOne(each write) error {
	if err := exec(w.savepoint); err != nil {
		return err
	}
	failed := each.run()
	if failed != nil {
		if err := exec(w.rollbackTo); err != nil {
			return err
		}
	}
	if err := exec(w.release); err != nil {
		return err
	}
	return failed
}

func exec(stmt *sql.Stmt, args ...any) error {
	_, err := stmt.Exec(args...)
	return err
}
