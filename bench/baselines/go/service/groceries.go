package main

import (
	"context"
	"database/sql"
	"encoding/base64"
	"strings"

	walmartv1 "crewdb.internal/go/crewdb/walmart/v1"
	"github.com/google/uuid"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

type groceries struct {
	walmartv1.UnimplementedWalmartDbServer
	db                                   *database
	getProduct, listPrices, recordIntent *sql.Stmt
}

const (
	selectProduct = `SELECT product_id, name, brand, category_path, department, current_price, regular_price, unit_price, unit_measure,
  in_stock, stock_level, online_only, store_only, average_rating, review_count, size_info, weight_info, upc, sku, model_number,
  manufacturer, first_seen_time, update_time, last_checked_time, thumbnail_url, large_image_url, search_keywords, allergens,
  nutritional_info, ingredients, product_attributes, description
FROM product_details WHERE product_id = ?`
	selectPrices = `SELECT id, product_id, price, was_on_sale, sale_percentage, store_id, availability, recorded_at
FROM price_history INDEXED BY ix_price_history_product
WHERE product_id = ?1 AND recorded_at >= ?2 AND likelihood(recorded_at < ?3, 0.99) AND (?4 = '' OR store_id = ?4)
  AND (recorded_at, id) < (?5, ?6)
ORDER BY recorded_at DESC, id DESC LIMIT ?7`
	insertIntent = `INSERT INTO nlp_intents (id, user_query, detected_intent, confidence_score, entities, model_used, response, user_id,
  session_id, feedback_rating, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
)

func openGroceries(file string) (*groceries, error) {
	db, err := openDatabase(file)
	if err != nil {
		return nil, err
	}
	p := &preparer{}
	return &groceries{
		db:           db,
		getProduct:   p.prepare(db.readers, selectProduct),
		listPrices:   p.prepare(db.readers, selectPrices),
		recordIntent: p.prepare(db.writer.conn, insertIntent),
	}, p.err
}

func (s *groceries) GetProduct(_ context.Context, request *walmartv1.GetProductRequest) (*walmartv1.GetProductResponse, error) {
	if request.ProductId == "" {
		return nil, status.Error(codes.InvalidArgument, "product_id is empty")
	}
	p := &walmartv1.Product{}
	var firstSeen, updated, checked, allergens *string
	// Without the call's context: with one, the driver starts a goroutine for every row.
	err := s.getProduct.QueryRow(request.ProductId).Scan(&p.ProductId, &p.Name, &p.Brand, &p.CategoryPath, &p.Department,
		&p.CurrentPrice, &p.RegularPrice, &p.UnitPrice, &p.UnitMeasure, &p.InStock, &p.StockLevel, &p.OnlineOnly, &p.StoreOnly,
		&p.AverageRating, &p.ReviewCount, &p.SizeInfo, &p.WeightInfo, &p.Upc, &p.Sku, &p.ModelNumber, &p.Manufacturer,
		&firstSeen, &updated, &checked, &p.ThumbnailUrl, &p.LargeImageUrl, &p.SearchKeywords, &allergens, &p.NutritionalInfo,
		&p.Ingredients, &p.ProductAttributes, &p.Description)
	if err == nil {
		err = fromJSON(allergens, &p.Allergens)
	}
	if err != nil {
		return nil, toStatus(err, "product")
	}
	p.FirstSeenTime, p.UpdateTime, p.LastCheckedTime = toTimestamp(firstSeen), toTimestamp(updated), toTimestamp(checked)
	return &walmartv1.GetProductResponse{Product: p}, nil
}

func (s *groceries) ListPriceHistory(_ context.Context, request *walmartv1.ListPriceHistoryRequest) (*walmartv1.ListPriceHistoryResponse, error) {
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
	rows, err := s.listPrices.Query(request.ProductId, after, before, request.StoreId, time, id, size+1)
	if err != nil {
		return nil, toStatus(err, "price")
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
			return nil, toStatus(err, "price")
		}
		p.RecordedTime = toTimestamp(&recorded)
		response.Prices = append(response.Prices, p)
	}
	return response, toStatus(rows.Err(), "price")
}

func toToken(time, id string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(time + " " + id))
}

func fromToken(token string) (time, id string, err error) {
	if token == "" {
		return "~", "", nil
	}
	text, err := base64.RawURLEncoding.DecodeString(token)
	time, id, ok := strings.Cut(string(text), " ")
	if err != nil || !ok {
		return "", "", status.Error(codes.InvalidArgument, "page_token is not one of this service")
	}
	return time, id, nil
}

func (s *groceries) RecordIntent(ctx context.Context, request *walmartv1.RecordIntentRequest) (*walmartv1.RecordIntentResponse, error) {
	i := request.Intent
	if i.GetUserQuery() == "" || i.GetDetectedIntent() == "" {
		return nil, status.Error(codes.InvalidArgument, "intent needs user_query and detected_intent")
	}
	if i.IntentId == "" {
		i.IntentId = uuid.Must(uuid.NewV7()).String()
	}
	i.CreateTime = now()
	err := s.db.writer.do(ctx, func() error {
		return exec(s.recordIntent, i.IntentId, i.UserQuery, i.DetectedIntent, i.ConfidenceScore, i.Entities, i.ModelUsed, i.Response,
			i.UserId, i.SessionId, i.FeedbackRating, fromTimestamp(i.CreateTime))
	})
	if err != nil {
		return nil, toStatus(err, "intent")
	}
	return &walmartv1.RecordIntentResponse{Intent: i}, nil
}
