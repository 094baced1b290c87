-- A person's time on a number. The number is looked up by a keyed index and kept encrypted; a recycled number
-- ends the line and begins another.
create table line (
  id text primary key,
  tenant text not null,
  phone_index text not null,
  phone text not null,
  masked_phone text not null,
  country text not null,
  first_seen_at timestamptz not null,
  ended_at timestamptz,
  proved_at timestamptz
);
create unique index line_phone on line (tenant, phone_index) where ended_at is null;
select make_tenant_table('line', 'select, insert, update');

-- What the person said of themselves. One per line; a second, different one goes to a person.
create table identity (
  line_id text primary key references line,
  tenant text not null,
  identity_index text not null,
  name text not null,
  id_number text not null,
  birth_date text,
  masked_name text not null,
  masked_id_number text not null,
  declared_at timestamptz not null
);
create index identity_lookup on identity (tenant, identity_index);
select make_tenant_table('identity', 'select, insert, update');

-- A one-time code on its way. The code itself is the operator's; we hold only its reference.
create table challenge (
  id text primary key,
  tenant text not null,
  purpose text not null check (purpose in ('sign-in', 'sign-agreement')),
  phone_index text not null,
  phone text not null,
  masked_phone text not null,
  country text not null,
  line_id text,
  subject text,
  reference text,
  state text not null check (state in ('created', 'sent', 'not-sent', 'unknown', 'answered', 'spent')),
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  resend_after timestamptz not null,
  answered_at timestamptz
);
create index challenge_phone on challenge (tenant, phone_index, created_at desc);
select make_tenant_table('challenge', 'select, insert, update');

create table session (
  token_hash text primary key,
  tenant text not null,
  line_id text not null references line,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
select make_tenant_table('session', 'select, insert, update');

-- Every answer of the carrier is kept: a decision can be replayed with what was known at its time.
create table line_check (
  id text primary key,
  tenant text not null,
  line_id text not null references line,
  name text not null,
  outcome text not null check (outcome in ('pass', 'fail', 'unknown')),
  facts jsonb not null,
  observed_at timestamptz not null,
  valid_until timestamptz not null,
  unknown_because text
);
create index line_check_latest on line_check (tenant, line_id, name, observed_at desc);
select make_tenant_table('line_check', 'select, insert');
