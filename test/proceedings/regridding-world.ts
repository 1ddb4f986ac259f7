/** Work of every kind under grids that are about to be divided anew: taken up, waiting, being verified, set aside, ended, of declared procedures, sealed. */
import { newId } from '../../src/kernel/ids.ts'
import { declaredProcedures } from '../../src/procedures.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { openingRows } from '../../src/proceedings/index.ts'
import type { Effects } from '../../src/proceedings/procedure.ts'
import { standing as standingAfter } from '../../src/proceedings/standing.ts'
import { holderAt, must, type Opened, report, unitNamed } from '../matters/story.ts'
import { eastOf, gridsOf, jurisdictionId } from '../support/divide.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'

export const server = await startTown({ env: { AILI_RATE_REPORTS: '1000' } })
const { owner, pool } = server.aili.kernel.db
export const [first, second, third] = await gridsOf(server)
const { west, east } = await eastOf(server, first!.id)
export const [leader, successor, stranger, committee, verifier] = (await Promise.all(
  ['grid1', 'grid2', 'grid4', 'secretary', 'member1'].map(user => server.signIn(user)),
)) as [Visitor, Visitor, Visitor, Visitor, Visitor]
const holder = async (role: string, gridId: string) => (await holderAt(server, role, { gridId })).id
export const leaders = {
  first: await holder('gridLeader', first!.id),
  second: await holder('gridLeader', second!.id),
  third: await holder('gridLeader', third!.id),
}
export const director = (await holderAt(server, 'communityDirector', first!)).id
const [inWest, inEast] = [{ buildingId: west[0]!.id }, { buildingId: east.at(-1)!.id }]
const pointInEast = { lng: east.at(-1)!.lng, lat: east.at(-1)!.lat }

const told = async (place: object) => (await report(server, { place })).id
/** A matter in the first grid that its leader has taken up. */
async function takenUp(place: object): Promise<string> {
  const id = await told(place)
  await must(leader, id, 'file', { category: '01037' })
  await must(leader, id, 'undertake', { plan: '现场处理' })
  return id
}
export const notFiled = { reason: '不属于本网格', rightWay: 'court', rightWayDetail: '请向法院起诉' }

/** Of a declared procedure, as a first act leaves it. */
async function begun(procedure: string, to: string, effects: Effects): Promise<string> {
  const id = newId()
  const rules = rulesOf(declaredProcedures.find(one => one.id === procedure)!)
  const ownerUnitId = await unitNamed(server, 'community')
  const { communityId } = first!
  const act = {
    ...{ id, seq: 1, step: 'begin', from: rules.procedure.initial, to, actorKind: 'system' as const },
    ...{ actorId: null, actorRole: 'system', at: mondayMorning, onDay: '2026-11-23', inputs: {} },
    ...{ effects: { ownerUnitId, communityId, ...effects }, ruleVersion: 1 },
  }
  const standing = standingAfter(rules.procedure, [act])
  const rows = openingRows(jurisdictionId, id, id, id, rules, act, standing, makeCalendar())
  await owner.insertInto('dossier').values({ jurisdictionId, id }).execute()
  await owner.insertInto('proceeding').values(rows.proceeding).execute()
  await owner.insertInto('act').values(rows.act).execute()
  return id
}
const running = (term: string) => ({
  ...{ term, startsAt: mondayMorning, dueAt: '2026-11-30T09:30:00.000Z', provisional: false, ruleVersion: 1 },
})

export const kept = {
  ...{ inWest: await takenUp(inWest), byBuilding: await takenUp(inEast), byPoint: await told(pointInEast) },
  ...{ placeless: await told(inEast), verifying: await takenUp(inEast), aside: await takenUp(inEast) },
  ...{ closed: await told(inEast), elsewhere: await told(inEast) },
}
export const solved: Opened = await report(server, { place: inEast })
const named = { gridId: first!.id }
export const [petition, lasting, sealed] = [
  await begun('petition', 'registered', named),
  await begun('petition', 'replied', { ...named, opened: [running('execution')] }),
  await begun('clue', 'received', { gridId: second!.id, sealed: true, handlerId: leaders.third }),
]
export const [ofSecond, ofStranger] = [
  await begun('mediation', 'registered', { gridId: second!.id, handlerId: leaders.second }),
  await begun('mediation', 'registered', { gridId: second!.id, handlerId: leaders.first }),
]
await pool.query('update matter set building_id = null, lng = null, lat = null where proceeding_id = $1', [
  kept.placeless,
])
// Told from elsewhere than where it is: the building counts.
await pool.query('update matter set lng = $2, lat = $3 where proceeding_id = $1', [
  ...[kept.byBuilding, west[0]!.lng, west[0]!.lat],
])
const photo = async () => ({ after: [await leader.photo()] })
await must(leader, kept.verifying, 'handle', { result: '已修好', contact: '已告知', ...(await photo()) })
await must(committee, kept.aside, 'suspend', {
  ...{ cause: 'season', reason: '冬季无法施工', recheckOn: '2026-12-02' },
})
await must(leader, kept.closed, 'notFile', notFiled)
await must(leader, solved.id, 'solveOnSpot', {
  ...{ result: '已修好', before: [await leader.photo()], after: [await leader.photo()] },
})
await must(verifier, solved.id, 'verify', {
  ...{ onSite: '看过', residentAnswer: 'solved', evidence: [await verifier.photo()] },
})
