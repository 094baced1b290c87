-- Fees that are not booked yet, which most loans have none of: a close of business finds them without reading instalments.
create index instalment_fees_waiting on instalment (loan_id, due_on) where fees_booked_on is null and fee + duty > 0;

-- As before, but not strict: Postgres puts what is not strict into the statement itself, in place of a call for each row.
create or replace function half_even(numerator bigint, denominator bigint) returns bigint
language sql immutable parallel safe as $$
  select numerator / denominator + case
    when numerator % denominator * 2 > denominator then 1
    when numerator % denominator * 2 = denominator then numerator / denominator % 2
    else 0
  end
$$;
create or replace function bucket_of(dpd integer) returns text language sql immutable parallel safe as $$
  select case
    when dpd <= 0 then 'current'
    when dpd <= 3 then '1-3'
    when dpd <= 30 then '4-30'
    when dpd <= 60 then '31-60'
    when dpd <= 90 then '61-90'
    else '90+'
  end
$$;
