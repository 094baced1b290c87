-- Where payments of a loan go and what it costs to pay late, as its agreement says; null: the oldest instalment first, and nothing.
alter table loan add column allocation jsonb;
alter table loan add column late_fee jsonb;
-- A close of business finds the loans that can be charged for lateness without looking at any other.
create index loan_late_fee on loan (tenant, id) where late_fee is not null;
