-- First pages of lists are read by ways that are each in one index, the first ones in their order, so that nothing is gathered to find out that there is
-- much of it: see docs/decisions/0026-lists-and-search-at-size.md.

-- ───────────────────────────── a missed term ─────────────
-- That a term of handling was missed stays true of a matter; lists ask it of thousands, which looking into their acts does not bear.
alter table proceeding add column missed boolean not null default false;
-- Of all at once, where triggers did not see the acts come.
create function missed_anew(of_jurisdiction integer) returns void language sql as $$
  update proceeding p set missed = true from act a
  where p.jurisdiction_id = of_jurisdiction and a.jurisdiction_id = of_jurisdiction and a.proceeding_id = p.id and a.step = 'markOverdue'
    and a.inputs ->> 'term' = 'handling' and not p.missed
$$;
revoke execute on function missed_anew(integer) from public;
select missed_anew(id) from jurisdiction;
create function note_missed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update proceeding set missed = true where jurisdiction_id = new.jurisdiction_id and id = new.proceeding_id and not missed;
  return null;
end $$;
create trigger note_missed after insert on act for each row when (new.step = 'markOverdue' and new.inputs ->> 'term' = 'handling') execute function note_missed();

-- ───────────────────────────── indexes ─────────────
-- What a list may ask for stands behind the order, first what has a fixed width and is never nothing: to pass over an entry costs 0.035 µs by those,
-- and 0.1 by what stands behind several texts. So all 100,000 open are passed over in 4 ms, whatever is asked for.
drop index proceeding_due, proceeding_matter_open, proceeding_open_acted, proceeding_ended, proceeding_ended_acted, proceeding_due_of_unit,
  proceeding_due_of_community, proceeding_due_of_grid, proceeding_due_of_handler, proceeding_due_of_role, proceeding_ended_facts, proceeding_rated, proceeding_dissatisfied,
  proceeding_open_supervised, proceeding_open_suspended;
create index proceeding_due on proceeding (jurisdiction_id, next_due_at, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at,
  community_id, grid_id, category, nature, state, handler_id, waits_role) include (procedure) where closed_at is null;
create index proceeding_matter_open on proceeding (jurisdiction_id, opened_at desc, id, level, urgent, sealed, suspended, supervised, owner_unit_id, next_due_at,
  community_id, grid_id, category, nature, state, handler_id, waits_role) where procedure = 'matter' and closed_at is null;
create index proceeding_open_acted on proceeding (jurisdiction_id, last_act_at desc, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at,
  next_due_at, community_id, grid_id, category, nature, state, handler_id, waits_role) include (procedure) where closed_at is null;
create index proceeding_due_of_unit on proceeding (jurisdiction_id, owner_unit_id, next_due_at, id, level, urgent, sealed, suspended, supervised, opened_at,
  last_act_at, community_id, grid_id, category, nature, state, handler_id, waits_role) include (procedure) where closed_at is null;
create index proceeding_due_of_community on proceeding (jurisdiction_id, community_id, next_due_at, id, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, grid_id, category, nature, state, handler_id) include (procedure) where closed_at is null;
-- The map reads units and marks from it alone.
create index proceeding_due_of_grid on proceeding (jurisdiction_id, grid_id, next_due_at, id, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, category, nature, state, handler_id, community_id) include (procedure, restricted, unit_ids) where closed_at is null;
create index proceeding_due_of_handler on proceeding (jurisdiction_id, handler_id, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state, waits_role) include (procedure)
  where handler_id is not null;
create index proceeding_due_of_role on proceeding (jurisdiction_id, waits_role, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state, handler_id) include (procedure) where waits_role is not null;
create index proceeding_ended on proceeding (jurisdiction_id, opened_at desc, id, level, urgent, sealed, missed, owner_unit_id, last_act_at, closed_at,
  community_id, grid_id, category, nature, state, handler_id, satisfied) include (procedure) where closed_at is not null;
create index proceeding_ended_acted on proceeding (jurisdiction_id, last_act_at desc, id, level, urgent, sealed, missed, owner_unit_id, opened_at, closed_at,
  community_id, grid_id, category, nature, state, handler_id, satisfied) include (procedure) where closed_at is not null;

-- What is open again though it was rated is little.
create index proceeding_open_rated on proceeding (jurisdiction_id, opened_at desc, id) where closed_at is null and satisfied is not null;

