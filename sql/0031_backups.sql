-- What became of each backup, so that whoever runs the house sees when the last good one was made and is told when none was.
create table backup_run (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  name text,
  outcome text not null check (outcome in ('made','failed')),
  problem text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  verified_at timestamptz,
  row_count bigint,
  file_count integer,
  missing_files integer,
  primary key (jurisdiction_id, id),
  check ((outcome = 'made') = (name is not null)),
  check ((outcome = 'failed') = (problem is not null))
);
create index backup_run_at on backup_run (jurisdiction_id, ended_at desc);
comment on table backup_run is 'What became of each backup: its name, or why it failed; verified_at: when all of it was read back. The backup itself lies elsewhere.';
