-- The licensed business that an application is for. A sole trader's code and trade name are personal data: both are kept
-- encrypted, and the code is found by a keyed index.
create table business (
  application_id text primary key references application,
  tenant text not null,
  code_index text not null,
  code text not null,
  masked_code text not null,
  name text not null,
  sole_trader boolean not null,
  described_at timestamptz not null
);
create index business_code on business (tenant, code_index);
select make_tenant_table('business', 'select, insert, update');

-- Who answers for a loan beside its borrower. Of the phone number only a keyed index and a mask are kept: nobody is
-- contacted, the guarantor comes by themselves and is known by the line they prove. What is dropped or refused stays.
create table guarantor (
  id text primary key,
  tenant text not null,
  application_id text not null references application,
  name text not null,
  masked_name text not null,
  phone_index text not null,
  masked_phone text not null,
  state text not null check (state in ('asked', 'agreed', 'refused', 'dropped')),
  named_at timestamptz not null,
  -- The guarantor's own line, once they answered on it.
  line_id text,
  answered_at timestamptz,
  -- The agreement that they signed last, and what proves it.
  signed_hash text,
  signed_at timestamptz,
  signature jsonb,
  check ((line_id is null) = (answered_at is null)),
  check (state <> 'agreed' or line_id is not null),
  check ((signed_hash is null) = (signed_at is null) and (signed_hash is null) = (signature is null)),
  check (signed_hash is null or line_id is not null)
);
-- One at a time stands behind an application.
create unique index guarantor_standing on guarantor (application_id) where state in ('asked', 'agreed');
create index guarantor_phone on guarantor (tenant, phone_index);
select make_tenant_table('guarantor', 'select, insert, update');
