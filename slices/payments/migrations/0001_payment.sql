-- Money on its way, out to a borrower or in from one. The row is the intent: it is written before a rail is asked, and
-- what the rail says (or does not say) is written after.
create table payment (
  id text primary key,
  tenant text not null,
  direction text not null check (direction in ('disbursement', 'collection')),
  -- Makes a repeated request the same payment: the payout's attempt, or the key of a collection.
  key text not null,
  loan_id text not null,
  line_id text not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  rail text not null,
  simulated_rail boolean not null,
  -- What the rail knows the order by; made from the id, so that sending again is the same order.
  order_id uuid not null unique,
  -- The rail's own name for the request, and for the money once it moved.
  rail_request text,
  rail_reference text,
  state text not null check (state in ('created', 'sent', 'unknown', 'succeeded', 'failed')),
  reason text,
  -- Times sent, and times asked about.
  attempts integer not null default 0,
  asks integer not null default 0,
  created_at timestamptz not null,
  settled_at timestamptz,
  check ((state in ('succeeded', 'failed')) = (settled_at is not null)),
  unique (tenant, direction, loan_id, key)
);
-- The last line of defence against paying a loan out twice: a second payout exists only after the first one failed.
create unique index payment_one_payout on payment (tenant, loan_id)
  where direction = 'disbursement' and state <> 'failed';
create index payment_newest on payment (tenant, id desc);
create index payment_open on payment (tenant, created_at) where state in ('created', 'sent', 'unknown');
select make_tenant_table('payment', 'select, insert, update');
