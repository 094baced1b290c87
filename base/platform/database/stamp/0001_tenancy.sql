-- Rows of a lender are seen by that lender alone. An unset or emptied setting is null and sees nothing:
-- after a transaction-local setting a pooled connection keeps '' and not null.
create function make_tenant_table(name text, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
declare
  target constant regclass := format('%I.%I', current_schema(), name)::regclass;
begin
  perform from pg_attribute
    where attrelid = target and attname = 'tenant' and atttypid = 'text'::regtype and attnotnull;
  if not found then
    raise exception 'table % has no tenant', name using hint = 'Give it a column: tenant text not null';
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (tenant = nullif(current_setting(''app.tenant'', true), '''')) '
    'with check (tenant = nullif(current_setting(''app.tenant'', true), ''''))', target);
  -- Migrations change the rows of every lender. Without this policy an owner who is not a superuser would
  -- silently change none.
  execute format(
    'create policy migration on %s to %I using (current_setting(''app.migrating'', true) = ''on'') '
    'with check (current_setting(''app.migrating'', true) = ''on'')', target, current_user);
  execute format('grant %s on %s to lendline_app', privileges, target);
end $$;

-- A table that belongs to no lender says why.
create function make_shared_table(name text, reason text, privileges text default 'select')
returns void language plpgsql as $$
declare
  target constant regclass := format('%I.%I', current_schema(), name)::regclass;
begin
  execute format('comment on table %s is %L', target, 'shared between tenants: ' || reason);
  execute format('grant %s on %s to lendline_app', privileges, target);
end $$;
