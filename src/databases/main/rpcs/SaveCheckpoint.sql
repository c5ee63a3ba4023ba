INSERT INTO checkpoints (
  id, operation_id, operation_type, state, progress_total, progress_completed, progress_failed, resumable, created_at,
  updated_at)
VALUES (
  :new_id, :operation_id, :operation_type, :state, :progress_total, :progress_completed, :progress_failed,
  coalesce(:resumable, 1), :now, :now)
ON CONFLICT (operation_id, operation_type) DO UPDATE SET
  state = excluded.state,
  progress_total = excluded.progress_total,
  progress_completed = excluded.progress_completed,
  progress_failed = excluded.progress_failed,
  resumable = excluded.resumable,
  version = checkpoints.version + 1,
  updated_at = :now;

SELECT * FROM checkpoint_details WHERE operation_id = :operation_id AND operation_type = :operation_type
