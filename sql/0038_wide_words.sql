-- A text may be written in full-width letters, digits and marks (，（）ＡＢＣ１２０): what was looked for was folded, so the text is too where it does not match as it stands.

create or replace function found_by_words(jurisdiction integer, asked tsquery, windows tsquery[], phrases text[], wanted integer)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  span tsquery;
  n integer := 0;
  more integer;
begin
  foreach span in array windows loop
    if n >= wanted then
      return next null::uuid;
      return;
    end if;
    return query select m.proceeding_id from matter m
      where m.jurisdiction_id = jurisdiction and m.search @@ (asked && span)
        and (cardinality(phrases) = 0 or (lower(m.text) || ' ' || lower(m.place_text)) like all (phrases)
          or lower(normalize(m.text || ' ' || m.place_text, NFKC)) like all (phrases));
    get diagnostics more = row_count;
    n := n + more;
  end loop;
end $$;
