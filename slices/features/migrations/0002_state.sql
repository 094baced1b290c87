-- What the records of a line came to on one local day, sealed: windows are made by joining days.
create table line_day (
  tenant text not null,
  line_id text not null,
  source text not null check (source in ('calls', 'statement')),
  day date not null,
  -- The form of what is sealed; a day of another form is made anew from the records.
  code_version integer not null,
  -- Keyed hash of the records that the day was made of: a day whose records are the same is left alone.
  digest text not null,
  sealed text not null,
  primary key (tenant, line_id, source, day)
);
select make_tenant_table('line_day');

-- The newest features of a line, and what must still hold for its days to be read in place of its records.
create table feature_row (
  tenant text not null,
  line_id text not null,
  -- Counts the writings, so that two that read the same state cannot both write.
  revision integer not null,
  as_of timestamptz not null,
  catalogue_version text not null,
  -- Hash of the imports, feeds and consents that the days rest on; null when they speak for no other instant.
  standing text,
  feature_values jsonb not null,
  coverage jsonb not null,
  primary key (tenant, line_id)
);
select make_tenant_table('feature_row');
