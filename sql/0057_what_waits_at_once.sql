-- What waits for somebody is mostly no more than is counted, and its indexes say by themselves whether it is in sight: all of it is read at once before it is asked
-- for in each way in which it may concern the reader. As in 0054 but for `few`.

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
      if concerns.kind = 'guest' then
        -- These alone decide by which index, else others are brought in for what is asked of them.
        select * into part, their, met from gathered(format('select p.id, p.%I as key, true as ok from (select p.* from proceeding p where %s%s offset 0) p where %s%s limit %s', by,
          here, concerns.form, said, after, most + 1));
      elsif is_scoped and not is_due and not is_many then
        select * into part, their, met from probed(format(form, by, '', said || concerns.form || after, most + 1));
      end if;
      if met is null or met > most then
        is_left := is_left or coalesce(met > most, false);
        if by <> 'opened_at' and limits ? 'openedBefore' then
          -- Of a time that may be long ago: in another order one would pass over all that came since.
          select * into part, their from sorted_on(said || concerns.form || after, by, case when is_many or met > most then wanted else greatest(wanted, counted + 1) end);
        else
          select * into part, their from walked_on(said || concerns.form, by, after_key, after_id, case when is_many or met > most then wanted else greatest(wanted, counted + 1) end);
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
