-- Who is tied to whom, by the records and the word of those who agreed to it. Nobody is named: a key is the keyed hash of a
-- number, the same that the number has as a peer in call records.

-- A line that the graph knows, and the key under which others know it.
create table node (
  tenant text not null,
  line_id text not null,
  key text not null,
  -- Counts the tellings, so that two that read the same records cannot both tell.
  revision integer not null,
  -- Everything that had arrived by then has been told of.
  told_at timestamptz,
  primary key (tenant, line_id)
);
create index node_key on node (tenant, key);
select make_tenant_table('node');

-- What the records of one line show of one contact, as it grew known. The four lists go together, ascending by day and then
-- by instant: from that instant on the calls and texts of that local day were so many.
create table tie (
  tenant text not null,
  line_id text not null,
  owner text not null,
  peer text not null,
  days integer[] not null,
  since_ms bigint[] not null,
  outs integer[] not null,
  ins integer[] not null,
  primary key (tenant, line_id, peer),
  check (cardinality(days) > 0),
  check (cardinality(days) = cardinality(since_ms)),
  check (cardinality(days) = cardinality(outs)),
  check (cardinality(days) = cardinality(ins))
);
create index tie_owner on tie (tenant, owner, peer);
create index tie_peer on tie (tenant, peer, owner);
select make_tenant_table('tie');

-- The four lists as they were known at an instant, over the local days of [first_day, until_day): of each day what was known
-- last. One row, of nulls when nothing had been told.
create function tie_at(
  days integer[], since_ms bigint[], outs integer[], ins integer[], first_day integer, until_day integer, at_ms bigint
) returns table (reached bigint, reached_by bigint)
language sql immutable parallel safe as $$
  select sum(known.o), sum(known.i) from (
    select distinct on (step.day) step.o, step.i
      from unnest(days, since_ms, outs, ins) as step (day, since, o, i)
      where step.day >= first_day and step.day < until_day and step.since <= at_ms
      order by step.day, step.since desc
  ) known
$$;

-- Whom a line named as emergency contact, guarantor or family.
create table declared_tie (
  tenant text not null,
  line_id text not null,
  owner text not null,
  contact text not null,
  declared_at timestamptz not null,
  ended_at timestamptz
);
create index declared_tie_line on declared_tie (tenant, line_id);
create index declared_tie_contact on declared_tie (tenant, contact);
select make_tenant_table('declared_tie');

-- What became of a loan of a line, and since when that was known: the label of exposure, where the law allows it.
create table outcome (
  tenant text not null,
  loan_id text not null,
  line_id text not null,
  defaulted boolean not null,
  happened_at timestamptz not null,
  known_at timestamptz not null,
  primary key (tenant, loan_id, defaulted)
);
create index outcome_line on outcome (tenant, line_id);
select make_tenant_table('outcome');
