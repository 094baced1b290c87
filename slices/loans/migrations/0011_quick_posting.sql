-- What a posting costs beside the row itself. Both of its accounts must have a balance, whose row names an account of the
-- chart: `keep_balances` sees to that in the same statement, so the entries' own references asked the same again, twice for
-- each row, and let every posting lock the row of its account.
alter table entry drop constraint entry_debit_fkey;
alter table entry drop constraint entry_credit_fkey;

-- Only a loan's entries are looked for by loan.
drop index entry_loan;
create index entry_loan on entry (loan_id, seq) where loan_id is not null;

-- Adds entries and leaves those that are there; answers how many it added. It runs with the rights of its caller. A function
-- because its plan is kept by each connection: reading and planning the statement, policies and all, took a third of a posting.
create function post_entries(
  tenant text, recorded_at timestamptz, natural_keys text[], lines smallint[], posting_ids text[], kinds text[],
  loan_ids text[], booked_ons date[], debits text[], credits text[], amounts bigint[], currencies text[]
) returns bigint language plpgsql as $$
declare added bigint;
begin
  insert into entry (
      tenant, recorded_at, natural_key, line, posting_id, kind, loan_id, booked_on, debit, credit, amount, currency)
    select $1, $2, new.*
      from unnest(natural_keys, lines, posting_ids, kinds, loan_ids, booked_ons, debits, credits, amounts, currencies) as new
    on conflict on constraint entry_pkey do nothing;
  get diagnostics added = row_count;
  return added;
end $$;
