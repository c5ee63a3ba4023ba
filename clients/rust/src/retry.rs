use crate::repeatable::{FIRST_WAIT_MS, MAX_ATTEMPTS, MAX_WAIT_MS, MULTIPLIER};
use std::time::Duration;

/// When a call is tried again. Only calls that are safe to repeat are: reads, and writes with a `request_id`, which this crate fills
/// in. Tried again are UNAVAILABLE, and RESOURCE_EXHAUSTED unless the service says that waiting does not help.
#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    /// Most attempts in all; 1 turns retries off. Default 5.
    pub max_attempts: u32,
    /// Wait before the second attempt; it doubles with every further one. Default 100 ms. Half of every wait is random, so that
    /// clients that failed together don't return together.
    pub first_wait: Duration,
    /// Longest wait between two attempts. Default 2 s.
    pub max_wait: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: MAX_ATTEMPTS,
            first_wait: Duration::from_millis(FIRST_WAIT_MS),
            max_wait: Duration::from_millis(MAX_WAIT_MS),
        }
    }
}

impl RetryPolicy {
    /// The wait after so many attempts, from 1.
    pub(crate) fn wait(&self, attempts: u32) -> Duration {
        let full = self.first_wait.saturating_mul(MULTIPLIER.saturating_pow(attempts - 1)).min(self.max_wait);
        full.mul_f64(0.5 + rand::random::<f64>() / 2.0)
    }
}
