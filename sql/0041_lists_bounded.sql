-- First pages of lists read a bounded number of rows, whatever meets: see docs/decisions/0026-lists-and-search-at-size.md.
-- The functions work with the owner's rights and hold the fence of the reader themselves, by the same settings as the policies: through row-level
-- security each row that is passed over costs three times as much, and planning more than running. They tell ids and instants of order alone;
-- what is shown of a matter is read behind the fence.

-- ───────────────────────────── what has ended ─────────────
-- Two orders. What a list may ask for stands behind the order in the index itself, so that what is passed over costs 0.06 µs and not a row's 1;
-- what only some readers' sight needs stands in its leaves.
create index proceeding_ended on proceeding (jurisdiction_id, opened_at desc, id, state, level, community_id, grid_id, owner_unit_id, handler_id, category,
  nature, urgent, last_act_at, closed_at) include (procedure, sealed, unit_ids) where closed_at is not null;
create index proceeding_ended_acted on proceeding (jurisdiction_id, last_act_at desc, id, state, level, community_id, grid_id, owner_unit_id, handler_id,
  category, nature, urgent, opened_at, closed_at) include (procedure, sealed, unit_ids) where closed_at is not null;

-- Facts of what has ended, each its kind and its value: state, level, community, grid, w owner unit, u units that took part, h handler, x urgent,
-- k category, n nature, t month of opening (YYYYMM), d day of it (counted from 2000), a month of the last act, e day of it.
create function ended_facts(state text, level smallint, community uuid, grid uuid, owner_unit uuid, units uuid[], handler uuid, urgent boolean,
  category text, nature text, opened_month integer, opened timestamptz, acted timestamptz)
returns text[] language sql immutable parallel safe as $$
  select array_remove(array['s' || state, 'l' || level, 'c' || community::text, 'g' || grid::text, 'w' || owner_unit::text, 'h' || handler::text,
      case when urgent then 'x' end, 'k' || category, 'n' || nature, 't' || opened_month,
      'd' || ((opened at time zone 'Asia/Shanghai')::date - make_date(2000, 1, 1)), 'e' || ((acted at time zone 'Asia/Shanghai')::date - make_date(2000, 1, 1)),
      'a' || (extract(year from acted at time zone 'Asia/Shanghai') * 100 + extract(month from acted at time zone 'Asia/Shanghai'))::integer]
    || array(select 'u' || one from unnest(units) one), null)
$$;
create index proceeding_ended_facts on proceeding using gin
  (ended_facts(state, level, community_id, grid_id, owner_unit_id, unit_ids, handler_id, urgent, category, nature, opened_month, opened_at, last_act_at))
  with (fastupdate = off) where closed_at is not null;

-- What those three do now.
drop index proceeding_closed, proceeding_closed_acted, proceeding_closed_acted_of_month, proceeding_closed_of_grid, proceeding_closed_of_community,
  proceeding_closed_of_unit, proceeding_closed_of_handler, proceeding_closed_of_category, proceeding_closed_of_nature, proceeding_closed_units,
  proceeding_closed_otherwise, proceeding_closed_urgent, proceeding_closed_top;

-- ───────────────────────────── what is open ─────────────
-- The same: the three orders, what somebody holds and what waits for a post. No index more than before, one less: of a kind is asked for in these.
drop index proceeding_due, proceeding_matter_open, proceeding_open_acted, proceeding_due_of_handler, proceeding_due_of_role, proceeding_open_kind;
create index proceeding_due on proceeding (jurisdiction_id, next_due_at, id, state, level, community_id, grid_id, owner_unit_id, handler_id, category,
  nature, urgent, opened_at) where closed_at is null;
create index proceeding_matter_open on proceeding (jurisdiction_id, opened_at, id, state, level, community_id, grid_id, owner_unit_id, handler_id, category,
  nature, urgent, next_due_at) where procedure = 'matter' and closed_at is null;
create index proceeding_open_acted on proceeding (jurisdiction_id, last_act_at desc, id, state, level, community_id, grid_id, owner_unit_id, handler_id,
  category, nature, urgent, opened_at, next_due_at) where closed_at is null;
