-- A trained model. Never changed: a new fit is a new document, and so a new model.
create table model (
  id text primary key,
  tenant text not null,
  name text not null,
  kind text not null,
  simulated boolean not null,
  segments text[] not null,
  metrics jsonb not null,
  document_hash text not null,
  document text not null,
  registered_at timestamptz not null,
  unique (tenant, document_hash)
);
select make_tenant_table('model', 'select, insert');

-- What a model is to one segment now.
create table assignment (
  tenant text not null,
  model_id text not null references model,
  segment text not null check (segment in ('new', 'repeat', 'trader')),
  role text not null check (role in ('champion', 'challenger', 'shadow', 'retired')),
  since timestamptz not null,
  primary key (tenant, model_id, segment)
);
create unique index one_champion on assignment (tenant, segment) where role = 'champion';
select make_tenant_table('assignment', 'select, insert, update');
