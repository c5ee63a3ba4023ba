-- What SQLite's triggers keep. Functions that write another table than the one that changes run as its owner: a caller
-- changes an item and needs no right to its list's totals.

DO $$ DECLARE changed text; BEGIN
  FOREACH changed IN ARRAY ARRAY[
    'grocery_lists', 'grocery_items', 'shopping_sessions', 'grocery_user_preferences', 'shopping_carts',
    'walmart_customers', 'walmart_order_history'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER tr_%1$s_updated_at BEFORE UPDATE ON %1$s FOR EACH ROW EXECUTE FUNCTION keep_updated_at()', changed);
  END LOOP;
END $$;

CREATE FUNCTION keep_last_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last_updated_at = OLD.last_updated_at THEN
    NEW.last_updated_at := greatest(OLD.last_updated_at, crewdb_now());
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tr_walmart_products_last_updated_at BEFORE UPDATE ON walmart_products
  FOR EACH ROW EXECUTE FUNCTION keep_last_updated_at();

-- The totals of a list, in millionths so that no rounding adds up. A new list has none.

CREATE FUNCTION add_to_list(which text, item grocery_items, by integer) RETURNS void LANGUAGE sql AS $$
  UPDATE grocery_lists l SET
    items_count = l.items_count + by * iif(item.status <> 'removed', 1, 0),
    estimated_millionths = l.estimated_millionths + by * item.estimated_millionths,
    estimated_total = (l.estimated_millionths + by * item.estimated_millionths) / 1000000.0::double precision,
    updated_at = crewdb_now()
  WHERE l.id = which
$$;

CREATE FUNCTION keep_list_totals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (OLD.list_id, OLD.status = 'removed', OLD.estimated_millionths)
      IS NOT DISTINCT FROM (NEW.list_id, NEW.status = 'removed', NEW.estimated_millionths) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM add_to_list(OLD.list_id, OLD, -1); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM add_to_list(NEW.list_id, NEW, 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tr_grocery_list_totals AFTER INSERT OR DELETE OR UPDATE ON grocery_items
  FOR EACH ROW EXECUTE FUNCTION keep_list_totals();

CREATE FUNCTION begin_list_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.items_count := 0;
  NEW.estimated_millionths := 0;
  NEW.estimated_total := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER tr_grocery_lists_totals BEFORE INSERT ON grocery_lists FOR EACH ROW EXECUTE FUNCTION begin_list_totals();

-- The totals of a cart, likewise.

CREATE FUNCTION add_to_cart(which text, item cart_items, by integer) RETURNS void LANGUAGE sql AS $$
  UPDATE shopping_carts c SET
    items_count = c.items_count + by,
    subtotal_millionths = c.subtotal_millionths + by * item.subtotal_millionths,
    total_millionths = c.total_millionths + by * item.total_millionths,
    subtotal = (c.subtotal_millionths + by * item.subtotal_millionths) / 1000000.0::double precision,
    total = (c.total_millionths + by * item.total_millionths) / 1000000.0::double precision,
    updated_at = crewdb_now()
  WHERE c.id = which
$$;

CREATE FUNCTION keep_cart_totals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND (OLD.cart_id, OLD.subtotal_millionths, OLD.total_millionths)
      IS NOT DISTINCT FROM (NEW.cart_id, NEW.subtotal_millionths, NEW.total_millionths) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM add_to_cart(OLD.cart_id, OLD, -1); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM add_to_cart(NEW.cart_id, NEW, 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tr_cart_totals AFTER INSERT OR DELETE OR UPDATE ON cart_items
  FOR EACH ROW EXECUTE FUNCTION keep_cart_totals();

CREATE FUNCTION begin_cart_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.items_count := 0;
  NEW.subtotal_millionths := 0;
  NEW.total_millionths := 0;
  NEW.subtotal := 0;
  NEW.total := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER tr_shopping_carts_totals BEFORE INSERT ON shopping_carts FOR EACH ROW EXECUTE FUNCTION begin_cart_totals();

-- Search. The index belongs to the table, so nothing is to be kept up to date, paused or rebuilt.
-- lacks product_search: the trigram index below
-- lacks product_words: the index of beginnings below

CALL create_search_index('ix_products_search', 'walmart_products',
  'search_text(name, brand, search_keywords, category_path)');
CREATE INDEX ix_products_words ON walmart_products USING gin (search_beginnings(name, brand, search_keywords));

INSERT INTO crewdb_derived_columns (table_name, column_name) VALUES
  ('grocery_lists', 'items_count'), ('grocery_lists', 'estimated_millionths'), ('grocery_lists', 'estimated_total'),
  ('shopping_carts', 'items_count'), ('shopping_carts', 'subtotal_millionths'), ('shopping_carts', 'total_millionths'),
  ('shopping_carts', 'subtotal'), ('shopping_carts', 'total');
