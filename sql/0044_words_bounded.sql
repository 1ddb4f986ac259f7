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

-- ───────────────────────────── searches ─────────────
-- Candidates of a search as before, but of a window with more than `most` no more than that: of so many the first are found by walking (words_walked).
create function words_found(asked tsquery, windows tsquery[], phrases text[], wanted integer, most integer, out ids uuid[], out is_left boolean, out is_many boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant integer := case when most > 1000000 then most else coalesce(nullif(current_setting('aili.gathered_most', true), ''), most::text)::integer end;
  span tsquery;
  part uuid[];
begin
  ids := '{}';
  is_left := false;
  is_many := false;
  foreach span in array windows loop
    if cardinality(ids) >= wanted then
      is_left := true;
      return;
    end if;
    select array_agg(f.id) into part from (select m.proceeding_id as id from matter m
      where m.jurisdiction_id = setting_jurisdiction() and m.search @@ (asked && span)
        and (cardinality(phrases) = 0 or (lower(m.text) || ' ' || lower(m.place_text)) like all (phrases)
          or lower(normalize(m.text || ' ' || m.place_text, NFKC)) like all (phrases)) limit bound + 1) f;
    ids := ids || part;
    if cardinality(part) > bound then
      is_many := true;
      is_left := true;
      return;
    end if;
  end loop;
end $$;

-- The first that hold the words, of a half in its order. Null where they are not among the first few thousand.
create function words_walked(limits jsonb, ways jsonb, by text, is_open boolean, after_key timestamptz, after_id uuid, asked tsquery, phrases text[],
  wanted integer, out ids uuid[], out keys timestamptz[], out is_whole boolean)
language plpgsql stable security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  walk constant integer := coalesce(nullif(current_setting('aili.walked_most', true), ''), '4000');
begin
  if by not in ('next_due_at', 'opened_at', 'last_act_at') then raise exception 'no order %', by; end if;
  execute format('select array_agg(p.id) filter (where p.ok), array_agg(p.key) filter (where p.ok), not coalesce(bool_or(p.place = %7$s), false) and count(*) <= %9$s from (
      select p.id, p.key, p.place, m.proceeding_id is not null as ok
      from (select p.*, row_number() over () as place from (select p.id, p.%1$I as key from proceeding p
          where p.jurisdiction_id = %2$L and p.procedure = ''matter'' and p.closed_at is %3$s null%4$s%5$s order by p.%1$I%6$s, p.id limit %7$s) p) p
        left join lateral (select m.proceeding_id from matter m where m.jurisdiction_id = %2$L and m.proceeding_id = p.id and m.search @@ %8$L::tsquery%10$s) m on true
      where m.proceeding_id is not null or p.place = %7$s limit %9$s + 1) p',
    by, setting_jurisdiction(), case when is_open then '' else 'not' end, listed_if(limits) || waits_if(ways) || sight_if(), after_if(by, after_key, after_id),
    case when by = 'next_due_at' then '' else ' desc' end, walk, asked, wanted,
    case when cardinality(phrases) = 0 then '' else format(' and ((lower(m.text) || '' '' || lower(m.place_text)) like all (%1$L::text[])
      or lower(normalize(m.text || '' '' || m.place_text, NFKC)) like all (%1$L::text[]))', phrases) end)
    into ids, keys, is_whole;
  ids := ids[1:wanted];
  keys := keys[1:wanted];
end $$;
drop function found_by_words(integer, tsquery, tsquery[], text[], integer);
revoke execute on function words_found(tsquery, tsquery[], text[], integer, integer),
  words_walked(jsonb, jsonb, text, boolean, timestamptz, uuid, tsquery, text[], integer) from public;
grant execute on function words_found(tsquery, tsquery[], text[], integer, integer),
  words_walked(jsonb, jsonb, text, boolean, timestamptz, uuid, tsquery, text[], integer) to aili_app;
