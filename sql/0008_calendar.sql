-- Office hours and rest days of a unit, where they are not those of its jurisdiction; days of a jurisdiction stay in its settings.
alter table unit add column office_hours jsonb check (jsonb_typeof(office_hours -> 'spans') = 'array');
alter table unit add column rest_days jsonb check (jsonb_typeof(rest_days) = 'array');
comment on column unit.office_hours is '{"spans": [["08:30","12:00"], …]} of this unit; null: as its jurisdiction.';
comment on column unit.rest_days is '[{date, name, off}] of this unit alone, above the notices; null: as its jurisdiction.';
create index unit_with_times on unit (jurisdiction_id) where office_hours is not null or rest_days is not null;

-- A message may be about the system itself, such as a calendar that is missing, and about no proceeding.
alter table notice alter column proceeding_id drop not null;

create table calendar_change (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  kind text not null check (kind in ('notice','restDays','restDaysRemoved','officeHours')),
  facts jsonb not null default '{}',
  unit_id uuid,
  person_id uuid,
  made_at timestamptz not null,
  from_on date,
  to_on date check (to_on >= from_on),
  after_id uuid,
  moved integer not null default 0,
  confirmed integer not null default 0,
  failed integer not null default 0,
  retry_at timestamptz,
  finished_at timestamptz,
  settled_at timestamptz,
  primary key (jurisdiction_id, id)
);
create index calendar_change_open on calendar_change (jurisdiction_id, made_at) where settled_at is null;
comment on table calendar_change is 'What was changed in the calendar, by whom (null: at the command line), the civil days it touches (from_on null: none; to_on null: all from then on), and how far running terms were computed anew: up to proceeding after_id; looked through once (finished), and once more for what was under way meanwhile (settled).';

-- Asked with every step: a function, because its plans are kept by the session. Of each year the latest version of its notice.
create function calendar_times(of_jurisdiction integer) returns jsonb language plpgsql stable parallel safe as $$
begin
  return (select jsonb_strip_nulls(jsonb_build_object(
    'officeHours', j.settings -> 'officeHours',
    'overrides', j.settings -> 'restDays',
    'notices', (select jsonb_agg(jsonb_build_object('year', n.year, 'source', n.source, 'days', n.days) order by n.year)
      from (select distinct on (year) year, source, days from calendar_notice
        where jurisdiction_id = of_jurisdiction order by year, version desc) n),
    'units', (select jsonb_object_agg(u.id, jsonb_build_object('officeHours', u.office_hours, 'restDays', u.rest_days))
      from unit u where u.jurisdiction_id = of_jurisdiction and (u.office_hours is not null or u.rest_days is not null))))
    from jurisdiction j where j.id = of_jurisdiction);
end $$;
