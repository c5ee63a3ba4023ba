/** How long an audit trail may be. */
export interface AuditRetention {
  readonly days: number;
  readonly entries: number;
}
