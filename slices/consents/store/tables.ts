export interface ConsentRow {
  id: string;
  tenant: string;
  line_id: string;
  source: string;
  purpose: string;
  recipient: string;
  notice_version: number;
  notice_hash: string;
  locale: string;
  given_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  withdrawn_at: Temporal.Instant | null;
}

export interface ConsentsTables {
  consent: ConsentRow;
}
