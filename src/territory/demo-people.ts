/** Units and people of the demo jurisdiction: 1 work committee, 13 communities, X co-building units; invented people at posts. */
import { type Competence, codesOf } from './categories.ts'
import { creditCheck } from './credit-code.ts'
import { departments, inventedNames, partnerNames } from './demo-names.ts'
import { communityCircle, offices } from './demo-offices.ts'
import type { CommunityPlan, GridPlan, PlacesPlan } from './demo-places.ts'
import type { Random } from './demo-random.ts'

export interface UnitRow {
  id: string
  kind: string
  name: string
  creditCode: string
  phone: string
  parentId: string | null
  competences: string[]
}
export interface PersonRow {
  id: string
  user: string
  name: string
  workPhone: string
}
export interface PostRow {
  id: string
  personId: string
  role: string
  unitId: string
  communityId: string | null
  gridId: string | null
}
export interface PeoplePlan {
  units: UnitRow[]
  people: PersonRow[]
  posts: PostRow[]
}

interface Town extends PeoplePlan {
  readonly random: Random
  readonly places: PlacesPlan
  readonly names: string[]
  readonly committeeId: string
}

export function peoplePlan(random: Random, places: PlacesPlan): PeoplePlan {
  const town: Town = {
    units: [],
    people: [],
    posts: [],
    random,
    places,
    names: random.shuffled(inventedNames()),
    committeeId: random.uuid(),
  }
  addCommittee(town)
  places.communities.forEach((community, i) => {
    addCommunity(town, community, i + 1)
  })
  addGridStaff(town)
  for (const { user, name, competences } of departments)
    addDepartment(town, user, `旗${name}`, 'department', competences)
  addDutyUnits(town)
  for (const name of partnerNames)
    addUnit(town, { kind: 'partnerUnit', name: `旗${name}`, parentId: town.committeeId })
  const discipline = addUnit(town, { kind: 'discipline', name: '旗纪委监委派驻纪检监察组' })
  addPost(town, addPerson(town, 'discipline'), 'disciplineOfficer', discipline)
  addOffices(town)
  addCommunityCircles(town)
  return { units: town.units, people: town.people, posts: town.posts }
}

function addCommittee(town: Town): void {
  const id = addUnit(town, {
    id: town.committeeId,
    kind: 'workCommittee',
    name: '社区党工委',
    competences: codesOf('community'),
  })
  const staff = [
    ['secretary', 'workCommitteeSecretary'],
    ['dispatch', 'workCommitteeDispatcher'],
    ['dispatch2', 'workCommitteeDispatcher'],
    ['supervise', 'supervisor'],
    ['duty', 'dutyOfficer'],
    ['admin', 'systemAdmin'],
    ['security', 'securityAdmin'],
    ['audit', 'auditAdmin'],
  ] as const
  for (const [user, role] of staff) addPost(town, addPerson(town, user), role, id)
}

function addCommunity(town: Town, community: CommunityPlan, number: number): void {
  addUnit(town, {
    id: community.unitId,
    kind: 'community',
    name: `${community.name}居民委员会`,
    parentId: town.committeeId,
  })
  addPost(town, addPerson(town, `branch${number}`), 'communitySecretary', community.unitId, community)
  addPost(town, addPerson(town, `community${number}`), 'communityDirector', community.unitId, community)
}

/** A leader each, two members in the larger three fifths of the grids and one in the others (112 of 70), a community worker for every other grid. */
function addGridStaff(town: Town): void {
  const { grids, communities } = town.places
  const large = new Set([...grids].sort((a, b) => b.households - a.households).slice(0, grids.length * 0.6))
  let [members, workers, worker] = [0, 0, '']
  grids.forEach((grid, i) => {
    const community = communities.find(({ id }) => id === grid.communityId)!
    const post = (personId: string, role: string) => {
      addPost(town, personId, role, community.unitId, community, grid)
    }
    post(addPerson(town, `grid${i + 1}`), 'gridLeader')
    for (let m = 0; m < (large.has(grid) ? 2 : 1); m++)
      post(addPerson(town, `member${++members}`), 'gridMember')
    if (Number(grid.code.slice(12)) % 2 === 1) worker = addPerson(town, `worker${++workers}`)
    post(worker, 'communityWorker')
  })
}

