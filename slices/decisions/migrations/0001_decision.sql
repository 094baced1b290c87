-- The text of a pack as it was when it decided, once per version, so that an old decision can be run again.
create table strategy (
  tenant text not null,
  version text not null,
  name text not null,
  pack text not null,
  primary key (tenant, version)
);
select make_tenant_table('strategy', 'select, insert');

-- One decision of one attempt at one application. `input` and `result` are canonical JSON of the engine, byte for byte
-- what a replay must give; `answer` is what other slices were told.
create table decision (
  id text primary key,
  tenant text not null,
  application_id text not null,
  attempt integer not null,
  line_id text not null,
  as_of timestamptz not null,
  outcome text not null check (outcome in ('approve', 'decline', 'refer')),
  strategy_version text not null,
  input text not null,
  result text not null,
  answer jsonb not null,
  identity_checked_on date,
  snapshot_id text,
  model_id text,
  decided_at timestamptz not null,
  unique (tenant, application_id, attempt)
);
create index decision_line on decision (tenant, line_id, decided_at desc);
select make_tenant_table('decision', 'select, insert');

-- The records that a score was made of.
create table score_source (
  decision_id text not null references decision,
  tenant text not null,
  source text not null check (source in ('calls', 'statement')),
  primary key (decision_id, source)
);
select make_tenant_table('score_source', 'select, insert');

-- The same questions again before money leaves; the same instant answers the same check.
create table recheck (
  id text primary key,
  tenant text not null,
  decision_id text not null references decision,
  as_of timestamptz not null,
  verdict text not null check (verdict in ('pass', 'hold')),
  strategy_version text not null,
  input text not null,
  result text not null,
  answer jsonb not null,
  checked_at timestamptz not null,
  unique (tenant, decision_id, as_of)
);
select make_tenant_table('recheck', 'select, insert');
