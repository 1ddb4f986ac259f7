-- Readers whose scopes overlap (two units that took part in one matter, a unit and a grid), or hold so many rows of counts that adding them up takes long:
-- the matters of such a sight are counted as one scope from the first time it is read, so that no matter has to be taken out again. Nothing is written at intake.

create table counted_sight (
  jurisdiction_id integer not null references jurisdiction,
  sight_id uuid not null,
  communities uuid[] not null,
  grids uuid[] not null,
  units uuid[] not null,
  read_on date not null,
  primary key (jurisdiction_id, sight_id)
);
comment on table counted_sight is 'Sights whose matters are counted as one scope (count_day and the like, scope sight), by what they hold: of posts, never of persons. read_on: last day it was read; one that is not read for weeks is forgotten with its counts.';
-- No grants: pages never see it.
alter table counted_sight enable row level security;

-- The same for the same communities, grids and units in whatever order.
create function sight_key(communities uuid[], grids uuid[], units uuid[]) returns uuid language sql immutable parallel safe as $$
  select encode(substr(sha256(convert_to(concat_ws(';', array(select distinct unnest(communities) order by 1)::text,
    array(select distinct unnest(grids) order by 1)::text, array(select distinct unnest(units) order by 1)::text), 'UTF8')), 1, 16), 'hex')::uuid
$$;
-- That of the sight of the transaction.
create function setting_sight() returns uuid language sql stable parallel safe as $$
  select sight_key(setting_uuids('aili.communities'), setting_uuids('aili.grids'), setting_uuids('aili.units'))
$$;

do $$ declare counts text; begin
  foreach counts in array array['count_standing', 'count_day', 'count_category', 'count_week', 'count_due'] loop
    execute format('alter table %I drop constraint %I, add check (scope in (''all'',''community'',''grid'',''unit'',''sight''))', counts, counts || '_scope_check');
    execute format($policy$alter policy within_sight on %I using (jurisdiction_id = (select setting_jurisdiction()) and (
      (select current_setting('aili.reach', true)) in ('all', 'jurisdiction')
      or (scope = 'community' and scope_id = any ((select setting_uuids('aili.communities'))::uuid[]))
      or (scope = 'grid' and scope_id = any ((select setting_uuids('aili.grids'))::uuid[]))
      or (scope = 'unit' and scope_id = any ((select setting_uuids('aili.units'))::uuid[]))
      or (scope = 'sight' and scope_id = (select setting_sight()))))$policy$, counts);
  end loop;
end $$;

-- They found what several units, or a unit and a grid, had a part in, to take it out of sums again.
drop index counted_matter_of_units, counted_matter_of_grid;
