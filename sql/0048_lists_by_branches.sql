-- First pages of lists are read by ways that are each in one index, the first ones in their order, so that nothing is gathered to find out that there is
-- much of it: see docs/decisions/0026-lists-and-search-at-size.md.

-- ───────────────────────────── indexes ─────────────
-- What a list may ask for stands behind the order, first what has a fixed width and is never nothing: to pass over an entry costs 0.035 µs by those,
-- and 0.1 by what stands behind several texts. So all 100,000 open are passed over in 4 ms, whatever is asked for.
drop index proceeding_due, proceeding_matter_open, proceeding_open_acted, proceeding_ended, proceeding_ended_acted, proceeding_due_of_unit,
  proceeding_due_of_community, proceeding_due_of_handler, proceeding_due_of_role, proceeding_ended_facts, proceeding_rated, proceeding_dissatisfied,
  proceeding_open_supervised, proceeding_open_suspended;
create index proceeding_due on proceeding (jurisdiction_id, next_due_at, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at,
  community_id, grid_id, category, nature, state, handler_id, waits_role, satisfied) where closed_at is null;
create index proceeding_matter_open on proceeding (jurisdiction_id, opened_at desc, id, level, urgent, sealed, suspended, supervised, owner_unit_id, next_due_at,
  community_id, grid_id, category, nature, state, handler_id, waits_role, satisfied) where procedure = 'matter' and closed_at is null;
create index proceeding_open_acted on proceeding (jurisdiction_id, last_act_at desc, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at,
  next_due_at, community_id, grid_id, category, nature, state, handler_id, waits_role, satisfied) where closed_at is null;
create index proceeding_due_of_unit on proceeding (jurisdiction_id, owner_unit_id, next_due_at, id, level, urgent, sealed, suspended, supervised, opened_at,
  last_act_at, community_id, grid_id, category, nature, state, handler_id, waits_role) where closed_at is null;
create index proceeding_due_of_community on proceeding (jurisdiction_id, community_id, next_due_at, id, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, grid_id, category, nature, state, handler_id) where closed_at is null;
create index proceeding_due_of_handler on proceeding (jurisdiction_id, handler_id, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state) where handler_id is not null;
create index proceeding_due_of_role on proceeding (jurisdiction_id, waits_role, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state, handler_id) where waits_role is not null;
create index proceeding_ended on proceeding (jurisdiction_id, opened_at desc, id, level, urgent, sealed, owner_unit_id, last_act_at, closed_at,
  community_id, grid_id, category, nature, state, handler_id, satisfied) include (procedure) where closed_at is not null;
create index proceeding_ended_acted on proceeding (jurisdiction_id, last_act_at desc, id, level, urgent, sealed, owner_unit_id, opened_at, closed_at,
  community_id, grid_id, category, nature, state, handler_id, satisfied) include (procedure) where closed_at is not null;

-- Units that took part in what another has, with where it is: whom it concerns beside those it is of. Nothing is written here when a matter is taken in.
create index proceeding_guests on proceeding using gin
  (array_to_tsvector(array_remove(unit_ids, owner_unit_id)::text[] || array[coalesce(community_id::text, '-'), coalesce(grid_id::text, '-')]))
  with (fastupdate = off) where closed_at is null and array_remove(unit_ids, owner_unit_id) <> '{}';

-- Whether a term of handling was missed is asked of each that a list passes.
create index act_missed on act (jurisdiction_id, proceeding_id) where step = 'markOverdue' and inputs ->> 'term' = 'handling';

-- As in 0041, and r how the reporter was satisfied.
drop function ended_facts(text, smallint, uuid, uuid, uuid, uuid[], uuid, boolean, text, text, integer, timestamptz, timestamptz);
create function ended_facts(state text, level smallint, community uuid, grid uuid, owner_unit uuid, units uuid[], handler uuid, urgent boolean,
  category text, nature text, satisfied smallint, opened_month integer, opened timestamptz, acted timestamptz)
