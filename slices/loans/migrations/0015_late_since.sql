-- breaking
-- How late a loan is follows from the oldest due date that was left unpaid, and from its pauses: a loan that is late is written
-- when it begins to be and when its bucket or state changes, and not every day.
alter table loan add column late_since date;
update loan set late_since = (
    select min(due_on) from instalment
      where loan_id = loan.id and paid_on is null and paid < due_total
        and due_on < greatest(aged_on, (
          select closed_through from closing_lot
            where closing_lot.tenant = loan.tenant and first_id <= loan.id and (end_id is null or loan.id < end_id)
        ))
  )
  where state in ('active', 'overdue');
alter table loan drop column dpd;

-- What of the days from a due date to a day lies in pauses.
create function paused_days(due date, day date, pause_from date[], pause_until date[]) returns integer
language sql immutable parallel safe as $$
  select coalesce(sum(greatest(0, least(until, day) - greatest(since, due))), 0)::integer
    from unnest(pause_from, pause_until) as pause (since, until)
$$;
-- As before, but of one expression: Postgres puts that into the statement itself, in place of a call for each row.
create or replace function late_days(due date, day date, pause_from date[], pause_until date[]) returns integer
language sql immutable parallel safe as $$
  select greatest(0, day - due - case
    when cardinality(pause_from) = 0 then 0 else paused_days(due, day, pause_from, pause_until) end)
$$;
