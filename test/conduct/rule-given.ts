/** What an office hands in, for tests: the handling term of matters as it shall be from 24 November 2026. */
import type { Visitor } from '../support/server.ts'

export const source = '某某办〔2026〕12号'
export const basis = { article: '某某办法第三条', mark: 'V', force: 'policy' }
export const handling = {
  ...{ procedure: 'matter', term: 'handling', amount: 5, unit: 'working-day', dayEnds: 'office' },
  ...{ variants: { complaint: { amount: 4, unit: 'working-day' } }, basis, validFrom: '2026-11-24' },
  extension: {
    times: 1,
    maxAmount: 2,
    unit: 'working-day',
    approvers: ['workCommitteeDispatcher'],
    mustTell: true,
  },
}
export const load = (who: Visitor, ...rules: object[]) => who.post('/api/rules', { source, rules })
