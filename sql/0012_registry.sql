-- The registry of residents, visits, patrols and hazards, ledgers, phones that keep data: what a grid worker's day leaves behind.

-- ───────────────────────────── who lives where ─────────────────────────────
create table dwelling (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  building_id uuid not null,
  community_id uuid not null,
  entrance text not null default '' check (char_length(entrance) <= 20),
  floor smallint check (floor between -5 and 200),
  number text not null check (char_length(number) between 1 and 40),
  use text not null default 'home' check (use in ('home','shop','shared','empty','other')),
  versions jsonb not null default '{}',
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, building_id) references building,
  foreign key (jurisdiction_id, community_id) references community
);
create unique index dwelling_at on dwelling (jurisdiction_id, building_id, entrance, number);
create index dwelling_of_community on dwelling (jurisdiction_id, community_id);
comment on table dwelling is 'A dwelling 房屋: building, entrance 单元, floor and number; what it is used for.';

create table household (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  dwelling_id uuid not null,
  building_id uuid not null,
  community_id uuid not null,
  kind text not null default 'family' check (kind in ('family','collective')),
  visits text not null default 'welcome' check (visits in ('welcome','refused')),
  visits_until date,
  moved_in_on date,
  moved_out_on date,
  versions jsonb not null default '{}',
  made_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, dwelling_id) references dwelling,
  foreign key (jurisdiction_id, building_id) references building,
  foreign key (jurisdiction_id, community_id) references community
);
create index household_of_dwelling on household (jurisdiction_id, dwelling_id);
create index household_of_building on household (jurisdiction_id, building_id);
create index household_of_community on household (jurisdiction_id, community_id) where moved_out_on is null;
comment on table household is 'A household 户 in a dwelling, from moving in to moving out. versions counts the changes of each field, so that two phones that changed the same one are told apart.';
comment on column household.visits is 'refused: the household asked not to be visited (until visits_until; null: until it says otherwise).';

-- What a resident's name is found by: pairs of neighbouring characters and the first one (a surname alone), each beside the community, so that a
-- search reads the people of the reader's community and not everybody of that name (src/registry/names.ts asks in the same way).
create function name_lexemes(name text, community uuid) returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(array_agg(distinct right(community::text, 8) || part))
  from (select translate(lower(normalize(name, nfkc)), ' .·•・-''’', '') as folded) f,
    lateral (select left(folded, 1) as part union all
      select substr(folded, n, 2) from generate_series(1, length(folded) - 1) n) p
$$;

create table resident (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  household_id uuid,
  building_id uuid not null,
  community_id uuid not null,
  relation text not null default 'other' check (relation in ('head','spouse','child','parent','grandchild','grandparent','sibling','tenant','other')),
  name text not null check (char_length(name) between 1 and 60),
  born_on date,
  stays text not null default 'here' check (stays in ('here','away')),
  phone bytea,
  phone_index bytea,
  id_number bytea,
  id_number_index bytea,
  search tsvector generated always as (name_lexemes(name, community_id)) stored,
  sources jsonb not null default '{}',
  versions jsonb not null default '{}',
  left_on date,
  merged_into uuid,
  frozen boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, household_id) references household,
  foreign key (jurisdiction_id, building_id) references building,
  foreign key (jurisdiction_id, community_id) references community,
  check (num_nulls(phone, phone_index) in (0, 2)),
  check (num_nulls(id_number, id_number_index) in (0, 2))
);
create index resident_of_household on resident (jurisdiction_id, household_id) where merged_into is null;
create index resident_of_building on resident (jurisdiction_id, building_id) where merged_into is null;
create unique index resident_by_id_number on resident (jurisdiction_id, id_number_index) where id_number_index is not null and merged_into is null;
create index resident_by_phone on resident (jurisdiction_id, phone_index) where phone_index is not null;
create index resident_merged on resident (jurisdiction_id, merged_into) where merged_into is not null;
create index resident_search on resident using gin (search) with (gin_pending_list_limit = 256);
comment on table resident is 'A resident 居民 as the registry knows them: name, home, how to reach them, nothing that sorts people. phone and id_number are encrypted, beside keyed digests that find an exact value.';
comment on column resident.household_id is 'Where the person lives; null: owns here and lives elsewhere.';
comment on column resident.left_on is 'Left on that day, no longer of any household here; removed two years later. building_id: where the person lived last.';
comment on column resident.stays is 'away: belongs to the household and lives elsewhere for now, so is not looked for on visits.';
comment on column resident.sources is '{field: {by: person|import|self, on: day}}: where each value comes from and since when (PIPL art. 8).';
comment on column resident.versions is '{field: number of changes}.';
comment on column resident.merged_into is 'The same person entered twice: kept empty so that a merge can be undone.';
comment on column resident.frozen is 'To be deleted, but a duty of filing forbids it: no longer read, only kept (PIPL art. 47).';

