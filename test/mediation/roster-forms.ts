/** What a community sends to found its committee and enter its mediators, for tests. */
import { randomUUID } from 'node:crypto'
import { demoPlan } from '../../src/territory/demo.ts'
import { idOfUser, unitOfUser } from '../support/walk.ts'

const communityId = demoPlan().posts.find(post => post.personId === idOfUser('community1'))!.communityId

export const committeeId = randomUUID()
export const committee = (more: object = {}) => ({
  id: committeeId,
  seen: 0,
  kind: 'community',
  name: '第一社区人民调解委员会',
  unitId: unitOfUser('community1'),
  communityId,
  termFrom: '2024-06-01',
  hasWoman: true,
  mixedArea: true,
  smallerGroupSits: true,
  endedOn: null,
  ...more,
})
export const mediator = (user: string | null, more: object = {}) => ({
  id: randomUUID(),
  seen: 0,
  committeeId,
  personId: user === null ? null : idOfUser(user),
  name: '待填',
  office: 'member',
  way: 'elected',
  specialities: ['neighbour', 'family'],
  languages: ['chinese'],
  fromOn: '2024-06-01',
  toOn: null,
  ...more,
})
export const director = mediator('mediator1', { office: 'director', languages: ['chinese', 'mongolian'] })
export const member = mediator('mediator1-2')
export const other = mediator('branch1', { specialities: ['debt'] })
