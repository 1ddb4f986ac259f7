-- Lists and searches of a county's whole year: first pages from indexes of their own, words searched together with what limits them.
-- What a matter is about stands in its proceeding too, so that no list joins; what is closed changes no more, so that each way of
-- looking at it has an index that neither an intake nor an act in between pays for. See docs/decisions/0026-lists-and-search-at-size.md.

alter table proceeding add column category text, add column nature text, add column satisfied smallint;
alter table proceeding add column opened_month integer generated always as ((extract(year from opened_at at time zone 'Asia/Shanghai') * 100
  + extract(month from opened_at at time zone 'Asia/Shanghai'))::integer) stored;
comment on column proceeding.opened_month is 'YYYYMM, so that of what was opened in a time the latest acts are found month by month.';
comment on column proceeding.category is 'Of a matter, repeated from its row so that lists need no join; a trigger keeps the two alike.';
comment on column proceeding.nature is 'Of a matter, repeated from its row.';
comment on column proceeding.satisfied is 'Of a matter, repeated from its row: what its reporter said, 1–5.';

-- ───────────────────────────── facts among the words ─────────────
-- Words of a matter hold no @, so words that begin with it are facts: @ itself, @tYYMM month of opening, @k category, @n nature, @c community, @g grid,
-- @u unit that took part, then @o while open; once closed @aYYMM month of the last act, @s state, @l level, @h handler, @w owner, @x urgent.
-- What is sealed has neither. They limit a search inside its index. A fact is a hint: the list holds every condition against the proceeding itself.
-- Of what is open only the place and the units are facts, so that few acts touch the words.
create function fact(kind text, of uuid) returns text language sql immutable parallel safe as $$ select '@' || kind || right(of::text, 8) $$;

create function facts_of(p proceeding) returns tsvector language sql stable parallel safe as $$
  select array_to_tsvector(array_remove(array['@', '@t' || to_char(p.opened_at at time zone 'Asia/Shanghai', 'YYMM'), '@k' || p.category, '@n' || p.nature,
      fact('c', p.community_id), fact('g', p.grid_id)]
    || array(select fact('u', one) from unnest(p.unit_ids) one)
    || case when p.closed_at is null then array['@o']
       else array['@a' || to_char(p.last_act_at at time zone 'Asia/Shanghai', 'YYMM'), '@s' || p.state, '@l' || p.level, fact('h', p.handler_id),
         fact('w', p.owner_unit_id), case when p.urgent then '@x' end] end, null))
$$;

create function words_of(search tsvector) returns tsvector language sql immutable parallel safe as
  $$ select ts_delete(search, array(select lexeme from unnest(search) where lexeme like '@%')) $$;

-- Owner's rights: an act may hand a matter beyond the sight of whoever did it.
create function keep_facts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update matter m set search = words_of(m.search) || facts_of(new)
  where m.jurisdiction_id = new.jurisdiction_id and m.proceeding_id = new.id and not new.sealed;
  return null;
end $$;


create function repeat_matter() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare p proceeding;
begin
  update proceeding q set category = new.category, nature = new.nature, satisfied = new.satisfied
  where q.jurisdiction_id = new.jurisdiction_id and q.id = new.proceeding_id
    and (q.category, q.nature, q.satisfied) is distinct from (new.category, new.nature, new.satisfied);
  select * into p from proceeding q where q.jurisdiction_id = new.jurisdiction_id and q.id = new.proceeding_id;
  if p.id is null or p.sealed then return null; end if;
  update matter m set search = words_of(m.search) || facts_of(p)
  where m.jurisdiction_id = new.jurisdiction_id and m.proceeding_id = new.proceeding_id and not m.search @@ '''@'''::tsquery;
  return null;
end $$;



-- Candidates of a search, window by window from the latest, until `wanted` are found; a last row without id says that windows were left.
-- Ids alone, with the owner's rights: asking for each word's matters through row-level security cost three times the search. Whoever
-- asks joins proceeding, where it holds.
create function found_by_words(jurisdiction integer, asked tsquery, windows tsquery[], phrases text[], wanted integer)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  span tsquery;
  n integer := 0;
  more integer;
begin
  foreach span in array windows loop
    if n >= wanted then
      return next null::uuid;
      return;
    end if;
    return query select m.proceeding_id from matter m
      where m.jurisdiction_id = jurisdiction and m.search @@ (asked && span)
        and (cardinality(phrases) = 0 or (lower(m.text) || ' ' || lower(m.place_text)) like all (phrases));
    get diagnostics more = row_count;
    n := n + more;
  end loop;
end $$;
revoke execute on function found_by_words(integer, tsquery, tsquery[], text[], integer) from public;
grant execute on function found_by_words(integer, tsquery, tsquery[], text[], integer) to aili_app;

