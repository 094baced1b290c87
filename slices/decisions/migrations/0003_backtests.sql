-- What became of the loan that an application led to: heard from the loans, and read again where a backtest asks how those
-- fared whom a strategy would have approved.
create table loan_outcome (
  tenant text not null,
  application_id text not null,
  loan_id text not null,
  principal jsonb not null,
  outcome text not null check (outcome in ('good', 'bad', 'open')),
  heard_at timestamptz not null,
  primary key (tenant, application_id)
);
select make_tenant_table('loan_outcome', 'select, insert, update');

-- Two versions replayed on what was decided, asked for by a person and run by a job.
create table backtest (
  id text primary key,
  tenant text not null,
  a_strategy_id text not null references strategy_version,
  a_revision integer not null,
  b_strategy_id text not null references strategy_version,
  b_revision integer not null,
  -- Instants between which decisions were made; null: no bound.
  since timestamptz,
  until timestamptz,
  from_day date,
  to_day date,
  note text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  total integer,
  done integer not null default 0,
  left_out jsonb not null,
  asked_by text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  because jsonb,
  report jsonb,
  check ((state = 'done') = (report is not null)),
  check ((state = 'failed') = (because is not null))
);
create index backtest_asked on backtest (tenant, asked_at desc);
select make_tenant_table('backtest', 'select, insert, update');
create index decision_made on decision (tenant, as_of, id);
