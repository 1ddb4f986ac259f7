-- Where the first windows of a search hold few (the very first is mostly of the month to come), all that are left are looked through at once: five looks for what is rare cost five times one.
create or replace function words_found(asked tsquery, windows tsquery[], phrases text[], wanted integer, most integer, out ids uuid[], out is_left boolean, out is_many boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bound constant integer := case when most > 1000000 then most else coalesce(nullif(current_setting('aili.gathered_most', true), ''), most::text)::integer end;
  span tsquery;
  at integer := 1;
  part uuid[];
begin
  ids := '{}';
  is_left := false;
  is_many := false;
  while at <= cardinality(windows) loop
    if cardinality(ids) >= wanted then
      is_left := true;
      return;
    end if;
    span := windows[at];
    if at > 2 and cardinality(ids) * 4 < wanted then
      while at < cardinality(windows) loop
        at := at + 1;
        span := span || windows[at];
      end loop;
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
    at := at + 1;
  end loop;
end $$;
