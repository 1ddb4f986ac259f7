/** A proceeding carried over HTTP by the people it needs: every row of a walk is read, tried by who may not, taken, sent again, and held against its end (walk-table.ts). */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { demoPlan } from '../../src/territory/demo.ts'
import { declaredForm, type Form, fillForm } from './form.ts'
import type { Answer, TestServer, Visitor } from './server.ts'
import { endOf, inOrder, instantFor, type Row } from './walk-table.ts'
import { listening, staysSignedIn } from './walk-visitors.ts'

const plan = demoPlan()
const personOf = new Map(plan.people.map(person => [person.user, person.id]))
const unitOf = (user: string) => plan.posts.find(post => post.personId === personOf.get(user))?.unitId
/** Of a user of the demo town, for looking into tables. */
export const idOfUser = (user: string): string => personOf.get(user)!
export const unitOfUser = (user: string): string => unitOf(user)!

export interface Walk {
  readonly id: string
  readonly procedure: string
  /** What persons told, as it was typed: it must never come back. */
  readonly secrets: Set<string>
  /** The last answer to somebody who acted. */
  last: Answer
  readonly users: Set<string>
}

export interface Walker {
  walk(procedure: string, rows: readonly Row[]): Promise<Walk>
  visitor(user: string): Promise<Visitor>
  /** Somebody whose answers are not kept: what is revealed on a reason is meant to be read. */
  fresh(user: string): Promise<Visitor>
  readonly server: TestServer
  /** Everything that was answered to anybody. */
  readonly answers: string[]
  /** Procedure, step, user and end of the rows met so far. */
  readonly tried: Set<string>
}

export function openWalker(server: TestServer): Walker {
  const visitors = new Map<string, Promise<Visitor>>()
  const answers: string[] = []
  const visitor = (user: string) => {
    const known = visitors.get(user) ?? staysSignedIn(server, user).then(one => listening(one, answers))
    visitors.set(user, known)
    return known
  }
  const walker: Walker = {
    server,
    answers,
    tried: new Set(),
    fresh: user => staysSignedIn(server, user),
    visitor,
    async walk(procedure, rows) {
      const walk: Walk = {
        id: randomUUID(),
        procedure,
        secrets: new Set(),
        last: { status: 0, body: {} },
        users: new Set(),
      }
      for (const row of rows) await take(server, walker, walk, row)
      return walk
    },
  }
  return walker
}

async function take(server: TestServer, walker: Walker, walk: Walk, row: Row): Promise<void> {
  const where = `${walk.procedure} ${row.at} ${row.user} ${row.step}`
  if (row.at) server.clock.set(instantFor(row.at).toISOString())
  await server.aili.sweeper.round()
  const actor = await walker.visitor(row.user)
  const begun = walk.users.size > 0
  const refused = /^\d{3} /.test(row.end)
  const form = begun ? await offered(actor, walk, row.step) : await beginning(actor, walk.procedure, row.step)
  if (!refused) assert.ok(form, `${where}: not offered`)
  const request = await requestFor(walk, row, actor, form, begun)
  // The stories of one procedure share their beginnings: what is tried beside a step is tried where it is first met.
  const trial = `${walk.procedure} ${row.step} ${row.user} ${row.end}`
  const isNew = !walker.tried.has(trial)
  walker.tried.add(trial)
  if (isNew) await keepApart(walker, walk, row, request, where)
  if (isNew && !refused) await missing(actor, walk, form!, request, where)
  const answer = await actor.post(request.path, request.body)
  if (refused) {
    assert.equal(
      `${answer.status} ${answer.body.error?.code}`,
      row.end,
      `${where}: ${JSON.stringify(answer.body)}`,
    )
    assert.notEqual(answer.body.error.message, answer.body.error.code, where)
    assert.ok(answer.body.error.message.length > 3, `${where}: no words`)
    return
  }
  assert.ok([200, 410].includes(answer.status), `${where}: ${JSON.stringify(answer.body).slice(0, 600)}`)
  walk.users.add(row.user)
  if (row.end === 'gone') return gone(walker, walk, answer, where)
  if (isNew) await sentTwice(actor, request, answer, where)
  walk.last = answer.status === 200 ? answer : await readBySomebody(walker, walk)
  assert.equal(inOrder(endOf(walk.last.body)), inOrder(row.end), where)
}

/** Sent once more it is the same act; the same id with other words is not. */
async function sentTwice(
  actor: Visitor,
  { path, body }: Request,
  first: Answer,
  where: string,
): Promise<void> {
  const again = await actor.post(path, body)
  assert.ok([200, 404, 410].includes(again.status), `${where}, sent again: ${JSON.stringify(again.body)}`)
  if (first.status === 200 && again.status === 200)
    assert.equal(again.body.seq, first.body.seq, `${where}, sent again`)
}

