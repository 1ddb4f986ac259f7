-- The likes of a report with the reader's fence held here: what is found is read where it lies (by ctid) and held against its proceeding once, instead of
-- being named by id and looked for again behind row-level security. As in 0049 otherwise, but:
-- · the nine cells are walked together, the latest of all first, until enough are found (each gave its sixty before);
-- · where the reader's sight is, is a condition of its own beside the words and the month (within one query the index weighs every hit of the three);
-- · a cell in which the reader has nothing (as was seen not long ago) is walked only since then: `since`, beside each cell;
-- · whose sight holds little is looked through without months (a month that is null), what is nearest in time first.
do $do$ begin execute $$
create function likes_sought(self uuid, cells text[], since timestamptz[], words tsquery, months tsquery[], around timestamptz, days integer, wanted integer)
returns table (id uuid, text text, lng double precision, lat double precision, category text)
language plpgsql stable security definer set search_path = public, pg_temp set max_parallel_workers_per_gather = 0
  set enable_seqscan = off set enable_sort = off set plan_cache_mode = force_generic_plan as $body$
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
    found := array(select o.ctid from ($$ || (select string_agg(format($one$
        (select m.ctid, m.reported_at from matter m
        where m.jurisdiction_id = jurisdiction and m.place_cell = cells[%1$s] and m.reported_at between greatest(earliest, since[%1$s]) and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc)$one$, nth), ' union all') from generate_series(1, 9) nth) || $$) o
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
end $body$ $$;
end $do$;
drop function candidates_alike(uuid, text[], tsquery, tsquery[], tsquery, timestamptz, timestamptz, integer);
revoke execute on function likes_sought(uuid, text[], timestamptz[], tsquery, tsquery[], timestamptz, integer, integer) from public;
grant execute on function likes_sought(uuid, text[], timestamptz[], tsquery, tsquery[], timestamptz, integer, integer) to aili_app;