returns text[] language sql immutable parallel safe as $$
  select array_remove(array['s' || state, 'l' || level, 'c' || community::text, 'g' || grid::text, 'w' || owner_unit::text, 'h' || handler::text,
      case when urgent then 'x' end, 'k' || category, 'n' || nature, 'r' || satisfied, 't' || opened_month,
      'd' || ((opened at time zone 'Asia/Shanghai')::date - make_date(2000, 1, 1)), 'e' || ((acted at time zone 'Asia/Shanghai')::date - make_date(2000, 1, 1)),
      'a' || (extract(year from acted at time zone 'Asia/Shanghai') * 100 + extract(month from acted at time zone 'Asia/Shanghai'))::integer]
    || array(select 'u' || one from unnest(units) one), null)
$$;
create index proceeding_ended_facts on proceeding using gin
  (ended_facts(state, level, community_id, grid_id, owner_unit_id, unit_ids, handler_id, urgent, category, nature, satisfied, opened_month, opened_at, last_act_at))
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
      ('category', 'p.category = %L'), ('nature', 'p.nature = %L'), ('openedFrom', 'p.opened_at >= %L::timestamptz'),
      ('openedBefore', 'p.opened_at < %L::timestamptz'), ('dueFrom', 'p.next_due_at >= %L::timestamptz'), ('dueBefore', 'p.next_due_at < %L::timestamptz'),
      ('closedFrom', 'p.closed_at >= %L::timestamptz'), ('actedFrom', 'p.last_act_at >= %L::timestamptz'),
      ('isUnassigned', 'p.handler_id is null and p.state in (''reported'', ''filed'', ''escalated'', ''dispatched'', ''returned'')'),
      ('isSupervised', 'p.supervised'), ('isSuspended', 'p.suspended'), ('isProvisional', 'p.next_due_provisional'),
      ('isRated', 'p.satisfied is not null'), ('satisfiedMost', 'p.satisfied <= %s::smallint'),
      ('isMissed', 'exists (select from act a where a.jurisdiction_id = p.jurisdiction_id and a.proceeding_id = p.id and a.step = ''markOverdue'' and a.inputs ->> ''term'' = ''handling'')')) one(name, form)
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
    form := ' and not p.sealed and p.owner_unit_id ' || one_of(units::text) || format(' and p.unit_ids && %L::uuid[]', units); return next;
    others := coalesce((select string_agg('!' || quote_literal(place), '&') from unnest(grids || communities) place) || '&', '');
    form := format(' and not p.sealed and p.unit_ids && %L::uuid[] and array_remove(p.unit_ids, p.owner_unit_id) <> ''{}'''
      || ' and array_to_tsvector(array_remove(p.unit_ids, p.owner_unit_id)::text[] || array[coalesce(p.community_id::text, ''-''), coalesce(p.grid_id::text, ''-'')]) @@ %L::tsquery',
      units, others || '(' || (select string_agg(quote_literal(unit), '|') from unnest(units) unit) || ')');
    kind := 'guest';
    return next;
  end if;
end $$;

-- As in 0041; the fence apart, and one value of a fact among those that must all be there, whose shortest list is read alone.
drop function ended_facts_if(text, jsonb);
create function ended_limits_if(facts text, limits jsonb) returns text language sql stable as $$
  select coalesce(' and ' || facts || ' @> ' || nullif(quote_literal(array_remove(array['s' || nullif(limits ->> 'state', 'closed'), 'l' || (limits ->> 'level'),
      'c' || (limits ->> 'communityId'), 'w' || (limits ->> 'unitId'), 'h' || (limits ->> 'handlerId'), case when (limits ->> 'urgent')::boolean then 'x' end,
      'k' || (limits ->> 'category'), 'n' || (limits ->> 'nature')], null)), quote_literal('{}'::text[])) || '::text[]', '')
    || coalesce((select format(' and %s && %L::text[]', facts, array_agg('g' || grid)) from unnest((limits ->> 'grids')::uuid[]) grid having count(*) > 0), '')
    || coalesce((select format(' and %s && %L::text[]', facts, array_agg('r' || one)) from generate_series(1,
        case when limits ? 'satisfiedMost' then (limits ->> 'satisfiedMost')::integer when limits ? 'isRated' then 5 end) one having count(*) > 0), '')
    || coalesce((select format(' and %s && %L::text[]', facts, array_agg('t' || to_char(month, 'YYYYMM'))) from generate_series(
        date_trunc('month', (limits ->> 'openedFrom')::timestamptz at time zone 'Asia/Shanghai'),
        coalesce((limits ->> 'openedBefore')::timestamptz - interval '1 ms', now() + interval '1 month') at time zone 'Asia/Shanghai', '1 month') month having count(*) between 1 and 36), '')
    || coalesce((select format(' and %s && %L::text[]', facts, array_agg('a' || to_char(month, 'YYYYMM'))) from generate_series(
        date_trunc('month', (limits ->> 'actedFrom')::timestamptz at time zone 'Asia/Shanghai'), (now() + interval '1 month') at time zone 'Asia/Shanghai', '1 month') month
        having count(*) between 1 and 36), '')
