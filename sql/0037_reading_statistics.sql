-- What the planner has to know of lists, measured at 200,000 matters.

-- What is open is a tenth and of other states than the rest: taken apart, a list of many looked like a list of none and was fetched whole.
drop statistics proceeding_standing_now;
create statistics proceeding_state_now (mcv) on closed_at, state from proceeding;
create statistics proceeding_holder_now (mcv) on closed_at, state, handler_id from proceeding;
create statistics proceeding_marks_now (mcv) on closed_at, suspended, supervised, urgent, next_due_provisional from proceeding;

-- A list that says `closed_at is null` fits the condition of the index of units, and the planner read that whole to mark what is open
-- (count of a state: 26 of 38 ms). Only who asks for units says that there are some.
drop index proceeding_units;
create index proceeding_units on proceeding using gin (unit_ids) where closed_at is null and unit_ids <> '{}';
drop index proceeding_closed_units;
create index proceeding_closed_units on proceeding using gin (unit_ids) where closed_at is not null and unit_ids <> '{}';
analyze proceeding;

-- Where the first windows hold few, all that are left are looked through at once: five looks for what is not there cost five times one.
create or replace function found_by_words(jurisdiction integer, asked tsquery, windows tsquery[], phrases text[], wanted integer)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  span tsquery;
  n integer := 0;
  more integer;
  at integer := 1;
begin
  while at <= cardinality(windows) loop
    if n >= wanted then
      return next null::uuid;
      return;
    end if;
    span := windows[at];
    if at > 1 and n * 4 < wanted then
      while at < cardinality(windows) loop
        at := at + 1;
        span := span || windows[at];
      end loop;
    end if;
    return query select m.proceeding_id from matter m
      where m.jurisdiction_id = jurisdiction and m.search @@ (asked && span)
        and (cardinality(phrases) = 0 or (lower(m.text) || ' ' || lower(m.place_text)) like all (phrases));
    get diagnostics more = row_count;
    n := n + more;
    at := at + 1;
  end loop;
end $$;