/** Police, enforcement officers and counsel: each community has its own, standing in for each of its grids. */
function addDutyUnits(town: Town): void {
  const police = ['东城派出所', '西城派出所'].map((name, i) =>
    addDepartment(town, `police${i + 1}`, name, 'policeStation', i === 0 ? ['publicSecurity'] : []),
  )
  const bureau = addDepartment(town, 'enforcement', '旗综合行政执法局', 'enforcementBureau', [])
  const firms = ['巴彦律师事务所', '呼舒律师事务所'].map(name => addUnit(town, { kind: 'lawFirm', name }))
  town.places.communities.forEach((community, i) => {
    const holders = [
      ['communityPolice', addPerson(town, `officer${i + 1}`), police[i % 2]!],
      ['enforcementOfficer', addPerson(town, `inspector${i + 1}`), bureau],
      ['communityCounsel', addPerson(town, `counsel${i + 1}`), firms[i % 2]!],
    ] as const
    for (const grid of town.places.grids.filter(({ communityId }) => communityId === community.id))
      for (const [role, person, unit] of holders) addPost(town, person, role, unit, community, grid)
  })
}

function addOffices(town: Town): void {
  const named = (name: string | undefined) => town.units.find(unit => unit.name === name)?.id ?? null
  for (const { kind, name, under, people } of offices) {
    const unit = named(name) ?? addUnit(town, { kind, name, parentId: named(under) })
    for (const [user, role] of Object.entries(people)) addPost(town, addPerson(town, user), role, unit)
  }
}

/** mediator1 and mediator1-2 are of the first community. One of its workers and its police officer are for all of it: what has no grid is theirs too. */
function addCommunityCircles(town: Town): void {
  town.places.communities.forEach((community, i) => {
    for (const { user, count, role } of communityCircle)
      for (let n = 1; n <= count; n += 1) {
        const person = addPerson(town, n === 1 ? `${user}${i + 1}` : `${user}${i + 1}-${n}`)
        addPost(town, person, role, community.unitId, community)
      }
    for (const role of ['communityWorker', 'communityPolice']) {
      const first = town.posts.find(post => post.role === role && post.communityId === community.id)!
      addPost(town, first.personId, role, first.unitId, community)
    }
  })
}

function addDepartment(
  town: Town,
  user: string,
  name: string,
  kind: string,
  of: readonly Competence[],
): string {
  const id = addUnit(town, { kind, name, competences: codesOf(...of) })
  addPost(town, addPerson(town, user), 'departmentHandler', id)
  addPost(town, addPerson(town, `${user}-2`), 'departmentHandler', id)
  addPost(town, addPerson(town, `${user}-head`), 'departmentHead', id)
  return id
}

function addUnit(town: Town, unit: Partial<UnitRow> & { kind: string; name: string }): string {
  const first17 = `1115222210${String(town.units.length + 1).padStart(7, '0')}`
  const id = unit.id ?? town.random.uuid()
  const creditCode = first17 + creditCheck(first17)
  town.units.push({
    parentId: null,
    competences: [],
    phone: phoneOf(9000 + town.units.length),
    ...unit,
    id,
    creditCode,
  })
  return id
}

function addPerson(town: Town, user: string): string {
  const id = town.random.uuid()
  town.people.push({ id, user, name: town.names.pop()!, workPhone: phoneOf(town.people.length + 1) })
  return id
}

/** No subscriber number begins with 0, so these can be shown and never reach anybody. */
function phoneOf(number: number): string {
  return `0482-0${String(100000 + number)}`
}

function addPost(
  town: Town,
  personId: string,
  role: string,
  unitId: string,
  community?: CommunityPlan,
  grid?: GridPlan,
): void {
  town.posts.push({
    id: town.random.uuid(),
    personId,
    role,
    unitId,
    communityId: community?.id ?? null,
    gridId: grid?.id ?? null,
  })
}
