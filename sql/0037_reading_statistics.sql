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