create table tenure (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  dwelling_id uuid not null,
  resident_id uuid,
  organisation text check (char_length(organisation) between 1 and 100),
  credit_code text,
  kind text not null check (kind in ('owns','rents')),
  from_on date,
  to_on date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, dwelling_id) references dwelling,
  foreign key (jurisdiction_id, resident_id) references resident,
  check (num_nonnulls(resident_id, organisation) = 1)
);
create index tenure_of_dwelling on tenure (jurisdiction_id, dwelling_id);
create index tenure_of_resident on tenure (jurisdiction_id, resident_id) where resident_id is not null;
comment on table tenure is 'Who owns or rents a dwelling: a resident, or an organisation with its credit code (GB 32100).';

create table guardianship (
  jurisdiction_id integer not null references jurisdiction,
  ward_id uuid not null,
  guardian_id uuid not null,
  kind text not null check (kind in ('parent','appointed','relative','organisation')),
  since date not null,
  until date,
  recorded_by uuid,
  primary key (jurisdiction_id, ward_id, guardian_id),
  foreign key (jurisdiction_id, ward_id) references resident,
  foreign key (jurisdiction_id, guardian_id) references resident,
  check (ward_id <> guardian_id)
);
create index guardianship_of on guardianship (jurisdiction_id, guardian_id);
comment on table guardianship is 'Who acts for a minor, or for an adult who cannot (Civil Code art. 27-33): consents and requests of the ward are theirs to give.';

create table consent_text (
  jurisdiction_id integer not null references jurisdiction,
  purpose text not null,
  version integer not null check (version > 0),
  texts jsonb not null,
  valid_from date not null,
  loaded_by uuid,
  loaded_at timestamptz not null,
  primary key (jurisdiction_id, purpose, version)
);
comment on table consent_text is 'Wordings of consents an office adds, by version; the first ones ship with the program. A new version asks again.';

create table consent (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  resident_id uuid not null,
  given_by uuid not null,
  purpose text not null check (purpose in ('contact','serviceNeeds','visitRecord','photo','minor')),
  version integer not null,
  text_hash bytea not null,
  how text not null check (how in ('signed','spoken','online')),
  given_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_how text check (withdrawn_how in ('signed','spoken','online')),
  primary key (jurisdiction_id, id)
);
create index consent_of on consent (jurisdiction_id, resident_id, purpose);
create index consent_given_for on consent (jurisdiction_id, given_by) where given_by <> resident_id;
comment on column consent.resident_id is 'Stays as the proof when the resident''s entry is erased: three years (PIPL art. 56).';
comment on table consent is 'A consent of one resident for one purpose under one wording (PIPL art. 14-16); given_by is the resident or the guardian; recorded_by null: given online. withdrawn_by: the resident or guardian who took it back.';

create table service_need (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  resident_id uuid not null,
  household_id uuid not null,
  kind text not null,
  every_days smallint check (every_days between 1 and 365),
  consent_id uuid not null,
  asked_on date not null,
  recorded_by uuid,
  ended_on date,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, resident_id) references resident,
  foreign key (jurisdiction_id, consent_id) references consent
);
create index service_need_of_household on service_need (jurisdiction_id, household_id) where ended_on is null;
create index service_need_of on service_need (jurisdiction_id, resident_id);
comment on table service_need is 'A service a resident asked for ("a visit every month"): a word of a closed list and how often. No reason, no diagnosis: there is no column for one.';

