from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.pipeline.v1 import pipeline_pb2 as _pipeline_pb2
from crewdb.sql.v1 import sql_pb2 as _sql_pb2
from crewdb.sql.v1 import stream_pb2 as _stream_pb2
from crewdb.walmart.v1 import alert_pb2 as _alert_pb2
from crewdb.walmart.v1 import cart_pb2 as _cart_pb2
from crewdb.walmart.v1 import intent_pb2 as _intent_pb2
from crewdb.walmart.v1 import item_pb2 as _item_pb2
from crewdb.walmart.v1 import item_requests_pb2 as _item_requests_pb2
from crewdb.walmart.v1 import list_pb2 as _list_pb2
from crewdb.walmart.v1 import list_requests_pb2 as _list_requests_pb2
from crewdb.walmart.v1 import order_pb2 as _order_pb2
from crewdb.walmart.v1 import preference_pb2 as _preference_pb2
from crewdb.walmart.v1 import price_pb2 as _price_pb2
from crewdb.walmart.v1 import price_requests_pb2 as _price_requests_pb2
from crewdb.walmart.v1 import product_pb2 as _product_pb2
from crewdb.walmart.v1 import product_import_pb2 as _product_import_pb2
from crewdb.walmart.v1 import product_requests_pb2 as _product_requests_pb2
from crewdb.walmart.v1 import purchase_pb2 as _purchase_pb2
from crewdb.walmart.v1 import session_pb2 as _session_pb2
from crewdb.walmart.v1 import substitution_pb2 as _substitution_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
