/** Papers of a dispute over HTTP: written, numbered, corrected, opened on a reason, bound; by whom, and what stays of it. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { pdfOf } from '../../src/kernel/documents/pdf.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { printing } from '../../src/papers/print.ts'
import { contentOf } from '../../src/papers/write.ts'
import { quick } from '../conduct/walks.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { type Dispute, dispute, secret } from './dispute.ts'

const server = await startTown({ env: quick })
const { db } = server
const mediator = await server.signIn('mediator1')
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const reason = '打印交当事人签名'
const actOf = async (one: Dispute, step: string) => (await one.acts()).find(act => act.step === step)!.id
async function ask(one: Dispute, kind: string, step: string, more: object = {}) {
  return { id: randomUUID(), kind, actId: await actOf(one, step), reason, seen: 0, ...more }
}
async function written(one: Dispute, kind: string, step: string, more: object = {}, who: Visitor = mediator) {
  return who.post(`/api/proceedings/${one.id}/papers`, await ask(one, kind, step, more))
}
const rowOf = (answer: { body: { rows: { kind: string }[] } }, kind: string) =>
  answer.body.rows.find(row => row.kind === kind) as unknown as {
    status: string
    why: string
    correctedSince: boolean
    mayWrite: boolean
    versions: { id: string; version: number; number: string; sha256: string }[]
  }
const fetched = (url: string, who: Visitor = mediator) =>
  server.aili.app.inject({ method: 'GET', url, headers: who.headers })
async function opened(id: string, as: 'pdf' | 'word' = 'pdf') {
  const answer = await mediator.post(`/api/papers/${id}/read`, { reason, as })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return fetched(answer.body.url)
}
const looks = async () =>
  Number(
    (
      await db.owner
        .selectFrom('accessEntry')
        .select(f => f.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

suite('papers', { concurrency: false }, () => {
  test('what a dispute has, what is missing and why, before anything is written', async () => {
    const one = await dispute(mediator)
    const list = await mediator.get(`/api/proceedings/${one.id}/papers`)
    assert.equal(rowOf(list, 'mediationApplication').status, 'toWrite')
    assert.equal(rowOf(list, 'rightsNotice').status, 'missing')
    assert.match(rowOf(list, 'rightsNotice').why, /征求当事人意见/)
    assert.ok(!JSON.stringify(list.body).includes(secret))
  })

  test('written it bears a number, and is the same bytes as its hash says, now and printed again', async () => {
    const one = await dispute(mediator, 'agreed')
    const sent = await ask(one, 'mediationAgreement', 'agreeWritten')
    const path = `/api/proceedings/${one.id}/papers`
    const [first, again] = [await mediator.post(path, sent), await mediator.post(path, sent)]
    assert.deepEqual(again.body, first.body, 'sent twice it is one')
    const row = rowOf(first, 'mediationAgreement')
    assert.equal(row.status, 'ready', 'the signed copy came with the act')
    assert.match(row.versions[0]!.number, /^\(罕乌拉社区\)人调字\[2026\]第\d{3}号$/)
    const page = await opened(row.versions[0]!.id)
    assert.equal(page.headers['content-type'], 'application/pdf')
    assert.equal(page.headers['x-frame-options'], 'SAMEORIGIN')
    assert.equal(sha(page.rawPayload), row.versions[0]!.sha256)
    const kept = await db.owner
      .selectFrom('paper')
      .selectAll()
      .where('id', '=', row.versions[0]!.id)
      .executeTakeFirstOrThrow()
    const printed = await pdfOf(
      contentOf(server.aili.kernel, kept.content),
      printing(translator('zh-CN'), kept.at, kept.says),
    )
    assert.equal(sha(printed.bytes), row.versions[0]!.sha256, 'printed again')
    const word = await opened(row.versions[0]!.id, 'word')
    assert.ok(Object.keys(unzipSync(word.rawPayload)).includes('word/document.xml'))
    assert.equal(
      rowOf(await written(one, 'rightsNotice', 'askConsent'), 'rightsNotice').versions[0]!.number,
      row.versions[0]!.number,
      'one number a dispute',
    )
  })

  test('what it says lies encrypted; a look needs a reason and is on record', async () => {
    const one = await dispute(mediator)
    const before = await looks()
    assert.equal((await written(one, 'mediationApplication', 'apply', { reason: ' ' })).status, 400)
    const { id } = rowOf(await written(one, 'mediationApplication', 'apply'), 'mediationApplication')
      .versions[0]!
    assert.equal((await mediator.post(`/api/papers/${id}/read`, { as: 'pdf', reason: '' })).status, 400)
    const url = (await mediator.post(`/api/papers/${id}/read`, { as: 'pdf', reason })).body.url
    assert.equal(await looks(), before + 2)
    const { rows } = await sql<{ row: string }>`select p::text as row from paper p`.execute(db.owner)
    for (const { row } of rows)
      assert.ok(!row.includes(secret) && !row.includes(Buffer.from(secret).toString('hex')))
    assert.equal(
      (await fetched(url, await server.signIn('community1'))).statusCode,
      404,
      'a pass is for one person',
    )
    server.clock.advance(11 * 60_000)
    assert.equal((await fetched(url)).statusCode, 404, 'and for some minutes')
  })

  test('numbers of two disputes at once follow each other, none is left out, a refusal spends none', async () => {
    const some = await Promise.all(Array.from({ length: 6 }, () => dispute(mediator)))
    const serials = async () =>
      (await db.owner.selectFrom('paperNumber').select('serial').orderBy('serial').execute()).map(
        row => row.serial,
      )
    const before = await serials()
    const wrong = await written(some[0]!, 'rightsNotice', 'apply')
    assert.equal(`${wrong.status} ${wrong.body.error.code}`, '409 paperUnfit')
    await Promise.all(
      some.flatMap(one => [written(one, 'mediationApplication', 'apply'), written(one, 'receipt', 'apply')]),
    )
    const after = await serials()
    assert.deepEqual(
      after,
      Array.from({ length: before.length + 6 }, (_, index) => index + 1),
    )
  })

  test('put right it is a further version that says what was said before and when; the earlier one stays', async () => {
    const one = await dispute(mediator)
    const apply = await actOf(one, 'apply')
    const first = rowOf(await written(one, 'mediationApplication', 'apply'), 'mediationApplication')
      .versions[0]!
    await written(one, 'receipt', 'apply')
    const same = await written(one, 'mediationApplication', 'apply', { seen: 1 })
    assert.equal(`${same.status} ${same.body.error?.code}`, '409 paperUnfit', 'nothing changed')
    const words = await mediator.post(`/api/proceedings/${one.id}/papers/words`, { reason })
    const field = words.body.fields.find((one: { input: string }) => one.input === 'respondents')
    assert.equal(field.value, '司马青衫')
    assert.ok(
      !words.body.fields.some((one: { input: string }) => one.input === 'disputeKind'),
      'choices are no words',
    )
    const corrections = [{ id: randomUUID(), actId: apply, input: 'respondents', value: '司马青山' }]
    const late = await written(one, 'mediationApplication', 'apply', { seen: 0, corrections })
    assert.equal(`${late.status} ${late.body.error?.code}`, '409 changedMeanwhile')
    const answer = await written(one, 'mediationApplication', 'apply', {
      seen: 1,
      corrections,
      reason: '姓名录入有误',
    })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    const row = rowOf(answer, 'mediationApplication')
    assert.deepEqual(
      row.versions.map(version => version.version),
      [2, 1],
    )
    assert.ok(rowOf(answer, 'receipt').correctedSince && !row.correctedSince)
    assert.equal(sha((await opened(first.id)).rawPayload), first.sha256, 'version 1 as it was')
    const kept = await db.owner
      .selectFrom('paper')
      .select('content')
      .where('id', '=', row.versions[0]!.id)
      .executeTakeFirstOrThrow()
    const text = JSON.stringify(contentOf(server.aili.kernel, kept.content))
    assert.match(text, /第 2 版，取代2026年11月23日签发的第 1 版/)
    assert.match(text, /被申请人：由“司马青衫”更正为“司马青山”/)
    assert.match(text, /姓名录入有误/)
    const choice = await written(one, 'receipt', 'apply', {
      seen: 1,
      corrections: [{ id: randomUUID(), actId: apply, input: 'disputeKind', value: 'debt' }],
    })
    assert.equal(
      `${choice.status} ${choice.body.error.code}`,
      '400 invalidInput',
      'what moved the procedure is put right by an act',
    )
    await assert.rejects(db.owner.updateTable('paper').set({ number: 'x' }).execute(), 'never changed')
  })

  test('who may: list, write, read, bind', async () => {
    const one = await dispute(mediator)
    const { id } = rowOf(await written(one, 'mediationApplication', 'apply'), 'mediationApplication')
      .versions[0]!
    const table = `
      mediator1  200 200 200 200
      community1 200 200 200 200
      supervise  200 403 403 403
      mediator2  404 404 404 404
      court1     404 404 404 404
      justice1   404 404 404 404`
    for (const line of table.trim().split('\n')) {
      const [user, ...expected] = line.trim().split(/\s+/)
      const who = await server.signIn(user!)
      const found = [
        await who.get(`/api/proceedings/${one.id}/papers`),
        await written(one, 'registrationForm', 'register', { seen: user === 'community1' ? 1 : 0 }, who).then(
          answer =>
            user === 'community1' && answer.body.error?.code === 'paperUnfit'
              ? { ...answer, status: 200 }
              : answer,
        ),
        await who.post(`/api/papers/${id}/read`, { reason, as: 'pdf' }),
        await who.post(`/api/proceedings/${one.id}/dossier`, { reason, as: 'pdf' }),
      ].map(answer => String(answer.status))
      assert.deepEqual(found, expected, user)
    }
    assert.equal((await server.resident.get(`/api/proceedings/${one.id}/papers`)).status, 401)
  })

  test('the file in its legal order as one PDF, and as an archive whose manifest names every version with its hash', async () => {
    const one = await dispute(mediator, 'accepted')
    const none = await mediator.post(`/api/proceedings/${one.id}/dossier`, { reason, as: 'pdf' })
    assert.equal(`${none.status} ${none.body.error.code}`, '409 paperUnfit')
    await written(one, 'rightsNotice', 'askConsent')
    const before = rowOf(await written(one, 'mediationApplication', 'apply'), 'mediationApplication')
      .versions[0]!
    const corrections = [
      { id: randomUUID(), actId: await actOf(one, 'apply'), input: 'request', value: '请求修好防水。' },
    ]
    await written(one, 'mediationApplication', 'apply', { seen: 1, corrections })
    const bound = async (as: string) =>
      fetched((await mediator.post(`/api/proceedings/${one.id}/dossier`, { reason, as })).body.url)
    const [pdf, again, zip] = [await bound('pdf'), await bound('pdf'), await bound('zip')]
    assert.equal(pdf.statusCode, 200, pdf.body.slice(0, 300))
    assert.equal(sha(pdf.rawPayload), sha(again.rawPayload), 'bound alike again')
    const files = unzipSync(zip.rawPayload)
    const manifest = JSON.parse(Buffer.from(files['manifest.json']!).toString()) as {
      files: { name: string; title: string; sha256: string; version?: number }[]
    }
    for (const { name, sha256 } of manifest.files) assert.equal(sha(files[name]!), sha256, name)
    assert.equal(
      manifest.files
        .filter(file => file.title === '人民调解申请书')
        .map(file => file.version)
        .join(),
      '1,2',
    )
    assert.ok(manifest.files.some(file => file.sha256 === before.sha256))
    assert.ok(
      manifest.files.some(file => file.name.startsWith('scans/')),
      'what was scanned lies with it',
    )
  })
})
