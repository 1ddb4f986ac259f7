-- The schema after all migrations, read from the catalogue by npm run generate; do not edit.

create sequence matter_number;

CREATE OR REPLACE FUNCTION public.after_if(by text, after_key timestamp with time zone, after_id uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when after_id is null then ''
    when after_key is null then format(' and p.%I is null and p.id > %L::uuid', by, after_id)
    when by = 'next_due_at' then format(' and (p.next_due_at > %1$L::timestamptz or p.next_due_at is null or p.next_due_at = %1$L::timestamptz and p.id > %2$L::uuid)', after_key, after_id)
    else format(' and p.%1$I <= %2$L::timestamptz and (p.%1$I < %2$L::timestamptz or p.id > %3$L::uuid)', by, after_key, after_id) end
$function$;
CREATE OR REPLACE FUNCTION public.aili_add_job(identifier text, payload json, run_at timestamp with time zone DEFAULT now(), job_key text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'graphile_worker', 'pg_catalog', 'pg_temp'
AS $function$select graphile_worker.add_job(identifier, payload, run_at => run_at, job_key => job_key)$function$;
CREATE OR REPLACE FUNCTION public.announce_act()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('aili_act', new.jurisdiction_id || ':' || new.xact);
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.announce_beside()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('aili_beside', new.jurisdiction_id || ':' || new.proceeding_id);
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.calendar_times(of_jurisdiction integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return (select jsonb_strip_nulls(jsonb_build_object(
    'officeHours', j.settings -> 'officeHours',
    'overrides', j.settings -> 'restDays',
    'notices', (select jsonb_agg(jsonb_build_object('year', n.year, 'source', n.source, 'days', n.days) order by n.year)
      from (select distinct on (year) year, source, days from calendar_notice
        where jurisdiction_id = of_jurisdiction order by year, version desc) n),
    'units', (select jsonb_object_agg(u.id, jsonb_build_object('officeHours', u.office_hours, 'restDays', u.rest_days))
      from unit u where u.jurisdiction_id = of_jurisdiction and (u.office_hours is not null or u.rest_days is not null))))
    from jurisdiction j where j.id = of_jurisdiction);
end $function$;
CREATE OR REPLACE FUNCTION public.days_of(last date, days integer)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_agg((last - ago - make_date(2000, 1, 1))::text) from generate_series(0, days - 1) ago
$function$;
CREATE OR REPLACE FUNCTION public.each_once(INOUT ids uuid[], INOUT keys timestamp with time zone[])
 RETURNS record
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  select array_agg(r.id), array_agg(r.key) into ids, keys from (select distinct m.id, m.key from unnest(ids, keys) as m(id, key)) r;
end $function$;
CREATE OR REPLACE FUNCTION public.ended_facts(state text, level smallint, community uuid, grid uuid, owner_unit uuid, units uuid[], handler uuid, urgent boolean, category text, nature text, satisfied smallint, missed boolean, opened_month integer, opened timestamp with time zone, acted timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.ended_listed(limits jsonb, by text, after_key timestamp with time zone, after_id uuid, wanted integer, counted integer, OUT ids uuid[], OUT keys timestamp with time zone[], OUT n integer, OUT is_left boolean)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.enter_matters(of_jurisdiction integer, entries text, words text, photos json)
 RETURNS TABLE(id uuid, number text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "aili.jurisdiction" TO ''
 SET "aili.reach" TO 'all'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.fact(kind text, of uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select '@' || kind || right(of::text, 8) $function$;
CREATE OR REPLACE FUNCTION public.facts_asked(limits jsonb, parts text[])
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.facts_if(facts text, VARIADIC asked text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  with lists as (select one::text[] as list from unnest(asked) one where one <> '{}')
  select coalesce((select format(' and %s @> %L::text[]', facts, array_agg(list[1])) from lists where cardinality(list) = 1 having count(*) > 0), '')
    || coalesce((select string_agg(format(' and %s && %L::text[]', facts, list), '') from lists where cardinality(list) > 1), '')
$function$;
CREATE OR REPLACE FUNCTION public.facts_of(kind text, ones text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(array_agg(kind || one)::text, '{}') from unnest(ones) one
$function$;
CREATE OR REPLACE FUNCTION public.facts_of(p proceeding)
 RETURNS tsvector
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(array_remove(array['@', '@t' || to_char(p.opened_at at time zone 'Asia/Shanghai', 'YYMM'), '@k' || p.category, '@n' || p.nature,
      fact('c', p.community_id), fact('g', p.grid_id)]
    || array(select fact('u', one) from unnest(p.unit_ids) one)
    || case when p.closed_at is null then array['@o']
       else array['@a' || to_char(p.last_act_at at time zone 'Asia/Shanghai', 'YYMM'), '@s' || p.state, '@l' || p.level, fact('h', p.handler_id),
         fact('w', p.owner_unit_id), case when p.urgent then '@x' end] end, null))
$function$;
CREATE OR REPLACE FUNCTION public.gathered(statement text, OUT ids uuid[], OUT keys timestamp with time zone[], OUT n integer)
 RETURNS record
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
 SET enable_indexonlyscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  select * into ids, keys, n from planned('gathered', statement);
end $function$;
CREATE OR REPLACE FUNCTION public.guest_limits(limits jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(string_agg('&(' || (select string_agg('''' || replace(replace(one.prefix || word, '\', '\\'), '''', '''''') || '''', '|') from unnest(one.words) word) || ')', ''), '') from (values
    ('', array[limits ->> 'communityId']), ('', (limits ->> 'grids')::text[]), ('h', array[limits ->> 'handlerId']), ('s', array[limits ->> 'state']),
    ('k', array[limits ->> 'category']), ('n', array[limits ->> 'nature']), ('w', array[limits ->> 'unitId']), ('x', case when (limits ->> 'urgent')::boolean then array[''] end),
    ('v', case when limits ? 'isSupervised' then array[''] end)) one(prefix, words)
  where one.words[1] is not null
$function$;
CREATE OR REPLACE FUNCTION public.guest_words(units uuid[], owner_unit uuid, community uuid, grid uuid, handler uuid, state text, category text, nature text, urgent boolean, supervised boolean)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(array_remove(array_remove(units, owner_unit)::text[] || array[coalesce(community::text, '-'), coalesce(grid::text, '-'), 'h' || handler::text, 's' || state,
    'k' || category, 'n' || nature, 'w' || owner_unit::text, case when urgent then 'x' end, case when supervised then 'v' end], null))
$function$;
CREATE OR REPLACE FUNCTION public.in_order(ids uuid[], keys timestamp with time zone[], by text, wanted integer, OUT first_ids uuid[], OUT first_keys timestamp with time zone[])
 RETURNS record
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  if by = 'next_due_at' then
    select array_agg(id), array_agg(key) into first_ids, first_keys from (select r.id, r.key from unnest(ids, keys) as r(id, key) order by key, id limit wanted) o;
  else
    select array_agg(id), array_agg(key) into first_ids, first_keys from (select r.id, r.key from unnest(ids, keys) as r(id, key) order by key desc, id limit wanted) o;
  end if;
end $function$;
CREATE OR REPLACE FUNCTION public.keep_facts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update matter m set search = words_of(m.search) || facts_of(new)
  where m.jurisdiction_id = new.jurisdiction_id and m.proceeding_id = new.id and not new.sealed;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.likes_sought(self uuid, cells text[], since timestamp with time zone[], words tsquery, months tsquery[], around timestamp with time zone, days integer, wanted integer)
 RETURNS TABLE(id uuid, text text, lng double precision, lat double precision, category text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET max_parallel_workers_per_gather TO '0'
 SET enable_seqscan TO 'off'
 SET enable_sort TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
#variable_conflict use_column
declare
  jurisdiction constant integer := setting_jurisdiction();
  reach constant text := coalesce(current_setting('aili.reach', true), '');
  is_wide constant boolean := reach in ('all', 'jurisdiction');
  grids constant uuid[] := setting_uuids('aili.grids');
  communities constant uuid[] := setting_uuids('aili.communities');
  units constant uuid[] := setting_uuids('aili.units');
  own constant uuid := setting_uuid('aili.proceeding');
  earliest constant timestamptz := around - make_interval(days => days);
  until constant timestamptz := around + make_interval(days => days);
  near tsquery;
  month tsquery;
  found tid[];
  more tid[];
  missing integer := wanted;
begin
  if not is_wide then
    near := (select string_agg(quote_literal(one), ' | ') from unnest(array(select fact('g', one) from unnest(grids) one)
      || array(select fact('c', one) from unnest(communities) one) || array(select fact('u', one) from unnest(units) one)) one)::tsquery;
    if near is null then return; end if;
  end if;
  if cardinality(cells) > 0 then
    found := array(select o.ctid from (
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[1] and m.reported_at between greatest(earliest, since[1]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[2] and m.reported_at between greatest(earliest, since[2]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[3] and m.reported_at between greatest(earliest, since[3]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[4] and m.reported_at between greatest(earliest, since[4]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[5] and m.reported_at between greatest(earliest, since[5]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[6] and m.reported_at between greatest(earliest, since[6]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[7] and m.reported_at between greatest(earliest, since[7]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[8] and m.reported_at between greatest(earliest, since[8]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc) union all
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[9] and m.reported_at between greatest(earliest, since[9]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc)) o
      order by o.reported_at desc limit wanted);
  end if;
  if words is not null then
    foreach month in array months loop
      if near is null then
        more := array(select m.ctid from matter m
          where m.jurisdiction_id = jurisdiction and m.search @@ words and m.search @@ month and m.reported_at between earliest and until
            and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' limit missing);
      elsif month is null then
        more := array(select m.ctid from matter m
          where m.jurisdiction_id = jurisdiction and m.search @@ words and m.search @@ near and m.reported_at between earliest and until
            and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed'
          order by abs(extract(epoch from m.reported_at - around)) limit missing);
      else
        more := array(select m.ctid from matter m
          where m.jurisdiction_id = jurisdiction and m.search @@ words and m.search @@ month and m.search @@ near and m.reported_at between earliest and until
            and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' limit missing);
      end if;
      found := found || more;
      missing := missing - cardinality(more);
      exit when missing <= 0;
    end loop;
  end if;
  -- The fence as the policy within_sight of proceeding has it.
  return query select m.proceeding_id, m.text, m.lng, m.lat, m.category
    from matter m join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id
    where m.ctid = any (found) and p.jurisdiction_id = jurisdiction and (reach = 'all' or not p.sealed and (p.owner_unit_id = any (units) or p.unit_ids && units
      or p.id = own or not p.restricted and (is_wide or p.grid_id = any (grids) or p.community_id = any (communities))));
end $function$;
CREATE OR REPLACE FUNCTION public.limits_as_facts(limits jsonb)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  select array_agg(facts_of(one.kind, one.ones)) from (select limits_of_days(limits) as is_of_days, limits_in_days(limits) as days) asked, lateral (values ('s', array[nullif(limits ->> 'state', 'closed')]), ('l', array[limits ->> 'level']), ('c', array[limits ->> 'communityId']),
    ('w', array[limits ->> 'unitId']), ('h', array[limits ->> 'handlerId']), ('x', case when (limits ->> 'urgent')::boolean then array[''] end), ('k', array[limits ->> 'category']),
    ('n', array[limits ->> 'nature']), ('m', case when limits ? 'isMissed' then array[''] end), ('g', (limits ->> 'grids')::text[]),
    ('r', array(select rating::text from generate_series(1, case when limits ? 'satisfiedMost' then (limits ->> 'satisfiedMost')::integer when limits ? 'isRated' then 5 end) rating)),
    ('t', case when not is_of_days then months_of((limits ->> 'openedFrom')::timestamptz, coalesce((limits ->> 'openedBefore')::timestamptz - interval '1 ms', now() + interval '1 month')) end),
    ('d', case when is_of_days then days_of(((limits ->> 'openedBefore')::timestamptz at time zone 'Asia/Shanghai')::date - 1, days) end),
    ('a', months_of((limits ->> 'actedFrom')::timestamptz, now() + interval '1 month'))) one(kind, ones)
  where one.ones is not null and one.ones <> array[null::text]
$function$;
CREATE OR REPLACE FUNCTION public.limits_in_days(limits jsonb)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select ((limits ->> 'openedBefore')::timestamptz at time zone 'Asia/Shanghai')::date - ((limits ->> 'openedFrom')::timestamptz at time zone 'Asia/Shanghai')::date
$function$;
CREATE OR REPLACE FUNCTION public.limits_of_days(limits jsonb)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(limits_in_days(limits) between 1 and 7, false)
$function$;
CREATE OR REPLACE FUNCTION public.listed_if(limits jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
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
$function$;
CREATE OR REPLACE FUNCTION public.matter_rows(of_jurisdiction integer, ids uuid[])
 RETURNS TABLE(id uuid, number text, state text, level smallint, "gridId" uuid, "communityId" uuid, "ownerUnitId" uuid, "handlerId" uuid, "handlerName" text, "handlerRole" text, urgent boolean, sealed boolean, suspended boolean, "nextDueAt" timestamp with time zone, "nextDueTerm" text, "nextDueProvisional" boolean, overdue boolean, "actCount" integer, "openedAt" timestamp with time zone, "closedAt" timestamp with time zone, "lastActAt" timestamp with time zone, excerpt text, category text, nature text, channel text, "placeText" text, "reportedAt" timestamp with time zone, lng double precision, lat double precision, "photoCount" integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.missed_anew(of_jurisdiction integer)
 RETURNS void
 LANGUAGE sql
AS $function$
  update proceeding p set missed = true from act a
  where p.jurisdiction_id = of_jurisdiction and a.jurisdiction_id = of_jurisdiction and a.proceeding_id = p.id and a.step = 'markOverdue'
    and a.inputs ->> 'term' = 'handling' and not p.missed
$function$;
CREATE OR REPLACE FUNCTION public.months_of(since timestamp with time zone, until timestamp with time zone)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when cardinality(months) between 1 and 36 then months end from (select array_agg(to_char(month, 'YYYYMM')) as months from generate_series(
    date_trunc('month', since at time zone 'Asia/Shanghai'), until at time zone 'Asia/Shanghai', '1 month') month) m
$function$;
CREATE OR REPLACE FUNCTION public.name_lexemes(name text, community uuid)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_to_tsvector(array_agg(distinct right(community::text, 8) || part))
  from (select translate(lower(normalize(name, nfkc)), ' .·•・-''’', '') as folded) f,
    lateral (select left(folded, 1) as part union all
      select substr(folded, n, 2) from generate_series(1, length(folded) - 1) n) p
$function$;
CREATE OR REPLACE FUNCTION public.note_building_of_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into building_change (jurisdiction_id, building_id) values (old.jurisdiction_id, old.building_id), (new.jurisdiction_id, new.building_id) on conflict do nothing;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.note_buildings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into building_change (jurisdiction_id, building_id) select distinct jurisdiction_id, building_id from changed on conflict do nothing;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.note_home_of_row()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into building_change (jurisdiction_id, building_id) select distinct new.jurisdiction_id, h.building_id
    from household h where h.jurisdiction_id = new.jurisdiction_id and h.id in (old.household_id, new.household_id) on conflict do nothing;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.note_homes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare of_jurisdiction integer;
begin
  for of_jurisdiction in select distinct jurisdiction_id from changed loop
    insert into building_change (jurisdiction_id, building_id) select distinct of_jurisdiction, h.building_id
      from household h where h.jurisdiction_id = of_jurisdiction and h.id in (select household_id from changed) on conflict do nothing;
  end loop;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.note_missed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update proceeding set missed = true where jurisdiction_id = new.jurisdiction_id and id = new.proceeding_id and not missed;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.note_this_building()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into building_change (jurisdiction_id, building_id) values (new.jurisdiction_id, new.id) on conflict do nothing;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.obey_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  visits uuid[] := array(select v.id from visit v join resident r on r.jurisdiction_id = v.jurisdiction_id and r.household_id = v.household_id
    where r.jurisdiction_id = new.jurisdiction_id and r.id = new.resident_id);
begin
  if new.purpose in ('visitRecord', 'minor') then
    update visit set note = null where jurisdiction_id = new.jurisdiction_id and id = any (visits) and note is not null;
  end if;
  if new.purpose in ('photo', 'minor') then
    update file set record_kind = null, record_id = null, grid_id = null, community_id = null
      where jurisdiction_id = new.jurisdiction_id and record_kind = 'visit' and record_id = any (visits);
  end if;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION public.one_of(ids text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when cardinality(ids::uuid[]) = 1 then format('= %L::uuid', (ids::uuid[])[1]) else format('= any (%L::uuid[])', ids) end
$function$;
CREATE OR REPLACE FUNCTION public.open_listed(limits jsonb, ways jsonb, by text, after_key timestamp with time zone, after_id uuid, wanted integer, counted integer, OUT ids uuid[], OUT keys timestamp with time zone[], OUT n integer, OUT is_left boolean)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.planned(way text, statement text, OUT ids uuid[], OUT keys timestamp with time zone[], OUT n integer)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.probed(statement text, OUT ids uuid[], OUT keys timestamp with time zone[], OUT n integer)
 RETURNS record
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  select * into ids, keys, n from planned('probed', statement);
end $function$;
CREATE OR REPLACE FUNCTION public.rare_if(limits jsonb, most integer)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.received_since(since text)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((select sum(c.received) from count_day c where c.jurisdiction_id = setting_jurisdiction() and c.scope = 'all' and c.on_day >= (since::timestamptz at time zone 'Asia/Shanghai')::date),
    case when since::timestamptz > now() - interval '8 days' then 0 else 1000000000 end)
$function$;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin raise exception 'acts are append-only'; end $function$;
CREATE OR REPLACE FUNCTION public.refuse_change_of_read()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then return old; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $function$;
CREATE OR REPLACE FUNCTION public.repeat_matter()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.rollup_news(of_jurisdiction integer, of_rollup text, at_most integer)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when m.state <> 'ready' or m.cluster <> this_cluster() or pg_snapshot_xmax(m.snapshot::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) then null
    when m.rollup = 'households' then (select count(*)::integer from (select from building_change b where b.jurisdiction_id = of_jurisdiction
      and not pg_visible_in_snapshot(b.xact::text::xid8, m.snapshot::pg_snapshot) limit at_most) n)
    else (select count(*)::integer from (select from act a where a.jurisdiction_id = of_jurisdiction
      and a.xact >= (pg_snapshot_xmin(m.snapshot::pg_snapshot)::text)::bigint and a.xact < (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint
      and not pg_visible_in_snapshot(a.xact::text::xid8, m.snapshot::pg_snapshot) limit at_most) n) end
  from rollup_mark m where m.jurisdiction_id = of_jurisdiction and m.rollup = of_rollup
$function$;
CREATE OR REPLACE FUNCTION public.setting_jurisdiction()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('aili.jurisdiction', true), '')::integer $function$;
CREATE OR REPLACE FUNCTION public.setting_sight()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select sight_key(setting_uuids('aili.communities'), setting_uuids('aili.grids'), setting_uuids('aili.units'))
$function$;
CREATE OR REPLACE FUNCTION public.setting_uuid(name text)
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting(name, true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION public.setting_uuids(name text)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting(name, true), ''), '{}')::uuid[] $function$;
CREATE OR REPLACE FUNCTION public.share_in_sight()
 RETURNS real
 LANGUAGE sql
 STABLE
AS $function$
  select least(1, (select coalesce(sum(share_of(jsonb_build_object('communityId', one))), 0) from unnest(setting_uuids('aili.communities')) one)
    + (select coalesce(sum(share_of(jsonb_build_object('grids', array[one]::text))), 0) from unnest(setting_uuids('aili.grids')) one)
    + 3 * (select coalesce(sum(share_of(jsonb_build_object('unitId', one))), 0) from unnest(setting_uuids('aili.units')) one))::real
$function$;
CREATE OR REPLACE FUNCTION public.share_of(limits jsonb)
 RETURNS real
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.share_of_time(limits jsonb, total real)
 RETURNS real
 LANGUAGE plpgsql
 STABLE
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.sight_as_facts(parts text[])
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case when coalesce(current_setting('aili.reach', true), '') in ('all', 'jurisdiction') then '{}' else coalesce((
    select array_agg(one || part)::text from (select 'g' || unnest(setting_uuids('aili.grids')) as one union all select 'c' || unnest(setting_uuids('aili.communities'))
      union all select 'u' || unnest(setting_uuids('aili.units'))) o, unnest(parts) part), '{}') end
$function$;
CREATE OR REPLACE FUNCTION public.sight_if()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case coalesce(current_setting('aili.reach', true), '')
    when 'all' then ''
    when 'jurisdiction' then ' and not p.sealed'
    else ' and not p.sealed and (' || coalesce(nullif(concat_ws(' or ',
      case when cardinality(setting_uuids('aili.grids')) > 0 then format('p.grid_id = any (%L::uuid[])', setting_uuids('aili.grids')) end,
      case when cardinality(setting_uuids('aili.communities')) > 0 then format('p.community_id = any (%L::uuid[])', setting_uuids('aili.communities')) end,
      case when cardinality(setting_uuids('aili.units')) > 0 then format('p.unit_ids <> ''{}'' and p.unit_ids && %L::uuid[]', setting_uuids('aili.units')) end), ''), 'false') || ')' end
$function$;
CREATE OR REPLACE FUNCTION public.sight_key(communities uuid[], grids uuid[], units uuid[])
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select encode(substr(sha256(convert_to(concat_ws(';', array(select distinct unnest(communities) order by 1)::text,
    array(select distinct unnest(grids) order by 1)::text, array(select distinct unnest(units) order by 1)::text), 'UTF8')), 1, 16), 'hex')::uuid
$function$;
CREATE OR REPLACE FUNCTION public.sights(besides text, is_each boolean, way jsonb, OUT form text, OUT kind text, OUT passed text)
 RETURNS SETOF record
 LANGUAGE plpgsql
 STABLE
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.sorted_on(conditions text, by text, wanted integer, OUT ids uuid[], OUT keys timestamp with time zone[])
 RETURNS record
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  select p.ids, p.keys into ids, keys from planned('sorted', format('select * from (select p.id, p.%I as key, true as ok from proceeding p where %s offset 0) p order by key%s, id limit %s', by, conditions,
    case when by = 'next_due_at' then '' else ' desc' end, wanted)) p;
end $function$;
CREATE OR REPLACE FUNCTION public.this_cluster()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select system_identifier::text from pg_control_system() $function$;
CREATE OR REPLACE FUNCTION public.waits_if(ways jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when ways is null then '' else ' and (' || coalesce(string_agg(
      case when way ? 'handlers' then format('p.handler_id = any (%L::uuid[])', way ->> 'handlers') || case when (way ->> 'isUnderWay')::boolean then ' and not p.suspended' else '' end
        when way ? 'ids' then format('p.waits_role = %L and p.%I = any (%L::uuid[])', way ->> 'role', way ->> 'column', way ->> 'ids')
        else format('p.waits_role = %L', way ->> 'role') end, ' or '), 'false') || ')' end
  from jsonb_array_elements(ways) way
$function$;
CREATE OR REPLACE FUNCTION public.walked(statement text, OUT ids uuid[], OUT keys timestamp with time zone[], OUT n integer)
 RETURNS record
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_sort TO 'off'
 SET max_parallel_workers_per_gather TO '0'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
begin
  select * into ids, keys, n from planned('walked', statement);
end $function$;
CREATE OR REPLACE FUNCTION public.walked_on(conditions text, by text, after_key timestamp with time zone, after_id uuid, wanted integer, OUT ids uuid[], OUT keys timestamp with time zone[])
 RETURNS record
 LANGUAGE plpgsql
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION public.way_if(way jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select ' and ' || case when way ? 'handlers' then 'p.handler_id ' || one_of(way ->> 'handlers') || case when (way ->> 'isUnderWay')::boolean then ' and not p.suspended' else '' end
    when way ? 'ids' then format('p.waits_role = %L and p.%I ', way ->> 'role', way ->> 'column') || one_of(way ->> 'ids')
    else format('p.waits_role = %L', way ->> 'role') end
$function$;
CREATE OR REPLACE FUNCTION public.words_among_few(limits jsonb, ways jsonb, is_open boolean, is_ended boolean, asked tsquery, phrases text[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "aili.gathered_most" TO '3000'
AS $function$
declare
  few constant integer := 3000;
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  -- A place asked for by whoever has a place: it may be another.
  is_elsewhere constant boolean := is_scoped and cardinality(setting_uuids('aili.grids') || setting_uuids('aili.communities')) > 0 and limits ?| array['communityId', 'grids', 'unitId'];
  total constant real := (select reltuples from pg_class where oid = 'public.proceeding'::regclass);
  own real := total;
  list record;
  all_ids uuid[] := '{}';
begin
  -- Elsewhere the index of words is quicker (a rare word 1 ms).
  if not (limits ? 'handlerId' or is_elsewhere) then return null; end if;
  if is_scoped then
    select coalesce(sum(c.open + c.closed), total * share_in_sight()) into own from count_standing c where c.jurisdiction_id = setting_jurisdiction() and c.scope in ('grid', 'community', 'unit')
      and c.scope_id = any (setting_uuids('aili.grids') || setting_uuids('aili.communities') || setting_uuids('aili.units'));
  end if;
  if own * share_of(limits) * share_of_time(limits, total) > (case when is_elsewhere then 16000 else 4000 end) then return null; end if;
  if is_ended then
    select * into list from ended_listed(limits, 'opened_at', null, null, few + 1, few);
    if list.is_left or list.n > few then return null; end if;
    all_ids := coalesce(list.ids, '{}');
  end if;
  if is_open then
    select * into list from open_listed(limits, ways, 'opened_at', null, null, few + 1, few);
    if list.is_left or list.n > few then return null; end if;
    all_ids := all_ids || coalesce(list.ids, '{}');
  end if;
  return coalesce((select array_agg(m.proceeding_id) from matter m where m.jurisdiction_id = setting_jurisdiction() and m.proceeding_id = any (all_ids) and m.search @@ asked
    and (cardinality(phrases) = 0 or (lower(m.text) || ' ' || lower(m.place_text)) like all (phrases) or lower(normalize(m.text || ' ' || m.place_text, NFKC)) like all (phrases))), '{}');
end $function$;
CREATE OR REPLACE FUNCTION public.words_found(asked tsquery, windows tsquery[], phrases text[], wanted integer, most integer, OUT ids uuid[], OUT is_left boolean, OUT is_many boolean)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  bound constant integer := case when most > 1000000 then most else coalesce(nullif(current_setting('aili.gathered_most', true), ''), most::text)::integer end;
  span tsquery;
  at integer := 1;
  part uuid[];
begin
  ids := '{}';
  is_left := false;
  is_many := false;
  while at <= cardinality(windows) loop
    if cardinality(ids) >= wanted then
      is_left := true;
      return;
    end if;
    span := windows[at];
    if at > 2 and cardinality(ids) * 4 < wanted then
      while at < cardinality(windows) loop
        at := at + 1;
        span := span || windows[at];
      end loop;
    end if;
    select array_agg(f.id) into part from (select m.proceeding_id as id from matter m
      where m.jurisdiction_id = setting_jurisdiction() and m.search @@ (asked && span)
        and (cardinality(phrases) = 0 or (lower(m.text) || ' ' || lower(m.place_text)) like all (phrases)
          or lower(normalize(m.text || ' ' || m.place_text, NFKC)) like all (phrases)) limit bound + 1) f;
    ids := ids || part;
    if cardinality(part) > bound then
      is_many := true;
      is_left := true;
      return;
    end if;
    at := at + 1;
  end loop;
end $function$;
CREATE OR REPLACE FUNCTION public.words_of(search tsvector)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select ts_delete(search, array(select lexeme from unnest(search) where lexeme like '@%')) $function$;
CREATE OR REPLACE FUNCTION public.words_walked(limits jsonb, ways jsonb, by text, is_open boolean, after_key timestamp with time zone, after_id uuid, asked tsquery, phrases text[], wanted integer, OUT ids uuid[], OUT keys timestamp with time zone[], OUT is_whole boolean)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_sort TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
declare
  walk constant integer := coalesce(nullif(current_setting('aili.walked_most', true), ''), '4000');
begin
  if by not in ('next_due_at', 'opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  execute format('select array_agg(p.id) filter (where p.ok), array_agg(p.key) filter (where p.ok), not coalesce(bool_or(p.place = %7$s), false) and count(*) <= %9$s from (
      select p.id, p.key, p.place, m.proceeding_id is not null as ok
      from (select p.*, row_number() over () as place from (select p.id, p.%1$I as key from proceeding p
          where p.jurisdiction_id = %2$L and p.procedure = ''matter'' and p.closed_at is %3$s null%4$s%5$s order by p.%1$I%6$s, p.id limit %7$s) p) p
        left join lateral (select m.proceeding_id from matter m where m.jurisdiction_id = %2$L and m.proceeding_id = p.id and m.search @@ %8$L::tsquery%10$s) m on true
      where m.proceeding_id is not null or p.place = %7$s limit %9$s + 1) p',
    by, setting_jurisdiction(), case when is_open then '' else 'not' end, listed_if(limits) || waits_if(ways) || sight_if(), after_if(by, after_key, after_id),
    case when by = 'next_due_at' then '' else ' desc' end, walk, asked, wanted,
    case when cardinality(phrases) = 0 then '' else format(' and ((lower(m.text) || '' '' || lower(m.place_text)) like all (%1$L::text[])
      or lower(normalize(m.text || '' '' || m.place_text, NFKC)) like all (%1$L::text[]))', phrases) end)
    into ids, keys, is_whole;
  ids := ids[1:wanted];
  keys := keys[1:wanted];
end $function$;

create table absence (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  person_id uuid not null,
  deputy_id uuid,
  from_on date not null,
  to_on date not null
);

create table access_entry (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  proceeding_id uuid not null,
  what text not null,
  reason text not null
);

create table account_credential (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table account_session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  started_at timestamp with time zone,
  seen_at timestamp with time zone,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table account_two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone
);

create table account_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  username text,
  two_factor_enabled boolean default false,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table account_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table act (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  seq integer not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_role text not null,
  on_behalf_of uuid,
  at timestamp with time zone not null,
  on_day date not null,
  inputs jsonb default '{}'::jsonb not null,
  reason text,
  effects jsonb default '{}'::jsonb not null,
  rule_version integer not null,
  prev_hash bytea not null,
  hash bytea not null,
  xact bigint default ((pg_current_xact_id())::text)::bigint not null
);

create table agreement (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  form text not null,
  state text not null,
  version integer not null,
  act_id uuid,
  effect_on date,
  party_ids uuid[] default '{}'::uuid[] not null,
  by_id uuid,
  at timestamp with time zone not null
);

create table agreement_check (
  jurisdiction_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  answer text,
  words bytea,
  answered_by uuid,
  answered_at timestamp with time zone
);

create table agreement_instalment (
  jurisdiction_id integer not null,
  agreement_id uuid not null,
  "row" integer not null,
  due_on date not null,
  amount_fen bigint not null
);

create table agreement_link (
  jurisdiction_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  party_id uuid not null,
  purpose text not null,
  code_index bytea not null,
  failures integer default 0 not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  by_id uuid,
  at timestamp with time zone not null
);

create table agreement_signature (
  jurisdiction_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  purpose text not null,
  role text not null,
  party_id uuid,
  decision text not null,
  way text not null,
  name bytea,
  image bytea,
  sha256 bytea not null,
  on_day date not null,
  by_id uuid,
  at timestamp with time zone not null,
  fallen_at timestamp with time zone
);

create table agreement_version (
  jurisdiction_id integer not null,
  agreement_id uuid not null,
  version integer not null,
  content bytea not null,
  sha256 bytea not null,
  by_id uuid,
  at timestamp with time zone not null
);

create table backup_run (
  jurisdiction_id integer not null,
  id uuid not null,
  name text,
  outcome text not null,
  problem text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  verified_at timestamp with time zone,
  row_count bigint,
  file_count integer,
  missing_files integer
);

create table barrier (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  kind text not null,
  name text default ''::text not null,
  line jsonb not null,
  source text
);

create table building (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  compound_id uuid not null,
  grid_id uuid,
  name text not null,
  households integer default 0 not null,
  floors smallint,
  lng double precision not null,
  lat double precision not null,
  external_id text,
  units smallint,
  residents integer,
  elderly_alone integer default 0 not null,
  dedicated text,
  outline jsonb,
  source text
);

create table building_change (
  jurisdiction_id integer not null,
  xact bigint default ((pg_current_xact_id())::text)::bigint not null,
  building_id uuid not null
);

create table calendar_address (
  jurisdiction_id integer not null,
  id uuid not null,
  person_id uuid not null,
  token_index bytea not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table calendar_change (
  jurisdiction_id integer not null,
  id uuid not null,
  kind text not null,
  facts jsonb default '{}'::jsonb not null,
  unit_id uuid,
  person_id uuid,
  made_at timestamp with time zone not null,
  from_on date,
  to_on date,
  after_id uuid,
  moved integer default 0 not null,
  confirmed integer default 0 not null,
  failed integer default 0 not null,
  retry_at timestamp with time zone,
  finished_at timestamp with time zone,
  settled_at timestamp with time zone
);

create table calendar_notice (
  jurisdiction_id integer not null,
  year integer not null,
  version integer default 1 not null,
  source text not null,
  days jsonb not null,
  loaded_at timestamp with time zone default now() not null
);

create table community (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  unit_id uuid not null,
  code text not null,
  name text not null,
  boundary jsonb,
  external_codes jsonb default '[]'::jsonb not null
);

create table compound (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  community_id uuid not null,
  name text not null,
  kind text default 'residential'::text not null
);

create table consent (
  jurisdiction_id integer not null,
  id uuid not null,
  resident_id uuid not null,
  given_by uuid not null,
  purpose text not null,
  version integer not null,
  text_hash bytea not null,
  how text not null,
  given_at timestamp with time zone not null,
  recorded_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_how text
);

create table consent_text (
  jurisdiction_id integer not null,
  purpose text not null,
  version integer not null,
  texts jsonb not null,
  valid_from date not null,
  loaded_by uuid,
  loaded_at timestamp with time zone not null
);

create table counsel_booking (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  way text not null,
  place text default ''::text not null,
  kind text not null,
  who bytea,
  contact_index bytea,
  query_index bytea not null,
  state text default 'booked'::text not null,
  booked_by uuid,
  booked_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  said bytea not null
);

create table counsel_consultation (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  person_id uuid not null,
  booking_id uuid,
  at timestamp with time zone not null,
  on_day date not null,
  way text not null,
  acted_as text not null,
  kind text not null,
  anonymous boolean not null,
  next_step text not null,
  basis jsonb default '[]'::jsonb not null,
  words bytea,
  said bytea not null,
  recorded_at timestamp with time zone not null
);

create table counsel_duty (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  weekday smallint,
  on_day date,
  closed boolean default false not null,
  starts text,
  ends text,
  way text,
  place text default ''::text not null,
  slot_minutes smallint,
  valid_from date not null,
  valid_to date,
  made_by uuid,
  made_at timestamp with time zone not null
);

create table counsel_opinion (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  kind text not null,
  title text not null,
  content text default ''::text not null,
  needed_on date,
  open_to_residents boolean default false not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  opinion text,
  clauses jsonb default '[]'::jsonb not null,
  grounds text default ''::text not null,
  basis jsonb default '[]'::jsonb not null,
  given_by uuid,
  given_at timestamp with time zone,
  said bytea not null,
  given_said bytea
);

create table counsel_read (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  subject text not null,
  subject_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null
);

create table counsel_referral (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  consultation_id uuid not null,
  community_id uuid not null,
  procedure text not null,
  at timestamp with time zone not null
);

create table counsel_service (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  licence_number text not null,
  work_phone text default ''::text not null,
  valid_from date not null,
  valid_to date,
  made_by uuid,
  made_at timestamp with time zone not null
);

create table count_category (
  jurisdiction_id integer not null,
  scope text not null,
  scope_id uuid not null,
  community_id uuid not null,
  category text not null,
  open integer not null
) with (fillfactor=50);

create table count_day (
  jurisdiction_id integer not null,
  scope text not null,
  scope_id uuid not null,
  community_id uuid not null,
  on_day date not null,
  received integer not null,
  rated integer not null,
  satisfied integer not null,
  dissatisfied integer not null,
  ended integer not null,
  closed integer not null,
  missed integer not null
) with (fillfactor=70);

create table count_due (
  jurisdiction_id integer not null,
  scope text not null,
  scope_id uuid not null,
  community_id uuid not null,
  due_hour timestamp with time zone not null,
  open integer not null
) with (fillfactor=70);

create table count_standing (
  jurisdiction_id integer not null,
  scope text not null,
  scope_id uuid not null,
  community_id uuid not null,
  open integer not null,
  closed integer not null,
  unassigned integer not null,
  supervised integer not null,
  suspended integer not null,
  verifying integer not null,
  provisional integer not null
) with (fillfactor=50);

create table count_week (
  jurisdiction_id integer not null,
  scope text not null,
  scope_id uuid not null,
  community_id uuid not null,
  week_on date not null,
  category text not null,
  received integer not null
) with (fillfactor=70);

create table counted_building (
  jurisdiction_id integer not null,
  building_id uuid not null,
  version bigint not null,
  grid_id uuid,
  dwellings integer not null,
  people integer not null,
  communities uuid[] not null,
  spots jsonb not null,
  homes bytea not null,
  visits bytea not null,
  needs bytea not null
);

create table counted_matter (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  community_id uuid,
  grid_id uuid,
  unit_ids uuid[] not null,
  opened_on date not null,
  ended_on date,
  closed boolean not null,
  missed boolean not null,
  unassigned boolean not null,
  supervised boolean not null,
  suspended boolean not null,
  verifying boolean not null,
  provisional boolean not null,
  due_at timestamp with time zone,
  category text not null,
  satisfied smallint
) with (fillfactor=85);

create table counted_sight (
  jurisdiction_id integer not null,
  sight_id uuid not null,
  communities uuid[] not null,
  grids uuid[] not null,
  units uuid[] not null,
  read_on date not null
);

create table data_request (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  resident_id uuid not null,
  kind text not null
);

create table deadline_rule (
  jurisdiction_id integer not null,
  procedure text not null,
  term text not null,
  version integer not null,
  rule jsonb not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  loaded_by uuid,
  loaded_at timestamp with time zone not null
);

create table delivery (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  notice_id uuid not null,
  person_id uuid not null,
  channel text not null,
  status text default 'queued'::text not null,
  attempts smallint default 0 not null,
  last_error text,
  queued_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  settled_at timestamp with time zone
);

create table device (
  jurisdiction_id integer not null,
  id uuid not null,
  person_id uuid not null,
  name text default ''::text not null,
  unlock bytea,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  waiting integer default 0 not null,
  wipe_asked_at timestamp with time zone,
  wipe_asked_by uuid,
  wiped_at timestamp with time zone
);

create table dispute_party (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  side text not null,
  kind text not null,
  name bytea not null,
  phone bytea,
  by_id uuid,
  at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  messages_declined_on date
);

create table dispute_sender (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null
);

create table division (
  jurisdiction_id integer not null,
  code text not null,
  name text not null
);

create table dossier (
  jurisdiction_id integer not null,
  id uuid not null,
  created_at timestamp with time zone default now() not null
);

create table dwelling (
  jurisdiction_id integer not null,
  id uuid not null,
  building_id uuid not null,
  community_id uuid not null,
  entrance text default ''::text not null,
  floor smallint,
  number text not null,
  use text default 'home'::text not null,
  versions jsonb default '{}'::jsonb not null
);

create table enforcement_referral (
  jurisdiction_id integer not null,
  dispute_id uuid not null,
  enforcement_id uuid not null,
  act_id uuid not null,
  unit_id uuid not null,
  at timestamp with time zone not null
);

create table file (
  jurisdiction_id integer not null,
  id uuid not null,
  sha256 bytea not null,
  mime text not null,
  bytes integer not null,
  width integer,
  height integer,
  taken_at timestamp with time zone,
  uploaded_at timestamp with time zone default now() not null,
  uploaded_by uuid,
  claim_index bytea,
  proceeding_id uuid,
  act_id uuid,
  purpose text,
  record_kind text,
  record_id uuid,
  grid_id uuid,
  community_id uuid,
  clock_doubt boolean default false not null
);

create table grid (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  community_id uuid not null,
  code text not null,
  name text not null,
  kind text default 'general'::text not null,
  setting text default 'urban'::text not null,
  households integer default 0 not null,
  boundary jsonb,
  version integer default 1 not null,
  valid_from date default CURRENT_DATE not null,
  valid_to date,
  external_codes jsonb default '[]'::jsonb not null,
  decided_on date,
  plan_id uuid
);

create table grid_change (
  jurisdiction_id integer not null,
  from_grid uuid not null,
  to_grid uuid not null,
  plan_id uuid not null,
  share real not null
);

create table grid_plan (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  name text not null,
  state text not null,
  ask jsonb default '{}'::jsonb not null,
  base jsonb,
  figures jsonb,
  share real default 0 not null,
  revision integer default 0 not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  last_change text,
  failure jsonb,
  decision text,
  remarks text,
  decided_on date,
  adopted_by uuid,
  adopted_at timestamp with time zone,
  handed_over integer default 0 not null,
  to_hand_over integer default 0 not null
);

create table grid_plan_edit (
  jurisdiction_id integer not null,
  plan_id uuid not null,
  seq integer not null,
  edit jsonb not null,
  person_id uuid,
  at timestamp with time zone not null,
  undone boolean default false not null,
  dropped boolean default false not null
);

create table guardianship (
  jurisdiction_id integer not null,
  ward_id uuid not null,
  guardian_id uuid not null,
  kind text not null,
  since date not null,
  until date,
  recorded_by uuid
);

create table hazard (
  jurisdiction_id integer not null,
  id uuid not null,
  kind text not null,
  what text not null,
  place_text text default ''::text not null,
  lng double precision,
  lat double precision,
  building_id uuid,
  grid_id uuid,
  community_id uuid not null,
  grade text default 'ordinary'::text not null,
  state text default 'open'::text not null,
  proceeding_id uuid,
  found_at timestamp with time zone not null,
  found_by uuid not null,
  recheck_on date,
  looked_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  recorded_at timestamp with time zone not null
);

create table hazard_event (
  jurisdiction_id integer not null,
  id uuid not null,
  hazard_id uuid not null,
  kind text not null,
  note text default ''::text not null,
  person_id uuid,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  recheck_on date,
  grade text,
  proceeding_id uuid
);

create table household (
  jurisdiction_id integer not null,
  id uuid not null,
  dwelling_id uuid not null,
  building_id uuid not null,
  community_id uuid not null,
  kind text default 'family'::text not null,
  visits text default 'welcome'::text not null,
  visits_until date,
  moved_in_on date,
  moved_out_on date,
  versions jsonb default '{}'::jsonb not null,
  made_at timestamp with time zone not null
);

create table intake_run (
  jurisdiction_id integer not null,
  id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  rows_total integer default 0 not null,
  rows_taken integer default 0 not null,
  rows_refused integer default 0 not null
);

create table jurisdiction (
  id integer not null,
  name text not null,
  settings jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone default now() not null
);

create table kinship (
  jurisdiction_id integer not null,
  person_id uuid not null,
  phone_index bytea not null
);

create table ledger_template (
  jurisdiction_id integer not null,
  id uuid not null,
  ledger text not null,
  name text not null,
  community_id uuid,
  title text default ''::text not null,
  columns jsonb not null,
  form bytea,
  mapping jsonb,
  revision integer default 1 not null,
  person_id uuid,
  at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table list_line (
  jurisdiction_id integer not null,
  notice_id uuid not null,
  proceeding_id uuid not null,
  part text not null,
  person_id uuid not null,
  on_behalf_of uuid,
  kind text,
  facts jsonb default '{}'::jsonb not null,
  due_at timestamp with time zone
);

create table matter (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  text text not null,
  content_hash bytea not null,
  channel text not null,
  nature text not null,
  category text not null,
  category_by text default 'reporter'::text not null,
  reported_at timestamp with time zone not null,
  place_text text default ''::text not null,
  lng double precision,
  lat double precision,
  building_id uuid,
  place_cell text,
  query_index bytea not null,
  anonymous boolean not null,
  reporter_name bytea,
  reporter_phone bytea,
  reporter_index bytea,
  search tsvector default ''::tsvector not null,
  external_number text,
  merged_into uuid,
  solved text,
  satisfied smallint,
  claim_index bytea
);

create table mediation_committee (
  jurisdiction_id integer not null,
  id uuid not null,
  revision integer default 1 not null,
  kind text not null,
  name text not null,
  unit_id uuid not null,
  community_id uuid,
  term_from date not null,
  has_woman boolean,
  mixed_area boolean,
  smaller_group_sits boolean,
  ended_on date,
  by_id uuid,
  at timestamp with time zone not null
);

create table mediation_due (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  round smallint not null,
  "row" integer not null,
  community_id uuid,
  unit_id uuid not null,
  way text,
  dispute_kind text,
  due_on date not null,
  amount_fen bigint not null,
  received_fen bigint not null,
  settled_on date
);

create table mediation_round (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  round smallint not null,
  act_count integer not null,
  community_id uuid,
  unit_id uuid not null,
  way text,
  dispute_kind text,
  begun_on date,
  ended_on date,
  outcome text,
  days integer,
  period_on date,
  until_on date,
  is_last boolean not null,
  is_local boolean not null,
  is_passed_on boolean not null,
  effect_on date,
  due_on date,
  performed_on date,
  performance text,
  confirmation text,
  confirmation_until date
);

create table mediator (
  jurisdiction_id integer not null,
  id uuid not null,
  revision integer default 1 not null,
  committee_id uuid not null,
  person_id uuid,
  name text not null,
  office text not null,
  way text not null,
  specialities text[] default '{}'::text[] not null,
  languages text[] not null,
  from_on date not null,
  to_on date,
  away_from date,
  away_to date,
  phone_index bytea,
  by_id uuid,
  at timestamp with time zone not null
);

create table mediator_choice (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  party_id uuid not null,
  mediator_id uuid,
  how text not null,
  by_id uuid,
  at timestamp with time zone not null,
  seq bigint generated always as identity not null
);

create table mediator_declaration (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  person_id uuid not null,
  relations jsonb not null,
  at timestamp with time zone not null,
  seq bigint generated always as identity not null
);

create table morning (
  jurisdiction_id integer not null,
  on_day date not null,
  made_at timestamp with time zone not null,
  lists integer default 0 not null
);

create table move_request (
  jurisdiction_id integer not null,
  id uuid not null,
  resident_id uuid not null,
  household_id uuid not null,
  relation text default 'other'::text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  state text default 'asked'::text not null,
  decided_by uuid,
  decided_at timestamp with time zone
);

create table notice (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  person_id uuid not null,
  proceeding_id uuid,
  kind text not null,
  facts jsonb default '{}'::jsonb not null,
  dedupe_key text not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  told text default 'atOnce'::text not null,
  list_id uuid
);

create table outside_message (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  proceeding_id uuid not null,
  party_id uuid not null,
  kind text not null,
  cause text not null,
  facts jsonb default '{}'::jsonb not null,
  address bytea,
  status text not null,
  withheld_for text,
  attempts smallint default 0 not null,
  last_error text,
  queued_at timestamp with time zone not null,
  next_attempt_at timestamp with time zone,
  settled_at timestamp with time zone
);

create table paper (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  kind text not null,
  act_id uuid not null,
  version smallint not null,
  unit_id uuid not null,
  number text not null,
  sha256 bytea not null,
  says bytea not null,
  pages smallint not null,
  content bytea not null,
  pdf bytea not null,
  missing text[] default '{}'::text[] not null,
  reason text not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  corrected_to bigint default 0 not null
);

create table paper_correction (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  act_id uuid not null,
  input text not null,
  value bytea not null,
  reason text not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  seq bigint generated always as identity not null
);

create table paper_number (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  unit_id uuid not null,
  series text not null,
  year smallint not null,
  serial integer not null,
  number text not null,
  at timestamp with time zone not null
);

create table paper_office (
  jurisdiction_id integer not null,
  unit_id uuid not null,
  short_name text not null,
  number_form text,
  revision integer default 1 not null,
  person_id uuid not null,
  at timestamp with time zone not null
);

create table paper_series (
  jurisdiction_id integer not null,
  unit_id uuid not null,
  series text not null,
  year smallint not null,
  last integer not null
);

create table paper_template (
  jurisdiction_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  procedure text not null,
  kind text not null,
  name text not null,
  file bytea not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid
);

create table party_consent (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  party_id uuid not null,
  how text not null,
  by_id uuid,
  at timestamp with time zone not null,
  seq bigint generated always as identity not null
);

create table party_phone (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  phone_index bytea not null
);

create table patrol (
  jurisdiction_id integer not null,
  id uuid not null,
  plan_id uuid not null,
  revision integer not null,
  grid_id uuid,
  community_id uuid not null,
  person_id uuid not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  track bytea,
  track_metres integer,
  track_removed_at timestamp with time zone,
  stops_planned smallint default 0 not null,
  stops_done smallint default 0 not null,
  not_ok smallint default 0 not null,
  recorded_at timestamp with time zone not null,
  device_id uuid
);

create table patrol_check (
  jurisdiction_id integer not null,
  id uuid not null,
  patrol_id uuid not null,
  stop_id uuid not null,
  item_id uuid not null,
  result text not null,
  note text default ''::text not null,
  at timestamp with time zone not null,
  lng double precision,
  lat double precision,
  hazard_id uuid,
  recorded_at timestamp with time zone not null
);

create table patrol_plan (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  grid_id uuid,
  name text not null,
  stops jsonb not null,
  every_days smallint not null,
  valid_from date not null,
  ended_on date,
  revision integer default 1 not null,
  person_id uuid,
  at timestamp with time zone not null
);

create table performance_receipt (
  jurisdiction_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  proceeding_id uuid not null,
  received_on date not null,
  amount_fen bigint not null,
  by_id uuid,
  at timestamp with time zone not null,
  kind text default 'received'::text not null,
  corrects uuid
);

create table person (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  account_id text,
  name text not null,
  work_phone text,
  active boolean default true not null,
  work_email text,
  declined_channels text[] default '{}'::text[] not null
);

create table post (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  person_id uuid not null,
  role text not null,
  unit_id uuid not null,
  community_id uuid,
  grid_id uuid,
  valid_from date default CURRENT_DATE not null,
  valid_to date,
  deputy_id uuid
);

create table private_input (
  jurisdiction_id integer not null,
  act_id uuid not null,
  proceeding_id uuid not null,
  inputs bytea not null
);

create table proceeding (
  jurisdiction_id integer not null,
  id uuid not null,
  dossier_id uuid not null,
  procedure text not null,
  procedure_version integer not null,
  number text not null,
  state text not null,
  level smallint not null,
  grid_id uuid,
  community_id uuid,
  owner_unit_id uuid not null,
  handler_id uuid,
  waits_role text,
  unit_ids uuid[] default '{}'::uuid[] not null,
  urgent boolean default false not null,
  sealed boolean default false not null,
  suspended boolean default false not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  next_due_at timestamp with time zone,
  next_due_term text,
  next_due_provisional boolean default false not null,
  next_rung_at timestamp with time zone,
  overdue boolean default false not null,
  supervised boolean default false not null,
  act_count integer not null,
  last_act_at timestamp with time zone not null,
  last_hash bytea not null,
  restricted boolean default false not null,
  category text,
  nature text,
  satisfied smallint,
  opened_month integer generated always as ((((EXTRACT(year FROM (opened_at AT TIME ZONE 'Asia/Shanghai'::text)) * (100)::numeric) + EXTRACT(month FROM (opened_at AT TIME ZONE 'Asia/Shanghai'::text))))::integer) stored,
  missed boolean default false not null
) with (fillfactor=80, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_insert_scale_factor=0.02);

create table publicity_item (
  jurisdiction_id integer not null,
  id uuid not null,
  year smallint not null,
  month smallint not null,
  community_id uuid,
  topic text not null,
  law text default ''::text not null,
  audience text not null,
  venue text not null,
  place text default ''::text not null,
  responsible text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  dropped_at timestamp with time zone,
  dropped_why text,
  said bytea not null
);

create table publicity_prompt (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid,
  issued_by text not null,
  received_on date not null,
  content text not null,
  answer_by date,
  feedback text,
  fed_back_on date,
  fed_back_by uuid,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  said bytea not null
);

create table publicity_session (
  jurisdiction_id integer not null,
  id uuid not null,
  item_id uuid,
  community_id uuid,
  on_day date not null,
  minutes smallint not null,
  topic text not null,
  law text default ''::text not null,
  audience text not null,
  venue text not null,
  place text not null,
  lecturer text default ''::text not null,
  acted_as text,
  materials text default ''::text not null,
  forms text[] default '{}'::text[] not null,
  present integer not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  said bytea not null
);

create table referral (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  to_procedure text not null,
  basis text not null,
  fields_shared text[] not null,
  consent boolean,
  sent_at timestamp with time zone not null,
  received_by uuid,
  received_at timestamp with time zone,
  outcome text,
  to_proceeding uuid
);

create table registry_change (
  jurisdiction_id integer not null,
  id uuid not null,
  subject text not null,
  subject_id uuid not null,
  kind text not null,
  fields text[] default '{}'::text[] not null,
  content bytea,
  seen jsonb default '{}'::jsonb not null,
  state text default 'applied'::text not null,
  picks uuid,
  person_id uuid,
  device_id uuid,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null
);

create table registry_read (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  at timestamp with time zone not null,
  person_id uuid,
  what text not null,
  reason text,
  resident_ids uuid[] default '{}'::uuid[] not null,
  grid_id uuid,
  community_id uuid
);

create table resident (
  jurisdiction_id integer not null,
  id uuid not null,
  household_id uuid,
  building_id uuid not null,
  community_id uuid not null,
  relation text default 'other'::text not null,
  name text not null,
  born_on date,
  stays text default 'here'::text not null,
  phone bytea,
  phone_index bytea,
  id_number bytea,
  id_number_index bytea,
  search tsvector generated always as (name_lexemes(name, community_id)) stored,
  sources jsonb default '{}'::jsonb not null,
  versions jsonb default '{}'::jsonb not null,
  left_on date,
  merged_into uuid,
  frozen boolean default false not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create table resident_code (
  jurisdiction_id integer not null,
  id uuid not null,
  phone_index bytea,
  resident_id uuid,
  code_index bytea not null,
  sent text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  failures smallint default 0 not null,
  used_at timestamp with time zone
);

create table resident_merge (
  jurisdiction_id integer not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  content bytea not null,
  person_id uuid,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid
);

create table resident_session (
  jurisdiction_id integer not null,
  token_index bytea not null,
  resident_id uuid not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

create table retention_run (
  jurisdiction_id integer not null,
  id uuid not null,
  rule text not null,
  before date not null,
  removed integer not null,
  at timestamp with time zone not null
);

create table rollup_mark (
  jurisdiction_id integer not null,
  rollup text not null,
  state text not null,
  snapshot text not null,
  cluster text not null,
  as_of timestamp with time zone not null,
  filled_to uuid
);

create table roster_batch (
  jurisdiction_id integer not null,
  run_id uuid not null,
  batch integer not null,
  rows integer not null,
  content bytea,
  counts jsonb
);

create table roster_row (
  jurisdiction_id integer not null,
  run_id uuid not null,
  "row" integer not null,
  problems jsonb not null,
  content bytea,
  door uuid not null,
  household_id uuid,
  settled text,
  settled_by uuid,
  settled_at timestamp with time zone
);

create table roster_run (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  state text not null,
  share real default 0 not null,
  wishes jsonb default '{}'::jsonb not null,
  summary jsonb,
  failure jsonb,
  rows_total integer default 0 not null,
  rows_taken integer default 0 not null,
  rows_aside integer default 0 not null,
  person_id uuid,
  at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

create table schema_migration (
  name text not null,
  sha256 text not null,
  at timestamp with time zone default now() not null
);

create table sealed_content (
  jurisdiction_id integer not null,
  proceeding_id uuid not null,
  ciphertext bytea not null,
  sealed_at timestamp with time zone not null
);

create table service_need (
  jurisdiction_id integer not null,
  id uuid not null,
  resident_id uuid not null,
  household_id uuid not null,
  kind text not null,
  every_days smallint,
  consent_id uuid not null,
  asked_on date not null,
  recorded_by uuid,
  ended_on date
);

create table sign_in_failure (
  name_index bytea not null,
  failures smallint not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone
);

create table signed_copy (
  jurisdiction_id integer not null,
  id uuid not null,
  proceeding_id uuid not null,
  kind text not null,
  act_id uuid not null,
  version smallint,
  mime text not null,
  pages smallint not null,
  bytes integer not null,
  sha256 bytea not null,
  content bytea not null,
  reason text not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  struck_at timestamp with time zone,
  struck_by uuid,
  struck_for text
);

create table sitting (
  jurisdiction_id integer not null,
  id uuid not null,
  revision integer not null,
  proceeding_id uuid not null,
  act_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  place_kind text not null,
  room text,
  place bytea,
  mediator_id uuid not null,
  openness text not null,
  interpreter boolean default false not null,
  state text not null,
  reason bytea,
  by_id uuid,
  at timestamp with time zone not null
);

create table sitting_row (
  jurisdiction_id integer not null,
  id uuid not null,
  seq bigint generated always as identity not null,
  proceeding_id uuid not null,
  sitting_id uuid,
  kind text not null,
  subject text,
  party_id uuid,
  re uuid,
  replaces uuid,
  answer text,
  body bytea,
  by_id uuid,
  at timestamp with time zone not null
);

create table staffing_change (
  jurisdiction_id integer not null,
  id uuid not null,
  kind text not null,
  from_on date not null,
  begun uuid[] default '{}'::uuid[] not null,
  ended uuid[] default '{}'::uuid[] not null,
  figures jsonb,
  person_id uuid,
  at timestamp with time zone not null
);

create table statute (
  jurisdiction_id integer not null,
  id uuid not null,
  law text not null,
  dated date,
  path text not null,
  superseded_how text,
  superseded_by text,
  loaded_at timestamp with time zone not null
);

create table statute_article (
  jurisdiction_id integer not null,
  id uuid not null,
  statute_id uuid not null,
  place integer not null,
  number text not null,
  text text not null
);

create table survey_run (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  kind text not null,
  file_name text not null,
  file_sha256 bytea not null,
  person_id uuid,
  at timestamp with time zone not null,
  rows_total integer not null,
  rows_taken integer not null,
  rows_refused integer not null
);

create table tenure (
  jurisdiction_id integer not null,
  id uuid not null,
  dwelling_id uuid not null,
  resident_id uuid,
  organisation text,
  credit_code text,
  kind text not null,
  from_on date,
  to_on date
);

create table unit (
  jurisdiction_id integer not null,
  id uuid default gen_random_uuid() not null,
  kind text not null,
  name text not null,
  credit_code text,
  phone text,
  parent_id uuid,
  competences text[] default '{}'::text[] not null,
  active boolean default true not null,
  office_hours jsonb,
  rest_days jsonb
);

create table upload (
  jurisdiction_id integer not null,
  id uuid not null,
  claim_index bytea not null,
  bytes integer not null,
  received integer default 0 not null,
  person_id uuid,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create table visit (
  jurisdiction_id integer not null,
  id uuid not null,
  household_id uuid not null,
  building_id uuid not null,
  grid_id uuid,
  community_id uuid not null,
  person_id uuid not null,
  companions uuid[] default '{}'::uuid[] not null,
  purpose text not null,
  outcome text not null,
  consented boolean not null,
  note bytea,
  next_on date,
  at timestamp with time zone not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  device_id uuid,
  replaces uuid,
  said bytea not null,
  note_kept boolean generated always as ((note IS NOT NULL)) stored not null
);

create table visit_matter (
  jurisdiction_id integer not null,
  visit_id uuid not null,
  proceeding_id uuid not null
);

create table visit_month (
  jurisdiction_id integer not null,
  place_id uuid not null,
  month date not null,
  outcome text not null,
  visits integer not null
);

create table visit_target (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid,
  setting text,
  every_days smallint not null,
  valid_from date not null,
  source text not null,
  person_id uuid,
  at timestamp with time zone not null
);

create table wrong_code (
  jurisdiction_id integer not null,
  key_index bytea not null,
  failures integer not null,
  locked_until timestamp with time zone,
  last_at timestamp with time zone not null
);


alter table absence add constraint absence_pkey PRIMARY KEY (jurisdiction_id, id);
alter table absence add constraint absence_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES person(jurisdiction_id, id);
alter table absence add constraint absence_check CHECK ((to_on >= from_on));
alter table access_entry add constraint access_entry_pkey PRIMARY KEY (jurisdiction_id, id);
alter table access_entry add constraint access_entry_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table access_entry add constraint access_entry_reason_check CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 500)));
alter table account_credential add constraint account_credential_provider_id_account_id_key UNIQUE (provider_id, account_id);
alter table account_credential add constraint account_credential_pkey PRIMARY KEY (id);
alter table account_credential add constraint account_credential_user_id_fkey FOREIGN KEY (user_id) REFERENCES account_user(id) ON DELETE CASCADE;
alter table account_session add constraint account_session_token_key UNIQUE (token);
alter table account_session add constraint account_session_pkey PRIMARY KEY (id);
alter table account_session add constraint account_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES account_user(id) ON DELETE CASCADE;
alter table account_two_factor add constraint account_two_factor_user_id_key UNIQUE (user_id);
alter table account_two_factor add constraint account_two_factor_pkey PRIMARY KEY (id);
alter table account_two_factor add constraint account_two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES account_user(id) ON DELETE CASCADE;
alter table account_user add constraint account_user_email_key UNIQUE (email);
alter table account_user add constraint account_user_username_key UNIQUE (username);
alter table account_user add constraint account_user_pkey PRIMARY KEY (id);
alter table account_user add constraint account_user_username_check CHECK (((username = lower(username)) AND ((char_length(username) >= 1) AND (char_length(username) <= 60))));
alter table account_verification add constraint account_verification_pkey PRIMARY KEY (id);
alter table act add constraint act_jurisdiction_id_proceeding_id_seq_key UNIQUE (jurisdiction_id, proceeding_id, seq);
alter table act add constraint act_pkey PRIMARY KEY (jurisdiction_id, id);
alter table act add constraint act_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table act add constraint act_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text])));
alter table act add constraint act_seq_check CHECK ((seq > 0));
alter table agreement add constraint agreement_pkey PRIMARY KEY (jurisdiction_id, id);
alter table agreement add constraint agreement_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table agreement add constraint agreement_jurisdiction_id_proceeding_id_fkey FOREIGN KEY (jurisdiction_id, proceeding_id) REFERENCES proceeding(jurisdiction_id, id);
alter table agreement add constraint agreement_check CHECK (((state = 'recorded'::text) <= ((act_id IS NOT NULL) AND (effect_on IS NOT NULL))));
alter table agreement add constraint agreement_form_check CHECK ((form = ANY (ARRAY['written'::text, 'oral'::text])));
alter table agreement add constraint agreement_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signing'::text, 'recorded'::text, 'ended'::text])));
alter table agreement add constraint agreement_version_check CHECK ((version > 0));
alter table agreement_check add constraint agreement_check_pkey PRIMARY KEY (jurisdiction_id, id);
alter table agreement_check add constraint agreement_check_jurisdiction_id_agreement_id_version_fkey FOREIGN KEY (jurisdiction_id, agreement_id, version) REFERENCES agreement_version(jurisdiction_id, agreement_id, version);
alter table agreement_check add constraint agreement_check_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table agreement_check add constraint agreement_check_answer_check CHECK ((answer = ANY (ARRAY['noObjection'::text, 'change'::text])));
alter table agreement_check add constraint agreement_check_check CHECK (((answer IS NULL) = (answered_at IS NULL)));
alter table agreement_instalment add constraint agreement_instalment_pkey PRIMARY KEY (jurisdiction_id, agreement_id, "row");
alter table agreement_instalment add constraint agreement_instalment_jurisdiction_id_agreement_id_fkey FOREIGN KEY (jurisdiction_id, agreement_id) REFERENCES agreement(jurisdiction_id, id);
alter table agreement_instalment add constraint agreement_instalment_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table agreement_instalment add constraint agreement_instalment_amount_fen_check CHECK ((amount_fen > 0));
alter table agreement_instalment add constraint agreement_instalment_row_check CHECK (("row" > 0));
alter table agreement_link add constraint agreement_link_pkey PRIMARY KEY (jurisdiction_id, id);
alter table agreement_link add constraint agreement_link_jurisdiction_id_agreement_id_version_fkey FOREIGN KEY (jurisdiction_id, agreement_id, version) REFERENCES agreement_version(jurisdiction_id, agreement_id, version);
alter table agreement_link add constraint agreement_link_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table agreement_link add constraint agreement_link_jurisdiction_id_party_id_fkey FOREIGN KEY (jurisdiction_id, party_id) REFERENCES dispute_party(jurisdiction_id, id);
alter table agreement_link add constraint agreement_link_failures_check CHECK ((failures >= 0));
alter table agreement_link add constraint agreement_link_purpose_check CHECK ((purpose = ANY (ARRAY['agreement'::text, 'confirmation'::text])));
alter table agreement_signature add constraint agreement_signature_pkey PRIMARY KEY (jurisdiction_id, id);
alter table agreement_signature add constraint agreement_signature_jurisdiction_id_agreement_id_version_fkey FOREIGN KEY (jurisdiction_id, agreement_id, version) REFERENCES agreement_version(jurisdiction_id, agreement_id, version);
alter table agreement_signature add constraint agreement_signature_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table agreement_signature add constraint agreement_signature_jurisdiction_id_party_id_fkey FOREIGN KEY (jurisdiction_id, party_id) REFERENCES dispute_party(jurisdiction_id, id);
alter table agreement_signature add constraint agreement_signature_check CHECK (((role = 'party'::text) = (party_id IS NOT NULL)));
alter table agreement_signature add constraint agreement_signature_check1 CHECK (((role <> 'committee'::text) OR (image IS NULL)));
alter table agreement_signature add constraint agreement_signature_decision_check CHECK ((decision = ANY (ARRAY['signed'::text, 'refused'::text, 'withdrawn'::text])));
alter table agreement_signature add constraint agreement_signature_purpose_check CHECK ((purpose = ANY (ARRAY['agreement'::text, 'confirmation'::text])));
alter table agreement_signature add constraint agreement_signature_role_check CHECK ((role = ANY (ARRAY['party'::text, 'mediator'::text, 'committee'::text])));
alter table agreement_signature add constraint agreement_signature_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'paper'::text, 'desk'::text])));
alter table agreement_version add constraint agreement_version_pkey PRIMARY KEY (jurisdiction_id, agreement_id, version);
alter table agreement_version add constraint agreement_version_jurisdiction_id_agreement_id_fkey FOREIGN KEY (jurisdiction_id, agreement_id) REFERENCES agreement(jurisdiction_id, id);
alter table agreement_version add constraint agreement_version_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table agreement_version add constraint agreement_version_version_check CHECK ((version > 0));
alter table backup_run add constraint backup_run_pkey PRIMARY KEY (jurisdiction_id, id);
alter table backup_run add constraint backup_run_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table backup_run add constraint backup_run_check CHECK (((outcome = 'made'::text) = (name IS NOT NULL)));
alter table backup_run add constraint backup_run_check1 CHECK (((outcome = 'failed'::text) = (problem IS NOT NULL)));
alter table backup_run add constraint backup_run_outcome_check CHECK ((outcome = ANY (ARRAY['made'::text, 'failed'::text])));
alter table barrier add constraint barrier_pkey PRIMARY KEY (jurisdiction_id, id);
alter table barrier add constraint barrier_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table barrier add constraint barrier_kind_check CHECK ((kind = ANY (ARRAY['road'::text, 'river'::text, 'railway'::text, 'wall'::text, 'other'::text])));
alter table building add constraint building_pkey PRIMARY KEY (jurisdiction_id, id);
alter table building add constraint building_jurisdiction_id_compound_id_fkey FOREIGN KEY (jurisdiction_id, compound_id) REFERENCES compound(jurisdiction_id, id);
alter table building add constraint building_jurisdiction_id_grid_id_fkey FOREIGN KEY (jurisdiction_id, grid_id) REFERENCES grid(jurisdiction_id, id);
alter table building add constraint building_elderly_alone_check CHECK ((elderly_alone >= 0));
alter table building add constraint building_households_check CHECK ((households >= 0));
alter table building add constraint building_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision)));
alter table building add constraint building_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision)));
alter table building add constraint building_residents_check CHECK ((residents >= 0));
alter table building add constraint building_units_check CHECK ((units >= 0));
alter table building_change add constraint building_change_pkey PRIMARY KEY (jurisdiction_id, xact, building_id);
alter table building_change add constraint building_change_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table calendar_address add constraint calendar_address_jurisdiction_id_token_index_key UNIQUE (jurisdiction_id, token_index);
alter table calendar_address add constraint calendar_address_pkey PRIMARY KEY (jurisdiction_id, id);
alter table calendar_address add constraint calendar_address_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table calendar_address add constraint calendar_address_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES person(jurisdiction_id, id);
alter table calendar_change add constraint calendar_change_pkey PRIMARY KEY (jurisdiction_id, id);
alter table calendar_change add constraint calendar_change_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table calendar_change add constraint calendar_change_check CHECK ((to_on >= from_on));
alter table calendar_change add constraint calendar_change_kind_check CHECK ((kind = ANY (ARRAY['notice'::text, 'restDays'::text, 'restDaysRemoved'::text, 'officeHours'::text])));
alter table calendar_notice add constraint calendar_notice_pkey PRIMARY KEY (jurisdiction_id, year, version);
alter table calendar_notice add constraint calendar_notice_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table calendar_notice add constraint calendar_notice_year_check CHECK (((year >= 1990) AND (year <= 2200)));
alter table community add constraint community_jurisdiction_id_code_key UNIQUE (jurisdiction_id, code);
alter table community add constraint community_pkey PRIMARY KEY (jurisdiction_id, id);
alter table community add constraint community_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES unit(jurisdiction_id, id);
alter table community add constraint community_code_check CHECK ((code ~ '^[0-9]{12}$'::text));
alter table community add constraint community_external_codes_check CHECK ((jsonb_typeof(external_codes) = 'array'::text));
alter table compound add constraint compound_pkey PRIMARY KEY (jurisdiction_id, id);
alter table compound add constraint compound_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table compound add constraint compound_kind_check CHECK ((kind = ANY (ARRAY['residential'::text, 'street'::text, 'none'::text])));
alter table consent add constraint consent_pkey PRIMARY KEY (jurisdiction_id, id);
alter table consent add constraint consent_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table consent add constraint consent_how_check CHECK ((how = ANY (ARRAY['signed'::text, 'spoken'::text, 'online'::text])));
alter table consent add constraint consent_purpose_check CHECK ((purpose = ANY (ARRAY['contact'::text, 'serviceNeeds'::text, 'visitRecord'::text, 'photo'::text, 'minor'::text])));
alter table consent add constraint consent_withdrawn_how_check CHECK ((withdrawn_how = ANY (ARRAY['signed'::text, 'spoken'::text, 'online'::text])));
alter table consent_text add constraint consent_text_pkey PRIMARY KEY (jurisdiction_id, purpose, version);
alter table consent_text add constraint consent_text_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table consent_text add constraint consent_text_version_check CHECK ((version > 0));
alter table counsel_booking add constraint counsel_booking_pkey PRIMARY KEY (jurisdiction_id, id);
alter table counsel_booking add constraint counsel_booking_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table counsel_booking add constraint counsel_booking_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counsel_booking add constraint counsel_booking_check CHECK ((ends_at > starts_at));
alter table counsel_booking add constraint counsel_booking_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'cancelled'::text, 'kept'::text, 'missed'::text])));
alter table counsel_booking add constraint counsel_booking_way_check CHECK ((way = ANY (ARRAY['counter'::text, 'phone'::text, 'online'::text])));
alter table counsel_consultation add constraint counsel_consultation_pkey PRIMARY KEY (jurisdiction_id, id);
alter table counsel_consultation add constraint counsel_consultation_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table counsel_consultation add constraint counsel_consultation_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counsel_consultation add constraint counsel_consultation_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES person(jurisdiction_id, id);
alter table counsel_consultation add constraint counsel_consultation_acted_as_check CHECK ((acted_as = ANY (ARRAY['publicist'::text, 'mediator'::text, 'guide'::text])));
alter table counsel_consultation add constraint counsel_consultation_next_step_check CHECK ((next_step = ANY (ARRAY['none'::text, 'mediation'::text, 'legalAid'::text, 'court'::text, 'other'::text])));
alter table counsel_consultation add constraint counsel_consultation_way_check CHECK ((way = ANY (ARRAY['counter'::text, 'phone'::text, 'online'::text, 'door'::text])));
alter table counsel_duty add constraint counsel_duty_pkey PRIMARY KEY (jurisdiction_id, id);
alter table counsel_duty add constraint counsel_duty_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table counsel_duty add constraint counsel_duty_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counsel_duty add constraint counsel_duty_check CHECK ((num_nonnulls(weekday, on_day) = 1));
alter table counsel_duty add constraint counsel_duty_check1 CHECK (((NOT closed) OR (on_day IS NOT NULL)));
alter table counsel_duty add constraint counsel_duty_check2 CHECK ((closed OR ((starts < ends) AND (way IS NOT NULL) AND (slot_minutes IS NOT NULL))));
alter table counsel_duty add constraint counsel_duty_ends_check CHECK ((ends ~ '^([01]\d|2[0-3]):[0-5]\d$'::text));
alter table counsel_duty add constraint counsel_duty_place_check CHECK ((char_length(place) <= 100));
alter table counsel_duty add constraint counsel_duty_slot_minutes_check CHECK (((slot_minutes >= 5) AND (slot_minutes <= 240)));
alter table counsel_duty add constraint counsel_duty_starts_check CHECK ((starts ~ '^([01]\d|2[0-3]):[0-5]\d$'::text));
alter table counsel_duty add constraint counsel_duty_way_check CHECK ((way = ANY (ARRAY['counter'::text, 'phone'::text, 'online'::text])));
alter table counsel_duty add constraint counsel_duty_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)));
alter table counsel_opinion add constraint counsel_opinion_pkey PRIMARY KEY (jurisdiction_id, id);
alter table counsel_opinion add constraint counsel_opinion_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table counsel_opinion add constraint counsel_opinion_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counsel_opinion add constraint counsel_opinion_check CHECK ((num_nulls(opinion, given_by, given_at, given_said) = ANY (ARRAY[0, 4])));
alter table counsel_opinion add constraint counsel_opinion_content_check CHECK ((char_length(content) <= 20000));
alter table counsel_opinion add constraint counsel_opinion_grounds_check CHECK ((char_length(grounds) <= 5000));
alter table counsel_opinion add constraint counsel_opinion_kind_check CHECK ((kind = ANY (ARRAY['villageCovenant'::text, 'residentCovenant'::text, 'charter'::text, 'resolution'::text, 'other'::text])));
alter table counsel_opinion add constraint counsel_opinion_opinion_check CHECK ((opinion = ANY (ARRAY['lawful'::text, 'change'::text, 'unlawful'::text])));
alter table counsel_opinion add constraint counsel_opinion_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 100)));
alter table counsel_read add constraint counsel_read_pkey PRIMARY KEY (jurisdiction_id, id);
alter table counsel_read add constraint counsel_read_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counsel_read add constraint counsel_read_subject_check CHECK ((subject = ANY (ARRAY['booking'::text, 'consultation'::text])));
alter table counsel_referral add constraint counsel_referral_pkey PRIMARY KEY (jurisdiction_id, proceeding_id);
alter table counsel_referral add constraint counsel_referral_jurisdiction_id_consultation_id_fkey FOREIGN KEY (jurisdiction_id, consultation_id) REFERENCES counsel_consultation(jurisdiction_id, id);
alter table counsel_referral add constraint counsel_referral_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counsel_referral add constraint counsel_referral_jurisdiction_id_proceeding_id_fkey FOREIGN KEY (jurisdiction_id, proceeding_id) REFERENCES proceeding(jurisdiction_id, id);
alter table counsel_service add constraint counsel_service_pkey PRIMARY KEY (jurisdiction_id, id);
alter table counsel_service add constraint counsel_service_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table counsel_service add constraint counsel_service_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counsel_service add constraint counsel_service_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES person(jurisdiction_id, id);
alter table counsel_service add constraint counsel_service_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES unit(jurisdiction_id, id);
alter table counsel_service add constraint counsel_service_check CHECK ((valid_to >= valid_from));
alter table counsel_service add constraint counsel_service_licence_number_check CHECK (((char_length(licence_number) >= 1) AND (char_length(licence_number) <= 40)));
alter table counsel_service add constraint counsel_service_work_phone_check CHECK ((char_length(work_phone) <= 40));
alter table count_category add constraint count_category_pkey PRIMARY KEY (jurisdiction_id, scope, scope_id, community_id, category);
alter table count_category add constraint count_category_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table count_category add constraint count_category_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'community'::text, 'grid'::text, 'unit'::text, 'sight'::text])));
alter table count_day add constraint count_day_pkey PRIMARY KEY (jurisdiction_id, scope, scope_id, community_id, on_day);
alter table count_day add constraint count_day_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table count_day add constraint count_day_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'community'::text, 'grid'::text, 'unit'::text, 'sight'::text])));
alter table count_due add constraint count_due_pkey PRIMARY KEY (jurisdiction_id, scope, scope_id, community_id, due_hour);
alter table count_due add constraint count_due_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table count_due add constraint count_due_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'community'::text, 'grid'::text, 'unit'::text, 'sight'::text])));
alter table count_standing add constraint count_standing_pkey PRIMARY KEY (jurisdiction_id, scope, scope_id, community_id);
alter table count_standing add constraint count_standing_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table count_standing add constraint count_standing_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'community'::text, 'grid'::text, 'unit'::text, 'sight'::text])));
alter table count_week add constraint count_week_pkey PRIMARY KEY (jurisdiction_id, scope, scope_id, community_id, week_on, category);
alter table count_week add constraint count_week_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table count_week add constraint count_week_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'community'::text, 'grid'::text, 'unit'::text, 'sight'::text])));
alter table counted_building add constraint counted_building_pkey PRIMARY KEY (jurisdiction_id, building_id);
alter table counted_building add constraint counted_building_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counted_matter add constraint counted_matter_pkey PRIMARY KEY (jurisdiction_id, proceeding_id);
alter table counted_matter add constraint counted_matter_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table counted_sight add constraint counted_sight_pkey PRIMARY KEY (jurisdiction_id, sight_id);
alter table counted_sight add constraint counted_sight_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table data_request add constraint data_request_pkey PRIMARY KEY (jurisdiction_id, proceeding_id);
alter table data_request add constraint data_request_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table data_request add constraint data_request_kind_check CHECK ((kind = ANY (ARRAY['copy'::text, 'correct'::text, 'delete'::text, 'explain'::text])));
alter table deadline_rule add constraint deadline_rule_pkey PRIMARY KEY (jurisdiction_id, procedure, term, version);
alter table deadline_rule add constraint deadline_rule_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table deadline_rule add constraint deadline_rule_check CHECK ((valid_to >= valid_from));
alter table deadline_rule add constraint deadline_rule_source_check CHECK (((char_length(source) >= 2) AND (char_length(source) <= 500)));
alter table deadline_rule add constraint deadline_rule_version_check CHECK ((version > 0));
alter table delivery add constraint delivery_jurisdiction_id_person_id_notice_id_channel_key UNIQUE (jurisdiction_id, person_id, notice_id, channel);
alter table delivery add constraint delivery_pkey PRIMARY KEY (jurisdiction_id, id);
alter table delivery add constraint delivery_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table delivery add constraint delivery_jurisdiction_id_notice_id_fkey FOREIGN KEY (jurisdiction_id, notice_id) REFERENCES notice(jurisdiction_id, id) ON DELETE CASCADE;
alter table delivery add constraint delivery_attempts_check CHECK ((attempts >= 0));
alter table delivery add constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'webhook'::text])));
alter table delivery add constraint delivery_last_error_check CHECK ((char_length(last_error) <= 60));
alter table delivery add constraint delivery_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])));
alter table device add constraint device_pkey PRIMARY KEY (jurisdiction_id, id);
alter table device add constraint device_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table device add constraint device_name_check CHECK ((char_length(name) <= 80));
alter table dispute_party add constraint dispute_party_pkey PRIMARY KEY (jurisdiction_id, id);
alter table dispute_party add constraint dispute_party_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table dispute_party add constraint dispute_party_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])));
alter table dispute_party add constraint dispute_party_side_check CHECK ((side = ANY (ARRAY['applicant'::text, 'respondent'::text, 'thirdParty'::text])));
alter table dispute_sender add constraint dispute_sender_pkey PRIMARY KEY (jurisdiction_id, proceeding_id);
alter table dispute_sender add constraint dispute_sender_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table dispute_sender add constraint dispute_sender_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES unit(jurisdiction_id, id);
alter table division add constraint division_pkey PRIMARY KEY (jurisdiction_id, code);
alter table division add constraint division_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table division add constraint division_code_check CHECK ((code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'::text));
alter table division add constraint division_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100)));
alter table dossier add constraint dossier_pkey PRIMARY KEY (jurisdiction_id, id);
alter table dossier add constraint dossier_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table dwelling add constraint dwelling_pkey PRIMARY KEY (jurisdiction_id, id);
alter table dwelling add constraint dwelling_jurisdiction_id_building_id_fkey FOREIGN KEY (jurisdiction_id, building_id) REFERENCES building(jurisdiction_id, id);
alter table dwelling add constraint dwelling_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table dwelling add constraint dwelling_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table dwelling add constraint dwelling_entrance_check CHECK ((char_length(entrance) <= 20));
alter table dwelling add constraint dwelling_floor_check CHECK (((floor >= '-5'::integer) AND (floor <= 200)));
alter table dwelling add constraint dwelling_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 40)));
alter table dwelling add constraint dwelling_use_check CHECK ((use = ANY (ARRAY['home'::text, 'shop'::text, 'shared'::text, 'empty'::text, 'other'::text])));
alter table enforcement_referral add constraint enforcement_referral_jurisdiction_id_enforcement_id_key UNIQUE (jurisdiction_id, enforcement_id);
alter table enforcement_referral add constraint enforcement_referral_pkey PRIMARY KEY (jurisdiction_id, dispute_id, act_id);
alter table enforcement_referral add constraint enforcement_referral_jurisdiction_id_dispute_id_fkey FOREIGN KEY (jurisdiction_id, dispute_id) REFERENCES proceeding(jurisdiction_id, id);
alter table enforcement_referral add constraint enforcement_referral_jurisdiction_id_enforcement_id_fkey FOREIGN KEY (jurisdiction_id, enforcement_id) REFERENCES proceeding(jurisdiction_id, id);
alter table enforcement_referral add constraint enforcement_referral_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table enforcement_referral add constraint enforcement_referral_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES unit(jurisdiction_id, id);
alter table file add constraint file_pkey PRIMARY KEY (jurisdiction_id, id);
alter table file add constraint file_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table file add constraint file_bytes_check CHECK ((bytes > 0));
alter table file add constraint file_of_one CHECK ((num_nonnulls(proceeding_id, record_id) <= 1));
alter table file add constraint file_purpose_check CHECK ((purpose = ANY (ARRAY['before'::text, 'after'::text, 'evidence'::text, 'paper'::text])));
alter table file add constraint file_record_kind_check CHECK ((record_kind = ANY (ARRAY['visit'::text, 'check'::text, 'hazard'::text, 'opinion'::text, 'publicity'::text])));
alter table grid add constraint grid_jurisdiction_id_code_version_key UNIQUE (jurisdiction_id, code, version);
alter table grid add constraint grid_pkey PRIMARY KEY (jurisdiction_id, id);
alter table grid add constraint grid_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table grid add constraint grid_code_check CHECK ((code ~ '^[0-9A-Z]{15}$'::text));
alter table grid add constraint grid_external_codes_check CHECK ((jsonb_typeof(external_codes) = 'array'::text));
alter table grid add constraint grid_households_check CHECK ((households >= 0));
alter table grid add constraint grid_kind_check CHECK ((kind = ANY (ARRAY['general'::text, 'dedicated'::text])));
alter table grid add constraint grid_setting_check CHECK ((setting = ANY (ARRAY['urban'::text, 'rural'::text, 'pastoral'::text])));
alter table grid_change add constraint grid_change_pkey PRIMARY KEY (jurisdiction_id, from_grid, to_grid);
alter table grid_change add constraint grid_change_jurisdiction_id_from_grid_fkey FOREIGN KEY (jurisdiction_id, from_grid) REFERENCES grid(jurisdiction_id, id);
alter table grid_change add constraint grid_change_jurisdiction_id_plan_id_fkey FOREIGN KEY (jurisdiction_id, plan_id) REFERENCES grid_plan(jurisdiction_id, id);
alter table grid_change add constraint grid_change_jurisdiction_id_to_grid_fkey FOREIGN KEY (jurisdiction_id, to_grid) REFERENCES grid(jurisdiction_id, id);
alter table grid_change add constraint grid_change_share_check CHECK (((share > (0)::double precision) AND (share <= (1)::double precision)));
alter table grid_plan add constraint grid_plan_pkey PRIMARY KEY (jurisdiction_id, id);
alter table grid_plan add constraint grid_plan_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table grid_plan add constraint grid_plan_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
alter table grid_plan add constraint grid_plan_state_check CHECK ((state = ANY (ARRAY['proposing'::text, 'draft'::text, 'adopted'::text, 'discarded'::text, 'failed'::text])));
alter table grid_plan_edit add constraint grid_plan_edit_pkey PRIMARY KEY (jurisdiction_id, plan_id, seq);
alter table grid_plan_edit add constraint grid_plan_edit_jurisdiction_id_plan_id_fkey FOREIGN KEY (jurisdiction_id, plan_id) REFERENCES grid_plan(jurisdiction_id, id);
alter table grid_plan_edit add constraint grid_plan_edit_seq_check CHECK ((seq > 0));
alter table guardianship add constraint guardianship_pkey PRIMARY KEY (jurisdiction_id, ward_id, guardian_id);
alter table guardianship add constraint guardianship_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table guardianship add constraint guardianship_jurisdiction_id_guardian_id_fkey FOREIGN KEY (jurisdiction_id, guardian_id) REFERENCES resident(jurisdiction_id, id);
alter table guardianship add constraint guardianship_jurisdiction_id_ward_id_fkey FOREIGN KEY (jurisdiction_id, ward_id) REFERENCES resident(jurisdiction_id, id);
alter table guardianship add constraint guardianship_check CHECK ((ward_id <> guardian_id));
alter table guardianship add constraint guardianship_kind_check CHECK ((kind = ANY (ARRAY['parent'::text, 'appointed'::text, 'relative'::text, 'organisation'::text])));
alter table hazard add constraint hazard_pkey PRIMARY KEY (jurisdiction_id, id);
alter table hazard add constraint hazard_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table hazard add constraint hazard_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table hazard add constraint hazard_grade_check CHECK ((grade = ANY (ARRAY['ordinary'::text, 'serious'::text])));
alter table hazard add constraint hazard_place_text_check CHECK ((char_length(place_text) <= 200));
alter table hazard add constraint hazard_state_check CHECK ((state = ANY (ARRAY['open'::text, 'fixed'::text, 'closed'::text])));
alter table hazard add constraint hazard_what_check CHECK (((char_length(what) >= 1) AND (char_length(what) <= 500)));
alter table hazard_event add constraint hazard_event_pkey PRIMARY KEY (jurisdiction_id, id);
alter table hazard_event add constraint hazard_event_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table hazard_event add constraint hazard_event_jurisdiction_id_hazard_id_fkey FOREIGN KEY (jurisdiction_id, hazard_id) REFERENCES hazard(jurisdiction_id, id);
alter table hazard_event add constraint hazard_event_grade_check CHECK ((grade = ANY (ARRAY['ordinary'::text, 'serious'::text])));
alter table hazard_event add constraint hazard_event_kind_check CHECK ((kind = ANY (ARRAY['found'::text, 'reported'::text, 'fixed'::text, 'stillThere'::text, 'closed'::text, 'regraded'::text, 'postponed'::text])));
alter table hazard_event add constraint hazard_event_note_check CHECK ((char_length(note) <= 500));
alter table household add constraint household_pkey PRIMARY KEY (jurisdiction_id, id);
alter table household add constraint household_jurisdiction_id_building_id_fkey FOREIGN KEY (jurisdiction_id, building_id) REFERENCES building(jurisdiction_id, id);
alter table household add constraint household_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table household add constraint household_jurisdiction_id_dwelling_id_fkey FOREIGN KEY (jurisdiction_id, dwelling_id) REFERENCES dwelling(jurisdiction_id, id);
alter table household add constraint household_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table household add constraint household_kind_check CHECK ((kind = ANY (ARRAY['family'::text, 'collective'::text])));
alter table household add constraint household_visits_check CHECK ((visits = ANY (ARRAY['welcome'::text, 'refused'::text])));
alter table intake_run add constraint intake_run_jurisdiction_id_file_sha256_key UNIQUE (jurisdiction_id, file_sha256);
alter table intake_run add constraint intake_run_pkey PRIMARY KEY (jurisdiction_id, id);
alter table intake_run add constraint intake_run_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table jurisdiction add constraint jurisdiction_pkey PRIMARY KEY (id);
alter table jurisdiction add constraint jurisdiction_id_check CHECK (((id >= 110000) AND (id <= 999999)));
alter table kinship add constraint kinship_pkey PRIMARY KEY (jurisdiction_id, person_id, phone_index);
alter table ledger_template add constraint ledger_template_pkey PRIMARY KEY (jurisdiction_id, id);
alter table ledger_template add constraint ledger_template_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table ledger_template add constraint ledger_template_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
alter table ledger_template add constraint ledger_template_title_check CHECK ((char_length(title) <= 120));
alter table list_line add constraint list_line_pkey PRIMARY KEY (jurisdiction_id, notice_id, proceeding_id);
alter table list_line add constraint list_line_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table list_line add constraint list_line_jurisdiction_id_notice_id_fkey FOREIGN KEY (jurisdiction_id, notice_id) REFERENCES notice(jurisdiction_id, id) ON DELETE CASCADE;
alter table list_line add constraint list_line_part_check CHECK ((part = ANY (ARRAY['overdue'::text, 'dueToday'::text, 'dueNext'::text, 'waiting'::text, 'told'::text])));
alter table matter add constraint complete_matter TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table matter add constraint matter_pkey PRIMARY KEY (jurisdiction_id, proceeding_id);
alter table matter add constraint matter_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table matter add constraint matter_jurisdiction_id_proceeding_id_fkey FOREIGN KEY (jurisdiction_id, proceeding_id) REFERENCES proceeding(jurisdiction_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table matter add constraint matter_category_by_check CHECK ((category_by = ANY (ARRAY['reporter'::text, 'suggested'::text, 'officer'::text])));
alter table matter add constraint matter_channel_check CHECK ((channel = ANY (ARRAY['resident'::text, 'grid'::text, 'patrol'::text, 'hotline'::text, 'phone'::text, 'counter'::text, 'council'::text, 'volunteer'::text])));
alter table matter add constraint matter_nature_check CHECK ((nature = ANY (ARRAY['inquiry'::text, 'help'::text, 'suggestion'::text, 'complaint'::text, 'report'::text])));
alter table matter add constraint matter_satisfied_check CHECK (((satisfied >= 1) AND (satisfied <= 5)));
alter table matter add constraint matter_solved_check CHECK ((solved = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text])));
alter table matter add constraint matter_text_check CHECK ((char_length(text) <= 5000));
alter table mediation_committee add constraint mediation_committee_pkey PRIMARY KEY (jurisdiction_id, id, revision);
alter table mediation_committee add constraint mediation_committee_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table mediation_committee add constraint mediation_committee_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table mediation_committee add constraint mediation_committee_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES unit(jurisdiction_id, id);
alter table mediation_committee add constraint mediation_committee_kind_check CHECK ((kind = ANY (ARRAY['community'::text, 'township'::text, 'enterprise'::text, 'industry'::text, 'market'::text])));
alter table mediation_committee add constraint mediation_committee_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 60)));
alter table mediation_committee add constraint mediation_committee_revision_check CHECK ((revision > 0));
alter table mediation_due add constraint mediation_due_pkey PRIMARY KEY (jurisdiction_id, proceeding_id, round, "row");
alter table mediation_due add constraint mediation_due_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table mediation_due add constraint mediation_due_jurisdiction_id_proceeding_id_fkey FOREIGN KEY (jurisdiction_id, proceeding_id) REFERENCES proceeding(jurisdiction_id, id);
alter table mediation_due add constraint mediation_due_amount_fen_check CHECK ((amount_fen > 0));
alter table mediation_due add constraint mediation_due_check CHECK (((received_fen >= 0) AND (received_fen <= amount_fen)));
alter table mediation_due add constraint mediation_due_row_check CHECK (("row" > 0));
alter table mediation_round add constraint mediation_round_pkey PRIMARY KEY (jurisdiction_id, proceeding_id, round);
alter table mediation_round add constraint mediation_round_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table mediation_round add constraint mediation_round_jurisdiction_id_proceeding_id_fkey FOREIGN KEY (jurisdiction_id, proceeding_id) REFERENCES proceeding(jurisdiction_id, id);
alter table mediation_round add constraint mediation_round_check CHECK (((ended_on IS NULL) = (outcome IS NULL)));
alter table mediation_round add constraint mediation_round_confirmation_check CHECK ((confirmation = ANY (ARRAY['possible'::text, 'filed'::text, 'underReview'::text, 'confirmed'::text, 'declined'::text, 'rejected'::text, 'dropped'::text, 'revoked'::text])));
alter table mediation_round add constraint mediation_round_days_check CHECK ((days >= 0));
alter table mediation_round add constraint mediation_round_outcome_check CHECK ((outcome = ANY (ARRAY['agreedWritten'::text, 'agreedOral'::text, 'failed'::text, 'stopped'::text, 'notBegun'::text, 'leftOut'::text])));
alter table mediation_round add constraint mediation_round_performance_check CHECK ((performance = ANY (ARRAY['awaited'::text, 'performed'::text, 'breached'::text, 'sued'::text, 'enforced'::text, 'replaced'::text])));
alter table mediation_round add constraint mediation_round_round_check CHECK ((round > 0));
alter table mediation_round add constraint mediation_round_way_check CHECK ((way = ANY (ARRAY['people'::text, 'administrative'::text, 'judicial'::text])));
alter table mediator add constraint mediator_pkey PRIMARY KEY (jurisdiction_id, id, revision);
alter table mediator add constraint mediator_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table mediator add constraint mediator_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES person(jurisdiction_id, id);
alter table mediator add constraint mediator_check CHECK ((to_on >= from_on));
alter table mediator add constraint mediator_check1 CHECK ((away_to >= away_from));
alter table mediator add constraint mediator_check2 CHECK (((office = 'engaged'::text) = (way = 'engaged'::text)));
alter table mediator add constraint mediator_check3 CHECK ((num_nulls(away_from, away_to) = ANY (ARRAY[0, 2])));
alter table mediator add constraint mediator_languages_check CHECK (((cardinality(languages) > 0) AND (languages <@ ARRAY['chinese'::text, 'mongolian'::text, 'other'::text])));
alter table mediator add constraint mediator_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
alter table mediator add constraint mediator_office_check CHECK ((office = ANY (ARRAY['director'::text, 'deputyDirector'::text, 'member'::text, 'engaged'::text])));
alter table mediator add constraint mediator_revision_check CHECK ((revision > 0));
alter table mediator add constraint mediator_way_check CHECK ((way = ANY (ARRAY['elected'::text, 'recommended'::text, 'engaged'::text])));
alter table mediator_choice add constraint mediator_choice_pkey PRIMARY KEY (jurisdiction_id, id);
alter table mediator_choice add constraint mediator_choice_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table mediator_choice add constraint mediator_choice_jurisdiction_id_party_id_fkey FOREIGN KEY (jurisdiction_id, party_id) REFERENCES dispute_party(jurisdiction_id, id);
alter table mediator_choice add constraint mediator_choice_how_check CHECK ((how = ANY (ARRAY['inPerson'::text, 'phone'::text, 'writing'::text, 'online'::text])));
alter table mediator_declaration add constraint mediator_declaration_pkey PRIMARY KEY (jurisdiction_id, id);
alter table mediator_declaration add constraint mediator_declaration_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table mediator_declaration add constraint mediator_declaration_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES person(jurisdiction_id, id);
alter table morning add constraint morning_pkey PRIMARY KEY (jurisdiction_id, on_day);
alter table morning add constraint morning_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table move_request add constraint move_request_pkey PRIMARY KEY (jurisdiction_id, id);
alter table move_request add constraint move_request_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table move_request add constraint move_request_jurisdiction_id_household_id_fkey FOREIGN KEY (jurisdiction_id, household_id) REFERENCES household(jurisdiction_id, id) ON DELETE CASCADE;
alter table move_request add constraint move_request_jurisdiction_id_resident_id_fkey FOREIGN KEY (jurisdiction_id, resident_id) REFERENCES resident(jurisdiction_id, id) ON DELETE CASCADE;
alter table move_request add constraint move_request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text])));
alter table notice add constraint notice_jurisdiction_id_person_id_dedupe_key_key UNIQUE (jurisdiction_id, person_id, dedupe_key);
alter table notice add constraint notice_pkey PRIMARY KEY (jurisdiction_id, id);
alter table notice add constraint notice_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table notice add constraint notice_told_check CHECK ((told = ANY (ARRAY['atOnce'::text, 'held'::text, 'list'::text])));
alter table outside_message add constraint outside_message_jurisdiction_id_party_id_kind_cause_key UNIQUE (jurisdiction_id, party_id, kind, cause);
alter table outside_message add constraint outside_message_pkey PRIMARY KEY (jurisdiction_id, id);
alter table outside_message add constraint outside_message_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table outside_message add constraint outside_message_jurisdiction_id_proceeding_id_fkey FOREIGN KEY (jurisdiction_id, proceeding_id) REFERENCES proceeding(jurisdiction_id, id);
alter table outside_message add constraint outside_message_attempts_check CHECK ((attempts >= 0));
alter table outside_message add constraint outside_message_check CHECK (((status = 'withheld'::text) = (withheld_for IS NOT NULL)));
alter table outside_message add constraint outside_message_check1 CHECK (((status = 'queued'::text) = (address IS NOT NULL)));
alter table outside_message add constraint outside_message_last_error_check CHECK ((char_length(last_error) <= 60));
alter table outside_message add constraint outside_message_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'withheld'::text])));
alter table outside_message add constraint outside_message_withheld_for_check CHECK ((withheld_for = ANY (ARRAY['noNumber'::text, 'declined'::text, 'noGateway'::text, 'struckOff'::text])));
alter table paper add constraint paper_jurisdiction_id_proceeding_id_kind_act_id_version_key UNIQUE (jurisdiction_id, proceeding_id, kind, act_id, version);
alter table paper add constraint paper_pkey PRIMARY KEY (jurisdiction_id, id);
alter table paper add constraint paper_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table paper add constraint paper_reason_check CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 500)));
alter table paper add constraint paper_says_check CHECK ((octet_length(says) = 32));
alter table paper add constraint paper_sha256_check CHECK ((octet_length(sha256) = 32));
alter table paper add constraint paper_version_check CHECK ((version > 0));
alter table paper_correction add constraint paper_correction_pkey PRIMARY KEY (jurisdiction_id, id);
alter table paper_correction add constraint paper_correction_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table paper_correction add constraint paper_correction_reason_check CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 500)));
alter table paper_number add constraint paper_number_jurisdiction_id_unit_id_series_year_serial_key UNIQUE (jurisdiction_id, unit_id, series, year, serial);
alter table paper_number add constraint paper_number_pkey PRIMARY KEY (jurisdiction_id, proceeding_id, unit_id, series);
alter table paper_number add constraint paper_number_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table paper_office add constraint paper_office_pkey PRIMARY KEY (jurisdiction_id, unit_id);
alter table paper_office add constraint paper_office_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table paper_office add constraint paper_office_number_form_check CHECK ((((char_length(number_form) >= 5) AND (char_length(number_form) <= 80)) AND (number_form ~~ '%{{year}}%'::text) AND (number_form ~~ '%{{serial}}%'::text)));
alter table paper_office add constraint paper_office_short_name_check CHECK (((char_length(short_name) >= 1) AND (char_length(short_name) <= 40)));
alter table paper_series add constraint paper_series_pkey PRIMARY KEY (jurisdiction_id, unit_id, series, year);
alter table paper_series add constraint paper_series_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table paper_series add constraint paper_series_last_check CHECK ((last > 0));
alter table paper_template add constraint paper_template_pkey PRIMARY KEY (jurisdiction_id, id);
alter table paper_template add constraint paper_template_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table paper_template add constraint paper_template_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)));
alter table party_consent add constraint party_consent_pkey PRIMARY KEY (jurisdiction_id, id);
alter table party_consent add constraint party_consent_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table party_consent add constraint party_consent_jurisdiction_id_party_id_fkey FOREIGN KEY (jurisdiction_id, party_id) REFERENCES dispute_party(jurisdiction_id, id);
alter table party_consent add constraint party_consent_how_check CHECK ((how = ANY (ARRAY['inPerson'::text, 'phone'::text, 'writing'::text, 'online'::text, 'referral'::text])));
alter table party_phone add constraint party_phone_pkey PRIMARY KEY (jurisdiction_id, proceeding_id, phone_index);
alter table party_phone add constraint party_phone_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table patrol add constraint patrol_pkey PRIMARY KEY (jurisdiction_id, id);
alter table patrol add constraint patrol_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table patrol_check add constraint patrol_check_pkey PRIMARY KEY (jurisdiction_id, id);
alter table patrol_check add constraint patrol_check_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table patrol_check add constraint patrol_check_jurisdiction_id_patrol_id_fkey FOREIGN KEY (jurisdiction_id, patrol_id) REFERENCES patrol(jurisdiction_id, id);
alter table patrol_check add constraint patrol_check_note_check CHECK ((char_length(note) <= 500));
alter table patrol_check add constraint patrol_check_result_check CHECK ((result = ANY (ARRAY['ok'::text, 'notOk'::text, 'notReached'::text])));
alter table patrol_plan add constraint patrol_plan_pkey PRIMARY KEY (jurisdiction_id, id, revision);
alter table patrol_plan add constraint patrol_plan_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table patrol_plan add constraint patrol_plan_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table patrol_plan add constraint patrol_plan_every_days_check CHECK (((every_days >= 1) AND (every_days <= 365)));
alter table patrol_plan add constraint patrol_plan_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
alter table performance_receipt add constraint performance_receipt_pkey PRIMARY KEY (jurisdiction_id, id);
alter table performance_receipt add constraint performance_receipt_jurisdiction_id_agreement_id_fkey FOREIGN KEY (jurisdiction_id, agreement_id) REFERENCES agreement(jurisdiction_id, id);
alter table performance_receipt add constraint performance_receipt_jurisdiction_id_corrects_fkey FOREIGN KEY (jurisdiction_id, corrects) REFERENCES performance_receipt(jurisdiction_id, id);
alter table performance_receipt add constraint performance_receipt_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table performance_receipt add constraint performance_receipt_jurisdiction_id_proceeding_id_fkey FOREIGN KEY (jurisdiction_id, proceeding_id) REFERENCES proceeding(jurisdiction_id, id);
alter table performance_receipt add constraint performance_receipt_amount_fen_check CHECK ((amount_fen > 0));
alter table performance_receipt add constraint performance_receipt_corrects_check CHECK (((kind = 'takenBack'::text) = (corrects IS NOT NULL)));
alter table performance_receipt add constraint performance_receipt_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'waived'::text, 'takenBack'::text])));
alter table person add constraint person_account_id_key UNIQUE (account_id);
alter table person add constraint person_pkey PRIMARY KEY (jurisdiction_id, id);
alter table person add constraint person_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table person add constraint person_declined_channels_check CHECK ((declined_channels <@ ARRAY['atOnce:email'::text, 'list:email'::text, 'atOnce:webhook'::text, 'list:webhook'::text]));
alter table person add constraint person_work_email_check CHECK (((work_email ~ '^[^@\s]+@[^@\s]+$'::text) AND (char_length(work_email) <= 254)));
alter table post add constraint post_pkey PRIMARY KEY (jurisdiction_id, id);
alter table post add constraint post_jurisdiction_id_person_id_fkey FOREIGN KEY (jurisdiction_id, person_id) REFERENCES person(jurisdiction_id, id);
alter table post add constraint post_jurisdiction_id_unit_id_fkey FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES unit(jurisdiction_id, id);
alter table post add constraint post_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)));
alter table private_input add constraint private_input_pkey PRIMARY KEY (jurisdiction_id, act_id);
alter table private_input add constraint private_input_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table proceeding add constraint proceeding_jurisdiction_id_number_key UNIQUE (jurisdiction_id, number);
alter table proceeding add constraint proceeding_pkey PRIMARY KEY (jurisdiction_id, id);
alter table proceeding add constraint proceeding_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table proceeding add constraint proceeding_act_count_check CHECK ((act_count > 0));
alter table proceeding add constraint proceeding_level_check CHECK (((level >= 1) AND (level <= 4)));
alter table publicity_item add constraint publicity_item_pkey PRIMARY KEY (jurisdiction_id, id);
alter table publicity_item add constraint publicity_item_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table publicity_item add constraint publicity_item_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table publicity_item add constraint publicity_item_dropped_why_check CHECK ((char_length(dropped_why) <= 500));
alter table publicity_item add constraint publicity_item_law_check CHECK ((char_length(law) <= 100));
alter table publicity_item add constraint publicity_item_month_check CHECK (((month >= 1) AND (month <= 12)));
alter table publicity_item add constraint publicity_item_place_check CHECK ((char_length(place) <= 100));
alter table publicity_item add constraint publicity_item_responsible_check CHECK (((char_length(responsible) >= 1) AND (char_length(responsible) <= 100)));
alter table publicity_item add constraint publicity_item_topic_check CHECK (((char_length(topic) >= 1) AND (char_length(topic) <= 100)));
alter table publicity_item add constraint publicity_item_year_check CHECK (((year >= 2000) AND (year <= 2200)));
alter table publicity_prompt add constraint publicity_prompt_pkey PRIMARY KEY (jurisdiction_id, id);
alter table publicity_prompt add constraint publicity_prompt_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table publicity_prompt add constraint publicity_prompt_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table publicity_prompt add constraint publicity_prompt_check CHECK ((num_nulls(feedback, fed_back_on, fed_back_by) = ANY (ARRAY[0, 3])));
alter table publicity_prompt add constraint publicity_prompt_content_check CHECK (((char_length(content) >= 1) AND (char_length(content) <= 2000)));
alter table publicity_prompt add constraint publicity_prompt_feedback_check CHECK (((char_length(feedback) >= 1) AND (char_length(feedback) <= 2000)));
alter table publicity_prompt add constraint publicity_prompt_issued_by_check CHECK (((char_length(issued_by) >= 1) AND (char_length(issued_by) <= 100)));
alter table publicity_session add constraint publicity_session_pkey PRIMARY KEY (jurisdiction_id, id);
alter table publicity_session add constraint publicity_session_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table publicity_session add constraint publicity_session_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table publicity_session add constraint publicity_session_jurisdiction_id_item_id_fkey FOREIGN KEY (jurisdiction_id, item_id) REFERENCES publicity_item(jurisdiction_id, id);
alter table publicity_session add constraint publicity_session_acted_as_check CHECK ((acted_as = ANY (ARRAY['publicist'::text, 'mediator'::text, 'guide'::text])));
alter table publicity_session add constraint publicity_session_law_check CHECK ((char_length(law) <= 100));
alter table publicity_session add constraint publicity_session_lecturer_check CHECK ((char_length(lecturer) <= 100));
alter table publicity_session add constraint publicity_session_materials_check CHECK ((char_length(materials) <= 500));
alter table publicity_session add constraint publicity_session_minutes_check CHECK (((minutes >= 5) AND (minutes <= 1440)));
alter table publicity_session add constraint publicity_session_place_check CHECK (((char_length(place) >= 1) AND (char_length(place) <= 100)));
alter table publicity_session add constraint publicity_session_present_check CHECK (((present >= 0) AND (present <= 100000)));
alter table publicity_session add constraint publicity_session_topic_check CHECK (((char_length(topic) >= 1) AND (char_length(topic) <= 100)));
alter table referral add constraint referral_pkey PRIMARY KEY (jurisdiction_id, id);
alter table referral add constraint referral_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table registry_change add constraint registry_change_pkey PRIMARY KEY (jurisdiction_id, id);
alter table registry_change add constraint registry_change_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table registry_change add constraint registry_change_kind_check CHECK ((kind = ANY (ARRAY['entered'::text, 'changed'::text, 'moved'::text, 'merged'::text, 'unmerged'::text, 'corrected'::text, 'erased'::text, 'frozen'::text])));
alter table registry_change add constraint registry_change_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'conflict'::text, 'picked'::text, 'dropped'::text])));
alter table registry_change add constraint registry_change_subject_check CHECK ((subject = ANY (ARRAY['resident'::text, 'household'::text, 'dwelling'::text])));
alter table registry_read add constraint registry_read_pkey PRIMARY KEY (jurisdiction_id, id);
alter table registry_read add constraint registry_read_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table registry_read add constraint registry_read_what_check CHECK ((what = ANY (ARRAY['page'::text, 'list'::text, 'search'::text, 'lookup'::text, 'phone'::text, 'idNumber'::text, 'export'::text, 'pocket'::text, 'ledger'::text, 'visitNote'::text, 'self'::text, 'request'::text])));
alter table resident add constraint resident_pkey PRIMARY KEY (jurisdiction_id, id);
alter table resident add constraint resident_jurisdiction_id_building_id_fkey FOREIGN KEY (jurisdiction_id, building_id) REFERENCES building(jurisdiction_id, id);
alter table resident add constraint resident_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table resident add constraint resident_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table resident add constraint resident_jurisdiction_id_household_id_fkey FOREIGN KEY (jurisdiction_id, household_id) REFERENCES household(jurisdiction_id, id);
alter table resident add constraint resident_check CHECK ((num_nulls(phone, phone_index) = ANY (ARRAY[0, 2])));
alter table resident add constraint resident_check1 CHECK ((num_nulls(id_number, id_number_index) = ANY (ARRAY[0, 2])));
alter table resident add constraint resident_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)));
alter table resident add constraint resident_relation_check CHECK ((relation = ANY (ARRAY['head'::text, 'spouse'::text, 'child'::text, 'parent'::text, 'grandchild'::text, 'grandparent'::text, 'sibling'::text, 'tenant'::text, 'other'::text])));
alter table resident add constraint resident_stays_check CHECK ((stays = ANY (ARRAY['here'::text, 'away'::text])));
alter table resident_code add constraint resident_code_pkey PRIMARY KEY (jurisdiction_id, id);
alter table resident_code add constraint resident_code_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table resident_code add constraint resident_code_check CHECK ((num_nonnulls(phone_index, resident_id) = 1));
alter table resident_code add constraint resident_code_sent_check CHECK ((sent = ANY (ARRAY['gateway'::text, 'counter'::text])));
alter table resident_merge add constraint resident_merge_pkey PRIMARY KEY (jurisdiction_id, id);
alter table resident_merge add constraint resident_merge_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table resident_session add constraint resident_session_pkey PRIMARY KEY (jurisdiction_id, token_index);
alter table resident_session add constraint resident_session_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table retention_run add constraint retention_run_pkey PRIMARY KEY (jurisdiction_id, id);
alter table retention_run add constraint retention_run_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table rollup_mark add constraint rollup_mark_pkey PRIMARY KEY (jurisdiction_id, rollup);
alter table rollup_mark add constraint rollup_mark_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table rollup_mark add constraint rollup_mark_state_check CHECK ((state = ANY (ARRAY['filling'::text, 'ready'::text])));
alter table roster_batch add constraint roster_batch_pkey PRIMARY KEY (jurisdiction_id, run_id, batch);
alter table roster_batch add constraint roster_batch_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table roster_batch add constraint roster_batch_jurisdiction_id_run_id_fkey FOREIGN KEY (jurisdiction_id, run_id) REFERENCES roster_run(jurisdiction_id, id) ON DELETE CASCADE;
alter table roster_row add constraint roster_row_pkey PRIMARY KEY (jurisdiction_id, run_id, "row");
alter table roster_row add constraint roster_row_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table roster_row add constraint roster_row_jurisdiction_id_run_id_fkey FOREIGN KEY (jurisdiction_id, run_id) REFERENCES roster_run(jurisdiction_id, id) ON DELETE CASCADE;
alter table roster_row add constraint roster_row_settled_check CHECK ((settled = ANY (ARRAY['mended'::text, 'dropped'::text, 'expired'::text])));
alter table roster_run add constraint roster_run_pkey PRIMARY KEY (jurisdiction_id, id);
alter table roster_run add constraint roster_run_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table roster_run add constraint roster_run_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table roster_run add constraint roster_run_state_check CHECK ((state = ANY (ARRAY['looking'::text, 'looked'::text, 'writing'::text, 'done'::text, 'failed'::text])));
alter table schema_migration add constraint schema_migration_pkey PRIMARY KEY (name);
alter table sealed_content add constraint sealed_content_pkey PRIMARY KEY (jurisdiction_id, proceeding_id);
alter table sealed_content add constraint sealed_content_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table service_need add constraint service_need_pkey PRIMARY KEY (jurisdiction_id, id);
alter table service_need add constraint service_need_jurisdiction_id_consent_id_fkey FOREIGN KEY (jurisdiction_id, consent_id) REFERENCES consent(jurisdiction_id, id);
alter table service_need add constraint service_need_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table service_need add constraint service_need_jurisdiction_id_resident_id_fkey FOREIGN KEY (jurisdiction_id, resident_id) REFERENCES resident(jurisdiction_id, id);
alter table service_need add constraint service_need_every_days_check CHECK (((every_days >= 1) AND (every_days <= 365)));
alter table sign_in_failure add constraint sign_in_failure_pkey PRIMARY KEY (name_index);
alter table sign_in_failure add constraint sign_in_failure_failures_check CHECK (((failures >= 1) AND (failures <= 6)));
alter table signed_copy add constraint signed_copy_pkey PRIMARY KEY (jurisdiction_id, id);
alter table signed_copy add constraint signed_copy_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table signed_copy add constraint signed_copy_bytes_check CHECK ((bytes > 0));
alter table signed_copy add constraint signed_copy_check CHECK ((((struck_at IS NULL) = (struck_by IS NULL)) AND ((struck_at IS NULL) = (struck_for IS NULL))));
alter table signed_copy add constraint signed_copy_mime_check CHECK ((mime = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text])));
alter table signed_copy add constraint signed_copy_pages_check CHECK ((pages > 0));
alter table signed_copy add constraint signed_copy_reason_check CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 500)));
alter table signed_copy add constraint signed_copy_sha256_check CHECK ((octet_length(sha256) = 32));
alter table signed_copy add constraint signed_copy_struck_for_check CHECK (((char_length(struck_for) >= 2) AND (char_length(struck_for) <= 500)));
alter table signed_copy add constraint signed_copy_version_check CHECK ((version > 0));
alter table sitting add constraint sitting_pkey PRIMARY KEY (jurisdiction_id, id, revision);
alter table sitting add constraint sitting_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table sitting add constraint sitting_jurisdiction_id_mediator_id_fkey FOREIGN KEY (jurisdiction_id, mediator_id) REFERENCES person(jurisdiction_id, id);
alter table sitting add constraint sitting_check CHECK ((to_at > from_at));
alter table sitting add constraint sitting_check1 CHECK (((place_kind = 'room'::text) = (room IS NOT NULL)));
alter table sitting add constraint sitting_check2 CHECK (((state <> 'calledOff'::text) OR (reason IS NOT NULL)));
alter table sitting add constraint sitting_openness_check CHECK ((openness = ANY (ARRAY['closed'::text, 'open'::text])));
alter table sitting add constraint sitting_place_kind_check CHECK ((place_kind = ANY (ARRAY['room'::text, 'address'::text, 'online'::text])));
alter table sitting add constraint sitting_revision_check CHECK ((revision > 0));
alter table sitting add constraint sitting_room_check CHECK (((char_length(room) >= 1) AND (char_length(room) <= 60)));
alter table sitting add constraint sitting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'calledOff'::text])));
alter table sitting_row add constraint sitting_row_jurisdiction_id_replaces_key UNIQUE (jurisdiction_id, replaces);
alter table sitting_row add constraint sitting_row_pkey PRIMARY KEY (jurisdiction_id, id);
alter table sitting_row add constraint sitting_row_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table sitting_row add constraint sitting_row_jurisdiction_id_party_id_fkey FOREIGN KEY (jurisdiction_id, party_id) REFERENCES dispute_party(jurisdiction_id, id);
alter table sitting_row add constraint sitting_row_jurisdiction_id_re_fkey FOREIGN KEY (jurisdiction_id, re) REFERENCES sitting_row(jurisdiction_id, id);
alter table sitting_row add constraint sitting_row_jurisdiction_id_replaces_fkey FOREIGN KEY (jurisdiction_id, replaces) REFERENCES sitting_row(jurisdiction_id, id);
alter table sitting_row add constraint sitting_row_kind_check CHECK ((kind = ANY (ARRAY['right'::text, 'invited'::text, 'consent'::text, 'told'::text, 'position'::text, 'statement'::text, 'proposal'::text, 'answer'::text, 'point'::text, 'dropped'::text])));
alter table staffing_change add constraint staffing_change_pkey PRIMARY KEY (jurisdiction_id, id);
alter table staffing_change add constraint staffing_change_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table staffing_change add constraint staffing_change_kind_check CHECK ((kind = ANY (ARRAY['adopted'::text, 'begun'::text, 'ended'::text])));
alter table statute add constraint statute_pkey PRIMARY KEY (jurisdiction_id, id);
alter table statute add constraint statute_check CHECK (((superseded_how IS NULL) = (superseded_by IS NULL)));
alter table statute add constraint statute_jurisdiction_id_check CHECK ((jurisdiction_id >= 0));
alter table statute add constraint statute_law_check CHECK (((char_length(law) >= 1) AND (char_length(law) <= 200)));
alter table statute add constraint statute_path_check CHECK ((char_length(path) <= 400));
alter table statute add constraint statute_superseded_how_check CHECK ((superseded_how = ANY (ARRAY['newerVersion'::text, 'sameText'::text, 'repealed'::text, 'lawRepealed'::text, 'known'::text])));
alter table statute_article add constraint statute_article_pkey PRIMARY KEY (jurisdiction_id, id);
alter table statute_article add constraint statute_article_jurisdiction_id_statute_id_fkey FOREIGN KEY (jurisdiction_id, statute_id) REFERENCES statute(jurisdiction_id, id) ON DELETE CASCADE;
alter table statute_article add constraint statute_article_jurisdiction_id_check CHECK ((jurisdiction_id >= 0));
alter table statute_article add constraint statute_article_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 40)));
alter table survey_run add constraint survey_run_pkey PRIMARY KEY (jurisdiction_id, id);
alter table survey_run add constraint survey_run_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table survey_run add constraint survey_run_kind_check CHECK ((kind = ANY (ARRAY['buildings'::text, 'communities'::text, 'barriers'::text, 'divisions'::text])));
alter table tenure add constraint tenure_pkey PRIMARY KEY (jurisdiction_id, id);
alter table tenure add constraint tenure_jurisdiction_id_dwelling_id_fkey FOREIGN KEY (jurisdiction_id, dwelling_id) REFERENCES dwelling(jurisdiction_id, id);
alter table tenure add constraint tenure_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table tenure add constraint tenure_jurisdiction_id_resident_id_fkey FOREIGN KEY (jurisdiction_id, resident_id) REFERENCES resident(jurisdiction_id, id);
alter table tenure add constraint tenure_check CHECK ((num_nonnulls(resident_id, organisation) = 1));
alter table tenure add constraint tenure_kind_check CHECK ((kind = ANY (ARRAY['owns'::text, 'rents'::text])));
alter table tenure add constraint tenure_organisation_check CHECK (((char_length(organisation) >= 1) AND (char_length(organisation) <= 100)));
alter table unit add constraint unit_jurisdiction_id_name_key UNIQUE (jurisdiction_id, name);
alter table unit add constraint unit_pkey PRIMARY KEY (jurisdiction_id, id);
alter table unit add constraint unit_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table unit add constraint unit_credit_code_check CHECK ((credit_code ~ '^[0-9A-Z]{18}$'::text));
alter table unit add constraint unit_kind_check CHECK ((kind = ANY (ARRAY['workCommittee'::text, 'community'::text, 'department'::text, 'policeStation'::text, 'enforcementBureau'::text, 'lawFirm'::text, 'partnerUnit'::text, 'discipline'::text, 'court'::text, 'procuratorate'::text])));
alter table unit add constraint unit_office_hours_check CHECK ((jsonb_typeof((office_hours -> 'spans'::text)) = 'array'::text));
alter table unit add constraint unit_rest_days_check CHECK ((jsonb_typeof(rest_days) = 'array'::text));
alter table upload add constraint upload_pkey PRIMARY KEY (jurisdiction_id, id);
alter table upload add constraint upload_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table upload add constraint upload_bytes_check CHECK ((bytes > 0));
alter table visit add constraint visit_pkey PRIMARY KEY (jurisdiction_id, id);
alter table visit add constraint visit_jurisdiction_id_community_id_fkey FOREIGN KEY (jurisdiction_id, community_id) REFERENCES community(jurisdiction_id, id);
alter table visit add constraint visit_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table visit add constraint visit_jurisdiction_id_household_id_fkey FOREIGN KEY (jurisdiction_id, household_id) REFERENCES household(jurisdiction_id, id);
alter table visit add constraint visit_check CHECK (((note IS NULL) OR consented));
alter table visit add constraint visit_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'nobody'::text, 'refused'::text, 'byPhone'::text])));
alter table visit add constraint visit_purpose_check CHECK ((purpose = ANY (ARRAY['routine'::text, 'need'::text, 'matter'::text, 'welcome'::text, 'other'::text])));
alter table visit_matter add constraint visit_matter_pkey PRIMARY KEY (jurisdiction_id, visit_id, proceeding_id);
alter table visit_matter add constraint visit_matter_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table visit_month add constraint visit_month_pkey PRIMARY KEY (jurisdiction_id, place_id, month, outcome);
alter table visit_month add constraint visit_month_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table visit_month add constraint visit_month_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'nobody'::text, 'refused'::text, 'byPhone'::text])));
alter table visit_target add constraint visit_target_pkey PRIMARY KEY (jurisdiction_id, id);
alter table visit_target add constraint visit_target_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table visit_target add constraint visit_target_every_days_check CHECK (((every_days >= 1) AND (every_days <= 730)));
alter table visit_target add constraint visit_target_setting_check CHECK ((setting = ANY (ARRAY['urban'::text, 'rural'::text, 'pastoral'::text])));
alter table wrong_code add constraint wrong_code_pkey PRIMARY KEY (jurisdiction_id, key_index);
alter table wrong_code add constraint wrong_code_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES jurisdiction(id);
alter table wrong_code add constraint wrong_code_failures_check CHECK ((failures > 0));
alter table wrong_code add constraint wrong_code_key_index_check CHECK ((octet_length(key_index) = 32));

