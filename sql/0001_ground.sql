-- Ground of one or more jurisdictions: territory, people at posts, proceedings, acts, matters, files, notices.
-- Every table that grows with use has jurisdiction_id first in its key: the distribution key at scale.
-- The application works as role aili_app, which can neither update nor delete an act.

do $$ begin
  if not exists (select from pg_roles where rolname = 'aili_app') then create role aili_app nologin; end if;
end $$;
do $$ begin execute format('grant aili_app to %I', current_user); end $$;

-- ───────────────────────────── settings of the current transaction (see kernel/database.ts) ─────────────
-- aili.jurisdiction  int, always set      aili.reach  'all' | 'scoped' | 'none'
-- aili.units, aili.communities, aili.grids  uuid[] literals      aili.person  uuid or ''
-- aili.proceeding  uuid or '' (a resident holding a query code)
create function setting_uuids(name text) returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting(name, true), ''), '{}')::uuid[] $$;
create function setting_uuid(name text) returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting(name, true), '')::uuid $$;
create function setting_jurisdiction() returns integer language sql stable parallel safe as
  $$ select nullif(current_setting('aili.jurisdiction', true), '')::integer $$;

-- ───────────────────────────── territory ─────────────
create table jurisdiction (
  id integer primary key check (id between 110000 and 999999),
  name text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
comment on table jurisdiction is 'A county-level jurisdiction (banner, county, district); id is its GB/T 2260 code.';

create table unit (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('workCommittee','community','department','policeStation','enforcementBureau','lawFirm','partnerUnit','discipline')),
  name text not null,
  credit_code text check (credit_code ~ '^[0-9A-Z]{18}$'),
  phone text,
  parent_id uuid,
  competences text[] not null default '{}',
  active boolean not null default true,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, name)
);
comment on table unit is 'An organisation with a worklist: work committee, community, department, co-building unit. competences are the category codes it handles.';

create table community (
  jurisdiction_id integer not null,
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null,
  code text not null check (code ~ '^[0-9]{12}$'),
  name text not null,
  boundary jsonb,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, code),
  foreign key (jurisdiction_id, unit_id) references unit
);
comment on table community is 'A community 社区 (12-digit code, GB/T 10114 practice); boundary is a GeoJSON Polygon or MultiPolygon in CGCS2000.';

create table grid (
  jurisdiction_id integer not null,
  id uuid not null default gen_random_uuid(),
  community_id uuid not null,
  code text not null check (code ~ '^[0-9A-Z]{15}$'),
  name text not null,
  kind text not null default 'general' check (kind in ('general','dedicated')),
  setting text not null default 'urban' check (setting in ('urban','rural','pastoral')),
  households integer not null default 0 check (households >= 0),
  boundary jsonb,
  version integer not null default 1,
  valid_from date not null default current_date,
  valid_to date,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, code, version),
  foreign key (jurisdiction_id, community_id) references community
);
comment on table grid is 'A grid 网格 of a community, one row a version; matters keep the version they were recorded under.';

create table compound (
  jurisdiction_id integer not null,
  id uuid not null default gen_random_uuid(),
  community_id uuid not null,
  name text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community
);
comment on table compound is 'A residential compound 小区.';

create table building (
  jurisdiction_id integer not null,
  id uuid not null default gen_random_uuid(),
  compound_id uuid not null,
  grid_id uuid not null,
  name text not null,
  households integer not null default 0 check (households >= 0),
  floors smallint,
  lng double precision not null check (lng between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, compound_id) references compound,
  foreign key (jurisdiction_id, grid_id) references grid
);
create index building_by_compound on building (jurisdiction_id, compound_id);
create index building_by_grid on building (jurisdiction_id, grid_id);
comment on table building is 'A building 楼栋 with its point (CGCS2000) and number of households.';

-- ───────────────────────────── people at posts ─────────────
create table person (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  account_id text,
  name text not null,
  work_phone text,
  active boolean not null default true,
  primary key (jurisdiction_id, id),
  unique (account_id)
);
comment on table person is 'A member of staff or duty holder: never a resident. account_id points to the sign-in account.';

