-- As in 0054, and lists of a time. What was opened in one in another order: guests beyond those counted are gathered by their own index and sorted (by another one each of
-- 60,000 open was asked whether it has them: 80 ms for 5), and what has ended is walked in the order of its last act by whoever sees all (a month's rows after another's: 300 ms for 15).
-- What has ended is not looked for before the time that is asked for began (a figure of a week was sought in all years again), further back a page and somewhat more is counted,
-- and what was rated and is open again is found by its own index whatever else is asked for.
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
  -- What was rated and is open again is hardly any: found by its own index alone, then held against the rest.
  is_rated constant boolean := limits ?| array['isRated', 'satisfiedMost'];
  rare constant text := case when is_rated then '' else rare_if(limits, most) end;
  form constant text := format('select p.id, p.%%1$I as key, true%%2$s as ok from (select p.* from %s p where %%3$s limit %%4$s) p',
    case when is_rated then format('(select p.* from proceeding p where %s and p.satisfied is not null offset 0)', here) else 'proceeding' end);
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
          -- Of a time that may be long ago: in another order one would pass over all that came since. Guests by their own index all the same: no other has what they are known by.
          if concerns.kind = 'guest' then
            select * into part, their from gathered(format('select * from (select p.id, p.%1$I as key, true as ok from (select p.* from proceeding p where %2$s%3$s offset 0) p where %4$s%5$s offset 0) p order by key%6$s, id limit %7$s',
              by, here, concerns.form, said, after, case when by = 'next_due_at' then '' else ' desc' end, wanted));
          else
            select * into part, their from sorted_on(asked_here || concerns.form || after, by, case when is_many or met > most then wanted else greatest(wanted, counted + 1) end);
          end if;
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
  -- Before it began there is nothing to look for: what acted since was acted on since, what opened since was opened since.
  first := greatest(earliest, case when by = 'opened_at' then opened_from else (limits ->> 'actedFrom')::timestamptz end) at time zone 'Asia/Shanghai';
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
