-- What one import (or one file that could not be read) looked like, without personal data: how often each word of a
-- vocabulary column occurs, how many rows, over how many days. Inserted, never updated, so that imports do not queue.
create table intake_sample (
  id text primary key,
  tenant text not null,
  kind text not null,
  source text not null,
  -- Or a page or message of a feed.
  is_file boolean not null,
  -- Monday of the week in which it arrived, in the lender's zone.
  week date not null,
  line_id text not null,
  arrived_at timestamptz not null,
  refused text,
  rows_read integer not null,
  rows_left_out integer not null,
  days integer not null,
  words jsonb not null
);
create index intake_sample_kind on intake_sample (tenant, kind, week);
create index intake_sample_file on intake_sample (tenant, source, week) where is_file;
select make_tenant_table('intake_sample', 'select, insert');

create table drift_alert (
  id text primary key,
  tenant text not null,
  kind text not null,
  week date not null,
  finding text not null,
  -- The vocabulary column; empty where the finding is about none.
  about text not null,
  figure double precision not null,
  threshold double precision not null,
  words jsonb not null,
  raised_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text,
  -- A week has each finding once, however often it is looked at.
  unique (tenant, kind, week, finding, about)
);
select make_tenant_table('drift_alert', 'select, insert, update');
