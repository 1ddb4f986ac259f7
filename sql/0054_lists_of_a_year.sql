-- Lists of a county's year, what was slowest of them: see docs/decisions/0026-lists-and-search-at-size.md.

-- What there is little of is found by it. That its length is asked for keeps this index from being taken for what there is much of.
create index proceeding_open_category on proceeding (jurisdiction_id, category) where closed_at is null and length(category) > 0;

-- With the units that take part, so that whether something held or awaited is in the reader's sight is seen without its row.
drop index proceeding_due_of_handler, proceeding_due_of_role;
create index proceeding_due_of_handler on proceeding (jurisdiction_id, handler_id, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state, waits_role) include (procedure, unit_ids)
  where handler_id is not null;
create index proceeding_due_of_role on proceeding (jurisdiction_id, waits_role, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised,
  owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state, handler_id) include (procedure, unit_ids) where waits_role is not null;

-- As in 0048, and where and whom it concerns also together with its kind (@k) and nature (@n), and its kind with the month of opening: lists that two common
-- things have in common are long to intersect.
drop index proceeding_ended_facts;
create or replace function ended_facts(state text, level smallint, community uuid, grid uuid, owner_unit uuid, units uuid[], handler uuid, urgent boolean,
  category text, nature text, satisfied smallint, missed boolean, opened_month integer, opened timestamptz, acted timestamptz)
returns text[] language plpgsql immutable parallel safe as $$
declare
  wide constant text[] := array['c' || community::text] || array(select 'u' || one from unnest(units) one);
  acted_on constant date := acted at time zone 'Asia/Shanghai';
  acted_month constant text := '@a' || (extract(year from acted_on) * 100 + extract(month from acted_on))::integer;
  day constant text := '@d' || ((opened at time zone 'Asia/Shanghai')::date - make_date(2000, 1, 1));
  acted_day constant text := '@e' || (acted_on - make_date(2000, 1, 1));
  month constant text := '@t' || opened_month;
  kind constant text := '@k' || category;
  its_nature constant text := '@n' || nature;
begin
  return array_remove(array['s' || state, 'l' || level, 'w' || owner_unit::text, 'h' || handler::text, case when urgent then 'x' end, 'k' || category, 'k' || category || month,
      'n' || nature, 'r' || satisfied, case when missed then 'm' end, substr(month, 2), substr(day, 2), substr(acted_day, 2), substr(acted_month, 2)]
    || array(select 'g' || grid::text || part from unnest(array['', month, acted_month, kind, its_nature]) part)
    || array(select one || part from unnest(wide) one, unnest(array['', month, acted_month, day, acted_day, '@l' || level, kind, its_nature]) part), null);
end $$;
create index proceeding_ended_facts on proceeding using gin
  (ended_facts(state, level, community_id, grid_id, owner_unit_id, unit_ids, handler_id, urgent, category, nature, satisfied, missed, opened_month, opened_at, last_act_at))
  with (fastupdate = off) where closed_at is not null;

-- Units that take part in what another has, with all of it that lists ask for often. Nothing is written here when a matter is taken in.
drop index proceeding_guests;
create function guest_words(units uuid[], owner_unit uuid, community uuid, grid uuid, handler uuid, state text, category text, nature text) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(array_remove(array_remove(units, owner_unit)::text[] || array[coalesce(community::text, '-'), coalesce(grid::text, '-'), 'h' || handler::text, 's' || state,
    'k' || category, 'n' || nature], null))
$$;
create index proceeding_guests on proceeding using gin (guest_words(unit_ids, owner_unit_id, community_id, grid_id, handler_id, state, category, nature))
  with (fastupdate = off) where closed_at is null and array_remove(unit_ids, owner_unit_id) <> '{}';

-- As in 0048; what guests are asked for besides is said as words.
drop function sights();
create function sights(besides text, out form text, out kind text) returns setof record language plpgsql stable as $$
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
      || ' and guest_words(p.unit_ids, p.owner_unit_id, p.community_id, p.grid_id, p.handler_id, p.state, p.category, p.nature) @@ %L::tsquery',
      others || '(' || (select string_agg(quote_literal(unit), '|') from unnest(units) unit) || ')' || besides);
    kind := 'guest';
    return next;
  end if;