create table registry_change (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  subject text not null check (subject in ('resident','household','dwelling')),
  subject_id uuid not null,
  kind text not null check (kind in ('entered','changed','moved','merged','unmerged','corrected','erased','frozen')),
  fields text[] not null default '{}',
  content bytea,
  seen jsonb not null default '{}',
  state text not null default 'applied' check (state in ('applied','conflict','picked','dropped')),
  picks uuid,
  person_id uuid,
  device_id uuid,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
create index registry_change_of on registry_change (jurisdiction_id, subject_id, recorded_at desc);
create index registry_change_by on registry_change (jurisdiction_id, person_id, at) where person_id is not null;
create index registry_change_open on registry_change (jurisdiction_id, subject_id) where state = 'conflict';
comment on table registry_change is 'What was changed in the registry, by whom, from which phone. content: values before and after, encrypted. seen: the versions the writer had before them; a change that had not seen the newest waits as a conflict until a person picks.';

create table resident_merge (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  content bytea not null,
  person_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  primary key (jurisdiction_id, id)
);
create index resident_merge_of on resident_merge (jurisdiction_id, kept_id);
comment on table resident_merge is 'Two entries of one person made one; content: what is needed to undo it, encrypted.';

create table registry_read (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  person_id uuid,
  what text not null check (what in ('page','list','search','lookup','phone','idNumber','export','pocket','ledger','visitNote','self','request')),
  reason text,
  resident_ids uuid[] not null default '{}',
  grid_id uuid,
  community_id uuid,
  primary key (jurisdiction_id, id)
);
create index registry_read_of on registry_read using gin (resident_ids);
create index registry_read_of_grid on registry_read (jurisdiction_id, grid_id, at desc) where grid_id is not null;
create index registry_read_of_community on registry_read (jurisdiction_id, community_id, at desc) where community_id is not null;
create index registry_read_by on registry_read (jurisdiction_id, person_id, at desc);
comment on table registry_read is 'Every read of residents'' data: who, what, why. A list of a whole grid or community names the place instead of everybody in it. person_id null: the resident. Append-only.';
-- Append-only as long as it has to be kept (PIPL art. 56: three years); then it goes.
create function refuse_change_of_read() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then return old; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger registry_read_append_only before update or delete on registry_read for each row execute function refuse_change_of_read();

create table move_request (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  resident_id uuid not null,
  household_id uuid not null,
  relation text not null default 'other',
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked','granted','refused')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, resident_id) references resident on delete cascade,
  foreign key (jurisdiction_id, household_id) references household on delete cascade
);
create index move_request_of on move_request (jurisdiction_id, resident_id) where state = 'asked';
create index move_request_to on move_request (jurisdiction_id, household_id);
comment on table move_request is 'Somebody registered out of the asker''s sight now lives in household_id: whoever has them in sight lets them go, or says no.';

create table retention_run (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  rule text not null,
  before date not null,
  removed integer not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
create index retention_run_at on retention_run (jurisdiction_id, at desc);
comment on table retention_run is 'What was removed because its time was over (PIPL art. 19): which rule, everything before which day, how many.';

-- ───────────────────────────── the resident's own sign-in and requests ─────────────────────────────
create table resident_code (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  phone_index bytea,
  resident_id uuid,
  code_index bytea not null,
  sent text not null check (sent in ('gateway','counter')),
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  failures smallint not null default 0,
  used_at timestamptz,
  primary key (jurisdiction_id, id),
  check (num_nonnulls(phone_index, resident_id) = 1)
);
create index resident_code_of on resident_code (jurisdiction_id, resident_id, made_at desc) where resident_id is not null;
create index resident_code_of_phone on resident_code (jurisdiction_id, phone_index, made_at desc) where phone_index is not null;
create index resident_code_age on resident_code (expires_at);
comment on table resident_code is 'A code with which a resident signs in: asked for a phone number (phone_index, on record or not, so that nobody learns which), or read out at the counter (resident_id, made_by). Digest only, short-lived, few tries.';

create table resident_session (
  jurisdiction_id integer not null references jurisdiction,
  token_index bytea not null,
  resident_id uuid not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (jurisdiction_id, token_index)
);
create index resident_session_of on resident_session (jurisdiction_id, resident_id);
create index resident_session_age on resident_session (expires_at);
comment on table resident_session is 'A resident signed in to see their own data; ends soon.';

create table data_request (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  resident_id uuid not null,
  kind text not null check (kind in ('copy','correct','delete','explain')),
  primary key (jurisdiction_id, proceeding_id)
);
create index data_request_of on data_request (jurisdiction_id, resident_id);
comment on table data_request is 'A resident''s request about their own data (PIPL art. 44-50): which proceeding deals with it. What is asked lies encrypted beside the acts.';

create table roster_run (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  state text not null check (state in ('looking','looked','writing','done','failed')),
  share real not null default 0,
  wishes jsonb not null default '{}',
  summary jsonb,
  failure jsonb,
  rows_total integer not null default 0,
  rows_taken integer not null default 0,
  rows_aside integer not null default 0,
  person_id uuid,
  at timestamptz not null,
  changed_at timestamptz not null,
  finished_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community
);
create index roster_run_of on roster_run (jurisdiction_id, community_id, at desc);
create index roster_run_open on roster_run (changed_at) where state in ('looking','looked','writing');
comment on table roster_run is 'A roster of residents taken in from a file: looked at first, then written; how far it is. changed_at: by that it is seen to be alive. summary: counts and row numbers, no values.';

create table roster_batch (
  jurisdiction_id integer not null references jurisdiction,
  run_id uuid not null,
  batch integer not null,
  rows integer not null,
  content bytea,
  counts jsonb,
  primary key (jurisdiction_id, run_id, batch),
  foreign key (jurisdiction_id, run_id) references roster_run on delete cascade
);
comment on table roster_batch is 'Some households of a roster that was looked at, encrypted, waiting to be written; each batch is written once, as a whole. content null: written, with counts.';

create table roster_row (
  jurisdiction_id integer not null references jurisdiction,
  run_id uuid not null,
  row integer not null,
  problems jsonb not null,
  content bytea,
  door uuid not null,
  household_id uuid,
  settled text check (settled in ('mended','dropped','expired')),
  settled_by uuid,
  settled_at timestamptz,
  primary key (jurisdiction_id, run_id, row),
  foreign key (jurisdiction_id, run_id) references roster_run on delete cascade
);
create index roster_row_open on roster_row (jurisdiction_id, run_id, door) where settled is null;
comment on table roster_row is 'A row kept aside because something in it cannot be right (a check digit, a date, two numbers in one cell): named, mended by a person or dropped. content: the cells that are read, encrypted; removed when settled, or after thirty days.';
comment on column roster_row.door is 'Rows of one household, or of one place nobody could read, share it. household_id: the household those of them that were right have become.';

-- ───────────────────────────── visits ─────────────────────────────
create table visit (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  household_id uuid not null,
  building_id uuid not null,
  grid_id uuid,
  community_id uuid not null,
  person_id uuid not null,
  companions uuid[] not null default '{}',
  purpose text not null check (purpose in ('routine','need','matter','welcome','other')),
  outcome text not null check (outcome in ('met','nobody','refused','byPhone')),
  consented boolean not null,
  note bytea,
  next_on date,
  at timestamptz not null,
  on_day date not null,
  recorded_at timestamptz not null,
  device_id uuid,
  replaces uuid,
  said bytea not null,
  note_kept boolean not null generated always as (note is not null) stored,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, household_id) references household,
  foreign key (jurisdiction_id, community_id) references community,
  check (note is null or consented)
);
create unique index visit_replaced on visit (jurisdiction_id, replaces) where replaces is not null;
-- Coverage reads when every household was last met from this index alone.
create index visit_of_household on visit (jurisdiction_id, household_id, on_day desc) include (outcome, id);
create index visit_of_grid on visit (jurisdiction_id, grid_id, on_day desc);
create index visit_of_community on visit (jurisdiction_id, community_id, on_day desc);
-- What is two years old is removed by day.
create index visit_age on visit using brin (on_day);
create index visit_of_person on visit (jurisdiction_id, person_id, on_day desc);
comment on table visit is 'A visit to a household 走访. note: what was heard and advised, encrypted, so that nothing can search it; kept only on consent. grid_id: the version of the grid on the day. replaces: a correction of an earlier entry, which stays without its note. note_kept: that there is a note, for lists, which never touch the note itself. said: keyed digest of what was entered, so that a resend that says something else under the same id is told apart.';

create table visit_matter (
  jurisdiction_id integer not null references jurisdiction,
  visit_id uuid not null,
  proceeding_id uuid not null,
  primary key (jurisdiction_id, visit_id, proceeding_id)
);
create index visit_matter_of on visit_matter (jurisdiction_id, proceeding_id);
comment on table visit_matter is 'A matter that arose from a visit, linked both ways.';

create table visit_month (
  jurisdiction_id integer not null references jurisdiction,
  place_id uuid not null,
  month date not null,
  outcome text not null check (outcome in ('met','nobody','refused','byPhone')),
  visits integer not null,
  primary key (jurisdiction_id, place_id, month, outcome)
);
comment on table visit_month is 'What remains of visits after two years: how many there were in a grid (a community where no grid was known) and month, by outcome; of whom is gone.';

create table visit_target (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid,
  setting text check (setting in ('urban','rural','pastoral')),
  every_days smallint not null check (every_days between 1 and 730),
  valid_from date not null,
  source text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
comment on table visit_target is 'How often every household is to be visited, where an office decides otherwise than the default; by community or setting of the grid, from a day on.';

-- ───────────────────────────── patrols and hazards ─────────────────────────────
create table patrol_plan (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid not null,
  grid_id uuid,
  name text not null check (char_length(name) between 1 and 60),
  stops jsonb not null,
  every_days smallint not null check (every_days between 1 and 365),
  valid_from date not null,
  ended_on date,
  revision integer not null default 1,
  person_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id, revision),
  foreign key (jurisdiction_id, community_id) references community
);
create index patrol_plan_of_community on patrol_plan (jurisdiction_id, community_id);
create index patrol_plan_of_grid on patrol_plan (jurisdiction_id, grid_id) where grid_id is not null;
comment on table patrol_plan is 'A patrol 巡查 to be walked: stops = [{id, name, kind, lng, lat, buildingId, items: [{id, text}]}] in walking order, how often. Each revision is kept: a patrol keeps the one it was walked under.';

create table patrol (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  plan_id uuid not null,
  revision integer not null,
  grid_id uuid,
  community_id uuid not null,
  person_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  track bytea,
  track_metres integer,
  track_removed_at timestamptz,
  stops_planned smallint not null default 0,
  stops_done smallint not null default 0,
  not_ok smallint not null default 0,
  recorded_at timestamptz not null,
  device_id uuid,
  primary key (jurisdiction_id, id)
);
create index patrol_with_track on patrol (started_at) where track is not null;
create index patrol_of_plan on patrol (jurisdiction_id, plan_id, started_at desc);
create index patrol_of_grid on patrol (jurisdiction_id, grid_id, started_at desc);
create index patrol_of_community on patrol (jurisdiction_id, community_id, started_at desc);
create index patrol_by_time on patrol (jurisdiction_id, started_at desc, id);
create index patrol_of_person on patrol (jurisdiction_id, person_id, started_at desc);
comment on table patrol is 'A patrol that was walked. track: where, encrypted, only while it ran and only if the worker consented; removed soon, its length stays.';
comment on column patrol.track_removed_at is 'The worker took it back, or its days were over: what still arrives of it is not kept.';
comment on column patrol.stops_done is 'Derived from the checks, with stops_planned and not_ok, for lists and figures.';

create table patrol_check (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  patrol_id uuid not null,
  stop_id uuid not null,
  item_id uuid not null,
  result text not null check (result in ('ok','notOk','notReached')),
  note text not null default '' check (char_length(note) <= 500),
  at timestamptz not null,
  lng double precision,
  lat double precision,
  hazard_id uuid,
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, patrol_id) references patrol
);
create index patrol_check_of on patrol_check (jurisdiction_id, patrol_id);
create index patrol_check_of_hazard on patrol_check (jurisdiction_id, hazard_id) where hazard_id is not null;
comment on table patrol_check is 'One item at one stop: in order, not in order, not reached. Looked at again on the same patrol: a further check; the latest holds, the earlier stay.';

