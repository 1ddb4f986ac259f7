-- From a heap of buildings to grids: division codes, what a survey brings, barriers, grid plans with their edits, grids by version.
create table division (
  jurisdiction_id integer not null references jurisdiction,
  code text not null check (code ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  name text not null check (char_length(name) between 1 and 100),
  primary key (jurisdiction_id, code)
);
comment on table division is 'Division codes in and above the jurisdiction: GB/T 2260 (6 digits), GB/T 10114 towns (9), communities and villages (12).';

alter table community add column external_codes jsonb not null default '[]' check (jsonb_typeof(external_codes) = 'array');
comment on column community.external_codes is '[{system, code}]: what other systems call it.';

alter table grid add column external_codes jsonb not null default '[]' check (jsonb_typeof(external_codes) = 'array');
alter table grid add column decided_on date;
alter table grid add column plan_id uuid;
comment on column grid.external_codes is '[{system, code}]: what the league or a city platform calls it; the kind is in its own column and never read from the code.';
comment on column grid.decided_on is 'Day of the decision that made this version; null: written by set-up.';
comment on column grid.plan_id is 'The plan whose adoption made this version.';
create index grid_of_code on grid (jurisdiction_id, code);

alter table compound add column kind text not null default 'residential' check (kind in ('residential','street','none'));
comment on column compound.kind is 'residential 小区: kept whole when grids are made; street: buildings that share a street''s name; none: buildings that stand for themselves.';

alter table building alter column grid_id drop not null;
comment on column building.grid_id is 'The grid in force that looks after it; null until a plan of its community is adopted.';
alter table building add column external_id text;
alter table building add column units smallint check (units >= 0);
alter table building add column residents integer check (residents >= 0);
alter table building add column elderly_alone integer not null default 0 check (elderly_alone >= 0);
alter table building add column dedicated text;
alter table building add column outline jsonb;
alter table building add column source text;
comment on column building.external_id is 'What the file it came from calls it: a later file with the same word changes this building.';
comment on column building.units is 'Number of entrances 单元.';
comment on column building.elderly_alone is 'How many persons of great age live alone here: a number for sharing out work, never who.';
comment on column building.dedicated is 'Name of the dedicated grid 专属网格 it makes or belongs to: a school, a firm, a park.';
comment on column building.outline is 'GeoJSON Polygon or MultiPolygon in CGCS2000, for the map.';
create unique index building_external on building (jurisdiction_id, external_id) where external_id is not null;

create table barrier (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('road','river','railway','wall','other')),
  name text not null default '',
  line jsonb not null,
  source text,
  primary key (jurisdiction_id, id)
);
comment on table barrier is 'What a grid should not reach across: a road, a river, a railway; a GeoJSON LineString, MultiLineString or Polygon in CGCS2000.';

create table survey_run (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('buildings','communities','barriers','divisions')),
  file_name text not null,
  file_sha256 bytea not null,
  person_id uuid,
  at timestamptz not null,
  rows_total integer not null,
  rows_taken integer not null,
  rows_refused integer not null,
  primary key (jurisdiction_id, id)
);
comment on table survey_run is 'One file of places taken in, by whom (null: at the command line).';

create table grid_plan (
  jurisdiction_id integer not null,
  id uuid not null,
  community_id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  state text not null check (state in ('proposing','draft','adopted','discarded','failed')),
  ask jsonb not null default '{}',
  base jsonb,
  figures jsonb,
  share real not null default 0,
  revision integer not null default 0,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid,
  last_change text,
  failure jsonb,
  decision text,
  remarks text,
  decided_on date,
  adopted_by uuid,
  adopted_at timestamptz,
  handed_over integer not null default 0,
  to_hand_over integer not null default 0,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community
);
create index grid_plan_of_community on grid_plan (jurisdiction_id, community_id, changed_at desc);
comment on table grid_plan is 'A division of one community into grids while it is made: asked for, proposed (share: how far), changed by hand (base and edits; revision counts them), adopted by a decision or discarded. Kept for ever once adopted.';
comment on column grid_plan.last_change is 'What was done to it last, told to whoever did something else meanwhile.';

create table grid_plan_edit (
  jurisdiction_id integer not null,
  plan_id uuid not null,
  seq integer not null check (seq > 0),
  edit jsonb not null,
  person_id uuid,
  at timestamptz not null,
  undone boolean not null default false,
  dropped boolean not null default false,
  primary key (jurisdiction_id, plan_id, seq),
  foreign key (jurisdiction_id, plan_id) references grid_plan
);
comment on table grid_plan_edit is 'What was changed by hand, in order: the plan is its base with the edits that were not undone. Dropped: undone, and something else was done after.';

create table grid_change (
  jurisdiction_id integer not null,
  from_grid uuid not null,
  to_grid uuid not null,
  plan_id uuid not null,
  share real not null check (share > 0 and share <= 1),
  primary key (jurisdiction_id, from_grid, to_grid),
  foreign key (jurisdiction_id, from_grid) references grid,
  foreign key (jurisdiction_id, to_grid) references grid,
  foreign key (jurisdiction_id, plan_id) references grid_plan
);
create index grid_change_of_plan on grid_change (jurisdiction_id, plan_id);
comment on table grid_change is 'Which share of the households of a grid that ended lives in which grid that took its place.';

grant select, insert, update, delete on division, barrier, survey_run, grid_plan, grid_plan_edit, grid_change to aili_app;

-- Outreach visits are few among acts; the map asks where officials were last.
create index act_of_visit on act (jurisdiction_id, proceeding_id, at desc) where step = 'visit';

alter table post add column deputy_id uuid;
comment on column post.deputy_id is 'Who usually stands in for this post (the B role 副岗): offered first when leave is entered. Nobody acts in another''s place without an absence.';

create table staffing_change (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kind text not null check (kind in ('adopted','begun','ended')),
  from_on date not null,
  begun uuid[] not null default '{}',
  ended uuid[] not null default '{}',
  figures jsonb,
  person_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
create index staffing_change_at on staffing_change (jurisdiction_id, at desc);
comment on table staffing_change is 'Posts begun and ended together: by whom, from which day, and the figures of the proposal that was adopted. The posts themselves keep their days.';
grant select, insert on staffing_change to aili_app;

-- The map counts what is open in every grid at once. With what row-level security asks for beside it the count reads this index alone:
-- 2,600 pages instead of 100,000 among a million matters. (unit_ids stays far below the 2,700 bytes an entry may have: 160 units.)
drop index proceeding_due_of_grid;
create index proceeding_due_of_grid on proceeding (jurisdiction_id, grid_id, next_due_at, id)
  include (procedure, sealed, restricted, community_id, owner_unit_id, unit_ids) where closed_at is null;
