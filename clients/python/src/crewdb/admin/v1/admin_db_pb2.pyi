from crewdb.admin.v1 import backup_pb2 as _backup_pb2
from crewdb.admin.v1 import caller_pb2 as _caller_pb2
from crewdb.admin.v1 import explain_pb2 as _explain_pb2
from crewdb.admin.v1 import maintenance_pb2 as _maintenance_pb2
from crewdb.admin.v1 import readiness_pb2 as _readiness_pb2
from crewdb.admin.v1 import recent_calls_pb2 as _recent_calls_pb2
from crewdb.admin.v1 import statistics_pb2 as _statistics_pb2
from crewdb.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
