-- Office hours and rest days of a unit, where they are not those of its jurisdiction; days of a jurisdiction stay in its settings.
alter table unit add column office_hours jsonb check (jsonb_typeof(office_hours -> 'spans') = 'array');
alter table unit add column rest_days jsonb check (jsonb_typeof(rest_days) = 'array');
comment on column unit.office_hours is '{"spans": [["08:30","12:00"], …]} of this unit; null: as its jurisdiction.';
comment on column unit.rest_days is '[{date, name, off}] of this unit alone, above the notices; null: as its jurisdiction.';
create index unit_with_times on unit (jurisdiction_id) where office_hours is not null or rest_days is not null;

-- A message may be about the system itself, such as a calendar that is missing, and about no proceeding.
alter table notice alter column proceeding_id drop not null;