create table post (
  jurisdiction_id integer not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role text not null,
  unit_id uuid not null,
  community_id uuid,
  grid_id uuid,
  valid_from date not null default current_date,
  valid_to date check (valid_to is null or valid_to >= valid_from),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references person,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index post_by_person on post (jurisdiction_id, person_id);
create index post_by_grid on post (jurisdiction_id, grid_id, role);
create index post_by_unit on post (jurisdiction_id, unit_id, role);
comment on table post is 'A person holding a role at a unit, for a community or a grid, during a period. Scope of sight follows from posts.';

create table absence (
  jurisdiction_id integer not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  deputy_id uuid,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references person
);
comment on table absence is 'Leave of a member of staff and the deputy who stands in.';

create table kinship (
  jurisdiction_id integer not null,
  person_id uuid not null,
  phone_index bytea not null,
  primary key (jurisdiction_id, person_id, phone_index)
);
comment on table kinship is 'Recusal: keyed digests of phone numbers of a staff member and kin, so that a matter of their own is refused to them. Declared by the person; no names.';

-- ───────────────────────────── calendar ─────────────
create table calendar_notice (
  jurisdiction_id integer not null references jurisdiction,
  year integer not null check (year between 1990 and 2200),
  version integer not null default 1,
  source text not null,
  days jsonb not null,
  loaded_at timestamptz not null default now(),
  primary key (jurisdiction_id, year, version)
);
comment on table calendar_notice is 'State Council notice of a year loaded after release, days = [{date, name, off}]. Bundled years need no row.';

-- ───────────────────────────── proceedings and acts ─────────────
create table dossier (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  created_at timestamptz not null default now(),
  primary key (jurisdiction_id, id)
);
comment on table dossier is 'Proceedings of one trouble share a dossier.';

create table proceeding (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  dossier_id uuid not null,
  procedure text not null,
  procedure_version integer not null,
  number text not null,
  state text not null,
  level smallint not null check (level between 1 and 4),
  grid_id uuid,
  community_id uuid,
  owner_unit_id uuid not null,
  handler_id uuid,
  waits_role text,
  unit_ids uuid[] not null default '{}',
  urgent boolean not null default false,
  sealed boolean not null default false,
  suspended boolean not null default false,
  opened_at timestamptz not null,
  closed_at timestamptz,
  next_due_at timestamptz,
  next_due_term text,
  next_due_provisional boolean not null default false,
  next_rung_at timestamptz,
  overdue boolean not null default false,
  supervised boolean not null default false,
  act_count integer not null check (act_count > 0),
  last_act_at timestamptz not null,
  last_hash bytea not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, number)
) with (fillfactor = 80);
comment on table proceeding is 'One run of one procedure. All columns after unit_ids are derived from its acts and refreshed in the same transaction; if they disagree the acts win (npm run verify).';
create index proceeding_due on proceeding (jurisdiction_id, next_due_at, id) where closed_at is null;
create index proceeding_due_of_unit on proceeding (jurisdiction_id, owner_unit_id, next_due_at, id) where closed_at is null;
create index proceeding_due_of_grid on proceeding (jurisdiction_id, grid_id, next_due_at, id) where closed_at is null;
create index proceeding_due_of_community on proceeding (jurisdiction_id, community_id, next_due_at, id) where closed_at is null;
create index proceeding_due_of_handler on proceeding (jurisdiction_id, handler_id, next_due_at, id) where closed_at is null;
create index proceeding_due_of_role on proceeding (jurisdiction_id, waits_role, next_due_at, id) where closed_at is null and waits_role is not null;
create index proceeding_rung on proceeding (jurisdiction_id, next_rung_at) where next_rung_at is not null;
create index proceeding_opened on proceeding (jurisdiction_id, opened_at desc, id);
create index proceeding_units on proceeding using gin (unit_ids) where closed_at is null;

create table act (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null,
  from_state text not null,
  to_state text not null,
  actor_kind text not null check (actor_kind in ('resident','staff','system')),
  actor_id uuid,
  actor_role text not null,
  on_behalf_of uuid,
  at timestamptz not null,
  on_day date not null,
  inputs jsonb not null default '{}',
  reason text,
  effects jsonb not null default '{}',
  rule_version integer not null,
  prev_hash bytea not null,
  hash bytea not null,
  xact bigint not null default (pg_current_xact_id()::text)::bigint,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, proceeding_id, seq)
);
comment on table act is 'What somebody did: append-only, hash-chained per proceeding, id made by the client so that a resend is the same act. effects hold what followed (owner, handler, level, terms with due instants), so that replay needs no calendar.';
create index act_xact on act using brin (xact) with (pages_per_range = 32);
create index act_of_actor on act (jurisdiction_id, actor_id, at desc) where actor_id is not null;

create table matter (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  text text not null check (char_length(text) <= 5000),
  content_hash bytea not null,
  channel text not null check (channel in ('resident','grid','patrol','hotline','phone','counter','council','volunteer')),
  nature text not null check (nature in ('inquiry','help','suggestion','complaint','report')),
  category text not null,
  category_by text not null default 'reporter' check (category_by in ('reporter','suggested','officer')),
  reported_at timestamptz not null,
  place_text text not null default '',
  lng double precision,
  lat double precision,
  building_id uuid,
  place_cell text,
  query_index bytea not null,
  anonymous boolean not null,
  reporter_name bytea,
  reporter_phone bytea,
  reporter_index bytea,
  search tsvector not null default ''::tsvector,
  external_number text,
  merged_into uuid,
  solved text check (solved in ('yes','partly','no')),
  satisfied smallint check (satisfied between 1 and 5),
  primary key (jurisdiction_id, proceeding_id),
  foreign key (jurisdiction_id, proceeding_id) references proceeding deferrable initially deferred
);
comment on table matter is 'What a resident brought up (居民诉求/网格事件). text is replaced by "sealed" when handed over sealed; its hash stays in the first act. reporter_* are encrypted (name, phone) and a keyed digest for recusal and duplicates.';
create unique index matter_query on matter (jurisdiction_id, query_index);
create index matter_search on matter using gin (search);
create index matter_place on matter (jurisdiction_id, place_cell, reported_at desc) where place_cell is not null;
create index matter_category on matter (jurisdiction_id, category, reported_at desc);
create unique index matter_external on matter (jurisdiction_id, external_number) where external_number is not null;

