-- A trader with a licence may ask for a credit line instead of one loan: the application opens it with its first drawdown.
-- Each drawdown after that is an application of its own, decided by the decision of the one that opened the line.
alter table application add column product text not null default 'loan'
  check (product in ('loan', 'credit-line', 'drawdown'));
alter table application add column credit_line_id text;
alter table application add column drawn_under text references application;
alter table application add constraint application_drawdown_is_of_a_credit_line
  check ((product = 'drawdown') = (drawn_under is not null) and (product <> 'drawdown' or credit_line_id is not null));
