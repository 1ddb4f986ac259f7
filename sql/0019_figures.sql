-- What the figures of mediation count: each mediation of a dispute and the money due under its agreement, derived from the acts and refreshed in their transaction.

create table mediation_round (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  round smallint not null check (round > 0),
  act_count integer not null,
  community_id uuid,
  unit_id uuid not null,
  way text check (way in ('people','administrative','judicial')),
  dispute_kind text,
  begun_on date,
  ended_on date,
  outcome text check (outcome in ('agreedWritten','agreedOral','failed','stopped','notBegun','leftOut')),
  days integer check (days >= 0),
  period_on date,
  until_on date,
  is_last boolean not null,
  is_local boolean not null,
  is_passed_on boolean not null,
  effect_on date,
  due_on date,
  performed_on date,
  performance text check (performance in ('awaited','performed','breached','sued','enforced','replaced')),
  confirmation text check (confirmation in ('possible','filed','underReview','confirmed','declined','rejected','dropped','revoked')),
  confirmation_until date,
  primary key (jurisdiction_id, proceeding_id, round),
  foreign key (jurisdiction_id, proceeding_id) references proceeding,
  check ((ended_on is null) = (outcome is null))
);
create index mediation_round_ended on mediation_round (jurisdiction_id, ended_on, proceeding_id, round)
  include (community_id, unit_id, way, dispute_kind, begun_on, outcome, days, period_on, until_on, is_last, is_local, is_passed_on) where ended_on is not null;
create index mediation_round_due on mediation_round (jurisdiction_id, due_on, proceeding_id, round)
  include (community_id, unit_id, way, dispute_kind, performed_on, performance) where due_on is not null;
create index mediation_round_effect on mediation_round (jurisdiction_id, effect_on, proceeding_id, round)
  include (community_id, unit_id, way, dispute_kind, confirmation, confirmation_until) where confirmation is not null;
create index mediation_round_open on mediation_round (jurisdiction_id, until_on, proceeding_id, round)
  include (community_id, unit_id, way, dispute_kind, begun_on) where ended_on is null;
comment on table mediation_round is 'One mediation of a dispute from consent to its end 一次调解, as its figures count it; a dispute that is mediated anew has another. Nothing of a person is kept in it, nor who mediated. Derived from acts: act_count says how many it was derived from. period_on: the last day of its term as it was opened; until_on: as it stands after extension and time left out. due_on: the last day of performance. dispute_kind, way: of the dispute and of the mediation.';

create table mediation_due (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  round smallint not null,
  row integer not null check (row > 0),
  community_id uuid,
  unit_id uuid not null,
  way text,
  dispute_kind text,
  due_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  received_fen bigint not null check (received_fen between 0 and amount_fen),
  settled_on date,
  primary key (jurisdiction_id, proceeding_id, round, row),
  foreign key (jurisdiction_id, proceeding_id) references proceeding
);
create index mediation_due_on on mediation_due (jurisdiction_id, due_on, proceeding_id, round, row)
  include (community_id, unit_id, way, dispute_kind, amount_fen, received_fen);
comment on table mediation_due is 'Money due under an agreement of a mediation by row, and what was received of it, the oldest row first, as its figures count it; what the creditor waived is not in it. Derived from acts, instalments and receipts. In fen.';

grant select, insert, delete on mediation_round, mediation_due to aili_app;

alter table mediation_round enable row level security;
create policy within_sight on mediation_round to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) in ('all', 'jurisdiction')
  or community_id = any ((select setting_uuids('aili.communities'))::uuid[]) or unit_id = any ((select setting_uuids('aili.units'))::uuid[])));
alter table mediation_due enable row level security;
create policy within_sight on mediation_due to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) in ('all', 'jurisdiction')
  or community_id = any ((select setting_uuids('aili.communities'))::uuid[]) or unit_id = any ((select setting_uuids('aili.units'))::uuid[])));
