-- An update counts the changes, so that a row without one is new.
INSERT INTO grocery_user_preferences (
  user_id, default_store_id, preferred_brands, avoided_brands, dietary_restrictions, allergens, preferred_organic,
  preferred_local, monthly_budget, price_sensitivity, allow_substitutions, onboarding_completed, changes_count,
  created_at, updated_at)
VALUES (
  :user_id, :default_store_id, nullif(:preferred_brands, '[]'), nullif(:avoided_brands, '[]'),
  nullif(:dietary_restrictions, '[]'), nullif(:allergens, '[]'), coalesce(:preferred_organic, 0),
  coalesce(:preferred_local, 0), :monthly_budget, coalesce(:price_sensitivity, 'medium'),
  coalesce(:allow_substitutions, 1), coalesce(:onboarding_completed, 0), 0, :now, :now)
ON CONFLICT (user_id) DO UPDATE SET
  default_store_id = iif(:has_default_store_id, excluded.default_store_id, grocery_user_preferences.default_store_id),
  preferred_brands = iif(:has_preferred_brands, excluded.preferred_brands, grocery_user_preferences.preferred_brands),
  avoided_brands = iif(:has_avoided_brands, excluded.avoided_brands, grocery_user_preferences.avoided_brands),
  dietary_restrictions = iif(:has_dietary_restrictions, excluded.dietary_restrictions, grocery_user_preferences.dietary_restrictions),
  allergens = iif(:has_allergens, excluded.allergens, grocery_user_preferences.allergens),
  preferred_organic = iif(:has_preferred_organic, excluded.preferred_organic, grocery_user_preferences.preferred_organic),
  preferred_local = iif(:has_preferred_local, excluded.preferred_local, grocery_user_preferences.preferred_local),
  monthly_budget = iif(:has_monthly_budget, excluded.monthly_budget, grocery_user_preferences.monthly_budget),
  price_sensitivity = iif(:has_price_sensitivity, excluded.price_sensitivity, grocery_user_preferences.price_sensitivity),
  allow_substitutions = iif(:has_allow_substitutions, excluded.allow_substitutions, grocery_user_preferences.allow_substitutions),
  onboarding_completed = iif(:has_onboarding_completed, excluded.onboarding_completed, grocery_user_preferences.onboarding_completed),
  changes_count = grocery_user_preferences.changes_count + 1,
  updated_at = :now;

SELECT d.*, p.changes_count = 0 AS created
FROM user_preference_details d
JOIN grocery_user_preferences p ON p.user_id = d.user_id
WHERE d.user_id = :user_id
