-- What happened, for other slices. The transaction's id orders commits: a reader takes only rows below the oldest
-- transaction still running, because seq alone is drawn before the commit and would let a late one slip by unseen.
create table outbox (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  id text not null unique,
  envelope integer not null,
  type text not null,
  version integer not null check (version > 0),
  tenant text not null,
  subject text not null,
  actor text not null,
  correlation text not null,
  locale text not null,
  occurred_at timestamptz not null,
  data jsonb not null
);
create index outbox_order on outbox (xid, seq);
select make_tenant_table('outbox', 'select, insert');
create policy relay on outbox for select to lendline_relay using (true);
grant select on outbox to lendline_relay;

-- How far this slice has read each producer's outbox. The row is written in the transaction of the event's effect.
create table inbox_cursor (
  producer text primary key,
  xid xid8 not null default '0',
  seq bigint not null default 0,
  -- Tries of the event after the cursor, kept so that a restart does not begin to count again.
  failures integer not null default 0
);
select make_shared_table('inbox_cursor', 'a position in another slice''s outbox', 'select, insert, update');

-- Events that failed too often. They wait for a person; the events after them go on.
create table inbox_parked (
  producer text not null,
  seq bigint not null,
  tenant text not null,
  event_id text not null,
  type text not null,
  event jsonb not null,
  error text not null,
  tries integer not null,
  parked_at timestamptz not null default now(),
  released_at timestamptz,
  primary key (producer, seq)
);
select make_tenant_table('inbox_parked', 'select, insert, update');
create policy relay on inbox_parked for select to lendline_relay using (true);
grant select on inbox_parked to lendline_relay;
