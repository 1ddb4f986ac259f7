-- What one person looked at today is counted before each further look.

create index access_entry_by on access_entry (jurisdiction_id, person_id, at desc);
