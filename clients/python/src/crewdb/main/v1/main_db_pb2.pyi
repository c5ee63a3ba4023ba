from crewdb.main.v1 import analysis_pb2 as _analysis_pb2
from crewdb.main.v1 import automation_pb2 as _automation_pb2
from crewdb.main.v1 import chain_pb2 as _chain_pb2
from crewdb.main.v1 import conversation_pb2 as _conversation_pb2
from crewdb.main.v1 import dashboard_pb2 as _dashboard_pb2
from crewdb.main.v1 import deal_pb2 as _deal_pb2
from crewdb.main.v1 import email_import_pb2 as _email_import_pb2
from crewdb.main.v1 import email_requests_pb2 as _email_requests_pb2
from crewdb.main.v1 import email_statistics_pb2 as _email_statistics_pb2
from crewdb.main.v1 import email_work_pb2 as _email_work_pb2
from crewdb.main.v1 import pipeline_pb2 as _pipeline_pb2
from crewdb.main.v1 import task_pb2 as _task_pb2
from crewdb.main.v1 import user_pb2 as _user_pb2
from crewdb.main.v1 import user_requests_pb2 as _user_requests_pb2
from crewdb.main.v1 import workflow_pb2 as _workflow_pb2
from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.pipeline.v1 import pipeline_pb2 as _pipeline_pb2_1
from crewdb.sql.v1 import sql_pb2 as _sql_pb2
from crewdb.sql.v1 import stream_pb2 as _stream_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
