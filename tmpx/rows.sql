-- Details of the matters of a page. The fence of `proceeding` is held here once for each, and not again for the report, its files and whoever has it, which
-- are seen by whoever sees the matter: planned behind the fences of all of them it took twice as long.
create function matter_rows(of_jurisdiction integer, ids uuid[]) returns table (id uuid, number text, state text, level smallint, "gridId" uuid, "communityId" uuid, "ownerUnitId" uuid,
  "handlerId" uuid, "handlerName" text, "handlerRole" text, urgent boolean, sealed boolean, suspended boolean, "nextDueAt" timestamptz, "nextDueTerm" text,
  "nextDueProvisional" boolean, overdue boolean, "actCount" integer, "openedAt" timestamptz, "closedAt" timestamptz, "lastActAt" timestamptz, excerpt text, category text,
  nature text, channel text, "placeText" text, "reportedAt" timestamptz, lng double precision, lat double precision, "photoCount" integer)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  here constant integer := setting_jurisdiction();
  reach constant text := coalesce(current_setting('aili.reach', true), '');
  units constant uuid[] := setting_uuids('aili.units');
  grids constant uuid[] := setting_uuids('aili.grids');
  communities constant uuid[] := setting_uuids('aili.communities');
  own constant uuid := setting_uuid('aili.proceeding');
begin
  return query select p.id, p.number, p.state, p.level, p.grid_id, p.community_id, p.owner_unit_id, p.handler_id, h.name,
    (select o.role from post o where o.jurisdiction_id = here and o.person_id = p.handler_id order by o.valid_from limit 1),
    p.urgent, p.sealed, p.suspended, p.next_due_at, p.next_due_term, p.next_due_provisional, p.overdue, p.act_count, p.opened_at, p.closed_at, p.last_act_at,
    left(m.text, 120), m.category, m.nature, m.channel, m.place_text, m.reported_at, m.lng, m.lat,
    (select count(*)::integer from file f where f.jurisdiction_id = here and f.proceeding_id = p.id)
  from proceeding p
  join matter m on m.jurisdiction_id = here and m.proceeding_id = p.id
  left join person h on h.jurisdiction_id = here and h.id = p.handler_id
  where p.jurisdiction_id = here and here = of_jurisdiction and p.id = any (matter_rows.ids) and (not p.sealed or reach = 'all')
    and (reach = 'all' or p.owner_unit_id = any (units) or p.unit_ids && units or p.id = own
      or not p.restricted and (reach = 'jurisdiction' or p.grid_id = any (grids) or p.community_id = any (communities)));
end $$;
