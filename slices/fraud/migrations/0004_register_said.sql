-- Whether a register of other lenders was asked about an attempt: one that was asked and is silent is unknown to a decision.
alter table assessment add column register text not null default 'not-asked'
  check (register in ('not-asked', 'answered', 'silent'));
