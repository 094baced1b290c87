-- Money that arrived and is not matched yet.
insert into account (name, kind, grows_by) values ('suspense', 'liability', 'credit');

-- A posting that is agreed and not done: it counts for no balance until it is posted, and ends once.
create table hold (
  tenant text not null,
  id text not null,
  kind text not null,
  loan_id text,
  booked_on date not null,
  debits text[] not null,
  credits text[] not null,
  amounts bigint[] not null,
  currency text not null,
  expires_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (tenant, id),
  constraint hold_moves_something check (0 < all (amounts)),
  constraint hold_has_lines check (
    cardinality(amounts) > 0 and cardinality(debits) = cardinality(amounts) and cardinality(credits) = cardinality(amounts)
  )
);
select make_tenant_table('hold', 'select, insert');

create table hold_end (
  tenant text not null,
  hold_id text not null,
  outcome text not null check (outcome in ('posted', 'released', 'expired')),
  at timestamptz not null,
  primary key (tenant, hold_id),
  foreign key (tenant, hold_id) references hold (tenant, id)
);
select make_tenant_table('hold_end', 'select, insert');

-- The journal's seal: each covers the entries after those of the seal before, in the order (xid, seq), and the seal itself.
create table seal (
  tenant text not null,
  number bigint not null check (number > 0),
  last_xid xid8 not null,
  last_seq bigint not null,
  entries bigint not null check (entries > 0),
  -- SHA-256 over the entries' texts.
  content text not null,
  sealed_at timestamptz not null,
  -- SHA-256 over the hash of the seal before and everything above.
  hash text not null,
  primary key (tenant, number)
);
select make_tenant_table('seal', 'select, insert');

do $$
declare name text;
begin
  foreach name in array array['hold', 'hold_end', 'seal'] loop
    execute format('create trigger %1$s_stays before update or delete on %1$I for each row '
      'execute function refuse_to_change_the_journal()', name);
    execute format('create trigger %1$s_is_not_emptied before truncate on %1$I for each statement '
      'execute function refuse_to_change_the_journal()', name);
    execute format('alter table %1$I enable always trigger %1$s_stays', name);
    execute format('alter table %1$I enable always trigger %1$s_is_not_emptied', name);
  end loop;
end $$;

-- How many entries lie between two places of the journal, where the last of them lies, and the SHA-256 of their texts: a
-- JSON list of every column for each, whatever the settings of the session are. At most `most` entries.
create function journal_content(after_xid xid8, after_seq bigint, through_xid xid8, through_seq bigint, most bigint)
returns table (entries bigint, last_xid xid8, last_seq bigint, content text)
language sql stable set search_path from current as $$
  select count(*), (array_agg(xid order by xid desc, seq desc))[1], (array_agg(seq order by xid desc, seq desc))[1],
         encode(sha256(convert_to(string_agg(line, e'\n' order by xid, seq), 'UTF8')), 'hex')
    from (
      select xid, seq, json_build_array(
               seq, natural_key, line, posting_id, kind, loan_id, to_char(booked_on, 'YYYY-MM-DD'),
               (extract(epoch from recorded_at) * 1000000)::bigint, debit, credit, amount, currency)::text as line
        from entry
        where tenant = nullif(current_setting('app.tenant', true), '')
          and (xid, seq) > (after_xid, after_seq) and (xid, seq) <= (through_xid, through_seq)
        order by xid, seq
        limit most
    ) covered
$$;
