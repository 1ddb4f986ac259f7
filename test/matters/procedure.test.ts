/** Procedure 1 as data is sound, and its rules do what they say: one story a line. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Refusal } from '../../src/kernel/errors.ts'
import { matterRules } from '../../src/matters/consequences.ts'
import { matterGuards } from '../../src/matters/policy.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { isRole } from '../../src/territory/roles.ts'
import { type ActorName, actors, type Course, inputsFor, reported } from './course.ts'
import { type Move, stories } from './stories.ts'

const { states, steps, terms } = matterProcedure
const isFinal = (state: string) => states[state]?.final ?? false
const targets = (to: string, from: readonly string[]) =>
  // '^' leads back to where a side state was entered from: any state from which one enters it.
  to === '=' || to === '^' ? from : [to]

suite('the procedure as data', () => {
  test('every state is reached from the first', () => {
    const reached = new Set([matterProcedure.initial])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const step of Object.values(steps))
        if (step.from.some(state => reached.has(state)))
          for (const state of targets(step.to, step.from)) reached.add(state)
    }
    assert.deepEqual([...reached].sort(), Object.keys(states).sort())
  })

  test('every state that is not final has a way out, and from every one a final state is reached', () => {
    const ending = new Set(Object.keys(states).filter(isFinal))
    for (let before = 0; before !== ending.size; ) {
      before = ending.size
      for (const step of Object.values(steps))
        if (ending.has(step.to)) for (const state of step.from) ending.add(state)
    }
    assert.deepEqual(
      Object.keys(states).filter(state => !ending.has(state)),
      [],
    )
  })

  test('every step starts from known states, leads to a known one, and somebody may take it', () => {
    const wrong = Object.entries(steps).flatMap(([name, step]) => [
      ...step.from.filter(state => !states[state]).map(state => `${name} from ${state}`),
      ...(step.to === '=' || step.to === '^' || states[step.to] ? [] : [`${name} to ${step.to}`]),
      ...(step.from.length && step.who.length ? [] : [`${name} by nobody`]),
      ...step.who
        .filter(who => !isRole(who.role) && !['resident', 'system'].includes(who.role))
        .map(who => `${name} by ${who.role}`),
    ])
    assert.deepEqual(wrong, [])
  })

  test('every guard, term and consequence named is there, and none is there for nothing', () => {
    const named = Object.values(steps)
    const ask = (pick: (step: (typeof named)[number]) => readonly string[] | undefined) =>
      new Set(named.flatMap(step => pick(step) ?? []))
    assert.deepEqual([...ask(step => step.guards)].sort(), Object.keys(matterGuards).sort())
    assert.deepEqual([...ask(step => step.opens)].sort(), Object.keys(terms).sort())
    const others = ask(step => [
      ...(step.closes ?? []),
      ...(step.pauses ?? []),
      ...(step.resumes ?? []),
      ...(step.keeps ?? []),
      ...(step.extends ? [step.extends.term] : []),
    ])
    assert.deepEqual(
      [...others].filter(name => !terms[name]),
      [],
    )
    assert.deepEqual(
      Object.keys(matterRules.consequences).filter(name => !steps[name]),
      [],
    )
  })

  test('every rule says on what it rests', () => {
    const bases = [...Object.entries(steps), ...Object.entries(terms)].map(
      ([name, { basis }]) => [name, basis] as const,
    )
    for (const [name, { article, mark, force }] of bases) {
      assert.ok(article.length > 3, name)
      assert.ok(mark !== 'D' || force === 'default', `${name}: a local default is not law`)
    }
  })

  test('whoever approves has not handled, and whoever verifies is held against both', () => {
    for (const [name, step] of Object.entries(steps)) {
      if (step.approves)
        assert.ok(
          step.who.every(who => who.of.includes('notHandler')),
          name,
        )
      if (['verify', 'rework', 'reworkUp'].includes(name))
        assert.ok(step.guards?.includes('verifierApart'), name)
    }
  })

  test('only short legs are begun anew; handling is closed by the end alone', () => {
    for (const [name, step] of Object.entries(steps))
      if (step.closes?.includes('handling')) assert.ok(isFinal(step.to), name)
  })

  test('the ladder’s steps are lawful in every open state', () => {
    const rungs = ['remind', 'warn', 'markOverdue', 'superviseOverdue', 'listAtMeeting', 'reportToBanner']
    const open = Object.keys(states).filter(state => !isFinal(state) && !['draft', 'handled'].includes(state))
    for (const name of rungs) assert.deepEqual([...steps[name]!.from].sort(), open.sort(), name)
  })
})

suite('stories', () => {
  for (const { story, moves, result } of stories)
    test(story, () => {
      const course = reported()
      const [last, ...before] = [...moves].reverse() as [Move, ...Move[]]
      for (const move of before.reverse()) go(course, move)
      assert.equal(outcome(course, last), result)
    })
})

suite('what follows', () => {
  test('whoever approved does not verify, at whatever post', () => {
    const { posts, id } = actors.dispatcher
    const both = { kind: 'staff', id, posts: [...posts, ...actors.supervisor.posts] } as const
    const course = reported()
    for (const [who, step] of [
      ['dispatcher2', 'file'],
      ['dispatcher2', 'dispatch'],
      ['handler', 'signIn'],
      ['handler', 'startHandling'],
      ['handler', 'requestExtension'],
    ] as const)
      course.take(who, step)
    course.take(both, 'grantExtension')
    course.take('handler', 'handle')
    assert.throws(() => course.take(both, 'verify'), { code: 'separation' })
    assert.throws(() => course.take(both, 'rework'), { code: 'separation' })
  })

  test('whoever a matter waits for can do something about it', () => {
    for (const { story, moves } of stories) {
      const course = reported()
      for (const move of moves) outcome(course, move)
      const waits = matterRules.waitsFor(course.standing)
      if (isFinal(course.standing.state) || waits === null) continue
      const byRole = Object.entries({
        gridLeader: 'leader',
        communityDirector: 'director',
        workCommitteeDispatcher: 'dispatcher',
        workCommitteeSecretary: 'committee',
        departmentHandler: course.standing.ownerUnitId === inputsFor('dispatch').unit ? 'handler' : 'other',
        supervisor: 'supervisor',
      })
      const names = byRole.filter(([role]) => role === waits).map(([, name]) => name as ActorName)
      if (waits === 'workCommitteeDispatcher') names.push('dispatcher2')
      const idle = ['comment', 'urge', 'withdraw', 'seal', 'proposeVoid', 'orderSupervision']
      const able = names.some(name => course.lawful(name).some(step => !idle.includes(step)))
      assert.ok(able, `${story}: ${course.standing.state} waits for ${waits}, who can do nothing`)
    }
  })

  test('urgent legs are short, and the first result is due in 24 hours', () => {
    const course = reported({ urgent: true })
    const due = (name: string) => course.standing.terms.find(term => term.term === name)?.dueAt
    assert.equal(due('filing'), '2026-11-23T02:15:00.000Z')
    course.take('dispatcher', 'file')
    assert.equal(due('dispatching'), '2026-11-23T02:15:00.000Z')
    assert.equal(due('handling'), '2026-11-24T02:00:00.000Z')
    course.take('dispatcher', 'dispatch')
    assert.equal(due('signingIn'), '2026-11-23T02:15:00.000Z')
  })

  for (const [label, last] of [
    ['inquiry', '11-24'],
    ['help', '11-26'],
    ['suggestion', '11-30'],
    ['complaint', '12-02'],
    ['report', '12-02'],
  ] as const)
    test(`a matter of the kind ${label} is handled by ${last}`, () => {
      const course = reported({ label })
      course.take('dispatcher', 'file')
      const handling = course.standing.terms.find(term => term.term === 'handling')!
      assert.equal(handling.dueAt, `2026-${last}T09:30:00.000Z`)
    })

  test('a complex matter has fifteen working days, whatever its kind', () => {
    const course = reported({ label: 'inquiry' })
    course.take('dispatcher', 'file', { category: '01037', complex: true })
    const handling = course.standing.terms.find(term => term.term === 'handling')!
    assert.equal(handling.dueAt, '2026-12-14T09:30:00.000Z')
  })

  test('a suggestion is answered with adopted, partly or not', () => {
    const course = reported({ label: 'suggestion' })
    course.take('leader', 'file')
    course.take('leader', 'undertake')
    const answer = { result: '已研究', contact: '已告知' }
    assert.throws(() => course.take('leader', 'handle', answer), { code: 'missingInput' })
    course.take('leader', 'handle', { ...answer, adopted: 'partly' })
    assert.equal(course.standing.state, 'verifying')
  })

  test('referred while suspended and come back, it is no longer suspended and its term runs', () => {
    const course = reported()
    course.take('dispatcher', 'file')
    course.take('committee', 'suspend')
    course.take('dispatcher', 'refer')
    assert.equal(course.standing.suspended, false)
    course.take('dispatcher', 'returnReferral')
    const open = course.standing.terms.map(term => [term.term, term.pausedAt])
    assert.deepEqual(open.sort(), [
      ['dispatching', null],
      ['handling', null],
    ])
  })

  test('solved on the spot, no leg towards handling is left running', () => {
    const course = reported()
    course.take('leader', 'file')
    course.take('leader', 'solveOnSpot')
    const running = course.standing.terms.filter(term => !term.pausedAt).map(term => term.term)
    assert.deepEqual(running, ['verification'])
  })
})

function go(course: Course, { who, step, changes, when }: Move): void {
  if (when instanceof Date) course.setNow(when)
  else if (when !== null) course.advance(when)
  const fits = (value: unknown) => (/^\d$/.test(String(value)) && step === 'rate' ? Number(value) : value)
  const inputs =
    step === 'markOverdue'
      ? { term: 'handling', rung: 'overdue' }
      : { ...inputsFor(step), ...Object.fromEntries(Object.entries(changes).map(([k, v]) => [k, fits(v)])) }
  course.take(who as ActorName, step, inputs)
}

/** State and level, or the code of the refusal. */
function outcome(course: Course, move: Move): string {
  try {
    go(course, move)
    return `${course.standing.state} ${course.standing.level}`
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
