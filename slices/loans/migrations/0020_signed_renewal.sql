-- Both sides agree to a renewal: what the lender's staff offer waits until the borrower has signed it.
alter table credit_line_change drop constraint credit_line_change_state_check;
alter table credit_line_change add constraint credit_line_change_state_check
  check (state in ('waiting', 'to-sign', 'applied', 'refused', 'overtaken'));
alter table credit_line_change drop constraint credit_line_change_check;
alter table credit_line_change add constraint credit_line_change_decided
  check (case state when 'waiting' then decided_at is null when 'to-sign' then true else decided_at is not null end);
-- Of two renewals the newer one is to be signed.
create unique index credit_line_change_to_sign on credit_line_change (credit_line_id) where state = 'to-sign';

-- What the borrower signed. Renewals from before this column went by the lender's word alone.
alter table credit_line_event add column agreement_hash text;
alter table credit_line_event add constraint credit_line_event_renewal_is_signed
  check ((kind = 'renewal') = (agreement_hash is not null)) not valid;
