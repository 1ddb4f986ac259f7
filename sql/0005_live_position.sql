-- Live updates read "acts since transaction X" at every notification. A BRIN index leaves the newest pages unsummarised until vacuum
-- comes by, so after a bulk import each read scanned them all; the transaction number only grows, so a B-tree is appended to at little cost.
drop index act_xact;
create index act_xact on act (xact);
