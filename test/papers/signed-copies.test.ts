/** Papers signed by hand: the agreement printed before it is recorded, signed copies put in, refused in words, struck off, bound at their place with their hash. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { everythingOf } from '../../src/kernel/database.ts'
import { quick } from '../conduct/walks.ts'
import { readPdf } from '../kernel/documents-read.ts'
import { scanPdf, scriptPdf } from '../kernel/scans.ts'
import { agreementHands } from '../mediation/agreement-hands.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { type Dispute, dispute } from './dispute.ts'
import { hashOf, readZip } from './read-zip.ts'

const server = await startTown({ env: quick })
let mediator = await server.signIn('mediator1')
const reason = '签名件归卷'
const fetched = (url: string) => server.aili.app.inject({ method: 'GET', url, headers: mediator.headers })
const actOf = async (one: Dispute, step: string) => (await one.acts()).find(act => act.step === step)!.id
const photo = (shade: number) =>
  sharp({ create: { width: 900, height: 1200, channels: 3, background: { r: shade, g: shade, b: 200 } } })
    .png()
    .toBuffer()
const fileOf = (bytes: Buffer, name = '签名件.pdf') => new File([new Uint8Array(bytes)], name)
interface Row {
  readonly kind: string
  readonly status: string
  readonly why: string
  readonly versions: { version: number }[]
  readonly signed: { id: string; sha256: string; pages: number; mime: string; struck: string | null }[]
}
type Sent = Awaited<ReturnType<Visitor['send']>>
const rowOf = ({ body }: Sent, kind: string) => (body.rows as Row[]).find(row => row.kind === kind)!
const refused = ({ status, body }: Sent) =>
  `${status} ${body.error?.code} ${body.error?.facts?.reason ?? ''}`.trim()

async function put(one: Dispute, step: string, bytes: Buffer, more: object = {}, who = mediator) {
  const ask = {
    id: randomUUID(),
    kind: 'mediationApplication',
    actId: await actOf(one, step),
    version: 1,
    reason,
    ...more,
  }
  return who.send(`/api/proceedings/${one.id}/papers/signed`, fileOf(bytes), { ask: JSON.stringify(ask) })
}
async function written(one: Dispute, kind: string, step: string, seen = 0, corrections: object[] = []) {
  const ask = { id: randomUUID(), kind, actId: await actOf(one, step), reason, seen, corrections }
  const answer = await mediator.post(`/api/proceedings/${one.id}/papers`, ask)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer
}

suite('papers signed by hand', { concurrency: false }, () => {
  test('a signed copy makes the paper ready, is kept encrypted, is opened as it was put in', async () => {
    const one = await dispute(mediator)
    assert.equal(
      rowOf(await written(one, 'mediationApplication', 'apply'), 'mediationApplication').status,
      'toSign',
    )
    const pdf = await scanPdf(2)
    const id = randomUUID()
    const [first, again] = [await put(one, 'apply', pdf, { id }), await put(one, 'apply', pdf, { id })]
    assert.equal(first.status, 200, JSON.stringify(first.body))
    assert.deepEqual(again.body, first.body, 'sent twice it is one')
    const { status, signed, why } = rowOf(first, 'mediationApplication')
    assert.deepEqual(
      [status, why, signed[0]!.pages, signed[0]!.mime],
      ['ready', '签名盖章件已在卷', 2, 'application/pdf'],
    )
    const { body } = await mediator.post(`/api/papers/signed/${id}/read`, { reason })
    const sent = await fetched(body.url)
    assert.ok(sent.rawPayload.equals(pdf), 'the same bytes')
    assert.equal(await hashOf(sent.rawPayload), signed[0]!.sha256)
    const { rows } = await sql<{ row: string }>`select s::text as row from signed_copy s`.execute(
      server.db.owner,
    )
    assert.ok(!rows[0]!.row.includes(pdf.subarray(0, 12).toString('hex')))
    await assert.rejects(
      server.db.within(everythingOf(1), tx => tx.updateTable('signedCopy').set({ kind: 'x' }).execute()),
      'never changed',
    )
  })

  test('a version issued since needs a signature of its own', async () => {
    const one = await dispute(mediator)
    await written(one, 'mediationApplication', 'apply')
    await put(one, 'apply', await photo(40))
    const corrections = [
      { id: randomUUID(), actId: await actOf(one, 'apply'), input: 'respondents', value: '司马青山' },
    ]
    const later = await written(one, 'mediationApplication', 'apply', 1, corrections)
    assert.equal(rowOf(later, 'mediationApplication').status, 'toSign')
    const signed = rowOf(await put(one, 'apply', await photo(41), { version: 2 }), 'mediationApplication')
    assert.deepEqual([signed.status, signed.signed.length], ['ready', 2])
  })

  test('what is refused, each in words', async () => {
    const one = await dispute(mediator)
    await written(one, 'mediationApplication', 'apply')
    const once = await photo(90)
    assert.equal((await put(one, 'apply', once)).status, 200)
    const table: readonly (readonly [string, Promise<Sent>, string, RegExp])[] = [
      [
        'no picture',
        put(one, 'apply', Buffer.from('GIF89a none')),
        '415 unsupportedFile scanType',
        /不是可用的照片或 PDF/,
      ],
      [
        'a script',
        put(one, 'apply', await scriptPdf()),
        '415 unsupportedFile pdfActive',
        /脚本、附件.*JavaScript/,
      ],
      ['broken', put(one, 'apply', Buffer.from('%PDF-1.7\nnothing')), '415 unsupportedFile scan', /打不开/],
      ['twice', put(one, 'apply', once), '409 paperUnfit sameScan', /已经放进“人民调解申请书”/],
      [
        'no such version',
        put(one, 'apply', await photo(91), { version: 2 }),
        '409 paperUnfit noVersion',
        /第 2 版/,
      ],
      ['another step', put(one, 'register', await photo(92)), '409 paperUnfit notArisen', /还没有办理/],
      ['30 MB', put(one, 'apply', Buffer.alloc(30 * 2 ** 20 + 1)), '413 tooLarge', /30 MB/],
      [
        'a stranger',
        put(one, 'apply', await photo(93), {}, await server.signIn('mediator2')),
        '404 notFound',
        /./,
      ],
    ]
    for (const [what, sent, code, words] of table) {
      const answer = await sent
      assert.equal(refused(answer), code, what)
      assert.match(answer.body.error.message, words, what)
    }
  })

  test('bound behind its paper, named in the manifest with its hash; struck off it lies there no more', async () => {
    const one = await dispute(mediator)
    await written(one, 'mediationApplication', 'apply')
    await written(one, 'receipt', 'apply')
    const put1 = rowOf(await put(one, 'apply', await scanPdf(3)), 'mediationApplication')
    const bound = async (as: string) => {
      const { body } = await mediator.post(`/api/proceedings/${one.id}/dossier`, { reason, as })
      return (await fetched(body.url)).rawPayload
    }
    const files = readZip(await bound('zip'))
    const manifest = JSON.parse(files.get('manifest.json')!.toString('utf8')) as {
      files: { name: string; sha256: string; bytes: number; title: string }[]
    }
    assert.equal(manifest.files.length + 1, files.size, 'nothing beside what is named')
    for (const { name, sha256, bytes } of manifest.files) {
      assert.equal(await hashOf(files.get(name)!), sha256, name)
      assert.equal(files.get(name)!.length, bytes, name)
    }
    const signed = manifest.files.find(file => file.name.startsWith('signed/'))!
    assert.deepEqual([signed.sha256, signed.title], [put1.signed[0]!.sha256, '人民调解申请书（签名盖章件）'])
    const { bookmarks, pages } = await readPdf(files.get('dossier.pdf')!)
    assert.deepEqual(bookmarks, ['人民调解申请书', '人民调解申请书（签名盖章件）', '受理回执'])
    const id = put1.signed[0]!.id
    const struck = await mediator.post(`/api/papers/signed/${id}/strike`, { reason: '放错了案卷' })
    assert.deepEqual(
      [rowOf(struck, 'mediationApplication').status, rowOf(struck, 'mediationApplication').signed[0]!.struck],
      ['toSign', '放错了案卷'],
    )
    assert.equal((await readPdf(await bound('pdf'))).pages.length, pages.length - 3)
  })

  test('the agreement printed before it is recorded: marked with version and hash, the same bytes again, no number spent', async () => {
    const hands = agreementHands(server)
    const one = await hands.signing()
    // The hands moved the clock.
    mediator = await server.signIn('mediator1')
    const print = () => mediator.post(`/api/proceedings/${one.id}/papers/draft`, { reason })
    const { body } = await print()
    const [page, again] = [await fetched(body.url), await fetched(body.url)]
    assert.equal(page.statusCode, 200, page.body.slice(0, 300))
    assert.ok(page.rawPayload.equals(again.rawPayload))
    const { sha256 } = (await hands.shown(one)).agreements[0]
    const pdf = await readPdf(page.rawPayload)
    for (const [nth] of pdf.pages.entries()) {
      assert.match(pdf.text(nth + 1), new RegExp(`供签字稿第${one.version}版校验${sha256.slice(0, 12)}`))
    }
    const text = pdf.pages.map((_, nth) => pdf.text(nth + 1)).join('')
    for (const said of ['包甲', '白乙', '编号签发时填写', '双方轮流使用广场排练', '年月日'])
      assert.ok(text.includes(said), said)
    const spent = await server.db.owner
      .selectFrom('paperNumber')
      .select('number')
      .where('proceedingId', '=', one.id)
      .execute()
    assert.deepEqual(spent, [])
    await hands.post('mediator1', one, 'reopen', { dropSignatures: true })
    const changed = await hands.draft(one, { ...one.content, facts: '改过的事实。' })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    assert.equal((await fetched(body.url)).statusCode, 409, 'another version than was asked for')
    const open = await readPdf((await fetched((await print()).body.url)).rawPayload)
    assert.match(open.text(1), /草稿第2版.*未开始签字/)
    const none = await dispute(mediator)
    const answer = await mediator.post(`/api/proceedings/${none.id}/papers/draft`, { reason })
    assert.equal(`${answer.status} ${answer.body.error.facts.reason}`, '409 noDraft')
  })
})
