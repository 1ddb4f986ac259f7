/** Committees and mediators are entered, changed and ended by those who keep them; every change is a further revision. 人民调解法第八条至第十四条. */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { phonePurpose, tidyPhone } from '../../registry/index.ts'
import { type Staff, type Territory, territoryOf } from '../../territory/index.ts'
import { requireKeeper } from './policy.ts'
import {
  type Committee,
  committeesOf,
  insertCommittee,
  insertMediator,
  lockRoster,
  type Mediator,
  mediatorsOf,
} from './roster-store.ts'
import type { CommitteeAsk, MediatorAsk } from './shape.ts'

export interface Kept {
  readonly id: string
  readonly revision: number
}

/** @throws Refusal notYours, invalidInput, notFound, changedMeanwhile */
export async function keepCommittee(kernel: Kernel, staff: Staff, ask: CommitteeAsk): Promise<Kept> {
  const territory = await territoryOf(kernel)
  requireKeeper(staff, ask)
  requirePlace(territory, ask)
  return kernel.db.within(staff.sight, async tx => {
    await lockRoster(tx, ask.id)
    const [latest] = await committeesOf(tx, staff.jurisdictionId, { id: ask.id })
    // Nobody takes over a committee by saying it were theirs.
    if (latest) requireKeeper(staff, latest)
    const next = committeeRow(ask, kernel.clock.now())
    if (isKnown('mediationCommittee', ask.seen, latest, next, sayCommittee)) return kept(latest!)
    await insertCommittee(tx, staff.jurisdictionId, next, staff.personId)
    return kept(next)
  })
}

/** @throws Refusal notYours, invalidInput, notFound, changedMeanwhile, mediatorUnfit */
export async function keepMediator(kernel: Kernel, staff: Staff, ask: MediatorAsk): Promise<Kept> {
  return kernel.db.within(staff.sight, async tx => {
    await lockRoster(tx, ask.id)
    const { jurisdictionId } = staff
    const [latest] = await mediatorsOf(tx, jurisdictionId, { id: ask.id })
    for (const id of new Set([ask.committeeId, latest?.committeeId ?? ask.committeeId])) {
      const [committee] = await committeesOf(tx, jurisdictionId, { id })
      if (!committee) throw new Refusal('notFound', { what: 'mediationCommittee' })
      requireKeeper(staff, committee)
    }
    const next = await mediatorRow(kernel, tx, staff, ask, latest)
    if (isKnown('mediator', ask.seen, latest, next, sayMediator)) return kept(latest!)
    await requireOnce(tx, jurisdictionId, next)
    await insertMediator(tx, jurisdictionId, next, staff.personId)
    return kept(next)
  })
}

function requirePlace(territory: Territory, { unitId, communityId, kind }: CommitteeAsk): void {
  const unfit = (input: string) =>
    new Refusal('invalidInput', { procedure: 'committee', input, problem: 'notFound' })
  if (!territory.unit(unitId)) throw unfit('unitId')
  if (communityId !== null && !territory.community(communityId)) throw unfit('communityId')
  if (kind === 'community' && communityId === null) throw unfit('communityId')
}

function committeeRow({ seen, ...ask }: CommitteeAsk, at: Date): Committee {
  return { ...ask, revision: seen + 1, at }
}

async function mediatorRow(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId }: Staff,
  ask: MediatorAsk,
  latest: Mediator | undefined,
): Promise<Mediator> {
  const { seen, registeredPhone, ...rest } = ask
  if ((ask.office === 'engaged') !== (ask.way === 'engaged')) throw unfit('engagedWay')
  if (ask.toOn !== null && ask.toOn < ask.fromOn) throw unfit('endsBeforeBegin')
  const [from, to] = [ask.awayFrom, ask.awayTo]
  if ((from === null) !== (to === null) || (from !== null && to! < from)) throw unfit('leaveDays')
  const phone = registeredPhone === undefined ? undefined : tidyPhone(registeredPhone)
  const phoneIndex =
    phone === undefined
      ? (latest?.phoneIndex ?? null)
      : phone
        ? kernel.vault.index(phonePurpose, phone)
        : null
  const name = ask.personId === null ? ask.name : await nameOfPerson(tx, jurisdictionId, ask.personId)
  return {
    ...rest,
    name,
    specialities: [...new Set(rest.specialities)].sort(),
    languages: [...new Set(rest.languages)].sort(),
    phoneIndex,
    revision: seen + 1,
    at: kernel.clock.now(),
  }
}

async function nameOfPerson(tx: Tx, jurisdictionId: number, personId: string): Promise<string> {
  const person = await tx
    .selectFrom('person')
    .select('name')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', personId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!person)
    throw new Refusal('invalidInput', { procedure: 'committee', input: 'personId', problem: 'notFound' })
  return person.name
}

/** A person sits in a committee once. @throws Refusal mediatorUnfit */
async function requireOnce(tx: Tx, jurisdictionId: number, next: Mediator): Promise<void> {
  if (next.personId === null) return
  const others = await mediatorsOf(tx, jurisdictionId, {
    personId: next.personId,
    committeeIds: [next.committeeId],
  })
  const overlaps = (one: Mediator) =>
    one.id !== next.id &&
    (one.toOn === null || one.toOn >= next.fromOn) &&
    (next.toOn === null || next.toOn >= one.fromOn)
  if (others.some(overlaps)) throw unfit('sitsAlready', { name: next.name })
}

/** A resend finds the revision it made; another change meanwhile is told. */
function isKnown<T extends { readonly revision: number }>(
  what: string,
  seen: number,
  latest: T | undefined,
  next: T,
  say: (one: T) => string,
): boolean {
  const revision = latest?.revision ?? 0
  if (latest && revision >= seen && say(latest) === say(next)) return true
  if (revision === seen) return false
  if (!latest) throw new Refusal('notFound', { what })
  throw new Refusal('changedMeanwhile', { procedure: 'committee', what })
}

function sayCommittee({ revision: _r, at: _a, ...said }: Committee): string {
  return sorted(said)
}

function sayMediator({ revision: _r, at: _a, phoneIndex, ...said }: Mediator): string {
  return sorted({ ...said, phoneIndex: phoneIndex?.toString('hex') ?? null })
}

function sorted(said: object): string {
  return JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function kept({ id, revision }: Kept): Kept {
  return { id, revision }
}

function unfit(reason: string, facts: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal('mediatorUnfit', { reason, ...facts })
}
