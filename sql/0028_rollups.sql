-- Rollups: counts of matters by place, day, kind and due hour, so that a county's year is read in milliseconds. They follow the act log:
-- a mark says which transactions are counted (a snapshot of the database), and what became visible since is counted by the next turn.
-- Nothing is written here when a matter is taken in; nothing of a person is kept here.

create table rollup_mark (
  jurisdiction_id integer not null references jurisdiction,
  rollup text not null,
  state text not null check (state in ('filling','ready')),
  snapshot text not null,
  cluster text not null,
  as_of timestamptz not null,
  filled_to uuid,
  primary key (jurisdiction_id, rollup)
);
comment on table rollup_mark is 'How far a rollup has followed the acts: everything visible in snapshot is counted, as it stood at as_of or later by no more than what rollup_news names. filled_to: how far a first filling has come. cluster: the PostgreSQL whose transaction numbers snapshot speaks of; in another one the rollup is filled anew.';
grant select on rollup_mark to aili_app;

-- Pages name the PostgreSQL they run in without being let into its files.
create function this_cluster() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select system_identifier::text from pg_control_system() $$;

-- How many acts, up to at_most, the rollup has not counted as this very statement sees the log; null: it has to be filled first.
-- Numbers beyond the newest snapshot are of another cluster's log that was restored here and are no news.
create function rollup_news(of_jurisdiction integer, of_rollup text, at_most integer) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select case when m.state <> 'ready' or m.cluster <> this_cluster() or pg_snapshot_xmax(m.snapshot::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) then null
    else (select count(*)::integer from (select from act a where a.jurisdiction_id = of_jurisdiction
      and a.xact >= (pg_snapshot_xmin(m.snapshot::pg_snapshot)::text)::bigint and a.xact < (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint
      and not pg_visible_in_snapshot(a.xact::text::xid8, m.snapshot::pg_snapshot) limit at_most) n) end
  from rollup_mark m where m.jurisdiction_id = of_jurisdiction and m.rollup = of_rollup
$$;
revoke execute on function this_cluster(), rollup_news(integer, text, integer) from public;
grant execute on function this_cluster(), rollup_news(integer, text, integer) to aili_app;

-- Missed terms are looked for by proceeding: without this, each count would read all acts of each matter.
create index act_of_missed on act (jurisdiction_id, proceeding_id) where step = 'markOverdue' and inputs->>'term' = 'handling';

create table counted_matter (
  jurisdiction_id integer not null references jurisdiction,
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
  due_at timestamptz,
  category text not null,
  satisfied smallint,
  primary key (jurisdiction_id, proceeding_id)
) with (fillfactor = 85);
create index counted_matter_due on counted_matter (jurisdiction_id, due_at) include (community_id, grid_id, unit_ids) where due_at is not null;
comment on table counted_matter is 'What each matter adds to the counts, as it was last counted, so that it can be taken out again; sealed ones are not counted. ended_on: day it ended however it did; closed: verified and closed; due_at, unassigned … of open ones only. Derived: npm run verify compares it.';

-- scope: all | community | grid | unit; community_id: the community the matters lie in (nil for all, and for none).
create table count_standing (
  jurisdiction_id integer not null references jurisdiction,
  scope text not null check (scope in ('all','community','grid','unit')),
  scope_id uuid not null,
  community_id uuid not null,
  open integer not null,
  closed integer not null,
  unassigned integer not null,
  supervised integer not null,
  suspended integer not null,
  verifying integer not null,
  provisional integer not null,
  primary key (jurisdiction_id, scope, scope_id, community_id)
) with (fillfactor = 50);
comment on table count_standing is 'Rollup: how many matters of a scope are open, and of these unassigned, supervised …; how many were ever closed.';

create table count_day (
  jurisdiction_id integer not null references jurisdiction,
  scope text not null check (scope in ('all','community','grid','unit')),
  scope_id uuid not null,
  community_id uuid not null,
  on_day date not null,
  received integer not null,
  rated integer not null,
  satisfied integer not null,
  dissatisfied integer not null,
  ended integer not null,
  closed integer not null,
  missed integer not null,
  primary key (jurisdiction_id, scope, scope_id, community_id, on_day)
) with (fillfactor = 70);
comment on table count_day is 'Rollup by civil day: received that day (and of these rated, satisfied, dissatisfied by now); ended that day, of these verified and closed, of these closed after their handling term was missed.';

create table count_category (
  jurisdiction_id integer not null references jurisdiction,
  scope text not null check (scope in ('all','community','grid','unit')),
  scope_id uuid not null,
  community_id uuid not null,
  category text not null,
  open integer not null,
  primary key (jurisdiction_id, scope, scope_id, community_id, category)
) with (fillfactor = 50);
comment on table count_category is 'Rollup by category: how many matters of a scope are open.';

create table count_week (
  jurisdiction_id integer not null references jurisdiction,
  scope text not null check (scope in ('all','community','grid','unit')),
  scope_id uuid not null,
  community_id uuid not null,
  week_on date not null,
  category text not null,
  received integer not null,
  primary key (jurisdiction_id, scope, scope_id, community_id, week_on, category)
) with (fillfactor = 70);
comment on table count_week is 'Rollup by the Monday of the week a matter was received in and by category.';

create table count_due (
  jurisdiction_id integer not null references jurisdiction,
  scope text not null check (scope in ('all','community','grid','unit')),
  scope_id uuid not null,
  community_id uuid not null,
  due_hour timestamptz not null,
  open integer not null,
  primary key (jurisdiction_id, scope, scope_id, community_id, due_hour)
) with (fillfactor = 70);
comment on table count_due is 'Rollup by hour: open matters whose next term ends within it. The minutes around an instant are counted from counted_matter.';

grant select on counted_matter, count_standing, count_day, count_category, count_week, count_due to aili_app;

alter table counted_matter enable row level security;
create policy within_sight on counted_matter to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) in ('all', 'jurisdiction')
  or community_id = any ((select setting_uuids('aili.communities'))::uuid[]) or grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
  or unit_ids && (select setting_uuids('aili.units'))));
do $$ declare counts text; begin
  foreach counts in array array['count_standing', 'count_day', 'count_category', 'count_week', 'count_due'] loop
    execute format('alter table %I enable row level security', counts);
    execute format($policy$create policy within_sight on %I to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
      (select current_setting('aili.reach', true)) in ('all', 'jurisdiction')
      or (scope = 'community' and scope_id = any ((select setting_uuids('aili.communities'))::uuid[]))
      or (scope = 'grid' and scope_id = any ((select setting_uuids('aili.grids'))::uuid[]))
      or (scope = 'unit' and scope_id = any ((select setting_uuids('aili.units'))::uuid[]))))$policy$, counts);
  end loop;
end $$;
