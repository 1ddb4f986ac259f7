/** Committees and mediators of the demo, and the parties of its open disputes: most made up as the law asks, some with something to mend. Invented people. */

import { toldIn } from '../conduct/index.ts'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import { countDispute } from './figures/count.ts'
import { partyPurpose } from './parties/dispute.ts'
import type { Committee, Mediator } from './parties/roster-store.ts'
import { mediationProcedure } from './procedure.ts'

export interface DemoPeople {
  readonly jurisdiction: { readonly id: number }
  readonly communities: readonly { readonly id: string; readonly name: string; readonly unitId: string }[]
  readonly people: readonly { readonly id: string; readonly user: string; readonly name: string }[]
  readonly posts: readonly { readonly personId: string; readonly unitId: string }[]
}

/** Engaged by the committees of the first communities; no accounts. */
const engaged = ['包金山', '白玉兰', '其木格·额尔敦', '孙德厚', '海日罕'] as const
const kinds = [
  ['neighbour', 'family', 'housing'],
  ['propertyService', 'consumer', 'damage'],
  ['land', 'debt', 'labour'],
] as const
/** One committee's term is about to end, one has lost a member and stated nothing. */
const [nearTerm, unfinished] = [4, 12]

/** In the transaction of the demo, after its proceedings. */
export async function writeDemoMediators(
  kernel: Pick<Kernel, 'clock' | 'vault'>,
  tx: Tx,
  plan: DemoPeople,
): Promise<void> {
  const now = kernel.clock.now()
  const today = civilDay(now)
  const idOf = new Map(plan.people.map(person => [person.user, person]))
  const committees: (Committee & { byId: null })[] = []
  const mediators: (Mediator & { byId: null })[] = []
  const sits = (committee: Committee, user: string | null, at: number, more: Partial<Mediator> = {}) => {
    const person = user === null ? null : idOf.get(user)
    if (person === undefined) return
    mediators.push({
      ...seatOf(committee, at),
      personId: person?.id ?? null,
      name: person?.name ?? '',
      ...more,
    })
  }
  plan.communities.forEach((community, i) => {
    const termFrom = addDays(today, i === nearTerm ? -1050 : -500 - 11 * i)
    const stated = i === unfinished ? null : true
    const committee = {
      ...committeeAt(community.unitId, community.id, `${community.name}人民调解委员会`, termFrom, now),
      hasWoman: stated,
      mixedArea: true,
      smallerGroupSits: stated,
    }
    committees.push(committee)
    sits(committee, `mediator${i + 1}`, 0, { office: 'director', languages: ['chinese', 'mongolian'] })
    sits(committee, `mediator${i + 1}-2`, 1)
    if (i !== unfinished) sits(committee, `community${i + 1}`, 2)
    const name = engaged[i]
    if (name)
      sits(committee, null, i, {
        name,
        office: 'engaged',
        way: 'engaged',
        languages: ['mongolian', 'chinese'],
      })
  })
  const office = plan.posts.find(post => post.personId === idOf.get('justice1')?.id)
  if (office) {
    const committee = {
      ...committeeAt(office.unitId, null, '城区街道人民调解委员会', addDays(today, -300), now),
      kind: 'township' as const,
    }
    committees.push({ ...committee, hasWoman: true, mixedArea: true, smallerGroupSits: true })
    const way = { way: 'recommended' } as const
    sits(committee, 'justice1', 0, { ...way, office: 'director' })
    sits(committee, 'justice1-mediator', 1, way)
    sits(committee, 'justice2', 2, { ...way, awayFrom: addDays(today, -2), awayTo: addDays(today, 6) })
  }
  await insertRows(tx, 'mediationCommittee', plan.jurisdiction.id, committees)
  await insertRows(tx, 'mediator', plan.jurisdiction.id, mediators)
  await writeParties(kernel, tx, plan.jurisdiction.id, now)
  await countAll(kernel, tx, plan)
}

function committeeAt(unitId: string, communityId: string | null, name: string, termFrom: string, at: Date) {
  const kind = 'community' as Committee['kind']
  const stated: Pick<Committee, 'hasWoman' | 'mixedArea' | 'smallerGroupSits'> = {
    hasWoman: true,
    mixedArea: true,
    smallerGroupSits: true,
  }
  return {
    ...{ id: newId(), revision: 1, kind, name, unitId, communityId, termFrom },
    ...{ ...stated, endedOn: null, at, byId: null },
  }
}

function seatOf(committee: Committee, at: number): Mediator & { byId: null } {
  return {
    id: newId(),
    revision: 1,
    committeeId: committee.id,
    personId: null,
    name: '',
    office: 'member',
    way: 'elected',
    specialities: [...kinds[at % kinds.length]!],
    languages: ['chinese'],
    fromOn: committee.termFrom,
    toOn: null,
    awayFrom: null,
    awayTo: null,
    phoneIndex: null,
    at: committee.at,
    byId: null,
  }
}

/** Open disputes have their parties as the application names them; whoever holds one has declared. */
async function writeParties(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  at: Date,
): Promise<void> {
  const open = await tx
    .selectFrom('proceeding')
    .select(['id', 'handlerId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('procedure', '=', mediationProcedure.id)
    .where('closedAt', 'is', null)
    .execute()
  const parties: object[] = []
  const declarations: object[] = []
  for (const { id: proceedingId, handlerId } of open) {
    const told = [...(await toldIn(kernel, tx, jurisdictionId, proceedingId)).values()]
    const names = told.map(namesIn).find(both => both !== null)
    if (!names) continue
    const ids = (['applicant', 'respondent'] as const).map((side, nth) => {
      const id = newId()
      const name = nameIn(names[nth]!)
      const box = kernel.vault.encrypt(partyPurpose, name)
      parties.push({ id, proceedingId, side, kind: 'person', name: box, phone: null, byId: handlerId, at })
      return id
    })
    const relations = Object.fromEntries(ids.map(id => [id, 'none']))
    if (handlerId) declarations.push({ id: newId(), proceedingId, personId: handlerId, relations, at })
  }
  await insertRows(tx, 'disputeParty', jurisdictionId, parties)
  await insertRows(tx, 'mediatorDeclaration', jurisdictionId, declarations)
}

/** As two fields name them, or one: 王某诉李某. */
function namesIn({ applicants, respondents, parties }: Readonly<Record<string, unknown>>): string[] | null {
  if (typeof applicants === 'string' && typeof respondents === 'string') return [applicants, respondents]
  const both = typeof parties === 'string' ? parties.split(/诉|与/) : []
  return both.length === 2 ? both : null
}

/** The rows its figures are counted from. */
async function countAll(kernel: Pick<Kernel, 'vault'>, tx: Tx, plan: DemoPeople): Promise<void> {
  const units = new Set(plan.communities.map(one => one.unitId))
  const jurisdictionId = plan.jurisdiction.id
  const disputes = await tx
    .selectFrom('proceeding')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('procedure', '=', mediationProcedure.id)
    .execute()
  const counting = { vault: kernel.vault, tx, jurisdictionId, isCommunity: (id: string) => units.has(id) }
  for (const { id } of disputes) await countDispute(counting, id)
}

/** 王某，住三号楼 → 王某. */
function nameIn(text: string): string {
  return text.split(/[，,。；、]|等/)[0]!.slice(0, 60) || text.slice(0, 60)
}
