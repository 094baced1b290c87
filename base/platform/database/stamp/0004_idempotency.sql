-- The answer to a request that may be sent again. `attempt` fences: a runner that was taken over cannot finish.
create table idempotency (
  tenant text not null,
  actor text not null,
  operation text not null,
  key text not null,
  request_hash text not null,
  state text not null check (state in ('running', 'done')),
  attempt integer not null default 1,
  status integer,
  -- json, not jsonb: a replay is the same text, byte for byte.
  answer json,
  started_at timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant, actor, operation, key),
  check (state = 'running' or (status is not null and answer is not null))
);
create index idempotency_age on idempotency (created_at);
select make_tenant_table('idempotency');
