-- Where a list's limits and the reader's sight leave few, words are looked for among these: common words met with another's community, or with what one person had, were sought in all that holds them
-- (三号楼 in an eighth of a million, 315 ms for nothing). See docs/decisions/0026-lists-and-search-at-size.md.

-- Those of few that hold the words; null where there may be more than three thousand to look into. Another's place may never meet the reader's sight, so that it is tried where statistics take it for more.
create function words_among_few(limits jsonb, ways jsonb, is_open boolean, is_ended boolean, asked tsquery, phrases text[]) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp set aili.gathered_most = '3000' as $$
declare
  few constant integer := 3000;
  is_scoped constant boolean := coalesce(current_setting('aili.reach', true), '') not in ('all', 'jurisdiction');
  -- A place asked for by whoever has a place: it may be another.
  is_elsewhere constant boolean := is_scoped and cardinality(setting_uuids('aili.grids') || setting_uuids('aili.communities')) > 0 and limits ?| array['communityId', 'grids', 'unitId'];
  total constant real := (select reltuples from pg_class where oid = 'public.proceeding'::regclass);
  own real := total;
  list record;
  all_ids uuid[] := '{}';
begin
  -- Elsewhere the index of words is quicker (a rare word 1 ms).
  if not (limits ? 'handlerId' or is_elsewhere) then return null; end if;
  if is_scoped then
    select coalesce(sum(c.open + c.closed), total * share_in_sight()) into own from count_standing c where c.jurisdiction_id = setting_jurisdiction() and c.scope in ('grid', 'community', 'unit')
      and c.scope_id = any (setting_uuids('aili.grids') || setting_uuids('aili.communities') || setting_uuids('aili.units'));
  end if;
  if own * share_of(limits) * share_of_time(limits, total) > (case when is_elsewhere then 16000 else 4000 end) then return null; end if;
  if is_ended then
    select * into list from ended_listed(limits, 'opened_at', null, null, few + 1, few);
    if list.is_left or list.n > few then return null; end if;
    all_ids := coalesce(list.ids, '{}');
  end if;
  if is_open then
    select * into list from open_listed(limits, ways, 'opened_at', null, null, few + 1, few);
    if list.is_left or list.n > few then return null; end if;
    all_ids := all_ids || coalesce(list.ids, '{}');
  end if;
  return coalesce((select array_agg(m.proceeding_id) from matter m where m.jurisdiction_id = setting_jurisdiction() and m.proceeding_id = any (all_ids) and m.search @@ asked
    and (cardinality(phrases) = 0 or (lower(m.text) || ' ' || lower(m.place_text)) like all (phrases) or lower(normalize(m.text || ' ' || m.place_text, NFKC)) like all (phrases))), '{}');
end $$;
revoke execute on function words_among_few(jsonb, jsonb, boolean, boolean, tsquery, text[]) from public;
grant execute on function words_among_few(jsonb, jsonb, boolean, boolean, tsquery, text[]) to aili_app;
