/** How tests read a ledger: page by page to its end, a column of it, as whoever is signed in. */
import assert from 'node:assert/strict'
import type { TestServer, Visitor } from '../support/server.ts'

/** Nobody waits for limits of use. */
export const plenty = Object.fromEntries(
  ['REQUESTS', 'REPORTS', 'QUERIES', 'SIGN_INS', 'UPLOADS'].map(name => [`AILI_RATE_${name}`, '100000']),
)
export const november = 'from=2026-11-01&to=2026-11-30'

export interface Shown {
  columns: { key: string; label: string }[]
  rows: {
    id: string
    no: number
    cells: (string | number | null)[]
    opens?: { query?: Record<string, string>; id: string }
  }[]
  nextCursor: string | null
  total: number
}

export async function all(visitor: Visitor, name: string, query: string, limit = 7): Promise<Shown> {
  let cursor = ''
  let whole: Shown | null = null
  do {
    const { status, body } = await visitor.get(`/api/ledgers/${name}/rows?${query}&limit=${limit}${cursor}`)
    assert.equal(status, 200, JSON.stringify(body))
    whole = whole === null ? body : { ...body, rows: [...whole.rows, ...body.rows] }
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
  } while (cursor !== '')
  return whole!
}

export const ids = (shown: Shown) => shown.rows.map(({ id }) => id)
export const column = (shown: Shown, key: string) => {
  const at = shown.columns.findIndex(one => one.key === key)
  return shown.rows.map(({ cells }) => cells[at])
}

/** For answers that are files. */
export async function cookieOf(server: TestServer, username: string): Promise<string> {
  const answer = await server.aili.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { username, password: 'aili-demo-2026' },
    headers: { origin: server.origin },
  })
  return answer.cookies.map(one => `${one.name}=${one.value}`).join('; ')
}
