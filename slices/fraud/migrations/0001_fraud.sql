-- An entity on a list, by its keyed hash alone. Both its times are kept, so that a reading sees what counted and was known then:
-- counts from `from_at`, was known from `known_at` (when it came into force), and ends at `until_at` or when somebody ended it.
create table list_entry (
  id text primary key,
  tenant text not null,
  list text not null check (list in ('block', 'allow', 'watch')),
  kind text not null check (kind in ('borrower', 'application', 'number', 'id', 'device', 'account', 'address')),
  key text not null,
  masked text not null,
  reason text not null,
  source text not null check (source in ('staff', 'own-case', 'own-loss')),
  -- The case or the event of a loan that it came from; null for staff.
  origin text,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  state text not null check (state in ('waiting', 'active', 'unreviewed', 'refused', 'ended')),
  known_at timestamptz,
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  note text,
  ended_by text,
  ended_at timestamptz,
  check (state in ('waiting', 'refused') or known_at is not null),
  check ((state = 'ended') = (ended_at is not null)),
  -- What two people agreed on was not decided by the one who asked.
  check (decided_by is null or decided_by <> asked_by)
);
create unique index one_entry_at_a_time on list_entry (tenant, list, kind, key)
  where state in ('waiting', 'active', 'unreviewed');
create index list_entry_entity on list_entry (tenant, kind, key);
create index list_entry_origin on list_entry (tenant, origin) where origin is not null;
select make_tenant_table('list_entry', 'select, insert, update');

create table list_event (
  seq bigint generated always as identity primary key,
  tenant text not null,
  entry_id text not null references list_entry,
  kind text not null check (kind in ('added', 'asked', 'approved', 'refused', 'ended')),
  at timestamptz not null,
  by_whom text not null,
  note text
);
create index list_event_entry on list_event (tenant, entry_id, seq);
select make_tenant_table('list_event', 'select, insert');

-- All typologies of a lender as one document. Version 1 is the box that Lendline ships.
create table typology_version (
  id text primary key,
  tenant text not null,
  version integer not null,
  state text not null check (state in ('draft', 'waiting', 'live', 'refused', 'retired')),
  revision integer not null,
  note text not null,
  based_on text references typology_version,
  document jsonb not null,
  document_hash text not null,
  -- What the last test of the document said, and of which document.
  test jsonb,
  tested_hash text,
  made_by text not null,
  made_at timestamptz not null,
  saved_by text not null,
  saved_at timestamptz not null,
  submitted_by text,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  -- The instants from which it was live, the last one last: a rollback goes to the version that was live before.
  live_since timestamptz,
  -- The version that it took over from when it went live, which a rollback brings back.
  took_over_from text references typology_version,
  unique (tenant, version),
  check (decided_by is null or (decided_by <> submitted_by and decided_by <> made_by and decided_by <> saved_by))
);
create unique index one_live_version on typology_version (tenant) where state = 'live';
select make_tenant_table('typology_version', 'select, insert, update');

-- A typology that is not asked, since its hit rate jumped or somebody stopped it.
create table typology_halt (
  id text primary key,
  tenant text not null,
  typology text not null,
  title jsonb not null,
  recent_hits integer not null,
  recent_rows integer not null,
  baseline_hits integer not null,
  baseline_rows integer not null,
  p_value double precision not null,
  threshold double precision not null,
  owner text not null,
  -- Null when the guard halted it.
  halted_by text,
  halt_note text,
  halted_at timestamptz not null,
  resumed_at timestamptz,
  resumed_by text,
  note text
);
create unique index one_halt on typology_halt (tenant, typology) where resumed_at is null;
create index typology_halt_time on typology_halt (tenant, typology, halted_at);
select make_tenant_table('typology_halt', 'select, insert, update');

