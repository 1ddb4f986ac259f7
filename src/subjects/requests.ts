/** Requests of a resident about their own data: asked online or at the counter, with the day it must be decided by and the answer; conducted as any declared procedure (个人信息保护法第五十条). */
import { type Doer, openNew, presentTerm, type Registry, sayIn, takeStep, toldIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { actsOf, calendarOf } from '../proceedings/index.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { tidied } from '../registry/fields.ts'
import { consentsOf, idBeside, type Person, wordingOn } from '../registry/index.ts'
import { type Staff, territoryOf, unitOf } from '../territory/index.ts'
import type { RequestAbout } from './consequences.ts'
import type { Reader } from './own.ts'
import { dataRequestProcedure as procedure } from './procedure.ts'
import type { Subject } from './session.ts'
import type { AskBody, OwnRequest } from './shape.ts'
import { asSystem } from './sights.ts'

type Way = 'online' | 'counter' | 'phone' | 'letter'
const outside = { kind: 'resident', id: null, posts: [] } as const

/** By the resident, or a guardian for a ward. @returns the id */
export async function askOnline(
  kernel: Kernel,
  registry: Registry,
  subject: Subject,
  body: AskBody,
): Promise<string> {
  const { jurisdictionId, me, of } = subject
  const territory = await territoryOf(kernel)
  const doer: Doer = {
    ...asResident(jurisdictionId, body.id),
    unitId: unitOf(territory, of.communityId)?.id,
    about: await aboutFor(kernel, jurisdictionId, of, { ...body, by: me, how: 'online' }),
  }
  const inputs = inputsFor(kernel, of, me, 'online', body)
  await openNew(kernel, registry, doer, {
    id: body.id,
    procedure: procedure.id,
    step: 'ask',
    inputs,
    communityId: of.communityId,
  })
  return body.id
}

/** Said at the counter, on the phone or in a letter; the resident is in sight of whoever writes it down. */
export async function askAtCounter(
  kernel: Kernel,
  registry: Registry,
  staff: Staff,
  of: Person,
  body: Omit<AskBody, 'of'> & { readonly askWay: Way; readonly askedFor: 'self' | 'ward' },
): Promise<string> {
  const about = await aboutFor(kernel, staff.jurisdictionId, of, { ...body, by: of, how: 'signed' })
  const inputs = { ...inputsFor(kernel, of, of, body.askWay, body), askedFor: body.askedFor }
  await openNew(
    kernel,
    registry,
    { ...staff, about },
    { id: body.id, procedure: procedure.id, step: 'ask', inputs, communityId: of.communityId },
  )
  return body.id
}

/** What is asked is refused at once where it could never be done: a wrong check digit, a day to come. @throws Refusal */
function inputsFor(
  kernel: Kernel,
  of: Person,
  by: Person,
  askWay: Way,
  body: Omit<AskBody, 'of'>,
): Record<string, unknown> {
  const { kind, field, value, words } = body
  if (kind === 'correct') {
    if (!field) throw new Refusal('missingInput', { input: 'field', procedure: procedure.id })
    if (field === 'other' ? !words : !value)
      throw new Refusal('missingInput', {
        input: field === 'other' ? 'words' : 'value',
        procedure: procedure.id,
      })
    if (field !== 'other') tidied('resident', { [field]: value! }, civilDay(kernel.clock.now()))
  }
  const t = translator('zh-CN')
  const who =
    by.id === of.id
      ? t('subject:who', { name: of.name })
      : t('subject:whoWard', { name: of.name, guardian: by.name })
  return {
    ...{ kind, askWay, askedFor: by.id === of.id ? 'self' : 'ward', who },
    ...(kind === 'correct' ? { field, ...(value ? { value } : {}) } : {}),
    ...(words ? { words } : {}),
  }
}

/** A new number needs the consent that it is kept: given with the request where there is none (PIPL art. 13). */
async function aboutFor(
  kernel: Kernel,
  jurisdictionId: number,
  of: Person,
  asked: Pick<AskBody, 'id' | 'kind' | 'field' | 'consents'> & {
    readonly by: Person
    readonly how: 'online' | 'signed'
  },
): Promise<RequestAbout> {
  const { id, kind, field, consents, by, how } = asked
  if (kind !== 'correct' || field !== 'phone') return { residentId: of.id }
  const onDay = civilDay(kernel.clock.now())
  return asSystem(kernel, jurisdictionId, async tx => {
    const standing = await consentsOf(tx, jurisdictionId, [of.id], onDay)
    if (standing.some(one => one.purpose === 'contact' && one.state === 'given')) return { residentId: of.id }
    if (!consents) throw new Refusal('consentMissing', { reason: 'contact' })
    const { version } = await wordingOn(tx, jurisdictionId, 'contact', onDay)
    const consent = { id: idBeside(id, 'contact'), purpose: 'contact', version, how, givenBy: by.id } as const
    return { residentId: of.id, consent }
  })
}

/** Taken back, or proof that was asked for. @throws Refusal notFound for the request of somebody else */
export async function actOnline(
  kernel: Kernel,
  registry: Registry,
  subject: Subject,
  requestId: string,
  step: { readonly id: string; readonly seq: number; readonly words: string | null },
): Promise<void> {
  const { jurisdictionId, of } = subject
  await asSystem(kernel, jurisdictionId, tx => requireOwn(tx, jurisdictionId, of.id, requestId))
  const t = translator('zh-CN')
  const taken =
    step.words === null
      ? { step: 'withdraw', inputs: { reason: t('subject:withdrawReason') } }
      : { step: 'bringProof', inputs: { supplied: step.words } }
  await takeStep(kernel, registry, asResident(jurisdictionId, requestId), requestId, { ...step, ...taken })
}

function asResident(jurisdictionId: number, proceedingId: string): Doer {
  const sight = {
    reach: 'scoped',
    personId: null,
    units: [],
    communities: [],
    grids: [],
    proceedingId,
  } as const
  return { jurisdictionId, actor: outside, sight: { jurisdictionId, ...sight } }
}

async function requireOwn(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  proceedingId: string,
): Promise<void> {
  const row = await tx
    .selectFrom('dataRequest')
    .select('kind')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('residentId', '=', residentId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
}

/** Newest first, with what was answered. */
export async function requestsOf(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  reader: Reader,
): Promise<OwnRequest[]> {
  const rows = await tx
    .selectFrom('dataRequest as d')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 'd.jurisdictionId').onRef('p.id', '=', 'd.proceedingId'),
    )
    .select(['p.id', 'p.number', 'p.openedAt'])
    .where('d.jurisdictionId', '=', jurisdictionId)
    .where('d.residentId', '=', residentId)
    .orderBy('p.openedAt', 'desc')
    .orderBy('p.id', 'desc')
    .limit(100)
    .execute()
  const reading = {
    ...reader,
    territory: await territoryOf(kernel),
    calendar: await calendarOf(tx, jurisdictionId),
    now: kernel.clock.now(),
  }
  const found = []
  for (const row of rows) found.push(await requestOf(kernel, tx, jurisdictionId, row, reading))
  return found
}

