-- Who mediates and for whom: committees and their mediators, the parties of a dispute, what a mediator declares of them, whom they choose.

create table mediation_committee (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  revision integer not null default 1 check (revision > 0),
  kind text not null check (kind in ('community','township','enterprise','industry','market')),
  name text not null check (char_length(name) between 2 and 60),
  unit_id uuid not null,
  community_id uuid,
  term_from date not null,
  has_woman boolean,
  mixed_area boolean,
  smaller_group_sits boolean,
  ended_on date,
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id, revision),
  foreign key (jurisdiction_id, unit_id) references unit,
  foreign key (jurisdiction_id, community_id) references community
);
create index mediation_committee_of_unit on mediation_committee (jurisdiction_id, unit_id);
comment on table mediation_committee is 'A people''s mediation committee 人民调解委员会 and the unit whose disputes it mediates; each revision is kept. has_woman, mixed_area, smaller_group_sits: what the committee states of its composition (人民调解法第八条); null: not stated. Nothing of the kind is kept of a person.';

create table mediator (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  revision integer not null default 1 check (revision > 0),
  committee_id uuid not null,
  person_id uuid,
  name text not null check (char_length(name) between 1 and 60),
  office text not null check (office in ('director','deputyDirector','member','engaged')),
  way text not null check (way in ('elected','recommended','engaged')),
  specialities text[] not null default '{}',
  languages text[] not null check (cardinality(languages) > 0 and languages <@ array['chinese','mongolian','other']),
  from_on date not null,
  to_on date check (to_on >= from_on),
  away_from date,
  away_to date check (away_to >= away_from),
  phone_index bytea,
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id, revision),
  foreign key (jurisdiction_id, person_id) references person,
  check ((office = 'engaged') = (way = 'engaged')),
  check (num_nulls(away_from, away_to) in (0, 2))
);
create index mediator_of_committee on mediator (jurisdiction_id, committee_id);
create index mediator_of_person on mediator (jurisdiction_id, person_id) where person_id is not null;
comment on table mediator is 'A mediator 人民调解员 of a committee: member or engaged, for which kinds of dispute, in which languages, from when to when, away when; each revision is kept. Nothing counts or ranks them. phone_index: keyed digest of the number the registry knows them by, for finding a relation to a party.';

create table dispute_party (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  side text not null check (side in ('applicant','respondent','thirdParty')),
  kind text not null check (kind in ('person','organisation')),
  name bytea not null,
  phone bytea,
  by_id uuid,
  at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (jurisdiction_id, id)
);
create index dispute_party_of on dispute_party (jurisdiction_id, proceeding_id);
comment on table dispute_party is 'A party 当事人 of a dispute: name and number are encrypted. Struck off, not deleted, when entered by mistake.';

create table mediator_declaration (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  person_id uuid not null,
  relations jsonb not null,
  at timestamptz not null,
  seq bigint generated always as identity,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, person_id) references person
);
create index mediator_declaration_of on mediator_declaration (jurisdiction_id, proceeding_id, person_id, seq desc);
comment on table mediator_declaration is 'What a mediator declares of every party of one dispute: {party: none | kin | …}. The latest one stands, earlier ones are kept. seq: the order in which they were taken down.';

create table mediator_choice (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  party_id uuid not null,
  mediator_id uuid,
  how text not null check (how in ('inPerson','phone','writing','online')),
  by_id uuid,
  at timestamptz not null,
  seq bigint generated always as identity,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, party_id) references dispute_party
);
create index mediator_choice_of on mediator_choice (jurisdiction_id, proceeding_id, seq);
comment on table mediator_choice is 'Whom a party chooses as mediator (人民调解法第十九条、第二十三条); null: leaves it to the committee. The latest one stands; seq: the order in which they were taken down.';

grant select, insert on mediation_committee, mediator, mediator_declaration, mediator_choice to aili_app;
grant select, insert, update on dispute_party to aili_app;
-- A number entered by mistake must not keep a colleague from a dispute for ever.
grant delete on party_phone to aili_app;

alter table mediation_committee enable row level security;
create policy within_sight on mediation_committee to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table mediator enable row level security;
create policy within_sight on mediator to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table dispute_party enable row level security;
create policy within_sight on dispute_party to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = dispute_party.jurisdiction_id and p.id = dispute_party.proceeding_id)));
alter table mediator_declaration enable row level security;
create policy within_sight on mediator_declaration to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = mediator_declaration.jurisdiction_id and p.id = mediator_declaration.proceeding_id)));
alter table mediator_choice enable row level security;
create policy within_sight on mediator_choice to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = mediator_choice.jurisdiction_id and p.id = mediator_choice.proceeding_id)));
