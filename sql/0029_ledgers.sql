-- Ledgers of a county's year: lists in their own order without sorting what lies before them.

-- Of a community in the order they came; a grid's are few among its community's.
create index proceeding_matter_in on proceeding (jurisdiction_id, community_id, opened_at, id) include (grid_id) where procedure = 'matter';
-- Closed in the days asked for, in that order. Costs nothing when a matter is taken in.
create index proceeding_matter_closed on proceeding (jurisdiction_id, closed_at, id) where procedure = 'matter' and state = 'closed';
create index proceeding_matter_closed_in on proceeding (jurisdiction_id, community_id, closed_at, id) include (grid_id) where procedure = 'matter' and state = 'closed';
-- Open for longest, of the whole county.
create index proceeding_matter_open on proceeding (jurisdiction_id, opened_at, id) where procedure = 'matter' and closed_at is null;