end $$;
-- Limits, and who holds it, as words of guests; whatever is typed is one word.
create function guest_limits(limits jsonb, handlers text) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg('&(' || (select string_agg('''' || replace(replace(one.prefix || word, '\', '\\'), '''', '''''') || '''', '|') from unnest(one.words) word) || ')', ''), '') from (values
    ('', array[limits ->> 'communityId']), ('', (limits ->> 'grids')::text[]), ('h', array[limits ->> 'handlerId']), ('h', handlers::text[]), ('s', array[limits ->> 'state']),
    ('k', array[limits ->> 'category']), ('n', array[limits ->> 'nature'])) one(prefix, words)
  where one.words[1] is not null
$$;
revoke execute on function sights(text), guest_limits(jsonb, text) from public;

-- With the last act too: what was opened in a time is put in that order without its rows.
drop index proceeding_matter_open;
create index proceeding_matter_open on proceeding (jurisdiction_id, opened_at desc, id, level, urgent, sealed, suspended, supervised, owner_unit_id, next_due_at,
  last_act_at, community_id, grid_id, category, nature, state, handler_id, waits_role) where procedure = 'matter' and closed_at is null;

-- The condition by which to find all that is open of a category, where that is at most so much; else null.
create function rare_if(limits jsonb, most integer) returns text language plpgsql stable
  set enable_seqscan = off set enable_bitmapscan = off set max_parallel_workers_per_gather = 0 as $$
declare
  n integer;
begin
  if limits ? 'category' then
    select count(*) into n from (select from proceeding p where p.jurisdiction_id = setting_jurisdiction() and p.category = limits ->> 'category'
      and p.closed_at is null and length(p.category) > 0 limit most + 1) one;
    if n <= most then return ' and length(p.category) > 0'; end if;
  end if;
  return null;
end $$;
revoke execute on function rare_if(jsonb, integer) from public;

-- What part of all matters a list's limits leave, about, as if each were independent of the others; from what `analyze` last saw: what it did not see often is
-- as frequent as the rest of its kind. One kind at a time, by its name: the view of all kinds is read through otherwise.
create function share_of(limits jsonb) returns real language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare
  share real := 1;
  asked record;
  vals text[];
  seen text[];
  freqs real[];
  rest real;
  place integer;
  part real;
begin
  for asked in select l.key, l.value, names.name from jsonb_each_text(limits) l join (values ('state', 'state'), ('level', 'level'), ('communityId', 'community_id'), ('unitId', 'owner_unit_id'),
      ('urgent', 'urgent'), ('category', 'category'), ('nature', 'nature'), ('grids', 'grid_id')) names(key, name) on names.key = l.key loop
    select s.most_common_vals::text::text[], s.most_common_freqs, (1 - s.null_frac - (select sum(freq) from unnest(s.most_common_freqs) freq)) / greatest(1, s.n_distinct - cardinality(s.most_common_freqs))
      into seen, freqs, rest from pg_stats s where s.schemaname = 'public' and s.tablename = 'proceeding' and s.attname = asked.name and not s.inherited;
    continue when seen is null;
    vals := case asked.key when 'grids' then asked.value::text[] when 'urgent' then array[left(asked.value, 1)] else array[asked.value] end;
    part := 0;
    for i in 1 .. cardinality(vals) loop
      place := array_position(seen, vals[i]);
      part := part + case when place is null then rest else freqs[place] end;
    end loop;
    share := share * greatest(1e-6, part);
  end loop;
  return share;
end $$;
revoke execute on function share_of(jsonb) from public;

-- Days between the first and the last asked for, both whole.
create function limits_in_days(limits jsonb) returns integer language sql immutable parallel safe as $$
  select ((limits ->> 'openedBefore')::timestamptz at time zone 'Asia/Shanghai')::date - ((limits ->> 'openedFrom')::timestamptz at time zone 'Asia/Shanghai')::date
$$;
create function limits_of_days(limits jsonb) returns boolean language sql immutable parallel safe as $$
  select coalesce(limits_in_days(limits) between 1 and 7, false)
$$;
-- As in 0048, and few days by themselves: their months hold thirty times as much.
create or replace function limits_as_facts(limits jsonb) returns text[] language sql stable as $$
  select array_agg(facts_of(one.kind, one.ones)) from (select limits_of_days(limits) as is_of_days, limits_in_days(limits) as days) asked, lateral (values ('s', array[nullif(limits ->> 'state', 'closed')]), ('l', array[limits ->> 'level']), ('c', array[limits ->> 'communityId']),
    ('w', array[limits ->> 'unitId']), ('h', array[limits ->> 'handlerId']), ('x', case when (limits ->> 'urgent')::boolean then array[''] end), ('k', array[limits ->> 'category']),
    ('n', array[limits ->> 'nature']), ('m', case when limits ? 'isMissed' then array[''] end), ('g', (limits ->> 'grids')::text[]),
    ('r', array(select rating::text from generate_series(1, case when limits ? 'satisfiedMost' then (limits ->> 'satisfiedMost')::integer when limits ? 'isRated' then 5 end) rating)),
    ('t', case when not is_of_days then months_of((limits ->> 'openedFrom')::timestamptz, coalesce((limits ->> 'openedBefore')::timestamptz - interval '1 ms', now() + interval '1 month')) end),
    ('d', case when is_of_days then days_of(((limits ->> 'openedBefore')::timestamptz at time zone 'Asia/Shanghai')::date - 1, days) end),
    ('a', months_of((limits ->> 'actedFrom')::timestamptz, now() + interval '1 month'))) one(kind, ones)
  where one.ones is not null and one.ones <> array[null::text]
$$;
revoke execute on function limits_in_days(jsonb), limits_of_days(jsonb) from public;

-- Lists of facts, of each of which what is asked for has one: of the limits, and of the fence together with each of the parts given (none: with what is asked of
-- kind, nature or level). A place asked for comes with its kind too, so that few long lists are intersected.
create function facts_asked(limits jsonb, parts text[]) returns text[] language plpgsql stable as $$
declare
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  has_grids constant boolean := cardinality(setting_uuids('aili.grids')) > 0;
  rest jsonb := limits;
  kinds text[] := array_remove(array[case when limits ? 'category' then 'category' end, case when limits ? 'nature' then 'nature' end], null);
  place constant text[] := case when limits ? 'communityId' then array['c' || (limits ->> 'communityId')]
    else array(select 'g' || grid from unnest((limits ->> 'grids')::text[]) grid) end;
  part text;
  lists text[] := '{}';
begin
  if cardinality(place) > 0 then
    if kinds <> '{}' then
      part := case kinds[1] when 'category' then '@k' else '@n' end || (limits ->> kinds[1]);
      rest := rest - kinds[1];
      kinds := kinds[2:];
    end if;
    lists := lists || array(select one || coalesce(part, '') from unnest(place) one)::text;
    rest := case when limits ? 'communityId' then rest - 'communityId' else rest - 'grids' end;
  elsif limits ? 'category' and not is_scoped and limits ? 'openedFrom' and limits ? 'openedBefore' and not limits_of_days(limits) then
    lists := lists || facts_of('k' || (limits ->> 'category') || '@t', months_of((limits ->> 'openedFrom')::timestamptz, (limits ->> 'openedBefore')::timestamptz - interval '1 ms'));
    if lists = array['{}'] then lists := '{}'; else rest := rest - '{category,openedFrom,openedBefore}'::text[]; end if;
  end if;
  if parts is null and is_scoped then
    parts := array[''];
    if kinds <> '{}' then
      parts := array[case kinds[1] when 'category' then '@k' else '@n' end || (limits ->> kinds[1])];
      rest := rest - kinds[1];
    elsif rest ? 'level' and not has_grids then
      parts := array['@l' || (limits ->> 'level')];
    end if;
  end if;
  return coalesce(limits_as_facts(rest), '{}') || lists || case when is_scoped then sight_as_facts(parts) else facts_of('', parts) end;
end $$;
revoke execute on function facts_asked(jsonb, text[]) from public;

-- The first in order of what one index has, where none has it in that order.
create function sorted_on(conditions text, by text, wanted integer, out ids uuid[], out keys timestamptz[]) language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off set max_parallel_workers_per_gather = 0 set plan_cache_mode = force_generic_plan as $$
begin
  select p.ids, p.keys into ids, keys from planned('sorted', format('select * from (select p.id, p.%I as key, true as ok from proceeding p where %s offset 0) p order by key%s, id limit %s', by, conditions,
    case when by = 'next_due_at' then '' else ' desc' end, wanted)) p;
end $$;
revoke execute on function sorted_on(text, text, integer) from public;

-- As in 0048; `holders` as a condition that no index is chosen by.
create or replace function way_if(way jsonb) returns text language sql immutable parallel safe as $$
  select ' and ' || case when way ? 'handlers' then 'p.handler_id ' || one_of(way ->> 'handlers') || case when (way ->> 'isUnderWay')::boolean then ' and not p.suspended' else '' end
    when way ? 'holders' then '(p.handler_id ' || one_of(way ->> 'holders') || ') is true' || case when (way ->> 'isUnderWay')::boolean then ' and not p.suspended' else '' end
    when way ? 'ids' then format('p.waits_role = %L and p.%I ', way ->> 'role', way ->> 'column') || one_of(way ->> 'ids')
    else format('p.waits_role = %L', way ->> 'role') end
$$;

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
  is_narrow constant boolean := limits ?| array['grids', 'handlerId', 'unitId', 'communityId', 'dueFrom', 'openedBefore', 'isProvisional', 'isRated', 'satisfiedMost']
    or (limits ->> 'urgent')::boolean or limits ->> 'level' = '4';
  is_narrow_by_time constant boolean := limits ?| array['openedBefore', 'isRated', 'satisfiedMost'] or limits ->> 'level' = '4';
  -- All there is of it in the whole town is soon read, whoever asks.
  rare constant text := rare_if(limits, most);
  form constant text := 'select p.id, p.%1$I as key, true%2$s as ok from (select p.* from proceeding p where %3$s limit %4$s) p';
  -- What of many is little in the reader's sight is looked for by both.
  few constant integer := case when is_scoped and rare is null and ways is null then most / 3 else most end;
  way jsonb;
  said text;
  asked_here text;
  concerns record;
  part uuid[];
  their timestamptz[];
  met integer;
  is_many boolean;
  parts integer := 0;
begin
  if by not in ('next_due_at', 'opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  is_left := false;
  for way in select jsonb_array_elements(coalesce(ways, '[null]')) loop
    said := base || case when jsonb_typeof(way) = 'null' then '' else way_if(way) end;
    is_many := false;
    if rare is not null or (jsonb_typeof(way) <> 'null' or is_narrow) and (is_scoped or not is_due or is_narrow_by_time) then
      select * into part, their, met from probed(format(form, by, sight, said || coalesce(rare, '') || after, few + 1));
      if met <= few then
        parts := parts + 1;
        ids := ids || part;
        keys := keys || their;
        continue;
      end if;
      -- More than are counted, and all in sight: only the first of them are wanted. Of one who sees a part nothing is known by that.
      is_many := not is_scoped;
    end if;
    is_left := is_left or is_many;
    for concerns in select * from sights(guest_limits(limits, way ->> 'handlers')) loop
      met := null;
      -- Who holds more than is counted holds more than a place has: it is not by them that the index is chosen.
      asked_here := case when concerns.kind = 'place' and way ? 'handlers' then base || way_if(way - 'handlers' || jsonb_build_object('holders', way -> 'handlers')) else said end;
      if concerns.kind = 'guest' then
        -- These alone decide by which index, else others are brought in for what is asked of them.
        select * into part, their, met from gathered(format('select p.id, p.%I as key, true as ok from (select p.* from proceeding p where %s%s offset 0) p where %s%s limit %s', by,
          here, concerns.form, said, after, most + 1));
      elsif is_scoped and not is_due and not is_many then
        select * into part, their, met from probed(format(form, by, '', asked_here || concerns.form || after, most + 1));
      end if;
      if met is null or met > most then
        is_left := is_left or coalesce(met > most, false);
        if by <> 'opened_at' and limits ? 'openedBefore' then
          -- Of a time that may be long ago: in another order one would pass over all that came since.
          select * into part, their from sorted_on(asked_here || concerns.form || after, by, case when is_many or met > most then wanted else greatest(wanted, counted + 1) end);
        else
          select * into part, their from walked_on(asked_here || concerns.form, by, after_key, after_id, case when is_many or met > most then wanted else greatest(wanted, counted + 1) end);
        end if;
        is_left := is_left or cardinality(part) > counted;
      end if;
      parts := parts + 1;
      ids := ids || part;
      keys := keys || their;
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
  asked constant text := listed_if(limits) || after_if(by, after_key, after_id);
  conditions constant text := asked || sight_if();
  opened_from constant timestamptz := limits ->> 'openedFrom';
  opened_before constant timestamptz := limits ->> 'openedBefore';
  -- A short time is looked through by itself: its months as facts hold more than it.
  is_short constant boolean := coalesce(opened_before - opened_from <= case when is_scoped then interval '3 days' when limits ? 'category' then interval '7 days' else interval '35 days' end, false);
  -- Its index has all that is asked for and the order, so that a few thousand are soon gathered.
  most_at_once constant integer := case when is_short and not is_scoped then 8000 else most end;
  -- What ended in the last days is little, whenever it was opened.
  acted_from constant date := (limits ->> 'actedFrom')::timestamptz at time zone 'Asia/Shanghai';
  is_recent boolean := coalesce(is_scoped and cardinality(setting_uuids('aili.grids')) = 0 and by = 'opened_at' and acted_from >= now()::date - 12, false);
  picked constant text := format('select p.id, p.%I as key, true as ok', by);
  -- By facts alone, so that no other index is brought in; then held against all that is asked.
  by_facts constant text := picked || ' from (select p.* from proceeding p where p.closed_at is not null%s offset 0) p where ' || replace(ended, '%', '%%') || '%s';
  day constant text := case by when 'opened_at' then 'd' else 'e' end;
  total constant real := (select reltuples from pg_class where oid = 'public.proceeding'::regclass);
  -- Among what was acted on of late there is little that was opened long ago.
  is_past boolean;
  -- How many in the reader's sight ever ended, about.
  own real;
  earliest timestamptz;
  latest timestamptz;
  last date;
  first date;
  days integer;
  -- What is so rare in the reader's sight is found by its facts, without looking whether there is much of it.
  is_rare boolean;
  concerns record;
  part uuid[];
  their timestamptz[];
  parts integer := 0;
  all_facts text;
  until date;
  ahead integer;
  within text;
  -- Days, and then months.
  span integer;
  is_by_days boolean;
  since date;
  months text[];
  within_facts text[];
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
  if is_recent then
    is_recent := coalesce(own, total) / greatest(1, total) * (select coalesce(sum(c.ended), 0) from count_day c
      where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all' and c.on_day >= acted_from) <= most;
  end if;
  is_rare := limits ? 'handlerId' or limits ?| array['state', 'level', 'communityId', 'unitId', 'urgent', 'category', 'nature', 'grids'] and coalesce(own, total) * share_of(limits) <= most;
  -- Of less than very much it is worth knowing how much there is.
  is_past := is_scoped and by = 'last_act_at' and coalesce(opened_before < latest - interval '20 days', false);
  if not is_recent and not is_rare and not is_past and (not is_scoped or own is null or own > 3 * most) then
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
      for concerns in select * from sights('') loop
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
  if opened_before is not null and (is_past or limits - '{openedFrom,openedBefore}'::text[] = '{}') then
    -- The counts know how much was received in a time.
    select coalesce(sum(c.received), 0) * coalesce(own / greatest(1, total), 1) * share_of(limits) into expected from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all'
      and c.on_day between (opened_from at time zone 'Asia/Shanghai')::date and ((opened_before - interval '1 ms') at time zone 'Asia/Shanghai')::date;
  end if;
  -- What would be more than can be gathered if it were as dense everywhere is not tried; of what was opened of late little has ended yet.
  if expected <= most_at_once or days is null and not is_past then
    all_facts := facts_if(facts, variadic facts_asked(limits, case when is_recent then array(select '@e' || one from unnest(days_of(acted_from + 40, 41)) one) end));
    if is_short or all_facts = '' then
      select * into part, their from probed(format('%s from proceeding p where %s%s limit %s', picked, ended, conditions, most_at_once + 1));
    else
      select * into part, their from gathered(format(by_facts || ' limit %s', all_facts, conditions, case when is_recent then 5 * most else most + 1 end));
    end if;
    if coalesce(cardinality(part), 0) <= (case when is_recent then 5 * most - 1 else most_at_once end) then
      n := coalesce(cardinality(part), 0);
      is_left := n > counted;
      n := least(n, counted + 1);
      select * into ids, keys from in_order(part, their, by, wanted);
      return;
    end if;
    least_n := least(most, counted) + 1;
  end if;

  last := last - coalesce(days, 0);
  -- By ever more days, where facts have them and what is asked for is of late; then by months, ever more at a time; a month that has just begun with the one before.
  is_by_days := is_scoped and cardinality(setting_uuids('aili.grids')) = 0 and coalesce(opened_before, latest) > latest - interval '75 days';
  span := case when is_by_days then greatest(3, ceil(most / 3 * (last - first + 1) / greatest(1, own)))::integer else 1 end;
  while coalesce(cardinality(ids), 0) < wanted and last >= first loop
    if is_by_days and span > 60 then
      is_by_days := false;
      span := 1;
    end if;
    if is_by_days then
      since := last - (span - 1);
      within_facts := array(select '@' || day || one from unnest(days_of(last, span)) one);
    else
      since := date_trunc('month', last) - make_interval(months => span - 1);
      if last - since < 14 then since := since - interval '1 month'; end if;
      months := months_of(since at time zone 'Asia/Shanghai', last::timestamp at time zone 'Asia/Shanghai');
      within_facts := array(select case when is_scoped then '@' else '' end || case by when 'opened_at' then 't' else 'a' end || month from unnest(months) month);
    end if;
    select * into part, their from gathered(format(by_facts, facts_if(facts, variadic facts_asked(limits, within_facts)),
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

-- Details of the matters of a page. The fence of `proceeding` is held here once for each, and not again for the report, its files and whoever has it, which are seen
-- by whoever sees the matter: planned behind the fences of all of them, five times a connection, that took 3 ms.
create function matter_rows(of_jurisdiction integer, ids uuid[]) returns table (id uuid, number text, state text, level smallint, "gridId" uuid, "communityId" uuid, "ownerUnitId" uuid,
  "handlerId" uuid, "handlerName" text, "handlerRole" text, urgent boolean, sealed boolean, suspended boolean, "nextDueAt" timestamptz, "nextDueTerm" text,
  "nextDueProvisional" boolean, overdue boolean, "actCount" integer, "openedAt" timestamptz, "closedAt" timestamptz, "lastActAt" timestamptz, excerpt text, category text,
  nature text, channel text, "placeText" text, "reportedAt" timestamptz, lng double precision, lat double precision, "photoCount" integer)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  here constant integer := setting_jurisdiction();
  reach constant text := coalesce(current_setting('aili.reach', true), '');
  units constant uuid[] := setting_uuids('aili.units');
  grids constant uuid[] := setting_uuids('aili.grids');
  communities constant uuid[] := setting_uuids('aili.communities');
  own constant uuid := setting_uuid('aili.proceeding');
begin
  return query select p.id, p.number, p.state, p.level, p.grid_id, p.community_id, p.owner_unit_id, p.handler_id, h.name,
    (select o.role from post o where o.jurisdiction_id = here and o.person_id = p.handler_id order by o.valid_from limit 1),
    p.urgent, p.sealed, p.suspended, p.next_due_at, p.next_due_term, p.next_due_provisional, p.overdue, p.act_count, p.opened_at, p.closed_at, p.last_act_at,
    left(m.text, 120), m.category, m.nature, m.channel, m.place_text, m.reported_at, m.lng, m.lat,
    (select count(*)::integer from file f where f.jurisdiction_id = here and f.proceeding_id = p.id)
  from proceeding p
  join matter m on m.jurisdiction_id = here and m.proceeding_id = p.id
  left join person h on h.jurisdiction_id = here and h.id = p.handler_id
  where p.jurisdiction_id = here and here = of_jurisdiction and p.id = any (matter_rows.ids) and (not p.sealed or reach = 'all')
    and (reach = 'all' or p.owner_unit_id = any (units) or p.unit_ids && units or p.id = own
      or not p.restricted and (reach = 'jurisdiction' or p.grid_id = any (grids) or p.community_id = any (communities)));
end $$;
