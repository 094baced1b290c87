-- What the borrower called the request that started it: run again after a crash, it is found here, whatever became of it since.
alter table application add column request_key text;
create unique index application_request on application (tenant, line_id, request_key) where request_key is not null;