-- Units that took part in what another has, with where it is: whom it concerns beside those it is of. Nothing is written here when a matter is taken in.
create index proceeding_guests on proceeding using gin
  (array_to_tsvector(array_remove(unit_ids, owner_unit_id)::text[] || array[coalesce(community_id::text, '-'), coalesce(grid_id::text, '-')]))
  with (fastupdate = off) where closed_at is null and array_remove(unit_ids, owner_unit_id) <> '{}';

-- As in 0041, and r how the reporter was satisfied, m that a term was missed. Where and whom it concerns (c, g, u) also together with month and (not g) day of
-- opening (@t, @d) and of the last act (@a, @e), and (not g) with the level (@l): the lists of a month or a day alone are as long as the whole town's.
drop function ended_facts(text, smallint, uuid, uuid, uuid, uuid[], uuid, boolean, text, text, integer, timestamptz, timestamptz);
create function ended_facts(state text, level smallint, community uuid, grid uuid, owner_unit uuid, units uuid[], handler uuid, urgent boolean,
  category text, nature text, satisfied smallint, missed boolean, opened_month integer, opened timestamptz, acted timestamptz)
returns text[] language plpgsql immutable parallel safe as $$
declare
  wide constant text[] := array['c' || community::text] || array(select 'u' || one from unnest(units) one);
  acted_on constant date := acted at time zone 'Asia/Shanghai';
  acted_month constant text := '@a' || (extract(year from acted_on) * 100 + extract(month from acted_on))::integer;
  day constant text := '@d' || ((opened at time zone 'Asia/Shanghai')::date - make_date(2000, 1, 1));
  acted_day constant text := '@e' || (acted_on - make_date(2000, 1, 1));
  month constant text := '@t' || opened_month;
begin
  return array_remove(array['s' || state, 'l' || level, 'w' || owner_unit::text, 'h' || handler::text, case when urgent then 'x' end, 'k' || category,
      'n' || nature, 'r' || satisfied, case when missed then 'm' end, substr(month, 2), substr(day, 2), substr(acted_day, 2), substr(acted_month, 2)]
    || array(select 'g' || grid::text || part from unnest(array['', month, acted_month]) part)
    || array(select one || part from unnest(wide) one, unnest(array['', month, acted_month, day, acted_day, '@l' || level]) part), null);
end $$;
create index proceeding_ended_facts on proceeding using gin
  (ended_facts(state, level, community_id, grid_id, owner_unit_id, unit_ids, handler_id, urgent, category, nature, satisfied, missed, opened_month, opened_at, last_act_at))
  with (fastupdate = off) where closed_at is not null;

-- ───────────────────────────── conditions ─────────────
-- One is asked for as itself, so that its index gives the order.
create function one_of(ids text) returns text language sql immutable parallel safe as $$
  select case when cardinality(ids::uuid[]) = 1 then format('= %L::uuid', (ids::uuid[])[1]) else format('= any (%L::uuid[])', ids) end
$$;

create or replace function listed_if(limits jsonb) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(' and ' || format(one.form, case one.name when 'grids' then one_of(limits ->> 'grids') else limits ->> one.name end), ''), '') from (values
      ('state', 'p.state = %L'), ('level', 'p.level = %s::smallint'), ('communityId', 'p.community_id = %L::uuid'), ('grids', 'p.grid_id %s'),
      ('unitId', 'p.owner_unit_id = %L::uuid'), ('handlerId', 'p.handler_id = %L::uuid'), ('urgent', 'p.urgent = %L::boolean'),
      ('category', 'p.category = %L::text'), ('nature', 'p.nature = %L::text'), ('openedFrom', 'p.opened_at >= %L::timestamptz'),
      ('openedBefore', 'p.opened_at < %L::timestamptz'), ('dueFrom', 'p.next_due_at >= %L::timestamptz'), ('dueBefore', 'p.next_due_at < %L::timestamptz'),
      ('closedFrom', 'p.closed_at >= %L::timestamptz'), ('actedFrom', 'p.last_act_at >= %L::timestamptz'),
      ('isUnassigned', 'p.handler_id is null and p.state in (''reported'', ''filed'', ''escalated'', ''dispatched'', ''returned'')'),
      ('isSupervised', 'p.supervised'), ('isSuspended', 'p.suspended'), ('isProvisional', 'p.next_due_provisional'),
      ('isRated', 'p.satisfied is not null'), ('satisfiedMost', 'p.satisfied <= %s::smallint'),
      ('isMissed', 'p.missed')) one(name, form)
  where limits ? one.name
