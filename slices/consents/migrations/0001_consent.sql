-- One yes of one person to one source, one purpose, one recipient, under one wording (ISO/IEC TS 27560).
create table consent (
  id text primary key,
  tenant text not null,
  line_id text not null,
  source text not null,
  purpose text not null,
  recipient text not null,
  notice_version integer not null,
  notice_hash text not null,
  locale text not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz
);
create index consent_line on consent (tenant, line_id, source, given_at desc);
select make_tenant_table('consent', 'select, insert, update');
