-- Files that a rail left for us, each message once by its own id.
create table rail_file (
  id text primary key,
  tenant text not null,
  rail text not null,
  name text not null,
  kind text not null check (kind in ('statement', 'status', 'unreadable')),
  message_id text,
  outcome text not null check (outcome in ('taken', 'duplicate', 'not-ours', 'unreadable')),
  taken_at timestamptz not null
);
create unique index rail_file_once on rail_file (tenant, rail, kind, message_id) where outcome = 'taken';
create index rail_file_newest on rail_file (tenant, id desc);
select make_tenant_table('rail_file', 'select, insert');
