import datetime

from crewdb.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Product(_message.Message):
    __slots__ = ("product_id", "name", "brand", "category_path", "department", "current_price", "regular_price", "unit_price", "unit_measure", "in_stock", "stock_level", "online_only", "store_only", "average_rating", "review_count", "size_info", "weight_info", "upc", "sku", "model_number", "manufacturer", "first_seen_time", "update_time", "last_checked_time", "thumbnail_url", "large_image_url", "search_keywords", "allergens", "nutritional_info", "ingredients", "product_attributes", "description")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    BRAND_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_PATH_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    REGULAR_PRICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_MEASURE_FIELD_NUMBER: _ClassVar[int]
    IN_STOCK_FIELD_NUMBER: _ClassVar[int]
    STOCK_LEVEL_FIELD_NUMBER: _ClassVar[int]
    ONLINE_ONLY_FIELD_NUMBER: _ClassVar[int]
    STORE_ONLY_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_RATING_FIELD_NUMBER: _ClassVar[int]
    REVIEW_COUNT_FIELD_NUMBER: _ClassVar[int]
    SIZE_INFO_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_INFO_FIELD_NUMBER: _ClassVar[int]
    UPC_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    MODEL_NUMBER_FIELD_NUMBER: _ClassVar[int]
    MANUFACTURER_FIELD_NUMBER: _ClassVar[int]
    FIRST_SEEN_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_CHECKED_TIME_FIELD_NUMBER: _ClassVar[int]
    THUMBNAIL_URL_FIELD_NUMBER: _ClassVar[int]
    LARGE_IMAGE_URL_FIELD_NUMBER: _ClassVar[int]
    SEARCH_KEYWORDS_FIELD_NUMBER: _ClassVar[int]
    ALLERGENS_FIELD_NUMBER: _ClassVar[int]
    NUTRITIONAL_INFO_FIELD_NUMBER: _ClassVar[int]
    INGREDIENTS_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    name: str
    brand: str
    category_path: str
    department: str
    current_price: float
    regular_price: float
    unit_price: float
    unit_measure: str
    in_stock: bool
    stock_level: int
    online_only: bool
    store_only: bool
    average_rating: float
    review_count: int
    size_info: str
    weight_info: str
    upc: str
    sku: str
    model_number: str
    manufacturer: str
    first_seen_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    last_checked_time: _timestamp_pb2.Timestamp
    thumbnail_url: str
    large_image_url: str
    search_keywords: str
    allergens: _containers.RepeatedScalarFieldContainer[str]
    nutritional_info: str
    ingredients: str
    product_attributes: str
    description: str
    def __init__(self, product_id: _Optional[str] = ..., name: _Optional[str] = ..., brand: _Optional[str] = ..., category_path: _Optional[str] = ..., department: _Optional[str] = ..., current_price: _Optional[float] = ..., regular_price: _Optional[float] = ..., unit_price: _Optional[float] = ..., unit_measure: _Optional[str] = ..., in_stock: _Optional[bool] = ..., stock_level: _Optional[int] = ..., online_only: _Optional[bool] = ..., store_only: _Optional[bool] = ..., average_rating: _Optional[float] = ..., review_count: _Optional[int] = ..., size_info: _Optional[str] = ..., weight_info: _Optional[str] = ..., upc: _Optional[str] = ..., sku: _Optional[str] = ..., model_number: _Optional[str] = ..., manufacturer: _Optional[str] = ..., first_seen_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_checked_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., thumbnail_url: _Optional[str] = ..., large_image_url: _Optional[str] = ..., search_keywords: _Optional[str] = ..., allergens: _Optional[_Iterable[str]] = ..., nutritional_info: _Optional[str] = ..., ingredients: _Optional[str] = ..., product_attributes: _Optional[str] = ..., description: _Optional[str] = ...) -> None: ...

