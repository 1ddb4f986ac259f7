/** A roster sent over HTTP and carried through, as the page does. */
import assert from 'node:assert/strict'
import { newId } from '../../src/kernel/ids.ts'
import { rostersOf } from '../../src/roster/rosters.ts'
import type { TestServer, Visitor } from '../support/server.ts'
import { plan } from './sheets.ts'

export const communityId = plan.communities[0]!.id

export interface Said {
  readonly id?: string
  readonly columns?: Readonly<Record<string, string | null>>
  readonly place?: string | null
  readonly phones?: boolean
  readonly children?: boolean
  readonly communityId?: string
  readonly fileName?: string
}

export function send(visitor: Visitor, bytes: Buffer, said: Said = {}) {
  const { fileName = 'roster.xlsx', ...wishes } = said
  const whole = { id: newId(), communityId, phones: true, children: true, ...wishes }
  return visitor.send('/api/rosters', new File([new Uint8Array(bytes)], fileName), {
    wishes: JSON.stringify(whole),
  })
}

/** Sent and looked at; the run as it stands then. */
export async function lookedAt(server: TestServer, visitor: Visitor, bytes: Buffer, said: Said = {}) {
  const sent = await send(visitor, bytes, said)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  await rostersOf(server.aili.kernel).idle()
  return (await visitor.get(`/api/rosters/${sent.body.id}`)).body
}

/** Written as well. */
export async function written(server: TestServer, visitor: Visitor, bytes: Buffer, said: Said = {}) {
  const run = await lookedAt(server, visitor, bytes, said)
  assert.equal(run.state, 'looked', JSON.stringify(run.failure))
  const begun = await visitor.post(`/api/rosters/${run.id}/write`)
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  await rostersOf(server.aili.kernel).idle()
  return (await visitor.get(`/api/rosters/${run.id}`)).body
}
