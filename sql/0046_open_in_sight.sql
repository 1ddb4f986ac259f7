-- What is open and in sight of a grid or a community is looked at whole, and what is gathered is gathered by indexes together.

-- Of what is open a tenth is expected of everything, though somebody's or a department's is all open: a row's price is set so high that indexes are
-- brought together before rows are read (a leader's list 10 → 4 ms).
alter function gathered(text) set cpu_tuple_cost = 3;
-- A page is not worth the start of a second process.
alter function gathered(text) set max_parallel_workers_per_gather = 0;
alter function walked(text) set max_parallel_workers_per_gather = 0;
alter function words_walked(jsonb, jsonb, text, boolean, timestamptz, uuid, tsquery, text[], integer) set max_parallel_workers_per_gather = 0;

create function looked_at(statement text, out ids uuid[], out keys timestamptz[], out n integer) language plpgsql stable
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
  set max_parallel_workers_per_gather = 0 as $$
begin
  execute 'select array_agg(id) filter (where ok), array_agg(key) filter (where ok), count(*) from (' || statement || ') p' into ids, keys, n;
end $$;
revoke execute on function looked_at(text) from public;

-- As in 0041, but for what is said of a grid or a community.
create or replace function open_listed(limits jsonb, ways jsonb, by text, after_key timestamptz, after_id uuid, wanted integer, counted integer,
  out ids uuid[], out keys timestamptz[], out n integer, out is_left boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  most constant integer := coalesce(nullif(current_setting('aili.gathered_most', true), ''), '1500');
  walk constant integer := coalesce(nullif(current_setting('aili.walked_most', true), ''), '4000');
  base text := format('p.jurisdiction_id = %L and p.procedure = ''matter'' and p.closed_at is null', setting_jurisdiction());
  asked text := listed_if(limits) || waits_if(ways);
  conditions text := asked || sight_if();
  -- The counts of dashboards say about how many there are; null = not to be looked at whole.
  seen integer;
  places constant uuid[] := setting_uuids('aili.grids') || setting_uuids('aili.communities');
  after text := after_if(by, after_key, after_id);
  sorted text := format('p.%I%s, p.id', by, case when by = 'next_due_at' then '' else ' desc' end);
  picked text := format('select p.id, p.%I as key', by);
  is_scoped boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  is_narrow boolean := conditions not in ('', ' and not p.sealed');
begin
  if by not in ('next_due_at', 'opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  -- A grid's or a small community's are few: all of them are looked at, whatever else is asked for.
  if is_scoped and cardinality(places) > 0 then
    select coalesce(sum(c.open), 0) into seen from count_standing c
    where c.jurisdiction_id = setting_jurisdiction() and c.scope in ('grid', 'community') and c.scope_id = any (places);
  end if;
  if seen < most * 2 then
    select * into ids, keys, seen from looked_at(format('select p.id, p.%1$I as key, true%2$s%3$s as ok from (select p.* from proceeding p where %4$s%5$s limit %6$s) p',
      by, asked, after, base, sight_if(), most * 2 + 1));
    if seen <= most * 2 then
      n := coalesce(cardinality(ids), 0);
      is_left := n > counted;
      n := least(n, counted + 1);
      select * into ids, keys from in_order(ids, keys, by, wanted);
      return;
    end if;
  end if;
  if is_narrow then
    select * into ids, keys from gathered(format('%s from proceeding p where %s%s%s limit %s', picked, base, conditions, after, most + 1));
    n := coalesce(cardinality(ids), 0);
    is_left := n > most;
    if not is_left then
      select * into ids, keys from in_order(ids, keys, by, wanted);
      n := least(n, counted + 1);
      return;
    end if;
    n := least(n, counted + 1);
    -- Ways of concerning somebody are in no index together.
    if ways is not null or is_scoped then
      select * into ids, keys from walked(format('%1$s from (select p.* from proceeding p where %2$s%3$s%4$s order by %5$s limit %6$s) p where true%7$s order by %5$s limit %8$s',
        picked, base, case when after_key is null then '' else format(' and p.%I %s %L', by, case when by = 'next_due_at' then '>=' else '<=' end, after_key) end,
        after, sorted, walk, conditions, wanted));
      if cardinality(ids) >= wanted then return; end if;
    end if;
    execute format('select array_agg(id), array_agg(key) from (%s from proceeding p where %s%s%s order by %s limit %s) p', picked, base, conditions, after, sorted, wanted) into ids, keys;
    return;
  end if;
  select * into ids, keys from walked(format('%s from proceeding p where %s%s%s order by %s limit %s', picked, base, conditions, after, sorted, greatest(wanted, counted + 1)));
  n := coalesce(cardinality(ids), 0);
  is_left := n > counted;
  ids := ids[1:wanted];
  keys := keys[1:wanted];
end $$;
