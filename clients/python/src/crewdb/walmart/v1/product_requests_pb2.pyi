import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from crewdb.walmart.v1 import product_pb2 as _product_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BatchUpsertProductsRequest(_message.Message):
    __slots__ = ("products", "request_id")
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[_product_pb2.Product]
    request_id: str
    def __init__(self, products: _Optional[_Iterable[_Union[_product_pb2.Product, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ProductWrite(_message.Message):
    __slots__ = ("product_id", "created", "update_time")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    created: bool
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, product_id: _Optional[str] = ..., created: _Optional[bool] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BatchUpsertProductsResponse(_message.Message):
    __slots__ = ("results", "commit_seq")
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[ProductWrite]
    commit_seq: str
    def __init__(self, results: _Optional[_Iterable[_Union[ProductWrite, _Mapping]]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class ListProductsRequest(_message.Message):
    __slots__ = ("category", "page_size", "page_token")
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    category: str
    page_size: int
    page_token: str
    def __init__(self, category: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListProductsResponse(_message.Message):
    __slots__ = ("products", "next_page_token")
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[_product_pb2.ProductSummary]
    next_page_token: str
    def __init__(self, products: _Optional[_Iterable[_Union[_product_pb2.ProductSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListSimilarProductsRequest(_message.Message):
    __slots__ = ("product_id", "max_count")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    MAX_COUNT_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    max_count: int
    def __init__(self, product_id: _Optional[str] = ..., max_count: _Optional[int] = ...) -> None: ...

class ListSimilarProductsResponse(_message.Message):
    __slots__ = ("products",)
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[_product_pb2.ProductSummary]
    def __init__(self, products: _Optional[_Iterable[_Union[_product_pb2.ProductSummary, _Mapping]]] = ...) -> None: ...

class ListProductCategoriesRequest(_message.Message):
    __slots__ = ("parent",)
    PARENT_FIELD_NUMBER: _ClassVar[int]
    parent: str
    def __init__(self, parent: _Optional[str] = ...) -> None: ...

class ProductCategory(_message.Message):
    __slots__ = ("category_path",)
    CATEGORY_PATH_FIELD_NUMBER: _ClassVar[int]
    category_path: str
    def __init__(self, category_path: _Optional[str] = ...) -> None: ...

class ListProductCategoriesResponse(_message.Message):
    __slots__ = ("categories",)
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    categories: _containers.RepeatedCompositeFieldContainer[ProductCategory]
    def __init__(self, categories: _Optional[_Iterable[_Union[ProductCategory, _Mapping]]] = ...) -> None: ...

class UpdateProductStockRequest(_message.Message):
    __slots__ = ("product_id", "in_stock", "stock_level", "request_id")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    IN_STOCK_FIELD_NUMBER: _ClassVar[int]
    STOCK_LEVEL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    in_stock: bool
    stock_level: int
    request_id: str
    def __init__(self, product_id: _Optional[str] = ..., in_stock: _Optional[bool] = ..., stock_level: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateProductStockResponse(_message.Message):
    __slots__ = ("product", "commit_seq")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    product: _product_pb2.Product
    commit_seq: str
    def __init__(self, product: _Optional[_Union[_product_pb2.Product, _Mapping]] = ..., commit_seq: _Optional[str] = ...) -> None: ...

class DeleteProductRequest(_message.Message):
    __slots__ = ("product_id", "request_id")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    request_id: str
    def __init__(self, product_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteProductResponse(_message.Message):
    __slots__ = ("commit_seq",)
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    commit_seq: str
    def __init__(self, commit_seq: _Optional[str] = ...) -> None: ...
