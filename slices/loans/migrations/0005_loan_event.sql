-- Everything that happened to a loan since its money left, in the order in which it was written down. It is only ever added
-- to: a mistake is another event that reverses the first. Instalments, receipts and the state of a loan follow from it.
create table loan_event (
  id text primary key,
  tenant text not null,
  loan_id text not null references loan,
  seq integer not null check (seq > 0),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- The day it takes effect, and the business date on which it was written down.
  value_on date not null,
  entered_on date not null,
  recorded_at timestamptz not null,
  body jsonb not null,
  made_by text not null,
  approved_by text,
  reason text,
  -- Undone once at most.
  reverses text unique references loan_event,
  -- What it follows from outside this slice, counted once however often it is told: 'payment_...'.
  source text,
  unique (loan_id, seq),
  unique (tenant, source),
  check ((kind = 'reversal') = (reverses is not null)),
  check (value_on <= entered_on)
);
select make_tenant_table('loan_event', 'select, insert');
create trigger loan_event_stays before update or delete on loan_event
  for each row execute function refuse_to_change_the_journal();
create trigger loan_event_is_not_emptied before truncate on loan_event
  for each statement execute function refuse_to_change_the_journal();
alter table loan_event enable always trigger loan_event_stays;
alter table loan_event enable always trigger loan_event_is_not_emptied;

-- The log of loans from before there was one.
insert into loan_event (id, tenant, loan_id, seq, kind, value_on, entered_on, recorded_at, body, made_by, source)
  select 'event_' || split_part(loan.id, '_', 2), loan.tenant, loan.id, 1, 'disbursement', disbursed_on, disbursed_on,
         coalesce(entry.recorded_at, opened_at), jsonb_build_object('amount', principal::text), 'service:loans',
         split_part(entry.natural_key, ':', 2)
    from loan left join entry on entry.loan_id = loan.id and entry.kind = 'disbursement' and entry.line = 1
    where disbursed_on is not null;
insert into loan_event (id, tenant, loan_id, seq, kind, value_on, entered_on, recorded_at, body, made_by, source)
  select 'event_' || split_part(receipt.id, '_', 2), tenant, loan_id,
         1 + row_number() over (partition by loan_id order by id), 'repayment', value_on,
         greatest(value_on, received_at::date), received_at, jsonb_build_object('amount', amount::text), 'service:loans',
         payment_id
    from receipt;

-- Charges that are penalties, and what is paid of them.
alter table instalment add column penalty bigint not null default 0 check (penalty >= 0);
alter table instalment add column paid_penalties bigint not null default 0;
alter table instalment add constraint instalment_penalties_paid check (paid_penalties between 0 and penalty);
alter table instalment drop column due_total;
alter table instalment drop column paid;
alter table instalment add column due_total bigint not null
  generated always as (principal + interest + fee + duty + penalty) stored;
alter table instalment add column paid bigint not null
  generated always as (paid_principal + paid_interest + paid_fees + paid_penalties) stored;
-- A new plan may have fewer of them.
grant delete on instalment to lendline_app;

-- Where a repayment went follows from the whole log: one that is written down later for an earlier day moves it.
alter table receipt add column reversed_on date;
grant update on receipt to lendline_app;

-- What the borrower paid too much, and the all-in cap by which the loan was offered.
alter table loan add column credit_balance bigint not null default 0 check (credit_balance >= 0);
update loan set credit_balance = coalesce((select sum(overpaid) from receipt where loan_id = loan.id), 0);
alter table loan add column cap_ppm integer;
alter table loan add column charged_off_on date;
alter table loan drop constraint loan_state_check;
alter table loan add constraint loan_state_check check (state in
  ('approved', 'disbursing', 'active', 'overdue', 'closed', 'cancelled', 'charged-off', 'written-off'));
alter table loan drop constraint loan_check;
alter table loan add constraint loan_owes_once_paid_out check
  ((state in ('active', 'overdue', 'closed', 'charged-off', 'written-off')) = (disbursed_on is not null));
