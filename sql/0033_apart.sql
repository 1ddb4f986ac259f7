-- Background work asks one jurisdiction after another: what it goes through by age lies with the jurisdiction as well.

drop index resident_code_age;
create index resident_code_age on resident_code (jurisdiction_id, expires_at);
drop index resident_session_age;
create index resident_session_age on resident_session (jurisdiction_id, expires_at);
drop index roster_run_open;
create index roster_run_open on roster_run (jurisdiction_id, changed_at) where state in ('looking','looked','writing');
drop index upload_age;
create index upload_age on upload (jurisdiction_id, changed_at);
drop index patrol_with_track;
create index patrol_with_track on patrol (jurisdiction_id, started_at) where track is not null;
drop index visit_age;
create index visit_age on visit using brin (jurisdiction_id, on_day);
