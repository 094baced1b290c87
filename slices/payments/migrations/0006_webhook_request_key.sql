-- What the asker called the request: run again after a crash, when nobody knows whether it was done, it is found here.
alter table webhook_endpoint add column made_by text;
alter table webhook_endpoint add column request_key text;
create unique index webhook_endpoint_request on webhook_endpoint (tenant, made_by, request_key) where request_key is not null;
