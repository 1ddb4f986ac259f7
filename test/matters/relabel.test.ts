/** A matter of the wrong kind is relabelled: terms keep their start, what becomes longer is decided by a second person, everybody reads the kind it has. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { startTown, type Visitor } from '../support/server.ts'
import { type ActorName, reported } from './course.ts'
import { must, type Opened, report, take } from './story.ts'

suite('the handling term under another label', () => {
  /** Reported Monday 2026-11-23 10:00 and filed at once, relabelled two hours later by the leader. */
  const table: [from: string, to: string, due: string, decides: ActorName | null][] = [
    ['complaint', 'inquiry', '2026-11-24T09:30:00.000Z', null],
    ['complaint', 'help', '2026-11-26T09:30:00.000Z', null],
    ['inquiry', 'complaint', '2026-12-02T09:30:00.000Z', 'dispatcher'],
    ['inquiry', 'suggestion', '2026-11-30T09:30:00.000Z', 'committee'],
    ['help', 'complex', '2026-12-14T09:30:00.000Z', 'dispatcher'],
    // As long as before: nobody else has to agree.
    ['complaint', 'report', '2026-12-02T09:30:00.000Z', null],
  ]
  for (const [from, to, due, decides] of table)
    test(`from ${from} to ${to}: ${decides ? `decided by ${decides}` : 'at once'}`, () => {
      const course = reported({ label: from })
      course.take('leader', 'file')
      const handling = () => course.standing.terms.find(term => term.term === 'handling')!
      const before = handling()
      course.advance(2 * 3_600_000)
      course.take('leader', 'relabel', { label: to, reason: '类别选错' })
      if (decides) {
        assert.equal(course.standing.label, from)
        assert.equal(handling().dueAt, before.dueAt)
        course.advance(24 * 3_600_000)
        course.take(decides, 'approveRelabel', {})
      }
      assert.equal(course.standing.label, to)
      assert.equal(handling().dueAt, due)
      assert.equal(handling().startsAt, before.startsAt)
      assert.equal(course.standing.marks.relabelTo, undefined)
    })

  test('there and back, the day is the first one again', () => {
    const course = reported({ label: 'complaint' })
    course.take('leader', 'file')
    const due = () => course.standing.terms.find(term => term.term === 'handling')!.dueAt
    const before = due()
    course.take('leader', 'relabel', { label: 'inquiry', reason: '是咨询' })
    course.take('leader', 'relabel', { label: 'complaint', reason: '还是投诉' })
    course.take('dispatcher', 'approveRelabel', {})
    assert.equal(due(), before)
  })

  test('an urgent matter stays urgent under every label', () => {
    const course = reported({ label: 'help', urgent: true })
    course.take('leader', 'file')
    const due = () => course.standing.terms.find(term => term.term === 'handling')!.dueAt
    const before = due()
    course.take('leader', 'relabel', { label: 'complaint', reason: '是投诉' })
    assert.equal(course.standing.label, 'complaint')
    assert.equal(due(), before)
  })
})

suite('over HTTP', async () => {
  const server = await startTown()
  const dispatcher = await server.signIn('dispatch')
  const secretary = await server.signIn('secretary')
  const offered = async (who: Visitor, id: string, step: string) => {
    const { body } = await who.get(`/api/matters/${id}`)
    return body.next.find((one: { step: string }) => one.step === step)
  }
  const publicly = async ({ number, code }: Opened) =>
    (await server.resident.get(`/api/public/matters/${number}?code=${code}`)).body

  test('proposed, offered to whoever decides, approved, and read by all', async () => {
    const matter = await report(server, { nature: 'inquiry' })
    await must(dispatcher, matter.id, 'file', { category: '01037' })
    const step = await offered(dispatcher, matter.id, 'relabel')
    assert.equal(step.label, '变更类别')
    assert.deepEqual(
      step.inputs.map((input: { name: string }) => input.name),
      ['label', 'reason'],
    )
    // Every label but the one it has.
    assert.deepEqual(
      step.inputs[0].options.map((one: { label: string }) => one.label),
      ['求助', '建议', '投诉', '举报', '情况复杂'],
    )
    const proposed = await must(dispatcher, matter.id, 'relabel', {
      label: 'complaint',
      reason: '要求处理物业',
    })
    assert.equal(proposed.nature, 'inquiry')
    assert.equal(proposed.acts.at(-1).label, '提出变更类别')
    assert.ok(!(await publicly(matter)).acts.some((act: { step: string }) => act.step === 'relabel'))
    assert.equal(await offered(dispatcher, matter.id, 'approveRelabel'), undefined)
    const own = await take(dispatcher, matter.id, 'approveRelabel')
    assert.equal(own.body.error.code, 'separation')

    const approved = await must(secretary, matter.id, 'approveRelabel')
    assert.equal(approved.nature, 'complaint')
    assert.equal(approved.acts.at(-1).label, '已同意变更类别')
    const handling = approved.terms.find((term: { term: string }) => term.term === 'handling')
    assert.equal(handling.dueAt, '2026-12-02T09:30:00.000Z')
    const seen = await publicly(matter)
    assert.equal(seen.acts.at(-1).label, '已同意变更类别')
    assert.equal(seen.terms.find((term: { term: string }) => term.term === 'handling').dueAt, handling.dueAt)
  })

  test('a complex matter keeps the nature it was reported with', async () => {
    const matter = await report(server, { nature: 'help' })
    await must(dispatcher, matter.id, 'file', { category: '01037' })
    await must(dispatcher, matter.id, 'relabel', { label: 'complex', reason: '涉及三个单位' })
    const approved = await must(secretary, matter.id, 'approveRelabel')
    assert.equal(approved.nature, 'help')
    const shorter = await must(dispatcher, matter.id, 'relabel', { label: 'inquiry', reason: '只问时间' })
    assert.equal(shorter.nature, 'inquiry')
    assert.equal(shorter.acts.at(-1).label, '已变更类别')
    assert.equal((await publicly(matter)).acts.at(-1).label, '已变更类别')
  })

  test('the same label is refused in words', async () => {
    const matter = await report(server, { nature: 'help' })
    await must(dispatcher, matter.id, 'file', { category: '01037' })
    const { status, body } = await take(dispatcher, matter.id, 'relabel', { label: 'help', reason: '求助' })
    assert.equal(status, 400)
    assert.equal(body.error.message, '“类别”不对：与现在相同，没有变化。')
  })

  test('the secretary hears that a decision is asked for when the dispatcher proposed it', async () => {
    const matter = await report(server, { nature: 'inquiry' })
    await must(dispatcher, matter.id, 'file', { category: '01037' })
    await must(dispatcher, matter.id, 'undertake', { plan: '核实' })
    await must(dispatcher, matter.id, 'relabel', { label: 'complaint', reason: '要求处理' })
    const { waitsRole } = await server.db.owner
      .selectFrom('proceeding')
      .select('waitsRole')
      .where('id', '=', matter.id)
      .executeTakeFirstOrThrow()
    assert.equal(waitsRole, 'workCommitteeSecretary')
  })
})