CREATE INDEX access_entry_by ON public.access_entry USING btree (jurisdiction_id, person_id, at DESC);
CREATE INDEX access_entry_of ON public.access_entry USING btree (jurisdiction_id, proceeding_id, at DESC);
CREATE INDEX account_credential_of ON public.account_credential USING btree (user_id);
CREATE INDEX account_session_expiry ON public.account_session USING btree (expires_at);
CREATE INDEX account_session_of ON public.account_session USING btree (user_id);
CREATE INDEX account_two_factor_secret ON public.account_two_factor USING btree (secret);
CREATE INDEX account_verification_by ON public.account_verification USING btree (identifier);
CREATE INDEX account_verification_expiry ON public.account_verification USING btree (expires_at);
CREATE INDEX act_of_actor ON public.act USING btree (jurisdiction_id, actor_id, at DESC) WHERE (actor_id IS NOT NULL);
CREATE INDEX act_of_missed ON public.act USING btree (jurisdiction_id, proceeding_id) WHERE ((step = 'markOverdue'::text) AND ((inputs ->> 'term'::text) = 'handling'::text));
CREATE INDEX act_of_visit ON public.act USING btree (jurisdiction_id, proceeding_id, at DESC) WHERE (step = 'visit'::text);
CREATE INDEX act_xact ON public.act USING btree (xact);
CREATE INDEX agreement_check_of ON public.agreement_check USING btree (jurisdiction_id, agreement_id, asked_at);
CREATE INDEX agreement_instalment_due ON public.agreement_instalment USING btree (jurisdiction_id, due_on);
CREATE INDEX agreement_link_of ON public.agreement_link USING btree (jurisdiction_id, agreement_id, party_id, at);
CREATE INDEX agreement_of ON public.agreement USING btree (jurisdiction_id, proceeding_id, at);
CREATE INDEX agreement_recorded ON public.agreement USING btree (jurisdiction_id, proceeding_id) WHERE (state = 'recorded'::text);
CREATE UNIQUE INDEX agreement_signature_once ON public.agreement_signature USING btree (jurisdiction_id, agreement_id, purpose, role, COALESCE(party_id, agreement_id)) WHERE (fallen_at IS NULL);
CREATE UNIQUE INDEX agreement_standing ON public.agreement USING btree (jurisdiction_id, proceeding_id) WHERE ((state = ANY (ARRAY['signing'::text, 'recorded'::text])) AND (form = 'written'::text));
CREATE INDEX backup_run_at ON public.backup_run USING btree (jurisdiction_id, ended_at DESC);
CREATE INDEX building_by_compound ON public.building USING btree (jurisdiction_id, compound_id);
CREATE INDEX building_by_grid ON public.building USING btree (jurisdiction_id, grid_id);
CREATE UNIQUE INDEX building_external ON public.building USING btree (jurisdiction_id, external_id) WHERE (external_id IS NOT NULL);
CREATE UNIQUE INDEX calendar_address_of ON public.calendar_address USING btree (jurisdiction_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX calendar_change_open ON public.calendar_change USING btree (jurisdiction_id, made_at) WHERE (settled_at IS NULL);
CREATE INDEX consent_given_for ON public.consent USING btree (jurisdiction_id, given_by) WHERE (given_by <> resident_id);
CREATE INDEX consent_of ON public.consent USING btree (jurisdiction_id, resident_id, purpose);
CREATE UNIQUE INDEX counsel_booking_by_code ON public.counsel_booking USING btree (jurisdiction_id, query_index);
CREATE INDEX counsel_booking_by_contact ON public.counsel_booking USING btree (jurisdiction_id, contact_index) WHERE (contact_index IS NOT NULL);
CREATE UNIQUE INDEX counsel_booking_slot ON public.counsel_booking USING btree (jurisdiction_id, community_id, starts_at) WHERE (state <> 'cancelled'::text);
CREATE INDEX counsel_consultation_of_community ON public.counsel_consultation USING btree (jurisdiction_id, community_id, on_day);
CREATE INDEX counsel_duty_of_community ON public.counsel_duty USING btree (jurisdiction_id, community_id);
CREATE INDEX counsel_opinion_of_community ON public.counsel_opinion USING btree (jurisdiction_id, community_id);
CREATE INDEX counsel_read_of ON public.counsel_read USING btree (jurisdiction_id, subject_id);
CREATE UNIQUE INDEX counsel_referral_once ON public.counsel_referral USING btree (jurisdiction_id, consultation_id, procedure);
CREATE INDEX counsel_service_of_community ON public.counsel_service USING btree (jurisdiction_id, community_id);
CREATE INDEX counsel_service_of_person ON public.counsel_service USING btree (jurisdiction_id, person_id);
CREATE INDEX counted_building_of_version ON public.counted_building USING btree (jurisdiction_id, version);
CREATE INDEX counted_matter_due ON public.counted_matter USING btree (jurisdiction_id, due_at) INCLUDE (community_id, grid_id, unit_ids) WHERE (due_at IS NOT NULL);
CREATE INDEX counted_matter_missed ON public.counted_matter USING btree (jurisdiction_id, ended_on, proceeding_id) INCLUDE (community_id, grid_id, unit_ids) WHERE (closed AND missed);
CREATE INDEX counted_matter_missed_in ON public.counted_matter USING btree (jurisdiction_id, community_id, ended_on, proceeding_id) INCLUDE (grid_id, unit_ids) WHERE (closed AND missed);
CREATE INDEX counted_matter_missed_of ON public.counted_matter USING btree (jurisdiction_id, grid_id, ended_on, proceeding_id) INCLUDE (community_id, unit_ids) WHERE (closed AND missed);
CREATE INDEX data_request_of ON public.data_request USING btree (jurisdiction_id, resident_id);
CREATE INDEX delivery_recent ON public.delivery USING btree (jurisdiction_id, queued_at DESC, id);
CREATE INDEX device_of_person ON public.device USING btree (jurisdiction_id, person_id);
CREATE INDEX dispute_party_of ON public.dispute_party USING btree (jurisdiction_id, proceeding_id);
CREATE INDEX dispute_sender_of ON public.dispute_sender USING btree (jurisdiction_id, unit_id, at DESC);
CREATE UNIQUE INDEX dwelling_at ON public.dwelling USING btree (jurisdiction_id, building_id, entrance, number);
CREATE INDEX dwelling_of_community ON public.dwelling USING btree (jurisdiction_id, community_id);
CREATE INDEX file_of_proceeding ON public.file USING btree (jurisdiction_id, proceeding_id) WHERE (proceeding_id IS NOT NULL);
CREATE INDEX file_of_record ON public.file USING btree (jurisdiction_id, record_id) WHERE (record_id IS NOT NULL);
CREATE INDEX file_unclaimed ON public.file USING btree (jurisdiction_id, uploaded_at) WHERE ((proceeding_id IS NULL) AND (record_id IS NULL));
CREATE INDEX grid_change_of_plan ON public.grid_change USING btree (jurisdiction_id, plan_id);
CREATE INDEX grid_of_code ON public.grid USING btree (jurisdiction_id, code);
CREATE INDEX grid_plan_of_community ON public.grid_plan USING btree (jurisdiction_id, community_id, changed_at DESC);
CREATE INDEX guardianship_of ON public.guardianship USING btree (jurisdiction_id, guardian_id);
CREATE INDEX hazard_by_time ON public.hazard USING btree (jurisdiction_id, found_at DESC, id);
CREATE INDEX hazard_event_of ON public.hazard_event USING btree (jurisdiction_id, hazard_id, at);
CREATE INDEX hazard_event_of_matter ON public.hazard_event USING btree (jurisdiction_id, proceeding_id) WHERE (proceeding_id IS NOT NULL);
CREATE INDEX hazard_of_building ON public.hazard USING btree (jurisdiction_id, building_id) WHERE (building_id IS NOT NULL);
CREATE INDEX hazard_of_community ON public.hazard USING btree (jurisdiction_id, community_id, found_at DESC);
CREATE INDEX hazard_of_grid ON public.hazard USING btree (jurisdiction_id, grid_id, found_at DESC);
CREATE INDEX hazard_of_proceeding ON public.hazard USING btree (jurisdiction_id, proceeding_id) WHERE (proceeding_id IS NOT NULL);
CREATE INDEX hazard_open ON public.hazard USING btree (jurisdiction_id, grid_id, recheck_on) WHERE (closed_at IS NULL);
CREATE INDEX hazard_open_in ON public.hazard USING btree (jurisdiction_id, community_id, recheck_on) WHERE (closed_at IS NULL);
CREATE INDEX household_of_building ON public.household USING btree (jurisdiction_id, building_id);
CREATE INDEX household_of_community ON public.household USING btree (jurisdiction_id, community_id) WHERE (moved_out_on IS NULL);
CREATE INDEX household_of_dwelling ON public.household USING btree (jurisdiction_id, dwelling_id);
CREATE UNIQUE INDEX matter_external ON public.matter USING btree (jurisdiction_id, external_number) WHERE (external_number IS NOT NULL);
CREATE INDEX matter_place ON public.matter USING btree (jurisdiction_id, place_cell, reported_at DESC) WHERE (place_cell IS NOT NULL);
CREATE UNIQUE INDEX matter_query ON public.matter USING btree (jurisdiction_id, query_index);
CREATE INDEX matter_search ON public.matter USING gin (search) WITH (fastupdate='on', gin_pending_list_limit='16384');
CREATE INDEX mediation_committee_of_unit ON public.mediation_committee USING btree (jurisdiction_id, unit_id);
CREATE INDEX mediation_due_on ON public.mediation_due USING btree (jurisdiction_id, due_on, proceeding_id, round, "row") INCLUDE (community_id, unit_id, way, dispute_kind, amount_fen, received_fen);
CREATE INDEX mediation_round_due ON public.mediation_round USING btree (jurisdiction_id, due_on, proceeding_id, round) INCLUDE (community_id, unit_id, way, dispute_kind, performed_on, performance) WHERE (due_on IS NOT NULL);
CREATE INDEX mediation_round_effect ON public.mediation_round USING btree (jurisdiction_id, effect_on, proceeding_id, round) INCLUDE (community_id, unit_id, way, dispute_kind, confirmation, confirmation_until) WHERE (confirmation IS NOT NULL);
CREATE INDEX mediation_round_ended ON public.mediation_round USING btree (jurisdiction_id, ended_on, proceeding_id, round) INCLUDE (community_id, unit_id, way, dispute_kind, begun_on, outcome, days, period_on, until_on, is_last, is_local, is_passed_on) WHERE (ended_on IS NOT NULL);
CREATE INDEX mediation_round_open ON public.mediation_round USING btree (jurisdiction_id, until_on, proceeding_id, round) INCLUDE (community_id, unit_id, way, dispute_kind, begun_on) WHERE (ended_on IS NULL);
CREATE INDEX mediator_choice_of ON public.mediator_choice USING btree (jurisdiction_id, proceeding_id, seq);
CREATE INDEX mediator_declaration_of ON public.mediator_declaration USING btree (jurisdiction_id, proceeding_id, person_id, seq DESC);
CREATE INDEX mediator_of_committee ON public.mediator USING btree (jurisdiction_id, committee_id);
CREATE INDEX mediator_of_person ON public.mediator USING btree (jurisdiction_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX move_request_of ON public.move_request USING btree (jurisdiction_id, resident_id) WHERE (state = 'asked'::text);
CREATE INDEX move_request_to ON public.move_request USING btree (jurisdiction_id, household_id);
CREATE INDEX notice_held ON public.notice USING btree (jurisdiction_id, person_id) WHERE ((told = 'held'::text) AND (list_id IS NULL));
CREATE INDEX notice_shown ON public.notice USING btree (jurisdiction_id, person_id, created_at DESC) WHERE (told <> 'held'::text);
CREATE INDEX notice_unread ON public.notice USING btree (jurisdiction_id, person_id, created_at DESC) WHERE ((read_at IS NULL) AND (told <> 'held'::text));
CREATE INDEX outside_message_of ON public.outside_message USING btree (jurisdiction_id, proceeding_id, queued_at);
CREATE INDEX paper_correction_of ON public.paper_correction USING btree (jurisdiction_id, proceeding_id, seq);
CREATE UNIQUE INDEX paper_template_in_force ON public.paper_template USING btree (jurisdiction_id, unit_id, procedure, kind) WHERE (ended_at IS NULL);
CREATE INDEX party_consent_of ON public.party_consent USING btree (jurisdiction_id, proceeding_id, party_id, seq DESC);
CREATE INDEX patrol_by_time ON public.patrol USING btree (jurisdiction_id, started_at DESC, id);
CREATE INDEX patrol_check_of ON public.patrol_check USING btree (jurisdiction_id, patrol_id);
CREATE INDEX patrol_check_of_hazard ON public.patrol_check USING btree (jurisdiction_id, hazard_id) WHERE (hazard_id IS NOT NULL);
CREATE INDEX patrol_of_community ON public.patrol USING btree (jurisdiction_id, community_id, started_at DESC);
CREATE INDEX patrol_of_grid ON public.patrol USING btree (jurisdiction_id, grid_id, started_at DESC);
CREATE INDEX patrol_of_person ON public.patrol USING btree (jurisdiction_id, person_id, started_at DESC);
CREATE INDEX patrol_of_plan ON public.patrol USING btree (jurisdiction_id, plan_id, started_at DESC);
CREATE INDEX patrol_plan_of_community ON public.patrol_plan USING btree (jurisdiction_id, community_id);
CREATE INDEX patrol_plan_of_grid ON public.patrol_plan USING btree (jurisdiction_id, grid_id) WHERE (grid_id IS NOT NULL);
CREATE INDEX patrol_sums ON public.patrol USING btree (jurisdiction_id, community_id, started_at) INCLUDE (grid_id, ended_at, stops_planned, stops_done);
CREATE INDEX patrol_with_track ON public.patrol USING btree (jurisdiction_id, started_at) WHERE (track IS NOT NULL);
CREATE UNIQUE INDEX performance_receipt_corrected ON public.performance_receipt USING btree (jurisdiction_id, corrects) WHERE (corrects IS NOT NULL);
CREATE INDEX performance_receipt_of ON public.performance_receipt USING btree (jurisdiction_id, agreement_id);
CREATE INDEX post_by_grid ON public.post USING btree (jurisdiction_id, grid_id, role);
CREATE INDEX post_by_person ON public.post USING btree (jurisdiction_id, person_id);
CREATE INDEX post_by_unit ON public.post USING btree (jurisdiction_id, unit_id, role);
CREATE INDEX private_input_of ON public.private_input USING btree (jurisdiction_id, proceeding_id);
CREATE INDEX proceeding_after ON public.proceeding USING btree (jurisdiction_id, owner_unit_id) WHERE ((procedure = 'mediation'::text) AND ((closed_at IS NULL) OR (next_rung_at IS NOT NULL) OR overdue));
CREATE INDEX proceeding_due ON public.proceeding USING btree (jurisdiction_id, next_due_at, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at, community_id, grid_id, category, nature, state, handler_id, waits_role) INCLUDE (procedure) WHERE (closed_at IS NULL);
CREATE INDEX proceeding_due_of_community ON public.proceeding USING btree (jurisdiction_id, community_id, next_due_at, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at, last_act_at, grid_id, category, nature, state, handler_id) INCLUDE (procedure) WHERE (closed_at IS NULL);
CREATE INDEX proceeding_due_of_grid ON public.proceeding USING btree (jurisdiction_id, grid_id, next_due_at, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at, last_act_at, category, nature, state, handler_id, community_id) INCLUDE (procedure, restricted, unit_ids) WHERE (closed_at IS NULL);
CREATE INDEX proceeding_due_of_handler ON public.proceeding USING btree (jurisdiction_id, handler_id, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state, waits_role) INCLUDE (procedure, unit_ids) WHERE (handler_id IS NOT NULL);
CREATE INDEX proceeding_due_of_role ON public.proceeding USING btree (jurisdiction_id, waits_role, next_due_at, id, closed_at, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at, last_act_at, community_id, grid_id, category, nature, state, handler_id) INCLUDE (procedure, unit_ids) WHERE (waits_role IS NOT NULL);
CREATE INDEX proceeding_due_of_unit ON public.proceeding USING btree (jurisdiction_id, owner_unit_id, next_due_at, id, level, urgent, sealed, suspended, supervised, opened_at, last_act_at, community_id, grid_id, category, nature, state, handler_id, waits_role) INCLUDE (procedure) WHERE (closed_at IS NULL);
CREATE INDEX proceeding_ended ON public.proceeding USING btree (jurisdiction_id, opened_at DESC, id, level, urgent, sealed, missed, owner_unit_id, last_act_at, closed_at, community_id, grid_id, category, nature, state, handler_id, satisfied) INCLUDE (procedure) WHERE (closed_at IS NOT NULL);
CREATE INDEX proceeding_ended_acted ON public.proceeding USING btree (jurisdiction_id, last_act_at DESC, id, level, urgent, sealed, missed, owner_unit_id, opened_at, closed_at, community_id, grid_id, category, nature, state, handler_id, satisfied) INCLUDE (procedure) WHERE (closed_at IS NOT NULL);
CREATE INDEX proceeding_ended_facts ON public.proceeding USING gin (ended_facts(state, level, community_id, grid_id, owner_unit_id, unit_ids, handler_id, urgent, category, nature, satisfied, missed, opened_month, opened_at, last_act_at)) WITH (fastupdate=off) WHERE (closed_at IS NOT NULL);
CREATE INDEX proceeding_guests ON public.proceeding USING gin (guest_words(unit_ids, owner_unit_id, community_id, grid_id, handler_id, state, category, nature, urgent, supervised)) WITH (fastupdate=off) WHERE ((closed_at IS NULL) AND (array_remove(unit_ids, owner_unit_id) <> '{}'::uuid[]));
CREATE INDEX proceeding_matter_closed ON public.proceeding USING btree (jurisdiction_id, closed_at, id) WHERE ((procedure = 'matter'::text) AND (state = 'closed'::text));
CREATE INDEX proceeding_matter_closed_in ON public.proceeding USING btree (jurisdiction_id, community_id, closed_at, id) INCLUDE (grid_id) WHERE ((procedure = 'matter'::text) AND (state = 'closed'::text));
CREATE INDEX proceeding_matter_in ON public.proceeding USING btree (jurisdiction_id, community_id, opened_at, id) INCLUDE (grid_id) WHERE (procedure = 'matter'::text);
CREATE INDEX proceeding_matter_open ON public.proceeding USING btree (jurisdiction_id, opened_at DESC, id, level, urgent, sealed, suspended, supervised, owner_unit_id, next_due_at, last_act_at, community_id, grid_id, category, nature, state, handler_id, waits_role) WHERE ((procedure = 'matter'::text) AND (closed_at IS NULL));
CREATE INDEX proceeding_of_procedure ON public.proceeding USING btree (jurisdiction_id, procedure, opened_at DESC, id);
CREATE INDEX proceeding_open_acted ON public.proceeding USING btree (jurisdiction_id, last_act_at DESC, id, level, urgent, sealed, suspended, supervised, owner_unit_id, opened_at, next_due_at, community_id, grid_id, category, nature, state, handler_id, waits_role) INCLUDE (procedure) WHERE (closed_at IS NULL);
CREATE INDEX proceeding_open_category ON public.proceeding USING btree (jurisdiction_id, category, nature) WHERE ((closed_at IS NULL) AND (length(category) > 0));
CREATE INDEX proceeding_open_nature ON public.proceeding USING btree (jurisdiction_id, nature) WHERE ((closed_at IS NULL) AND (length(nature) > 0));
CREATE INDEX proceeding_open_provisional ON public.proceeding USING btree (jurisdiction_id, next_due_at, id) WHERE ((closed_at IS NULL) AND next_due_provisional);
CREATE INDEX proceeding_open_rated ON public.proceeding USING btree (jurisdiction_id, opened_at DESC, id) WHERE ((closed_at IS NULL) AND (satisfied IS NOT NULL));
CREATE INDEX proceeding_open_top ON public.proceeding USING btree (jurisdiction_id, next_due_at, id) WHERE ((closed_at IS NULL) AND (level = 4));
CREATE INDEX proceeding_open_urgent ON public.proceeding USING btree (jurisdiction_id, next_due_at, id) WHERE ((closed_at IS NULL) AND urgent);
CREATE INDEX proceeding_rung ON public.proceeding USING btree (jurisdiction_id, next_rung_at) WHERE (next_rung_at IS NOT NULL);
CREATE INDEX proceeding_standing ON public.proceeding USING btree (jurisdiction_id, procedure, state);
CREATE INDEX proceeding_units ON public.proceeding USING gin (unit_ids) WHERE ((closed_at IS NULL) AND (unit_ids <> '{}'::uuid[]));
CREATE INDEX publicity_item_of_year ON public.publicity_item USING btree (jurisdiction_id, year, month);
CREATE INDEX publicity_session_of_item ON public.publicity_session USING btree (jurisdiction_id, item_id) WHERE (item_id IS NOT NULL);
CREATE INDEX publicity_session_on ON public.publicity_session USING btree (jurisdiction_id, on_day);
CREATE INDEX referral_of ON public.referral USING btree (jurisdiction_id, proceeding_id);
CREATE INDEX referral_to ON public.referral USING btree (jurisdiction_id, to_proceeding) WHERE (to_proceeding IS NOT NULL);
CREATE INDEX registry_change_by ON public.registry_change USING btree (jurisdiction_id, person_id, at) WHERE (person_id IS NOT NULL);
CREATE INDEX registry_change_of ON public.registry_change USING btree (jurisdiction_id, subject_id, recorded_at DESC);
CREATE INDEX registry_change_open ON public.registry_change USING btree (jurisdiction_id, subject_id) WHERE (state = 'conflict'::text);
CREATE INDEX registry_read_by ON public.registry_read USING btree (jurisdiction_id, person_id, at DESC);
CREATE INDEX registry_read_of ON public.registry_read USING gin (resident_ids);
CREATE INDEX registry_read_of_community ON public.registry_read USING btree (jurisdiction_id, community_id, at DESC) WHERE (community_id IS NOT NULL);
CREATE INDEX registry_read_of_grid ON public.registry_read USING btree (jurisdiction_id, grid_id, at DESC) WHERE (grid_id IS NOT NULL);
CREATE UNIQUE INDEX resident_by_id_number ON public.resident USING btree (jurisdiction_id, id_number_index) WHERE ((id_number_index IS NOT NULL) AND (merged_into IS NULL));
CREATE INDEX resident_by_phone ON public.resident USING btree (jurisdiction_id, phone_index) WHERE (phone_index IS NOT NULL);
CREATE INDEX resident_code_age ON public.resident_code USING btree (jurisdiction_id, expires_at);
CREATE INDEX resident_code_of ON public.resident_code USING btree (jurisdiction_id, resident_id, made_at DESC) WHERE (resident_id IS NOT NULL);
CREATE INDEX resident_code_of_phone ON public.resident_code USING btree (jurisdiction_id, phone_index, made_at DESC) WHERE (phone_index IS NOT NULL);
CREATE INDEX resident_merge_of ON public.resident_merge USING btree (jurisdiction_id, kept_id);
CREATE INDEX resident_merged ON public.resident USING btree (jurisdiction_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX resident_of_building ON public.resident USING btree (jurisdiction_id, building_id) WHERE (merged_into IS NULL);
CREATE INDEX resident_of_household ON public.resident USING btree (jurisdiction_id, household_id) WHERE (merged_into IS NULL);
CREATE INDEX resident_search ON public.resident USING gin (search) WITH (gin_pending_list_limit='256');
CREATE INDEX resident_session_age ON public.resident_session USING btree (jurisdiction_id, expires_at);
CREATE INDEX resident_session_of ON public.resident_session USING btree (jurisdiction_id, resident_id);
CREATE INDEX retention_run_at ON public.retention_run USING btree (jurisdiction_id, at DESC);
CREATE INDEX roster_row_open ON public.roster_row USING btree (jurisdiction_id, run_id, door) WHERE (settled IS NULL);
CREATE INDEX roster_run_of ON public.roster_run USING btree (jurisdiction_id, community_id, at DESC);
CREATE INDEX roster_run_open ON public.roster_run USING btree (jurisdiction_id, changed_at) WHERE (state = ANY (ARRAY['looking'::text, 'looked'::text, 'writing'::text]));
CREATE INDEX service_need_of ON public.service_need USING btree (jurisdiction_id, resident_id);
CREATE INDEX service_need_of_household ON public.service_need USING btree (jurisdiction_id, household_id) WHERE (ended_on IS NULL);
CREATE INDEX sign_in_failure_age ON public.sign_in_failure USING btree (last_at);
CREATE INDEX signed_copy_of ON public.signed_copy USING btree (jurisdiction_id, proceeding_id, at);
CREATE UNIQUE INDEX signed_copy_once ON public.signed_copy USING btree (jurisdiction_id, proceeding_id, sha256) WHERE (struck_at IS NULL);
CREATE INDEX sitting_in_room ON public.sitting USING btree (jurisdiction_id, room, from_at) WHERE (room IS NOT NULL);
CREATE INDEX sitting_of ON public.sitting USING btree (jurisdiction_id, proceeding_id, id, revision DESC);
CREATE INDEX sitting_of_mediator ON public.sitting USING btree (jurisdiction_id, mediator_id, from_at);
CREATE INDEX sitting_row_of ON public.sitting_row USING btree (jurisdiction_id, proceeding_id, seq);
CREATE INDEX staffing_change_at ON public.staffing_change USING btree (jurisdiction_id, at DESC);
CREATE UNIQUE INDEX statute_article_in_order ON public.statute_article USING btree (jurisdiction_id, statute_id, place);
CREATE UNIQUE INDEX statute_of_path ON public.statute USING btree (jurisdiction_id, path, law, dated) NULLS NOT DISTINCT;
CREATE INDEX tenure_of_dwelling ON public.tenure USING btree (jurisdiction_id, dwelling_id);
CREATE INDEX tenure_of_resident ON public.tenure USING btree (jurisdiction_id, resident_id) WHERE (resident_id IS NOT NULL);
CREATE INDEX unit_with_times ON public.unit USING btree (jurisdiction_id) WHERE ((office_hours IS NOT NULL) OR (rest_days IS NOT NULL));
CREATE INDEX upload_age ON public.upload USING btree (jurisdiction_id, changed_at);
CREATE INDEX visit_age ON public.visit USING brin (jurisdiction_id, on_day);
CREATE INDEX visit_matter_of ON public.visit_matter USING btree (jurisdiction_id, proceeding_id);
CREATE INDEX visit_of_community ON public.visit USING btree (jurisdiction_id, community_id, on_day DESC);
CREATE INDEX visit_of_grid ON public.visit USING btree (jurisdiction_id, grid_id, on_day DESC);
CREATE INDEX visit_of_household ON public.visit USING btree (jurisdiction_id, household_id, on_day DESC) INCLUDE (outcome, id);
CREATE INDEX visit_of_person ON public.visit USING btree (jurisdiction_id, person_id, on_day DESC);
CREATE UNIQUE INDEX visit_replaced ON public.visit USING btree (jurisdiction_id, replaces) WHERE (replaces IS NOT NULL);
CREATE INDEX wrong_code_age ON public.wrong_code USING btree (jurisdiction_id, last_at);

CREATE TRIGGER access_entry_append_only BEFORE DELETE OR UPDATE ON public.access_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER act_announced AFTER INSERT ON public.act FOR EACH ROW EXECUTE FUNCTION announce_act();
CREATE TRIGGER act_append_only BEFORE DELETE OR UPDATE ON public.act FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER note_missed AFTER INSERT ON public.act FOR EACH ROW WHEN (((new.step = 'markOverdue'::text) AND ((new.inputs ->> 'term'::text) = 'handling'::text))) EXECUTE FUNCTION note_missed();
CREATE TRIGGER noted_changed AFTER UPDATE ON public.building FOR EACH ROW WHEN ((old.grid_id IS DISTINCT FROM new.grid_id)) EXECUTE FUNCTION note_this_building();
CREATE TRIGGER consent_withdrawn AFTER UPDATE OF withdrawn_at ON public.consent FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION obey_withdrawal();
CREATE TRIGGER noted_changed AFTER UPDATE ON public.dwelling FOR EACH ROW WHEN ((old.building_id IS DISTINCT FROM new.building_id)) EXECUTE FUNCTION note_building_of_row();
CREATE TRIGGER noted_gone AFTER DELETE ON public.dwelling REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_buildings();
CREATE TRIGGER noted_new AFTER INSERT ON public.dwelling REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_buildings();
CREATE TRIGGER hazard_event_unchanged BEFORE UPDATE ON public.hazard_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER noted_changed AFTER UPDATE ON public.household FOR EACH ROW WHEN (((((((old.building_id IS DISTINCT FROM new.building_id) OR (old.community_id IS DISTINCT FROM new.community_id)) OR (old.visits IS DISTINCT FROM new.visits)) OR (old.visits_until IS DISTINCT FROM new.visits_until)) OR (old.moved_in_on IS DISTINCT FROM new.moved_in_on)) OR (old.moved_out_on IS DISTINCT FROM new.moved_out_on))) EXECUTE FUNCTION note_building_of_row();
CREATE TRIGGER noted_gone AFTER DELETE ON public.household REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_buildings();
CREATE TRIGGER noted_new AFTER INSERT ON public.household REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_buildings();
CREATE CONSTRAINT TRIGGER complete_matter AFTER INSERT ON public.matter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT (new.search @@ '''@'''::tsquery))) EXECUTE FUNCTION repeat_matter();
CREATE TRIGGER repeat_matter AFTER UPDATE ON public.matter FOR EACH ROW WHEN (((old.category <> new.category) OR (old.nature <> new.nature) OR (old.satisfied IS DISTINCT FROM new.satisfied))) EXECUTE FUNCTION repeat_matter();
CREATE TRIGGER paper_append_only BEFORE DELETE OR UPDATE ON public.paper FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER paper_correction_append_only BEFORE DELETE OR UPDATE ON public.paper_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_facts AFTER UPDATE ON public.proceeding FOR EACH ROW WHEN (((new.procedure = 'matter'::text) AND (((old.closed_at IS NULL) <> (new.closed_at IS NULL)) OR (old.grid_id IS DISTINCT FROM new.grid_id) OR (old.community_id IS DISTINCT FROM new.community_id) OR (old.unit_ids <> new.unit_ids) OR (old.category IS DISTINCT FROM new.category) OR (old.nature IS DISTINCT FROM new.nature) OR ((new.closed_at IS NOT NULL) AND ((old.state <> new.state) OR (old.level <> new.level) OR (old.owner_unit_id <> new.owner_unit_id) OR (old.handler_id IS DISTINCT FROM new.handler_id) OR (old.urgent <> new.urgent) OR (old.last_act_at <> new.last_act_at)))))) EXECUTE FUNCTION keep_facts();
CREATE TRIGGER registry_read_append_only BEFORE DELETE OR UPDATE ON public.registry_read FOR EACH ROW EXECUTE FUNCTION refuse_change_of_read();
CREATE TRIGGER noted_changed AFTER UPDATE ON public.resident FOR EACH ROW WHEN ((((old.household_id IS DISTINCT FROM new.household_id) OR (old.merged_into IS DISTINCT FROM new.merged_into)) OR (old.frozen IS DISTINCT FROM new.frozen))) EXECUTE FUNCTION note_home_of_row();
CREATE TRIGGER noted_gone AFTER DELETE ON public.resident REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_homes();
CREATE TRIGGER noted_new AFTER INSERT ON public.resident REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_homes();
CREATE TRIGGER noted_changed AFTER UPDATE ON public.service_need FOR EACH ROW WHEN ((((((old.household_id IS DISTINCT FROM new.household_id) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.every_days IS DISTINCT FROM new.every_days)) OR (old.asked_on IS DISTINCT FROM new.asked_on)) OR (old.ended_on IS DISTINCT FROM new.ended_on))) EXECUTE FUNCTION note_home_of_row();
CREATE TRIGGER noted_gone AFTER DELETE ON public.service_need REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_homes();
CREATE TRIGGER noted_new AFTER INSERT ON public.service_need REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_homes();
CREATE TRIGGER sitting_announced AFTER INSERT ON public.sitting FOR EACH ROW EXECUTE FUNCTION announce_beside();
CREATE TRIGGER sitting_row_announced AFTER INSERT ON public.sitting_row FOR EACH ROW EXECUTE FUNCTION announce_beside();
CREATE TRIGGER noted_changed AFTER UPDATE ON public.visit FOR EACH ROW WHEN ((((((((old.household_id IS DISTINCT FROM new.household_id) OR (old.building_id IS DISTINCT FROM new.building_id)) OR (old.grid_id IS DISTINCT FROM new.grid_id)) OR (old.community_id IS DISTINCT FROM new.community_id)) OR (old.outcome IS DISTINCT FROM new.outcome)) OR (old.on_day IS DISTINCT FROM new.on_day)) OR (old.replaces IS DISTINCT FROM new.replaces))) EXECUTE FUNCTION note_building_of_row();
CREATE TRIGGER noted_gone AFTER DELETE ON public.visit REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_buildings();
CREATE TRIGGER noted_new AFTER INSERT ON public.visit REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_buildings();

alter table act enable row level security;
create policy within_sight on act as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = act.jurisdiction_id) AND (p.id = act.proceeding_id)))))));
alter table agreement enable row level security;
create policy within_sight on agreement as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = agreement.jurisdiction_id) AND (p.id = agreement.proceeding_id)))))));
alter table agreement_check enable row level security;
create policy within_sight on agreement_check as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM agreement a
  WHERE ((a.jurisdiction_id = agreement_check.jurisdiction_id) AND (a.id = agreement_check.agreement_id)))))));
