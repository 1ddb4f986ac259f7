-- Every procedure runs: what is seen by the units that took part alone, what persons told kept beside the log, rules an office adds.
alter table unit drop constraint unit_kind_check;
alter table unit add constraint unit_kind_check check (kind in
  ('workCommittee','community','department','policeStation','enforcementBureau','lawFirm','partnerUnit','discipline','court','procuratorate'));

alter table proceeding add column restricted boolean not null default false;
comment on column proceeding.restricted is 'Seen by the units that took part alone (enforcement, judicial aid, clues): reach over the whole jurisdiction does not open it.';
create index proceeding_of_procedure on proceeding (jurisdiction_id, procedure, opened_at desc, id);
create index proceeding_standing on proceeding (jurisdiction_id, procedure, state);

drop policy within_sight on proceeding;
create policy within_sight on proceeding to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and (not sealed or (select current_setting('aili.reach', true)) = 'all')
  and (
    (select current_setting('aili.reach', true)) = 'all'
    or owner_unit_id = any ((select setting_uuids('aili.units'))::uuid[])
    or unit_ids && (select setting_uuids('aili.units'))
    or id = (select setting_uuid('aili.proceeding'))
    or (not restricted and (
      (select current_setting('aili.reach', true)) = 'jurisdiction'
      or grid_id = any ((select setting_uuids('aili.grids'))::uuid[])
      or community_id = any ((select setting_uuids('aili.communities'))::uuid[])
    ))
  )
);

create table private_input (
  jurisdiction_id integer not null references jurisdiction,
  act_id uuid not null,
  proceeding_id uuid not null,
  inputs bytea not null,
  primary key (jurisdiction_id, act_id)
);
create index private_input_of on private_input (jurisdiction_id, proceeding_id);
comment on table private_input is 'Inputs of an act that say who somebody is or what somebody told: encrypted as one. The act holds a keyed digest of each, so a change shows.';
alter table private_input enable row level security;
create policy within_sight on private_input to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = private_input.jurisdiction_id and p.id = private_input.proceeding_id))
);
grant select, insert on private_input to aili_app;

create table party_phone (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  phone_index bytea not null,
  primary key (jurisdiction_id, proceeding_id, phone_index)
);
comment on table party_phone is 'Recusal: keyed digests of the phone numbers of parties, held against those staff declared of themselves and kin. No numbers.';
alter table party_phone enable row level security;
create policy within_sight on party_phone to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = party_phone.jurisdiction_id and p.id = party_phone.proceeding_id))
);
grant select, insert on party_phone to aili_app;

create table deadline_rule (
  jurisdiction_id integer not null references jurisdiction,
  procedure text not null,
  term text not null,
  version integer not null check (version > 0),
  rule jsonb not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null check (char_length(source) between 2 and 500),
  loaded_by uuid,
  loaded_at timestamptz not null,
  primary key (jurisdiction_id, procedure, term, version)
);
comment on table deadline_rule is 'Versions of terms added after release. Proceedings begun from valid_from on run under them; what runs keeps its version.';
grant select, insert on deadline_rule to aili_app;
