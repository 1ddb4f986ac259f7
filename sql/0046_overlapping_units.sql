-- Matters that several units had a part in, found by the units, for readers of more than one. Written by turns of the rollup alone.
create index counted_matter_of_units on counted_matter using gin (unit_ids) where cardinality(unit_ids) > 1;
create index counted_matter_of_grid on counted_matter (jurisdiction_id, grid_id);
