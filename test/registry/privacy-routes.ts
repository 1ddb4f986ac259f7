/** Every route that deals with residents, and how it is called for the test that no resident is shown without a record of it. */
import { randomUUID } from 'node:crypto'
import type { Visitor } from '../support/server.ts'
import type { RegistryWorld } from './world.ts'

/** What a route is called with: a path and, for a POST, a body; or why it is not called here. */
export type Call = (it: Called) => { readonly path: string; readonly body?: object; readonly who?: Visitor }
export interface Called {
  readonly world: RegistryWorld
  /** A household and a person whose name nobody else bears. */
  readonly household: string
  readonly resident: string
  readonly dwelling: string
  readonly name: string
  readonly idNumber: string
  readonly twin: string
  readonly grid: string
  readonly community: string
  readonly building: string
  /** Of the household, in words. */
  readonly address: string
}

/** Routes that deal with residents' data; a new one must stand in the table below. */
export const ofResidents =
  /^\/api\/(registry|rosters|own|subjects|visits|patrols|hazards|field|ledgers)(\/|$)/

const on =
  (path: string): Call =>
  () => ({ path })
const inGrid =
  (path: string): Call =>
  ({ grid }) => ({ path: `${path}${path.includes('?') ? '&' : '?'}grid=${grid}` })
const write =
  (path: string, body: (it: Called) => object): Call =>
  it => ({ path, body: { entryId: randomUUID(), ...body(it) } })
const reason = encodeURIComponent('核对台账')

const says = (why: string) => why
const ok = says('answers ids and whether it was done')
const ownData = says('the resident sees their own, written down as self: test/subjects/own.test.ts')
const counter = says(
  'shows what is asked for one person, written down as request: test/subjects/counter-stories.ts',
)
const roster = says('rows of a file the reader brought, kept for that reader: test/roster/')
const patrol = says('of places and of workers, no resident stands in it')
const template = says('columns and forms of an office, no resident stands in them')
const device = says('phones of workers')

