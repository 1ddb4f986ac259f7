/** Notices of a year's last month: to whoever each act put a matter before; those of the last days wait for the morning list. */
import type { Row } from '../../kernel/copy-in.ts'
import type { Act } from '../../proceedings/procedure.ts'
import { noticeRows } from '../demo/notices.ts'
import type { Run } from '../demo/run.ts'

const day = 86_400_000
const keptDays = 30

/** Those of closed matters and older ones are read: they stood in a morning list. */
export function yearNotices(run: Run, number: string): Row[] {
  const { world, standing } = run
  const since = new Date(world.now.getTime() - keptDays * day).toISOString()
  if (standing.lastActAt < since) return []
  const fresh = (standing.closedAt ? [] : noticeRows([run], () => number)) as NoticeRow[]
  const known = new Set(fresh.map(row => `${row.personId}${row.dedupeKey}`))
  const told = run.acts
    .filter(act => act.at >= since && act.from !== act.to && act.actorId !== null)
    .flatMap(act => earlier(run, act, number))
    .filter(row => !known.has(`${row.personId}${row.dedupeKey}`))
  return [...fresh.map(row => ({ ...row, id: world.random.uuid(), readAt: null, listId: null })), ...told]
}

interface NoticeRow {
  readonly personId: string
  readonly dedupeKey: string
}

/** Passed on by this act to whoever took the next step. */
function earlier(run: Run, act: Act, number: string): (Row & NoticeRow)[] {
  const { random } = run.world
  const at = new Date(act.at)
  const next = run.acts.find(one => one.seq > act.seq && one.actorId !== null && one.actorId !== act.actorId)
  if (!next?.actorId) return []
  return [
    {
      personId: next.actorId,
      proceedingId: run.id,
      kind: 'waits',
      told: 'held',
      facts: { procedure: 'matter', number, step: act.step, state: act.to },
      dedupeKey: `waits:${act.id}`,
      createdAt: at,
      id: random.uuid(),
      readAt: new Date(at.getTime() + 3_600_000),
      listId: random.uuid(),
    },
  ]
}
