-- Words of new matters wait in the index's pending list, which every search reads through: some 85 ms after a bulk import at the default
-- 4 MB. A short list keeps searches quick and is flushed in small steps by the intakes themselves.
alter index matter_search set (gin_pending_list_limit = 256);
