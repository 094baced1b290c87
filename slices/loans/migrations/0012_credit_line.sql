-- A credit line: a limit that is drawn, repaid and drawn again; each drawdown is a loan. The last five columns follow from
-- the log below, and only the log changes them.
create table credit_line (
  id text primary key,
  tenant text not null,
  application_id text not null,
  line_id text not null,
  currency text not null,
  agreed_limit bigint not null check (agreed_limit > 0),
  opened_on date not null,
  agreed_until date not null,
  least_drawdown bigint not null check (least_drawdown > 0),
  most_instalments integer not null check (most_instalments > 0),
  rate_ppm integer not null check (rate_ppm >= 0),
  rest_before_renewal_d integer not null check (rest_before_renewal_d >= 0),
  agreement_hash text not null,
  opened_at timestamptz not null,
  status text not null check (status in ('open', 'frozen', 'closed')),
  limit_now bigint not null check (limit_now > 0),
  until_now date not null,
  drawn bigint not null check (drawn >= 0),
  events integer not null check (events >= 0),
  unique (tenant, application_id),
  check (agreed_until > opened_on)
);
create index credit_line_line on credit_line (tenant, line_id);
select make_tenant_table('credit_line', 'select, insert, update');

-- What happened to a credit line, in order. It is only ever added to.
create table credit_line_event (
  id text primary key,
  tenant text not null,
  credit_line_id text not null references credit_line,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('drawdown', 'principal_repaid', 'principal_owed_again', 'freeze', 'release', 'limit',
    'renewal', 'close')),
  value_on date not null,
  recorded_at timestamptz not null,
  -- Principal of a loan, or a limit.
  amount bigint check (amount > 0),
  until_on date,
  loan_id text references loan,
  made_by text not null,
  approved_by text,
  reason text,
  unique (credit_line_id, seq),
  check ((kind in ('drawdown', 'principal_repaid', 'principal_owed_again')) = (loan_id is not null)),
  check ((kind in ('freeze', 'release', 'close')) = (amount is null)),
  check ((kind = 'renewal') = (until_on is not null)),
  check (approved_by is null or approved_by <> made_by)
);
-- A loan is drawn once.
create unique index credit_line_event_drawdown on credit_line_event (loan_id) where kind = 'drawdown';
create index credit_line_event_loan on credit_line_event (loan_id);
select make_tenant_table('credit_line_event', 'select, insert');
create trigger credit_line_event_stays before update or delete on credit_line_event
  for each row execute function refuse_to_change_the_journal();
create trigger credit_line_event_is_not_emptied before truncate on credit_line_event
  for each statement execute function refuse_to_change_the_journal();

-- One event of a credit line at a time: the row is held, the event gets the next number, and a drawdown that is not within
-- the limit is refused here, whoever asks. A limit is so never spent twice.
create function count_credit_line_event() returns trigger language plpgsql set search_path from current as $$
declare
  held credit_line%rowtype;
begin
  select * into strict held from credit_line where id = new.credit_line_id for update;
  if new.kind = 'drawdown' and (held.status <> 'open' or new.value_on > held.until_now
      or held.drawn + new.amount > held.limit_now) then
    raise exception 'a drawdown is not within credit line %', held.id using errcode = 'check_violation';
  end if;
  if held.status = 'closed' and new.kind not in ('principal_repaid', 'principal_owed_again') then
    raise exception 'credit line % is closed', held.id using errcode = 'check_violation';
  end if;
  new.seq := held.events + 1;
  update credit_line set
    events = new.seq,
    drawn = drawn + case
      when new.kind in ('drawdown', 'principal_owed_again') then new.amount
      when new.kind = 'principal_repaid' then -new.amount
      else 0 end,
    limit_now = case when new.kind in ('limit', 'renewal') then new.amount else limit_now end,
    until_now = coalesce(new.until_on, until_now),
    status = case new.kind when 'freeze' then 'frozen' when 'release' then 'open' when 'close' then 'closed' else status end
    where id = held.id;
  return new;
end
$$;
create trigger credit_line_event_counts before insert on credit_line_event
  for each row execute function count_credit_line_event();

create function refuse_to_change_a_credit_line() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a credit line changes by its log alone' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger credit_line_follows_its_log before update on credit_line
  for each row execute function refuse_to_change_a_credit_line();

-- What staff asked for; a higher limit waits for a second person.
create table credit_line_change (
  id text primary key,
  tenant text not null,
  credit_line_id text not null references credit_line,
  change jsonb not null,
  reason text not null check (reason <> ''),
  state text not null check (state in ('waiting', 'applied', 'refused', 'overtaken')),
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  note text,
  check ((state = 'waiting') = (decided_at is null)),
  check (decided_by is null or decided_by <> asked_by)
);
create index credit_line_change_line on credit_line_change (credit_line_id, asked_at desc);
select make_tenant_table('credit_line_change', 'select, insert, update');