$$;

-- One way of waiting for the reader.
create function way_if(way jsonb) returns text language sql immutable parallel safe as $$
  select ' and ' || case when way ? 'handlers' then 'p.handler_id ' || one_of(way ->> 'handlers') || case when (way ->> 'isUnderWay')::boolean then ' and not p.suspended' else '' end
    when way ? 'ids' then format('p.waits_role = %L and p.%I ', way ->> 'role', way ->> 'column') || one_of(way ->> 'ids')
    else format('p.waits_role = %L', way ->> 'role') end
$$;

-- The fence as ways that are each in one index; where they meet they give the same matter twice. kind: all, place, owner; guest = in the index of guests,
-- in no order.
create function sights(out form text, out kind text) returns setof record language plpgsql stable as $$
declare
  grids constant uuid[] := setting_uuids('aili.grids');
  communities constant uuid[] := setting_uuids('aili.communities');
  units constant uuid[] := setting_uuids('aili.units');
  others text;
begin
  kind := 'all';
  case coalesce(current_setting('aili.reach', true), '')
    when 'all' then form := ''; return next; return;
    when 'jurisdiction' then form := ' and not p.sealed'; return next; return;
    else null;
  end case;
  kind := 'place';
  if cardinality(grids) > 0 then form := ' and not p.sealed and p.grid_id ' || one_of(grids::text); return next; end if;
  if cardinality(communities) > 0 then form := ' and not p.sealed and p.community_id ' || one_of(communities::text); return next; end if;
  if cardinality(units) > 0 then
    kind := 'owner';
    form := ' and not p.sealed and p.owner_unit_id ' || one_of(units::text); return next;
    others := coalesce((select string_agg('!' || quote_literal(place), '&') from unnest(grids || communities) place) || '&', '');
    form := format(' and not p.sealed and array_remove(p.unit_ids, p.owner_unit_id) <> ''{}'''
      || ' and array_to_tsvector(array_remove(p.unit_ids, p.owner_unit_id)::text[] || array[coalesce(p.community_id::text, ''-''), coalesce(p.grid_id::text, ''-'')]) @@ %L::tsquery',
      others || '(' || (select string_agg(quote_literal(unit), '|') from unnest(units) unit) || ')');
    kind := 'guest';
    return next;
  end if;
end $$;

-- The limits as facts, but that it is closed, which nearly all are. Of a time its months, where they are few enough to name.
drop function ended_facts_if(text, jsonb);
-- Several lists of facts, of each of which one must be there. Those of one are asked for together: the lists of the common ones are only looked into.
create function facts_if(facts text, variadic asked text[]) returns text language sql immutable parallel safe as $$
  with lists as (select one::text[] as list from unnest(asked) one where one <> '{}')
  select coalesce((select format(' and %s @> %L::text[]', facts, array_agg(list[1])) from lists where cardinality(list) = 1 having count(*) > 0), '')
    || coalesce((select string_agg(format(' and %s && %L::text[]', facts, list), '') from lists where cardinality(list) > 1), '')
$$;
-- A list as facts_if takes it; one without elements asks for nothing.
create function facts_of(kind text, ones text[]) returns text language sql immutable parallel safe as $$
  select coalesce(array_agg(kind || one)::text, '{}') from unnest(ones) one
$$;
create function months_of(since timestamptz, until timestamptz) returns text[] language sql immutable parallel safe as $$
  select case when cardinality(months) between 1 and 36 then months end from (select array_agg(to_char(month, 'YYYYMM')) as months from generate_series(
    date_trunc('month', since at time zone 'Asia/Shanghai'), until at time zone 'Asia/Shanghai', '1 month') month) m
$$;
create function days_of(last date, days integer) returns text[] language sql immutable parallel safe as $$
  select array_agg((last - ago - make_date(2000, 1, 1))::text) from generate_series(0, days - 1) ago
