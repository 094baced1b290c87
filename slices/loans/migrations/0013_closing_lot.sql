-- breaking
-- Loans that were opened one after the other are closed together, as a lot. Most days nothing happens to most of them: then the
-- lot says that the day is closed, and nothing is written for a loan. A loan's row is as of its own `aged_on`; what it has
-- earned from there to the lot's day follows from the row. Whoever writes a loan brings its row to the lot's day first.
create table closing_lot (
  tenant text not null,
  -- Its loans are those with an id from this one on and before the end; the newest lot has none and grows.
  first_id text not null,
  end_id text,
  closed_through date,
  primary key (tenant, first_id),
  check (first_id < end_id)
) with (fillfactor = 50);
select make_tenant_table('closing_lot', 'select, insert, update');

-- What an instalment has earned by the close of a day, of which `accrued` was counted before: the same as `accruedInterest`
-- of the code, and never less than before.
create function earned_by(day date, interest bigint, accrued bigint, starts_on date, due_on date) returns bigint
language sql immutable parallel safe as $$
  select greatest(accrued, case when day >= due_on then interest else half_even(interest * (day - starts_on), due_on - starts_on) end)
$$;

-- Instalments that have interest to earn. A loan that is paid off has none, so a lot of old loans is closed in no time.
create index instalment_earning on instalment (loan_id, starts_on) where accrued < interest;
