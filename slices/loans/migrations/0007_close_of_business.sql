-- Close of business books the interest of many loans in one posting; this is what is one loan's of it.
alter table loan add column interest_booked bigint not null default 0 check (interest_booked >= 0);
-- The bucket of its days past due, as last aged.
alter table loan add column bucket text not null default 'current';

-- The same bounds as `bucketOf` in the code.
create function bucket_of(dpd integer) returns text language sql immutable strict parallel safe as $$
  select case
    when dpd <= 0 then 'current'
    when dpd <= 3 then '1-3'
    when dpd <= 30 then '4-30'
    when dpd <= 60 then '31-60'
    when dpd <= 90 then '61-90'
    else '90+'
  end
$$;
update loan set bucket = bucket_of(dpd);

-- How a loan went from bucket to bucket, by the business date on which it was found there.
create table bucket_change (
  seq bigint not null generated always as identity primary key,
  tenant text not null,
  loan_id text not null references loan,
  found_on date not null,
  was text not null,
  became text not null,
  check (was <> became)
);
create index bucket_change_loan on bucket_change (loan_id, seq);
select make_tenant_table('bucket_change', 'select, insert');

-- The day to which a loan was aged changes every day: outside every index and with room on its page, the change stays there.
drop index loan_to_age;
create index loan_to_age on loan (tenant, id) where state in ('active', 'overdue');
alter table loan set (fillfactor = 70);
alter table instalment set (fillfactor = 80);

-- What a lender's close of business does, in order; a lender without a row closes as the code has it.
create table closing_plan (
  tenant text primary key,
  steps text[] not null,
  set_at timestamptz not null,
  set_by text not null
);
select make_tenant_table('closing_plan', 'select, insert, update');
