/** What follows in the registry from a request about own data: which resident it is about, and what a grant or a freeze does to the entry (个人信息保护法第四十六条、第四十七条). */
import { type Consequence, type Consequences, type Happened, toldIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import {
  changeWithin,
  eraseResident,
  freezeResident,
  giveConsent,
  residentById,
  type Writer,
} from '../registry/index.ts'
import type { Purpose } from '../registry/shape.ts'

/** What the opener knows beside the form. */
export interface RequestAbout {
  readonly residentId: string
  /** That a new phone number may be kept, given with the request. */
  readonly consent?: {
    readonly id: string
    readonly purpose: Purpose
    readonly version: number
    readonly how: 'online' | 'signed'
    readonly givenBy: string
  }
}

const consequence: Consequence = async happened => {
  const { step } = happened.act
  if (step === 'ask') await keepWhom(happened)
  if (step === 'grant') await carryOut(happened)
  if (step === 'freeze') await freeze(happened)
}

export const subjectConsequences: Consequences = { dataRequest: consequence }

async function keepWhom({ tx, jurisdictionId, proceedingId, act, inputs, about }: Happened): Promise<void> {
  const { residentId, consent } = (about ?? {}) as Partial<RequestAbout>
  // Somebody who is not registered may ask as well: the answer is in words.
  if (!residentId) return
  await tx
    .insertInto('dataRequest')
    .values({ jurisdictionId, proceedingId, residentId, kind: String(inputs.kind) })
    .execute()
  if (!consent) return
  const writer: Writer = { jurisdictionId, personId: act.actorId, source: 'self' }
  await giveConsent(tx, writer, new Date(act.at), residentId, consent)
}

async function carryOut(happened: Happened): Promise<void> {
  const { kernel, tx, jurisdictionId, act, inputs } = happened
  const { asked, residentId } = await requestIn(happened)
  if (asked.kind !== 'correct' && asked.kind !== 'delete') return
  if (residentId === null) throw new Refusal('registryUnfit', { reason: 'noResident' })
  const writer: Writer = { jurisdictionId, personId: act.actorId, source: 'self' }
  const entry = { id: act.id, at: new Date(act.at), deviceId: null }
  if (asked.kind === 'delete') return eraseResident(kernel, tx, writer, entry, residentId)
  if (asked.field === undefined || asked.field === 'other') return
  const value = String(inputs.registered ?? asked.value ?? '')
  if (value === '') throw new Refusal('missingInput', { input: 'registered', procedure: 'dataRequest' })
  await changeWithin(kernel, tx, writer, entry, {
    subject: 'resident',
    subjectId: residentId,
    kind: 'corrected',
    set: { [asked.field]: value },
    seen: ((await residentById(tx, jurisdictionId, residentId))?.versions ?? {}) as Record<string, number>,
  })
}

async function freeze(happened: Happened): Promise<void> {
  const { kernel, tx, jurisdictionId, act } = happened
  const { asked, residentId } = await requestIn(happened)
  if (asked.kind !== 'delete') throw new Refusal('registryUnfit', { reason: 'notDeletion' })
  if (residentId === null) throw new Refusal('registryUnfit', { reason: 'noResident' })
  const writer: Writer = { jurisdictionId, personId: act.actorId, source: 'self' }
  await freezeResident(kernel, tx, writer, { id: act.id, at: new Date(act.at), deviceId: null }, residentId)
}

interface Asked {
  readonly kind: string
  readonly field?: string
  readonly value?: string
}

/** What was asked, with what lies encrypted beside the act, and whom it is about. */
async function requestIn({ kernel, tx, jurisdictionId, proceedingId }: Happened) {
  const first = await firstAct(tx, jurisdictionId, proceedingId)
  const told = (await toldIn(kernel, tx, jurisdictionId, proceedingId)).get(first.id) ?? {}
  const row = await tx
    .selectFrom('dataRequest')
    .select('residentId')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .executeTakeFirst()
  const asked = { ...(first.inputs as object), ...told } as unknown as Asked
  return { asked, residentId: row?.residentId ?? null }
}

async function firstAct(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('act')
    .select(['id', 'inputs'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('seq', '=', 1)
    .executeTakeFirstOrThrow()
}
