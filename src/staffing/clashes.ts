/** What posts may not do together: two leaders of one grid, one leader of two, the same post twice. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Begun } from './beginning.ts'

interface Held {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly role: string
  readonly gridId: string
  readonly grid: string
}

/** @throws Refusal staffingUnfit when a post that begins clashes with any that is held then or later */
export async function requireNoClash(
  tx: Kysely<DB>,
  jurisdictionId: number,
  begun: readonly Begun[],
  from: string,
): Promise<void> {
  if (begun.length === 0) return
  const held = await heldBeside(tx, jurisdictionId, begun, from)
  const byId = new Map(held.map(it => [it.id, it]))
  for (const { id } of begun) {
    const own = byId.get(id)
    const clash = own && held.map(it => clashOf(own, it)).find(it => it !== null)
    if (clash) throw new Refusal('staffingUnfit', clash)
  }
}

function clashOf(own: Held, it: Held) {
  if (it.id === own.id || it.role !== own.role) return null
  const facts = { name: own.name, otherName: it.name, grid: own.grid, otherGrid: it.grid }
  const [samePerson, sameGrid] = [it.personId === own.personId, it.gridId === own.gridId]
  if (samePerson && sameGrid) return { reason: 'holdsAlready', ...facts }
  if (own.role !== 'gridLeader' || !(samePerson || sameGrid)) return null
  return { reason: sameGrid ? 'twoLeaders' : 'leadsTwo', ...facts }
}

async function heldBeside(
  tx: Kysely<DB>,
  jurisdictionId: number,
  begun: readonly Begun[],
  from: string,
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select o.id, o.person_id, p.name, o.role, o.grid_id, g.name as grid from post o
    join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id and p.active
    join grid g on g.jurisdiction_id = o.jurisdiction_id and g.id = o.grid_id
    where o.jurisdiction_id = ${jurisdictionId} and (o.valid_to is null or o.valid_to >= ${from}::date)
      and (o.grid_id = any (${begun.map(it => it.gridId)}::uuid[])
        or o.person_id = any (${begun.map(it => it.personId)}::uuid[]))
    order by o.valid_from, o.id`.execute(tx)
  return rows
}