create table hazard (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kind text not null,
  what text not null check (char_length(what) between 1 and 500),
  place_text text not null default '' check (char_length(place_text) <= 200),
  lng double precision,
  lat double precision,
  building_id uuid,
  grid_id uuid,
  community_id uuid not null,
  grade text not null default 'ordinary' check (grade in ('ordinary','serious')),
  state text not null default 'open' check (state in ('open','fixed','closed')),
  proceeding_id uuid,
  found_at timestamptz not null,
  found_by uuid not null,
  recheck_on date,
  looked_at timestamptz not null,
  closed_at timestamptz,
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community
);
create index hazard_open on hazard (jurisdiction_id, grid_id, recheck_on) where closed_at is null;
create index hazard_open_in on hazard (jurisdiction_id, community_id, recheck_on) where closed_at is null;
create index hazard_of_grid on hazard (jurisdiction_id, grid_id, found_at desc);
create index hazard_of_community on hazard (jurisdiction_id, community_id, found_at desc);
create index hazard_by_time on hazard (jurisdiction_id, found_at desc, id);
create index hazard_of_building on hazard (jurisdiction_id, building_id) where building_id is not null;
create index hazard_of_proceeding on hazard (jurisdiction_id, proceeding_id) where proceeding_id is not null;
comment on table hazard is 'A hazard 隐患 of a place: lives until it was fixed and re-checked on the spot, whatever becomes of the matter it gave rise to.';
comment on column hazard.looked_at is 'When somebody last stood there, put the look off or raised a matter: a matter closed after it asks for another look.';

