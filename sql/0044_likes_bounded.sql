-- The likes of a report: candidates as ids, with the owner's rights, a bounded number of rows each way (through the fence of matter each cost 8 µs).
-- Whoever asks reads them behind the fence. Neighbours are the latest of each cell; matters that share words are whatever the index gives first.
create function candidates_alike(self uuid, cells text[], words tsquery, near tsquery, earliest timestamptz, until timestamptz, wanted integer)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  if cardinality(cells) > 0 then
    return query select o.proceeding_id from unnest(cells) cell cross join lateral (
        select m.proceeding_id, m.reported_at from matter m
        where m.jurisdiction_id = setting_jurisdiction() and m.place_cell = cell and m.reported_at between earliest and until
          and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' and (near is null or m.search @@ near)
        order by m.reported_at desc limit wanted) o
      order by o.reported_at desc limit wanted;
  end if;
  if words is not null then
    return query select m.proceeding_id from matter m
      where m.jurisdiction_id = setting_jurisdiction() and m.search @@ words and m.reported_at between earliest and until
        and m.proceeding_id <> self and m.merged_into is null and m.text <> 'sealed' limit wanted;
  end if;
end $$;
revoke execute on function candidates_alike(uuid, text[], tsquery, tsquery, timestamptz, timestamptz, integer) from public;
grant execute on function candidates_alike(uuid, text[], tsquery, tsquery, timestamptz, timestamptz, integer) to aili_app;
