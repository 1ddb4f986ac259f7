-- As in 0058, and lists of readers with several posts, and of a place where everything is as frequent as everywhere else. Each place and unit of a reader is walked by itself (an
-- index has the order of one, not of several together). What is rare by its nature is found by it. How far back one has to look is told by what the first look found.
-- What there is little of is found by its nature, as by its category (0054), and by both together.
drop index proceeding_open_category;
create index proceeding_open_category on proceeding (jurisdiction_id, category, nature) where closed_at is null and length(category) > 0;
create index proceeding_open_nature on proceeding (jurisdiction_id, nature) where closed_at is null and length(nature) > 0;

-- As in 0054, with whoever owns it, and whether it is urgent or supervised.
drop index proceeding_guests;
drop function guest_words(uuid[], uuid, uuid, uuid, uuid, text, text, text);
create function guest_words(units uuid[], owner_unit uuid, community uuid, grid uuid, handler uuid, state text, category text, nature text, urgent boolean, supervised boolean) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(array_remove(array_remove(units, owner_unit)::text[] || array[coalesce(community::text, '-'), coalesce(grid::text, '-'), 'h' || handler::text, 's' || state,
    'k' || category, 'n' || nature, 'w' || owner_unit::text, case when urgent then 'x' end, case when supervised then 'v' end], null))
$$;
create index proceeding_guests on proceeding using gin (guest_words(unit_ids, owner_unit_id, community_id, grid_id, handler_id, state, category, nature, urgent, supervised))
  with (fastupdate = off) where closed_at is null and array_remove(unit_ids, owner_unit_id) <> '{}';
