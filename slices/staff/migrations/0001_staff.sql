create table member (
  id text primary key,
  tenant text not null,
  username text not null,
  display_name text not null,
  roles text[] not null,
  password_hash text not null,
  locale text not null,
  active boolean not null default true,
  created_at timestamptz not null,
  failures integer not null default 0,
  locked_until timestamptz
);
create unique index member_username on member (tenant, username);
select make_tenant_table('member', 'select, insert, update');

create table session (
  token_hash text primary key,
  tenant text not null,
  member_id text not null references member,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
select make_tenant_table('session', 'select, insert, update');

-- A ticket opens one session, once.
create table ticket (
  token_hash text primary key,
  tenant text not null,
  member_id text not null references member,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
select make_tenant_table('ticket', 'select, insert, update');

-- The audit rows of every slice in one place. They arrive without order and are then numbered and chained in
-- batches: each hash covers the one before, so that a row changed or taken out is noticed.
create table trail (
  id text primary key,
  tenant text not null,
  slice text not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  reason text,
  correlation text not null,
  details jsonb not null,
  sequence bigint,
  hash text
);
create unique index trail_sequence on trail (tenant, sequence);
create index trail_waiting on trail (tenant, at, id) where sequence is null;
create index trail_subject on trail (tenant, subject, sequence desc);
select make_tenant_table('trail', 'select, insert, update');

-- What is sealed stays as it is, whoever asks.
create function refuse_change_of_sealed_row() returns trigger language plpgsql as $$
begin
  if old.hash is not null then
    raise exception 'a sealed row of the audit trail is never changed';
  end if;
  return new;
end $$;
create trigger trail_is_sealed before update on trail for each row execute function refuse_change_of_sealed_row();