alter table agreement_instalment enable row level security;
create policy within_sight on agreement_instalment as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM agreement a
  WHERE ((a.jurisdiction_id = agreement_instalment.jurisdiction_id) AND (a.id = agreement_instalment.agreement_id)))))));
alter table agreement_link enable row level security;
create policy within_sight on agreement_link as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM agreement a
  WHERE ((a.jurisdiction_id = agreement_link.jurisdiction_id) AND (a.id = agreement_link.agreement_id)))))));
alter table agreement_signature enable row level security;
create policy within_sight on agreement_signature as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM agreement a
  WHERE ((a.jurisdiction_id = agreement_signature.jurisdiction_id) AND (a.id = agreement_signature.agreement_id)))))));
alter table agreement_version enable row level security;
create policy within_sight on agreement_version as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM agreement a
  WHERE ((a.jurisdiction_id = agreement_version.jurisdiction_id) AND (a.id = agreement_version.agreement_id)))))));
alter table building_change enable row level security;
alter table calendar_address enable row level security;
create policy within_sight on calendar_address as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table consent enable row level security;
create policy within_sight on consent as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM resident r
  WHERE ((r.jurisdiction_id = consent.jurisdiction_id) AND (r.id = consent.resident_id)))))));
alter table counsel_booking enable row level security;
create policy within_sight on counsel_booking as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])))));
alter table counsel_consultation enable row level security;
create policy within_sight on counsel_consultation as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])))));
alter table counsel_duty enable row level security;
create policy within_sight on counsel_duty as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table counsel_opinion enable row level security;
create policy within_sight on counsel_opinion as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])))));
alter table counsel_read enable row level security;
create policy within_sight on counsel_read as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (person_id = (( SELECT NULLIF(current_setting('aili.person'::text, true), ''::text) AS "nullif"))::uuid))));
alter table counsel_referral enable row level security;
create policy within_sight on counsel_referral as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = counsel_referral.jurisdiction_id) AND (p.id = counsel_referral.proceeding_id)))))));
alter table counsel_service enable row level security;
create policy within_sight on counsel_service as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table count_category enable row level security;
create policy within_sight on count_category as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR ((scope = 'community'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'grid'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'unit'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'sight'::text) AND (scope_id = ( SELECT setting_sight() AS setting_sight))))));
alter table count_day enable row level security;
create policy within_sight on count_day as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR ((scope = 'community'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'grid'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'unit'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'sight'::text) AND (scope_id = ( SELECT setting_sight() AS setting_sight))))));
alter table count_due enable row level security;
create policy within_sight on count_due as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR ((scope = 'community'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'grid'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'unit'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'sight'::text) AND (scope_id = ( SELECT setting_sight() AS setting_sight))))));
alter table count_standing enable row level security;
create policy within_sight on count_standing as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR ((scope = 'community'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'grid'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'unit'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'sight'::text) AND (scope_id = ( SELECT setting_sight() AS setting_sight))))));
alter table count_week enable row level security;
create policy within_sight on count_week as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR ((scope = 'community'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'grid'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'unit'::text) AND (scope_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[]))) OR ((scope = 'sight'::text) AND (scope_id = ( SELECT setting_sight() AS setting_sight))))));
alter table counted_building enable row level security;
alter table counted_matter enable row level security;
create policy within_sight on counted_matter as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])) OR (unit_ids && ( SELECT setting_uuids('aili.units'::text) AS setting_uuids)))));
alter table counted_sight enable row level security;
alter table data_request enable row level security;
create policy within_sight on data_request as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = data_request.jurisdiction_id) AND (p.id = data_request.proceeding_id)))))));
alter table delivery enable row level security;
create policy own on delivery as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (person_id = ( SELECT setting_uuid('aili.person'::text) AS setting_uuid)))));
alter table dispute_party enable row level security;
create policy within_sight on dispute_party as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = dispute_party.jurisdiction_id) AND (p.id = dispute_party.proceeding_id)))))));
alter table dispute_sender enable row level security;
create policy within_sight on dispute_sender as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (unit_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[])))));
alter table dwelling enable row level security;
create policy within_sight on dwelling as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (EXISTS ( SELECT
   FROM building b
  WHERE ((b.jurisdiction_id = dwelling.jurisdiction_id) AND (b.id = dwelling.building_id) AND (b.grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))))))));