-- ───────────────────────────── what is there already ─────────────
drop index matter_search;
update proceeding p set category = m.category, nature = m.nature, satisfied = m.satisfied
  from matter m where m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id;
update matter m set search = m.search || facts_of(p) from proceeding p
  where p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id and not p.sealed;
create index matter_search on matter using gin (search) with (gin_pending_list_limit = 256);

create trigger keep_facts after update on proceeding for each row when (new.procedure = 'matter' and (
    (old.closed_at is null) <> (new.closed_at is null) or old.grid_id is distinct from new.grid_id or old.community_id is distinct from new.community_id
    or old.unit_ids <> new.unit_ids or old.category is distinct from new.category or old.nature is distinct from new.nature
    or (new.closed_at is not null and (old.state <> new.state or old.level <> new.level or old.owner_unit_id <> new.owner_unit_id
      or old.handler_id is distinct from new.handler_id or old.urgent <> new.urgent or old.last_act_at <> new.last_act_at))))
  execute function keep_facts();
create trigger repeat_matter after update on matter for each row
  when (old.category <> new.category or old.nature <> new.nature or old.satisfied is distinct from new.satisfied) execute function repeat_matter();
-- Intake writes both by itself; rows of other writers are completed when they commit.
create constraint trigger complete_matter after insert on matter deferrable initially deferred for each row
  when (not new.search @@ '''@'''::tsquery) execute function repeat_matter();

-- Intake writes what a matter is about in both rows, and its facts come among the words.
create or replace function enter_matters(of_jurisdiction integer, proceedings json, acts json, matters json, photos json)
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

  with entered_act as (
    insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_id, actor_role, on_behalf_of, at,
      on_day, inputs, reason, effects, rule_version, prev_hash, hash)
    select of_jurisdiction, "id", "proceedingId", "seq", "step", "fromState", "toState", "actorKind", "actorId", "actorRole", "onBehalfOf", "at",
      "onDay", "inputs", "reason", "effects", "ruleVersion", "prevHash", "hash"
    from json_to_recordset(acts) as r("id" uuid, "proceedingId" uuid, "seq" integer, "step" text, "fromState" text, "toState" text, "actorKind" text,
      "actorId" uuid, "actorRole" text, "onBehalfOf" uuid, "at" timestamptz, "onDay" date, "inputs" jsonb, "reason" text, "effects" jsonb,
      "ruleVersion" integer, "prevHash" bytea, "hash" bytea)
    where "proceedingId" <> all (barred)
    on conflict do nothing
    returning proceeding_id
  ), entered_proceeding as (
    insert into proceeding (jurisdiction_id, id, dossier_id, procedure, procedure_version, restricted, number, state, level, grid_id, community_id,
      owner_unit_id, handler_id, waits_role, unit_ids, urgent, sealed, suspended, opened_at, closed_at, next_due_at, next_due_term,
      next_due_provisional, next_rung_at, overdue, supervised, act_count, last_act_at, last_hash, category, nature)
    select of_jurisdiction, "id", "dossierId", "procedure", "procedureVersion", "restricted",
      "numberDay" || '-' || lpad(nextval('matter_number')::text, 6, '0'), "state", "level", "gridId", "communityId", "ownerUnitId", "handlerId",
      "waitsRole", "unitIds", "urgent", "sealed", "suspended", "openedAt", "closedAt", "nextDueAt", "nextDueTerm", "nextDueProvisional",
      "nextRungAt", "overdue", "supervised", "actCount", "lastActAt", "lastHash", "category", "nature"
    from json_to_recordset(proceedings) as r("id" uuid, "dossierId" uuid, "procedure" text, "procedureVersion" integer, "restricted" boolean,
      "numberDay" text, "state" text, "level" smallint, "gridId" uuid, "communityId" uuid, "ownerUnitId" uuid, "handlerId" uuid, "waitsRole" text,
      "unitIds" uuid[], "urgent" boolean, "sealed" boolean, "suspended" boolean, "openedAt" timestamptz, "closedAt" timestamptz,
      "nextDueAt" timestamptz, "nextDueTerm" text, "nextDueProvisional" boolean, "nextRungAt" timestamptz, "overdue" boolean, "supervised" boolean,
      "actCount" integer, "lastActAt" timestamptz, "lastHash" bytea, "category" text, "nature" text)
    join entered_act a on a.proceeding_id = r."id"
    returning proceeding.id, proceeding.number, proceeding.dossier_id, proceeding.opened_at
  ), entered_dossier as (
    insert into dossier (jurisdiction_id, id, created_at) select of_jurisdiction, dossier_id, opened_at from entered_proceeding
  ), entered_matter as (
    insert into matter (jurisdiction_id, proceeding_id, text, content_hash, channel, nature, category, category_by, reported_at, place_text, lng, lat,
      building_id, place_cell, query_index, claim_index, anonymous, reporter_name, reporter_phone, reporter_index, search, external_number)
    select of_jurisdiction, "proceedingId", "text", "contentHash", "channel", "nature", "category", "categoryBy", "reportedAt", "placeText", "lng",
      "lat", "buildingId", "placeCell", "queryIndex", "claimIndex", "anonymous", "reporterName", "reporterPhone", "reporterIndex",
      array_to_tsvector("tokens"), "externalNumber"
    from json_to_recordset(matters) as r("proceedingId" uuid, "text" text, "contentHash" bytea, "channel" text, "nature" text, "category" text,
      "categoryBy" text, "reportedAt" timestamptz, "placeText" text, "lng" double precision, "lat" double precision, "buildingId" uuid,
      "placeCell" text, "queryIndex" bytea, "claimIndex" bytea, "anonymous" boolean, "reporterName" bytea, "reporterPhone" bytea,
      "reporterIndex" bytea, "tokens" text[], "externalNumber" text)
    join entered_act a on a.proceeding_id = r."proceedingId"
  )
  select array_agg(p.id), array_agg(p.number) into ids, numbers from entered_proceeding p;

  if json_array_length(photos) > 0 then
    update file f set proceeding_id = a."proceedingId", act_id = a."proceedingId", purpose = 'before'
    from json_to_recordset(photos) as a("proceedingId" uuid, "fileId" uuid)
    where f.jurisdiction_id = of_jurisdiction and f.id = a."fileId" and a."proceedingId" = any (ids);
  end if;
  return query select * from unnest(ids, numbers);
