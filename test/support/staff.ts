/** A member of staff of the test town as commands are handed one. */
import { authenticate, type Staff } from '../../src/territory/index.ts'
import type { TestServer } from './server.ts'
import { townPassword } from './town.ts'

export async function staffOf(server: TestServer, username: string): Promise<Staff> {
  const { app, kernel } = server.aili
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { username, password: townPassword },
    headers: { origin: server.origin },
  })
  const cookie = answer.cookies.map(one => `${one.name}=${one.value}`).join('; ')
  return authenticate(kernel, {
    headers: { cookie, origin: server.origin },
    cookies: cookies(answer.cookies),
  } as never)
}

function cookies(given: readonly { name: string; value: string }[]) {
  return Object.fromEntries(given.map(one => [one.name, one.value]))
}