alter table enforcement_referral enable row level security;
create policy within_sight on enforcement_referral as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = enforcement_referral.jurisdiction_id) AND (p.id = ANY (ARRAY[enforcement_referral.dispute_id, enforcement_referral.enforcement_id]))))))));
alter table file enable row level security;
create policy within_sight on file as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR ((proceeding_id IS NULL) AND (record_id IS NULL)) OR ((record_id IS NOT NULL) AND ((grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])))) OR ((record_kind = ANY (ARRAY['check'::text, 'hazard'::text, 'opinion'::text])) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'jurisdiction'::text) OR (uploaded_by = (( SELECT NULLIF(current_setting('aili.person'::text, true), ''::text) AS "nullif"))::uuid))) OR (record_kind = 'publicity'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = file.jurisdiction_id) AND (p.id = file.proceeding_id)))))));
alter table guardianship enable row level security;
create policy within_sight on guardianship as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM resident r
  WHERE ((r.jurisdiction_id = guardianship.jurisdiction_id) AND (r.id = guardianship.ward_id)))))));
alter table hazard enable row level security;
create policy within_sight on hazard as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR (grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR ((grid_id IS NULL) AND (community_id IN ( SELECT g.community_id
   FROM grid g
  WHERE ((g.jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND (g.id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])))))) OR (found_by = (( SELECT NULLIF(current_setting('aili.person'::text, true), ''::text) AS "nullif"))::uuid))));
