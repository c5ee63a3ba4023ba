import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Order(_message.Message):
    __slots__ = ("order_id", "order_time", "order_status", "order_total", "items_count", "subtotal", "tax", "delivery_fee", "driver_tip", "fulfillment_type", "store_id", "store_name", "customer_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_TIME_FIELD_NUMBER: _ClassVar[int]
    ORDER_STATUS_FIELD_NUMBER: _ClassVar[int]
    ORDER_TOTAL_FIELD_NUMBER: _ClassVar[int]
    ITEMS_COUNT_FIELD_NUMBER: _ClassVar[int]
    SUBTOTAL_FIELD_NUMBER: _ClassVar[int]
    TAX_FIELD_NUMBER: _ClassVar[int]
    DELIVERY_FEE_FIELD_NUMBER: _ClassVar[int]
    DRIVER_TIP_FIELD_NUMBER: _ClassVar[int]
    FULFILLMENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    STORE_ID_FIELD_NUMBER: _ClassVar[int]
    STORE_NAME_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    order_time: _timestamp_pb2.Timestamp
    order_status: str
    order_total: float
    items_count: int
    subtotal: float
    tax: float
    delivery_fee: float
    driver_tip: float
    fulfillment_type: str
    store_id: str
    store_name: str
    customer_id: str
    def __init__(self, order_id: _Optional[str] = ..., order_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., order_status: _Optional[str] = ..., order_total: _Optional[float] = ..., items_count: _Optional[int] = ..., subtotal: _Optional[float] = ..., tax: _Optional[float] = ..., delivery_fee: _Optional[float] = ..., driver_tip: _Optional[float] = ..., fulfillment_type: _Optional[str] = ..., store_id: _Optional[str] = ..., store_name: _Optional[str] = ..., customer_id: _Optional[str] = ...) -> None: ...

class OrderItem(_message.Message):
    __slots__ = ("item_id", "order_id", "product_id", "product_name", "quantity", "price", "total_price", "availability_status", "substitution_product_id")
    ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    PRICE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_PRICE_FIELD_NUMBER: _ClassVar[int]
    AVAILABILITY_STATUS_FIELD_NUMBER: _ClassVar[int]
    SUBSTITUTION_PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    item_id: str
    order_id: str
    product_id: str
    product_name: str
    quantity: float
    price: float
    total_price: float
    availability_status: str
    substitution_product_id: str
    def __init__(self, item_id: _Optional[str] = ..., order_id: _Optional[str] = ..., product_id: _Optional[str] = ..., product_name: _Optional[str] = ..., quantity: _Optional[float] = ..., price: _Optional[float] = ..., total_price: _Optional[float] = ..., availability_status: _Optional[str] = ..., substitution_product_id: _Optional[str] = ...) -> None: ...

class GetOrderRequest(_message.Message):
    __slots__ = ("order_id",)
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    def __init__(self, order_id: _Optional[str] = ...) -> None: ...

class GetOrderResponse(_message.Message):
    __slots__ = ("order", "items")
    ORDER_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    order: Order
    items: _containers.RepeatedCompositeFieldContainer[OrderItem]
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ..., items: _Optional[_Iterable[_Union[OrderItem, _Mapping]]] = ...) -> None: ...

class ListOrdersRequest(_message.Message):
    __slots__ = ("ordered_after", "ordered_before", "customer_id", "page_size", "page_token")
    ORDERED_AFTER_FIELD_NUMBER: _ClassVar[int]
    ORDERED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ordered_after: _timestamp_pb2.Timestamp
    ordered_before: _timestamp_pb2.Timestamp
    customer_id: str
    page_size: int
    page_token: str
    def __init__(self, ordered_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ordered_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., customer_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListOrdersResponse(_message.Message):
    __slots__ = ("orders", "next_page_token")
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    orders: _containers.RepeatedCompositeFieldContainer[Order]
    next_page_token: str
    def __init__(self, orders: _Optional[_Iterable[_Union[Order, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetOrderStatisticsRequest(_message.Message):
    __slots__ = ("ordered_after", "ordered_before")
    ORDERED_AFTER_FIELD_NUMBER: _ClassVar[int]
    ORDERED_BEFORE_FIELD_NUMBER: _ClassVar[int]
    ordered_after: _timestamp_pb2.Timestamp
    ordered_before: _timestamp_pb2.Timestamp
    def __init__(self, ordered_after: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ordered_before: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetOrderStatisticsResponse(_message.Message):
    __slots__ = ("orders_count", "items_count", "total_spent", "average_order", "lowest_order", "highest_order", "first_order_time", "last_order_time")
    ORDERS_COUNT_FIELD_NUMBER: _ClassVar[int]
    ITEMS_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SPENT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_ORDER_FIELD_NUMBER: _ClassVar[int]
    LOWEST_ORDER_FIELD_NUMBER: _ClassVar[int]
    HIGHEST_ORDER_FIELD_NUMBER: _ClassVar[int]
    FIRST_ORDER_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_ORDER_TIME_FIELD_NUMBER: _ClassVar[int]
    orders_count: int
    items_count: int
    total_spent: float
    average_order: float
    lowest_order: float
    highest_order: float
    first_order_time: _timestamp_pb2.Timestamp
    last_order_time: _timestamp_pb2.Timestamp
    def __init__(self, orders_count: _Optional[int] = ..., items_count: _Optional[int] = ..., total_spent: _Optional[float] = ..., average_order: _Optional[float] = ..., lowest_order: _Optional[float] = ..., highest_order: _Optional[float] = ..., first_order_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_order_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
