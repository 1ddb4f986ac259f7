-- Two things that lists of a year took longer for than they need: see docs/decisions/0026-lists-and-search-at-size.md.

-- What part of all matters a list's limits leave, about, as if each were independent of the others; from what `analyze` last saw: what it did not see often is
-- as frequent as the rest of its kind. One kind at a time, by its name: the view of all kinds is read through otherwise.
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
