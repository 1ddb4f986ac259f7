/** Whoever takes part in a walk: signed in for all of it, with every answer kept. */
import type { Answer, TestServer, Visitor } from './server.ts'

/** A walk takes months: nobody has to sign in anew every morning. */
export async function staysSignedIn(server: TestServer, user: string): Promise<Visitor> {
  Object.assign(server.aili.kernel.config, { sessionHours: 1_000_000, sessionIdleMinutes: 60_000_000 })
  return server.signIn(user)
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