alter table hazard_event enable row level security;
create policy within_sight on hazard_event as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM hazard h
  WHERE ((h.jurisdiction_id = hazard_event.jurisdiction_id) AND (h.id = hazard_event.hazard_id)))))));
alter table household enable row level security;
create policy within_sight on household as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (EXISTS ( SELECT
   FROM building b
  WHERE ((b.jurisdiction_id = household.jurisdiction_id) AND (b.id = household.building_id) AND (b.grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))))))));
alter table list_line enable row level security;
create policy own on list_line as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (person_id = ( SELECT setting_uuid('aili.person'::text) AS setting_uuid)))));
alter table matter enable row level security;
create policy within_sight on matter as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = matter.jurisdiction_id) AND (p.id = matter.proceeding_id)))))));
alter table mediation_committee enable row level security;
create policy within_sight on mediation_committee as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table mediation_due enable row level security;
create policy within_sight on mediation_due as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (unit_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[])))));
alter table mediation_round enable row level security;
create policy within_sight on mediation_round as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (unit_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[])))));
alter table mediator enable row level security;
create policy within_sight on mediator as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table mediator_choice enable row level security;
create policy within_sight on mediator_choice as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = mediator_choice.jurisdiction_id) AND (p.id = mediator_choice.proceeding_id)))))));
alter table mediator_declaration enable row level security;
create policy within_sight on mediator_declaration as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = mediator_declaration.jurisdiction_id) AND (p.id = mediator_declaration.proceeding_id)))))));
alter table move_request enable row level security;
create policy within_sight on move_request as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM resident r
  WHERE ((r.jurisdiction_id = move_request.jurisdiction_id) AND (r.id = move_request.resident_id)))) OR (EXISTS ( SELECT
   FROM household h
  WHERE ((h.jurisdiction_id = move_request.jurisdiction_id) AND (h.id = move_request.household_id)))))));
