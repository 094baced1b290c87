-- Days on which lateness does not grow, from the close of each first to the close of each last; they follow from the log.
alter table loan add column pause_from date[] not null default '{}';
alter table loan add column pause_until date[] not null default '{}';
alter table loan add constraint loan_pauses_have_both_ends check (cardinality(pause_from) = cardinality(pause_until));

-- Days past due at the close of a day, without those of pauses.
create function late_days(due date, day date, pause_from date[], pause_until date[]) returns integer
language sql immutable parallel safe as $$
  select greatest(0, day - due - case when cardinality(pause_from) = 0 then 0 else (
    select coalesce(sum(greatest(0, least(until, day) - greatest(since, due))), 0)::integer
      from unnest(pause_from, pause_until) as pause (since, until)
  ) end)
$$;
