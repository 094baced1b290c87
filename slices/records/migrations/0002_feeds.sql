-- A feed: a standing connection of a line to a provider that is read by us (pull) or sends to us (push).
create table feed (
  id text primary key,
  tenant text not null,
  line_id text not null,
  provider text not null,
  way text not null check (way in ('pull', 'push')),
  source text not null check (source in ('call-records', 'payment-statement')),
  -- The account by its keyed hash; what it is called at the provider is sealed, and so is the person's permit there.
  account_index text not null,
  account text,
  permit text,
  state text not null,
  reason text,
  holder text not null check (holder in ('applicant', 'other', 'unknown')),
  linked_at timestamptz not null,
  -- Everything before has been read; null until a pull has come to its end.
  read_until timestamptz,
  attempts integer not null,
  last_problem text,
  next_at timestamptz,
  -- Counts the pages and messages that were taken, so that two that read the same state cannot both write.
  revision integer not null,
  -- Linking twice is linking once.
  unique (tenant, line_id, provider, account_index)
);
select make_tenant_table('feed', 'select, insert, update');

-- One reading of a span of a feed, page after page: the cursor. At most one of a feed is open.
create table pull (
  id text primary key,
  tenant text not null,
  feed_id text not null references feed,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- How the provider names the next page, sealed; null for the first.
  next_page text,
  pages integer not null,
  -- Keyed hashes of the pages that were taken: the same page under another name is not the next one.
  page_marks text[] not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create unique index pull_open on pull (feed_id) where finished_at is null;
select make_tenant_table('pull', 'select, insert, update');

-- What is known of each row of a feed, by keyed hashes alone: enough to tell a new row from one that was read before.
create table feed_row (
  feed_id text not null references feed,
  row_key text not null,
  tenant text not null,
  id_index text,
  look text not null,
  money text not null,
  day date not null,
  digest text not null,
  booked boolean not null,
  seen_in text not null,
  -- A pending row that the provider no longer tells of.
  gone_at timestamptz,
  primary key (feed_id, row_key)
);
create index feed_row_money on feed_row (feed_id, money);
create index feed_row_id on feed_row (feed_id, id_index);
select make_tenant_table('feed_row', 'select, insert, update');

-- Rows that are no records are told of once, though an overlap reads them again.
create table feed_left_out (
  feed_id text not null references feed,
  digest text not null,
  tenant text not null,
  primary key (feed_id, digest)
);
select make_tenant_table('feed_left_out', 'select, insert');

-- A message of a partner and what it was answered: sent again, it changes nothing and hears the same.
create table pushed_message (
  tenant text not null,
  provider text not null,
  message_id text not null,
  body_mark text not null,
  status integer not null,
  answer jsonb not null,
  received_at timestamptz not null,
  primary key (tenant, provider, message_id)
);
select make_tenant_table('pushed_message', 'select, insert');

-- An import is a file, a page of a pull, or a pushed message.
alter table import add column feed_id text references feed;
create index import_feed on import (feed_id, imported_at) where feed_id is not null;
