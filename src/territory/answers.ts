/** Grids and their people as the public routes tell them: posts with work phones, never a private one. */
import type { FastifyRequest } from 'fastify'
import { languageOf, type Translate } from '../kernel/i18n.ts'
import type { GridRow, Holder } from './store.ts'

export function gridAnswer({ id, name, code, kind, validFrom }: GridRow) {
  return { id, name, code, kind, validFrom }
}

export function holderAnswers(holders: readonly Holder[], t: Translate) {
  return holders.map(({ role, name, unitName, workPhone }) => ({
    role,
    roleLabel: t(`auth:role.${role}`),
    name,
    unit: unitName,
    workPhone,
  }))
}

export function readerLanguage(request: Pick<FastifyRequest, 'query' | 'headers'>) {
  return languageOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
}