drop function guest_limits(jsonb, text);
create function guest_limits(limits jsonb) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg('&(' || (select string_agg('''' || replace(replace(one.prefix || word, '\', '\\'), '''', '''''') || '''', '|') from unnest(one.words) word) || ')', ''), '') from (values
    ('', array[limits ->> 'communityId']), ('', (limits ->> 'grids')::text[]), ('h', array[limits ->> 'handlerId']), ('s', array[limits ->> 'state']),
    ('k', array[limits ->> 'category']), ('n', array[limits ->> 'nature']), ('w', array[limits ->> 'unitId']), ('x', case when (limits ->> 'urgent')::boolean then array[''] end),
    ('v', case when limits ? 'isSupervised' then array[''] end)) one(prefix, words)
  where one.words[1] is not null
$$;

-- The condition by which to find all that is open of a category or a nature, where that is at most so much; else null.
create or replace function rare_if(limits jsonb, most integer) returns text language plpgsql stable
  set enable_seqscan = off set enable_bitmapscan = off set max_parallel_workers_per_gather = 0 as $$
declare
  n integer;
begin
  if limits ?& array['category', 'nature'] then
    select count(*) into n from (select from proceeding p where p.jurisdiction_id = setting_jurisdiction() and p.category = limits ->> 'category' and p.nature = limits ->> 'nature'
      and p.closed_at is null and length(p.category) > 0 limit most + 1) one;
    if n <= most then return ' and length(p.category) > 0'; end if;
  elsif limits ? 'category' then
    select count(*) into n from (select from proceeding p where p.jurisdiction_id = setting_jurisdiction() and p.category = limits ->> 'category'
      and p.closed_at is null and length(p.category) > 0 limit most + 1) one;
    if n <= most then return ' and length(p.category) > 0'; end if;
  elsif limits ? 'nature' then
    select count(*) into n from (select from proceeding p where p.jurisdiction_id = setting_jurisdiction() and p.nature = limits ->> 'nature'
      and p.closed_at is null and length(p.nature) > 0 limit most + 1) one;
    if n <= most then return ' and length(p.nature) > 0'; end if;
  end if;
  return null;
end $$;

-- As in 0054, and of what somebody has, was rated or missed its term.
create or replace function share_of(limits jsonb) returns real language plpgsql stable set plan_cache_mode = force_generic_plan as $$
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
  for asked in select l.key, l.value, names.name from jsonb_each_text(limits) l join (values ('state', 'state'), ('level', 'level'), ('communityId', 'community_id'), ('unitId', 'owner_unit_id'), ('handlerId', 'handler_id'),
      ('urgent', 'urgent'), ('category', 'category'), ('nature', 'nature'), ('grids', 'grid_id'), ('isRated', 'satisfied'), ('satisfiedMost', 'satisfied'), ('isMissed', 'missed')) names(key, name) on names.key = l.key loop
    select s.most_common_vals::text::text[], s.most_common_freqs, greatest(0, 1 - s.null_frac - coalesce((select sum(freq) from unnest(s.most_common_freqs) freq), 0))
        / greatest(1, case when s.n_distinct < 0 then -s.n_distinct * 1e6 else s.n_distinct end - coalesce(cardinality(s.most_common_freqs), 0))
      into seen, freqs, rest from pg_stats s where s.schemaname = 'public' and s.tablename = 'proceeding' and s.attname = asked.name and not s.inherited;
    -- Nothing stands out where all are as frequent.
    continue when rest is null;
    vals := case asked.key when 'grids' then asked.value::text[] when 'urgent' then array[left(asked.value, 1)] when 'isMissed' then array['t'] when 'isRated' then array(select generate_series(1, 5)::text)
      when 'satisfiedMost' then array(select generate_series(1, asked.value::integer)::text) else array[asked.value] end;
    part := 0;
    for i in 1 .. cardinality(vals) loop
      place := array_position(seen, vals[i]);
      part := part + case when place is null then rest else freqs[place] end;
    end loop;
    share := share * greatest(1e-6, part);
  end loop;
  return share;
end $$;

-- What part of all matters came in within the time a list asks for, about; of so many in all.
create function share_of_time(limits jsonb, total real) returns real language plpgsql stable as $$
declare
  share real := 1;
  passed real;
begin
  if limits ?| array['openedFrom', 'openedBefore'] then
    select sum(c.received) into passed from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all'
      and c.on_day >= coalesce(((limits ->> 'openedFrom')::timestamptz at time zone 'Asia/Shanghai')::date, '-infinity')
      and c.on_day <= coalesce((((limits ->> 'openedBefore')::timestamptz - interval '1 ms') at time zone 'Asia/Shanghai')::date, 'infinity');
    share := coalesce(least(1, passed / greatest(1, total)), 1);
  end if;
  return share;
end $$;
-- How many came in since; where nothing is counted yet, none in the last week and too many before.
create function received_since(since text) returns bigint language sql stable as $$
  select coalesce((select sum(c.received) from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all' and c.on_day >= (since::timestamptz at time zone 'Asia/Shanghai')::date),
    case when since::timestamptz > now() - interval '8 days' then 0 else 1000000000 end)
$$;
-- What part of all matters is in the reader's sight, about, as statistics have it: what a unit takes part in is twice what it owns.
create function share_in_sight() returns real language sql stable as $$
  select least(1, (select coalesce(sum(share_of(jsonb_build_object('communityId', one))), 0) from unnest(setting_uuids('aili.communities')) one)
    + (select coalesce(sum(share_of(jsonb_build_object('grids', array[one]::text))), 0) from unnest(setting_uuids('aili.grids')) one)
    + 3 * (select coalesce(sum(share_of(jsonb_build_object('unitId', one))), 0) from unnest(setting_uuids('aili.units')) one))::real
$$;
revoke execute on function share_of_time(jsonb, real), received_since(text), share_in_sight() from public;

-- As in 0054. A kind comes together with its months whoever asks, and the fence with the days or months of a time.
create or replace function facts_asked(limits jsonb, parts text[]) returns text[] language plpgsql stable as $$
declare
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  has_grids constant boolean := cardinality(setting_uuids('aili.grids')) > 0;
  is_of_time constant boolean := limits ? 'openedFrom' and limits ? 'openedBefore';
  last_day constant date := ((limits ->> 'openedBefore')::timestamptz - interval '1 ms') at time zone 'Asia/Shanghai';
  days constant integer := last_day - ((limits ->> 'openedFrom')::timestamptz at time zone 'Asia/Shanghai')::date + 1;
  months constant text[] := case when is_of_time then months_of((limits ->> 'openedFrom')::timestamptz, (limits ->> 'openedBefore')::timestamptz - interval '1 ms') end;
  rest jsonb := limits;
  kinds text[] := array_remove(array[case when limits ? 'category' then 'category' end, case when limits ? 'nature' then 'nature' end], null);
  place constant text[] := case when limits ? 'communityId' then array['c' || (limits ->> 'communityId')]
    else array(select 'g' || grid from unnest((limits ->> 'grids')::text[]) grid) end;
  part text;
  is_by_months boolean := false;
  lists text[] := '{}';
begin
  if limits ? 'category' and months is not null and not limits_of_days(limits) then
    lists := lists || facts_of('k' || (limits ->> 'category') || '@t', months);
    rest := rest - '{openedFrom,openedBefore}'::text[];
    is_by_months := true;
  end if;
  if cardinality(place) > 0 then
    if kinds <> '{}' then
      part := case kinds[1] when 'category' then '@k' else '@n' end || (limits ->> kinds[1]);
      rest := rest - kinds[1];
      kinds := kinds[2:];
    end if;
    lists := lists || array(select one || coalesce(part, '') from unnest(place) one)::text;
    rest := case when limits ? 'communityId' then rest - 'communityId' else rest - 'grids' end;
  end if;
  if parts is null and is_scoped then
    parts := array[''];
    if kinds <> '{}' then
      parts := array[case kinds[1] when 'category' then '@k' else '@n' end || (limits ->> kinds[1])];
      rest := rest - kinds[1];
    elsif rest ? 'openedFrom' and days between 1 and 31 and not has_grids then
      parts := array(select '@d' || one from unnest(days_of(last_day, days)) one);
      rest := rest - '{openedFrom,openedBefore}'::text[];
    elsif rest ? 'openedFrom' and cardinality(months) between 1 and 6 then
      parts := array(select '@t' || month from unnest(months) month);
      rest := rest - '{openedFrom,openedBefore}'::text[];
    elsif rest ? 'level' and not has_grids then
      parts := array['@l' || (limits ->> 'level')];
    end if;
  end if;
  if is_by_months then rest := rest - 'category'; end if;
  return coalesce(limits_as_facts(rest), '{}') || lists || case when is_scoped then sight_as_facts(parts) else facts_of('', parts) end;
end $$;

-- As in 0054; each of a reader's places and units by itself, if asked for and they are few. `passed` is the same condition where one walks past many: of guests, without their words.
drop function sights(text);
create function sights(besides text, is_each boolean, way jsonb, out form text, out kind text, out passed text) returns setof record language plpgsql stable as $$
declare
  grids constant uuid[] := setting_uuids('aili.grids');
  communities constant uuid[] := setting_uuids('aili.communities');
  units constant uuid[] := setting_uuids('aili.units');
  few constant integer := 6;
  own record;
  others text;
  one text;
begin
  kind := 'all';
  passed := '';
  case coalesce(current_setting('aili.reach', true), '')
    when 'all' then form := ''; return next; return;
    when 'jurisdiction' then form := ' and not p.sealed'; passed := form; return next; return;
    else null;
  end case;
  -- What somebody holds is read in the order of what they hold, and what waits for the reader's own posts is in sight.
  if way ? 'handlers' then
    kind := 'held';
    form := sight_if();
    passed := form;
    return next;
    return;
  elsif way ? 'ids' and (way ->> 'ids')::uuid[] <@ (case way ->> 'column' when 'grid_id' then grids when 'community_id' then communities else units end) then
    kind := 'own';
    form := ' and not p.sealed';
    passed := form;
    return next;
    return;
  end if;
  for own in select * from (values ('place', 'grid_id', grids), ('place', 'community_id', communities), ('owner', 'owner_unit_id', units)) sight(kind, name, ids) where cardinality(ids) > 0 loop
    kind := own.kind;
    foreach one in array case when is_each and cardinality(own.ids) <= few then array(select array[id]::text from unnest(own.ids) id) else array[own.ids::text] end loop
      form := format(' and not p.sealed and p.%I ', own.name) || one_of(one);
      passed := form;
      return next;
    end loop;
  end loop;
  if cardinality(units) > 0 then
    others := coalesce((select string_agg('!' || quote_literal(place), '&') from unnest(grids || communities) place) || '&', '');
    form := format(' and not p.sealed and array_remove(p.unit_ids, p.owner_unit_id) <> ''{}'''
      || ' and guest_words(p.unit_ids, p.owner_unit_id, p.community_id, p.grid_id, p.handler_id, p.state, p.category, p.nature, p.urgent, p.supervised) @@ %L::tsquery',
      others || '(' || (select string_agg(quote_literal(unit), '|') from unnest(units) unit) || ')' || besides);
    passed := ' and not p.sealed and p.unit_ids && ' || format('%L::uuid[]', units) || coalesce((select string_agg(format(' and (p.%I = any (%L::uuid[])) is not true', sight.name, sight.ids), '')
      from (values ('owner_unit_id', units), ('grid_id', grids), ('community_id', communities)) sight(name, ids) where cardinality(sight.ids) > 0), '');
    kind := 'guest';
    return next;
  end if;
end $$;
revoke execute on function sights(text, boolean, jsonb), guest_limits(jsonb) from public;

-- As in 0054, without holders.
create or replace function way_if(way jsonb) returns text language sql immutable parallel safe as $$
  select ' and ' || case when way ? 'handlers' then 'p.handler_id ' || one_of(way ->> 'handlers') || case when (way ->> 'isUnderWay')::boolean then ' and not p.suspended' else '' end
    when way ? 'ids' then format('p.waits_role = %L and p.%I ', way ->> 'role', way ->> 'column') || one_of(way ->> 'ids')
    else format('p.waits_role = %L', way ->> 'role') end
$$;
-- As in 0058, by what stands above.
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
  -- Whoever sees all and asks for what came in of late: all of it is soon read, in whatever order.
  is_late constant boolean := not is_scoped and by <> 'opened_at' and limits ? 'openedFrom' and received_since(limits ->> 'openedFrom') <= 10000;
  is_narrow constant boolean := is_late or limits ?| array['grids', 'handlerId', 'unitId', 'communityId', 'dueFrom', 'openedBefore', 'isProvisional', 'isRated', 'satisfiedMost']
    or (limits ->> 'urgent')::boolean or limits ->> 'level' = '4';
  is_narrow_by_time constant boolean := is_late or limits ?| array['openedBefore', 'isRated', 'satisfiedMost'] or limits ->> 'level' = '4';
  -- What was rated and is open again is hardly any: found by its own index alone, then held against the rest.
  is_rated constant boolean := limits ?| array['isRated', 'satisfiedMost'];
  -- All there is of it in the whole town is soon read, whoever asks.
  rare constant text := case when is_rated then '' else rare_if(limits, most) end;
  form constant text := format('select p.id, p.%%1$I as key, true%%2$s as ok from (select p.* from %s p where %%3$s limit %%4$s) p',
    case when is_rated then format('(select p.* from proceeding p where %s and p.satisfied is not null offset 0)', here) else 'proceeding' end);
  -- What of many is little in the reader's sight is looked for by both.
  few constant integer := case when is_scoped and rare is null and ways is null then most / 3 else most end;
  way jsonb;
  said text;
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
    -- What somebody holds and what waits for the reader's own posts is read once, with the fence.
    if rare is not null or (case when jsonb_typeof(way) = 'null' then is_narrow else not (is_scoped and way ?| array['handlers', 'ids']) end) and (is_scoped or not is_due or is_narrow_by_time) then
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
    for concerns in select * from sights(guest_limits(limits), is_due, way) loop
      met := null;
      if concerns.kind = 'guest' then
        -- These alone decide by which index, else others are brought in for what is asked of them.
        select * into part, their, met from gathered(format('select p.id, p.%I as key, true as ok from (select p.* from proceeding p where %s%s offset 0) p where %s%s limit %s', by,
          here, concerns.form, said, after, most + 1));
      elsif is_scoped and not is_due and not is_many then
        select * into part, their, met from probed(format(form, by, '', said || concerns.form || after, most + 1));
      end if;
      if met is null or met > most then
        is_left := is_left or coalesce(met > most, false);
        if by <> 'opened_at' and (limits ? 'openedBefore' or is_late) then
          -- Of a time that may be long ago: in another order one would pass over all that came since. Guests by their own index all the same: no other has what they are known by.
          if concerns.kind = 'guest' then
            select * into part, their from gathered(format('select * from (select p.id, p.%1$I as key, true as ok from (select p.* from proceeding p where %2$s%3$s offset 0) p where %4$s%5$s offset 0) p order by key%6$s, id limit %7$s',
              by, here, concerns.form, said, after, case when by = 'next_due_at' then '' else ' desc' end, wanted));
          else
            select * into part, their from sorted_on(said || concerns.form || after, by, case when is_many or met > most then wanted else greatest(wanted, counted + 1) end);
          end if;
        else
          select * into part, their from walked_on(said || concerns.passed, by, after_key, after_id, case when is_many or met > most then wanted else greatest(wanted, counted + 1) end);
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
  need real;
  -- What is so rare in the reader's sight is found by its facts, without looking whether there is much of it.
  is_rare boolean;
  -- How much of what is asked for there is in the reader's sight, about, by statistics alone: ever, and of the time asked for.
  guess real;
  guess_in_time real;
  newest timestamptz;
  -- With the last day of which there is anything as its end: a time has few days and months then.
  bounded jsonb := limits;
  has_grids constant boolean := cardinality(setting_uuids('aili.grids')) > 0;
  concerns record;
  part uuid[];
  their timestamptz[];
  parts integer := 0;
  all_facts text;
  until date;
  ahead integer;
  most_here integer;
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
  -- Before it began there is nothing to look for: what acted since was acted on since, what opened since was opened since, and acted on later (a clock may have been set back between).
  first := greatest(earliest, case when by = 'opened_at' then opened_from else greatest(opened_from - interval '32 days', (limits ->> 'actedFrom')::timestamptz) end) at time zone 'Asia/Shanghai';
  n := 0;
  is_left := false;
  if limits ? 'openedFrom' then
    select max(p.opened_at) into newest from proceeding p where p.jurisdiction_id = setting_jurisdiction() and p.closed_at is not null;
    if newest < opened_from then return; end if;
    bounded := limits || jsonb_build_object('openedBefore', least(opened_before, ((newest at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai'));
  end if;
  if latest is null or first > last then return; end if;

  if is_scoped then
    select sum(c.closed) into own from count_standing c
    where c.jurisdiction_id = setting_jurisdiction() and c.scope in ('grid', 'community', 'unit') and c.scope_id = any (places || units);
    -- Where nothing is counted yet, as statistics have it.
    own := coalesce(own, total * share_in_sight());
  end if;
  if is_recent then
    is_recent := coalesce(own, total) / greatest(1, total) * (select coalesce(sum(c.ended), 0) from count_day c
      where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all' and c.on_day >= acted_from) <= most;
  end if;
  guess := coalesce(own, total) * share_of(limits);
  guess_in_time := guess * share_of_time(limits, total);
  is_rare := limits ? 'handlerId' or limits ?| array['state', 'level', 'communityId', 'unitId', 'urgent', 'category', 'nature', 'grids', 'isRated', 'satisfiedMost', 'isMissed'] and case when is_scoped then guess_in_time else guess end <= most;
  -- Of less than very much it is worth knowing how much there is.
  is_past := is_scoped and by = 'last_act_at' and coalesce(opened_before < latest - interval '20 days', false);
  if not is_recent and not is_rare and not is_past and (not is_scoped or own is null or own > 3 * most) then
    -- So far back as there are `walk` to pass over, and of the reader's some hundreds to read; the counts of dashboards say about how far that is.
    need := case when cardinality(places) > 0 or not is_scoped then least(walk, most / 3 * total / greatest(own, 1)) * least(fresh, 2) else most / 3 * total / greatest(own, 1) * fresh end;
    select last - max(d.on_day) + 1 into days from (
      select c.on_day, sum(case by when 'opened_at' then c.received else c.ended end) over (order by c.on_day desc) as passed
      from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all' and c.on_day between last - 40 and last) d
    where d.passed >= need;
    -- Where nothing is counted yet, as if as many had come in each day.
    days := least(coalesce(days, least(40, greatest(1, ceil(need * (latest::date - earliest::date + 1) / greatest(1, total)))::integer)), last - first + 1);
    if total <= walk * 2 then days := last - first + 1; end if;
    until := last;
    for turn in 1 .. (case when not is_scoped or by = 'opened_at' then 2 else 1 end) loop
      -- Not one, or what is few in all: it is rare. Some: as far as that promises, at most twice as far, and where an index has all that is asked for four times.
      exit when turn = 2 and (cardinality(ids) is null and (not is_scoped or cardinality(places) > 0 and limits ?| array['communityId', 'unitId', 'grids'])
        or guess_in_time <= most and coalesce(cardinality(ids), 0) * ((last - first + 1)::real / days) * (case by when 'opened_at' then 3 else 1 end) <= most);
      ahead := case when turn = 1 then days when is_scoped then 2 * days else least(4 * days, ceil(days * 1.5 * (wanted - cardinality(ids)) / cardinality(ids))) end;
      since := until - (ahead - 1);
      within := format(' and p.%1$I >= %2$L::timestamptz and p.%1$I < %3$L::timestamptz', by, since::timestamp at time zone 'Asia/Shanghai', (until + 1)::timestamp at time zone 'Asia/Shanghai');
      for concerns in select * from sights('', false, null) loop
        continue when concerns.kind = 'owner';
        if concerns.kind = 'guest' then
          select * into part, their from gathered(format(by_facts, facts_if(facts,
              (select array_agg('u' || unit || '@' || day || one)::text from unnest(units) unit, unnest(days_of(until, ahead)) one)),
            asked || within || format(' and not p.sealed and p.unit_ids && %L::uuid[]', units)));
        else
          -- Further back a page and somewhat more is enough.
          most_here := (case when turn = 1 then greatest(counted, wanted) else 3 * wanted end) + 1;
          select * into part, their from walked(format('%s from proceeding p where %s%s%s%s order by p.%I desc, p.id limit %s', picked, ended, asked, concerns.form, within, by, most_here));
          is_left := is_left or cardinality(part) = most_here;
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
    is_left := is_left or n > counted or until >= first;
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
  -- What would be more than can be gathered if it were as dense everywhere is not tried; of what was opened of late little has ended yet. A kind has its season: what is by far
  -- too much in all is not tried either, unless it is limited by what may never meet the reader's sight (another's place, a level).
  if expected <= most_at_once and (is_short or guess_in_time <= 3 * most or by = 'last_act_at' and not is_scoped or is_scoped and (limits ?| array['level', 'communityId', 'unitId', 'grids', 'urgent', 'nature'] or limits ->> 'state' <> 'closed')) or days is null and not is_past then
    all_facts := facts_if(facts, variadic facts_asked(bounded, case when is_recent then array(select '@e' || one from unnest(days_of(acted_from + 40, 41)) one) end));
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
  -- Whoever sees all and asks for what no fact tells but when it was opened: an index has all that is asked for, in order, and passes over an entry at a tenth of what a row costs.
  if by = 'last_act_at' and not is_scoped and facts_if(facts, variadic facts_asked(limits - '{openedFrom,openedBefore,actedFrom}'::text[], null)) = '' then
    select * into part, their from walked(format('%s from proceeding p where %s%s and p.last_act_at < %L::timestamptz order by p.last_act_at desc, p.id limit %s', picked, ended, conditions,
      (last + 1)::timestamp at time zone 'Asia/Shanghai', greatest(counted, wanted) + 1 - coalesce(cardinality(ids), 0)));
    n := n + coalesce(cardinality(part), 0);
    is_left := greatest(n, least_n) > counted;
    n := least(greatest(n, least_n), counted + 1);
    select * into ids, keys from in_order(ids || part, keys || their, by, wanted);
    return;
  end if;
  -- By ever more days, where facts have them and what is asked for is of late; then by months, ever more at a time; a month that has just begun with the one before.
  is_by_days := (is_scoped or by = 'opened_at') and coalesce(opened_before, latest) > latest - interval '75 days';
  span := case when is_by_days then greatest(3, ceil(most / 3 * (last - first + 1) / greatest(1, coalesce(own, total))))::integer else 1 end;
  while coalesce(cardinality(ids), 0) < wanted and last >= first loop
    if is_by_days and (span > 60 or last < latest - interval '90 days') then
      is_by_days := false;
      span := 1;
      -- Not one in all these days: it is rare after all.
      if coalesce(n, 0) = 0 and least_n = 0 then
        select * into part, their from gathered(format(by_facts || ' limit %s', facts_if(facts, variadic facts_asked(bounded, null)), conditions, most + 1));
        if coalesce(cardinality(part), 0) <= most then
          n := coalesce(cardinality(part), 0);
          is_left := n > counted;
          n := least(n, counted + 1);
          select * into ids, keys from in_order(part, their, by, wanted);
          return;
        end if;
        least_n := least(most, counted) + 1;
      end if;
    end if;
    if is_by_days then
      since := last - (span - 1);
      months := months_of(since::timestamp at time zone 'Asia/Shanghai', last::timestamp at time zone 'Asia/Shanghai');
      -- A grid has its months alone: the days stand beside it.
      within_facts := case when has_grids then array(select case by when 'opened_at' then '@t' else '@a' end || month from unnest(months) month)
        else array(select case when is_scoped then '@' else '' end || day || one from unnest(days_of(last, span)) one) end;
    else
      since := date_trunc('month', last) - make_interval(months => span - 1);
      if last - since < 14 then since := since - interval '1 month'; end if;
      months := months_of(since at time zone 'Asia/Shanghai', last::timestamp at time zone 'Asia/Shanghai');
      within_facts := array(select case when is_scoped then '@' else '' end || case by when 'opened_at' then 't' else 'a' end || month from unnest(months) month);
    end if;
    select * into part, their from gathered(format(by_facts, facts_if(facts, variadic facts_asked(bounded, within_facts) || case when is_by_days and has_grids then array[facts_of(day, days_of(last, span))] else '{}' end),
      conditions || format(' and p.%1$I >= %2$L::timestamptz and p.%1$I < %3$L::timestamptz', by, since::timestamp at time zone 'Asia/Shanghai',
        (last + 1)::timestamp at time zone 'Asia/Shanghai')));
    n := n + coalesce(cardinality(part), 0);
    select * into part, their from in_order(part, their, by, wanted - coalesce(cardinality(ids), 0));
    ids := ids || part;
    keys := keys || their;
    last := since - 1;
    -- Of a time that is past there is little at first, and then much.
    span := case when is_by_days and opened_before is not null then least(span * 2, greatest(3, ceil(2 * most / greatest(1, coalesce(own, total) / (latest::date - earliest::date + 1)))::integer)) else span * 2 end;
  end loop;
  is_left := greatest(n, least_n) > counted or last >= first;
  n := least(greatest(n, least_n), counted + 1);
end $$;