-- Nobody holds what was just opened or has ended, and for no post waits what has ended: said by the index this way, so that the planner does not
-- take a tenth of somebody's for all of it, and an intake writes no entry.
create index proceeding_due_of_handler on proceeding (jurisdiction_id, handler_id, next_due_at, id, closed_at, state, level, community_id, category, nature, opened_at)
  where handler_id is not null;
create index proceeding_due_of_role on proceeding (jurisdiction_id, waits_role, next_due_at, id, closed_at, state, level, community_id, category, nature, opened_at)
  where waits_role is not null;

-- Behind an update a page is not known to be seen by all, and reading leaves alone goes back to its rows: cleaned after a hundredth has changed, not a fifth.
alter table proceeding set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.02);

-- ───────────────────────────── conditions ─────────────
-- Limits as the program names them (src/matters/lists/limits.ts), each value quoted: nothing of a reader's becomes a statement.
create function listed_if(limits jsonb) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(' and ' || format(one.form, limits ->> one.name), ''), '') from (values
      ('state', 'p.state = %L'), ('level', 'p.level = %s::smallint'), ('communityId', 'p.community_id = %L::uuid'), ('grids', 'p.grid_id = any (%L::uuid[])'),
      ('unitId', 'p.owner_unit_id = %L::uuid'), ('handlerId', 'p.handler_id = %L::uuid'), ('urgent', 'p.urgent = %L::boolean'),
      ('category', 'p.category = %L'), ('nature', 'p.nature = %L'), ('openedFrom', 'p.opened_at >= %L::timestamptz'),
      ('openedBefore', 'p.opened_at < %L::timestamptz'), ('dueFrom', 'p.next_due_at >= %L::timestamptz'), ('dueBefore', 'p.next_due_at < %L::timestamptz'),
      ('closedFrom', 'p.closed_at >= %L::timestamptz'), ('actedFrom', 'p.last_act_at >= %L::timestamptz'),
      ('isUnassigned', 'p.handler_id is null and p.state in (''reported'', ''filed'', ''escalated'', ''dispatched'', ''returned'')'),
      ('isSupervised', 'p.supervised'), ('isSuspended', 'p.suspended'), ('isProvisional', 'p.next_due_provisional')) one(name, form)
  where limits ? one.name
$$;

-- Who holds it, or for which posts it waits.
create function waits_if(ways jsonb) returns text language sql immutable parallel safe as $$
  select case when ways is null then '' else ' and (' || coalesce(string_agg(
      case when way ? 'handlers' then format('p.handler_id = any (%L::uuid[])', way ->> 'handlers') || case when (way ->> 'isUnderWay')::boolean then ' and not p.suspended' else '' end
        when way ? 'ids' then format('p.waits_role = %L and p.%I = any (%L::uuid[])', way ->> 'role', way ->> 'column', way ->> 'ids')
        else format('p.waits_role = %L', way ->> 'role') end, ' or '), 'false') || ')' end
  from jsonb_array_elements(ways) way
$$;

-- The fence: as the policy within_sight has it for matters, which are never restricted.
create function sight_if() returns text language sql stable as $$
  select case coalesce(current_setting('aili.reach', true), '')
    when 'all' then ''
    when 'jurisdiction' then ' and not p.sealed'
    else ' and not p.sealed and (' || coalesce(nullif(concat_ws(' or ',
      case when cardinality(setting_uuids('aili.grids')) > 0 then format('p.grid_id = any (%L::uuid[])', setting_uuids('aili.grids')) end,
      case when cardinality(setting_uuids('aili.communities')) > 0 then format('p.community_id = any (%L::uuid[])', setting_uuids('aili.communities')) end,
      case when cardinality(setting_uuids('aili.units')) > 0 then format('p.unit_ids <> ''{}'' and p.unit_ids && %L::uuid[]', setting_uuids('aili.units')) end), ''), 'false') || ')' end
$$;

