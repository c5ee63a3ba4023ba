// Claims e-mails, updates them in a transaction, streams products, watches health. Usage: go run . [host:port]
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	crewdb "crewdb.internal/go"
	mainv1 "crewdb.internal/go/crewdb/main/v1"
	sqlv1 "crewdb.internal/go/crewdb/sql/v1"
	healthv1 "google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
)

func main() {
	target := "127.0.0.1:50051"
	if len(os.Args) > 1 {
		target = os.Args[1]
	}
	if err := run(target); err != nil {
		log.Fatal(err)
	}
}

func run(target string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	db, err := crewdb.Connect(target)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.WaitUntilServing(ctx, ""); err != nil {
		return err
	}

	claimed, err := db.Main.ClaimEmailBatch(ctx, &mainv1.ClaimEmailBatchRequest{MaxCount: 3})
	if err != nil {
		return err
	}
	fmt.Println("claimed:", len(claimed.GetEmails()))

	err = crewdb.WriteTransaction(ctx, db.Main, func(tx *crewdb.Tx) error {
		inside := mainv1.NewMainDbClient(tx)
		for _, email := range claimed.GetEmails() {
			done := "done"
			request := &mainv1.UpdateEmailRequest{
				Email:      &mainv1.Email{EmailId: email.GetEmailId(), BusinessSummary: &done},
				UpdateMask: &fieldmaskpb.FieldMask{Paths: []string{"business_summary"}},
			}
			if _, err := inside.UpdateEmail(ctx, request); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Println("updated in one transaction:", len(claimed.GetEmails()))

	stream, err := db.Walmart.QueryStream(ctx, &sqlv1.QueryStreamRequest{Sql: "SELECT product_id, name FROM walmart_products"})
	if err != nil {
		return err
	}
	products := 0
	for {
		message, err := stream.Recv()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		products += len(message.GetRows())
	}
	fmt.Println("streamed products:", products)

	seen := errors.New("seen enough")
	err = db.WatchHealth(ctx, crewdb.MainService, func(status healthv1.HealthCheckResponse_ServingStatus) error {
		fmt.Println("main serves:", status == healthv1.HealthCheckResponse_SERVING)
		return seen
	})
	if err != seen {
		return err
	}
	return nil
}
