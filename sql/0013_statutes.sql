-- The text of law: what a dispute is settled by and a consultation points to. National law belongs to no county: jurisdiction 0 is the whole country.

create table statute (
  jurisdiction_id integer not null check (jurisdiction_id >= 0),
  id uuid not null,
  law text not null check (char_length(law) between 1 and 200),
  dated date,
  path text not null check (char_length(path) <= 400),
  superseded_how text check (superseded_how in ('newerVersion','sameText','repealed','lawRepealed','known')),
  superseded_by text,
  check ((superseded_how is null) = (superseded_by is null)),
  loaded_at timestamptz not null,
  primary key (jurisdiction_id, id)
);
create unique index statute_of_path on statute (jurisdiction_id, path, law, dated) nulls not distinct;
comment on table statute is 'A law 法律法规 or judicial interpretation in one dated version. Superseded versions are kept and left out of the search.';
comment on column statute.dated is 'Day the version was passed; null: the source does not say.';
comment on column statute.superseded_how is 'newerVersion: a later version is loaded; sameText: loaded twice; repealed: a loaded law says so; lawRepealed: interprets a law that was repealed; known: src/statutes/repealed.json.';

create table statute_article (
  jurisdiction_id integer not null check (jurisdiction_id >= 0),
  id uuid not null,
  statute_id uuid not null,
  place integer not null,
  number text not null check (char_length(number) between 1 and 40),
  text text not null,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, statute_id) references statute on delete cascade
);
create unique index statute_article_in_order on statute_article (jurisdiction_id, statute_id, place);
comment on table statute_article is 'An article 条 of a statute, in the order of the law.';

grant select on statute, statute_article to aili_app;
alter table statute enable row level security;
create policy within_sight on statute to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
alter table statute_article enable row level security;
create policy within_sight on statute_article to aili_app using (jurisdiction_id = (select setting_jurisdiction()));
