/** Who sends: people at work with a session that is renewed when it is lost, and residents with a claim of their own. */
import { setTimeout as pause } from 'node:timers/promises'
import { townPassword } from '../test/support/town.ts'
import type { Sender } from './insist.ts'
import { send } from './send.ts'

/** @param counts how often a session was begun */
export function openSenders(port: number, counts: Record<string, number>): (user: string) => Sender {
  const known = new Map<string, Sender>()
  return user => {
    const sender = known.get(user) ?? staff(port, user, counts)
    known.set(user, sender)
    return sender
  }
}

export function resident(claim: string): Sender {
  return { user: null, headers: async () => ({ 'x-claim': claim }), renew: async () => {} }
}

function staff(port: number, user: string, counts: Record<string, number>): Sender {
  let cookie: Promise<string> | null = null
  const signIn = async () => {
    for (let attempt = 0; attempt < 400; attempt++) {
      const body = { username: user, password: townPassword }
      const answer = await send(port, { path: '/api/auth/sign-in', body })
      if (answer?.status === 200) {
        counts.signIn = (counts.signIn ?? 0) + 1
        return [answer.headers['set-cookie'] ?? []]
          .flat()
          .map(one => one.split(';')[0])
          .join('; ')
      }
      await pause(200)
    }
    throw new Error(`${user} cannot sign in`)
  }
  let renewing: Promise<string> | null = null
  return {
    user,
    async headers() {
      cookie ??= signIn()
      return { cookie: await cookie }
    },
    async renew() {
      // All who were told at once that it is lost begin one.
      renewing ??= signIn().finally(() => {
        renewing = null
      })
      cookie = renewing
      await renewing
    },
  }
}
