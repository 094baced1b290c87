-- A version of the lender's strategy. What it says stands in its revisions; only a draft gets new ones.
create table strategy_version (
  id text primary key,
  tenant text not null,
  number integer not null check (number > 0),
  name text not null,
  -- `pack`: written from the pack in the box; `lender`: edited here.
  origin text not null check (origin in ('pack', 'lender')),
  based_on text references strategy_version,
  state text not null check (state in ('draft', 'in-review', 'approved', 'rejected')),
  -- The newest one. Whoever saves names the one they began from.
  revision integer not null check (revision > 0),
  -- Evaluated beside the live one on what was decided, without effect.
  is_beside boolean not null default false,
  created_at timestamptz not null,
  unique (tenant, number),
  check (not is_beside or state in ('in-review', 'approved'))
);
select make_tenant_table('strategy_version', 'select, insert, update');

-- Every document that was ever saved. Rows are added, never changed.
create table strategy_revision (
  tenant text not null,
  strategy_id text not null references strategy_version,
  revision integer not null check (revision > 0),
  document text not null,
  document_hash text not null,
  note text not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (tenant, strategy_id, revision)
);
create index strategy_revision_document on strategy_revision (tenant, document_hash);
select make_tenant_table('strategy_revision', 'select, insert');

-- Where a version decides: all of an environment, or a share of its lines.
create table release (
  tenant text not null,
  environment text not null,
  strategy_id text not null references strategy_version,
  state text not null check (state in ('canary', 'live', 'retired')),
  share_ppm integer check (share_ppm between 1 and 999999),
  since timestamptz not null,
  primary key (tenant, environment, strategy_id),
  check ((state = 'canary') = (share_ppm is not null))
);
create unique index one_live on release (tenant, environment) where state = 'live';
create unique index one_canary on release (tenant, environment) where state = 'canary';
select make_tenant_table('release', 'select, insert, update');

-- Every step of every version, in order. A rollback finds the live version before this one here.
create table strategy_change (
  id text primary key,
  -- Two steps of one moment stay in order.
  seq bigint generated always as identity,
  tenant text not null,
  strategy_id text not null references strategy_version,
  revision integer not null,
  -- Null for a step of the document itself.
  environment text,
  from_state text,
  to_state text not null,
  is_rollback boolean not null default false,
  share_ppm integer,
  by_whom text not null,
  at timestamptz not null,
  note text not null
);
create index strategy_change_strategy on strategy_change (tenant, strategy_id, seq);
create index strategy_change_live on strategy_change (tenant, environment, seq) where to_state = 'live';
select make_tenant_table('strategy_change', 'select, insert');

-- What a decision was made with, beside its version: the graph as it was. Null on those of before there were graphs.
alter table strategy add column document text;

-- The version that decided and how it came to: `cohort` says whether the line drew the canary. `raise_holdout` is a line whose
-- raises are withheld by chance, so that what a raise does can be measured; `raise_withheld` is one that lost a raise by it.
alter table decision add column strategy_id text references strategy_version;
alter table decision add column environment text;
alter table decision add column cohort text check (cohort in ('live', 'canary'));
alter table decision add column raise_holdout boolean not null default false;
alter table decision add column raise_withheld boolean not null default false;

-- A decision that versions beside the live one still have to be evaluated on.
create table beside_waiting (
  tenant text not null,
  decision_id text not null references decision,
  primary key (tenant, decision_id)
);
select make_tenant_table('beside_waiting', 'select, insert, delete');

-- What a version beside said on the stored input of a decision, next to what was decided.
create table beside_result (
  tenant text not null,
  strategy_id text not null references strategy_version,
  revision integer not null,
  decision_id text not null references decision,
  segment text not null,
  -- The live walk ended before facts were asked for that this version would have gone on to: no comparison.
  is_partial boolean not null,
  decided jsonb not null,
  beside jsonb not null,
  evaluated_at timestamptz not null,
  primary key (tenant, strategy_id, revision, decision_id)
);
select make_tenant_table('beside_result', 'select, insert');

-- A saved case of the simulator: an input and what should come of it. Changed by whoever names its revision.
create table simulation_case (
  id text primary key,
  tenant text not null,
  name text not null,
  input jsonb not null,
  expected jsonb not null,
  revision integer not null check (revision > 0),
  saved_by text not null,
  saved_at timestamptz not null
);
create index simulation_case_name on simulation_case (tenant, name);
select make_tenant_table('simulation_case', 'select, insert, update, delete');
