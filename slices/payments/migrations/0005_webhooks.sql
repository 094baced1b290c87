-- Systems of the lender that are told of money: where, of what, and every message until it arrived or was given up.
create table webhook_endpoint (
  id text primary key,
  tenant text not null,
  url text not null,
  events jsonb not null,
  -- Sealed. The one before still signs beside it until its end, so that a receiver changes over at its own time.
  secret text not null,
  secret_before text,
  secret_before_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((secret_before is null) = (secret_before_until is null))
);
select make_tenant_table('webhook_endpoint', 'select, insert, update');

create table webhook_delivery (
  id text primary key,
  tenant text not null,
  endpoint_id text not null references webhook_endpoint,
  type text not null,
  subject text not null,
  -- The bytes that are signed and sent, the same for every try.
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0,
  -- What came of the last try: a status, `timeout` or `no-connection`.
  outcome text,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'waiting') = (ended_at is null))
);
create index webhook_delivery_newest on webhook_delivery (tenant, id desc);
create index webhook_delivery_dead on webhook_delivery (tenant, id desc) where state = 'dead';
select make_tenant_table('webhook_delivery', 'select, insert, update');
