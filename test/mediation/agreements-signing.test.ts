/** Signing an agreement: links on phones, pictures that are none, consent taken back, on paper, orally. 人民调解法第二十三条、第二十九条、第三十条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import sharp from 'sharp'
import { startTown } from '../support/server.ts'
import { agreementHands, drawn } from './agreement-hands.ts'
import { refusalIn } from './hands.ts'

const server = await startTown({
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000', AILI_RATE_SIGN_INS: '10000' },
})
const town = agreementHands(server)
const ink = await drawn()

suite('agreements', { concurrency: false }, () => {
  test('links: a wrong code counts, five are too many, minutes run out, a newer one makes the old useless', async () => {
    const one = await town.signing()
    const link = await town.link(one, 0)
    const wrong = { ...link, code: link.code === '000000' ? '111111' : '000000' }
    for (const left of [4, 3, 2, 1]) {
      const { body } = await town.phone('read', wrong)
      assert.equal(`${body.error.facts.reason} ${body.error.facts.left}`, `wrongCode ${left}`)
    }
    assert.equal(refusalIn(await town.phone('read', wrong)), '410 signLink spent')
    assert.equal(refusalIn(await town.phone('read', link)), '410 signLink spent', 'even the right one')
    const old = await town.link(one, 0)
    const newer = await town.link(one, 0)
    assert.equal(refusalIn(await town.phone('read', old)), '410 signLink expired')
    assert.equal(
      refusalIn(await town.phone('read', { ...newer, linkId: randomUUID() })),
      '410 signLink unknown',
    )
    server.clock.advance(31 * 60_000)
    assert.equal(refusalIn(await town.phone('read', newer)), '410 signLink expired')
  })

  test('what is no signature is refused kindly', async () => {
    const one = await town.signing()
    const link = await town.link(one, 0)
    const { sha256 } = (await town.phone('read', link)).body
    const png = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`
    const white = await sharp({ create: { width: 300, height: 100, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const bomb = await sharp({ create: { width: 4000, height: 4000, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const jpeg = await sharp(white).jpeg().toBuffer()
    const pictures: readonly (readonly [string, string])[] = [
      [png(Buffer.alloc(30 * 2 ** 20, 7)), '422 signatureUnfit tooLarge'],
      ['data:text/html;base64,PGI+', '422 signatureUnfit noPicture'],
      [png(Buffer.from('no picture at all')), '422 signatureUnfit noPicture'],
      [png(jpeg), '422 signatureUnfit noPicture'],
      [png(white), '422 signatureUnfit empty'],
      [png(bomb), '422 signatureUnfit pixels'],
    ]
    for (const [image, expected] of pictures)
      assert.equal(
        refusalIn(await town.phone('sign', { ...link, id: randomUUID(), sha256, name: '甲', image })),
        expected,
      )
    assert.equal((await town.shown(one)).agreements[0].marks.length, 0)
  })

  test('consent withdrawn at the signing: nothing is recorded, the way is told; back to draft all falls, said before', async () => {
    const one = await town.signing()
    const [first, second] = [await town.link(one, 0), await town.link(one, 1)]
    const { sha256 } = (await town.phone('read', first)).body
    await town.phone('sign', { ...first, id: randomUUID(), sha256, name: '甲', image: ink })
    assert.equal(
      (await town.phone('refuse', { ...second, id: randomUUID(), decision: 'withdrawn' })).status,
      200,
    )
    const refused = await town.record(one)
    assert.equal(refusalIn(refused), '409 agreementState withdrawn')
    assert.match(refused.body.error.message, /停止调解/)
    assert.equal(
      refusalIn(await town.post('mediator1', one, 'reopen', {})),
      '409 agreementState signaturesFall',
    )
    assert.equal(
      refusalIn(await town.save(one, { seen: 1, content: { ...one.content, copies: 5 } })),
      '409 agreementState signaturesFall',
    )
    assert.equal(
      (await town.save(one, { seen: 1, content: { ...one.content, copies: 5 }, dropSignatures: true })).body
        .version,
      2,
    )
    const shown = (await town.shown(one)).agreements[0]
    assert.equal(shown.state, 'draft')
    assert.ok(shown.marks.every((mark: { fallen: boolean }) => mark.fallen))
    assert.equal((await town.hands.take('mediator1', one.id, 'stop', {})).status, 200)
    assert.equal(refusalIn(await town.openSigning({ ...one, version: 2 })), '409 agreementState notInSession')
  })

  test('on paper: who signed and when, sealed, recorded with its scan alone', async () => {
    const one = await town.signing()
    const paper = (partyId: string | null, onDay = '2026-11-23') =>
      town.post('mediator1', one, 'paper', {
        id: randomUUID(),
        version: 1,
        purpose: 'agreement',
        role: partyId ? 'party' : 'mediator',
        partyId,
        name: '某某',
        onDay,
      })
    const today = (await town.shown(one)).today
    assert.equal(refusalIn(await paper(one.parties[0]!, '2027-11-24')), '422 signatureUnfit future')
    for (const id of [...one.parties, null]) assert.equal((await paper(id)).status, 200)
    assert.equal(refusalIn(await paper(one.parties[0]!)), '409 agreementState already_signed')
    assert.equal((await town.seal(one, today)).status, 200)
    assert.equal(refusalIn(await town.record(one)), '409 agreementState scanMissing')
    const visitor = await town.hands.visitor('mediator1')
    assert.equal((await town.record(one, randomUUID(), [await visitor.photo()])).status, 200)
  })

  test('an oral agreement holds when it is reached, and may be put in writing', async () => {
    const one = await town.dispute('oral')
    assert.equal(refusalIn(await town.openSigning(one)), '409 agreementState oralUnsigned')
    assert.equal((await town.record(one)).status, 200)
    assert.equal((await town.proceeding(one)).state, 'agreedOral')
    const shown = await town.shown(one)
    assert.equal(shown.agreements[0].effectOn, shown.today)
    assert.equal(shown.performance.rows.length, 3)
    const written = randomUUID()
    assert.equal((await town.save(one, { id: written, seen: 0, form: 'written' })).body.version, 1)
    assert.equal((await town.openSigning({ ...one, agreementId: written })).status, 200)
  })
})
