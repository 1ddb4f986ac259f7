-- Intake takes one flat row for each report instead of three nested ones that named the same things; the words of many reports enter the search
-- index together, a moment after their commit (docs/decisions/0025).

-- Works as aili_app within the jurisdiction named, so that both fences hold though no transaction was opened around it.
-- Rows come as JSON in the names of the program; what is nothing is left out. What cannot be entered (an id that was used, a photo that is not the
-- reporter's) is left out and harms no neighbour: the program sees which are missing and looks at each by itself.
drop function enter_matters(integer, json, json, json, json);
create function enter_matters(of_jurisdiction integer, entries json, photos json)
  returns table (id uuid, number text)
  language plpgsql security definer
  set search_path = public, pg_temp set "aili.jurisdiction" = '' set "aili.reach" = 'all'
as $$
#variable_conflict use_column
declare
  barred uuid[] := '{}';
  ids uuid[];
  numbers text[];
begin
  perform set_config('aili.jurisdiction', of_jurisdiction::text, true);
  if json_array_length(photos) > 0 then
    with asked as (
      select * from json_to_recordset(photos) as r("proceedingId" uuid, "fileId" uuid, "claimIndex" bytea, "personId" uuid)
    ), free as (
      select f.id, f.claim_index, f.uploaded_by from file f
      where f.jurisdiction_id = of_jurisdiction and f.id in (select "fileId" from asked)
        and f.proceeding_id is null and f.act_id is null and f.record_id is null
      order by f.id for update
    )
    select coalesce(array_agg(distinct a."proceedingId"), '{}') into barred
    from asked a
    left join free f on f.id = a."fileId" and (f.claim_index = a."claimIndex" or f.uploaded_by = a."personId")
    where f.id is null or exists (select from asked b where b."fileId" = a."fileId" and b."proceedingId" <> a."proceedingId");
  end if;

  with given as materialized (
    select * from json_to_recordset(entries) as r("id" uuid, "at" timestamptz, "onDay" date,
      "step" text, "fromState" text, "state" text, "actorKind" text, "actorId" uuid, "actorRole" text, "onBehalfOf" uuid, "inputs" jsonb,
      "reason" text, "effects" jsonb, "ruleVersion" integer, "hash" bytea,
      "procedure" text, "procedureVersion" integer, "restricted" boolean, "numberDay" text, "level" smallint, "gridId" uuid, "communityId" uuid,
      "ownerUnitId" uuid, "handlerId" uuid, "waitsRole" text, "unitIds" uuid[], "urgent" boolean, "sealed" boolean, "suspended" boolean,
      "nextDueAt" timestamptz, "nextDueTerm" text, "nextDueProvisional" boolean, "nextRungAt" timestamptz, "overdue" boolean, "supervised" boolean,
      "text" text, "contentHash" bytea, "channel" text, "nature" text, "category" text, "categoryBy" text, "reportedAt" timestamptz,
      "placeText" text, "lng" double precision, "lat" double precision, "buildingId" uuid, "placeCell" text, "queryIndex" bytea,
      "claimIndex" bytea, "anonymous" boolean, "reporterName" bytea, "reporterPhone" bytea, "reporterIndex" bytea, "words" text,
      "externalNumber" text)
    where r."id" <> all (barred)
  ), entered_act as (
    insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_id, actor_role, on_behalf_of, at,
      on_day, inputs, reason, effects, rule_version, prev_hash, hash)
    select of_jurisdiction, "id", "id", 1, "step", "fromState", "state", "actorKind", "actorId", "actorRole", "onBehalfOf", "at",
      "onDay", "inputs", "reason", "effects", "ruleVersion", decode(repeat('00', 32), 'hex'), "hash"
    from given
    on conflict do nothing
    returning proceeding_id
  ), entered_proceeding as (
    insert into proceeding (jurisdiction_id, id, dossier_id, procedure, procedure_version, restricted, number, state, level, grid_id, community_id,
      owner_unit_id, handler_id, waits_role, unit_ids, urgent, sealed, suspended, opened_at, next_due_at, next_due_term,
      next_due_provisional, next_rung_at, overdue, supervised, act_count, last_act_at, last_hash, category, nature)
    select of_jurisdiction, "id", "id", "procedure", "procedureVersion", "restricted",
      "numberDay" || '-' || lpad(nextval('matter_number')::text, 6, '0'), "state", "level", "gridId", "communityId", "ownerUnitId", "handlerId",
      "waitsRole", "unitIds", "urgent", "sealed", "suspended", "at", "nextDueAt", "nextDueTerm", "nextDueProvisional",
      "nextRungAt", "overdue", "supervised", 1, "at", "hash", "category", "nature"
    from given join entered_act on proceeding_id = "id"
    returning proceeding.id, proceeding.number, proceeding.opened_at
  ), entered_dossier as (
    insert into dossier (jurisdiction_id, id, created_at) select of_jurisdiction, p.id, p.opened_at from entered_proceeding p
  ), entered_matter as (
    insert into matter (jurisdiction_id, proceeding_id, text, content_hash, channel, nature, category, category_by, reported_at, place_text, lng, lat,
      building_id, place_cell, query_index, claim_index, anonymous, reporter_name, reporter_phone, reporter_index, search, external_number)
    select of_jurisdiction, "id", "text", "contentHash", "channel", "nature", "category", "categoryBy", "reportedAt", "placeText", "lng",
      "lat", "buildingId", "placeCell", "queryIndex", "claimIndex", "anonymous", "reporterName", "reporterPhone", "reporterIndex",
      array_to_tsvector(string_to_array("words", ' ')), "externalNumber"
    from given join entered_act on proceeding_id = "id"
  )
  select array_agg(p.id), array_agg(p.number) into ids, numbers from entered_proceeding p;

  if json_array_length(photos) > 0 then
    update file f set proceeding_id = a."proceedingId", act_id = a."proceedingId", purpose = 'before'
    from json_to_recordset(photos) as a("proceedingId" uuid, "fileId" uuid)
    where f.jurisdiction_id = of_jurisdiction and f.id = a."fileId" and a."proceedingId" = any (ids);
  end if;
  return query select * from unnest(ids, numbers);
end $$;

-- Made the application's own: a function runs with the rights of its owner.
grant create on schema public to aili_app;
alter function enter_matters owner to aili_app;
revoke create on schema public from aili_app;
revoke execute on function enter_matters from public;

-- A search reads the list of those waiting too; the program empties it every fraction of a second while acts come (src/matters/lists/waiting-words.ts).
-- Full, the writer that fills it would have to: so it is large.
alter index matter_search set (fastupdate = on, gin_pending_list_limit = 16384);