alter table notice enable row level security;
create policy own on notice as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (person_id = ( SELECT setting_uuid('aili.person'::text) AS setting_uuid)))));
alter table outside_message enable row level security;
create policy within_sight on outside_message as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = outside_message.jurisdiction_id) AND (p.id = outside_message.proceeding_id)))))));
alter table paper enable row level security;
create policy within_sight on paper as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = paper.jurisdiction_id) AND (p.id = paper.proceeding_id)))))));
alter table paper_correction enable row level security;
create policy within_sight on paper_correction as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = paper_correction.jurisdiction_id) AND (p.id = paper_correction.proceeding_id)))))));
alter table paper_number enable row level security;
create policy within_sight on paper_number as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = paper_number.jurisdiction_id) AND (p.id = paper_number.proceeding_id)))))));
alter table paper_office enable row level security;
create policy within_sight on paper_office as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table paper_series enable row level security;
create policy within_sight on paper_series as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table paper_template enable row level security;
create policy within_sight on paper_template as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table party_consent enable row level security;
create policy within_sight on party_consent as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = party_consent.jurisdiction_id) AND (p.id = party_consent.proceeding_id)))))));
alter table party_phone enable row level security;
create policy within_sight on party_phone as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = party_phone.jurisdiction_id) AND (p.id = party_phone.proceeding_id)))))));
alter table patrol enable row level security;
create policy within_sight on patrol as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = ANY (ARRAY['all'::text, 'jurisdiction'::text])) OR (grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR ((grid_id IS NULL) AND (community_id IN ( SELECT g.community_id
   FROM grid g
  WHERE ((g.jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND (g.id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])))))) OR (person_id = (( SELECT NULLIF(current_setting('aili.person'::text, true), ''::text) AS "nullif"))::uuid))));
