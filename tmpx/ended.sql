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
  is_rare := coalesce(own, total) * share_of(limits) <= most / 2;
  -- Of less than very much it is worth knowing how much there is.
  if not is_recent and not is_rare and (not is_scoped or own is null or own > 3 * most) then
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
