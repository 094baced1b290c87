-- One file of a borrower as it was read. Every row of it is accounted for.
create table import (
  id text primary key,
  tenant text not null,
  line_id text not null,
  source text not null check (source in ('call-records', 'payment-statement')),
  kind text not null,
  file_hash text not null,
  imported_at timestamptz not null,
  rows_read integer not null,
  accepted integer not null,
  rejected integer not null,
  ignored integer not null,
  oldest_event timestamptz,
  newest_event timestamptz,
  covered_days integer not null,
  holder text not null check (holder in ('applicant', 'other', 'unknown')),
  marks jsonb not null,
  warnings jsonb not null,
  first_problems jsonb not null,
  check (rows_read = accepted + rejected + ignored),
  -- The same bytes of the same line are one import, however often they are sent.
  unique (tenant, line_id, file_hash)
);
create index import_line on import (tenant, line_id, imported_at);
select make_tenant_table('import', 'select, insert');

-- The rows themselves, in parts, each sealed under the tenant's key.
create table sealed_rows (
  import_id text not null references import,
  content text not null check (content in ('accepted', 'problems')),
  part integer not null,
  tenant text not null,
  sealed text not null,
  primary key (import_id, content, part)
);
select make_tenant_table('sealed_rows', 'select, insert');
