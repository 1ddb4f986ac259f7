/** Counsel's opinion on a covenant or a resolution: asked by the community, given once with the clauses named, read by the community (居民委员会组织法: 不得与宪法、法律、法规相抵触). */
import { sql } from 'kysely'
import type { z } from 'zod'
import { claimRecordFiles } from '../kernel/claims.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { refuseInput, writeOnce } from './once.ts'
import { type PhotoShown, photosOf } from './photos.ts'
import { may, requireMay } from './policy.ts'
import { saidOf } from './sealed.ts'
import type { OpinionAsk, OpinionGive } from './shape.ts'
import type { opinionShape, opinionsShape } from './shape-answers.ts'
import { tell, tellCounsel } from './tell.ts'

/** @throws Refusal notYours, counselUnfit, invalidInput, actReused */
export async function askOpinion(
  kernel: Kernel,
  staff: Staff,
  ask: OpinionAsk,
  claim: string | undefined,
): Promise<{ id: string }> {
  requireMay(staff, 'askOpinion', ask.communityId)
  if (!(await territoryOf(kernel)).community(ask.communityId)) refuseInput('communityId', 'notFound')
  if (ask.content === '' && ask.photos.length === 0) throw new Refusal('counselUnfit', { reason: 'noText' })
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const { photos, ...asked } = ask
  await kernel.db.within(staff.sight, async tx => {
    const said = saidOf(kernel, ask)
    const row = { ...asked, jurisdictionId, askedBy: personId, askedAt: at, said }
    const isNew = await writeOnce(tx, 'counselOpinion', row)
    await claimRecordFiles(tx, kernel, {
      ...{ jurisdictionId, ids: photos, recordKind: 'opinion', recordId: ask.id, gridId: null },
      ...{ communityId: ask.communityId, takenNear: at, claim: claim ?? null, personId },
    })
    const told = { kind: 'opinionAsked', causeId: ask.id, at } as const
    if (isNew) await tellCounsel(tx, jurisdictionId, ask.communityId, civilDay(at), told)
  })
  return { id: ask.id }
}

/** @throws Refusal notFound, notYours, counselUnfit, counselState when another was given */
export async function giveOpinion(
  kernel: Kernel,
  staff: Staff,
  id: string,
  give: OpinionGive,
): Promise<{ id: string }> {
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const { opinion, clauses, grounds, basis } = give
  await kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('counselOpinion')
      .select(['communityId', 'askedBy', 'givenSaid'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    requireMay(staff, 'giveOpinion', row.communityId)
    if (opinion === 'change' && clauses.length === 0)
      throw new Refusal('counselUnfit', { reason: 'clausesMissing' })
    const givenSaid = saidOf(kernel, give)
    if (row.givenSaid?.equals(givenSaid)) return
    if (row.givenSaid) throw new Refusal('counselState', { reason: 'given' })
    await tx
      .updateTable('counselOpinion')
      .set({
        ...{ opinion, grounds, givenBy: personId, givenAt: at, givenSaid },
        clauses: JSON.stringify(clauses),
        basis: JSON.stringify(basis),
      })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    await tell(tx, jurisdictionId, [row.askedBy], { kind: 'opinionGiven', causeId: id, at })
  })
  return { id }
}

/** Those still waiting first, by the day they are needed. */
export async function opinionsShown(
  kernel: Kernel,
  staff: Staff,
  community: string | undefined,
): Promise<z.infer<typeof opinionsShape>> {
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  const ids = territory.communities
    .filter(it => may(staff, 'seeOpinions', it.id) && (community === undefined || it.id === community))
    .map(it => it.id)
  return kernel.db.within(staff.sight, async tx => {
    const { rows } = await sql<Row>`
      select o.id, o.community_id, o.kind, o.title, o.content, o.needed_on, o.open_to_residents, a.name as asked_by, o.asked_at,
        o.opinion, o.clauses, o.grounds, o.basis, g.name as given_by, o.given_at
      from counsel_opinion o join person a on a.jurisdiction_id = o.jurisdiction_id and a.id = o.asked_by
      left join person g on g.jurisdiction_id = o.jurisdiction_id and g.id = o.given_by
      where o.jurisdiction_id = ${jurisdictionId} and o.community_id = any (${ids}::uuid[])
      order by o.opinion is not null, o.needed_on nulls last, coalesce(o.given_at, o.asked_at) desc, o.id limit 200`.execute(
      tx,
    )
    const photos = await photosOf(
      tx,
      jurisdictionId,
      'opinion',
      rows.map(row => row.id),
    )
    return {
      rows: rows.map(row => ({
        ...shown(row, photos.get(row.id) ?? []),
        community: { id: row.communityId, name: territory.community(row.communityId)?.name ?? '' },
        mayGive: row.opinion === null && may(staff, 'giveOpinion', row.communityId),
      })),
    }
  })
}

type Shown = z.infer<typeof opinionShape>
interface Row
  extends Pick<Shown, 'id' | 'kind' | 'title' | 'content' | 'neededOn' | 'openToResidents' | 'askedBy'> {
  readonly communityId: string
  readonly askedAt: Date
  readonly opinion: 'lawful' | 'change' | 'unlawful' | null
  readonly clauses: { clause: string; reason: string; proposal: string }[]
  readonly grounds: string
  readonly basis: { law: string; article: string }[]
  readonly givenBy: string | null
  readonly givenAt: Date | null
}

function shown(row: Row, photos: readonly PhotoShown[]): Omit<Shown, 'community' | 'mayGive'> {
  const { id, kind, title, content, neededOn, openToResidents, askedBy, opinion, givenAt } = row
  const { clauses, grounds, basis, givenBy } = row
  return {
    ...{ id, kind, title, content, neededOn, openToResidents, askedBy },
    photos: [...photos],
    askedOn: civilDay(row.askedAt),
    given:
      opinion && givenAt
        ? { opinion, clauses, grounds, basis, by: givenBy ?? '', onDay: civilDay(givenAt) }
        : null,
  }
}
