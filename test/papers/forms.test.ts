/** An office's own forms and numbers: who decides, what is refused, what is filled, and the way back to the shipped ones. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { unzipSync } from 'fflate'
import { wordOf } from '../../src/kernel/documents/word.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { numberText, shippedForm } from '../../src/papers/number.ts'
import { printing } from '../../src/papers/print.ts'
import { quick } from '../conduct/walks.ts'
import { fillForm } from '../support/form.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { unitOfUser } from '../support/walk.ts'
import { dispute, secret } from './dispute.ts'

const server = await startTown({ env: quick })
const t = translator('zh-CN')
const [director, mediator] = [await server.signIn('community1'), await server.signIn('mediator1')]
const unitId = unitOfUser('community1')
const procedure = 'mediation'
const kind = 'mediationApplication'
const named = 'form.docx'

/** A form of an office with what is given written into it. */
async function word(...lines: readonly string[]): Promise<File> {
  const blocks = lines.map(text => ({ kind: 'paragraph', text }) as const)
  const { bytes } = await wordOf({ title: '本办样式', blocks }, printing(t, new Date(0)))
  return new File([new Uint8Array(bytes)], named)
}
const send = (who: Visitor, path: string, file: File, more: object = {}) =>
  who.send(`/api/papers/forms${path}`, file, { ask: JSON.stringify({ unitId, procedure, kind, ...more }) })
const keep = (who: Visitor, file: File, more: object = {}) =>
  send(who, '', file, { id: randomUUID(), name: named, seenId: null, ...more })
const textOf = (docx: Uint8Array) =>
  Buffer.from(unzipSync(docx)['word/document.xml']!)
    .toString()
    .replaceAll(/<[^>]+>/g, '')
const codeOf = (answer: {
  status: number
  body: { error?: { code: string; facts: { reason?: string; what?: string } } }
}) =>
  [answer.status, answer.body.error?.code, answer.body.error?.facts.reason ?? answer.body.error?.facts.what]
    .filter(Boolean)
    .join(' ')