-- The limits and the fence as facts, but that it is closed, which nearly all are. Of a time its months, where they are few enough to name.
create function ended_facts_if(facts text, limits jsonb) returns text language sql stable as $$
  select coalesce(' and ' || facts || ' @> ' || nullif(quote_literal(array_remove(array['s' || nullif(limits ->> 'state', 'closed'), 'l' || (limits ->> 'level'),
      'c' || (limits ->> 'communityId'), 'w' || (limits ->> 'unitId'), 'h' || (limits ->> 'handlerId'), case when (limits ->> 'urgent')::boolean then 'x' end,
      'k' || (limits ->> 'category'), 'n' || (limits ->> 'nature')], null)), quote_literal('{}'::text[])) || '::text[]', '')
    || coalesce((select format(' and %s && %L::text[]', facts, array_agg('g' || grid)) from unnest((limits ->> 'grids')::uuid[]) grid having count(*) > 0), '')
    || coalesce((select format(' and %s && %L::text[]', facts, array_agg('t' || to_char(month, 'YYYYMM'))) from generate_series(
        date_trunc('month', (limits ->> 'openedFrom')::timestamptz at time zone 'Asia/Shanghai'),
        coalesce((limits ->> 'openedBefore')::timestamptz - interval '1 ms', now() + interval '1 month') at time zone 'Asia/Shanghai', '1 month') month having count(*) between 1 and 36), '')
    || coalesce((select format(' and %s && %L::text[]', facts, array_agg('a' || to_char(month, 'YYYYMM'))) from generate_series(
        date_trunc('month', (limits ->> 'actedFrom')::timestamptz at time zone 'Asia/Shanghai'), (now() + interval '1 month') at time zone 'Asia/Shanghai', '1 month') month
        having count(*) between 1 and 36), '')
    || case when coalesce(current_setting('aili.reach', true), '') in ('all', 'jurisdiction') then ''
      else format(' and %s && %L::text[]', facts, array(select 'g' || one from unnest(setting_uuids('aili.grids')) one)
        || array(select 'c' || one from unnest(setting_uuids('aili.communities')) one) || array(select 'u' || one from unnest(setting_uuids('aili.units')) one)) end
$$;

create function after_if(by text, after_key timestamptz, after_id uuid) returns text language sql immutable parallel safe as $$
  select case when after_id is null then ''
    when after_key is null then format(' and p.%I is null and p.id > %L', by, after_id)
    when by = 'next_due_at' then format(' and (p.next_due_at > %1$L or p.next_due_at is null or p.next_due_at = %1$L and p.id > %2$L)', after_key, after_id)
    else format(' and p.%1$I <= %2$L and (p.%1$I < %2$L or p.id > %3$L)', by, after_key, after_id) end
$$;

-- ───────────────────────────── reading ─────────────
-- Two bounds, measured at a million matters; a test sets lower ones (aili.gathered_most, aili.walked_most) to go every way with few.
-- All of few, by whatever indexes hold them together; never by walking one.
create function gathered(statement text, out ids uuid[], out keys timestamptz[]) language plpgsql stable
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
begin
  execute 'select array_agg(id), array_agg(key) from (' || statement || ') p' into ids, keys;
end $$;

-- The first of many, by walking an index in its order.
create function walked(statement text, out ids uuid[], out keys timestamptz[]) language plpgsql stable
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  execute 'select array_agg(id), array_agg(key) from (' || statement || ') p' into ids, keys;
end $$;

create function in_order(ids uuid[], keys timestamptz[], by text, wanted integer, out found uuid[], out at timestamptz[]) language sql immutable parallel safe as $$
  select array_agg(id order by place), array_agg(key order by place) from (
    select id, key, row_number() over (order by case when by = 'next_due_at' then key end, case when by <> 'next_due_at' then key end desc, id) as place
    from unnest(ids, keys) as r(id, key)) o
  where place <= wanted
$$;