create table hazard_event (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  hazard_id uuid not null,
  kind text not null check (kind in ('found','reported','fixed','stillThere','closed','regraded','postponed')),
  note text not null default '' check (char_length(note) <= 500),
  person_id uuid,
  at timestamptz not null,
  recorded_at timestamptz not null,
  recheck_on date,
  grade text check (grade in ('ordinary','serious')),
  proceeding_id uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, hazard_id) references hazard
);
create index hazard_event_of on hazard_event (jurisdiction_id, hazard_id, at);
create index hazard_event_of_matter on hazard_event (jurisdiction_id, proceeding_id) where proceeding_id is not null;
create trigger hazard_event_unchanged before update on hazard_event for each row execute function refuse_change();
comment on table hazard_event is 'What happened to a hazard; nothing is changed. The event it was found by has the id of the hazard; reported: a matter was raised from it, under the id of that matter.';

-- Photos of visits, checks and hazards: fenced by place.
alter table file add column record_kind text check (record_kind in ('visit','check','hazard'));
alter table file add column record_id uuid;
alter table file add column grid_id uuid;
alter table file add column community_id uuid;
alter table file add column clock_doubt boolean not null default false;
alter table file add constraint file_of_one check (num_nonnulls(proceeding_id, record_id) <= 1);
comment on column file.record_kind is 'What it was attached to, where that is no proceeding; grid_id and community_id fence it.';
comment on column file.clock_doubt is 'The camera''s clock cannot have been right: taken_at lies far from when the act happened.';
create index file_of_record on file (jurisdiction_id, record_id) where record_id is not null;
drop index file_unclaimed;
create index file_unclaimed on file (jurisdiction_id, uploaded_at) where proceeding_id is null and record_id is null;
drop policy within_sight on file;
create policy within_sight on file to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or (proceeding_id is null and record_id is null)
    or (record_id is not null and (grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
      or community_id = any ((select setting_uuids('aili.communities'))::uuid[])))
    -- Places, not homes: whoever supervises the whole sees them, and whoever took them on a round of the community.
    or (record_kind in ('check','hazard') and ((select current_setting('aili.reach', true)) = 'jurisdiction'
      or uploaded_by = (select nullif(current_setting('aili.person', true), ''))::uuid))
    or exists (select from proceeding p where p.jurisdiction_id = file.jurisdiction_id and p.id = file.proceeding_id))
);