suite('forms of papers', { concurrency: false }, () => {
  test('who may keep the forms and numbers of a unit', async () => {
    const table = `
      community1 200 200 200
      admin      200 200 200
      mediator1  403 403 403
      community2 403 403 403
      supervise  403 403 403`
    for (const line of table.trim().split('\n')) {
      const [user, ...expected] = line.trim().split(/\s+/)
      const who = await server.signIn(user!)
      const { body } = await director.get(`/api/papers/forms?unitId=${unitId}`)
      const own = body.rows.find((row: { kind: string }) => row.kind === kind).own
      const found = [
        await who.get(`/api/papers/forms?unitId=${unitId}`),
        await keep(who, await word('{{申请人}}'), { seenId: own?.id ?? null }),
        await who.post('/api/papers/office', {
          unitId,
          shortName: '罕乌拉',
          numberForm: null,
          seen: body.office.revision,
        }),
      ].map(answer => String(answer.status))
      assert.deepEqual(found, expected, user)
    }
  })

  test('shown on the page: what the filled form says, tables row by row, to whoever keeps the form', async () => {
    const file = await word('申请人是{{申请人}}', '案号{{案号}}')
    const { body } = await send(director, '/show', file)
    const said = (body.blocks as { kind: string; text: string; align: string }[]).map(
      block => `${block.align} ${block.text}`,
    )
    assert.deepEqual(said.slice(0, 2), ['center 本办样式', 'left 申请人是样例甲，住样例小区1号楼101室'])
    assert.match(said[2]!, /^left 案号\(样例社区\)人调字\[2026\]第001号$/)
    assert.equal(codeOf(await send(mediator, '/show', file)), '403 notYours paperForms')
    assert.match(
      codeOf(await send(director, '/show', await word('{{申请人'))),
      /templateUnfit brokenPlaceholder/,
    )
  })

  test('looked at: what will be filled, what is unknown, what is broken; none of these is used', async () => {
    const fine = await send(
      director,
      '/look',
      await word('申请人{{申请人}},被申请人{{被申请人}},案号{{案号}}'),
    )
    assert.deepEqual(fine.body, {
      placeholders: ['申请人', '被申请人', '案号'],
      unknown: [],
      broken: [],
      brokenCount: 0,
    })
    const unknown = await send(director, '/look', await word('{{申请人}}{{身份证号}}'))
    assert.deepEqual(unknown.body.unknown, ['身份证号'])
    const broken = await send(director, '/look', await word('此处{{申请人 写坏了'))
    assert.equal(broken.body.broken.length, 1)
    assert.match(broken.body.broken[0].around, /写坏了/)
    const { body } = await director.get(`/api/papers/forms?unitId=${unitId}`)
    const seenId = body.rows.find((row: { kind: string }) => row.kind === kind).own.id
    assert.equal(
      codeOf(await keep(director, await word('{{身份证号}}'), { seenId })),
      '422 templateUnfit unknownPlaceholders',
    )
    assert.equal(
      codeOf(await keep(director, await word('{{申请人'), { seenId })),
      '422 templateUnfit brokenPlaceholder',
    )
    assert.equal(
      codeOf(await keep(director, new File(['no word'], named), { seenId })),
      '422 templateUnfit notWord',
    )
    assert.equal(
      codeOf(await keep(director, await word('{{申请人}}'), { seenId: null })),
      '409 changedMeanwhile paperForm',
    )
    const tried = await server.aili.app.inject({
      method: 'GET',
      url: `/api/papers/forms/sample?unitId=${unitId}&procedure=${procedure}&kind=${kind}&as=pdf`,
      headers: director.headers,
    })
    assert.equal(tried.headers['content-type'], 'application/pdf')
    for (const one of body.rows as { kind: string }[]) {
      const url = `/api/papers/forms/sample?unitId=${unitId}&procedure=${procedure}&kind=${one.kind}&as=open`
      const answer = await server.aili.app.inject({ method: 'GET', url, headers: director.headers })
      const begun = new File([new Uint8Array(answer.rawPayload)], named)
      const looked = await send(director, '/look', begun, { kind: one.kind })
      assert.deepEqual([looked.body.unknown, looked.body.broken], [[], []], one.kind)
      assert.ok(looked.body.placeholders.length > 0, one.kind)
    }
  })

  test('the form in use is filled from the record; put aside, the shipped one holds again; the PDF is Aili’s own', async () => {
    const now = (await director.get(`/api/papers/forms?unitId=${unitId}`)).body.rows.find(
      (row: { kind: string }) => row.kind === kind,
    ).own
    const kept = await keep(director, await word('甲方是{{申请人}}', '请求:{{申请事项}}'), { seenId: now.id })
    assert.equal(kept.status, 200, JSON.stringify(kept.body))
    const one = await dispute(mediator)
    const acts = await one.acts()
    const issued = await mediator.post(`/api/proceedings/${one.id}/papers`, {
      id: randomUUID(),
      kind,
      actId: acts[0]!.id,
      reason: '打印',
      seen: 0,
    })
    const paper = issued.body.rows.find((row: { kind: string }) => row.kind === kind).versions[0]
    const read = async () => {
      const { body } = await mediator.post(`/api/papers/${paper.id}/read`, { reason: '打印', as: 'word' })
      const answer = await server.aili.app.inject({ method: 'GET', url: body.url, headers: mediator.headers })
      return textOf(answer.rawPayload)
    }
    const filled = await read()
    assert.ok(filled.includes(`甲方是${secret}`) && filled.includes('请求:请求修好防水并赔偿。'), filled)
    const { own } = kept.body.rows.find((row: { kind: string }) => row.kind === kind)
    const back = await director.post(`/api/papers/forms/${own.id}/end`, { unitId })
    assert.equal(back.body.rows.find((row: { kind: string }) => row.kind === kind).own, null)
    assert.ok((await read()).includes('人民调解申请书'))
  })

  test('the form of the number is an office’s own, and must tell year and serial', async () => {
    const { office } = (await director.get(`/api/papers/forms?unitId=${unitId}`)).body
    assert.equal(office.example, '(罕乌拉)人调字[2026]第001号')
    const without = await director.post('/api/papers/office', {
      unitId,
      shortName: '罕乌拉',
      numberForm: '人调{{year}}号',
      seen: office.revision,
    })
    assert.equal(codeOf(without), '422 templateUnfit numberForm')
    const set = await director.post('/api/papers/office', {
      unitId,
      shortName: '罕乌拉',
      numberForm: '{{unit}}调〔{{year}}〕{{serial}}号',
      seen: office.revision,
    })
    assert.equal(set.status, 200)
    const twice = await director.post('/api/papers/office', {
      unitId,
      shortName: '旧',
      numberForm: null,
      seen: office.revision,
    })
    assert.equal(codeOf(twice), '409 changedMeanwhile paperForm')
    const one = await dispute(mediator)
    const acts = await one.acts()
    const issued = await mediator.post(`/api/proceedings/${one.id}/papers`, {
      id: randomUUID(),
      kind: 'receipt',
      actId: acts[0]!.id,
      reason: '打印',
      seen: 0,
    })
    assert.match(issued.body.numbers[0], /^罕乌拉调〔2026〕00\d号$/)
  })

  test('papers of a procedure without forms are said to be written elsewhere, and none is made up', async () => {
    const officer = await server.signIn('petition1')
    const { body } = await officer.get('/api/procedures')
    const begun = body.rows.find((row: { id: string }) => row.id === 'petition').begins[0]
    const inputs = await fillForm(begun, {}, officer, new Set())
    const id = randomUUID()
    const answer = await officer.post('/api/proceedings', {
      id,
      procedure: 'petition',
      step: begun.step,
      inputs,
    })
    assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 500))
    const { rows } = (await officer.get(`/api/proceedings/${id}/papers`)).body
    assert.ok(rows.length > 0)
    for (const row of rows)
      assert.deepEqual([row.status, row.mayWrite, row.versions.length], ['outside', false, 0])
    const made = { id: randomUUID(), kind: rows[0].kind, actId: id, reason: '打印', seen: 0 }
    assert.equal((await officer.post(`/api/proceedings/${id}/papers`, made)).status, 404)
    const bound = await officer.post(`/api/proceedings/${id}/dossier`, { reason: '打印', as: 'pdf' })
    assert.equal(`${bound.status} ${bound.body.error.code}`, '409 paperUnfit')
  })

  for (const [form, serial, expected] of [
    [shippedForm('people', t), 7, '(河畔)人调字[2026]第007号'],
    [shippedForm('administrative', t), 12, '(河畔)行调字[2026]第012号'],
    [shippedForm('judicial', t), 1234, '(河畔)特调字[2026]第1234号'],
    ['{{serial}}/{{year}}', 1, '001/2026'],
  ] as const)
    test(expected, () => assert.equal(numberText(form, { unit: '河畔', year: 2026, serial }), expected))
})
