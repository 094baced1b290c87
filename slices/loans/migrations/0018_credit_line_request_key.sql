-- What the asker called the request, as for the changes of a loan: run again after a crash, it is found here.
alter table credit_line_change add column request_key text;
create unique index credit_line_change_request on credit_line_change (tenant, asked_by, request_key)
  where request_key is not null;
