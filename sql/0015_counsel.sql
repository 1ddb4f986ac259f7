-- Counsel for every community and legal publicity: who serves where and when, slots people book, what was asked and answered, opinions, the year's plan and what was done.

create table counsel_service (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  licence_number text not null check (char_length(licence_number) between 1 and 40),
  work_phone text not null default '' check (char_length(work_phone) <= 40),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  made_by uuid,
  made_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community,
  foreign key (jurisdiction_id, person_id) references person,
  foreign key (jurisdiction_id, unit_id) references unit
);
create index counsel_service_of_community on counsel_service (jurisdiction_id, community_id);
create index counsel_service_of_person on counsel_service (jurisdiction_id, person_id);
comment on table counsel_service is 'Which lawyer serves which community 一社区一法律顾问, from and to; unit_id is the law firm.';

create table counsel_duty (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid not null,
  weekday smallint check (weekday between 1 and 7),
  on_day date,
  closed boolean not null default false,
  starts text check (starts ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends text check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  way text check (way in ('counter','phone','online')),
  place text not null default '' check (char_length(place) <= 100),
  slot_minutes smallint check (slot_minutes between 5 and 240),
  valid_from date not null,
  valid_to date,
  made_by uuid,
  made_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community,
  check (num_nonnulls(weekday, on_day) = 1),
  check (not closed or on_day is not null),
  check (closed or (starts < ends and way is not null and slot_minutes is not null))
);
create index counsel_duty_of_community on counsel_duty (jurisdiction_id, community_id);
comment on table counsel_duty is 'When counsel is there: every week on a weekday (1 is Monday), or on one date; closed: not on that date. Ended, never deleted.';

create table counsel_booking (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  way text not null check (way in ('counter','phone','online')),
  place text not null default '',
  kind text not null,
  who bytea,
  contact_index bytea,
  query_index bytea not null,
  state text not null default 'booked' check (state in ('booked','cancelled','kept','missed')),
  booked_by uuid,
  booked_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  said bytea not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community
);
create unique index counsel_booking_slot on counsel_booking (jurisdiction_id, community_id, starts_at) where state <> 'cancelled';
create unique index counsel_booking_by_code on counsel_booking (jurisdiction_id, query_index);
create index counsel_booking_by_contact on counsel_booking (jurisdiction_id, contact_index) where contact_index is not null;
comment on table counsel_booking is 'A slot with counsel, one person each. who: encrypted name (or none) and way to be reached; booked_by null: by the resident. said: keyed digest of what was sent, so that a resend is known.';

create table counsel_consultation (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid not null,
  person_id uuid not null,
  booking_id uuid,
  at timestamptz not null,
  on_day date not null,
  way text not null check (way in ('counter','phone','online','door')),
  acted_as text not null check (acted_as in ('publicist','mediator','guide')),
  kind text not null,
  anonymous boolean not null,
  next_step text not null check (next_step in ('none','mediation','legalAid','court','other')),
  basis jsonb not null default '[]',
  words bytea,
  said bytea not null,
  recorded_at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community,
  foreign key (jurisdiction_id, person_id) references person
);
create index counsel_consultation_of_community on counsel_consultation (jurisdiction_id, community_id, on_day);
comment on table counsel_consultation is 'A consultation as counsel recorded it. words: encrypted who, what was asked and answered, for the lawyer alone. basis = [{law, article}].';

create table counsel_referral (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  consultation_id uuid not null,
  community_id uuid not null,
  procedure text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, proceeding_id),
  foreign key (jurisdiction_id, consultation_id) references counsel_consultation,
  foreign key (jurisdiction_id, proceeding_id) references proceeding
);
create unique index counsel_referral_once on counsel_referral (jurisdiction_id, consultation_id, procedure);
comment on table counsel_referral is 'The proceeding a consultation led to with the client''s consent: legal aid or mediation, each once.';

create table counsel_read (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  subject text not null check (subject in ('booking','consultation')),
  subject_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (jurisdiction_id, id)
);
create index counsel_read_of on counsel_read (jurisdiction_id, subject_id);
comment on table counsel_read is 'Who opened what a client told or who booked, and when (PIPL art. 51, 54).';

create table counsel_opinion (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid not null,
  kind text not null check (kind in ('villageCovenant','residentCovenant','charter','resolution','other')),
  title text not null check (char_length(title) between 1 and 100),
  content text not null default '' check (char_length(content) <= 20000),
  needed_on date,
  open_to_residents boolean not null default false,
  asked_by uuid not null,
  asked_at timestamptz not null,
  opinion text check (opinion in ('lawful','change','unlawful')),
  clauses jsonb not null default '[]',
  grounds text not null default '' check (char_length(grounds) <= 5000),
  basis jsonb not null default '[]',
  given_by uuid,
  given_at timestamptz,
  said bytea not null,
  given_said bytea,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community,
  check (num_nulls(opinion, given_by, given_at, given_said) in (0, 4))
);
create index counsel_opinion_of_community on counsel_opinion (jurisdiction_id, community_id);
comment on table counsel_opinion is 'Counsel''s opinion on a covenant or resolution (居民委员会组织法, 村民委员会组织法: nothing against law): asked by the community, given once. clauses = [{clause, reason, proposal}].';

