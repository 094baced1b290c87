-- A posting may be of no one loan: a close of business books the interest of many in one.
alter table entry alter column loan_id drop not null;
-- The kinds are the code's; the database holds them to the form of a word.
alter table entry drop constraint entry_kind_check;
alter table entry add constraint entry_kind_is_a_word check (kind ~ '^[a-z]+(-[a-z]+)*$');
-- One posting is one natural key; its id adds nothing to find it by.
alter table entry drop constraint entry_posting_id_line_key;

-- The order in which entries are sealed: `seq` is drawn before the commit, so a late commit could slip in below it. Entries
-- of transactions older than every running one are complete, as in an outbox.
alter table entry add column xid xid8 not null default pg_current_xact_id();
create index entry_order on entry (tenant, xid, seq);
-- What became known after a moment; entries lie in about this order, so a few pages tell.
create index entry_recorded on entry using brin (recorded_at) with (autosummarize = on);

-- The whole life of a loan, with its losses. Contra income is income that grows on the debit side.
alter table account add column grows_by text not null default 'credit' check (grows_by in ('debit', 'credit'));
update account set grows_by = 'debit' where kind in ('asset', 'expense');
insert into account (name, kind, grows_by) values
  ('interest_charge_off', 'income', 'debit'),
  ('fee_charge_off', 'income', 'debit'),
  ('penalty_charge_off', 'income', 'debit'),
  ('recoveries', 'income', 'credit'),
  ('credit_loss', 'expense', 'debit'),
  ('fraud_loss', 'expense', 'debit'),
  ('goodwill_expense', 'expense', 'debit');
alter table account alter column grows_by drop default;

-- What was debited and credited on each business date. A connection adds to a shard of its own, so that no posting waits
-- for another on an account that everybody uses; a reader sums the shards. Nobody writes here but the journal itself.
create table balance (
  tenant text not null,
  booked_on date not null,
  currency text not null,
  account text not null references account,
  shard smallint not null,
  debit bigint not null check (debit >= 0),
  credit bigint not null check (credit >= 0),
  primary key (tenant, booked_on, currency, account, shard)
) with (fillfactor = 50);
select make_tenant_table('balance', 'select');
insert into balance (tenant, booked_on, currency, account, shard, debit, credit)
  select tenant, booked_on, currency, account, 0, sum(debited), sum(credited)
    from (
      select tenant, booked_on, currency, debit as account, amount as debited, 0 as credited from entry
      union all
      select tenant, booked_on, currency, credit, 0, amount from entry
    ) sides
    group by tenant, booked_on, currency, account;

-- Lenders that have a journal, for whoever seals journals: a process may not read the rows of a lender to find it.
create table journal (
  tenant text primary key
);
select make_shared_table('journal', 'names of lenders, to seal the journal of each');
insert into journal select distinct tenant from entry;

-- Both sides of whatever is added to the journal, in the statement that adds it, whoever writes it and however.
create function keep_balances() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into balance as kept (tenant, booked_on, currency, account, shard, debit, credit)
    select tenant, booked_on, currency, account, pg_backend_pid() % 16, sum(debited), sum(credited)
      from (
        select tenant, booked_on, currency, debit as account, amount as debited, 0 as credited from added
        union all
        select tenant, booked_on, currency, credit, 0, amount from added
      ) sides
      group by tenant, booked_on, currency, account
      order by tenant, booked_on, currency, account
    on conflict (tenant, booked_on, currency, account, shard)
      do update set debit = kept.debit + excluded.debit, credit = kept.credit + excluded.credit;
  insert into journal select distinct tenant from added where tenant not in (select tenant from journal)
    on conflict do nothing;
  return null;
end $$;
create trigger entry_counts after insert on entry
  referencing new table as added for each statement execute function keep_balances();
alter table entry enable always trigger entry_counts;
