/** Rows written beside an act in its transaction: photos attached, category, rating, merge, referral, sealing. */
import { attachFiles } from '../conduct/index.ts'
import { newId } from '../kernel/ids.ts'
import { matterRules } from './consequences.ts'
import { matterProcedure } from './procedure.ts'
import { sealContent } from './seal.ts'
import { natures } from './shape.ts'
import type { Course, Taken } from './take-step.ts'

export async function writeBeside(course: Course, taken: Taken): Promise<void> {
  await attachFiles({ ...course, rules: matterRules }, taken.act)
  await followLabel(course, taken)
  const write = writers[taken.act.step]
  if (write) await write(course, taken)
}

/** Another label is another nature; a complex matter keeps the nature it was reported with. */
async function followLabel(course: Course, { act }: Taken): Promise<void> {
  const { label } = act.effects
  if (matterProcedure.steps[act.step]?.relabels && natures.some(nature => nature === label))
    await setMatter(course, { nature: label! })
}

type Writer = (course: Course, taken: Taken) => Promise<void>

const writers: Readonly<Record<string, Writer>> = {
  file: (course, { act }) =>
    setMatter(course, { category: String(act.inputs.category), categoryBy: 'officer' }),
  rate: (course, { act }) =>
    setMatter(course, { solved: String(act.inputs.solved), satisfied: Number(act.inputs.satisfied) }),
  merge: (course, { act }) => setMatter(course, { mergedInto: String(act.inputs.primary) }),
  refer: async ({ tx, locked }, { act }) => {
    const { target, sharesContact, consent, reason } = act.inputs
    await tx
      .insertInto('referral')
      .values({
        jurisdictionId: locked.jurisdictionId,
        id: newId(new Date(act.at).getTime()),
        proceedingId: locked.id,
        toProcedure: String(target),
        basis: String(reason ?? ''),
        fieldsShared: ['text', 'place', 'photos', ...(sharesContact === true ? ['contact'] : [])],
        consent: typeof consent === 'boolean' ? consent : null,
        sentAt: new Date(act.at),
      })
      .execute()
  },
  acceptReferral: (course, { act }) =>
    answerReferral(
      course,
      new Date(act.at),
      `accepted: ${String(act.inputs.receivedBy)}`,
      String(act.inputs.outcome ?? ''),
    ),
  returnReferral: (course, { act }) =>
    answerReferral(
      course,
      new Date(act.at),
      `returned: ${String(act.inputs.receivedBy)}`,
      String(act.inputs.reason ?? ''),
    ),
  seal: ({ tx, kernel, locked }, { act }) =>
    sealContent(kernel, tx, {
      jurisdictionId: locked.jurisdictionId,
      id: locked.id,
      at: new Date(act.at),
    }),
}

async function setMatter(
  { tx, locked }: Course,
  values: {
    nature?: string
    category?: string
    categoryBy?: string
    solved?: string
    satisfied?: number
    mergedInto?: string
  },
): Promise<void> {
  await tx
    .updateTable('matter')
    .set(values)
    .where('jurisdictionId', '=', locked.jurisdictionId)
    .where('proceedingId', '=', locked.id)
    .execute()
}

async function answerReferral(
  { tx, locked }: Course,
  at: Date,
  answer: string,
  words: string,
): Promise<void> {
  await tx
    .updateTable('referral')
    .set({ receivedAt: at, outcome: words ? `${answer}: ${words}` : answer })
    .where('jurisdictionId', '=', locked.jurisdictionId)
    .where('proceedingId', '=', locked.id)
    .where('receivedAt', 'is', null)
    .execute()
}
