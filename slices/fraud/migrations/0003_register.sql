-- A question to a register of other lenders' applications, asked once for an attempt and paid once: it keeps its id when it is
-- asked again. Of the answer the figures are kept, not who was asked when.
create table register_question (
  id text primary key,
  tenant text not null,
  application_id text not null,
  attempt integer not null,
  line_id text not null,
  as_of timestamptz not null,
  state text not null check (state in ('asking', 'answered', 'unknown', 'refused')),
  because text,
  -- Of the published grammar, those that are not 0; and what typologies read of them.
  features jsonb,
  signals jsonb,
  asked_at timestamptz not null,
  answered_at timestamptz,
  delete_on date not null,
  unique (tenant, application_id, attempt),
  check ((state = 'answered') = (features is not null and signals is not null))
);
create index register_question_delete_on on register_question (tenant, delete_on);
create index register_question_line on register_question (tenant, line_id);
select make_tenant_table('register_question');
