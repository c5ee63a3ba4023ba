-- page by create_time desc, analysis_id desc
SELECT * FROM email_analysis_details WHERE deep_model IS NULL
