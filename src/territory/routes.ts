/** Public facts of the territory over HTTP: where one is, who answers there, which kinds of matters there are. */
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import { type Language, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import { addressRoutes } from './address-routes.ts'
import { gridAnswer, holderAnswers, readerLanguage } from './answers.ts'
import { toStored } from './coordinates.ts'
import { gridRoutes } from './grid-routes.ts'
import { describePlace, dutyHolders, territoryOf, unitsOfKind } from './index.ts'
import { categoryRows, communityRows } from './present.ts'
import {
  buildingsShape,
  categoriesShape,
  communitiesShape,
  compoundsShape,
  jurisdictionShape,
  locatedShape,
  pointShape,
  unitsShape,
} from './shape.ts'

const tags = ['territory']
const idParam = z.object({ id: z.uuid() })
const cached = 'public, max-age=60'

export function territoryRoutes(app: App, kernel: Kernel): void {
  placeRoutes(app, kernel)
  listRoutes(app, kernel)
  addressRoutes(app, kernel)
  gridRoutes(app, kernel)
}

function listRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/jurisdiction',
    { schema: { tags, response: { 200: jurisdictionShape } } },
    async (_request, reply) => {
      const { jurisdiction, centre, bounds } = await territoryOf(kernel)
      reply.header('cache-control', cached)
      const { id, name, settings } = jurisdiction
      return {
        id,
        name,
        demo: settings.demo === true,
        centre: centre as [number, number] | null,
        bounds: bounds as [number, number, number, number] | null,
        mapStyleUrl: kernel.config.mapStyleUrl,
      }
    },
  )
  app.get(
    '/api/categories',
    { schema: { tags, response: { 200: categoriesShape } } },
    async (request, reply) => {
      reply.header('cache-control', cached).header('vary', 'accept-language')
      return { rows: categoryRows(readerLanguage(request)) }
    },
  )
  app.get('/api/places/units', { schema: { tags, response: { 200: unitsShape } } }, async request => {
    const t = translator(readerLanguage(request))
    const units = unitsOfKind(await territoryOf(kernel), unitKinds)
    return {
      rows: units.map(({ id, name, kind, phone }) => ({
        id,
        name,
        kind,
        kindLabel: t(`territory:unit.${kind}`),
        phone,
      })),
    }
  })
}

const unitKinds = [
  'workCommittee',
  'community',
  'department',
  'policeStation',
  'enforcementBureau',
  'lawFirm',
  'partnerUnit',
  'court',
  'procuratorate',
]

function placeRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/places/communities',
    { schema: { tags, response: { 200: communitiesShape } } },
    async (_request, reply) => {
      reply.header('cache-control', cached)
      return { rows: communityRows(await territoryOf(kernel)) }
    },
  )
  app.get(
    '/api/places/communities/:id/compounds',
    { schema: { tags, params: idParam, response: { 200: compoundsShape } } },
    async request => {
      const territory = await territoryOf(kernel)
      if (!territory.community(request.params.id)) throw new Refusal('notFound')
      return {
        rows: territory
          .compoundsOf(request.params.id)
          .map(({ id, name }) => ({ id, name, buildings: territory.buildingsOf(id).length })),
      }
    },
  )
  app.get(
    '/api/places/compounds/:id/buildings',
    { schema: { tags, params: idParam, response: { 200: buildingsShape } } },
    async request => {
      const territory = await territoryOf(kernel)
      if (!territory.compound(request.params.id)) throw new Refusal('notFound')
      return {
        rows: territory.buildingsOf(request.params.id).map(({ id, name, lng, lat, gridId }) => ({
          id,
          name,
          lng,
          lat,
          gridId,
          gridName: gridId === null ? '' : (territory.grid(gridId)?.name ?? ''),
        })),
      }
    },
  )
  app.get(
    '/api/places/locate',
    { schema: { tags, querystring: pointShape, response: { 200: locatedShape } } },
    async (request, reply) => {
      const { lng, lat, system } = request.query
      reply.header('cache-control', 'private, max-age=60')
      return located(kernel, toStored([lng, lat], system), readerLanguage(request))
    },
  )
}

async function located(kernel: Kernel, [lng, lat]: readonly [number, number], language: Language) {
  const territory = await territoryOf(kernel)
  const found = territory.locate(lng, lat)
  if (!found) return { place: null }
  const { grid, community, near, metres } = found
  const building = territory.nearestBuilding(lng, lat, grid.id)
  const compound = building && territory.compound(building.compoundId)
  const t = translator(language)
  const holders = await dutyHolders(kernel.db.owner, territory, grid.id, civilDay(kernel.clock.now()))
  const place = {
    gridId: grid.id,
    communityId: community.id,
    unitId: community.unitId,
    buildingId: building?.id ?? null,
    lng,
    lat,
    near,
  }
  return {
    place: {
      grid: gridAnswer(grid),
      community: { id: community.id, name: community.name },
      compound: compound && { id: compound.id, name: compound.name },
      building: building && { id: building.id, name: building.name },
      near,
      metres: Math.round(metres),
      text: describePlace(territory, place),
      holders: holderAnswers(holders, t),
    },
  }
}
