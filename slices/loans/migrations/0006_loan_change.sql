-- Changes of a loan that staff asked for; one that gives money away waits for a second person.
create table loan_change (
  id text primary key,
  tenant text not null,
  loan_id text not null references loan,
  change jsonb not null,
  value_on date not null,
  reason text not null check (reason <> ''),
  state text not null check (state in ('waiting', 'applied', 'refused', 'overtaken')),
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  note text,
  event_id text unique references loan_event,
  check ((state = 'applied') = (event_id is not null)),
  check ((state = 'waiting') = (decided_at is null)),
  check (decided_by is null or note is null or decided_by <> asked_by)
);
create index loan_change_newest on loan_change (tenant, asked_at desc);
create index loan_change_loan on loan_change (loan_id);
select make_tenant_table('loan_change', 'select, insert, update');