export const calls: Readonly<Record<string, Call | string>> = {
  'GET /api/registry/places': on('/api/registry/places'),
  'GET /api/registry/buildings': inGrid('/api/registry/buildings'),
  'GET /api/registry/consent-texts': on('/api/registry/consent-texts'),
  'POST /api/registry/consent-texts': ok,
  'GET /api/registry/retention': on('/api/registry/retention'),
  'GET /api/registry/households': inGrid('/api/registry/households'),
  'POST /api/registry/households': write('/api/registry/households', it => ({
    id: it.household,
    residents: [{ id: randomUUID(), name: it.name, relation: 'other' }],
  })),
  'GET /api/registry/dwellings': it => ({ path: `/api/registry/dwellings?building=${it.building}` }),
  'GET /api/registry/conflicts': on('/api/registry/conflicts'),
  'GET /api/registry/move-requests': on('/api/registry/move-requests'),
  'POST /api/registry/move-requests': ok,
  'GET /api/registry/households/{id}': it => ({ path: `/api/registry/households/${it.household}` }),
  'GET /api/registry/residents/{id}': it => ({ path: `/api/registry/residents/${it.resident}` }),
  'GET /api/registry/changes': it => ({ path: `/api/registry/changes?subject=resident&id=${it.resident}` }),
  'POST /api/registry/changes': write('/api/registry/changes', it => ({
    subject: 'resident',
    subjectId: it.resident,
    set: { stays: 'here' },
  })),
  'GET /api/registry/search': it => ({ path: `/api/registry/search?q=${encodeURIComponent(it.name)}` }),
  'GET /api/registry/at': it => ({ path: `/api/registry/at?address=${encodeURIComponent(it.address)}` }),
  'POST /api/registry/lookup': it => ({
    path: '/api/registry/lookup',
    body: { by: 'idNumber', value: it.idNumber, reason: '核对身份' },
  }),
  'POST /api/registry/residents/{id}/reveal': it => ({
    path: `/api/registry/residents/${it.resident}/reveal`,
    body: { what: 'idNumber', reason: '核对身份' },
  }),
  'POST /api/registry/duplicates': it => ({
    path: '/api/registry/duplicates',
    body: { buildingId: it.building, residents: [{ name: it.name, bornOn: '1977-07-07' }] },
  }),
  'POST /api/registry/merges/preview': it => ({
    path: '/api/registry/merges/preview',
    body: { keptId: it.resident, goneId: it.twin },
  }),
  'POST /api/registry/consents': ok,
  'POST /api/registry/needs': ok,
  'POST /api/registry/conflicts/{id}/pick': ok,
  'POST /api/registry/merges': ok,
  'POST /api/registry/merges/{id}/undo': ok,
  'POST /api/registry/residents/{id}/move': ok,
  'POST /api/registry/households/{id}/move': ok,
  'POST /api/registry/move-requests/{id}/decide': ok,
  'POST /api/registry/guardians': ok,
  'POST /api/registry/guardians/end': ok,
  'POST /api/registry/tenures': ok,
  'POST /api/registry/tenures/{id}/end': ok,
  'GET /api/rosters': it => ({ path: '/api/rosters', who: it.world.visitors.community1! }),
  'POST /api/rosters': roster,
  'GET /api/rosters/buildings': it => ({
    path: `/api/rosters/buildings?community=${it.community}`,
    who: it.world.visitors.community1!,
  }),
  'GET /api/rosters/{id}': roster,
  'POST /api/rosters/{id}/write': roster,
  'GET /api/rosters/{id}/rows': roster,
  'POST /api/rosters/{id}/rows/{row}': roster,
  'POST /api/rosters/{id}/drop': roster,
  'DELETE /api/rosters/{id}': roster,
  'GET /api/rosters/template.xlsx': roster,
  'GET /api/rosters/{id}/aside.xlsx': roster,
  'POST /api/rosters/export': it => ({
    path: '/api/rosters/export',
    who: it.world.visitors.community1!,
    body: { communityId: it.community, reason: '核对台账' },
  }),
  ...Object.fromEntries(
    [
      'GET way',
      'POST codes',
      'POST sign-in',
      'POST sign-out',
      'GET ',
      'GET looks',
      'GET copy',
      'POST consents/withdraw',
      'POST consents/undo',
      'GET requests',
      'POST requests',
      'POST requests/{id}/acts',
    ].map(route => [route.replace(' ', ' /api/own/').replace(/\/$/, ''), ownData]),
  ),
  'POST /api/subjects/residents/{id}/code': counter,
  'GET /api/subjects/residents/{id}/requests': counter,
  'POST /api/subjects/residents/{id}/requests': counter,
  'GET /api/subjects/requests/{id}/copy': counter,
  'POST /api/visits': ok,
  'GET /api/visits': inGrid('/api/visits'),
  'GET /api/visits/places': on('/api/visits/places'),
  'GET /api/visits/due': inGrid('/api/visits/due?all=yes'),
  'GET /api/visits/of-household/{id}': it => ({ path: `/api/visits/of-household/${it.household}` }),
  'GET /api/visits/of-matter/{id}': says('ids and days of visits that gave rise to a matter'),
  'GET /api/visits/{id}/note': says(
    'the note of one visit, written down as visitNote: test/visits/note-stories.ts',
  ),
  'GET /api/visits/photos/{id}/{variant}': says(
    'a photo of one visit, written down as visitNote: test/visits/after-stories.ts',
  ),
  'GET /api/visits/coverage': on('/api/visits/coverage'),
  'GET /api/visits/coverage/households': inGrid('/api/visits/coverage/households?figure=never'),
  'GET /api/visits/targets': on('/api/visits/targets'),
  'POST /api/visits/targets': ok,
  ...Object.fromEntries(
    [
      'GET plans',
      'POST plans',
      'GET plans/{id}',
      'POST plans/{id}/revisions',
      'POST plans/{id}/end',
      'POST plans/{id}/copies',
      'GET ',
      'POST ',
      'GET coverage',
      'GET {id}',
      'GET {id}/track',
      'POST {id}/track/forget',
      'GET files/{id}',
      'GET files/{id}/thumb',
    ].map(route => [route.replace(' ', ' /api/patrols/').replace(/\/$/, ''), patrol]),
  ),
  ...Object.fromEntries(
    ['GET ', 'POST ', 'GET places', 'GET of-matter/{id}', 'GET {id}', 'POST {id}/events'].map(route => [
      route.replace(' ', ' /api/hazards/').replace(/\/$/, ''),
      patrol,
    ]),
  ),
  'POST /api/field/sync': says(
    'outcomes of what the phone sent; suggestions of a new household are written down by the registry itself',
  ),
  'POST /api/field/forget': device,
  'GET /api/field/pocket': inGrid('/api/field/pocket'),
  ...Object.fromEntries(
    [
      'GET devices',
      'POST devices',
      'GET devices/{id}/key',
      'POST devices/{id}/lost',
      'GET devices/{id}/word',
      'POST devices/{id}/wiped',
    ].map(route => [route.replace(' ', ' /api/field/'), device]),
  ),
  'GET /api/ledgers': on('/api/ledgers'),
  'GET /api/ledgers/{name}/rows': inGrid(`/api/ledgers/householdRoster/rows?reason=${reason}`),
  'GET /api/ledgers/{name}/sheet.xlsx': inGrid(`/api/ledgers/householdRoster/sheet.xlsx?reason=${reason}`),
  'POST /api/ledgers/templates': template,
  'POST /api/ledgers/templates/{id}/end': template,
  'GET /api/ledgers/forms/{id}': template,
  'POST /api/ledgers/forms/{name}/look': template,
  'POST /api/ledgers/forms': template,
}
