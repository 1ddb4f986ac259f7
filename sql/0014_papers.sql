-- Papers of a proceeding: numbered per unit and year, kept as issued with their hash, corrected by further versions; an office's own forms.

create table paper_office (
  jurisdiction_id integer not null references jurisdiction,
  unit_id uuid not null,
  short_name text not null check (char_length(short_name) between 1 and 40),
  number_form text check (char_length(number_form) between 5 and 80 and number_form like '%{{year}}%' and number_form like '%{{serial}}%'),
  revision integer not null default 1,
  person_id uuid not null,
  at timestamptz not null,
  primary key (jurisdiction_id, unit_id)
);
comment on table paper_office is 'How a unit numbers its papers: its short name and the form of the number ({{unit}}, {{year}}, {{serial}}); number_form null: the form Aili brings, a default.';

create table paper_series (
  jurisdiction_id integer not null references jurisdiction,
  unit_id uuid not null,
  series text not null,
  year smallint not null,
  last integer not null check (last > 0),
  primary key (jurisdiction_id, unit_id, series, year)
);
comment on table paper_series is 'The last number given in a series of a unit in a year; raised in the transaction that issues the paper, so that no number is left out.';

create table paper_number (
  jurisdiction_id integer not null references jurisdiction,
  proceeding_id uuid not null,
  unit_id uuid not null,
  series text not null,
  year smallint not null,
  serial integer not null,
  number text not null,
  at timestamptz not null,
  primary key (jurisdiction_id, proceeding_id, unit_id, series),
  unique (jurisdiction_id, unit_id, series, year, serial)
);
comment on table paper_number is 'Number 案号 of a proceeding with a unit, given when its first paper is issued; all papers of that unit on it bear it.';

create table paper (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  kind text not null,
  act_id uuid not null,
  version smallint not null check (version > 0),
  unit_id uuid not null,
  number text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  says bytea not null check (octet_length(says) = 32),
  pages smallint not null,
  content bytea not null,
  pdf bytea not null,
  missing text[] not null default '{}',
  reason text not null check (char_length(reason) between 2 and 500),
  person_id uuid not null,
  at timestamptz not null,
  corrected_to bigint not null default 0,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, proceeding_id, kind, act_id, version)
);
comment on table paper is 'A paper as issued: what it says (content) and the page as printed (pdf), both encrypted, with the hash of the file; a correction is a further version, earlier ones stay.';
comment on column paper.says is 'Hash of what it says without its version: printed beside the QR code, and what tells that nothing was changed.';
comment on column paper.corrected_to is 'Highest number (paper_correction.seq) of the corrections it regards.';
comment on column paper.missing is 'Characters no font had, printed as a box with their code point.';
create trigger paper_append_only before update or delete on paper for each row execute function refuse_change();

create table paper_correction (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  act_id uuid not null,
  input text not null,
  value bytea not null,
  reason text not null check (char_length(reason) between 2 and 500),
  person_id uuid not null,
  at timestamptz not null,
  seq bigint generated always as identity,
  primary key (jurisdiction_id, id)
);
create index paper_correction_of on paper_correction (jurisdiction_id, proceeding_id, seq);
comment on table paper_correction is 'What was recorded wrongly with an act and how it reads rightly, encrypted: papers issued afterwards say it so; the act itself never changes.';
create trigger paper_correction_append_only before update or delete on paper_correction for each row execute function refuse_change();

create table paper_template (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  unit_id uuid not null,
  procedure text not null,
  kind text not null,
  name text not null check (char_length(name) between 1 and 120),
  file bytea not null,
  person_id uuid not null,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (jurisdiction_id, id)
);
create unique index paper_template_in_force on paper_template (jurisdiction_id, unit_id, procedure, kind) where ended_at is null;
comment on table paper_template is 'A unit''s own Word form of a paper, filled when the paper is written as Word; put aside, the shipped form holds again.';

-- ───────────────────────────── second fence ─────────────────────────────
grant select, insert, update on paper_office, paper_series, paper_template to aili_app;
grant select, insert on paper_number, paper, paper_correction to aili_app;

alter table paper_office enable row level security;
create policy within_sight on paper_office to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table paper_series enable row level security;
create policy within_sight on paper_series to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table paper_template enable row level security;
create policy within_sight on paper_template to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table paper_number enable row level security;
create policy within_sight on paper_number to aili_app using (jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = paper_number.jurisdiction_id and p.id = paper_number.proceeding_id)));
alter table paper enable row level security;
create policy within_sight on paper to aili_app using (jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = paper.jurisdiction_id and p.id = paper.proceeding_id)));
alter table paper_correction enable row level security;
create policy within_sight on paper_correction to aili_app using (jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = paper_correction.jurisdiction_id and p.id = paper_correction.proceeding_id)));
