-- The keyed hash by which others name a borrower of ours: enough to say that a declared tie is a borrower too.
create table own_number (
  tenant text not null,
  peer text not null,
  -- Whose it is now: a number that passes on passes on here too.
  line_id text not null,
  noted_at timestamptz not null,
  primary key (tenant, peer)
);
select make_tenant_table('own_number', 'select, insert, update');