create table publicity_item (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  year smallint not null check (year between 2000 and 2200),
  month smallint not null check (month between 1 and 12),
  community_id uuid,
  topic text not null check (char_length(topic) between 1 and 100),
  law text not null default '' check (char_length(law) <= 100),
  audience text not null,
  venue text not null,
  place text not null default '' check (char_length(place) <= 100),
  responsible text not null check (char_length(responsible) between 1 and 100),
  made_by uuid not null,
  made_at timestamptz not null,
  dropped_at timestamptz,
  dropped_why text check (char_length(dropped_why) <= 500),
  said bytea not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community
);
create index publicity_item_of_year on publicity_item (jurisdiction_id, year, month);
comment on table publicity_item is 'A line of the year''s plan of legal publicity 年度普法计划; community_id null: for the whole jurisdiction. Dropped with the reason, never deleted.';

create table publicity_session (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  item_id uuid,
  community_id uuid,
  on_day date not null,
  minutes smallint not null check (minutes between 5 and 1440),
  topic text not null check (char_length(topic) between 1 and 100),
  law text not null default '' check (char_length(law) <= 100),
  audience text not null,
  venue text not null,
  place text not null check (char_length(place) between 1 and 100),
  lecturer text not null default '' check (char_length(lecturer) <= 100),
  acted_as text check (acted_as in ('publicist','mediator','guide')),
  materials text not null default '' check (char_length(materials) <= 500),
  forms text[] not null default '{}',
  present integer not null check (present between 0 and 100000),
  made_by uuid not null,
  made_at timestamptz not null,
  said bytea not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, item_id) references publicity_item,
  foreign key (jurisdiction_id, community_id) references community
);
create index publicity_session_on on publicity_session (jurisdiction_id, on_day);
create index publicity_session_of_item on publicity_session (jurisdiction_id, item_id) where item_id is not null;
comment on table publicity_session is 'Legal publicity as it was done. present: a count of people, for context, compared with nobody''s. forms: languages and ways of being understood (法治宣传教育法第二十四条).';

create table publicity_prompt (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  community_id uuid,
  issued_by text not null check (char_length(issued_by) between 1 and 100),
  received_on date not null,
  content text not null check (char_length(content) between 1 and 2000),
  answer_by date,
  feedback text check (char_length(feedback) between 1 and 2000),
  fed_back_on date,
  fed_back_by uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  said bytea not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, community_id) references community,
  check (num_nulls(feedback, fed_back_on, fed_back_by) in (0, 3))
);
comment on table publicity_prompt is 'A prompt 普法提示 received and what was improved and reported back (法治宣传教育法第五十七条).';

-- Photos of pages for an opinion, of a publicity session.
alter table file drop constraint file_record_kind_check;
alter table file add constraint file_record_kind_check check (record_kind in ('visit','check','hazard','opinion','publicity'));
drop policy within_sight on file;
create policy within_sight on file to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or (proceeding_id is null and record_id is null)
    or (record_id is not null and (grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
      or community_id = any ((select setting_uuids('aili.communities'))::uuid[])))
    -- Places, not homes: whoever supervises the whole sees them, and whoever took them on a round of the community.
    or (record_kind in ('check','hazard','opinion') and ((select current_setting('aili.reach', true)) = 'jurisdiction'
      or uploaded_by = (select nullif(current_setting('aili.person', true), ''))::uuid))
    -- Legal publicity is public.
    or record_kind = 'publicity'
    or exists (select from proceeding p where p.jurisdiction_id = file.jurisdiction_id and p.id = file.proceeding_id))
);

grant select, insert, update on counsel_service, counsel_duty, counsel_booking, counsel_consultation, counsel_opinion, publicity_item, publicity_prompt to aili_app;
grant select, insert on counsel_referral, counsel_read, publicity_session to aili_app;

-- When and where counsel is there is public; so is publicity. What clients said and who booked is the community's and its counsel's.
alter table counsel_service enable row level security;
create policy within_sight on counsel_service to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table counsel_duty enable row level security;
create policy within_sight on counsel_duty to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table publicity_item enable row level security;
create policy within_sight on publicity_item to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table publicity_session enable row level security;
create policy within_sight on publicity_session to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table publicity_prompt enable row level security;
create policy within_sight on publicity_prompt to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table counsel_booking enable row level security;
create policy within_sight on counsel_booking to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or community_id = any ((select setting_uuids('aili.communities'))::uuid[])));
alter table counsel_consultation enable row level security;
create policy within_sight on counsel_consultation to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or community_id = any ((select setting_uuids('aili.communities'))::uuid[])));
alter table counsel_opinion enable row level security;
create policy within_sight on counsel_opinion to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) in ('all','jurisdiction') or community_id = any ((select setting_uuids('aili.communities'))::uuid[])));
alter table counsel_referral enable row level security;
-- Whoever may see the proceeding may see where it came from.
create policy within_sight on counsel_referral to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
  or exists (select from proceeding p where p.jurisdiction_id = counsel_referral.jurisdiction_id and p.id = counsel_referral.proceeding_id)));
alter table counsel_read enable row level security;
create policy within_sight on counsel_read to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or person_id = (select nullif(current_setting('aili.person', true), ''))::uuid));