end $$;

-- ───────────────────────────── indexes ─────────────
-- The same as proceeding_of_procedure but for a column all lists name; and what facts do now.
drop index proceeding_opened;
drop index matter_category;

create index proceeding_open_acted on proceeding (jurisdiction_id, last_act_at desc) where closed_at is null;
create index proceeding_open_kind on proceeding (jurisdiction_id, category, nature) where closed_at is null;
-- Few rows each, so that a list of few is not looked for among all.
create index proceeding_open_urgent on proceeding (jurisdiction_id, next_due_at, id) where closed_at is null and urgent;
create index proceeding_open_supervised on proceeding (jurisdiction_id, next_due_at, id) where closed_at is null and supervised;
create index proceeding_open_suspended on proceeding (jurisdiction_id, next_due_at, id) where closed_at is null and suspended;
create index proceeding_open_provisional on proceeding (jurisdiction_id, next_due_at, id) where closed_at is null and next_due_provisional;
create index proceeding_open_top on proceeding (jurisdiction_id, next_due_at, id) where closed_at is null and level = 4;

create index proceeding_closed on proceeding (jurisdiction_id, opened_at desc, id) where closed_at is not null;
create index proceeding_closed_acted on proceeding (jurisdiction_id, last_act_at desc) where closed_at is not null;
create index proceeding_closed_acted_of_month on proceeding (jurisdiction_id, opened_month, last_act_at desc) where closed_at is not null;
create index proceeding_closed_of_grid on proceeding (jurisdiction_id, grid_id, opened_at desc) where closed_at is not null;
create index proceeding_closed_of_community on proceeding (jurisdiction_id, community_id, opened_at desc) where closed_at is not null;
create index proceeding_closed_of_unit on proceeding (jurisdiction_id, owner_unit_id, opened_at desc) where closed_at is not null;
create index proceeding_closed_of_handler on proceeding (jurisdiction_id, handler_id, opened_at desc) where closed_at is not null;
create index proceeding_closed_of_category on proceeding (jurisdiction_id, category, opened_at desc) where closed_at is not null and category is not null;
create index proceeding_closed_of_nature on proceeding (jurisdiction_id, nature, opened_at desc) where closed_at is not null and nature is not null;
create index proceeding_closed_units on proceeding using gin (unit_ids) where closed_at is not null;
create index proceeding_closed_otherwise on proceeding (jurisdiction_id, state, opened_at desc) where closed_at is not null and state <> 'closed';
create index proceeding_closed_urgent on proceeding (jurisdiction_id, opened_at desc) where closed_at is not null and urgent;
create index proceeding_closed_top on proceeding (jurisdiction_id, opened_at desc) where closed_at is not null and level = 4;
create index proceeding_rated on proceeding (jurisdiction_id, opened_at desc) where satisfied is not null;
create index proceeding_dissatisfied on proceeding (jurisdiction_id, opened_at desc) where satisfied <= 2;
create index act_missed on act (jurisdiction_id, proceeding_id) where step = 'markOverdue' and inputs ->> 'term' = 'handling';

-- What is open is a tenth and of other states than the rest: without this the planner takes every list of few for a list of none.
create statistics proceeding_standing_now (mcv) on closed_at, state, handler_id, suspended, supervised, urgent from proceeding;
analyze proceeding, matter;
