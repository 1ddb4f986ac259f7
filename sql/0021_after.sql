-- After an agreement: what parties are told on their own phones, what was waived, and the way of an unperformed agreement to the court.

alter table dispute_party add column messages_declined_on date;
comment on column dispute_party.messages_declined_on is 'Since when this party wants no messages on the phone; null: reminders go to the number given.';

alter table performance_receipt add column kind text not null default 'received' check (kind in ('received','waived'));
comment on column performance_receipt.kind is 'waived: the creditor released the debtor from it (民法典第五百七十五条); nothing was received.';

create table outside_message (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  proceeding_id uuid not null,
  party_id uuid not null,
  kind text not null,
  cause text not null,
  facts jsonb not null default '{}',
  address bytea,
  status text not null check (status in ('queued','sent','failed','withheld')),
  withheld_for text check (withheld_for in ('noNumber','declined','noGateway')),
  attempts smallint not null default 0 check (attempts >= 0),
  last_error text check (char_length(last_error) <= 60),
  queued_at timestamptz not null,
  next_attempt_at timestamptz,
  settled_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, party_id, kind, cause),
  foreign key (jurisdiction_id, proceeding_id) references proceeding,
  check ((status = 'withheld') = (withheld_for is not null)),
  check ((status = 'queued') = (address is not null))
);
create index outside_message_of on outside_message (jurisdiction_id, proceeding_id, queued_at);
comment on table outside_message is 'A message to a party of a proceeding on their phone: queued, sent, given up, or withheld and why, so that somebody calls instead. The number is encrypted and gone once it is settled; facts hold days and numbers only.';

create table enforcement_referral (
  jurisdiction_id integer not null references jurisdiction,
  dispute_id uuid not null,
  enforcement_id uuid not null,
  act_id uuid not null,
  unit_id uuid not null,
  at timestamptz not null,
  primary key (jurisdiction_id, dispute_id, act_id),
  unique (jurisdiction_id, enforcement_id),
  foreign key (jurisdiction_id, dispute_id) references proceeding,
  foreign key (jurisdiction_id, enforcement_id) references proceeding,
  foreign key (jurisdiction_id, unit_id) references unit
);
comment on table enforcement_referral is 'Which enforcement an unperformed agreement that a court confirmed led to (人民调解法第三十三条): the one way between the two.';

grant select, insert, update on outside_message to aili_app;
grant select, insert on enforcement_referral to aili_app;

alter table outside_message enable row level security;
create policy within_sight on outside_message to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = outside_message.jurisdiction_id and p.id = outside_message.proceeding_id)));
alter table enforcement_referral enable row level security;
create policy within_sight on enforcement_referral to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = enforcement_referral.jurisdiction_id and p.id in (enforcement_referral.dispute_id, enforcement_referral.enforcement_id))));
