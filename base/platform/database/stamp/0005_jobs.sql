-- Adds a job in the transaction of its cause. The queue's tables are closed to the application's role; this
-- function opens exactly one way in, and only for the tenant of the transaction.
create function enqueue_job(task text, envelope json, queue text, wait interval, key text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if envelope->>'tenant' is distinct from nullif(current_setting('app.tenant', true), '') then
    raise exception 'a job belongs to the tenant of its transaction' using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(
    task, payload => envelope, queue_name => queue, run_at => clock_timestamp() + wait, job_key => key);
end $$;
revoke all on function enqueue_job(text, json, text, interval, text) from public;
grant execute on function enqueue_job(text, json, text, interval, text) to lendline_app;
