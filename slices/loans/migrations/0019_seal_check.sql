-- What each check of the seals found, so that whoever answers for the books sees when it was last known, and by whom.
create table seal_check (
  id text primary key,
  tenant text not null,
  checked_at timestamptz not null,
  checked_by text not null,
  entries bigint not null,
  seals integer not null,
  head text not null,
  -- The first seal that does not fit, and where its entries lie; null: all fit.
  broken jsonb,
  balanced boolean not null
);
create index seal_check_newest on seal_check (tenant, checked_at desc, id desc);
select make_tenant_table('seal_check', 'select, insert');
