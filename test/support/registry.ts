/** A few invented households in the test town: three in the grid of grid1, one in its community outside that grid, one in another community. */
import { randomUUID } from 'node:crypto'
import { insertRows } from '../../src/kernel/bulk.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { idNumberCheck } from '../../src/registry/id-number.ts'
import type { Relation } from '../../src/registry/relations.ts'
import { type EnteredResident, residentRow } from '../../src/registry/resident-row.ts'

export interface HomePlace {
  readonly id: string
  readonly gridId: string
  readonly communityId: string
}
export interface TestPerson {
  readonly id: string
  readonly name: string
}
export interface TestHousehold {
  readonly id: string
  readonly dwellingId: string
  readonly buildingId: string
  readonly gridId: string
  readonly communityId: string
  readonly people: readonly TestPerson[]
}
export interface TestRegistry {
  /** Buildings of the grid of grid1, of its community outside that grid, of another community. */
  readonly here: HomePlace
  readonly beside: HomePlace
  readonly away: HomePlace
  /** 巴特尔, 乌日娜 and their child 苏日娜 (8): phone and ID number of the first. */
  readonly first: TestHousehold
  /** 王秀兰, alone, with a need and its consent. */
  readonly second: TestHousehold
  /** 李建国 and 张伟, who rent; they wish no visits. */
  readonly third: TestHousehold
  readonly besideOne: TestHousehold
  readonly awayOne: TestHousehold
}

export const testPhone = '19900001121'
/** A right number of nobody: the division was dissolved, the sequence is 999. */
export const testIdNumber = idNumberOf('15222219800101999')

export function idNumberOf(first17: string): string {
  return first17 + idNumberCheck(first17)
}

interface Person {
  readonly name: string
  readonly relation: Relation
  readonly bornOn?: string
  readonly phone?: string
  readonly idNumber?: string
}

/** Writes them as the owner of the tables does, past every rule: tests of the rules come after. */
export async function testRegistry(kernel: Kernel, user = 'grid1'): Promise<TestRegistry> {
  const [here, beside, away] = await placesOf(kernel, user)
  const home = (place: HomePlace, number: string, people: readonly Person[], more: object = {}) =>
    writeHousehold(kernel, place, number, people, more)
  const first = await home(here!, '101', [
    { name: '巴特尔', relation: 'head', bornOn: '1980-01-01', phone: testPhone, idNumber: testIdNumber },
    { name: '乌日娜', relation: 'spouse', bornOn: '1982-05-06' },
    { name: '苏日娜', relation: 'child', bornOn: '2018-09-01' },
  ])
  const second = await home(here!, '201', [{ name: '王秀兰', relation: 'head', bornOn: '1941-03-08' }])
  const third = await home(
    here!,
    '301',
    [
      { name: '李建国', relation: 'head' },
      { name: '张伟', relation: 'tenant', bornOn: '1999-12-31' },
    ],
    { visits: 'refused' },
  )
  const besideOne = await home(beside!, '102', [{ name: '王秀英', relation: 'head', bornOn: '1950-02-03' }])
  const awayOne = await home(away!, '103', [
    { name: '王秀兰', relation: 'head', bornOn: '1963-07-07', idNumber: idNumberOf('15222219630707998') },
  ])
  await consentOf(kernel, first.people[0]!.id, 'contact')
  const consentId = await consentOf(kernel, second.people[0]!.id, 'serviceNeeds')
  await needOf(kernel, second, consentId)
  return { here: here!, beside: beside!, away: away!, first, second, third, besideOne, awayOne }
}

/** The grid of a user, another grid of the same community, a grid of another community: a building of each. */
async function placesOf(kernel: Kernel, user: string): Promise<HomePlace[]> {
  const { rows } = await kernel.db.pool.query<HomePlace>(
    `with own as (
       select g.id, g.community_id from post o
       join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id
       join account_user u on u.id = p.account_id
       join grid g on g.jurisdiction_id = o.jurisdiction_id and g.id = o.grid_id
       where u.username = $1 limit 1),
     picked as (
       select distinct on (rank) b.id, b.grid_id as "gridId", g.community_id as "communityId",
         case when g.id = own.id then 1 when g.community_id = own.community_id then 2 else 3 end as rank
       from building b join grid g on g.jurisdiction_id = b.jurisdiction_id and g.id = b.grid_id, own
       order by rank, g.code, b.name, b.id)
     select id, "gridId", "communityId" from picked order by rank`,
    [user],
  )
  if (rows.length !== 3) throw new Error(`no three places for ${user}`)
  return rows
}

export async function writeHousehold(
  kernel: Kernel,
  place: HomePlace,
  number: string,
  people: readonly Person[],
  more: object = {},
): Promise<TestHousehold> {
  const { owner } = kernel.db
  const jurisdictionId = await jurisdictionOf(kernel)
  const { id: buildingId, gridId, communityId } = place
  const [id, dwellingId] = [randomUUID(), randomUUID()]
  const at = kernel.clock.now()
  const dwelling = {
    id: dwellingId,
    buildingId,
    communityId,
    entrance: '1',
    floor: Number(number[0]),
    number,
  }
  await insertRows(owner, 'dwelling', jurisdictionId, [dwelling])
  await insertRows(owner, 'household', jurisdictionId, [
    { id, dwellingId, buildingId, communityId, madeAt: at.toISOString(), movedInOn: '2020-05-01', ...more },
  ])
  const rows = people.map(person => {
    const entered: EnteredResident = {
      ...{ id: randomUUID(), householdId: id, buildingId, communityId },
      ...{ bornOn: null, stays: 'here', phone: null, idNumber: null },
      ...person,
    }
    return residentRow(kernel.vault, entered, { by: 'person', at })
  })
  await insertRows(owner, 'resident', jurisdictionId, rows)
  return {
    id,
    dwellingId,
    buildingId,
    gridId,
    communityId,
    people: rows.map(({ id, name }) => ({ id, name })),
  }
}

/** A consent under the first wording; its id. */
export async function consentOf(kernel: Kernel, residentId: string, purpose: string): Promise<string> {
  const id = randomUUID()
  await insertRows(kernel.db.owner, 'consent', await jurisdictionOf(kernel), [
    {
      ...{ id, residentId, givenBy: residentId, purpose, version: 1, how: 'signed' },
      ...{ textHash: Buffer.alloc(32), givenAt: kernel.clock.now().toISOString() },
    },
  ])
  return id
}

async function needOf(kernel: Kernel, household: TestHousehold, consentId: string): Promise<void> {
  const need = { id: randomUUID(), residentId: household.people[0]!.id, householdId: household.id, consentId }
  await insertRows(kernel.db.owner, 'serviceNeed', await jurisdictionOf(kernel), [
    { ...need, kind: 'monthlyVisit', everyDays: 30, askedOn: '2026-06-01' },
  ])
}

async function jurisdictionOf(kernel: Kernel): Promise<number> {
  const row = await kernel.db.owner.selectFrom('jurisdiction').select('id').executeTakeFirstOrThrow()
  return row.id
}
