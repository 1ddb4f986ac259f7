/** What follows from acts of a session: the hours of a sitting beside the act that sets it, the sitting held when mediation begins, no day beyond the period by whichever form. */
import type { Consequence, Happened } from '../../conduct/index.ts'
import { translator } from '../../kernel/i18n.ts'
import { notify } from '../../notices/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { actsOf } from '../../proceedings/index.ts'
import { standing as standingAfter } from '../../proceedings/standing.ts'
import { aboutOf } from '../agreements/checks.ts'
import { disputeOf } from '../parties/dispute.ts'
import { mediationProcedure } from '../procedure.ts'
import { clashesAsWritten, hoursFrom, requireFree } from './clashes.ts'
import type { SittingAbout } from './set.ts'
import { addRevision, addRow, boxed, type Sitting, sittingAsItStands, sittingsOf } from './store.ts'
import { requireWithin, windowOf } from './window.ts'

const setting = new Set(['schedule', 'adjourn', 'adjournDelegated', 'adjournJoint'])

export const sittingConsequence: Consequence = async happened => {
  const { step } = happened.act
  if (setting.has(step)) await requireInPeriod(happened)
  if (setting.has(step) && isAbout(happened.about)) await writeSitting(happened, happened.about)
  if (step === 'startMediating') await markHeld(happened)
  if (endsSession(happened.act)) await callOffAhead(happened)
}

const { steps } = mediationProcedure
const inSession = new Set([...setting, 'startMediating'].flatMap(step => steps[step]?.from ?? []))
/** Whoever had it has it no more, or nobody sits any more. */
const endsSession = ({ effects, to }: Happened['act']) =>
  effects.ownerUnitId !== undefined || !inSession.has(to)

/** Nobody goes to a sitting that is not held; mediator and room are free again. */
async function callOffAhead({ kernel, tx, jurisdictionId, proceedingId, act }: Happened): Promise<void> {
  const at = kernel.clock.now()
  const ahead = (await sittingsOf(tx, jurisdictionId, proceedingId)).filter(
    one => one.state === 'planned' && one.toAt > at,
  )
  if (ahead.length === 0) return
  const words = translator('zh-CN')(`${mediationProcedure.id}:step.${act.step}`)
  const about = await aboutOf(tx, jurisdictionId, proceedingId)
  for (const one of ahead) {
    const after: Sitting = {
      ...one,
      revision: one.revision + 1,
      state: 'calledOff',
      reason: boxed(kernel, words),
    }
    await addRevision(tx, jurisdictionId, after, { id: act.actorId, at })
    if (one.mediatorId === act.actorId) continue
    const facts = { day: civilDay(one.fromAt) }
    await notify(tx, jurisdictionId, [one.mediatorId], about, {
      kind: 'sittingCalledOff',
      causeId: `${one.id}:${after.revision}`,
      at,
      facts,
    })
  }
}

function isAbout(about: unknown): about is SittingAbout {
  return typeof about === 'object' && about !== null && 'sitting' in about
}

/** Acts carry their effects: replay needs no rule book. @throws Refusal sittingUnfit */
async function requireInPeriod({
  kernel,
  tx,
  jurisdictionId,
  proceedingId,
  inputs,
}: Happened): Promise<void> {
  const acts = await actsOf(tx, jurisdictionId, proceedingId)
  const window = windowOf(standingAfter(mediationProcedure, acts), kernel.clock.now())
  requireWithin(window, String(inputs.sessionOn ?? inputs.nextOn ?? window.first))
}

async function writeSitting(happened: Happened, { sitting: ask }: SittingAbout): Promise<void> {
  const { kernel, tx, jurisdictionId, proceedingId, act } = happened
  const before = await sittingAsItStands(tx, jurisdictionId, ask.id)
  const isRoom = ask.placeKind === 'room'
  const dispute = await disputeOf(tx, jurisdictionId, proceedingId)
  if (!ask.despite)
    requireFree(await clashesAsWritten(tx, jurisdictionId, hoursFrom(ask, dispute.ownerUnitId)))
  const { handlerId } = dispute.standing
  const after: Sitting = {
    id: ask.id,
    revision: (before?.revision ?? 0) + 1,
    proceedingId,
    actId: act.id,
    fromAt: new Date(ask.from),
    toAt: new Date(ask.to),
    placeKind: ask.placeKind,
    room: isRoom ? ask.place : null,
    place: isRoom ? null : boxed(kernel, ask.place),
    // Adjourned, it is taken up again by whoever has it; replacing them is a step of its own.
    mediatorId: act.step === 'schedule' ? ask.mediatorId : (handlerId ?? ask.mediatorId),
    openness: ask.openness,
    interpreter: ask.interpreter,
    state: 'planned',
    reason: before && ask.record ? boxed(kernel, ask.record) : null,
  }
  const by = { id: act.actorId, at: kernel.clock.now() }
  await addRevision(tx, jurisdictionId, after, by)
  for (const { id, who: subject, name } of ask.invited)
    await addRow(kernel, tx, jurisdictionId, {
      id,
      proceedingId,
      sittingId: ask.id,
      kind: 'invited',
      subject,
      partyId: null,
      re: null,
      replaces: null,
      answer: null,
      byId: by.id,
      at: by.at,
      body: { name },
    })
}

/** Whatever had been planned by now is held; what lies ahead of it stays planned. */
async function markHeld({ kernel, tx, jurisdictionId, proceedingId, act }: Happened): Promise<void> {
  const planned = (await sittingsOf(tx, jurisdictionId, proceedingId)).filter(one => one.state === 'planned')
  const [first] = planned
  if (!first) return
  const fromAt = new Date(act.at)
  const lasts = first.toAt.getTime() - first.fromAt.getTime()
  // Held when it was begun, for as long as had been set aside.
  const toAt = new Date(fromAt.getTime() + lasts)
  const held: Sitting = { ...first, revision: first.revision + 1, state: 'held', fromAt, toAt }
  await addRevision(tx, jurisdictionId, held, { id: act.actorId, at: kernel.clock.now() })
}
