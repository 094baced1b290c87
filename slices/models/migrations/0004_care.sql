-- An accepted model is never changed, by whoever: the application's role may not, and its owner is refused as well.
alter table model add constraint document_is_its_hash
  check (document_hash = encode(sha256(convert_to(document, 'UTF8')), 'hex'));
create function refuse_change() returns trigger language plpgsql as $$
begin
  if current_setting('app.migrating', true) = 'on' then
    return new;
  end if;
  raise exception 'a registered model is never changed: register another version' using errcode = 'restrict_violation';
end $$;
create trigger never_changed before update or delete on model for each row execute function refuse_change();
create trigger never_emptied before truncate on model for each statement execute function refuse_change();

-- A kept score waits for the models beside the champion in its own row: the decision adds nothing else, and none is lost.
alter table kept_score add column is_beside boolean not null default false;
update kept_score set is_beside = exists (select from model_score where model_score.kept_id = kept_score.id);
create index kept_score_waiting on kept_score (tenant, id) where not is_beside;

-- Kept for a time that is known when it is kept: a longer one that is set later does not reach back.
alter table kept_score add column values_until date;
alter table kept_score add column score_until date;
update kept_score set values_until = (scored_at at time zone 'UTC')::date + 1095,
  score_until = (scored_at at time zone 'UTC')::date + 1825;
create index kept_score_values_until on kept_score (tenant, values_until) where feature_values is not null;
create index kept_score_score_until on kept_score (tenant, score_until);
create index model_score_kept on model_score (kept_id);
grant delete on kept_score, model_score, outcome to lendline_app;

-- What the model was to the segment when the alert was raised.
alter table model_alert add column role text not null default 'champion' check (role in ('champion', 'challenger'));

-- A run that goes on can be looked at and stopped.
alter table training_run drop constraint training_run_state_check;
alter table training_run add constraint training_run_state_check
  check (state in ('waiting', 'running', 'done', 'refused', 'cancelled'));
alter table training_run add column started_at timestamptz;
-- The stages as they came, with the loss on watched rows where the kind learns in steps.
alter table training_run add column steps jsonb not null default '[]';
update training_run older set state = 'cancelled', ended_at = now() where state = 'waiting' and exists (
  select from training_run newer where newer.tenant = older.tenant and newer.segment = older.segment
    and newer.state = 'waiting' and newer.id > older.id);
create unique index one_run_at_a_time on training_run (tenant, segment) where state in ('waiting', 'running');