$$;
create function limits_as_facts(limits jsonb) returns text[] language sql stable as $$
  select array_agg(facts_of(one.kind, one.ones)) from (values ('s', array[nullif(limits ->> 'state', 'closed')]), ('l', array[limits ->> 'level']), ('c', array[limits ->> 'communityId']),
    ('w', array[limits ->> 'unitId']), ('h', array[limits ->> 'handlerId']), ('x', case when (limits ->> 'urgent')::boolean then array[''] end), ('k', array[limits ->> 'category']),
    ('n', array[limits ->> 'nature']), ('m', case when limits ? 'isMissed' then array[''] end), ('g', (limits ->> 'grids')::text[]),
    ('r', array(select rating::text from generate_series(1, case when limits ? 'satisfiedMost' then (limits ->> 'satisfiedMost')::integer when limits ? 'isRated' then 5 end) rating)),
    ('t', months_of((limits ->> 'openedFrom')::timestamptz, coalesce((limits ->> 'openedBefore')::timestamptz - interval '1 ms', now() + interval '1 month'))),
    ('a', months_of((limits ->> 'actedFrom')::timestamptz, now() + interval '1 month'))) one(kind, ones)
  where one.ones is not null and one.ones <> array[null::text]
$$;
-- The fence as facts, together with each of the parts given.
create function sight_as_facts(parts text[]) returns text language sql stable as $$
  select case when coalesce(current_setting('aili.reach', true), '') in ('all', 'jurisdiction') then '{}' else coalesce((
    select array_agg(one || part)::text from (select 'g' || unnest(setting_uuids('aili.grids')) as one union all select 'c' || unnest(setting_uuids('aili.communities'))
      union all select 'u' || unnest(setting_uuids('aili.units'))) o, unnest(parts) part), '{}') end
$$;

-- ───────────────────────────── reading ─────────────
-- The first in order; each once where ways meet.
drop function in_order(uuid[], timestamptz[], text, integer);
create function in_order(ids uuid[], keys timestamptz[], by text, wanted integer, out first_ids uuid[], out first_keys timestamptz[]) language plpgsql immutable as $$
begin
  if by = 'next_due_at' then
    select array_agg(id), array_agg(key) into first_ids, first_keys from (select r.id, r.key from unnest(ids, keys) as r(id, key) order by key, id limit wanted) o;
  else
    select array_agg(id), array_agg(key) into first_ids, first_keys from (select r.id, r.key from unnest(ids, keys) as r(id, key) order by key desc, id limit wanted) o;
  end if;
end $$;
create function each_once(inout ids uuid[], inout keys timestamptz[]) language plpgsql immutable as $$
begin
  select array_agg(r.id), array_agg(r.key) into ids, keys from (select distinct m.id, m.key from unnest(ids, keys) as m(id, key)) r;
end $$;

create or replace function after_if(by text, after_key timestamptz, after_id uuid) returns text language sql immutable parallel safe as $$
  select case when after_id is null then ''
    when after_key is null then format(' and p.%I is null and p.id > %L::uuid', by, after_id)
    when by = 'next_due_at' then format(' and (p.next_due_at > %1$L::timestamptz or p.next_due_at is null or p.next_due_at = %1$L::timestamptz and p.id > %2$L::uuid)', after_key, after_id)
    else format(' and p.%1$I <= %2$L::timestamptz and (p.%1$I < %2$L::timestamptz or p.id > %3$L::uuid)', by, after_key, after_id) end
$$;