alter table patrol_check enable row level security;
create policy within_sight on patrol_check as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM patrol p
  WHERE ((p.jurisdiction_id = patrol_check.jurisdiction_id) AND (p.id = patrol_check.patrol_id)))))));
alter table performance_receipt enable row level security;
create policy within_sight on performance_receipt as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = performance_receipt.jurisdiction_id) AND (p.id = performance_receipt.proceeding_id)))))));
alter table private_input enable row level security;
create policy within_sight on private_input as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = private_input.jurisdiction_id) AND (p.id = private_input.proceeding_id)))))));
alter table proceeding enable row level security;
create policy within_sight on proceeding as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((NOT sealed) OR (( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (owner_unit_id = ANY (( SELECT setting_uuids('aili.units'::text) AS setting_uuids)::uuid[])) OR (unit_ids && ( SELECT setting_uuids('aili.units'::text) AS setting_uuids)) OR (id = ( SELECT setting_uuid('aili.proceeding'::text) AS setting_uuid)) OR ((NOT restricted) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'jurisdiction'::text) OR (grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])))))));
alter table publicity_item enable row level security;
create policy within_sight on publicity_item as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table publicity_prompt enable row level security;
create policy within_sight on publicity_prompt as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table publicity_session enable row level security;
create policy within_sight on publicity_session as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table referral enable row level security;
create policy within_sight on referral as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = referral.jurisdiction_id) AND (p.id = referral.proceeding_id)))))));
alter table registry_change enable row level security;
create policy within_sight on registry_change as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM resident r
  WHERE ((r.jurisdiction_id = registry_change.jurisdiction_id) AND (r.id = registry_change.subject_id)))) OR (EXISTS ( SELECT
   FROM household h
  WHERE ((h.jurisdiction_id = registry_change.jurisdiction_id) AND (h.id = registry_change.subject_id)))) OR (EXISTS ( SELECT
   FROM dwelling d
  WHERE ((d.jurisdiction_id = registry_change.jurisdiction_id) AND (d.id = registry_change.subject_id)))))));
alter table resident enable row level security;
create policy within_sight on resident as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (EXISTS ( SELECT
   FROM building b
  WHERE ((b.jurisdiction_id = resident.jurisdiction_id) AND (b.id = resident.building_id) AND (b.grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))))))));
alter table resident_merge enable row level security;
create policy within_sight on resident_merge as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM resident r
  WHERE ((r.jurisdiction_id = resident_merge.jurisdiction_id) AND (r.id = resident_merge.kept_id)))))));
alter table service_need enable row level security;
create policy within_sight on service_need as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM resident r
  WHERE ((r.jurisdiction_id = service_need.jurisdiction_id) AND (r.id = service_need.resident_id)))))));
alter table signed_copy enable row level security;
create policy within_sight on signed_copy as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = signed_copy.jurisdiction_id) AND (p.id = signed_copy.proceeding_id)))))));
alter table sitting enable row level security;
create policy within_sight on sitting as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = sitting.jurisdiction_id) AND (p.id = sitting.proceeding_id)))))));
alter table sitting_row enable row level security;
create policy within_sight on sitting_row as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM proceeding p
  WHERE ((p.jurisdiction_id = sitting_row.jurisdiction_id) AND (p.id = sitting_row.proceeding_id)))))));
alter table statute enable row level security;
create policy within_sight on statute as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table statute_article enable row level security;
create policy within_sight on statute_article as permissive for all to aili_app
  using ((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)));
alter table tenure enable row level security;
create policy within_sight on tenure as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM dwelling d
  WHERE ((d.jurisdiction_id = tenure.jurisdiction_id) AND (d.id = tenure.dwelling_id)))))));
alter table visit enable row level security;
create policy within_sight on visit as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[])) OR (community_id = ANY (( SELECT setting_uuids('aili.communities'::text) AS setting_uuids)::uuid[])) OR (EXISTS ( SELECT
   FROM building b
  WHERE ((b.jurisdiction_id = visit.jurisdiction_id) AND (b.id = visit.building_id) AND (b.grid_id = ANY (( SELECT setting_uuids('aili.grids'::text) AS setting_uuids)::uuid[]))))))));
