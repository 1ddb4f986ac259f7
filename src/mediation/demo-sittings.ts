/** Sittings of the demo's open disputes: held, today, next week; rights read, positions, statements, a proposal and agreed points in their rooms. Invented people. */
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Act } from '../proceedings/procedure.ts'
import type { Party } from './parties/dispute.ts'
import { type RowKind, rights } from './sittings/kinds.ts'
import { type Body, boxed } from './sittings/store.ts'

export interface DemoDispute {
  readonly id: string
  readonly state: string
  readonly handlerId: string | null
  readonly acts: readonly Act[]
  readonly parties: readonly Party[]
}

const room = '第一调解室'
const sittingHours = 1.5
const said: Readonly<Record<'applicant' | 'respondent' | 'thirdParty', readonly [string, string]>> = {
  applicant: ['要求尽快解决，损失由造成的一方承担。', '这件事前后找过两次，每次都说过几天，一直拖到现在。'],
  respondent: ['愿意解决，但费用要算清楚，不能都由我一方出。', '不是不管，前一阵家里有人住院，实在顾不上。'],
  thirdParty: ['听从双方商量的结果。', '情况我知道一些，可以作证。'],
}
const proposal = '先请人上门看清楚原因和费用，再按责任分担，半个月内办完。'
const points = [
  {
    text: '由双方一同请人上门查清原因',
    manner: '双方在场，结果写成书面',
    place: '当事人家中',
    time: '一周内',
  },
  { text: '费用按查清的责任分担，多付的一方退回', manner: '', place: '', time: '' },
] as const

/** In the transaction of the demo, after its disputes have their parties. */
export async function writeDemoSittings(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  disputes: readonly DemoDispute[],
  now: Date,
): Promise<void> {
  const sittings: object[] = []
  const rows: object[] = []
  let today = 0
  for (const dispute of disputes) {
    const { acts, handlerId, state } = dispute
    const scheduled = acts.findLast(act => act.step === 'schedule')
    if (!scheduled || !handlerId || dispute.parties.length < 2) continue
    const begun = acts.find(act => act.step === 'startMediating')
    const adjourned = acts.findLast(act => act.step === 'adjourn')
    const sitting = (act: Act, from: Date, held: boolean): string => {
      const id = newId()
      sittings.push(...revisions(id, dispute, act, from, held ? begun! : null))
      return id
    }
    if (begun) {
      const id = sitting(scheduled, new Date(begun.at), true)
      rows.push(...roomRows(kernel, dispute, id, new Date(begun.at), state !== 'suspended'))
    } else sitting(scheduled, hourOn(String(scheduled.inputs.sessionOn), '15:00'), false)
    if (adjourned) sitting(adjourned, hourOn(String(adjourned.inputs.nextOn), '09:30'), false)
    // Of those being mediated one goes on this afternoon.
    else if (state === 'mediating' && today++ === 0) sitting(scheduled, hourOn(civilDay(now), '16:30'), false)
  }
  await insertRows(tx, 'sitting', jurisdictionId, sittings)
  await insertRows(tx, 'sittingRow', jurisdictionId, rows)
}

const hourOn = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)

function revisions(
  id: string,
  { id: proceedingId, handlerId }: DemoDispute,
  act: Act,
  fromAt: Date,
  begun: Act | null,
) {
  const planned = {
    ...{ id, revision: 1, proceedingId, actId: act.id, fromAt },
    toAt: new Date(fromAt.getTime() + sittingHours * 3_600_000),
    ...{ placeKind: 'room', room, place: null, mediatorId: handlerId, openness: 'closed' },
    ...{ interpreter: false, state: 'planned', reason: null, byId: act.actorId, at: act.at },
  }
  return begun
    ? [planned, { ...planned, revision: 2, state: 'held', byId: begun.actorId, at: begun.at }]
    : [planned]
}

/** Read before it began; said in the first hour. */
function roomRows(
  kernel: Pick<Kernel, 'vault'>,
  { id: proceedingId, handlerId, parties }: DemoDispute,
  sittingId: string,
  begunAt: Date,
  goesOn: boolean,
): object[] {
  let minutes = -rights.length - 1
  const row = (kind: RowKind, more: object, body: Body | null = null) => ({
    ...{ id: newId(), proceedingId, sittingId, kind, subject: null, partyId: null, re: null },
    ...{
      replaces: null,
      answer: null,
      byId: handlerId,
      at: new Date(begunAt.getTime() + ++minutes * 60_000),
    },
    body: body && boxed(kernel, JSON.stringify(body)),
    ...more,
  })
  const read = rights.map(subject => row('right', { subject }))
  const words = parties.flatMap(({ id: partyId, side }) => [
    row('position', { partyId }, { text: said[side][0] }),
    row('statement', { partyId }, { text: said[side][1] }),
  ])
  if (!goesOn) return [...read, ...words]
  const proposed = row('proposal', {}, { text: proposal })
  const agreed = points.map(point => row('point', {}, point))
  const answers = [proposed, agreed[0]!].flatMap(({ id: re }) =>
    parties.map(({ id: partyId, side }) =>
      row('answer', {
        re,
        partyId,
        answer: side === 'respondent' && re === proposed.id ? 'considers' : 'agrees',
      }),
    ),
  )
  return [...read, ...words, proposed, ...agreed, ...answers]
}
