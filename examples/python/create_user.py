"""Creates a user and reads it back. README.md in this folder says how to run it."""

import sys

import grpc
from crewdb.main.v1 import main_db_pb2_grpc, user_pb2

target = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:50051"

with grpc.insecure_channel(target) as channel:
    db = main_db_pb2_grpc.MainDbStub(channel)
    user = user_pb2.User(email="grace@example.com", name="Grace")
    created = db.CreateUser(user_pb2.CreateUserRequest(user=user), timeout=5).user
    found = db.GetUserByEmail(user_pb2.GetUserByEmailRequest(email="GRACE@example.com"), timeout=5).user
    print(found.name, found.email, found.user_id == created.user_id)