$$;
create function ended_sight_if(facts text) returns text language sql stable as $$
  select case when coalesce(current_setting('aili.reach', true), '') in ('all', 'jurisdiction') then ''
    else format(' and %s && %L::text[]', facts, array(select 'g' || one from unnest(setting_uuids('aili.grids')) one)
      || array(select 'c' || one from unnest(setting_uuids('aili.communities')) one) || array(select 'u' || one from unnest(setting_uuids('aili.units')) one)) end
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

-- What an index gives, at most as many as the statement says; never by bringing indexes together, which reads them whole.
create function probed(statement text, out ids uuid[], out keys timestamptz[], out n integer) language plpgsql stable
  set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off set max_parallel_workers_per_gather = 0 as $$
begin
  execute 'select array_agg(id) filter (where ok), array_agg(key) filter (where ok), count(*) from (' || statement || ') p' into ids, keys, n;
end $$;
revoke execute on function probed(text), in_order(uuid[], timestamptz[], text, integer), each_once(uuid[], timestamptz[]) from public;
alter function gathered(text) set enable_hashjoin = off;
alter function gathered(text) set enable_mergejoin = off;
alter function walked(text) set enable_hashjoin = off;
alter function walked(text) set enable_mergejoin = off;

-- The first in order after one, along an index.
create function walked_on(conditions text, by text, after_key timestamptz, after_id uuid, wanted integer, out ids uuid[], out keys timestamptz[]) language plpgsql stable as $$
declare
  form constant text := format('select p.id, p.%I as key from proceeding p where %s%%s order by p.%1$I%3$s, p.id limit %%s', by, replace(conditions, '%', '%%'), case when by = 'next_due_at' then '' else ' desc' end);
  rest uuid[];
begin
  if by <> 'next_due_at' or after_id is null or after_key is null then
    select * into ids, keys from walked(format(form, after_if(by, after_key, after_id), wanted));
    return;
  end if;
  select * into ids, keys from walked(format(form, format(' and p.next_due_at >= %1$L and (p.next_due_at > %1$L or p.id > %2$L)', after_key, after_id), wanted));
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
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  -- That there are more than are counted is all that is asked of many.
  most constant integer := least(counted, coalesce(nullif(current_setting('aili.gathered_most', true), '')::integer, counted));
  base constant text := format('p.jurisdiction_id = %L and p.procedure = ''matter'' and p.closed_at is null', setting_jurisdiction()) || listed_if(limits);
  after constant text := after_if(by, after_key, after_id);
  sight constant text := sight_if();
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  -- An index of their own gives them in the order of what is due; in another order it gives all, if they are few.
  is_due constant boolean := by = 'next_due_at';
  is_narrow constant boolean := limits ?| array['grids', 'handlerId', 'unitId', 'communityId', 'dueFrom', 'isProvisional'] or (limits ->> 'urgent')::boolean;
  form constant text := 'select p.id, p.%1$I as key, true%2$s as ok from (select p.* from proceeding p where %3$s limit ' || most + 1 || ') p';
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
    if (jsonb_typeof(way) <> 'null' or is_narrow) and (is_scoped or not is_due) then
      select * into part, their, met from probed(format(form, by, sight, said || after));
      if met <= most then
        parts := parts + 1;
        ids := ids || part;
        keys := keys || their;
        continue;
      end if;
    end if;
    for concerns in select * from sights() loop
      if concerns.kind = 'guest' then
        select * into part, their, met from looked_at(format(form, by, '', said || concerns.form || after));
      elsif is_scoped and not is_due then
        select * into part, their, met from probed(format(form, by, '', said || concerns.form || after));
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
  if is_left then n := counted + 1; end if;
  select * into ids, keys from in_order(ids, keys, by, wanted);
