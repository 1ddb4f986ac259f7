-- Matters closed after their term of one community, and of one grid, in the order they were closed.
create index counted_matter_missed_in on counted_matter (jurisdiction_id, community_id, ended_on, proceeding_id) include (grid_id, unit_ids) where closed and missed;
create index counted_matter_missed_of on counted_matter (jurisdiction_id, grid_id, ended_on, proceeding_id) include (community_id, unit_ids) where closed and missed;
