-- What the asker called the request: run again after a crash, when nobody knows whether it was done, it is found here.
alter table loan_change add column request_key text;
create unique index loan_change_request on loan_change (tenant, asked_by, request_key) where request_key is not null;