type Reading = Reader & Parameters<typeof presentTerm>[2]

async function requestOf(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  row: { readonly id: string; readonly number: string; readonly openedAt: Date },
  reading: Reading,
): Promise<OwnRequest> {
  const { t } = reading
  const acts = await actsOf(tx, jurisdictionId, row.id)
  const standing = standingAfter(procedure, acts)
  const told = await toldIn(kernel, tx, jurisdictionId, row.id)
  const [first] = acts
  const asked = { ...first!.inputs, ...told.get(first!.id) } as Record<string, string>
  const last = acts.findLast(act => answering.includes(act.step))
  const answer = last ? told.get(last.id) : undefined
  const term = standing.terms.find(one => one.term === 'decision')
  const shown = term ? presentTerm(procedure, term, reading) : null
  const kind = asked.kind as OwnRequest['kind']
  const field = asked.field ? t(`dataRequest:option.field.${asked.field}`) : null
  return {
    id: row.id,
    number: row.number,
    kind,
    kindLabel: t(`dataRequest:option.kind.${kind}`),
    what: [field, asked.value, asked.words].filter(Boolean).join(t('subject:colon')) || null,
    state: standing.state,
    stateLabel: sayIn(procedure.id, t)('state', standing.state),
    open: standing.closedAt === null,
    askedAt: row.openedAt.toISOString(),
    dueOn: term ? civilDay(new Date(term.dueAt)) : null,
    left: shown?.left ?? null,
    answer: (answer?.answer ?? answer?.why ?? answer?.missing ?? null) as string | null,
    remedy: standing.state === 'refused' ? t('subject:remedy') : null,
    seq: standing.actCount,
  }
}

const answering = ['grant', 'freeze', 'refuse', 'askProof', 'deemWithdrawn']