-- Whoever takes back the consent to notes or photos is obeyed in the same transaction, whichever way it comes: at the door, at the counter,
-- from the resident's own phone. A note names nobody, so those of the whole household go. Photos let go are taken off the disk within a day.
create function obey_withdrawal() returns trigger language plpgsql security definer set search_path = public as $$
declare
  visits uuid[] := array(select v.id from visit v join resident r on r.jurisdiction_id = v.jurisdiction_id and r.household_id = v.household_id
    where r.jurisdiction_id = new.jurisdiction_id and r.id = new.resident_id);
begin
  if new.purpose in ('visitRecord', 'minor') then
    update visit set note = null where jurisdiction_id = new.jurisdiction_id and id = any (visits) and note is not null;
  end if;
  if new.purpose in ('photo', 'minor') then
    update file set record_kind = null, record_id = null, grid_id = null, community_id = null
      where jurisdiction_id = new.jurisdiction_id and record_kind = 'visit' and record_id = any (visits);
  end if;
  return null;
end $$;
create trigger consent_withdrawn after update of withdrawn_at on consent for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function obey_withdrawal();

create table upload (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  claim_index bytea not null,
  bytes integer not null check (bytes > 0),
  received integer not null default 0,
  person_id uuid,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
create index upload_age on upload (changed_at);
comment on table upload is 'A photo arriving in pieces over a bad line; the pieces lie in the file store, what stands still for a day is removed.';

-- ───────────────────────────── phones ─────────────────────────────
create table device (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  person_id uuid not null,
  name text not null default '' check (char_length(name) <= 80),
  unlock bytea,
  first_at timestamptz not null,
  last_at timestamptz not null,
  waiting integer not null default 0,
  wipe_asked_at timestamptz,
  wipe_asked_by uuid,
  wiped_at timestamptz,
  primary key (jurisdiction_id, id)
);
create index device_of_person on device (jurisdiction_id, person_id);
comment on table device is 'A phone on which a worker keeps data: unlock is the server''s copy of the key of that data, encrypted; given only to the worker signed in, never again once wiping was asked for.';

-- ───────────────────────────── ledgers ─────────────────────────────
create table ledger_template (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  ledger text not null,
  name text not null check (char_length(name) between 1 and 60),
  community_id uuid,
  title text not null default '' check (char_length(title) <= 120),
  columns jsonb not null,
  form bytea,
  mapping jsonb,
  revision integer not null default 1,
  person_id uuid,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id)
);
comment on table ledger_template is 'How an office wants a ledger 台账: its own columns in its own order, or its own sheet (form) with cells mapped to fields. community_id null: for all.';