-- A statement planned once a connection for whatever values it is asked with: planning costs more than running, and a plan that is chosen without
-- looking at the values never takes what is common for rare. Each literal that names its type is a value; others belong to the shape.
create function planned(way text, statement text, out ids uuid[], out keys timestamptz[], out n integer) language plpgsql as $$
declare
  parts constant text[] := string_to_array(statement, '''');
  shape text := parts[1];
  said text;
  type text;
  given text;
  types text := '';
  nth integer := 0;
  i integer := 2;
  name text;
  old record;
begin
  while i < cardinality(parts) loop
    said := parts[i];
    -- A quote within it is written twice.
    while parts[i + 1] = '' and i + 2 < cardinality(parts) loop
      said := said || '''''' || parts[i + 2];
      i := i + 2;
    end loop;
    type := case when left(parts[i + 1], 2) = '::' and right(shape, 1) <> 'E' then substring(parts[i + 1] from '^::(integer|uuid\[\]|uuid|timestamptz|text\[\]|text|tsquery)') end;
    if type is null then
      shape := shape || '''' || said || '''' || parts[i + 1];
    else
      nth := nth + 1;
      shape := shape || '$' || nth || substr(parts[i + 1], 3 + length(type));
      given := concat_ws(',', given, '''' || said || '''');
      types := types || ',' || type;
    end if;
    i := i + 2;
  end loop;
  name := 'list_' || md5(way || types || shape);
  begin
    execute format('execute %I (%s)', name, given) into ids, keys, n;
  exception when invalid_sql_statement_name then
    -- A connection keeps some hundreds of shapes; the oldest go first.
    for old in select p.name from pg_prepared_statements p where starts_with(p.name, 'list_') order by p.prepare_time desc offset 300 loop
      execute format('deallocate %I', old.name);
    end loop;
    execute format('prepare %I (%s) as select array_agg(id) filter (where ok), array_agg(key) filter (where ok), count(*)::integer from (%s) p', name, substr(types, 2), shape);
    execute format('execute %I (%s)', name, given) into ids, keys, n;
  end;
end $$;

drop function gathered(text), looked_at(text);
-- All that one inverted index gives, as far as a statement wants.
create function gathered(statement text, out ids uuid[], out keys timestamptz[], out n integer) language plpgsql
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off set max_parallel_workers_per_gather = 0
  set plan_cache_mode = force_generic_plan as $$
begin
  select * into ids, keys, n from planned('gathered', statement);
end $$;
-- The first of many, by walking an index in its order.
drop function walked(text);
create function walked(statement text, out ids uuid[], out keys timestamptz[], out n integer) language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set max_parallel_workers_per_gather = 0
  set plan_cache_mode = force_generic_plan as $$
begin
  select * into ids, keys, n from planned('walked', statement);
end $$;
-- What one index gives, at most as many as the statement says.
create function probed(statement text, out ids uuid[], out keys timestamptz[], out n integer) language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off set max_parallel_workers_per_gather = 0
  set plan_cache_mode = force_generic_plan as $$
begin
  select * into ids, keys, n from planned('probed', statement);
end $$;
revoke execute on function planned(text, text), gathered(text), walked(text), probed(text), in_order(uuid[], timestamptz[], text, integer),
  each_once(uuid[], timestamptz[]) from public;

-- The first in order after one, along an index.
create function walked_on(conditions text, by text, after_key timestamptz, after_id uuid, wanted integer, out ids uuid[], out keys timestamptz[]) language plpgsql as $$
declare
  form constant text := format('select p.id, p.%I as key, true as ok from proceeding p where %s%%s order by p.%1$I%3$s, p.id limit %%s', by, replace(conditions, '%', '%%'), case when by = 'next_due_at' then '' else ' desc' end);
  rest uuid[];
begin
  if by <> 'next_due_at' or after_id is null or after_key is null then
    select * into ids, keys from walked(format(form, after_if(by, after_key, after_id), wanted));
    return;
  end if;
  select * into ids, keys from walked(format(form, format(' and p.next_due_at >= %1$L::timestamptz and (p.next_due_at > %1$L::timestamptz or p.id > %2$L::uuid)', after_key, after_id), wanted));
  if coalesce(cardinality(ids), 0) >= wanted then return; end if;
  -- What has no due instant comes last.
  select w.ids into rest from walked(format(form, ' and p.next_due_at is null', wanted - coalesce(cardinality(ids), 0))) w;
  ids := ids || rest;
  keys := keys || array_fill(null::timestamptz, array[coalesce(cardinality(rest), 0)]);
end $$;
revoke execute on function walked_on(text, text, timestamptz, uuid, integer) from public;

-- Of what is open. First whether what is asked for is few, whoever asks; then each way in which it concerns the reader: all of few, or the first in order.
-- n counts up to `counted` and one.
create or replace function open_listed(limits jsonb, ways jsonb, by text, after_key timestamptz, after_id uuid, wanted integer, counted integer,
  out ids uuid[], out keys timestamptz[], out n integer, out is_left boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- That there are more than are counted is all that is asked of many.
  most constant integer := least(counted, coalesce(nullif(current_setting('aili.gathered_most', true), '')::integer, counted));
  here constant text := format('p.jurisdiction_id = %L::integer and p.procedure = ''matter'' and p.closed_at is null', setting_jurisdiction());
  base constant text := here || listed_if(limits);
  after constant text := after_if(by, after_key, after_id);
  sight constant text := sight_if();
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  -- An index of their own gives them in the order of what is due; in another order it gives all, if they are few.
  is_due constant boolean := by = 'next_due_at';
  is_narrow constant boolean := limits ?| array['grids', 'handlerId', 'unitId', 'communityId', 'dueFrom', 'openedBefore', 'isProvisional', 'isRated', 'satisfiedMost'] or (limits ->> 'urgent')::boolean;
  is_narrow_by_time constant boolean := limits ?| array['openedBefore', 'isRated', 'satisfiedMost'];
  form constant text := 'select p.id, p.%1$I as key, true%2$s as ok from (select p.* from proceeding p where %3$s limit %4$s) p';
  -- What of many is little in the reader's sight is looked for by both.
  few constant integer := case when is_scoped then most / 3 else most end;
  way jsonb;
  said text;
  concerns record;
  part uuid[];
  their timestamptz[];
  met integer;
  parts integer := 0;
begin
  if by not in ('next_due_at', 'opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  is_left := false;
  for way in select jsonb_array_elements(coalesce(ways, '[null]')) loop
    said := base || case when jsonb_typeof(way) = 'null' then '' else way_if(way) end;
    met := null;
    if (jsonb_typeof(way) <> 'null' or is_narrow) and (is_scoped or not is_due or is_narrow_by_time) then
      select * into part, their, met from probed(format(form, by, sight, said || after, few + 1));
      if met <= few then
        parts := parts + 1;
        ids := ids || part;
        keys := keys || their;
        continue;
      end if;
    end if;
    for concerns in select * from sights() loop
      if concerns.kind = 'guest' then
        -- These alone decide by which index, else others are brought in for what is asked of them.
        select * into part, their, met from gathered(format('select p.id, p.%I as key, true as ok from (select p.* from proceeding p where %s%s offset 0) p where %s%s limit %s', by,
          here, concerns.form, said, after, most + 1));
      elsif is_scoped and not is_due then
        select * into part, their, met from probed(format(form, by, '', said || concerns.form || after, most + 1));
      end if;
      if met is null or met > most then
        select * into part, their from walked_on(said || concerns.form, by, after_key, after_id, case when met > most then wanted else greatest(wanted, counted + 1) end);
        is_left := is_left or coalesce(met > most, false) or cardinality(part) > counted;
      end if;
      parts := parts + 1;
      ids := ids || part;
      keys := keys || their;
      met := null;
    end loop;
  end loop;
  if parts > 1 then select * into ids, keys from each_once(ids, keys); end if;
  n := coalesce(cardinality(ids), 0);
  is_left := is_left or n > counted;
  if is_left then n := greatest(least(most, counted) + 1, least(n, counted + 1)); end if;
  select * into ids, keys from in_order(ids, keys, by, wanted);
end $$;

-- Of what has ended: all of the latest days, so many that they are soon passed over; what finds too few there is rare, and its facts have all of it; what
-- is not rare either, only not among the latest, is gathered by days from there on, ever more at a time.
create or replace function ended_listed(limits jsonb, by text, after_key timestamptz, after_id uuid, wanted integer, counted integer,
  out ids uuid[], out keys timestamptz[], out n integer, out is_left boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  most constant integer := coalesce(nullif(current_setting('aili.gathered_most', true), ''), '1500');
  walk constant integer := coalesce(nullif(current_setting('aili.walked_most', true), ''), '16000');
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  units constant uuid[] := setting_uuids('aili.units');
  places constant uuid[] := setting_uuids('aili.grids') || setting_uuids('aili.communities');
  facts constant text := 'ended_facts(p.state, p.level, p.community_id, p.grid_id, p.owner_unit_id, p.unit_ids, p.handler_id, p.urgent, p.category, p.nature, p.satisfied, p.missed, p.opened_month, p.opened_at, p.last_act_at)';
  ended constant text := format('p.jurisdiction_id = %L::integer and p.procedure = ''matter'' and p.closed_at is not null', setting_jurisdiction());
  limited constant text[] := coalesce(limits_as_facts(limits), '{}');
  asked constant text := listed_if(limits) || after_if(by, after_key, after_id);
  conditions constant text := asked || sight_if();
  opened_from constant timestamptz := limits ->> 'openedFrom';
  opened_before constant timestamptz := limits ->> 'openedBefore';
  -- A short time is looked through by itself: its months as facts hold more than it.
  is_short constant boolean := coalesce(opened_before - opened_from <= case when is_scoped then interval '3 days' else interval '35 days' end, false);
  -- What ended in the last days is little, whenever it was opened.
  acted_from constant date := (limits ->> 'actedFrom')::timestamptz at time zone 'Asia/Shanghai';
  is_recent constant boolean := coalesce(is_scoped and cardinality(setting_uuids('aili.grids')) = 0 and by = 'opened_at' and acted_from >= now()::date - 12, false);
  picked constant text := format('select p.id, p.%I as key, true as ok', by);
  -- By facts alone, so that no other index is brought in; then held against all that is asked.
  by_facts constant text := picked || ' from (select p.* from proceeding p where p.closed_at is not null%s offset 0) p where ' || replace(ended, '%', '%%') || '%s';
  day constant text := case by when 'opened_at' then 'd' else 'e' end;
  total constant real := (select reltuples from pg_class where oid = 'public.proceeding'::regclass);
  -- How many in the reader's sight ever ended, about.
  own real;
  earliest timestamptz;
  latest timestamptz;
  last date;
  first date;
  days integer;
  concerns record;
  part uuid[];
  their timestamptz[];
  parts integer := 0;
  all_facts text;
  until date;
  ahead integer;
  within text;
  span integer;
  since date;
  months text[];
  expected real;
  least_n integer := 0;
  -- Of what was opened in the last weeks little has ended: so many times as far one has to look.
  fresh real := 1;
begin
  if by not in ('opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  if by = 'opened_at' then
    select min(p.opened_at), max(p.opened_at) into earliest, latest from proceeding p where p.jurisdiction_id = setting_jurisdiction() and p.closed_at is not null;
  else
    select min(p.last_act_at), max(p.last_act_at) into earliest, latest from proceeding p where p.jurisdiction_id = setting_jurisdiction() and p.closed_at is not null;
  end if;
  if by = 'opened_at' then fresh := greatest(1, 5 - extract(epoch from latest - least(latest, after_key, opened_before)) / 86400 / 4); end if;
  latest := least(latest, after_key, case when by = 'opened_at' then opened_before - interval '1 ms' end);
  last := latest at time zone 'Asia/Shanghai';
  first := earliest at time zone 'Asia/Shanghai';
  n := 0;
  is_left := false;
  if latest is null or first > last then return; end if;

  if is_scoped then
    select sum(c.closed) into own from count_standing c
    where c.jurisdiction_id = setting_jurisdiction() and c.scope in ('grid', 'community', 'unit') and c.scope_id = any (places || units);
  end if;
  -- Of less than very much it is worth knowing how much there is.
  if not is_recent and (not is_scoped or own is null or own > 3 * most) then
    -- So far back as there are `walk` to pass over, and of the reader's some hundreds to read; the counts of dashboards say about how far that is.
    select last - max(d.on_day) + 1 into days from (
      select c.on_day, sum(case by when 'opened_at' then c.received else c.ended end) over (order by c.on_day desc) as passed
      from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all' and c.on_day between last - 40 and last) d
    where d.passed >= case when cardinality(places) > 0 or not is_scoped then least(walk, most / 3 * total / greatest(own, 1)) * least(fresh, 2) else most / 3 * total / greatest(own, 1) * fresh end;
    days := least(coalesce(days, 40), last - first + 1);
    if total <= walk * 2 then days := last - first + 1; end if;
    until := last;
    for turn in 1 .. (case when not is_scoped or by = 'opened_at' then 2 else 1 end) loop
      -- Not one: it is rare. Some: twice as far, and where an index has all that is asked for four times.
      exit when turn = 2 and not is_scoped and cardinality(ids) is null;
      ahead := days * (case when turn = 1 then 1 when is_scoped then 2 else 4 end);
      since := until - (ahead - 1);
      within := format(' and p.%1$I >= %2$L::timestamptz and p.%1$I < %3$L::timestamptz', by, since::timestamp at time zone 'Asia/Shanghai', (until + 1)::timestamp at time zone 'Asia/Shanghai');
      for concerns in select * from sights() loop
        continue when concerns.kind = 'owner';
        if concerns.kind = 'guest' then
          select * into part, their from gathered(format(by_facts, facts_if(facts,
              (select array_agg('u' || unit || '@' || day || one)::text from unnest(units) unit, unnest(days_of(until, ahead)) one)),
            asked || within || format(' and not p.sealed and p.unit_ids && %L::uuid[]', units)));
        else
          select * into part, their from walked(format('%s from proceeding p where %s%s%s%s order by p.%I desc, p.id limit %s', picked, ended, asked, concerns.form, within, by,
            greatest(counted, wanted) + 1));
        end if;
        parts := parts + 1;
        ids := ids || part;
        keys := keys || their;
      end loop;
      until := since - 1;
      exit when cardinality(ids) >= wanted or until < first;
    end loop;
    if parts > 1 then select * into ids, keys from each_once(ids, keys); end if;
    n := coalesce(cardinality(ids), 0);
    is_left := n > counted or until >= first;
    select * into ids, keys from in_order(ids, keys, by, wanted);
    if n >= wanted or not is_left then
      n := least(n, counted + 1);
      return;
    end if;
    days := last - until;
  end if;

  expected := n * ((last - first + 1)::real / days) * (case by when 'opened_at' then 3 else 1 end);
  if opened_before is not null and limits - '{openedFrom,openedBefore}'::text[] = '{}' then
    -- Of a time alone the counts know how much was received in it.
    select coalesce(sum(c.received), 0) * coalesce(own / greatest(1, total), 1) into expected from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all'
      and c.on_day between (opened_from at time zone 'Asia/Shanghai')::date and ((opened_before - interval '1 ms') at time zone 'Asia/Shanghai')::date;
  end if;
  -- What would be more than can be gathered if it were as dense everywhere is not tried; of what was opened of late little has ended yet.
  if days is null or expected <= most then
    all_facts := facts_if(facts, variadic limited || sight_as_facts(case when is_recent then array(select '@e' || one from unnest(days_of(acted_from + 40, 41)) one)
      when limits ? 'level' and cardinality(setting_uuids('aili.grids')) = 0 then array['@l' || (limits ->> 'level')] else '{""}' end));
    if is_short or all_facts = '' then
      select * into part, their from probed(format('%s from proceeding p where %s%s limit %s', picked, ended, conditions, most + 1));
    else
      select * into part, their from gathered(format(by_facts || ' limit %s', all_facts, conditions, case when is_recent then 5 * most else most + 1 end));
    end if;
    if coalesce(cardinality(part), 0) <= (case when is_recent then 5 * most - 1 else most end) then
      n := coalesce(cardinality(part), 0);
      is_left := n > counted;
      n := least(n, counted + 1);
      select * into ids, keys from in_order(part, their, by, wanted);
      return;
    end if;
    least_n := least(most, counted) + 1;
  end if;

  last := last - coalesce(days, 0);
  -- By months, ever more at a time; a month that has just begun with the one before.
  span := 1;
  while coalesce(cardinality(ids), 0) < wanted and last >= first loop
    since := date_trunc('month', last) - make_interval(months => span - 1);
    if last - since < 14 then since := since - interval '1 month'; end if;
    months := months_of(since at time zone 'Asia/Shanghai', last::timestamp at time zone 'Asia/Shanghai');
    select * into part, their from gathered(format(by_facts, facts_if(facts, variadic limited || case when is_scoped
        then sight_as_facts(array(select case by when 'opened_at' then '@t' else '@a' end || month from unnest(months) month))
        else facts_of(case by when 'opened_at' then 't' else 'a' end, months) end),
      conditions || format(' and p.%1$I >= %2$L::timestamptz and p.%1$I < %3$L::timestamptz', by, since::timestamp at time zone 'Asia/Shanghai',
        (last + 1)::timestamp at time zone 'Asia/Shanghai')));
    n := n + coalesce(cardinality(part), 0);
    select * into part, their from in_order(part, their, by, wanted - coalesce(cardinality(ids), 0));
    ids := ids || part;
    keys := keys || their;
    last := since - 1;
    span := span * 2;
  end loop;
  is_left := greatest(n, least_n) > counted or last >= first;
  n := least(greatest(n, least_n), counted + 1);
end $$;
revoke execute on function one_of(text), way_if(jsonb), sights(), facts_if(text, text[]), facts_of(text, text[]), months_of(timestamptz, timestamptz), days_of(date, integer), limits_as_facts(jsonb), sight_as_facts(text[]) from public;
analyze proceeding;
