// A plain gRPC service, as one would write it in Go: the generated code, and over SQLite database/sql with prepared statements, a pool
// of readers, and one goroutine that writes and commits in groups; over PostgreSQL pgx with its pool. It answers the rpcs that
// `npm run bench -- peers` and `npm run bench -- postgres` measure.
package main

import (
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"

	mainv1 "crewdb.internal/go/crewdb/main/v1"
	walmartv1 "crewdb.internal/go/crewdb/walmart/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func openServices() (mainv1.MainDbServer, walmartv1.WalmartDbServer, error) {
	if url := os.Getenv("DB_URL"); url != "" {
		return openPostgres(url, os.Getenv("WALMART_DB_URL"))
	}
	emails, err := openEmails(os.Getenv("DB_PATH"))
	if err != nil {
		return nil, nil, err
	}
	groceries, err := openGroceries(os.Getenv("WALMART_DB_PATH"))
	return emails, groceries, err
}

func openPostgres(main, walmart string) (mainv1.MainDbServer, walmartv1.WalmartDbServer, error) {
	emails, err := openStore(main, "main")
	if err != nil {
		return nil, nil, err
	}
	groceries, err := openStore(walmart, "walmart")
	return &postgresEmails{store: emails}, &postgresGroceries{store: groceries}, err
}

func run() error {
	emails, groceries, err := openServices()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Getenv("CREWDB_PORT"))
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	mainv1.RegisterMainDbServer(server, emails)
	walmartv1.RegisterWalmartDbServer(server, groceries)
	// The empty name, the whole server, is SERVING from the beginning.
	healthv1.RegisterHealthServer(server, health.NewServer())
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		<-stop
		server.Stop()
	}()
	return server.Serve(listener)
}
