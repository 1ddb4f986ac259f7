/** Sign-in over the wire; these calls answer 401 themselves and never raise the overlay. */
import { call } from '../../shell/api.ts'
import type { Me } from '../session.ts'

export function askWhoAmI(): Promise<Me> {
  return call<Me>('GET', '/api/me')
}

/** True when the second code is asked for now. */
export async function signIn(username: string, password: string): Promise<boolean> {
  const answer = await call<{ ok?: true; twoFactor?: true }>('POST', '/api/auth/sign-in', {
    body: { username, password },
  })
  return answer.twoFactor === true
}

export async function giveCode(code: string): Promise<void> {
  await call('POST', '/api/auth/two-factor', { body: { code } })
}

export interface Methods {
  password: boolean
  oidc: { name: string } | null
}

export function askMethods(): Promise<Methods> {
  return call<Methods>('GET', '/api/auth/methods')
}
