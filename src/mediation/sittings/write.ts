/** One row is added to the room of a dispute: a right read, a person invited, a consent, a position, a proposal, an answer, an agreed point; nothing is ever overwritten. 人民调解法第二十条至第二十四条. */
import { type Registry, takeStep } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Staff } from '../../territory/index.ts'
import { disputeOf, partiesOf } from '../parties/dispute.ts'
import { requireApart, requireOpen } from '../parties/parties.ts'
import { type RowKind, rights, speaksOf, writableIn } from './kinds.ts'
import type { BeginAsk, RowAsk } from './shape.ts'
import { requireSitter } from './sitters.ts'
import { addRow, type Body, type NewRow, rowById, rowsOf, sittingsOf, standing } from './store.ts'
import { unfit } from './window.ts'

/** Sent twice it is one row. @throws Refusal notFound, notYours, disputeOver, recused, sittingUnfit, actReused */
export async function writeRow(kernel: Kernel, staff: Staff, disputeId: string, ask: RowAsk): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId, true)
    requireSitter(dispute.standing, staff.actor)
    requireOpen(dispute)
    await requireApart(kernel, tx, staff, disputeId)
    const row = rowFrom(ask)
    if (await isKnown(tx, jurisdictionId, disputeId, ask.id, row)) return
    if (!writableIn[ask.kind].includes(dispute.standing.state))
      unfit(
        ask.kind === 'proposal' || ask.kind === 'answer' || ask.kind === 'point'
          ? 'notBegun'
          : 'notInSession',
      )
    if (ask.kind === 'told' && ask.answer === 'message' && !ask.agreed) unfit('messageUnasked')
    await requireSound(kernel, tx, jurisdictionId, disputeId, row)
    const sittingId = row.sittingId ?? (await currentSitting(tx, jurisdictionId, disputeId))
    await addRow(kernel, tx, jurisdictionId, {
      ...row,
      sittingId,
      proceedingId: disputeId,
      byId: personId,
      at: kernel.clock.now(),
    })
  })
}

type Written = Omit<NewRow, 'proceedingId' | 'byId' | 'at'>

function rowFrom(ask: RowAsk): Written {
  const has = <K extends string>(name: K) =>
    name in ask ? ((ask as Record<string, unknown>)[name] as string | null) : null
  const body: Body = Object.fromEntries(
    (['text', 'manner', 'place', 'time', 'name'] as const).flatMap(name => {
      const value = has(name)
      return value ? [[name, value]] : []
    }),
  )
  return {
    id: ask.id,
    kind: ask.kind,
    sittingId: has('sittingId'),
    subject: has('subject'),
    partyId: has('partyId'),
    re: has('re'),
    replaces: has('replaces'),
    answer: has('answer'),
    body: Object.keys(body).length > 0 ? body : null,
  }
}

async function isKnown(
  tx: Tx,
  jurisdictionId: number,
  disputeId: string,
  id: string,
  row: Written,
): Promise<boolean> {
  const known = await rowById(tx, jurisdictionId, id)
  if (!known) return false
  const same =
    known.proceedingId === disputeId &&
    (['kind', 'subject', 'partyId', 're', 'replaces', 'answer'] as const).every(
      name => known[name] === row[name],
    )
  if (!same) throw new Refusal('actReused', { id })
  return true
}

/** Names only what is there: a party of this dispute, a row of the right kind, a wording nobody replaced meanwhile. */
async function requireSound(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  disputeId: string,
  { kind, partyId, re, replaces, sittingId }: Written,
): Promise<void> {
  if (partyId !== null) {
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    if (!parties.some(party => party.id === partyId)) unfit('noParty')
  }
  if (sittingId !== null) {
    const sittings = await sittingsOf(tx, jurisdictionId, disputeId)
    if (!sittings.some(one => one.id === sittingId)) unfit('noSitting')
  }
  if (re === null && replaces === null && kind !== 'position') return
  const rows = await rowsOf(kernel, tx, jurisdictionId, disputeId)
  const stands = new Map(standing(rows).map(row => [row.id, row]))
  // A party has one position: whoever writes a first one while a colleague did is shown theirs.
  if (kind === 'position' && replaces === null)
    if ([...stands.values()].some(row => row.kind === 'position' && row.partyId === partyId))
      unfit('replaced')
  const isOf = (id: string, kinds: readonly RowKind[]) =>
    rows.some(row => row.id === id && kinds.includes(row.kind))
  if (re !== null && !isOf(re, speaksOf[kind] ?? [])) unfit('noRow')
  if (replaces !== null && !isOf(replaces, [kind])) unfit('noRow')
  const meant = re ?? replaces
  if (meant !== null && !stands.has(meant)) unfit('replaced')
  if (replaces !== null && stands.get(replaces)?.partyId !== partyId) unfit('noRow')
}

/** What is written without naming a sitting belongs to the one being held, else to the next. */
async function currentSitting(tx: Tx, jurisdictionId: number, disputeId: string): Promise<string | null> {
  const sittings = await sittingsOf(tx, jurisdictionId, disputeId)
  const held = sittings.findLast(one => one.state === 'held')
  return (held ?? sittings.find(one => one.state === 'planned'))?.id ?? null
}

/**
 * Mediation begins in the room: only when every right has been read, and nobody invited sits there without the consent of every party.
 * @throws Refusal notFound, notYours, sittingUnfit and what stands against the act
 */
export async function beginSitting(
  kernel: Kernel,
  registry: Registry,
  staff: Staff,
  disputeId: string,
  { actId, seq, present }: BeginAsk,
): Promise<void> {
  const { jurisdictionId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId)
    requireSitter(dispute.standing, staff.actor)
    const rows = await rowsOf(kernel, tx, jurisdictionId, disputeId)
    const read = new Set(rows.flatMap(row => (row.kind === 'right' ? (row.subject ?? []) : [])))
    const left = rights.filter(right => !read.has(right))
    if (left.length > 0) unfit('rightsUnread', { left: left.length, all: rights.length })
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    const open = unagreed(
      standing(rows),
      parties.map(party => party.id),
    )
    if (open.length > 0) unfit('invitedUnagreed', { names: open.join('、') })
  })
  await takeStep(kernel, registry, staff, disputeId, {
    id: actId,
    step: 'startMediating',
    seq,
    inputs: { present, rightsRead: true },
  })
}

/** Names of those invited to whom some party has not agreed, by what each party said last (人民调解法第二十条). */
export function unagreed(
  rows: readonly {
    readonly id: string
    readonly kind: RowKind
    readonly re: string | null
    readonly partyId: string | null
    readonly answer: string | null
    readonly body: Body
  }[],
  partyIds: readonly string[],
): string[] {
  return rows.flatMap(row => {
    if (row.kind !== 'invited') return []
    const said = new Map(
      rows.flatMap(one =>
        one.kind === 'consent' && one.re === row.id ? [[one.partyId, one.answer] as const] : [],
      ),
    )
    return partyIds.every(id => said.get(id) === 'agrees') ? [] : [row.body.name ?? '']
  })
}
