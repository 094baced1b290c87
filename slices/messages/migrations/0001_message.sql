-- One message to one line. The text is made when it is sent and kept nowhere: template and parameters say what it was.
create table message (
  id text primary key,
  tenant text not null,
  key text not null,
  line_id text not null,
  template text not null,
  parameters jsonb not null,
  locale text not null,
  state text not null check (state in ('queued', 'sent', 'delivered', 'failed', 'unknown', 'withheld')),
  reason text,
  reference text,
  created_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz
);
create unique index message_key on message (tenant, key);
create index message_line on message (tenant, line_id, created_at desc);
create index message_reference on message (tenant, reference);
select make_tenant_table('message', 'select, insert, update');
