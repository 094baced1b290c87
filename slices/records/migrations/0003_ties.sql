-- A person whom a borrower named: the kind of tie and the keyed hash of a number. No name, no number.
create table tie (
  id text primary key,
  tenant text not null,
  line_id text not null,
  kind text not null,
  peer text not null,
  declared_at timestamptz not null,
  ended_at timestamptz
);
create unique index tie_standing on tie (tenant, line_id, kind, peer) where ended_at is null;
select make_tenant_table('tie', 'select, insert, update');