end $$;

-- Of what has ended: all of the latest days, so many that they are soon passed over; what finds too few there is rare, and its facts have all of it; what
-- is not rare either, only not among the latest, is gathered by days from there on, ever more at a time.
create or replace function ended_listed(limits jsonb, by text, after_key timestamptz, after_id uuid, wanted integer, counted integer,
  out ids uuid[], out keys timestamptz[], out n integer, out is_left boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  most constant integer := coalesce(nullif(current_setting('aili.gathered_most', true), ''), '1500');
  walk constant integer := coalesce(nullif(current_setting('aili.walked_most', true), ''), '30000');
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  units constant uuid[] := setting_uuids('aili.units');
  facts constant text := 'ended_facts(p.state, p.level, p.community_id, p.grid_id, p.owner_unit_id, p.unit_ids, p.handler_id, p.urgent, p.category, p.nature, p.satisfied, p.opened_month, p.opened_at, p.last_act_at)';
  ended constant text := format('p.jurisdiction_id = %L and p.procedure = ''matter'' and p.closed_at is not null', setting_jurisdiction());
  limited constant text := ended_limits_if(facts, limits);
  known constant text := ended || limited || ended_sight_if(facts);
  asked constant text := listed_if(limits) || after_if(by, after_key, after_id);
  conditions constant text := asked || sight_if();
  opened_from constant timestamptz := limits ->> 'openedFrom';
  opened_before constant timestamptz := limits ->> 'openedBefore';
  -- A short time is looked through by itself: its months as facts hold more than it.
  is_short constant boolean := coalesce(opened_before - opened_from <= case when is_scoped then interval '3 days' else interval '35 days' end, false);
  picked constant text := format('select p.id, p.%I as key', by);
  kind constant text := case by when 'opened_at' then 'd' else 'e' end;
  total constant real := (select reltuples from pg_class where oid = 'public.proceeding'::regclass);
  -- Of the units' ended among all, about.
  share real := 0;
  earliest timestamptz;
  latest timestamptz;
  last date;
  first date;
  days integer;
  concerns record;
  part uuid[];
  their timestamptz[];
  parts integer := 0;
begin
  if by not in ('opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  execute format('select min(p.%1$I), max(p.%1$I) from proceeding p where p.jurisdiction_id = %2$L and p.closed_at is not null', by, setting_jurisdiction()) into earliest, latest;
  latest := least(latest, after_key, case when by = 'opened_at' then opened_before - interval '1 ms' end);
  earliest := greatest(earliest, case when by = 'opened_at' then opened_from else (limits ->> 'actedFrom')::timestamptz end);
  last := latest at time zone 'Asia/Shanghai';
  first := earliest at time zone 'Asia/Shanghai';
  n := 0;
  is_left := false;
  if latest is null or first > last then return; end if;

  -- Of less than very much it is worth knowing how much there is.
  if not is_scoped or total > 100 * most then
    -- So far back as there are `walk` to pass over, and of the reader's units `most` to read; the counts of dashboards say about how far that is.
    -- Of what was opened of late a third has ended.
    if is_scoped and cardinality(units) > 0 then
      select coalesce(sum(c.closed), 0) / greatest(1, total) into share from count_standing c
      where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'unit' and c.scope_id = any (units);
    end if;
    select last - max(d.on_day) + 1 into days from (
      select c.on_day, sum(case by when 'opened_at' then c.received else c.ended end) over (order by c.on_day desc) as passed
      from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all' and c.on_day between last - 40 and last) d
    where d.passed >= least(walk, most / greatest(share, 1e-6)) * (case by when 'opened_at' then 3 else 1 end);
    days := least(coalesce(days, 40), last - first + 1);
    if total <= walk * 2 then days := last - first + 1; end if;
    for concerns in select * from sights() loop
      continue when concerns.kind = 'owner';
      if concerns.kind = 'guest' then
        select * into part, their from gathered(format('%s from proceeding p where %s%s and %s && %L::text[] and %s && %L::text[]%s%s and p.%I >= %L::timestamptz', picked, ended, limited,
          facts, array(select 'u' || one from unnest(units) one), facts, array(select kind || (last - ago - make_date(2000, 1, 1)) from generate_series(0, days - 1) ago), asked,
          format(' and not p.sealed and p.unit_ids && %L::uuid[]', units), by, (last - (days - 1))::timestamp at time zone 'Asia/Shanghai'));
      else
        select * into part, their from walked(format('%s from proceeding p where %s%s%s and p.%I >= %L order by p.%5$I desc, p.id limit %7$s', picked, ended, asked, concerns.form, by,
          (last - (days - 1))::timestamp at time zone 'Asia/Shanghai', greatest(counted, wanted) + 1));
      end if;
      parts := parts + 1;
      ids := ids || part;
      keys := keys || their;
    end loop;
    if parts > 1 then select * into ids, keys from each_once(ids, keys); end if;
    n := coalesce(cardinality(ids), 0);
    is_left := n > counted or last - days >= first;
    select * into ids, keys from in_order(ids, keys, by, wanted);
    if n >= wanted or not is_left then
      n := least(n, counted + 1);
      return;
    end if;
  end if;

  -- What would be more than can be gathered if it were as dense everywhere is not tried; of what was opened of late little has ended yet, and of what
  -- ended few missed a term, but all are read to find out.
  if days is null or n * ((last - first + 1)::real / days) * (case when limits ? 'isMissed' then 30 when by = 'opened_at' then 3 else 1 end) <= most then
    select * into part, their from gathered(format('%s from proceeding p where %s%s limit %s', picked, case when is_short then ended else known end, conditions, most + 1));
    if coalesce(cardinality(part), 0) <= most then
      n := coalesce(cardinality(part), 0);
      is_left := n > counted;
      n := least(n, counted + 1);
      select * into ids, keys from in_order(part, their, by, wanted);
      return;
    end if;
    n := counted + 1;
  end if;

  last := last - coalesce(days, 0);
  days := greatest(2, 2 * days);
  while coalesce(cardinality(ids), 0) < wanted and last >= first loop
    select * into part, their from gathered(format('%1$s from proceeding p where %2$s and %3$s && %4$L::text[]%5$s and p.%6$I >= %7$L::timestamptz and p.%6$I < %8$L::timestamptz', picked, known, facts,
      case when days <= 40 then array(select kind || (last - ago - make_date(2000, 1, 1)) from generate_series(0, days - 1) ago)
        else array(select case by when 'opened_at' then 't' else 'a' end || to_char(month, 'YYYYMM') from generate_series(date_trunc('month', last - (days - 1)), last, '1 month') month) end,
      conditions, by, (last - (days - 1))::timestamp at time zone 'Asia/Shanghai', (last + 1)::timestamp at time zone 'Asia/Shanghai'));
    n := n + coalesce(cardinality(part), 0);
    select * into part, their from in_order(part, their, by, wanted - coalesce(cardinality(ids), 0));
    ids := ids || part;
    keys := keys || their;
    last := last - days;
    days := days * case when coalesce(cardinality(part), 0) * 4 < wanted then 4 else 2 end;
  end loop;
  is_left := n > counted or last >= first;
  n := least(n, counted + 1);
end $$;
revoke execute on function one_of(text), way_if(jsonb), sights(), ended_limits_if(text, jsonb), ended_sight_if(text) from public;
analyze proceeding;