-- A case: what somebody has to look at about one person or one ring.
create table fraud_case (
  id text primary key,
  tenant text not null,
  state text not null check (state in ('open', 'snoozed', 'closed', 'merged')),
  priority text not null check (priority in ('urgent', 'high', 'normal')),
  outcome text check (outcome in ('confirmed-fraud', 'valuable-alert', 'false-positive')),
  assigned_to text,
  opened_at timestamptz not null,
  -- When it was opened, or opened again: its age counts from here.
  waiting_since timestamptz not null,
  last_alert_at timestamptz not null,
  snoozed_until timestamptz,
  merged_into text references fraud_case,
  closed_at timestamptz,
  closed_by text,
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'snoozed') = (snoozed_until is not null)),
  check ((state = 'merged') = (merged_into is not null))
);
create index fraud_case_queue on fraud_case (tenant, state, waiting_since);
create index fraud_case_merged on fraud_case (tenant, merged_into) where merged_into is not null;
select make_tenant_table('fraud_case', 'select, insert, update');

create table case_person (
  tenant text not null,
  case_id text not null references fraud_case,
  line_id text not null,
  -- Whether the case goes on: of one person there is one such case.
  is_open boolean not null,
  primary key (tenant, case_id, line_id)
);
create unique index one_open_case on case_person (tenant, line_id) where is_open;
create index case_person_line on case_person (tenant, line_id);
select make_tenant_table('case_person', 'select, insert, update');

create table fraud_alert (
  id text primary key,
  tenant text not null,
  case_id text not null references fraud_case,
  assessment_id text not null,
  application_id text not null,
  attempt integer not null,
  stage text not null check (stage in ('application', 'drawdown')),
  line_id text not null,
  as_of timestamptz not null,
  raised_at timestamptz not null,
  hits jsonb not null,
  list_hits jsonb not null,
  unique (tenant, assessment_id)
);
create index fraud_alert_case on fraud_alert (tenant, case_id, raised_at);
create index fraud_alert_application on fraud_alert (tenant, application_id);
select make_tenant_table('fraud_alert', 'select, insert, update');

-- What happened to a case, only ever added to.
create table case_event (
  seq bigint generated always as identity primary key,
  tenant text not null,
  case_id text not null references fraud_case,
  kind text not null check (
    kind in ('opened', 'alert-joined', 'assigned', 'noted', 'snoozed', 'woken', 'merged', 'closed', 'reopened')),
  at timestamptz not null,
  by_whom text not null,
  note text,
  about text
);
create index case_event_case on case_event (tenant, case_id, seq);
select make_tenant_table('case_event', 'select, insert');

-- What a closed case says of an attempt at an application. Taken back when the case is opened again; what was known before stays.
create table fraud_label (
  seq bigint generated always as identity primary key,
  tenant text not null,
  case_id text not null references fraud_case,
  application_id text not null,
  attempt integer not null,
  line_id text not null,
  outcome text not null check (outcome in ('confirmed-fraud', 'valuable-alert', 'false-positive')),
  as_of timestamptz not null,
  known_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= known_at)
);
create index fraud_label_case on fraud_label (tenant, case_id);
create index fraud_label_application on fraud_label (tenant, application_id, known_at);
select make_tenant_table('fraud_label', 'select, insert, update');

-- What the checks said of an attempt at one stage, with the signals that they read. Deleted when its time is over.
create table assessment (
  id text primary key,
  tenant text not null,
  application_id text not null,
  attempt integer not null,
  line_id text not null,
  stage text not null check (stage in ('application', 'drawdown')),
  as_of timestamptz not null,
  assessed_at timestamptz not null,
  lists text not null,
  velocity text not null,
  ring text not null,
  typologies text not null,
  signals jsonb not null,
  hits jsonb not null,
  list_hits jsonb not null,
  typology_version_id text not null references typology_version,
  halted text[] not null,
  case_id text references fraud_case,
  -- Kept for a time that is known when it is kept: a longer one that is set later does not reach back.
  delete_on date not null,
  unique (tenant, application_id, attempt, stage)
);
create index assessment_time on assessment (tenant, assessed_at);
create index assessment_line on assessment (tenant, line_id);
create index assessment_delete_on on assessment (tenant, delete_on);
select make_tenant_table('assessment', 'select, insert, update, delete');
