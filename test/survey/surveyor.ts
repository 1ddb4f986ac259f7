/** Whoever sends files of places, and looks afterwards at what became of them. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Database } from '../../src/kernel/database.ts'
import type { Visitor } from '../support/server.ts'

export function surveyor(db: Database, admin: Visitor) {
  async function send(file: File, dry: boolean, wishes: object) {
    const path = `/api/survey/files/auto?dry=${dry}`
    const { status, body } = await admin.send(path, file, { wishes: JSON.stringify(wishes) })
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  return {
    look: (file: File, wishes: object = {}) => send(file, true, wishes),
    take: (file: File, wishes: object = {}) => send(file, false, wishes),

    async buildingCalled(compound: string, name: string) {
      const { rows } = await sql<Record<string, unknown>>`
        select b.households, b.floors, b.lng, b.lat, b.grid_id as "gridId", c.kind, row_to_json(b)::text as everything
        from building b join compound c on c.id = b.compound_id
        where c.name = ${compound} and b.name = ${name}`.execute(db.owner)
      return rows
    },

    /** Of all grids in force together. */
    async gridHouseholds(): Promise<number> {
      const { rows } = await sql<{ sum: number }>`
        select sum(households)::integer as sum from grid where valid_to is null`.execute(db.owner)
      return rows[0]!.sum
    },
  }
}
