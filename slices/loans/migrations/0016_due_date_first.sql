-- A close of business reads what was left unpaid, and what comes near, by a few due dates that lie next to one another: with the
-- date first, the instalments of all other dates are not looked at, however many of them a loan has left behind it or has ahead.
drop index instalment_unpaid;
create index instalment_unpaid on instalment (due_on, loan_id) where paid_on is null;
-- Loans of which days alone can make something else.
create index loan_late on loan (tenant, id) where late_since is not null or bucket <> 'current';
