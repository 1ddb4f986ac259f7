-- Ledgers and figures of a county's year: what households, visits and needs add to counts, kept building by building, and the log by which they follow.
-- Nothing is written here when a matter is taken in.

-- Whatever changes in a building is noted in the transaction that changes it; the next turn counts the building anew and takes the note away.
create table building_change (
  jurisdiction_id integer not null references jurisdiction,
  xact bigint not null default (pg_current_xact_id()::text)::bigint,
  building_id uuid not null,
  primary key (jurisdiction_id, xact, building_id)
);
comment on table building_change is 'Buildings whose households, visits, needs or grid changed and that are not counted anew yet. xact: transaction that changed them; emptied by whoever counts.';

create table counted_building (
  jurisdiction_id integer not null references jurisdiction,
  building_id uuid not null,
  version bigint not null,
  grid_id uuid,
  dwellings integer not null,
  people integer not null,
  communities uuid[] not null,
  spots jsonb not null,
  homes bytea not null,
  visits bytea not null,
  needs bytea not null,
  primary key (jurisdiction_id, building_id)
);
comment on table counted_building is 'Rollup: the households of a building with the days they lived there, wished no visits, were visited and asked for services, as numbers in a row and without a name, so that the counts of a county''s year need not go through its rows. version: transaction that counted it. No role but the owner reads it: counts alone leave it.';
alter table counted_building alter column homes set storage external, alter column visits set storage external, alter column needs set storage external;
create index counted_building_of_version on counted_building (jurisdiction_id, version);
-- No grants: pages never see it.
alter table counted_building enable row level security;
alter table building_change enable row level security;

create function note_buildings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into building_change (jurisdiction_id, building_id) select distinct jurisdiction_id, building_id from changed on conflict do nothing;
  return null;
end $$;
create function note_homes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_jurisdiction integer;
begin
  for of_jurisdiction in select distinct jurisdiction_id from changed loop
    insert into building_change (jurisdiction_id, building_id) select distinct of_jurisdiction, h.building_id
      from household h where h.jurisdiction_id = of_jurisdiction and h.id in (select household_id from changed) on conflict do nothing;
  end loop;
  return null;
end $$;
create function note_building_of_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into building_change (jurisdiction_id, building_id) values (old.jurisdiction_id, old.building_id), (new.jurisdiction_id, new.building_id) on conflict do nothing;
  return null;
end $$;
create function note_home_of_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into building_change (jurisdiction_id, building_id) select distinct new.jurisdiction_id, h.building_id
    from household h where h.jurisdiction_id = new.jurisdiction_id and h.id in (old.household_id, new.household_id) on conflict do nothing;
  return null;
end $$;
create function note_this_building() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into building_change (jurisdiction_id, building_id) values (new.jurisdiction_id, new.id) on conflict do nothing;
  return null;
end $$;

-- Rows that come or go are noted once a statement, a roster of thousands included; a row that changes only where it is counted.
do $$ declare of_table text; noting text; begin
  foreach of_table in array array['visit', 'household', 'dwelling', 'resident', 'service_need'] loop
    noting := case when of_table in ('resident', 'service_need') then 'note_homes' else 'note_buildings' end;
    execute format('create trigger noted_new after insert on %I referencing new table as changed for each statement execute function %I()', of_table, noting);
    execute format('create trigger noted_gone after delete on %I referencing old table as changed for each statement execute function %I()', of_table, noting);
  end loop;
end $$;
create trigger noted_changed after update on visit for each row
  when ((old.household_id, old.building_id, old.grid_id, old.community_id, old.outcome, old.on_day, old.replaces)
    is distinct from (new.household_id, new.building_id, new.grid_id, new.community_id, new.outcome, new.on_day, new.replaces)) execute function note_building_of_row();
create trigger noted_changed after update on household for each row
  when ((old.building_id, old.community_id, old.visits, old.visits_until, old.moved_in_on, old.moved_out_on)
    is distinct from (new.building_id, new.community_id, new.visits, new.visits_until, new.moved_in_on, new.moved_out_on)) execute function note_building_of_row();
create trigger noted_changed after update on dwelling for each row when (old.building_id is distinct from new.building_id) execute function note_building_of_row();
create trigger noted_changed after update on resident for each row
  when ((old.household_id, old.merged_into, old.frozen) is distinct from (new.household_id, new.merged_into, new.frozen)) execute function note_home_of_row();
create trigger noted_changed after update on service_need for each row
  when ((old.household_id, old.kind, old.every_days, old.asked_on, old.ended_on)
    is distinct from (new.household_id, new.kind, new.every_days, new.asked_on, new.ended_on)) execute function note_home_of_row();
create trigger noted_changed after update on building for each row when (old.grid_id is distinct from new.grid_id) execute function note_this_building();

-- As before (0028), and of buildings as well: a rollup follows the acts or the buildings that changed.
create or replace function rollup_news(of_jurisdiction integer, of_rollup text, at_most integer) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select case when m.state <> 'ready' or m.cluster <> this_cluster() or pg_snapshot_xmax(m.snapshot::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) then null
    when m.rollup = 'households' then (select count(*)::integer from (select from building_change b where b.jurisdiction_id = of_jurisdiction
      and not pg_visible_in_snapshot(b.xact::text::xid8, m.snapshot::pg_snapshot) limit at_most) n)
    else (select count(*)::integer from (select from act a where a.jurisdiction_id = of_jurisdiction
      and a.xact >= (pg_snapshot_xmin(m.snapshot::pg_snapshot)::text)::bigint and a.xact < (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint
      and not pg_visible_in_snapshot(a.xact::text::xid8, m.snapshot::pg_snapshot) limit at_most) n) end
  from rollup_mark m where m.jurisdiction_id = of_jurisdiction and m.rollup = of_rollup
$$;

-- Matters closed after their term, in the order they were closed: a reader of a year would ask of every closed one whether it was late.
create index counted_matter_missed on counted_matter (jurisdiction_id, ended_on, proceeding_id) include (community_id, grid_id, unit_ids) where closed and missed;
-- Patrols of a year are added up from an index alone.
create index patrol_sums on patrol (jurisdiction_id, community_id, started_at) include (grid_id, ended_at, stops_planned, stops_done);
-- The same twice.
drop index act_missed;
