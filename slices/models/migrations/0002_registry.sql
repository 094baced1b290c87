-- breaking
-- A registry: versions of a name, where a model comes from, and roles that two people agree on.
alter table model add column version integer;
update model set version = numbered.version
  from (select id, row_number() over (partition by tenant, name order by registered_at, id) as version from model) numbered
  where numbered.id = model.id;
alter table model alter column version set not null;
alter table model add constraint version_of_name unique (tenant, name, version);
alter table model add column registered_by text not null default 'unknown';
alter table model alter column registered_by drop default;
alter table model add column data_hash text;
alter table model add column code_version text;
-- All that a run was told, so that it can be done again; null for a model that came without.
alter table model add column training_card jsonb;
-- What the training rows looked like, as counts by bin; no row of a person.
alter table model add column reference jsonb;

-- Withdrawn is for good: such a model never scores again.
alter table assignment drop constraint assignment_role_check;
alter table assignment add constraint assignment_role_check
  check (role in ('champion', 'challenger', 'shadow', 'retired', 'withdrawn'));

-- A change of role that somebody asked for, and who decided about it.
create table role_request (
  id text primary key,
  tenant text not null,
  model_id text not null references model,
  segments text[] not null,
  to_role text not null,
  kind text not null check (kind in ('change', 'rollback')),
  emergency boolean not null,
  note text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'applied', 'refused', 'overtaken', 'unreviewed', 'reviewed')),
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  -- What two people agreed on was not decided by the one who asked.
  check (state not in ('applied', 'refused', 'reviewed') or to_role <> 'champion' or decided_by <> asked_by)
);
create unique index one_waiting on role_request (tenant, model_id) where state = 'waiting';
create index role_request_state on role_request (tenant, state, asked_at);
select make_tenant_table('role_request', 'select, insert, update');

-- Every move, in order. A rollback finds the champion before this one here.
create table role_change (
  id text primary key,
  -- Two moves of one moment stay in order.
  seq bigint generated always as identity,
  tenant text not null,
  model_id text not null references model,
  segment text not null,
  from_role text not null,
  to_role text not null,
  request_id text references role_request,
  by_whom text not null,
  at timestamptz not null,
  note text not null
);
create index role_change_segment on role_change (tenant, segment, seq);
create index role_change_model on role_change (tenant, model_id, seq);
select make_tenant_table('role_change', 'select, insert');