class ProductSummary(_message.Message):
    __slots__ = ("product_id", "name", "brand", "category_path", "department", "current_price", "regular_price", "unit_price", "unit_measure", "in_stock", "stock_level", "average_rating", "review_count", "size_info", "thumbnail_url", "update_time")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    BRAND_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_PATH_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    CURRENT_PRICE_FIELD_NUMBER: _ClassVar[int]
    REGULAR_PRICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    UNIT_MEASURE_FIELD_NUMBER: _ClassVar[int]
    IN_STOCK_FIELD_NUMBER: _ClassVar[int]
    STOCK_LEVEL_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_RATING_FIELD_NUMBER: _ClassVar[int]
    REVIEW_COUNT_FIELD_NUMBER: _ClassVar[int]
    SIZE_INFO_FIELD_NUMBER: _ClassVar[int]
    THUMBNAIL_URL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    name: str
    brand: str
    category_path: str
    department: str
    current_price: float
    regular_price: float
    unit_price: float
    unit_measure: str
    in_stock: bool
    stock_level: int
    average_rating: float
    review_count: int
    size_info: str
    thumbnail_url: str
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, product_id: _Optional[str] = ..., name: _Optional[str] = ..., brand: _Optional[str] = ..., category_path: _Optional[str] = ..., department: _Optional[str] = ..., current_price: _Optional[float] = ..., regular_price: _Optional[float] = ..., unit_price: _Optional[float] = ..., unit_measure: _Optional[str] = ..., in_stock: _Optional[bool] = ..., stock_level: _Optional[int] = ..., average_rating: _Optional[float] = ..., review_count: _Optional[int] = ..., size_info: _Optional[str] = ..., thumbnail_url: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetProductRequest(_message.Message):
    __slots__ = ("product_id",)
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    def __init__(self, product_id: _Optional[str] = ...) -> None: ...

class GetProductResponse(_message.Message):
    __slots__ = ("product",)
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    product: Product
    def __init__(self, product: _Optional[_Union[Product, _Mapping]] = ...) -> None: ...

class BatchGetProductsRequest(_message.Message):
    __slots__ = ("product_ids",)
    PRODUCT_IDS_FIELD_NUMBER: _ClassVar[int]
    product_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, product_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class BatchGetProductsResponse(_message.Message):
    __slots__ = ("products",)
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[Product]
    def __init__(self, products: _Optional[_Iterable[_Union[Product, _Mapping]]] = ...) -> None: ...

class GetProductEmbeddingRequest(_message.Message):
    __slots__ = ("product_id",)
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    product_id: str
    def __init__(self, product_id: _Optional[str] = ...) -> None: ...

class GetProductEmbeddingResponse(_message.Message):
    __slots__ = ("embedding_vector",)
    EMBEDDING_VECTOR_FIELD_NUMBER: _ClassVar[int]
    embedding_vector: bytes
    def __init__(self, embedding_vector: _Optional[bytes] = ...) -> None: ...

class SearchProductsRequest(_message.Message):
    __slots__ = ("query", "category", "brand", "min_price", "max_price", "in_stock", "page_size", "page_token")
    QUERY_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    BRAND_FIELD_NUMBER: _ClassVar[int]
    MIN_PRICE_FIELD_NUMBER: _ClassVar[int]
    MAX_PRICE_FIELD_NUMBER: _ClassVar[int]
    IN_STOCK_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    query: str
    category: str
    brand: str
    min_price: float
    max_price: float
    in_stock: bool
    page_size: int
    page_token: str
    def __init__(self, query: _Optional[str] = ..., category: _Optional[str] = ..., brand: _Optional[str] = ..., min_price: _Optional[float] = ..., max_price: _Optional[float] = ..., in_stock: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class SearchProductsResponse(_message.Message):
    __slots__ = ("products", "next_page_token")
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[ProductSummary]
    next_page_token: str
    def __init__(self, products: _Optional[_Iterable[_Union[ProductSummary, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpsertProductRequest(_message.Message):
    __slots__ = ("product", "update_mask", "embedding_vector", "request_id")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    EMBEDDING_VECTOR_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    product: Product
    update_mask: _field_mask_pb2.FieldMask
    embedding_vector: bytes
    request_id: str
    def __init__(self, product: _Optional[_Union[Product, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., embedding_vector: _Optional[bytes] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpsertProductResponse(_message.Message):
    __slots__ = ("product", "created", "commit_seq")
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    CREATED_FIELD_NUMBER: _ClassVar[int]
    COMMIT_SEQ_FIELD_NUMBER: _ClassVar[int]
    product: Product
    created: bool
    commit_seq: str
    def __init__(self, product: _Optional[_Union[Product, _Mapping]] = ..., created: _Optional[bool] = ..., commit_seq: _Optional[str] = ...) -> None: ...
