-- The language in which a line's holder last proved the line: what happens by itself is told in it.
create table line_language (
  tenant text not null,
  line_id text not null,
  locale text not null,
  primary key (tenant, line_id)
);
select make_tenant_table('line_language', 'select, insert, update');
