-- Papers signed and sealed by hand, scanned in: kept beside the paper as it was made, encrypted, with the hash of the file.

create table signed_copy (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  proceeding_id uuid not null,
  kind text not null,
  act_id uuid not null,
  version smallint check (version > 0),
  mime text not null check (mime in ('application/pdf','image/jpeg')),
  pages smallint not null check (pages > 0),
  bytes integer not null check (bytes > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  content bytea not null,
  reason text not null check (char_length(reason) between 2 and 500),
  person_id uuid not null,
  at timestamptz not null,
  struck_at timestamptz,
  struck_by uuid,
  struck_for text check (char_length(struck_for) between 2 and 500),
  primary key (jurisdiction_id, id),
  check ((struck_at is null) = (struck_by is null) and (struck_at is null) = (struck_for is null))
);
create index signed_copy_of on signed_copy (jurisdiction_id, proceeding_id, at);
create unique index signed_copy_once on signed_copy (jurisdiction_id, proceeding_id, sha256) where struck_at is null;
comment on table signed_copy is 'A paper 签名盖章件 as signed and sealed by hand: photographed or scanned, encrypted, never changed; put in by mistake it is struck off, with the reason, and lies in no file any more.';
comment on column signed_copy.version is 'The version of the paper that was signed; null: signed before one was issued, or a paper made elsewhere.';
comment on column signed_copy.sha256 is 'Hash of the file as it is kept and handed out.';

grant select, insert on signed_copy to aili_app;
grant update (struck_at, struck_by, struck_for) on signed_copy to aili_app;
alter table signed_copy enable row level security;
create policy within_sight on signed_copy to aili_app using (jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all'
    or exists (select from proceeding p where p.jurisdiction_id = signed_copy.jurisdiction_id and p.id = signed_copy.proceeding_id)));
