-- Who did or was refused what. Rows are added, never changed: the role of the application may do no more.
create table audit (
  seq bigint generated always as identity primary key,
  id text not null unique,
  tenant text not null,
  action text not null,
  subject text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  reason text,
  actor text not null,
  correlation text not null,
  at timestamptz not null,
  details jsonb not null
);
create index audit_subject on audit (tenant, subject, seq);
select make_tenant_table('audit', 'select, insert');
