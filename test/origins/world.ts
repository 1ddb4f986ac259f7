/** Hands for tests of how disputes arise: a matter referred, an application from a phone, one written down at the counter. */
import { randomUUID } from 'node:crypto'
import { must, type Opened, report } from '../matters/story.ts'
import { mediationHands } from '../mediation/hands.ts'
import { startTown, type TestServer } from '../support/server.ts'

export const applicantPhone = '19987650001'

export async function openWorld() {
  const rates = ['REQUESTS', 'REPORTS', 'QUERIES', 'UPLOADS'].map(name => [`AILI_RATE_${name}`, '100000'])
  const server = await startTown({ env: Object.fromEntries(rates) })
  const hands = mediationHands(server)
  const leader = await server.signIn('grid1')
  const communityId = await communityOf(server)
  /** A matter of the first grid, its reporter named or not, handed to mediation by the grid leader. */
  const referred = async (named = true): Promise<Opened & { dispute: string; disputeNumber: string }> => {
    const contact = named ? { name: '上官问渠', phone: applicantPhone } : {}
    const matter = await report(server, { text: '楼上漏水三个月，天花板都掉了，他不肯赔', ...contact })
    await must(leader, matter.id, 'file', { category: '05001' }).catch(() =>
      must(leader, matter.id, 'file', { category: '01037' }),
    )
    const body = await must(leader, matter.id, 'refer', {
      target: 'mediation',
      reason: '邻里纠纷，双方都认识调解员',
      consent: true,
      sharesContact: named,
    })
    const { opened } = body.referrals.at(-1)
    return { ...matter, dispute: opened.id, disputeNumber: opened.number }
  }
  const application = (more: object = {}) => ({
    id: randomUUID(),
    communityId,
    exclusion: 'none',
    disputeKind: 'neighbour',
    applicant: { id: randomUUID(), name: '欧阳听雨', phone: '19987650002' },
    others: [{ id: randomUUID(), kind: 'person', name: '司徒望川', phone: '' }],
    facts: '对门把鞋柜摆在楼道里，半年了',
    request: '请把楼道让出来',
    ...more,
  })
  const own = (what: string, body: object) => server.resident.post(`/api/public/disputes/${what}`, body)
  const party = (side: string, name: string, more: object = {}) => ({
    id: randomUUID(),
    side,
    kind: 'person',
    name,
    phone: '',
    ...more,
  })
  const consents = async (id: string, user = 'mediator1') => {
    for (const one of (await hands.beside(user, id)).parties)
      await hands.send(user, `disputes/${id}/consents`, {
        id: randomUUID(),
        partyId: one.id,
        how: 'inPerson',
      })
  }
  const matterOf = async (id: string) => (await leader.get(`/api/matters/${id}`)).body
  const asReporter = async ({ number, code }: Opened) =>
    (await server.resident.get(`/api/public/matters/${number}?code=${code}`)).body
  return {
    server,
    hands,
    leader,
    communityId,
    referred,
    application,
    own,
    party,
    consents,
    matterOf,
    asReporter,
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

async function communityOf({ db }: TestServer): Promise<string> {
  const row = await db.owner
    .selectFrom('grid')
    .select('communityId')
    .orderBy('code')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.communityId
}
