-- The chart of accounts; the same names as engines/credit.
create table account (
  name text primary key,
  kind text not null check (kind in ('asset', 'liability', 'income', 'expense'))
);
select make_shared_table('account', 'the chart of accounts is the same for every lender');
insert into account (name, kind) values
  ('settlement', 'asset'),
  ('loan_principal', 'asset'),
  ('interest_receivable', 'asset'),
  ('fee_receivable', 'asset'),
  ('penalty_receivable', 'asset'),
  ('overpayment', 'liability'),
  ('duty_payable', 'liability'),
  ('interest_income', 'income'),
  ('fee_income', 'income'),
  ('penalty_income', 'income');

-- The journal. One row moves one amount out of one account into another, so debits equal credits in every row, in every
-- posting and in every sum of them; there is no way to write one side alone.
create table entry (
  -- The order in which it was written.
  seq bigint not null generated always as identity,
  tenant text not null,
  -- What happened, once: 'repayment:payment_...'. Its lines are numbered.
  natural_key text not null,
  line smallint not null check (line > 0),
  posting_id text not null,
  kind text not null check (kind in ('disbursement', 'interest', 'interest-reversed', 'fee', 'repayment')),
  loan_id text not null,
  booked_on date not null,
  recorded_at timestamptz not null,
  debit text not null references account,
  credit text not null references account,
  amount bigint not null,
  currency text not null,
  primary key (tenant, natural_key, line),
  unique (posting_id, line),
  constraint entry_moves_something check (amount > 0),
  constraint entry_has_two_sides check (debit <> credit),
  constraint entry_in_the_currency_of_its_loan foreign key (loan_id, currency) references loan (id, currency)
);
create index entry_loan on entry (loan_id, seq);
select make_tenant_table('entry', 'select, insert');

-- What is booked stays booked, whoever asks: a mistake is corrected by another posting.
create function refuse_to_change_the_journal() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is only ever added to' using errcode = 'restrict_violation',
    hint = 'Correct a mistake with a posting that reverses it.';
end $$;
create trigger entry_stays before update or delete on entry
  for each row execute function refuse_to_change_the_journal();
create trigger entry_is_not_emptied before truncate on entry
  for each statement execute function refuse_to_change_the_journal();
-- Also while a replica's or a restore's session switches ordinary triggers off.
alter table entry enable always trigger entry_stays;
alter table entry enable always trigger entry_is_not_emptied;
