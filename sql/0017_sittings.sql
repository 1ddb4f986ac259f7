-- Sittings of a mediation: when and where, who comes; what was read, said, proposed and agreed there; the mediator's calendar for a telephone.

create table sitting (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  revision integer not null check (revision > 0),
  proceeding_id uuid not null,
  act_id uuid,
  from_at timestamptz not null,
  to_at timestamptz not null,
  place_kind text not null check (place_kind in ('room','address','online')),
  room text check (char_length(room) between 1 and 60),
  place bytea,
  mediator_id uuid not null,
  openness text not null check (openness in ('closed','open')),
  interpreter boolean not null default false,
  state text not null check (state in ('planned','held','calledOff')),
  reason bytea,
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id, revision),
  foreign key (jurisdiction_id, mediator_id) references person,
  check (to_at > from_at),
  check ((place_kind = 'room') = (room is not null)),
  check (state <> 'calledOff' or reason is not null)
);
create index sitting_of on sitting (jurisdiction_id, proceeding_id, id, revision desc);
create index sitting_of_mediator on sitting (jurisdiction_id, mediator_id, from_at);
create index sitting_in_room on sitting (jurisdiction_id, room, from_at) where room is not null;
comment on table sitting is 'A sitting 调解会 of a mediation: hours, place, mediator; moved or called off with a reason, each revision kept. A room of the unit is named in clear, so that nobody else takes it; any other place is encrypted, being somebody''s address. act_id: the act of the procedure by which it was set.';

create table sitting_row (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  seq bigint generated always as identity,
  proceeding_id uuid not null,
  sitting_id uuid,
  kind text not null check (kind in ('right','invited','consent','told','position','statement','proposal','answer','point','dropped')),
  subject text,
  party_id uuid,
  re uuid,
  replaces uuid,
  answer text,
  body bytea,
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, replaces),
  foreign key (jurisdiction_id, party_id) references dispute_party,
  foreign key (jurisdiction_id, re) references sitting_row,
  foreign key (jurisdiction_id, replaces) references sitting_row
);
create index sitting_row_of on sitting_row (jurisdiction_id, proceeding_id, seq);
comment on table sitting_row is 'What happens around and in a sitting, one row each, never changed: a right read, a person invited and each party''s consent, how a party was told, positions, statements, proposals and answers, agreed points. What persons said is encrypted in body and found by no search. replaces: the earlier wording this one takes the place of.';

create table calendar_address (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  person_id uuid not null,
  token_index bytea not null,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, token_index),
  foreign key (jurisdiction_id, person_id) references person
);
create unique index calendar_address_of on calendar_address (jurisdiction_id, person_id) where ended_at is null;
comment on table calendar_address is 'The secret address under which a telephone reads a member of staff''s sittings; only a keyed digest is kept. One at a time: a new one ends the old.';

grant select, insert on sitting, sitting_row to aili_app;
grant select, insert, update on calendar_address to aili_app;

alter table sitting enable row level security;
create policy within_sight on sitting to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = sitting.jurisdiction_id and p.id = sitting.proceeding_id)));
alter table sitting_row enable row level security;
create policy within_sight on sitting_row to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = sitting_row.jurisdiction_id and p.id = sitting_row.proceeding_id)));
alter table calendar_address enable row level security;
create policy within_sight on calendar_address to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
