-- As 0003: the list of everything a department is concerned with (unit_ids && …) may use its index behind row-level security
-- (measured with 100,000 open matters: 563 ms without, 11 ms with). arrayoverlap compares uuids and reveals nothing of them.
do $$ begin
  alter function pg_catalog.arrayoverlap(anyarray, anyarray) leakproof;
exception when insufficient_privilege then
  raise notice 'lists of departments will be slow: let a superuser run: alter function arrayoverlap(anyarray, anyarray) leakproof';
end $$;
