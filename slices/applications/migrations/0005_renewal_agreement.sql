-- The agreement of a renewal of a credit line belongs to the application that opened it, and names the change it is of.
alter table agreement add column renewal_id text;
create index agreement_renewal on agreement (tenant, hash) where renewal_id is not null;
