/** What says who somebody is, or what somebody told, is kept encrypted beside the log; the act holds a keyed digest of each. 个人信息保护法第五十一条. */
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { canonical } from '../proceedings/index.ts'
import type { Step } from '../proceedings/procedure.ts'
import { digitsOf, isOwnOrKin, phoneDigest } from './kin.ts'

type Inputs = Readonly<Record<string, unknown>>

export interface Parted {
  /** For the act: digests in place of what is personal. */
  readonly open: Record<string, unknown>
  readonly secret: Record<string, unknown>
}

/** Digests are keyed by the act, so that equal names do not show as equal. */
export function partInputs(
  { vault }: Pick<Kernel, 'vault'>,
  step: Step,
  actId: string,
  inputs: Inputs,
): Parted {
  const open: Record<string, unknown> = {}
  const secret: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(inputs)) {
    const personal = step.inputs?.some(input => input.name === name && input.personal)
    if (personal) secret[name] = value
    open[name] = personal ? digestOf(vault, actId, name, value) : value
  }
  return { open, secret }
}

function digestOf(vault: Kernel['vault'], actId: string, name: string, value: unknown): string {
  return `digest:${vault.index('private', `${actId}\0${name}\0${canonical(value)}`).toString('hex')}`
}

/** Beside the act, in its transaction; phone numbers of parties also as digests for recusal. */
export async function keepPrivate(
  kernel: Kernel,
  tx: Tx,
  at: { readonly jurisdictionId: number; readonly proceedingId: string; readonly actId: string },
  secret: Inputs,
): Promise<void> {
  const { jurisdictionId, proceedingId } = at
  const { kept, phones } = privateRows(kernel, at.actId, secret)
  if (!kept) return
  await tx
    .insertInto('privateInput')
    .values({ jurisdictionId, proceedingId, ...kept })
    .execute()
  if (phones.length)
    await tx
      .insertInto('partyPhone')
      .values(phones.map(phoneIndex => ({ jurisdictionId, proceedingId, phoneIndex })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

/** What is kept of one act: encrypted as a whole, and digests of the phone numbers in it. */
export function privateRows(
  kernel: Pick<Kernel, 'vault'>,
  actId: string,
  secret: Inputs,
): { readonly kept: { actId: string; inputs: Buffer } | null; readonly phones: readonly Buffer[] } {
  if (Object.keys(secret).length === 0) return { kept: null, phones: [] }
  const phones = Object.entries(secret).flatMap(([name, value]) =>
    /phone/i.test(name) && typeof value === 'string' ? [digitsOf(value)] : [],
  )
  return {
    kept: { actId, inputs: kernel.vault.encrypt('private', JSON.stringify(secret)) },
    phones: [...new Set(phones)].filter(phone => phone.length > 6).map(phone => phoneDigest(kernel, phone)),
  }
}

/** What was told with each act of a proceeding, by the act's id: for what follows from it, and for the person who told it. */
export async function toldIn(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<ReadonlyMap<string, Inputs>> {
  const rows = await tx
    .selectFrom('privateInput')
    .select(['actId', 'inputs'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .execute()
  return new Map(
    rows.map(row => [row.actId, JSON.parse(kernel.vault.decrypt('private', row.inputs)) as Inputs]),
  )
}

/** A party's number is the person's own or one declared of kin. */
export async function isPartyOrKin(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  personId: string,
): Promise<boolean> {
  const phones = await tx
    .selectFrom('partyPhone')
    .select('phoneIndex')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .execute()
  return isOwnOrKin(
    kernel,
    tx,
    jurisdictionId,
    personId,
    phones.map(one => one.phoneIndex),
  )
}
