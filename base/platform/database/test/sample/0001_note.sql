create table note (
  id text primary key,
  tenant text not null,
  text text not null,
  amount bigint not null
);
select make_tenant_table('note');
