/** A resident signed in to see their own data: a token of its own in a cookie of its own, soon ended; no account of staff, and no account at all. */
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { isChild, type Person, residentById, type Ward, wardsOf } from '../registry/index.ts'
import { territoryOf } from '../territory/index.ts'
import { session as rule } from './limits.ts'
import { asSystem } from './sights.ts'

/** Who is signed in, whose data they are looking at, and for whom else they may. */
export interface Subject {
  readonly jurisdictionId: number
  readonly me: Person
  /** Themselves or a ward. */
  readonly of: Person
  readonly wards: readonly Ward[]
  readonly endsAt: Date
}

const path = '/api/own'
/** Activity is written at most this often. */
const touchMs = 30_000
const minute = 60_000

/** The token a browser brought is forgotten: nobody can have laid one for somebody else to sign in with. */
export async function openSession(
  kernel: Kernel,
  request: FastifyRequest,
  reply: FastifyReply,
  { jurisdictionId, residentId }: { readonly jurisdictionId: number; readonly residentId: string },
): Promise<void> {
  await endSession(kernel, request, reply)
  const token = randomBytes(32).toString('base64url')
  const startedAt = kernel.clock.now()
  const expiresAt = new Date(startedAt.getTime() + rule.idleMinutes * minute)
  await asSystem(kernel, jurisdictionId, tx =>
    tx
      .insertInto('residentSession')
      .values({ jurisdictionId, tokenIndex: tokenIndex(kernel, token), residentId, startedAt, expiresAt })
      .execute(),
  )
  reply.header('set-cookie', cookie(kernel, token, rule.mostMinutes * 60))
}

export async function endSession(
  kernel: Kernel,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = tokenIn(kernel, request)
  if (token === null) return
  const jurisdictionId = (await territoryOf(kernel)).jurisdiction.id
  await asSystem(kernel, jurisdictionId, tx =>
    tx
      .deleteFrom('residentSession')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('tokenIndex', '=', tokenIndex(kernel, token))
      .execute(),
  )
  reply.header('set-cookie', cookie(kernel, '', 0))
}

/**
 * @param ofId a ward; without it the person signed in
 * @throws Refusal notSignedIn, notFound for anybody who is no ward
 */
export async function subjectOf(kernel: Kernel, request: FastifyRequest, ofId?: string): Promise<Subject> {
  const token = tokenIn(kernel, request)
  if (token === null) throw signedOut()
  const jurisdictionId = (await territoryOf(kernel)).jurisdiction.id
  const now = kernel.clock.now()
  return asSystem(kernel, jurisdictionId, async tx => {
    const row = await tx
      .selectFrom('residentSession')
      .select(['residentId', 'startedAt', 'expiresAt'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('tokenIndex', '=', tokenIndex(kernel, token))
      .where('expiresAt', '>', now)
      .executeTakeFirst()
    const me = row ? await residentById(tx, jurisdictionId, row.residentId) : null
    // Whoever was erased, merged or turns out to be a child is signed in no longer.
    if (!row || !me || isChild(me.bornOn, civilDay(now))) throw signedOut()
    const endsAt = latest(row.startedAt, now)
    if (endsAt.getTime() - row.expiresAt.getTime() > touchMs && request.headers['x-background'] === undefined)
      await tx
        .updateTable('residentSession')
        .set({ expiresAt: endsAt })
        .where('jurisdictionId', '=', jurisdictionId)
        .where('tokenIndex', '=', tokenIndex(kernel, token))
        .execute()
    const wards = await wardsOf(tx, jurisdictionId, me.id, now)
    const of = ofId === undefined || ofId === me.id ? me : wards.find(ward => ward.id === ofId)
    if (!of) throw new Refusal('notFound', {})
    return { jurisdictionId, me, of, wards, endsAt }
  })
}

function latest(startedAt: Date, now: Date): Date {
  return new Date(
    Math.min(startedAt.getTime() + rule.mostMinutes * minute, now.getTime() + rule.idleMinutes * minute),
  )
}

const signedOut = () => new Refusal('notSignedIn', { reason: 'resident' })

const tokenIndex = ({ vault }: Pick<Kernel, 'vault'>, token: string) => vault.index('resident.session', token)

const overTls = ({ config }: Pick<Kernel, 'config'>) => config.origin.startsWith('https://')
const nameFor = (kernel: Pick<Kernel, 'config'>) => `${overTls(kernel) ? '__Secure-' : ''}aili.own`

/** Sent to these addresses alone, never by a link from another site, never to a script. */
function cookie(kernel: Pick<Kernel, 'config'>, token: string, seconds: number): string {
  const parts = [
    `${nameFor(kernel)}=${token}`,
    `Path=${path}`,
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Strict',
  ]
  return [...parts, ...(overTls(kernel) ? ['Secure'] : [])].join('; ')
}

function tokenIn(kernel: Pick<Kernel, 'config'>, request: FastifyRequest): string | null {
  const named = `${nameFor(kernel)}=`
  for (const part of request.headers.cookie?.split(';') ?? []) {
    const pair = part.trim()
    if (pair.startsWith(named) && /^[\w-]{43}$/.test(pair.slice(named.length)))
      return pair.slice(named.length)
  }
  return null
}
