/** Whoever takes part in a walk: signed in for all of it, with every answer kept. */
import { sql } from 'kysely'
import { forgetSessions } from '../../src/kernel/auth-session.ts'
import type { Answer, TestServer, Visitor } from './server.ts'

const awakeAt = new WeakMap<TestServer, number>()

/** A walk takes months: nobody has to sign in anew every morning. */
export async function staysSignedIn(server: TestServer, user: string): Promise<Visitor> {
  const visitor = await server.signIn(user)
  const awake = async () => {
    const now = server.clock.now()
    if (awakeAt.get(server) === now.getTime()) return
    awakeAt.set(server, now.getTime())
    await sql`update account_session set started_at = ${now}, seen_at = ${now}`.execute(server.db.owner)
    forgetSessions(server.aili.kernel)
  }
  return {
    ...visitor,
    get: path => awake().then(() => visitor.get(path)),
    post: (path, body) => awake().then(() => visitor.post(path, body)),
    put: (path, body) => awake().then(() => visitor.put(path, body)),
    send: (path, file, fields) => awake().then(() => visitor.send(path, file, fields)),
    photo: () => awake().then(() => visitor.photo()),
  }
}

/** Keeps what is answered. */
export function listening(visitor: Visitor, answers: string[]): Visitor {
  const heard = async (asked: Promise<Answer>) => {
    const answer = await asked
    answers.push(JSON.stringify(answer.body))
    return answer
  }
  return {
    ...visitor,
    get: path => heard(visitor.get(path)),
    post: (path, body) => heard(visitor.post(path, body)),
  }
}
