/** Addresses and places over HTTP: which place words mean, and who answers for a building, a compound or a community. */
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import {
  confidenceOf,
  type Match,
  matchAt,
  type PlaceKind,
  type Resolved,
  resolveAddress,
} from './address-resolve.ts'
import { askedShape, resolvedShape, responsibleShape } from './address-shape.ts'
import { gridAnswer, holderAnswers, readerLanguage } from './answers.ts'
import { communityHolders, dutyHolders, territoryOf } from './index.ts'

const tags = ['territory']
const idParam = z.object({ id: z.uuid() })
/** Not kept by anything between: an address may hold a room. */
const unkept = 'no-store'

export function addressRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/places/resolve',
    { schema: { tags, querystring: askedShape, response: { 200: resolvedShape } } },
    async (request, reply) => {
      reply.header('cache-control', unkept)
      const found = resolveAddress(await territoryOf(kernel), request.query.q)
      return resolvedAnswer(found, translator(readerLanguage(request)))
    },
  )
  for (const kind of ['building', 'compound', 'community'] as const) responsibleRoute(app, kernel, kind)
}

const paths = {
  building: '/api/places/buildings/:id',
  compound: '/api/places/compounds/:id',
  community: '/api/places/communities/:id',
} as const satisfies Record<PlaceKind, string>

/** Who answers there: the grid's people, or the community's where no grid is certain. */
function responsibleRoute(app: App, kernel: Kernel, kind: PlaceKind): void {
  app.get(
    paths[kind],
    { schema: { tags, params: idParam, response: { 200: responsibleShape } } },
    async (request, reply) => {
      const territory = await territoryOf(kernel)
      const match = matchAt(territory, kind, request.params.id)
      if (!match) throw new Refusal('notFound')
      const onDay = civilDay(kernel.clock.now())
      const { owner } = kernel.db
      const holders = match.grid
        ? await dutyHolders(owner, territory, match.grid.id, onDay)
        : await communityHolders(owner, territory, match.community.id, onDay)
      reply.header('cache-control', 'private, max-age=60')
      return {
        ...placeAnswer(match),
        holders: holderAnswers(holders, translator(readerLanguage(request))),
      }
    },
  )
}

function resolvedAnswer({ best, candidates, parts, rest }: Resolved, t: Translate) {
  return {
    best: best && matchAnswer(best, t),
    candidates: candidates.map(match => matchAnswer(match, t)),
    parts: parts.map(({ kind, text, value, from, to, isKnown }) => ({
      kind,
      kindLabel: t(`territory:address.part.${kind}`),
      text,
      value,
      from,
      to,
      isKnown,
    })),
    rest: [...rest],
    words: sentence(best, candidates, rest, t),
  }
}

function matchAnswer(match: Match, t: Translate) {
  const confidence = confidenceOf(match)
  return {
    level: match.level,
    confidence,
    confidenceLabel: t(`territory:address.confidence.${confidence}`),
    ...placeAnswer(match),
  }
}

function placeAnswer({ building, compound, community, grid }: Match) {
  const within = [compound?.kind === 'none' ? '' : compound?.name, building?.name].filter(Boolean).join(' ')
  return {
    community: { id: community.id, name: community.name },
    compound: compound && { id: compound.id, name: compound.name },
    building: building && { id: building.id, name: building.name },
    grid: grid && gridAnswer(grid),
    text: [community.name, within].filter(Boolean).join(' · '),
  }
}

/** What was found and how surely, then what was not understood. */
function sentence(
  best: Match | null,
  candidates: readonly Match[],
  rest: Resolved['rest'],
  t: Translate,
): string {
  const found = best
    ? t(`territory:address.found`, {
        place: placeAnswer(best).text,
        confidence: t(`territory:address.confidence.${confidenceOf(best)}`),
      })
    : t(candidates.length > 0 ? 'territory:address.several' : 'territory:address.none')
  const left = rest.filter(piece => !piece.isFiller).map(piece => piece.text.trim())
  return left.length === 0 ? found : `${found}${t('territory:address.rest', { rest: left.join(' … ') })}`
}
