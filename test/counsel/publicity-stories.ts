/** The year's plan against what was done; prompts answered once; figures for context. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import {
  communityId,
  itemAsk,
  must,
  otherCommunity,
  resident,
  sessionAsk,
  toldBy,
  visitors,
} from './world.ts'

const director = visitors.community1!
const yearOf = async () => must(await director.get(`/api/publicity?year=2026&community=${communityId}`))

export function publicityStories(): void {
  firstPublicityStories()
  promptStories()
}

function firstPublicityStories(): void {
  test('what was planned is done, late or dropped with the reason', async () => {
    const [done, behind, dropped, later] = [itemAsk(), itemAsk(), itemAsk(), itemAsk({ month: 12 })]
    for (const item of [done, behind, dropped, later]) must(await director.post('/api/publicity/items', item))
    const photo = await visitors.counsel1!.photo()
    const session = sessionAsk({ itemId: done.id, photos: [photo] })
    must(await visitors.counsel1!.post('/api/publicity/sessions', session))
    must(await visitors.counsel1!.post('/api/publicity/sessions', session))
    assert.equal(
      toldBy(await visitors.counsel1!.post('/api/publicity/sessions', { ...session, present: 4700 })),
      'actReused',
    )
    must(await director.post(`/api/publicity/items/${dropped.id}/drop`, { reason: '矿山停产' }))
    assert.equal(
      toldBy(await director.post(`/api/publicity/items/${dropped.id}/drop`, { reason: '别的' })),
      'counselState:dropped',
    )
    const year = await yearOf()
    const of = (id: string) => year.items.find((it: { id: string }) => it.id === id)
    assert.deepEqual(
      [done, behind, dropped, later].map(({ id }) => [of(id).done, of(id).behind]),
      [
        [1, false],
        [0, true],
        [0, false],
        [0, false],
      ],
    )
    const held = year.sessions.find((it: { id: string }) => it.id === session.id)
    assert.deepEqual(
      [held.present, held.forms, held.photos.length],
      [47, ['chinese', 'mongolian', 'largePrint'], 1],
    )
    assert.equal((await director.get(held.photos[0].thumbUrl)).status, 200)
    assert.deepEqual(year.days.at(-1), {
      id: 'constitution',
      on: '2026-12-04',
      month: 12,
      law: '法治宣传教育法',
      article: '第十三条',
      mark: 'V',
    })
  })

  test('not before it was held, not on another community’s plan', async () => {
    assert.equal(
      toldBy(await director.post('/api/publicity/sessions', sessionAsk({ onDay: '2026-11-24' }))),
      'counselUnfit:notYetHeld',
    )
    const theirs = itemAsk({ communityId: otherCommunity })
    must(await visitors.secretary!.post('/api/publicity/items', theirs))
    assert.equal(
      toldBy(await director.post('/api/publicity/sessions', sessionAsk({ itemId: theirs.id }))),
      'counselUnfit:itemElsewhere',
    )
  })
}

function promptStories(): void {
  test('a prompt is answered once, late is said', async () => {
    const prompt = {
      id: newId(),
      communityId,
      issuedBy: '旗司法局',
      receivedOn: '2026-11-02',
      content: '企业普法不足',
      answerBy: '2026-11-16',
    }
    must(await director.post('/api/publicity/prompts', prompt))
    const shown = async () => (await yearOf()).prompts.find((it: { id: string }) => it.id === prompt.id)
    assert.deepEqual([(await shown()).late, (await shown()).mayAnswer], [true, true])
    const answer = (feedback: string, fedBackOn = '2026-11-15') =>
      director.post(`/api/publicity/prompts/${prompt.id}/feedback`, { feedback, fedBackOn })
    assert.equal(toldBy(await answer('已办', '2026-12-15')), 'invalidInput')
    assert.equal(toldBy(await answer('已办', '2026-11-01')), 'invalidInput')
    must(await answer('已到两家企业宣讲'))
    must(await answer('已到两家企业宣讲'))
    assert.equal(toldBy(await answer('别的')), 'counselState:fedBack')
    assert.deepEqual([(await shown()).late, (await shown()).feedback], [false, '已到两家企业宣讲'])
  })

  test('figures are of places: own ones for the community, all for who watches, none for others', async () => {
    const own = must(await director.get('/api/counsel/figures?from=2026-11-01&to=2026-12-31'))
    assert.deepEqual(
      own.communities.map((it: { id: string }) => it.id),
      [communityId],
    )
    const [figures] = own.communities
    assert.ok(figures.consultations > 0 && figures.byKind.labour > 0 && figures.publicity.done > 0)
    const all = must(await visitors.supervise!.get('/api/counsel/figures')).communities
    assert.equal(all.length, 13)
    assert.ok(!/person|counsel"/.test(JSON.stringify(all)))
    assert.equal(toldBy(await resident.get('/api/counsel/figures')), 'notSignedIn')
    assert.equal(
      toldBy(await director.get('/api/counsel/figures?from=2026-12-01&to=2026-11-01')),
      'invalidInput',
    )
  })
}
