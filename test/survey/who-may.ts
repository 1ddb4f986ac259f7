/** Who takes places in and out. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { TestServer } from '../support/server.ts'

export function whoMay(server: TestServer, file: File): void {
  suite('who may', () => {
    for (const [user, status] of [
      ['admin', 200],
      ['security', 403],
      ['secretary', 403],
      ['community1', 403],
      ['grid1', 403],
    ] as const)
      test(`${user} takes in: ${status}`, async () => {
        const visitor = await server.signIn(user)
        const answer = await visitor.send('/api/survey/files/auto?dry=true', file)
        assert.equal(answer.status, status)
        if (status === 403) assert.match(answer.body.error.message, /系统管理员/)
      })
    test('nobody without an account; the work committee takes buildings out, a grid leader does not', async () => {
      assert.equal((await server.resident.send('/api/survey/files/auto', file)).status, 401)
      const secretary = await server.signIn('secretary')
      assert.equal((await secretary.get('/api/survey/buildings.geojson')).status, 200)
      assert.equal((await (await server.signIn('grid1')).get('/api/survey/buildings.geojson')).status, 403)
    })
  })
}