-- Of what is open: all where they are few, else the first by walking. n counts up to `counted` and one.
create function open_listed(limits jsonb, ways jsonb, by text, after_key timestamptz, after_id uuid, wanted integer, counted integer,
  out ids uuid[], out keys timestamptz[], out n integer, out is_left boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  most constant integer := coalesce(nullif(current_setting('aili.gathered_most', true), ''), '1500');
  walk constant integer := coalesce(nullif(current_setting('aili.walked_most', true), ''), '4000');
  base text := format('p.jurisdiction_id = %L and p.procedure = ''matter'' and p.closed_at is null', setting_jurisdiction());
  conditions text := listed_if(limits) || waits_if(ways) || sight_if();
  after text := after_if(by, after_key, after_id);
  sorted text := format('p.%I%s, p.id', by, case when by = 'next_due_at' then '' else ' desc' end);
  picked text := format('select p.id, p.%I as key', by);
  is_scoped boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  is_narrow boolean := conditions not in ('', ' and not p.sealed');
begin
  if by not in ('next_due_at', 'opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  if is_narrow then
    select * into ids, keys from gathered(format('%s from proceeding p where %s%s%s limit %s', picked, base, conditions, after, most + 1));
    n := coalesce(cardinality(ids), 0);
    is_left := n > most;
    if not is_left then
      select * into ids, keys from in_order(ids, keys, by, wanted);
      n := least(n, counted + 1);
      return;
    end if;
    n := least(n, counted + 1);
    -- Ways of concerning somebody are in no index together.
    if ways is not null or is_scoped then
      select * into ids, keys from walked(format('%1$s from (select p.* from proceeding p where %2$s%3$s%4$s order by %5$s limit %6$s) p where true%7$s order by %5$s limit %8$s',
        picked, base, case when after_key is null then '' else format(' and p.%I %s %L', by, case when by = 'next_due_at' then '>=' else '<=' end, after_key) end,
        after, sorted, walk, conditions, wanted));
      if cardinality(ids) >= wanted then return; end if;
    end if;
    execute format('select array_agg(id), array_agg(key) from (%s from proceeding p where %s%s%s order by %s limit %s) p', picked, base, conditions, after, sorted, wanted) into ids, keys;
    return;
  end if;
  select * into ids, keys from walked(format('%s from proceeding p where %s%s%s order by %s limit %s', picked, base, conditions, after, sorted, greatest(wanted, counted + 1)));
  n := coalesce(cardinality(ids), 0);
  is_left := n > counted;
  ids := ids[1:wanted];
  keys := keys[1:wanted];
end $$;

-- Of what has ended: a bounded way from the latest, where the fence is in the index; what finds too few there is rare, and its facts have all of it;
-- what is not rare either, only not among the latest, is gathered by days from the latest, ever more at a time.
create function ended_listed(limits jsonb, by text, after_key timestamptz, after_id uuid, wanted integer, counted integer,
  out ids uuid[], out keys timestamptz[], out n integer, out is_left boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  most constant integer := coalesce(nullif(current_setting('aili.gathered_most', true), ''), '1500');
  walk constant integer := coalesce(nullif(current_setting('aili.walked_most', true), ''), '40000');
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  facts constant text := 'ended_facts(p.state, p.level, p.community_id, p.grid_id, p.owner_unit_id, p.unit_ids, p.handler_id, p.urgent, p.category, p.nature, p.opened_month, p.opened_at, p.last_act_at)';
  ended constant text := format('p.jurisdiction_id = %L and p.procedure = ''matter'' and p.closed_at is not null', setting_jurisdiction());
  conditions constant text := listed_if(limits) || sight_if();
  known constant text := ended || ended_facts_if(facts, limits);
  after constant text := after_if(by, after_key, after_id);
  opened_from constant timestamptz := limits ->> 'openedFrom';
  opened_before constant timestamptz := limits ->> 'openedBefore';
  -- A short time is looked through by itself: its months as facts hold more than it.
  is_short constant boolean := coalesce(opened_before - opened_from <= case when is_scoped then interval '3 days' else interval '35 days' end, false);
  picked constant text := format('select p.id, p.%I as key', by);
  sorted constant text := format('p.%I desc, p.id', by);
  kind constant text := case by when 'opened_at' then 'd' else 'e' end;
  total constant real := (select reltuples from pg_class where oid = 'public.proceeding'::regclass);
  earliest timestamptz;
  latest timestamptz;
  since timestamptz;
  last date;
  first date;
  days integer := 2;
  part uuid[];
  their timestamptz[];
begin
  if by not in ('opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  execute format('select min(p.%1$I), max(p.%1$I) from proceeding p where p.jurisdiction_id = %2$L and p.closed_at is not null', by, setting_jurisdiction()) into earliest, latest;
  latest := least(latest, after_key, case when by = 'opened_at' then opened_before end);
  earliest := greatest(earliest, case when by = 'opened_at' then opened_from end);

  last := latest at time zone 'Asia/Shanghai';
  first := earliest at time zone 'Asia/Shanghai';

  if not is_scoped then
    since := latest - (latest - earliest) * (walk / greatest(1, total));
    select * into ids, keys from walked(format('%s from proceeding p where %s%s%s and p.%I >= %L order by %s limit %s', picked, ended, conditions, after, by,
      coalesce(since, '-infinity'), sorted, greatest(counted, wanted) + 1));
    n := coalesce(cardinality(ids), 0);
    is_left := n > counted or since > earliest;
    if n >= wanted or not is_left then
      ids := ids[1:wanted];
      keys := keys[1:wanted];
      n := least(n, counted + 1);
      return;
    end if;
    days := 16;
  end if;

  if is_scoped and not is_short and total > 100 * most then
    -- Of very much the last two days are enough; of less it is worth knowing how much there is.
    select * into ids, keys from gathered(format('%1$s from proceeding p where %2$s and %3$s && array[%4$L, %5$L]%6$s%7$s and p.%8$I >= %9$L::timestamptz', picked, known, facts,
      kind || (last - make_date(2000, 1, 1)), kind || (last - 1 - make_date(2000, 1, 1)), conditions, after, by, (last - 1)::timestamp at time zone 'Asia/Shanghai'));
    n := coalesce(cardinality(ids), 0);
    if n >= wanted then
      is_left := true;
      n := least(n, counted + 1);
      select * into ids, keys from in_order(ids, keys, by, wanted);
      return;
    end if;
  end if;

  select * into ids, keys from gathered(format('%s from proceeding p where %s%s%s limit %s', picked, case when is_short then ended else known end, conditions, after, most + 1));
  n := coalesce(cardinality(ids), 0);
  is_left := n > most;
  n := least(n, counted + 1);
  if not is_left then
    select * into ids, keys from in_order(ids, keys, by, wanted);
    return;
  end if;

  ids := '{}';
  keys := '{}';
  while cardinality(ids) < wanted and last >= first loop
    select * into part, their from gathered(format('%1$s from proceeding p where %2$s and %3$s && %4$L::text[]%5$s%6$s and p.%7$I >= %8$L::timestamptz and p.%7$I < %9$L::timestamptz', picked, known, facts,
      case when days <= 40 then array(select kind || (last - ago - make_date(2000, 1, 1)) from generate_series(0, days - 1) ago)
        else array(select case by when 'opened_at' then 't' else 'a' end || to_char(month, 'YYYYMM') from generate_series(date_trunc('month', last - (days - 1)), last, '1 month') month) end,
      conditions, after, by, (last - (days - 1))::timestamp at time zone 'Asia/Shanghai', (last + 1)::timestamp at time zone 'Asia/Shanghai'));
    select * into part, their from in_order(part, their, by, wanted - cardinality(ids));
    ids := ids || part;
    keys := keys || their;
    last := last - days;
    days := days * case when coalesce(cardinality(part), 0) * 4 < wanted then 4 else 2 end;
  end loop;
end $$;

revoke execute on function gathered(text), walked(text), open_listed(jsonb, jsonb, text, timestamptz, uuid, integer, integer),
  ended_listed(jsonb, text, timestamptz, uuid, integer, integer) from public;
grant execute on function open_listed(jsonb, jsonb, text, timestamptz, uuid, integer, integer),
  ended_listed(jsonb, text, timestamptz, uuid, integer, integer) to aili_app;
analyze proceeding;
