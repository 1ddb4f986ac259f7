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
      -- What was met of all says nothing of the ways that follow.
      met := null;
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