create table sealed_content (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  ciphertext bytea not null,
  sealed_at timestamptz not null,
  primary key (jurisdiction_id, proceeding_id)
);
comment on table sealed_content is 'Text and reporter of a matter that accuses an official, under a key of its own; the application role may write it, never read it.';

create table referral (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  to_procedure text not null,
  basis text not null,
  fields_shared text[] not null,
  consent boolean,
  sent_at timestamptz not null,
  received_by uuid,
  received_at timestamptz,
  outcome text,
  primary key (jurisdiction_id, id)
);
create index referral_of on referral (jurisdiction_id, proceeding_id);
comment on table referral is 'The only bridge between procedures: basis, fields shared, answer.';

create table file (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  sha256 bytea not null,
  mime text not null,
  bytes integer not null check (bytes > 0),
  width integer,
  height integer,
  taken_at timestamptz,
  uploaded_at timestamptz not null default now(),
  uploaded_by uuid,
  claim_index bytea,
  proceeding_id uuid,
  act_id uuid,
  purpose text check (purpose in ('before','after','evidence','paper')),
  primary key (jurisdiction_id, id)
);
create index file_of_proceeding on file (jurisdiction_id, proceeding_id) where proceeding_id is not null;
create index file_unclaimed on file (jurisdiction_id, uploaded_at) where proceeding_id is null;
comment on table file is 'A stored photo or paper; bytes lie in the file store under the id. Unclaimed uploads are removed after a day.';

create table access_entry (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  person_id uuid not null,
  proceeding_id uuid not null,
  what text not null,
  reason text not null check (char_length(reason) between 2 and 500),
  primary key (jurisdiction_id, id)
);
create index access_entry_of on access_entry (jurisdiction_id, proceeding_id, at desc);
comment on table access_entry is 'Every read of personal data: who, what, why. Append-only.';

create table notice (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  proceeding_id uuid not null,
  kind text not null,
  facts jsonb not null default '{}',
  dedupe_key text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, person_id, dedupe_key)
);
create index notice_unread on notice (jurisdiction_id, person_id, created_at desc) where read_at is null;
comment on table notice is 'A message to one member of staff, free of personal data; dedupe_key makes each reach a person once.';

create table intake_run (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  rows_total integer not null default 0,
  rows_taken integer not null default 0,
  rows_refused integer not null default 0,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, file_sha256)
);
comment on table intake_run is 'One import of a hotline export; a second run of the same file resumes it. Rows are recognised by matter.external_number.';

create sequence matter_number;

-- ───────────────────────────── live updates ─────────────
create function announce_act() returns trigger language plpgsql as $$
begin
  perform pg_notify('aili_act', new.jurisdiction_id || ':' || new.xact);
  return null;
end $$;
create trigger act_announced after insert on act for each row execute function announce_act();

-- An act is never changed, not even by the owner of the tables.
create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'acts are append-only'; end $$;
create trigger act_append_only before update or delete on act for each row execute function refuse_change();
create trigger access_entry_append_only before update or delete on access_entry for each row execute function refuse_change();

-- ───────────────────────────── second fence: row-level security ─────────────
grant usage on schema public to aili_app;
grant select, insert, update, delete on all tables in schema public to aili_app;
grant usage on all sequences in schema public to aili_app;
grant execute on all functions in schema public to aili_app;
revoke update, delete on act, access_entry, sealed_content from aili_app;
revoke select on sealed_content from aili_app;
revoke delete on proceeding, matter, jurisdiction, dossier, referral from aili_app;

alter table proceeding enable row level security;
create policy within_sight on proceeding to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and (not sealed or (select current_setting('aili.reach', true)) = 'all')
  and (
    (select current_setting('aili.reach', true)) in ('all', 'jurisdiction')
    or grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
    or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
    or owner_unit_id = any ((select setting_uuids('aili.units'))::uuid[])
    or unit_ids && (select setting_uuids('aili.units'))
    or id = (select setting_uuid('aili.proceeding'))
  )
);

alter table matter enable row level security;
create policy within_sight on matter to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = matter.jurisdiction_id and p.id = matter.proceeding_id))
);
alter table act enable row level security;
create policy within_sight on act to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = act.jurisdiction_id and p.id = act.proceeding_id))
);
alter table file enable row level security;
create policy within_sight on file to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all' or proceeding_id is null
    or exists (select from proceeding p where p.jurisdiction_id = file.jurisdiction_id and p.id = file.proceeding_id))
);
alter table referral enable row level security;
create policy within_sight on referral to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = referral.jurisdiction_id and p.id = referral.proceeding_id))
);
alter table notice enable row level security;
create policy own on notice to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all' or person_id = (select setting_uuid('aili.person')))
);
