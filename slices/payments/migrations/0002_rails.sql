-- Several rails beside one another: money that is given back, standing permissions to collect, and orders that go as one.

-- A permission that a borrower gave a rail: collections of one loan are taken without asking each time.
create table mandate (
  id text primary key,
  tenant text not null,
  loan_id text not null,
  line_id text not null,
  rail text not null,
  order_id uuid not null unique,
  -- The payer's account by a name of the rail's own; never a phone number.
  account text not null,
  -- The rail's name for the mandate, once it has one.
  reference text,
  currency text not null,
  -- Most that one collection may take.
  limit_amount bigint not null check (limit_amount > 0),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  state text not null check (state in ('asked', 'active', 'ended', 'refused')),
  reason text,
  asks integer not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state in ('ended', 'refused')) = (ended_at is not null)),
  check (state <> 'active' or reference is not null)
);
create unique index mandate_one_standing on mandate (tenant, loan_id, rail) where state in ('asked', 'active');
select make_tenant_table('mandate', 'select, insert, update');

-- Payments that go to a rail as one message. It is written before the rail hears of it, like a payment.
create table batch (
  id text primary key,
  tenant text not null,
  rail text not null,
  direction text not null check (direction in ('disbursement', 'collection', 'return')),
  order_id uuid not null unique,
  rail_request text,
  payments integer not null check (payments > 0),
  total bigint not null check (total > 0),
  currency text not null,
  state text not null check (state in ('sent', 'unknown', 'settled', 'refused')),
  reason text,
  attempts integer not null default 0,
  asks integer not null default 0,
  created_at timestamptz not null,
  closed_at timestamptz,
  check ((state in ('settled', 'refused')) = (closed_at is not null))
);
create index batch_open on batch (tenant, created_at) where state in ('sent', 'unknown');
select make_tenant_table('batch', 'select, insert, update');

alter table payment drop constraint payment_direction_check;
alter table payment
  add constraint payment_direction check (direction in ('disbursement', 'collection', 'return')),
  alter column loan_id drop not null,
  alter column line_id drop not null,
  add column batch_id text references batch,
  add column mandate_id text references mandate,
  -- Of a return: the rail's name of what is given back, and who paid it (sealed).
  add column gives_back text,
  add column payer text,
  add constraint payment_is_of_a_loan check (direction = 'return' or (loan_id is not null and line_id is not null)),
  add constraint payment_return_of check ((direction = 'return') = (gives_back is not null));
-- What is given back is given back once, unless it failed.
create unique index payment_one_return on payment (tenant, rail, gives_back) where direction = 'return' and state <> 'failed';
create index payment_of_batch on payment (batch_id) where batch_id is not null;
create index payment_of_reference on payment (tenant, rail, rail_reference) where rail_reference is not null;
