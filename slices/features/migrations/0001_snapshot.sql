-- The features of a line as of an instant. Never changed: a decision that read it can be replayed.
create table snapshot (
  id text primary key,
  tenant text not null,
  line_id text not null,
  as_of timestamptz not null,
  catalogue_version text not null,
  feature_values jsonb not null,
  coverage jsonb not null,
  computed_at timestamptz not null,
  unique (tenant, line_id, as_of)
);
select make_tenant_table('snapshot', 'select, insert');
