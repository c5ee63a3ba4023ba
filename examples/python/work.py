"""Claims e-mails, updates them in a transaction, streams products, watches health. Usage: python work.py [host:port]"""

import sys

import crewdb
from crewdb.main.v1 import email_pb2, email_requests_pb2
from crewdb.main.v1.main_db_pb2_grpc import MainDbStub
from crewdb.sql.v1 import stream_pb2
from google.protobuf import field_mask_pb2
from grpc_health.v1 import health_pb2


def main(target: str) -> None:
    with crewdb.connect(target) as db:
        db.wait_until_serving(timeout=10)

        emails = db.main.ClaimEmailBatch(email_requests_pb2.ClaimEmailBatchRequest(max_count=3)).emails
        print("claimed:", len(emails))

        with db.write(db.main) as tx:
            inside = MainDbStub(tx)
            mask = field_mask_pb2.FieldMask(paths=["business_summary"])
            for email in emails:
                update = email_pb2.Email(email_id=email.email_id, business_summary="done")
                inside.UpdateEmail(email_requests_pb2.UpdateEmailRequest(email=update, update_mask=mask))
        print("updated in one transaction:", len(emails))

        products = db.walmart.QueryStream(stream_pb2.QueryStreamRequest(sql="SELECT product_id, name FROM walmart_products"))
        print("streamed products:", sum(len(message.rows) for message in products))

        for status in db.watch_health(crewdb.MAIN):
            print("main serves:", status == health_pb2.HealthCheckResponse.SERVING)
            break


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:50051")
