/** What becomes of matters while lists are read, as their acts write it. */
import { fixedId } from '../../bench/support/fill.ts'

/** A matter drawn by $2. */
export const nth =
  'id = (select id from proceeding where jurisdiction_id = $1 and not sealed order by md5(number || $2) limit 1)'
/** Statements: $1 jurisdiction, $2 by which the matter is drawn. */
export const events: Readonly<Record<string, string>> = {
  'handed over': `update proceeding set owner_unit_id = '${fixedId('department', 3)}', unit_ids = unit_ids || '${fixedId('department', 3)}'::uuid, level = 3 where ${nth}`,
  regridded: `update proceeding set grid_id = '${fixedId('grid', 2)}', community_id = '${fixedId('community', 3)}' where ${nth}`,
  ended: `update proceeding set state = 'closed', closed_at = last_act_at, next_due_at = null, waits_role = null where ${nth} and closed_at is null`,
  merged: `update proceeding set state = 'merged', closed_at = last_act_at, next_due_at = null, waits_role = null, handler_id = null where ${nth} and closed_at is null`,
  reopened: `update proceeding set state = 'handling', closed_at = null, last_act_at = last_act_at + interval '40 days' where ${nth} and closed_at is not null`,
  'looked at after its end': `update proceeding set last_act_at = last_act_at + interval '60 days' where ${nth} and closed_at is not null`,
  recategorised: `update matter set category = '02001', nature = 'complaint' where proceeding_id = (select id from proceeding where ${nth})`,
  'missed a term': `insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, inputs, rule_version, prev_hash, hash)
    select jurisdiction_id, gen_random_uuid(), id, 1000 + abs(hashtext($2)) % 100000, 'markOverdue', 'handling', 'handling', 'system', 'system', last_act_at, last_act_at::date,
      '{"term":"handling"}', 1, last_hash, last_hash from proceeding where ${nth} on conflict do nothing`,
  rated: `update matter set satisfied = 1 where proceeding_id = (select id from proceeding where ${nth} and closed_at is not null)`,
  sealed: `with s as (update proceeding set sealed = true, state = 'sealed', closed_at = last_act_at where ${nth} returning id) update matter set search = '', text = 'sealed' where proceeding_id in (select id from s)`,
}
