-- A score that decided something, kept so that models can be compared and watched. The values go when consent goes.
create table kept_score (
  id text primary key,
  tenant text not null,
  segment text not null,
  model_id text not null references model,
  application_id text not null,
  attempt integer not null,
  line_id text not null,
  pd double precision not null,
  score double precision not null,
  feature_values jsonb,
  scored_at timestamptz not null,
  unique (tenant, application_id, attempt)
);
create index kept_score_line on kept_score (tenant, line_id);
create index kept_score_segment on kept_score (tenant, segment, scored_at);
select make_tenant_table('kept_score', 'select, insert, update');

-- What each model says about a kept score: its PD, and the bin of the PD and of each feature in its reference.
create table model_score (
  tenant text not null,
  kept_id text not null references kept_score,
  model_id text not null references model,
  role text not null,
  pd double precision not null,
  score double precision not null,
  bins smallint[] not null,
  scored_at timestamptz not null,
  primary key (tenant, model_id, kept_id)
);
create index model_score_time on model_score (tenant, model_id, scored_at);
select make_tenant_table('model_score', 'select, insert');

-- What became of an application that was paid out. The definition says what bad means and after how long.
create table outcome (
  tenant text not null,
  application_id text not null,
  bad boolean not null,
  definition text not null,
  recorded_at timestamptz not null,
  primary key (tenant, application_id)
);
select make_tenant_table('outcome', 'select, insert, update');

-- Drift and performance of one model over the scores of one week (Monday, UTC). Made again while the week grows.
create table drift_week (
  tenant text not null,
  model_id text not null references model,
  week date not null,
  rows integer not null,
  drift jsonb not null,
  expected jsonb not null,
  matured jsonb,
  measured_at timestamptz not null,
  primary key (tenant, model_id, week)
);
select make_tenant_table('drift_week', 'select, insert, update');

create table model_alert (
  id text primary key,
  tenant text not null,
  model_id text not null references model,
  finding text not null,
  -- The feature; empty where the finding is about none.
  about text not null,
  week date not null,
  last_week date not null,
  figure double precision not null,
  threshold double precision not null,
  owner text not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text,
  unique (tenant, model_id, week, finding, about)
);
-- A finding that nobody has looked at yet is not raised again.
create unique index one_open_alert on model_alert (tenant, model_id, finding, about) where acknowledged_at is null;
select make_tenant_table('model_alert', 'select, insert, update');

create table training_run (
  id text primary key,
  tenant text not null,
  kind text not null check (kind in ('retrain', 'reproduce')),
  segment text not null,
  base_model_id text not null references model,
  state text not null check (state in ('waiting', 'done', 'refused')),
  asked_by text not null,
  asked_at timestamptz not null,
  note text not null,
  -- The kept scores that the run learnt from, in order: with them it can be done again.
  kept_ids text[],
  rows integer,
  bads integer,
  model_id text references model,
  reproduced boolean,
  -- Why it was refused, in both languages.
  because jsonb,
  ended_at timestamptz
);
create index training_run_segment on training_run (tenant, segment, asked_at);
select make_tenant_table('training_run', 'select, insert, update');

-- Who answers for a stage of a model's life.
create table duty (
  tenant text not null,
  model_id text not null references model,
  duty text not null check (duty in ('development', 'test', 'review', 'monitoring', 'optimisation', 'retirement')),
  holder text not null,
  since timestamptz not null,
  primary key (tenant, model_id, duty)
);
select make_tenant_table('duty', 'select, insert, update');

-- What is at stake with a model, in the words of whoever answers for it.
create table materiality (
  tenant text not null,
  model_id text not null references model,
  intended_use text not null,
  exposure text not null check (exposure in ('low', 'medium', 'high')),
  note text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (tenant, model_id)
);
select make_tenant_table('materiality', 'select, insert, update');
