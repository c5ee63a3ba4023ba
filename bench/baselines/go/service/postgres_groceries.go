package main

import (
	"context"

	walmartv1 "crewdb.internal/go/crewdb/walmart/v1"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

type postgresGroceries struct {
	walmartv1.UnimplementedWalmartDbServer
	*store
}

const (
	selectPostgresProduct = `SELECT product_id, name, brand, category_path, department, current_price, regular_price, unit_price,
  unit_measure, in_stock <> 0, stock_level, online_only <> 0, store_only <> 0, average_rating, review_count, size_info, weight_info,
  upc, sku, model_number, manufacturer, first_seen_time, update_time, last_checked_time, thumbnail_url, large_image_url,
  search_keywords, allergens, nutritional_info, ingredients, product_attributes, description
FROM product_details WHERE product_id = $1`
	selectPostgresPrices = `SELECT id, product_id, price, was_on_sale <> 0, sale_percentage, store_id, availability, recorded_at
FROM price_history
WHERE product_id = $1 AND recorded_at >= $2 AND recorded_at < $3 AND ($4 = '' OR store_id = $4)
  AND (recorded_at, id) < ($5, $6)
ORDER BY recorded_at DESC, id DESC LIMIT $7`
)

var insertPostgresIntent = numbered(insertIntent)

func (s *postgresGroceries) GetProduct(ctx context.Context, request *walmartv1.GetProductRequest) (*walmartv1.GetProductResponse, error) {
	if request.ProductId == "" {
		return nil, status.Error(codes.InvalidArgument, "product_id is empty")
	}
	p := &walmartv1.Product{}
	var firstSeen, updated, checked, allergens *string
	err := s.pool.QueryRow(ctx, selectPostgresProduct, request.ProductId).Scan(&p.ProductId, &p.Name, &p.Brand, &p.CategoryPath,
		&p.Department, &p.CurrentPrice, &p.RegularPrice, &p.UnitPrice, &p.UnitMeasure, &p.InStock, &p.StockLevel, &p.OnlineOnly,
		&p.StoreOnly, &p.AverageRating, &p.ReviewCount, &p.SizeInfo, &p.WeightInfo, &p.Upc, &p.Sku, &p.ModelNumber,
		&p.Manufacturer, &firstSeen, &updated, &checked, &p.ThumbnailUrl, &p.LargeImageUrl, &p.SearchKeywords, &allergens,
		&p.NutritionalInfo, &p.Ingredients, &p.ProductAttributes, &p.Description)
	if err == nil {
		err = fromJSON(allergens, &p.Allergens)
	}
	if err != nil {
		return nil, toPostgresStatus(err, "product")
	}
	p.FirstSeenTime, p.UpdateTime, p.LastCheckedTime = toTimestamp(firstSeen), toTimestamp(updated), toTimestamp(checked)
	return &walmartv1.GetProductResponse{Product: p}, nil
}

func (s *postgresGroceries) ListPriceHistory(ctx context.Context, request *walmartv1.ListPriceHistoryRequest) (*walmartv1.ListPriceHistoryResponse, error) {
	if request.ProductId == "" {
		return nil, status.Error(codes.InvalidArgument, "product_id is empty")
	}
	size := 50
	if request.PageSize > 0 {
		size = min(int(request.PageSize), 1000)
	}
	after, before := "", "~"
	if request.RecordedAfter != nil {
		after = fromTimestamp(request.RecordedAfter).(string)
	}
	if request.RecordedBefore != nil {
		before = fromTimestamp(request.RecordedBefore).(string)
	}
	time, id, err := fromToken(request.PageToken)
	if err != nil {
		return nil, err
	}
	rows, err := s.pool.Query(ctx, selectPostgresPrices, request.ProductId, after, before, request.StoreId, time, id, size+1)
	if err != nil {
		return nil, toPostgresStatus(err, "price")
	}
	defer rows.Close()
	response := &walmartv1.ListPriceHistoryResponse{Prices: make([]*walmartv1.PriceRecord, 0, size)}
	var recorded string
	for rows.Next() {
		if last := len(response.Prices) - 1; last == size-1 {
			response.NextPageToken = toToken(recorded, response.Prices[last].PriceId)
			break
		}
		p := &walmartv1.PriceRecord{}
		err := rows.Scan(&p.PriceId, &p.ProductId, &p.Price, &p.WasOnSale, &p.SalePercentage, &p.StoreId, &p.Availability, &recorded)
		if err != nil {
			return nil, toPostgresStatus(err, "price")
		}
		p.RecordedTime = toTimestamp(&recorded)
		response.Prices = append(response.Prices, p)
	}
	return response, toPostgresStatus(rows.Err(), "price")
}

func (s *postgresGroceries) RecordIntent(ctx context.Context, request *walmartv1.RecordIntentRequest) (*walmartv1.RecordIntentResponse, error) {
	i := request.Intent
	if i.GetUserQuery() == "" || i.GetDetectedIntent() == "" {
		return nil, status.Error(codes.InvalidArgument, "intent needs user_query and detected_intent")
	}
	// What the service makes is no part of what a retry must repeat.
	asked := request
	if request.RequestId != "" {
		asked = cloneOf(request)
	}
	if i.IntentId == "" {
		i.IntentId = uuid.Must(uuid.NewV7()).String()
	}
	i.CreateTime = now()
	values := []any{i.IntentId, i.UserQuery, i.DetectedIntent, i.ConfidenceScore, i.Entities, i.ModelUsed, i.Response, i.UserId,
		i.SessionId, i.FeedbackRating, fromTimestamp(i.CreateTime)}
	response := &walmartv1.RecordIntentResponse{Intent: i}
	if request.RequestId == "" {
		// One statement is a transaction by itself.
		_, err := s.pool.Exec(ctx, insertPostgresIntent, values...)
		return response, toPostgresStatus(err, "intent")
	}
	err := s.write(ctx, "RecordIntent", request.RequestId, asked, response, func(batch *pgx.Batch) {
		batch.Queue(insertPostgresIntent, values...)
	})
	return response, toPostgresStatus(err, "intent")
}
