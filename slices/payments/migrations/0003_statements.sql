-- What a rail says moved on our account, entry by entry, held against our own book; and money that nobody can place.
create table statement (
  id text primary key,
  tenant text not null,
  rail text not null,
  -- The rail's id of the message: the same one is taken once.
  message_id text not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  rejected integer not null,
  received_at timestamptz not null,
  unique (tenant, rail, message_id)
);
create index statement_newest on statement (tenant, id desc);
select make_tenant_table('statement', 'select, insert');

create table statement_entry (
  id text primary key,
  tenant text not null,
  statement_id text not null references statement,
  -- Its place in the statement, from 1.
  n integer not null,
  rail text not null,
  -- The rail's own name for the booking: told in a notification and in a statement, it is one.
  key text not null,
  reference text,
  payment_named text,
  takes_back text,
  side text not null check (side in ('in', 'out')),
  amount bigint not null check (amount > 0),
  currency text not null,
  value_on date not null,
  -- What the payer wrote and who it was: sealed.
  details text not null,
  state text not null check (state in ('new', 'matched', 'suspense')),
  finding text,
  -- The payment that it is, and why we think so.
  payment_id text references payment,
  score integer not null default 0,
  signals jsonb not null default '[]',
  unique (tenant, rail, key)
);
create unique index statement_entry_payment on statement_entry (payment_id) where payment_id is not null;
create index statement_entry_of on statement_entry (statement_id, n);
create index statement_entry_new on statement_entry (statement_id) where state = 'new';
select make_tenant_table('statement_entry', 'select, insert, update');

create table suspense (
  id text primary key,
  tenant text not null,
  entry_id text not null unique references statement_entry,
  rail text not null,
  side text not null check (side in ('in', 'out')),
  amount bigint not null check (amount > 0),
  currency text not null,
  value_on date not null,
  finding text not null,
  -- Payments or loans that it might be, with their scores: a person decides.
  suggestions jsonb not null,
  state text not null check (state in ('open', 'return-asked', 'returning', 'matched', 'returned', 'closed')),
  assignee text,
  loan_id text,
  payment_id text references payment,
  asked_by text,
  decided_by text,
  -- What the last person wrote, sealed.
  note text,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- Nobody agrees to their own wish to send money out.
  check (decided_by is null or decided_by <> asked_by),
  check ((state in ('matched', 'returned', 'closed')) = (ended_at is not null))
);
create index suspense_waiting on suspense (tenant, id) where ended_at is null;
create index suspense_of_payment on suspense (payment_id) where payment_id is not null;
select make_tenant_table('suspense', 'select, insert, update');
-- For what the rail booked without an id of ours: payments of the amount that are not placed yet.
create index payment_of_amount on payment (tenant, rail, amount, created_at desc);
