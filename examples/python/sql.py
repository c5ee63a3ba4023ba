"""Every SQL rpc once: try, write, read, explain, batch, stream, transaction. Usage: python sql.py [host:port]"""

import sys
import time

import grpc
from crewdb.admin.v1 import admin_db_pb2_grpc as admin
from crewdb.admin.v1 import database_pb2 as database
from crewdb.admin.v1 import explain_pb2 as explain
from crewdb.sql.v1 import sql_pb2 as sql
from crewdb.sql.v1 import stream_pb2 as stream
from crewdb.sql.v1 import value_pb2 as value
from crewdb.walmart.v1 import walmart_db_pb2_grpc as walmart

INSERT = "INSERT INTO nlp_intents (id, user_query, detected_intent) VALUES (?, ?, ?)"


def texts(*words: str) -> list[value.Value]:
    return [value.Value(text=word) for word in words]


def main(target: str) -> None:
    run = str(time.time_ns())
    with grpc.insecure_channel(target) as channel:
        db = walmart.WalmartDbStub(channel)
        trial = sql.ExecuteRequest(sql=INSERT, parameters=texts("a" + run, "milk", "search"), validate_only=True)
        print("would insert:", db.Execute(trial, timeout=5).changes)

        done = db.Execute(sql.ExecuteRequest(sql=INSERT, parameters=texts("a" + run, "milk", "search")), timeout=5)
        print("inserted:", done.changes)

        read = "SELECT user_query, length(user_query) AS letters FROM nlp_intents WHERE id = :id"
        named = {"id": value.Value(text="a" + run)}
        found = db.Query(sql.QueryRequest(sql=read, named_parameters=named, at_least_as_fresh=done.commit_seq), timeout=5)
        row = found.rows[0].values
        print(", ".join(column.name for column in found.columns), "=", row[0].text, row[1].integer)

        by_user = "SELECT id FROM nlp_intents WHERE user_id = ? ORDER BY created_at"
        asked = explain.ExplainRequest(database=database.DATABASE_WALMART, sql=by_user)
        plan = admin.AdminDbStub(channel).Explain(asked, timeout=5)
        print("reads:", ", ".join(plan.tables), "row by row" if plan.scans else "by index")

        update = sql.Step(statement=value.Statement(sql="UPDATE nlp_intents SET detected_intent = 'buy' WHERE id = ?", parameters=texts("b" + run)))
        insert = sql.Step(
            statement=value.Statement(sql=INSERT, parameters=texts("b" + run, "bread", "buy")),
            condition=sql.StepCondition(step=0, test=sql.StepCondition.TEST_UNCHANGED),
        )
        batch = db.ExecuteBatch(sql.ExecuteBatchRequest(steps=[update, insert]), timeout=5)
        print("the second step ran:", batch.results[1].executed)

        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT i FROM n"
        pieces = db.QueryStream(stream.QueryStreamRequest(sql=numbers), timeout=30)
        print("streamed rows:", sum(len(piece.rows) for piece in pieces))

        delete = f"DELETE FROM nlp_intents WHERE id IN ('a{run}', 'b{run}')"
        actions = [
            stream.TransactRequest(begin=stream.TransactRequest.Begin(mode=stream.TransactRequest.MODE_READ_WRITE)),
            stream.TransactRequest(execute=sql.ExecuteRequest(sql=delete)),
            stream.TransactRequest(commit=stream.TransactRequest.Commit()),
        ]
        for answer in db.Transact(iter(actions), timeout=5):
            if answer.WhichOneof("result") == "execute":
                print("deleted in a transaction:", answer.execute.changes)

        try:
            db.Query(sql.QueryRequest(sql="SELECT * FROM crewdb_requests"), timeout=5)
        except grpc.RpcError as error:
            print(error.code().name)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:50051")
