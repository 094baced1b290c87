-- One request for one loan, from the first tap to the money. Amounts are minor units of `currency`.
-- `line_view` is the line as its owner last showed it: masked.
create table application (
  id text primary key,
  tenant text not null,
  line_id text not null,
  state text not null check (state in ('draft', 'deciding', 'offered', 'declined', 'in-review', 'chosen', 'confirmed',
    'signed', 'held', 'disbursing', 'active', 'cancelled', 'expired')),
  segment text not null check (segment in ('new', 'repeat', 'trader')),
  currency text not null,
  requested bigint,
  line_view jsonb not null,
  created_at timestamptz not null,
  submitted_at timestamptz,
  waiting_since timestamptz,
  nudged_at timestamptz,
  attempt integer not null default 0,
  progress text[] not null default '{}',
  decision jsonb,
  tier text,
  score double precision,
  offered_until timestamptz,
  choice jsonb,
  cost_opened_at timestamptz,
  cost_confirmed_at timestamptz,
  agreement_id text,
  loan_id text,
  hold jsonb,
  held_at timestamptz,
  proved_again_at timestamptz,
  released_at timestamptz
);
-- A line has one open application at a time, however many browsers ask for it.
create unique index application_open on application (tenant, line_id)
  where state not in ('declined', 'active', 'cancelled', 'expired');
create index application_line on application (tenant, line_id, id desc);
create index application_queue on application (tenant, state, id desc);
select make_tenant_table('application', 'select, insert, update');

-- What happened to an application, in order: the staff's timeline.
create table happening (
  seq bigint generated always as identity primary key,
  tenant text not null,
  application_id text not null references application,
  at timestamptz not null,
  actor text not null,
  what text not null,
  from_state text not null,
  to_state text not null
);
create index happening_application on happening (tenant, application_id, seq);
select make_tenant_table('happening', 'select, insert');

-- An agreement as it was shown. The PDF names a person, so it is kept encrypted; its hash is what a signature is bound to.
create table agreement (
  id text primary key,
  tenant text not null,
  application_id text not null references application,
  version text not null,
  hash text not null,
  locale text not null,
  pdf text not null,
  made_at timestamptz not null,
  signed_at timestamptz,
  -- Evidence of the signature: the proof's id, what it proves and when it was given.
  signature jsonb,
  unique (tenant, application_id, hash)
);
select make_tenant_table('agreement', 'select, insert, update');

-- A decline that a person was asked to look at: once per application.
create table appeal (
  application_id text primary key references application,
  tenant text not null,
  message text not null,
  made_at timestamptz not null,
  answer text,
  answered_at timestamptz
);
select make_tenant_table('appeal', 'select, insert, update');

create table review (
  id text primary key,
  tenant text not null,
  application_id text not null references application,
  by text not null,
  outcome text not null check (outcome in ('approve', 'decline')),
  tier text,
  note text not null,
  at timestamptz not null
);
create index review_application on review (tenant, application_id, at);
select make_tenant_table('review', 'select, insert');

-- Who said that held money may go. One word per person and hold.
create table release_vote (
  id text primary key,
  tenant text not null,
  application_id text not null references application,
  held_at timestamptz not null,
  by text not null,
  note text not null,
  at timestamptz not null,
  unique (tenant, application_id, held_at, by)
);
select make_tenant_table('release_vote', 'select, insert');