-- ───────────────────────────── second fence ─────────────────────────────
grant select, insert, update, delete on dwelling, household, resident, tenure, guardianship, consent, service_need, registry_change,
  resident_merge, resident_code, resident_session, roster_run, roster_batch, roster_row, visit, visit_matter, patrol_plan, patrol, patrol_check, hazard,
  upload, device, ledger_template to aili_app;
grant select, insert, update, delete on move_request to aili_app;
grant select, insert on retention_run to aili_app;
grant select, insert on registry_read, consent_text, data_request, visit_target, hazard_event to aili_app;
grant select, insert, update on visit_month to aili_app;

-- A place is in sight by its community, or by the grid its building stands in (any version of it).
alter table dwelling enable row level security;
create policy within_sight on dwelling to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
  or exists (select from building b where b.jurisdiction_id = dwelling.jurisdiction_id and b.id = dwelling.building_id
    and b.grid_id = any ((select setting_uuids('aili.grids'))::uuid[]))));
alter table household enable row level security;
create policy within_sight on household to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
  or exists (select from building b where b.jurisdiction_id = household.jurisdiction_id and b.id = household.building_id
    and b.grid_id = any ((select setting_uuids('aili.grids'))::uuid[]))));
alter table resident enable row level security;
create policy within_sight on resident to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
  or exists (select from building b where b.jurisdiction_id = resident.jurisdiction_id and b.id = resident.building_id
    and b.grid_id = any ((select setting_uuids('aili.grids'))::uuid[]))));
