-- Guessing codes: counted by what is guessed at and from where, for all processes and over restarts.

create table wrong_code (
  jurisdiction_id integer not null references jurisdiction,
  key_index bytea not null check (octet_length(key_index) = 32),
  failures integer not null check (failures > 0),
  locked_until timestamptz,
  last_at timestamptz not null,
  primary key (jurisdiction_id, key_index)
);
create index wrong_code_age on wrong_code (jurisdiction_id, last_at);
comment on table wrong_code is 'Wrong codes 查询码试错: how often somebody guessed at one thing from one network; both as one keyed digest. Whether the thing exists makes no difference. Gone after a day.';
