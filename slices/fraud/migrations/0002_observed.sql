-- What borrowers and their applications hold and use, as it was seen: the edges of the entity graph, told bit by bit. Keys are
-- ids of our own or keyed hashes; a number, an id or an account in the clear never gets here.

-- One entity holds another from an instant on. Told again, the earliest arrival and the end that shows first stand.
create table edge (
  tenant text not null,
  holder_kind text not null check (holder_kind in ('borrower', 'application')),
  holder text not null,
  relation text not null check (
    relation in ('application', 'number', 'id', 'device', 'account', 'address', 'emergency-contact')),
  held text not null,
  from_at timestamptz not null,
  arrived_at timestamptz not null,
  ended_at timestamptz check (ended_at >= from_at),
  end_arrived_at timestamptz,
  -- The transaction that told of it last: processes read on from where they were.
  xid xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity,
  primary key (tenant, holder_kind, holder, relation, held, from_at),
  check ((ended_at is null) = (end_arrived_at is null))
);
create index edge_order on edge (tenant, xid, seq);
create index edge_held on edge (tenant, held);
select make_tenant_table('edge');

-- Counts erasures: a process whose graph was made before one makes it anew, for what is erased leaves memory as well.
create table erasure_count (
  tenant text primary key,
  erasures integer not null
);
select make_tenant_table('erasure_count');

-- What is known of a line beside its edges.
create table observed_line (
  tenant text not null,
  line_id text not null,
  -- The keyed hashes by which the number is named anywhere, and the national id once it was declared.
  number_key text,
  id_key text,
  -- How much the worst statement of the line looks as if somebody had changed it; null while a new one is not yet judged.
  statement_suspicion text check (statement_suspicion in ('no-statement', 'none', 'some', 'strong')),
  statement_holder text check (statement_holder in ('applicant', 'other')),
  -- Counts the news of statements, so that a judgement of those before is not taken for one of all.
  statements integer not null default 0,
  first_loan_at timestamptz,
  -- An instalment reached 90 days past due: a sign for others only where the law of the pack lets it.
  defaulted_at timestamptz,
  default_arrived_at timestamptz,
  default_xid xid8,
  primary key (tenant, line_id)
);
create index observed_line_default on observed_line (tenant, default_xid) where default_xid is not null;
select make_tenant_table('observed_line');

-- A borrower's browser, seen at an instant; the network address as the keyed hash of its prefix, kept for days.
create table visit (
  tenant text not null,
  line_id text not null,
  at timestamptz not null,
  device text not null,
  network text,
  primary key (tenant, line_id, at, device)
);
create index visit_at on visit (tenant, at);
select make_tenant_table('visit');

-- What borrowers try, with all that each try was made with: velocity is counted of it. The same one told again is the same.
create table attempt (
  tenant text not null,
  kind text not null check (kind in ('code', 'wrong-code', 'application', 'decline')),
  event text not null,
  at timestamptz not null,
  arrived_at timestamptz not null,
  borrower text not null,
  number text,
  id text,
  device text,
  account text,
  address text,
  network text,
  amount bigint,
  primary key (tenant, kind, event)
);
create index attempt_borrower on attempt (tenant, borrower, at);
create index attempt_number on attempt (tenant, number, at) where number is not null;
create index attempt_id on attempt (tenant, id, at) where id is not null;
create index attempt_device on attempt (tenant, device, at) where device is not null;
create index attempt_account on attempt (tenant, account, at) where account is not null;
create index attempt_address on attempt (tenant, address, at) where address is not null;
create index attempt_network on attempt (tenant, network, at) where network is not null;
create index attempt_at on attempt (tenant, at);
select make_tenant_table('attempt');

-- At drawdown an attempt is assessed as often as money is about to leave: a look as of another instant is another one.
alter table assessment drop constraint assessment_tenant_application_id_attempt_stage_key;
create unique index assessment_attempt on assessment (tenant, application_id, attempt) where stage = 'application';
create unique index assessment_drawdown on assessment (tenant, application_id, attempt, as_of) where stage = 'drawdown';

-- What is on the block list is in the graph of every process: a change says in which transaction it was made, as an edge does.
alter table list_entry add column xid xid8 not null default pg_current_xact_id();
create index list_entry_order on list_entry (tenant, xid);
create function note_list_change() returns trigger language plpgsql set search_path from current as $$
begin
  new.xid := (pg_current_xact_id()::text::bigint + (select ahead from transaction_order))::text::xid8;
  return new;
end $$;
create trigger list_entry_changed before update on list_entry for each row execute function note_list_change();

-- Communities of the last batch: those of several people that score as a ring would.
create table community (
  tenant text not null,
  as_of timestamptz not null,
  number integer not null,
  people integer not null,
  size integer not null,
  score double precision not null,
  family boolean not null,
  borrowers text[] not null,
  primary key (tenant, as_of, number)
);
create index community_borrowers on community using gin (borrowers);
select make_tenant_table('community');
