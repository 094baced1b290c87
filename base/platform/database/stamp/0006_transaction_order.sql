-- Rows that are read in order lie in the order of the transactions that wrote them, and a server numbers its own transactions:
-- where a dump is restored, the numbers begin anew, below those of the rows. `ahead` is what the numbers of this server lack to
-- come after them. `cluster` is the server's system identifier, empty until the first look.
create table transaction_order (
  cluster text primary key,
  ahead bigint not null check (ahead >= 0)
);
select make_shared_table('transaction_order', 'which server numbers the transactions');
grant select on transaction_order to lendline_relay;
insert into transaction_order values ('', 0);

-- The oldest transaction that still runs, in the order of the rows: whatever is below it is complete. Refuses to answer where
-- the rows are another server's and nobody has looked yet: what is read then would be passed over.
create function oldest_running() returns xid8 language plpgsql stable set search_path from current as $$
declare known transaction_order;
begin
  select * into strict known from transaction_order;
  if known.cluster <> '' and has_function_privilege('pg_control_system()', 'execute')
     and known.cluster <> (select system_identifier::text from pg_control_system()) then
    raise exception 'the rows of % were numbered by another server', current_schema()
      using hint = 'Restart every process of Lendline: the first to start continues the order.';
  end if;
  return (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + known.ahead)::text::xid8;
end $$;