alter table tenure enable row level security;
create policy within_sight on tenure to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from dwelling d
    where d.jurisdiction_id = tenure.jurisdiction_id and d.id = tenure.dwelling_id)));
alter table consent enable row level security;
create policy within_sight on consent to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from resident r
    where r.jurisdiction_id = consent.jurisdiction_id and r.id = consent.resident_id)));
alter table service_need enable row level security;
create policy within_sight on service_need to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from resident r
    where r.jurisdiction_id = service_need.jurisdiction_id and r.id = service_need.resident_id)));
alter table guardianship enable row level security;
create policy within_sight on guardianship to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from resident r
    where r.jurisdiction_id = guardianship.jurisdiction_id and r.id = guardianship.ward_id)));
alter table registry_change enable row level security;
create policy within_sight on registry_change to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all'
  or exists (select from resident r where r.jurisdiction_id = registry_change.jurisdiction_id and r.id = registry_change.subject_id)
  or exists (select from household h where h.jurisdiction_id = registry_change.jurisdiction_id and h.id = registry_change.subject_id)
  or exists (select from dwelling d where d.jurisdiction_id = registry_change.jurisdiction_id and d.id = registry_change.subject_id)));
alter table resident_merge enable row level security;
create policy within_sight on resident_merge to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from resident r
    where r.jurisdiction_id = resident_merge.jurisdiction_id and r.id = resident_merge.kept_id)));
-- Whoever has the resident in sight lets them go, whoever has the household in sight asked for them.
alter table move_request enable row level security;
create policy within_sight on move_request to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all'
  or exists (select from resident r where r.jurisdiction_id = move_request.jurisdiction_id and r.id = move_request.resident_id)
  or exists (select from household h where h.jurisdiction_id = move_request.jurisdiction_id and h.id = move_request.household_id)));
alter table visit enable row level security;
-- A household that came into sight brings its visits along: who looks after it now must know when somebody was last there.
create policy within_sight on visit to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
  or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
  or exists (select from building b where b.jurisdiction_id = visit.jurisdiction_id and b.id = visit.building_id
    and b.grid_id = any ((select setting_uuids('aili.grids'))::uuid[]))));
alter table visit_matter enable row level security;
create policy within_sight on visit_matter to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from visit v
    where v.jurisdiction_id = visit_matter.jurisdiction_id and v.id = visit_matter.visit_id)));
-- What concerns a community as a whole is seen by the people of its grids; what somebody walked or found beyond the own grid, by them.
alter table patrol enable row level security;
create policy within_sight on patrol to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) in ('all', 'jurisdiction') or grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
  or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
  or (grid_id is null and community_id in (select g.community_id from grid g
    where g.jurisdiction_id = (select setting_jurisdiction()) and g.id = any ((select setting_uuids('aili.grids'))::uuid[])))
  or person_id = (select nullif(current_setting('aili.person', true), ''))::uuid));
alter table patrol_check enable row level security;
create policy within_sight on patrol_check to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from patrol p
    where p.jurisdiction_id = patrol_check.jurisdiction_id and p.id = patrol_check.patrol_id)));
alter table hazard enable row level security;
create policy within_sight on hazard to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) in ('all', 'jurisdiction') or grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
  or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
  or (grid_id is null and community_id in (select g.community_id from grid g
    where g.jurisdiction_id = (select setting_jurisdiction()) and g.id = any ((select setting_uuids('aili.grids'))::uuid[])))
  or found_by = (select nullif(current_setting('aili.person', true), ''))::uuid));
alter table hazard_event enable row level security;
create policy within_sight on hazard_event to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from hazard h
    where h.jurisdiction_id = hazard_event.jurisdiction_id and h.id = hazard_event.hazard_id)));
alter table data_request enable row level security;
create policy within_sight on data_request to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = data_request.jurisdiction_id and p.id = data_request.proceeding_id)));