alter table visit_matter enable row level security;
create policy within_sight on visit_matter as permissive for all to aili_app
  using (((jurisdiction_id = ( SELECT setting_jurisdiction() AS setting_jurisdiction)) AND ((( SELECT current_setting('aili.reach'::text, true) AS current_setting) = 'all'::text) OR (EXISTS ( SELECT
   FROM visit v
  WHERE ((v.jurisdiction_id = visit_matter.jurisdiction_id) AND (v.id = visit_matter.visit_id)))))));

grant delete, insert, select, update on absence to aili_app;
grant insert, select on access_entry to aili_app;
grant insert, select on act to aili_app;
grant insert, select, update on agreement to aili_app;
grant insert, select, update on agreement_check to aili_app;
grant insert, select on agreement_instalment to aili_app;
grant insert, select, update on agreement_link to aili_app;
grant insert, select on agreement_signature to aili_app;
grant insert, select on agreement_version to aili_app;
grant delete, insert, select, update on barrier to aili_app;
grant delete, insert, select, update on building to aili_app;
grant insert, select, update on calendar_address to aili_app;
grant delete, insert, select, update on calendar_notice to aili_app;
grant delete, insert, select, update on community to aili_app;
grant delete, insert, select, update on compound to aili_app;
grant delete, insert, select, update on consent to aili_app;
grant insert, select on consent_text to aili_app;
grant insert, select, update on counsel_booking to aili_app;
grant insert, select, update on counsel_consultation to aili_app;
grant insert, select, update on counsel_duty to aili_app;
grant insert, select, update on counsel_opinion to aili_app;
grant insert, select on counsel_read to aili_app;
grant insert, select on counsel_referral to aili_app;
grant insert, select, update on counsel_service to aili_app;
grant select on count_category to aili_app;
grant select on count_day to aili_app;
grant select on count_due to aili_app;
grant select on count_standing to aili_app;
grant select on count_week to aili_app;
grant select on counted_matter to aili_app;
grant insert, select on data_request to aili_app;
grant insert, select on deadline_rule to aili_app;
grant delete, insert, select, update on delivery to aili_app;
grant delete, insert, select, update on device to aili_app;
grant insert, select, update on dispute_party to aili_app;
grant insert, select on dispute_sender to aili_app;
grant delete, insert, select, update on division to aili_app;
grant insert, select, update on dossier to aili_app;
grant delete, insert, select, update on dwelling to aili_app;
grant insert, select on enforcement_referral to aili_app;
grant delete, insert, select, update on file to aili_app;
grant delete, insert, select, update on grid to aili_app;
grant delete, insert, select, update on grid_change to aili_app;
grant delete, insert, select, update on grid_plan to aili_app;
grant delete, insert, select, update on grid_plan_edit to aili_app;
grant delete, insert, select, update on guardianship to aili_app;
grant delete, insert, select, update on hazard to aili_app;
grant insert, select on hazard_event to aili_app;
grant delete, insert, select, update on household to aili_app;
grant delete, insert, select, update on intake_run to aili_app;
grant insert, select, update on jurisdiction to aili_app;
grant delete, insert, select, update on kinship to aili_app;
grant delete, insert, select, update on ledger_template to aili_app;
grant delete, insert, select, update on list_line to aili_app;
grant insert, select, update on matter to aili_app;
grant usage on matter_number to aili_app;
grant insert, select on mediation_committee to aili_app;
grant delete, insert, select on mediation_due to aili_app;
grant delete, insert, select on mediation_round to aili_app;
grant insert, select on mediator to aili_app;
grant insert, select on mediator_choice to aili_app;
grant insert, select on mediator_declaration to aili_app;
grant delete, insert, select, update on morning to aili_app;
grant delete, insert, select, update on move_request to aili_app;
grant delete, insert, select, update on notice to aili_app;
grant insert, select, update on outside_message to aili_app;
grant insert, select on paper to aili_app;
grant insert, select on paper_correction to aili_app;
grant insert, select on paper_number to aili_app;
grant insert, select, update on paper_office to aili_app;
grant insert, select, update on paper_series to aili_app;
grant insert, select, update on paper_template to aili_app;
grant insert, select on party_consent to aili_app;
grant delete, insert, select on party_phone to aili_app;
grant delete, insert, select, update on patrol to aili_app;
grant delete, insert, select, update on patrol_check to aili_app;
grant delete, insert, select, update on patrol_plan to aili_app;
grant insert, select on performance_receipt to aili_app;
grant delete, insert, select, update on person to aili_app;
grant delete, insert, select, update on post to aili_app;
grant insert, select on private_input to aili_app;
grant insert, select, update on proceeding to aili_app;
grant insert, select, update on publicity_item to aili_app;
grant insert, select, update on publicity_prompt to aili_app;
grant insert, select on publicity_session to aili_app;
grant insert, select, update on referral to aili_app;
grant delete, insert, select, update on registry_change to aili_app;
grant insert, select on registry_read to aili_app;
grant delete, insert, select, update on resident to aili_app;
grant delete, insert, select, update on resident_code to aili_app;
grant delete, insert, select, update on resident_merge to aili_app;
grant delete, insert, select, update on resident_session to aili_app;
grant insert, select on retention_run to aili_app;
grant select on rollup_mark to aili_app;
grant delete, insert, select, update on roster_batch to aili_app;
grant delete, insert, select, update on roster_row to aili_app;
grant delete, insert, select, update on roster_run to aili_app;
grant insert on sealed_content to aili_app;
grant delete, insert, select, update on service_need to aili_app;
grant insert, select on signed_copy to aili_app;
grant insert, select on sitting to aili_app;
grant insert, select on sitting_row to aili_app;
grant insert, select on staffing_change to aili_app;
grant select on statute to aili_app;
grant select on statute_article to aili_app;
grant delete, insert, select, update on survey_run to aili_app;
grant delete, insert, select, update on tenure to aili_app;
grant delete, insert, select, update on unit to aili_app;
grant delete, insert, select, update on upload to aili_app;
grant delete, insert, select, update on visit to aili_app;
grant delete, insert, select, update on visit_matter to aili_app;
grant insert, select, update on visit_month to aili_app;
grant insert, select on visit_target to aili_app;

comment on table absence is 'Leave of a member of staff and the deputy who stands in.';
comment on table access_entry is 'Every read of personal data: who, what, why. Append-only.';
comment on table account_credential is 'How an account proves itself: a password digest (scrypt, provider credential) or the jurisdiction''s own sign-on (OIDC).';
comment on table account_session is 'An open session. Ends at expires_at at the latest, or once seen_at is longer ago than the idle limit.';
comment on table account_two_factor is 'TOTP secret and backup codes, encrypted; in force once verified.';
comment on table account_user is 'A sign-in account. Staff sign in by username; email is made up (name@aili.invalid) because offices hand out none.';
comment on table account_verification is 'Short-lived proofs: a second factor still to be given, the state of an OIDC round trip.';
comment on table act is 'What somebody did: append-only, hash-chained per proceeding, id made by the client so that a resend is the same act. effects hold what followed (owner, handler, level, terms with due instants), so that replay needs no calendar.';
comment on table agreement is 'An agreement 调解协议 of a dispute. One alone is being signed or recorded for a dispute at a time. party_ids: who must sign, as signing began. effect_on: 人民调解法第二十九条、第三十条.';
comment on table agreement_check is 'Counsel of the community looks at a draft before it is signed, where asked 法律顾问审查. Words are encrypted.';
comment on table agreement_instalment is 'What is due when under a recorded agreement. Amounts in fen.';
comment on table agreement_link is 'A one-time way for one party to read and sign on a phone: keyed digest of the code, valid for minutes and a few tries.';
comment on table agreement_signature is 'Who signed, refused or withdrew, and the seal of the committee: the hash of what was read, name and drawn signature encrypted. Falls away, kept, when the agreement is changed after it.';
comment on table agreement_version is 'What an agreement said, version by version: encrypted, never changed. sha256: of exactly the text that whoever signs has read.';
comment on table backup_run is 'What became of each backup: its name, or why it failed; verified_at: when all of it was read back. The backup itself lies elsewhere.';
comment on table barrier is 'What a grid should not reach across: a road, a river, a railway; a GeoJSON LineString, MultiLineString or Polygon in CGCS2000.';
comment on table building is 'A building 楼栋 with its point (CGCS2000) and number of households.';
comment on table building_change is 'Buildings whose households, visits, needs or grid changed and that are not counted anew yet. xact: transaction that changed them; emptied by whoever counts.';
comment on table calendar_address is 'The secret address under which a telephone reads a member of staff''s sittings; only a keyed digest is kept. One at a time: a new one ends the old.';
comment on table calendar_change is 'What was changed in the calendar, by whom (null: at the command line), the civil days it touches (from_on null: none; to_on null: all from then on), and how far running terms were computed anew: up to proceeding after_id; looked through once (finished), and once more for what was under way meanwhile (settled).';
comment on table calendar_notice is 'State Council notice of a year loaded after release, days = [{date, name, off}]. Bundled years need no row.';
comment on table community is 'A community 社区 (12-digit code, GB/T 10114 practice); boundary is a GeoJSON Polygon or MultiPolygon in CGCS2000.';
comment on table compound is 'A residential compound 小区.';
comment on table consent is 'A consent of one resident for one purpose under one wording (PIPL art. 14-16); given_by is the resident or the guardian; recorded_by null: given online. withdrawn_by: the resident or guardian who took it back.';
comment on table consent_text is 'Wordings of consents an office adds, by version; the first ones ship with the program. A new version asks again.';
comment on table counsel_booking is 'A slot with counsel, one person each. who: encrypted name (or none) and way to be reached; booked_by null: by the resident. said: keyed digest of what was sent, so that a resend is known.';
comment on table counsel_consultation is 'A consultation as counsel recorded it. words: encrypted who, what was asked and answered, for the lawyer alone. basis = [{law, article}].';
comment on table counsel_duty is 'When counsel is there: every week on a weekday (1 is Monday), or on one date; closed: not on that date. Ended, never deleted.';
comment on table counsel_opinion is 'Counsel''s opinion on a covenant or resolution (居民委员会组织法, 村民委员会组织法: nothing against law): asked by the community, given once. clauses = [{clause, reason, proposal}].';
comment on table counsel_read is 'Who opened what a client told or who booked, and when (PIPL art. 51, 54).';
comment on table counsel_referral is 'The proceeding a consultation led to with the client''s consent: legal aid or mediation, each once.';
comment on table counsel_service is 'Which lawyer serves which community 一社区一法律顾问, from and to; unit_id is the law firm.';
comment on table count_category is 'Rollup by category: how many matters of a scope are open.';
comment on table count_day is 'Rollup by civil day: received that day (and of these rated, satisfied, dissatisfied by now); ended that day, of these verified and closed, of these closed after their handling term was missed.';
comment on table count_due is 'Rollup by hour: open matters whose next term ends within it. The minutes around an instant are counted from counted_matter.';
comment on table count_standing is 'Rollup: how many matters of a scope are open, and of these unassigned, supervised …; how many were ever closed.';
comment on table count_week is 'Rollup by the Monday of the week a matter was received in and by category.';
comment on table counted_building is 'Rollup: the households of a building with the days they lived there, wished no visits, were visited and asked for services, as numbers in a row and without a name, so that the counts of a county''s year need not go through its rows. version: transaction that counted it. No role but the owner reads it: counts alone leave it.';
comment on table counted_matter is 'What each matter adds to the counts, as it was last counted, so that it can be taken out again; sealed ones are not counted. ended_on: day it ended however it did; closed: verified and closed; due_at, unassigned … of open ones only. Derived: npm run verify compares it.';
comment on table counted_sight is 'Sights whose matters are counted as one scope (count_day and the like, scope sight), by what they hold: of posts, never of persons. read_on: last day it was read; one that is not read for weeks is forgotten with its counts.';
comment on table data_request is 'A resident''s request about their own data (PIPL art. 44-50): which proceeding deals with it. What is asked lies encrypted beside the acts.';
comment on table deadline_rule is 'Versions of terms added after release. Proceedings begun from valid_from on run under them; what runs keeps its version.';
comment on table delivery is 'A notice on its way to one person by one channel: queued, then sent, or failed after the last attempt. last_error is the class of the error (ETIMEDOUT, http 500), never what a server said; no text and no address is kept.';
comment on table device is 'A phone on which a worker keeps data: unlock is the server''s copy of the key of that data, encrypted; given only to the worker signed in, never again once wiping was asked for.';
comment on table dispute_party is 'A party 当事人 of a dispute: name and number are encrypted. Struck off, not deleted, when entered by mistake.';
comment on table dispute_sender is 'The unit that referred a dispute to mediation 移送单位 (人民调解法第十八条): it is told what became of it and sees nothing of what was said there.';
comment on table division is 'Division codes in and above the jurisdiction: GB/T 2260 (6 digits), GB/T 10114 towns (9), communities and villages (12).';
comment on table dossier is 'Proceedings of one trouble share a dossier.';
comment on table dwelling is 'A dwelling 房屋: building, entrance 单元, floor and number; what it is used for.';
comment on table enforcement_referral is 'Which enforcement an unperformed agreement that a court confirmed led to (人民调解法第三十三条): the one way between the two.';
comment on table file is 'A stored photo or paper; bytes lie in the file store under the id. Unclaimed uploads are removed after a day.';
comment on table grid is 'A grid 网格 of a community, one row a version; matters keep the version they were recorded under.';
comment on table grid_change is 'Which share of the households of a grid that ended lives in which grid that took its place.';
comment on table grid_plan is 'A division of one community into grids while it is made: asked for, proposed (share: how far), changed by hand (base and edits; revision counts them), adopted by a decision or discarded. Kept for ever once adopted.';
comment on table grid_plan_edit is 'What was changed by hand, in order: the plan is its base with the edits that were not undone. Dropped: undone, and something else was done after.';
comment on table guardianship is 'Who acts for a minor, or for an adult who cannot (Civil Code art. 27-33): consents and requests of the ward are theirs to give.';
comment on table hazard is 'A hazard 隐患 of a place: lives until it was fixed and re-checked on the spot, whatever becomes of the matter it gave rise to.';
comment on table hazard_event is 'What happened to a hazard; nothing is changed. The event it was found by has the id of the hazard; reported: a matter was raised from it, under the id of that matter.';
comment on table household is 'A household 户 in a dwelling, from moving in to moving out. versions counts the changes of each field, so that two phones that changed the same one are told apart.';
comment on table intake_run is 'One import of a hotline export; a second run of the same file resumes it. Rows are recognised by matter.external_number.';
comment on table jurisdiction is 'A county-level jurisdiction (banner, county, district); id is its GB/T 2260 code.';
comment on table kinship is 'Recusal: keyed digests of phone numbers of a staff member and kin, so that a matter of their own is refused to them. Declared by the person; no names.';
comment on table ledger_template is 'How an office wants a ledger 台账: its own columns in its own order, or its own sheet (form) with cells mapped to fields. community_id null: for all.';
comment on table list_line is 'One proceeding on a morning list, under the most pressing heading it falls under; on_behalf_of is the colleague on leave whose work it is. person_id is the reader.';
comment on table matter is 'What a resident brought up (居民诉求/网格事件). text is replaced by "sealed" when handed over sealed; its hash stays in the first act. reporter_* are encrypted (name, phone) and a keyed digest for recusal and duplicates.';
comment on table mediation_committee is 'A people''s mediation committee 人民调解委员会 and the unit whose disputes it mediates; each revision is kept. has_woman, mixed_area, smaller_group_sits: what the committee states of its composition (人民调解法第八条); null: not stated. Nothing of the kind is kept of a person.';
comment on table mediation_due is 'Money due under an agreement of a mediation by row, and what was received of it, the oldest row first, as its figures count it; what the creditor waived is not in it. Derived from acts, instalments and receipts. In fen.';
comment on table mediation_round is 'One mediation of a dispute from consent to its end 一次调解, as its figures count it; a dispute that is mediated anew has another. Nothing of a person is kept in it, nor who mediated. Derived from acts: act_count says how many it was derived from. period_on: the last day of its term as it was opened; until_on: as it stands after extension and time left out. due_on: the last day of performance. dispute_kind, way: of the dispute and of the mediation.';
comment on table mediator is 'A mediator 人民调解员 of a committee: member or engaged, for which kinds of dispute, in which languages, from when to when, away when; each revision is kept. Nothing counts or ranks them. phone_index: keyed digest of the number the registry knows them by, for finding a relation to a party.';
comment on table mediator_choice is 'Whom a party chooses as mediator (人民调解法第十九条、第二十三条); null: leaves it to the committee. The latest one stands; seq: the order in which they were taken down.';
comment on table mediator_declaration is 'What a mediator declares of every party of one dispute: {party: none | kin | …}. The latest one stands, earlier ones are kept. seq: the order in which they were taken down.';
comment on table morning is 'Working days whose morning lists are made: whoever writes the row makes them, so that a second run or a second server makes none.';
comment on table move_request is 'Somebody registered out of the asker''s sight now lives in household_id: whoever has them in sight lets them go, or says no.';
comment on table notice is 'A message to one member of staff, free of personal data; dedupe_key makes each reach a person once.';
comment on table outside_message is 'A message to a party of a proceeding on their phone: queued, sent, given up, or withheld and why, so that somebody calls instead. The number is encrypted and gone once it is settled; facts hold days and numbers only.';
comment on table paper is 'A paper as issued: what it says (content) and the page as printed (pdf), both encrypted, with the hash of the file; a correction is a further version, earlier ones stay.';
comment on table paper_correction is 'What was recorded wrongly with an act and how it reads rightly, encrypted: papers issued afterwards say it so; the act itself never changes.';
comment on table paper_number is 'Number 案号 of a proceeding with a unit, given when its first paper is issued; all papers of that unit on it bear it.';
comment on table paper_office is 'How a unit numbers its papers: its short name and the form of the number ({{unit}}, {{year}}, {{serial}}); number_form null: the form Aili brings, a default.';
comment on table paper_series is 'The last number given in a series of a unit in a year; raised in the transaction that issues the paper, so that no number is left out.';
comment on table paper_template is 'A unit''s own Word form of a paper, filled when the paper is written as Word; put aside, the shipped form holds again.';
comment on table party_consent is 'A party agrees to mediation 同意调解 (人民调解法第十七条); by_id null: the party itself, with its own query code. Refusing or taking it back is the act stop; a new round asks anew.';
comment on table party_phone is 'Recusal: keyed digests of the phone numbers of parties, held against those staff declared of themselves and kin. No numbers.';
comment on table patrol is 'A patrol that was walked. track: where, encrypted, only while it ran and only if the worker consented; removed soon, its length stays.';
comment on table patrol_check is 'One item at one stop: in order, not in order, not reached. Looked at again on the same patrol: a further check; the latest holds, the earlier stay.';
comment on table patrol_plan is 'A patrol 巡查 to be walked: stops = [{id, name, kind, lng, lat, buildingId, items: [{id, text}]}] in walking order, how often. Each revision is kept: a patrol keeps the one it was walked under.';
comment on table performance_receipt is 'What was received under an agreement; the id is that of the act it was recorded with, which holds the proofs.';
comment on table person is 'A member of staff or duty holder: never a resident. account_id points to the sign-in account.';
comment on table post is 'A person holding a role at a unit, for a community or a grid, during a period. Scope of sight follows from posts.';
comment on table private_input is 'Inputs of an act that say who somebody is or what somebody told: encrypted as one. The act holds a keyed digest of each, so a change shows.';
comment on table proceeding is 'One run of one procedure. All columns after unit_ids are derived from its acts and refreshed in the same transaction; if they disagree the acts win (npm run verify).';
comment on table publicity_item is 'A line of the year''s plan of legal publicity 年度普法计划; community_id null: for the whole jurisdiction. Dropped with the reason, never deleted.';
comment on table publicity_prompt is 'A prompt 普法提示 received and what was improved and reported back (法治宣传教育法第五十七条).';
comment on table publicity_session is 'Legal publicity as it was done. present: a count of people, for context, compared with nobody''s. forms: languages and ways of being understood (法治宣传教育法第二十四条).';
comment on table referral is 'The only bridge between procedures: basis, fields shared, answer.';
comment on table registry_change is 'What was changed in the registry, by whom, from which phone. content: values before and after, encrypted. seen: the versions the writer had before them; a change that had not seen the newest waits as a conflict until a person picks.';
comment on table registry_read is 'Every read of residents'' data: who, what, why. A list of a whole grid or community names the place instead of everybody in it. person_id null: the resident. Append-only.';
comment on table resident is 'A resident 居民 as the registry knows them: name, home, how to reach them, nothing that sorts people. phone and id_number are encrypted, beside keyed digests that find an exact value.';
comment on table resident_code is 'A code with which a resident signs in: asked for a phone number (phone_index, on record or not, so that nobody learns which), or read out at the counter (resident_id, made_by). Digest only, short-lived, few tries.';
comment on table resident_merge is 'Two entries of one person made one; content: what is needed to undo it, encrypted.';
comment on table resident_session is 'A resident signed in to see their own data; ends soon.';
comment on table retention_run is 'What was removed because its time was over (PIPL art. 19): which rule, everything before which day, how many.';
comment on table rollup_mark is 'How far a rollup has followed the acts: everything visible in snapshot is counted, as it stood at as_of or later by no more than what rollup_news names. filled_to: how far a first filling has come. cluster: the PostgreSQL whose transaction numbers snapshot speaks of; in another one the rollup is filled anew.';
comment on table roster_batch is 'Some households of a roster that was looked at, encrypted, waiting to be written; each batch is written once, as a whole. content null: written, with counts.';
comment on table roster_row is 'A row kept aside because something in it cannot be right (a check digit, a date, two numbers in one cell): named, mended by a person or dropped. content: the cells that are read, encrypted; removed when settled, or after thirty days.';
comment on table roster_run is 'A roster of residents taken in from a file: looked at first, then written; how far it is. changed_at: by that it is seen to be alive. summary: counts and row numbers, no values.';
comment on table sealed_content is 'Text and reporter of a matter that accuses an official, under a key of its own; the application role may write it, never read it.';
comment on table service_need is 'A service a resident asked for ("a visit every month"): a word of a closed list and how often. No reason, no diagnosis: there is no column for one.';
comment on table sign_in_failure is 'Failed sign-ins per name typed, known or not, so that an answer does not tell whether an account exists. A keyed digest, because people type passwords into the name field. failures = 6 means refused unseen.';
comment on table signed_copy is 'A paper 签名盖章件 as signed and sealed by hand: photographed or scanned, encrypted, never changed; put in by mistake it is struck off, with the reason, and lies in no file any more.';
comment on table sitting is 'A sitting 调解会 of a mediation: hours, place, mediator; moved or called off with a reason, each revision kept. A room of the unit is named in clear, so that nobody else takes it; any other place is encrypted, being somebody''s address. act_id: the act of the procedure by which it was set.';
comment on table sitting_row is 'What happens around and in a sitting, one row each, never changed: a right read, a person invited and each party''s consent, how a party was told, positions, statements, proposals and answers, agreed points. What persons said is encrypted in body and found by no search. replaces: the earlier wording this one takes the place of.';
comment on table staffing_change is 'Posts begun and ended together: by whom, from which day, and the figures of the proposal that was adopted. The posts themselves keep their days.';
comment on table statute is 'A law 法律法规 or judicial interpretation in one dated version. Superseded versions are kept and left out of the search.';
comment on table statute_article is 'An article 条 of a statute, in the order of the law.';
comment on table survey_run is 'One file of places taken in, by whom (null: at the command line).';
comment on table tenure is 'Who owns or rents a dwelling: a resident, or an organisation with its credit code (GB 32100).';
comment on table unit is 'An organisation with a worklist: work committee, community, department, co-building unit. competences are the category codes it handles.';
comment on table upload is 'A photo arriving in pieces over a bad line; the pieces lie in the file store, what stands still for a day is removed.';
comment on table visit is 'A visit to a household 走访. note: what was heard and advised, encrypted, so that nothing can search it; kept only on consent. grid_id: the version of the grid on the day. replaces: a correction of an earlier entry, which stays without its note. note_kept: that there is a note, for lists, which never touch the note itself. said: keyed digest of what was entered, so that a resend that says something else under the same id is told apart.';
comment on table visit_matter is 'A matter that arose from a visit, linked both ways.';
comment on table visit_month is 'What remains of visits after two years: how many there were in a grid (a community where no grid was known) and month, by outcome; of whom is gone.';
comment on table visit_target is 'How often every household is to be visited, where an office decides otherwise than the default; by community or setting of the grid, from a day on.';
comment on table wrong_code is 'Wrong codes 查询码试错: how often somebody guessed at one thing from one network; both as one keyed digest. Whether the thing exists makes no difference. Gone after a day.';
