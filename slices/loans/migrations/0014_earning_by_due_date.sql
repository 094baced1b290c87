-- What a lot earns is read from instalments that were not due by its close before and have begun: both dates are told from the
-- index, so that instalments a loan's row has not counted yet, though its lot has, cost nothing however many there are.
drop index instalment_earning;
create index instalment_earning on instalment (loan_id, due_on, starts_on) where accrued < interest;