interface Request {
  readonly path: string
  readonly body: Record<string, unknown> & { inputs: Record<string, unknown> }
}

async function requestFor(
  walk: Walk,
  row: Row,
  actor: Visitor,
  form: Form | undefined,
  begun: boolean,
): Promise<Request> {
  const { at, beside, communityId, ...rest } = row.given
  const shown = form ?? declaredForm(walk.procedure, row.step)
  const given = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, meant(shown, name, value)]),
  )
  const inputs = await fillForm(shown, given, actor, walk.secrets)
  const happened = at ? { at: /^\d\d-\d\d/.test(at) ? instantFor(at).toISOString() : at } : {}
  if (!begun)
    return {
      path: '/api/proceedings',
      body: {
        id: walk.id,
        procedure: walk.procedure,
        step: row.step,
        inputs,
        ...happened,
        ...(beside ? { besideId: beside } : {}),
        ...(communityId ? { communityId } : {}),
      },
    }
  const seen = await actor.get(`/api/proceedings/${walk.id}`)
  const seq = seen.status === 200 ? seen.body.seq : walk.last.body.seq
  return {
    path: `/api/proceedings/${walk.id}/acts`,
    body: { id: randomUUID(), step: row.step, seq, inputs, ...happened },
  }
}

/** A person by id where a person is asked for, a unit otherwise. */
function meant(form: Form, name: string, value: string): string {
  if (!value.startsWith('@')) return value
  const kind = form.inputs.find(input => input.name === name)?.kind
  return (kind === 'person' ? personOf.get(value.slice(1)) : unitOf(value.slice(1))) ?? value
}

async function offered(actor: Visitor, walk: Walk, step: string): Promise<Form | undefined> {
  const seen = await actor.get(`/api/proceedings/${walk.id}`)
  return seen.status === 200 ? seen.body.next.find((one: Form) => one.step === step) : undefined
}

async function beginning(actor: Visitor, procedure: string, step: string): Promise<Form | undefined> {
  const listed = await actor.get('/api/procedures')
  const row = listed.body.rows?.find((one: { id: string }) => one.id === procedure)
  return row?.begins.find((one: Form) => one.step === step)
}

async function keepApart(
  walker: Walker,
  walk: Walk,
  row: Row,
  request: Request,
  where: string,
): Promise<void> {
  for (const user of row.kept) {
    const other = await walker.visitor(user)
    const form =
      walk.users.size > 0
        ? await offered(other, walk, row.step)
        : await beginning(other, walk.procedure, row.step)
    assert.equal(form, undefined, `${where}: offered to ${user}`)
    const { path, body } = request
    const tried = await other.post(path, { ...body, id: randomUUID() })
    assert.ok(
      [403, 404].includes(tried.status),
      `${where} by ${user}: ${tried.status} ${JSON.stringify(tried.body).slice(0, 300)}`,
    )
  }
}

/** One required input left out: refused by its name, nothing is recorded. */
async function missing(
  actor: Visitor,
  walk: Walk,
  form: Form,
  { path, body }: Request,
  where: string,
): Promise<void> {
  const needed = form.inputs.find(input => input.required && body.inputs[input.name] !== undefined)
  if (!needed) return
  const { [needed.name]: _, ...rest } = body.inputs
  const tried = await actor.post(path, {
    ...body,
    id: walk.users.size ? randomUUID() : body.id,
    inputs: rest,
  })
  assert.equal(
    `${tried.status} ${tried.body.error?.code} ${tried.body.error?.facts?.input}`,
    `400 missingInput ${needed.name}`,
    where,
  )
}

/** Sealed or passed beyond everybody here: whoever did it is told so, and nobody finds it any more. */
async function gone(walker: Walker, walk: Walk, answer: Answer, where: string): Promise<void> {
  assert.equal(`${answer.status} ${answer.body.error?.code}`, '410 outOfSight', where)
  for (const user of walk.users)
    assert.equal((await (await walker.visitor(user)).get(`/api/proceedings/${walk.id}`)).status, 404, where)
}

async function readBySomebody(walker: Walker, walk: Walk): Promise<Answer> {
  for (const user of [
    ...walk.users,
    'audit',
    'politics1',
    'procurator1',
    'finance1',
    'discipline1',
    'community1',
    'judge1',
    'supervise',
    'police1',
    'city',
    'secretary',
  ]) {
    const answer = await (await walker.visitor(user)).get(`/api/proceedings/${walk.id}`)
    if (answer.status === 200) return answer
  }
  throw new Error(`${walk.procedure}: nobody asked sees it any more`)
}
