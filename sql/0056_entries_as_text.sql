-- Intake takes the rows of reports as text cut by control characters instead of JSON: of what an intake costs the database a quarter was reading JSON
-- whose names came again with every report (docs/decisions/0025).

-- Works as aili_app within the jurisdiction named, so that both fences hold though no transaction was opened around it.
-- A report is a line of each of two lists, ended by 1E; its values are parted by 1F and stand in the order of `given`, nothing for what is not there.
-- Nobody's words can hold either: they are taken out wherever words come in. Words stand apart, because text with Chinese in it is dearer to move.
-- What cannot be entered (an id that was used, a photo that is not the reporter's) is left out and harms no neighbour: the program sees which are
-- missing and looks at each by itself.
drop function enter_matters(integer, json, json);
create function enter_matters(of_jurisdiction integer, entries text, words text, photos json)
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
    select e[1]::uuid as "id", e[2]::timestamptz as "at", e[3]::date as "onDay", e[4] as "step", e[5] as "fromState", e[6] as "state",
      e[7] as "actorKind", e[8]::uuid as "actorId", e[9] as "actorRole", e[10]::uuid as "onBehalfOf", e[11]::jsonb as "inputs",
      e[12]::jsonb as "effects", e[13]::integer as "ruleVersion", e[14]::bytea as "hash", e[15] as "procedure",
      e[16]::integer as "procedureVersion", e[17]::boolean as "restricted", e[18] as "numberDay", e[19]::smallint as "level",
      e[20]::uuid as "gridId", e[21]::uuid as "communityId", e[22]::uuid as "ownerUnitId", e[23]::uuid as "handlerId", e[24] as "waitsRole",
      e[25]::uuid[] as "unitIds", e[26]::boolean as "urgent", e[27]::boolean as "sealed", e[28]::boolean as "suspended",
      e[29]::timestamptz as "nextDueAt", e[30] as "nextDueTerm", e[31]::boolean as "nextDueProvisional", e[32]::timestamptz as "nextRungAt",
      e[33]::boolean as "overdue", e[34]::boolean as "supervised", e[35]::bytea as "contentHash", e[36] as "channel", e[37] as "nature",
      e[38] as "category", e[39] as "categoryBy", e[40]::timestamptz as "reportedAt", e[41]::double precision as "lng",
      e[42]::double precision as "lat", e[43]::uuid as "buildingId", e[44] as "placeCell", e[45]::bytea as "queryIndex",
      e[46]::bytea as "claimIndex", e[47]::boolean as "anonymous", e[48]::bytea as "reporterName", e[49]::bytea as "reporterPhone",
      e[50]::bytea as "reporterIndex", w[1] as "text", w[2] as "placeText", w[3] as "tokens", nullif(w[4], '') as "externalNumber",
      nullif(w[5], '') as "reason"
    from (
      select string_to_array(entry, E'\x1f', '') as e, string_to_array(said, E'\x1f') as w
      from rows from (string_to_table(entries, E'\x1e'), string_to_table(words, E'\x1e')) as line(entry, said)
      offset 0
    ) cut
    where e[1]::uuid <> all (barred)
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
      array_to_tsvector(string_to_array("tokens", ' ')), "externalNumber"
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
