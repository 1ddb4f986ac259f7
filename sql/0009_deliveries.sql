-- Notices are told at once or gathered for one morning list a person and working day; both may leave the house by e-mail or by the
-- jurisdiction's own gateway. Each such message is a row of delivery, tried again until it went out or was given up.

alter table notice alter column proceeding_id drop not null;
alter table notice add column told text not null default 'atOnce' check (told in ('atOnce','held','list'));
alter table notice add column list_id uuid;
comment on column notice.told is 'atOnce: shown by itself; held: waits for the morning list (list_id, once it is in one) and is never shown by itself; list: is a morning list.';
drop index notice_unread;
create index notice_unread on notice (jurisdiction_id, person_id, created_at desc) where read_at is null and told <> 'held';
create index notice_shown on notice (jurisdiction_id, person_id, created_at desc) where told <> 'held';
create index notice_held on notice (jurisdiction_id, person_id) where told = 'held' and list_id is null;

create table list_line (
  jurisdiction_id integer not null references jurisdiction,
  notice_id uuid not null,
  proceeding_id uuid not null,
  part text not null check (part in ('overdue','dueToday','dueNext','waiting','told')),
  person_id uuid not null,
  on_behalf_of uuid,
  kind text,
  facts jsonb not null default '{}',
  due_at timestamptz,
  primary key (jurisdiction_id, notice_id, proceeding_id),
  foreign key (jurisdiction_id, notice_id) references notice on delete cascade
);
comment on table list_line is 'One proceeding on a morning list, under the most pressing heading it falls under; on_behalf_of is the colleague on leave whose work it is. person_id is the reader.';
alter table list_line enable row level security;
create policy own on list_line to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all' or person_id = (select setting_uuid('aili.person')))
);

create table morning (
  jurisdiction_id integer not null references jurisdiction,
  on_day date not null,
  made_at timestamptz not null,
  lists integer not null default 0,
  primary key (jurisdiction_id, on_day)
);
comment on table morning is 'Working days whose morning lists are made: whoever writes the row makes them, so that a second run or a second server makes none.';

create table delivery (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null default gen_random_uuid(),
  notice_id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('email','webhook')),
  status text not null default 'queued' check (status in ('queued','sent','failed')),
  attempts smallint not null default 0 check (attempts >= 0),
  last_error text check (char_length(last_error) <= 60),
  queued_at timestamptz not null,
  next_attempt_at timestamptz,
  settled_at timestamptz,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, person_id, notice_id, channel),
  foreign key (jurisdiction_id, notice_id) references notice on delete cascade
);
create index delivery_recent on delivery (jurisdiction_id, queued_at desc, id);
comment on table delivery is 'A notice on its way to one person by one channel: queued, then sent, or failed after the last attempt. last_error is the class of the error (ETIMEDOUT, http 500), never what a server said; no text and no address is kept.';
alter table delivery enable row level security;
create policy own on delivery to aili_app using (
  jurisdiction_id = (select setting_jurisdiction())
  and ((select current_setting('aili.reach', true)) = 'all' or person_id = (select setting_uuid('aili.person')))
);

alter table person add column work_email text check (work_email ~ '^[^@\s]+@[^@\s]+$' and char_length(work_email) <= 254);
alter table person add column declined_channels text[] not null default '{}'
  check (declined_channels <@ array['atOnce:email','list:email','atOnce:webhook','list:webhook']);
comment on column person.declined_channels is 'Ways by which the person does not want to be told, as told:channel; all others that are configured are used.';

grant select, insert, update, delete on list_line, morning, delivery to aili_app;
