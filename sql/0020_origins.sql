-- How a dispute arises: the referral that opened it, and that each party agreed to mediation.

alter table referral add column to_proceeding uuid;
create index referral_to on referral (jurisdiction_id, to_proceeding) where to_proceeding is not null;

create table party_consent (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  party_id uuid not null,
  how text not null check (how in ('inPerson','phone','writing','online','referral')),
  by_id uuid,
  at timestamptz not null,
  seq bigint generated always as identity,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, party_id) references dispute_party
);
create index party_consent_of on party_consent (jurisdiction_id, proceeding_id, party_id, seq desc);
comment on table party_consent is 'A party agrees to mediation 同意调解 (人民调解法第十七条); by_id null: the party itself, with its own query code. Refusing or taking it back is the act stop; a new round asks anew.';

create table dispute_sender (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (jurisdiction_id, proceeding_id),
  foreign key (jurisdiction_id, unit_id) references unit
);
create index dispute_sender_of on dispute_sender (jurisdiction_id, unit_id, at desc);
comment on table dispute_sender is 'The unit that referred a dispute to mediation 移送单位 (人民调解法第十八条): it is told what became of it and sees nothing of what was said there.';

grant select, insert on party_consent, dispute_sender to aili_app;
alter table dispute_sender enable row level security;
create policy within_sight on dispute_sender to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or unit_id = any ((select setting_uuids('aili.units'))::uuid[])));
alter table party_consent enable row level security;
create policy within_sight on party_consent to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = party_consent.jurisdiction_id and p.id = party_consent.proceeding_id)));
