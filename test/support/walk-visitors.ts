/** Whoever takes part in a walk: signed in for all of it, with every answer kept. */
import { sql } from 'kysely'
import type { Answer, TestServer, Visitor } from './server.ts'

/** A walk takes months: nobody has to sign in anew every morning. */
export async function staysSignedIn(server: TestServer, user: string): Promise<Visitor> {
  const visitor = await server.signIn(user)
  await sql`update account_session set started_at = '2099-01-01', seen_at = '2099-01-01'`.execute(
    server.db.owner,
  )
  return visitor
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
