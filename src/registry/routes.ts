/** The registry of residents over HTTP: who lives where, what they asked for, what they consented to, and who looked at it. */
import { z } from 'zod'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { listConflicts } from './conflicts.ts'
import { consentTexts, placesOf, retentionRuns } from './desk-commands.ts'
import { listDwellings } from './dwellings.ts'
import { changesOf } from './history.ts'
import { listBuildings, listHouseholds } from './list.ts'
import { listMoveRequests } from './move-requests.ts'
import { householdPage, residentPage } from './page.ts'
import { registryDeskRoutes } from './routes-desk.ts'
import { registryEntryRoutes } from './routes-entries.ts'
import { registryLookRoutes } from './routes-looks.ts'
import { householdsAt, searchResidents } from './search.ts'
import {
  changeRowShape,
  conflictShape,
  dwellingShape,
  foundShape,
  householdShape,
  moveRequestShape,
  residentShape,
  tenureShape,
} from './shape-answers.ts'
import {
  addressQueryShape,
  buildingQueryShape,
  changesQueryShape,
  langShape,
  listQueryShape,
  placeQueryShape,
  searchQueryShape,
} from './shape-desk.ts'

const tags = ['registry']
const params = z.object({ id: z.uuid() })
const named = z.object({ id: z.uuid(), name: z.string() })

export function registryRoutes(app: App, kernel: Kernel): void {
  placeRoutes(app, kernel)
  listRoutes(app, kernel)
  pageRoutes(app, kernel)
  searchRoutes(app, kernel)
  registryLookRoutes(app, kernel)
  registryEntryRoutes(app, kernel)
  registryDeskRoutes(app, kernel)
}

/** Nothing about anybody: where the reader works, buildings, wordings, counts of what was removed. */
function placeRoutes(app: App, kernel: Kernel): void {
  const placesShape = z.object({
    grids: z.array(named.extend({ communityId: z.uuid() })),
    communities: z.array(named),
    mayMerge: z.boolean(),
    mayAddTexts: z.boolean(),
  })
  app.get(
    '/api/registry/places',
    { schema: { tags, querystring: langShape, response: { 200: placesShape } } },
    async request => placesOf(kernel, await authenticate(kernel, request)),
  )
  const buildingShape = named.extend({
    compound: z.string(),
    entrances: z.number().int().nullable(),
    gridId: z.uuid().nullable(),
    communityId: z.string(),
    households: z.number().int(),
  })
  app.get(
    '/api/registry/buildings',
    {
      schema: {
        tags,
        querystring: placeQueryShape,
        response: { 200: z.object({ buildings: z.array(buildingShape) }) },
      },
    },
    async request => listBuildings(kernel, await authenticate(kernel, request), request.query),
  )
  const textShape = z.object({
    purpose: z.string(),
    version: z.number().int(),
    texts: z.object({ 'zh-CN': z.string(), en: z.string() }),
    withdrawal: z.array(z.string()),
  })
  app.get(
    '/api/registry/consent-texts',
    { schema: { tags, querystring: langShape, response: { 200: z.object({ texts: z.array(textShape) }) } } },
    async request => consentTexts(kernel, await authenticate(kernel, request)),
  )
  const runShape = z.object({
    rule: z.string(),
    before: z.iso.date(),
    removed: z.number().int(),
    at: z.iso.datetime(),
  })
  app.get(
    '/api/registry/retention',
    { schema: { tags, querystring: langShape, response: { 200: z.object({ runs: z.array(runShape) }) } } },
    async request => retentionRuns(kernel, await authenticate(kernel, request)),
  )
}

function listRoutes(app: App, kernel: Kernel): void {
  const householdsShape = z.object({
    households: z.array(householdShape),
    next: z.string().nullable(),
    total: z.number().int(),
  })
  app.get(
    '/api/registry/households',
    { schema: { tags, querystring: listQueryShape, response: { 200: householdsShape } } },
    async request => listHouseholds(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/registry/dwellings',
    {
      schema: {
        tags,
        querystring: buildingQueryShape,
        response: { 200: z.object({ dwellings: z.array(dwellingShape) }) },
      },
    },
    async request => listDwellings(kernel, await authenticate(kernel, request), request.query.building),
  )
  app.get(
    '/api/registry/conflicts',
    {
      schema: {
        tags,
        querystring: placeQueryShape,
        response: { 200: z.object({ conflicts: z.array(conflictShape) }) },
      },
    },
    async request =>
      listConflicts(kernel, await authenticate(kernel, request), request.query, wordsFor(request)),
  )
  app.get(
    '/api/registry/move-requests',
    {
      schema: {
        tags,
        querystring: langShape,
        response: { 200: z.object({ requests: z.array(moveRequestShape) }) },
      },
    },
    async request => listMoveRequests(kernel, await authenticate(kernel, request)),
  )
}

function pageRoutes(app: App, kernel: Kernel): void {
  const pageShape = z.object({
    household: householdShape,
    residents: z.array(residentShape),
    tenures: z.array(tenureShape),
    conflicts: z.array(conflictShape),
  })
  app.get(
    '/api/registry/households/:id',
    { schema: { tags, params, querystring: langShape, response: { 200: pageShape } } },
    async request =>
      householdPage(kernel, await authenticate(kernel, request), request.params.id, wordsFor(request)),
  )
  app.get(
    '/api/registry/residents/:id',
    { schema: { tags, params, querystring: langShape, response: { 200: residentShape } } },
    async request => residentPage(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.get(
    '/api/registry/changes',
    {
      schema: {
        tags,
        querystring: changesQueryShape,
        response: { 200: z.object({ changes: z.array(changeRowShape) }) },
      },
    },
    async request => ({
      changes: [...(await changesOf(kernel, await authenticate(kernel, request), request.query))],
    }),
  )
}

function searchRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/registry/search',
    {
      schema: {
        tags,
        querystring: searchQueryShape,
        response: { 200: z.object({ residents: z.array(foundShape), more: z.boolean() }) },
      },
    },
    async request =>
      searchResidents(kernel, await authenticate(kernel, request), request.query, wordsFor(request)),
  )
  const building = z.object({ buildingId: z.uuid(), text: z.string() })
  const atShape = z.object({
    best: building.nullable(),
    candidates: z.array(building),
    rest: z.array(z.string()),
    households: z.array(householdShape),
  })
  app.get(
    '/api/registry/at',
    { schema: { tags, querystring: addressQueryShape, response: { 200: atShape } } },
    async request => householdsAt(kernel, await authenticate(kernel, request), request.query.address),
  )
}
