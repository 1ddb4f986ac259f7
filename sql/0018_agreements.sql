-- The agreement of a dispute: drafted in versions, looked at by counsel where asked, signed on phones or on paper, sealed, recorded by its act; what is received under it and who was reminded.

create table agreement (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  form text not null check (form in ('written','oral')),
  state text not null check (state in ('draft','signing','recorded','ended')),
  version integer not null check (version > 0),
  act_id uuid,
  effect_on date,
  party_ids uuid[] not null default '{}',
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, proceeding_id) references proceeding,
  check ((state = 'recorded') <= (act_id is not null and effect_on is not null))
);
create index agreement_of on agreement (jurisdiction_id, proceeding_id, at);
create unique index agreement_standing on agreement (jurisdiction_id, proceeding_id) where state in ('signing','recorded') and form = 'written';
comment on table agreement is 'An agreement 调解协议 of a dispute. One alone is being signed or recorded for a dispute at a time. party_ids: who must sign, as signing began. effect_on: 人民调解法第二十九条、第三十条.';

create table agreement_version (
  jurisdiction_id integer not null references jurisdiction,
  agreement_id uuid not null,
  version integer not null check (version > 0),
  content bytea not null,
  sha256 bytea not null,
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, agreement_id, version),
  foreign key (jurisdiction_id, agreement_id) references agreement
);
comment on table agreement_version is 'What an agreement said, version by version: encrypted, never changed. sha256: of exactly the text that whoever signs has read.';

create table agreement_instalment (
  jurisdiction_id integer not null references jurisdiction,
  agreement_id uuid not null,
  row integer not null check (row > 0),
  due_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (jurisdiction_id, agreement_id, row),
  foreign key (jurisdiction_id, agreement_id) references agreement
);
create index agreement_instalment_due on agreement_instalment (jurisdiction_id, due_on);
comment on table agreement_instalment is 'What is due when under a recorded agreement. Amounts in fen.';

create table agreement_check (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  asked_by uuid,
  asked_at timestamptz not null,
  answer text check (answer in ('noObjection','change')),
  words bytea,
  answered_by uuid,
  answered_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agreement_id, version) references agreement_version,
  check ((answer is null) = (answered_at is null))
);
create index agreement_check_of on agreement_check (jurisdiction_id, agreement_id, asked_at);
comment on table agreement_check is 'Counsel of the community looks at a draft before it is signed, where asked 法律顾问审查. Words are encrypted.';

create table agreement_link (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  party_id uuid not null,
  purpose text not null check (purpose in ('agreement','confirmation')),
  code_index bytea not null,
  failures integer not null default 0 check (failures >= 0),
  expires_at timestamptz not null,
  used_at timestamptz,
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agreement_id, version) references agreement_version,
  foreign key (jurisdiction_id, party_id) references dispute_party
);
create index agreement_link_of on agreement_link (jurisdiction_id, agreement_id, party_id, at);
comment on table agreement_link is 'A one-time way for one party to read and sign on a phone: keyed digest of the code, valid for minutes and a few tries.';

create table agreement_signature (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  purpose text not null check (purpose in ('agreement','confirmation')),
  role text not null check (role in ('party','mediator','committee')),
  party_id uuid,
  decision text not null check (decision in ('signed','refused','withdrawn')),
  way text not null check (way in ('phone','paper','desk')),
  name bytea,
  image bytea,
  sha256 bytea not null,
  on_day date not null,
  by_id uuid,
  at timestamptz not null,
  fallen_at timestamptz,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agreement_id, version) references agreement_version,
  foreign key (jurisdiction_id, party_id) references dispute_party,
  check ((role = 'party') = (party_id is not null)),
  check (role <> 'committee' or image is null)
);
create unique index agreement_signature_once on agreement_signature
  (jurisdiction_id, agreement_id, purpose, role, coalesce(party_id, agreement_id)) where fallen_at is null;
comment on table agreement_signature is 'Who signed, refused or withdrew, and the seal of the committee: the hash of what was read, name and drawn signature encrypted. Falls away, kept, when the agreement is changed after it.';

create table performance_receipt (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  agreement_id uuid not null,
  proceeding_id uuid not null,
  received_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  by_id uuid,
  at timestamptz not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, agreement_id) references agreement,
  foreign key (jurisdiction_id, proceeding_id) references proceeding
);
create index performance_receipt_of on performance_receipt (jurisdiction_id, agreement_id);
comment on table performance_receipt is 'What was received under an agreement; the id is that of the act it was recorded with, which holds the proofs.';

grant select, insert, update on agreement, agreement_check, agreement_link to aili_app;
grant select, insert on agreement_version, agreement_instalment, performance_receipt to aili_app;
grant select, insert on agreement_signature to aili_app;
grant update (fallen_at) on agreement_signature to aili_app;

alter table agreement enable row level security;
create policy within_sight on agreement to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = agreement.jurisdiction_id and p.id = agreement.proceeding_id)));
alter table performance_receipt enable row level security;
create policy within_sight on performance_receipt to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from proceeding p
    where p.jurisdiction_id = performance_receipt.jurisdiction_id and p.id = performance_receipt.proceeding_id)));
alter table agreement_version enable row level security;
create policy within_sight on agreement_version to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from agreement a
    where a.jurisdiction_id = agreement_version.jurisdiction_id and a.id = agreement_version.agreement_id)));
alter table agreement_instalment enable row level security;
create policy within_sight on agreement_instalment to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from agreement a
    where a.jurisdiction_id = agreement_instalment.jurisdiction_id and a.id = agreement_instalment.agreement_id)));
alter table agreement_check enable row level security;
create policy within_sight on agreement_check to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from agreement a
    where a.jurisdiction_id = agreement_check.jurisdiction_id and a.id = agreement_check.agreement_id)));
alter table agreement_link enable row level security;
create policy within_sight on agreement_link to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from agreement a
    where a.jurisdiction_id = agreement_link.jurisdiction_id and a.id = agreement_link.agreement_id)));
alter table agreement_signature enable row level security;
create policy within_sight on agreement_signature to aili_app using (jurisdiction_id = (select setting_jurisdiction()) and (
  (select current_setting('aili.reach', true)) = 'all' or exists (select from agreement a
    where a.jurisdiction_id = agreement_signature.jurisdiction_id and a.id = agreement_signature.agreement_id)));
