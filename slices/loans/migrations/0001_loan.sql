-- A loan from its signed agreement on. Its schedule is dated from the day of opening until the money has left, then from
-- the day of payment.
create table loan (
  id text primary key,
  tenant text not null,
  application_id text not null,
  line_id text not null,
  state text not null
    check (state in ('approved', 'disbursing', 'active', 'overdue', 'closed', 'cancelled', 'written-off')),
  currency text not null,
  principal bigint not null check (principal > 0),
  -- What reaches the borrower.
  payout bigint not null check (payout > 0),
  rate_ppm integer not null check (rate_ppm >= 0),
  fee_ppm integer not null check (fee_ppm >= 0),
  duty_ppm integer not null check (duty_ppm >= 0),
  instalments integer not null check (instalments > 0),
  every_count integer not null,
  every_unit text not null,
  nominal_ppm integer not null,
  effective_ppm integer not null,
  agreement_hash text not null,
  simulated_model boolean not null,
  -- Which payout is under way or was the last, and why it did not happen.
  payout_attempt integer not null default 1,
  payout_problem text,
  opened_at timestamptz not null,
  disbursed_on date,
  matures_on date not null,
  closed_on date,
  -- The last business date up to which interest is booked and lateness counted.
  aged_on date,
  interest_stopped_on date,
  dpd integer not null default 0,
  worst_dpd integer not null default 0,
  check ((state in ('active', 'overdue', 'closed', 'written-off')) = (disbursed_on is not null)),
  check ((disbursed_on is null) = (aged_on is null)),
  check ((state = 'closed') = (closed_on is not null)),
  unique (tenant, application_id),
  unique (id, currency)
);
create index loan_newest on loan (tenant, id desc);
create index loan_line on loan (tenant, line_id);
-- What close of business has still to run.
create index loan_to_age on loan (tenant, id, aged_on) where state in ('active', 'overdue');
select make_tenant_table('loan', 'select, insert, update');

create table instalment (
  loan_id text not null references loan,
  n integer not null,
  tenant text not null,
  starts_on date not null,
  due_on date not null,
  principal bigint not null check (principal >= 0),
  interest bigint not null check (interest >= 0),
  fee bigint not null check (fee >= 0),
  duty bigint not null check (duty >= 0),
  -- Principal still to fall due after this instalment.
  balance bigint not null check (balance >= 0),
  paid_principal bigint not null default 0,
  paid_interest bigint not null default 0,
  paid_fees bigint not null default 0,
  -- Interest booked as earned so far, and interest that will never be: stopped, or the loan was paid off early.
  accrued bigint not null default 0,
  waived bigint not null default 0 check (waived >= 0),
  fees_booked_on date,
  paid_on date,
  due_total bigint not null generated always as (principal + interest + fee + duty) stored,
  paid bigint not null generated always as (paid_principal + paid_interest + paid_fees) stored,
  primary key (loan_id, n),
  check (starts_on < due_on),
  check (paid_principal between 0 and principal),
  check (paid_interest between 0 and interest),
  check (paid_fees between 0 and fee + duty),
  check (accrued between 0 and interest)
);
create index instalment_unpaid on instalment (loan_id, due_on) where paid_on is null;
select make_tenant_table('instalment', 'select, insert, update');

-- A repayment that arrived, and where it went.
create table receipt (
  id text primary key,
  tenant text not null,
  loan_id text not null,
  payment_id text not null,
  currency text not null,
  amount bigint not null check (amount > 0),
  received_at timestamptz not null,
  -- The day it counts for: when the borrower paid, however long the rail took to say so.
  value_on date not null,
  penalties bigint not null check (penalties >= 0),
  fees bigint not null check (fees >= 0),
  interest bigint not null check (interest >= 0),
  principal bigint not null check (principal >= 0),
  overpaid bigint not null check (overpaid >= 0),
  outstanding_after bigint not null check (outstanding_after >= 0),
  check (amount = penalties + fees + interest + principal + overpaid),
  unique (tenant, payment_id),
  foreign key (loan_id, currency) references loan (id, currency)
);
create index receipt_loan on receipt (loan_id, id);
select make_tenant_table('receipt', 'select, insert');

-- Business dates that were run; the business date is apart from the clock.
create table business_day (
  tenant text not null,
  day date not null,
  -- Later than the day when it was caught up on.
  run_on date not null,
  run_at timestamptz not null,
  primary key (tenant, day)
);
select make_tenant_table('business_day', 'select, insert');

-- Integer division, ties to the even quotient, of what is not negative: as the schedule's interest is rounded.
create function half_even(numerator bigint, denominator bigint) returns bigint
language sql immutable strict parallel safe as $$
  select numerator / denominator + case
    when numerator % denominator * 2 > denominator then 1
    when numerator % denominator * 2 = denominator then numerator / denominator % 2
    else 0
  end
$$;
