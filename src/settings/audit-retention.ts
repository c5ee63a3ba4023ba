/** How long the audit trail of main may be. */
export interface AuditRetention {
  readonly days: number;
  readonly entries: number;
}
