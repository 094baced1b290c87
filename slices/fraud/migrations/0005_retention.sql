-- Names of lenders: the jobs of a night run for each.
create table lender (tenant text primary key);
select make_shared_table('lender', 'names of lenders, for the jobs of each night', 'select, insert');
insert into lender select distinct tenant from typology_version;

-- Until when a closed case is kept, with those merged into it. Known when it is closed: a longer time that is set later does not reach back.
alter table fraud_case add column delete_on date;
update fraud_case set delete_on = (closed_at at time zone 'UTC')::date + 1825 where state = 'closed';
alter table fraud_case add constraint closed_cases_end check ((state = 'closed') = (delete_on is not null));
create index fraud_case_delete_on on fraud_case (tenant, delete_on) where delete_on is not null;
create index assessment_case on assessment (case_id) where case_id is not null;
-- Nothing but the end of its time takes anything out of these.
grant delete on fraud_case, case_person, fraud_alert, case_event, fraud_label to lendline_app;
