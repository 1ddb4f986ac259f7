/** Who takes part in mediation, and the inputs and articles its steps share (procedures §2, §11). Pure. */
import type { Basis, Input, Step, Who } from '../proceedings/procedure.ts'

export const law = (article: string, mark: Basis['mark'] = 'V'): Basis => ({ article, mark, force: 'law' })
export const mediationLaw = (articles: string): Basis => law(`人民调解法${articles}`)
export const ladder: Basis = { article: '小事不出社区、大事不出党工委、矛盾不上交;信访工作条例第三十七条(参照)', mark: 'S', force: 'policy' }
export const linkage: Basis = { article: '信访工作条例第三十七条(人民调解、行政调解、司法调解联动)', mark: 'V', force: 'policy' }

/** A party; what a party does at a counter is recorded by whoever mediates. */
export const party: Who = { role: 'resident', of: ['reporter'] }
/** Whoever mediates in the unit that has the dispute now: a committee, an administrative body, the court, the work committee. */
export const mediators: readonly Who[] = [
  { role: 'mediator', of: ['ownerUnit'] }, { role: 'justiceOfficer', of: ['ownerUnit'] }, { role: 'departmentHandler', of: ['ownerUnit'] },
  { role: 'communityPolice', of: ['ownerUnit'] }, { role: 'courtFilingOfficer', of: ['ownerUnit'] }, { role: 'workCommitteeDispatcher', of: ['ownerUnit'] },
]
export const director: Who = { role: 'communityDirector', of: ['community'] }
export const secretary: Who = { role: 'communitySecretary', of: ['community'] }
export const dispatcher: Who = { role: 'workCommitteeDispatcher', of: ['jurisdiction'] }
/** Who decides above those who mediate. */
export const heads: readonly Who[] = [director, secretary, { role: 'departmentHead', of: ['ownerUnit'] }, dispatcher]

export const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
export const text = (name: string, max: number, required = true): Input => ({ name, kind: 'longText', required, max })
/** What a person told, who a person is. */
export const told = (name: string, max: number, required = true): Input => ({ name, kind: 'longText', required, max, personal: true })
export const who = (name: string, required = true): Input => ({ name, kind: 'text', required, max: 200, personal: true })
export const choice = (name: string, ...options: string[]): Input => ({ name, kind: 'choice', required: true, options })
export const day = (name: string, required = true): Input => ({ name, kind: 'date', required })
export const paper = (name: string, required = true): Input => ({ name, kind: 'photos', purpose: 'paper', max: 9, required })
export const unitOf = (...kinds: string[]): Input => ({ name: 'unit', kind: 'unit', required: true, of: kinds })
export const anyUnit = unitOf('community', 'workCommittee', 'department', 'policeStation', 'enforcementBureau', 'partnerUnit', 'court')
/** The hard gate: nobody mediates against the will of a party (人民调解法第十七条). */
export const consentOf = choice('consentOf', 'allParties')
export const disputeKind = choice('disputeKind', 'neighbour', 'family', 'housing', 'propertyService', 'land', 'labour', 'consumer', 'traffic', 'medical', 'damage', 'debt', 'other')
export const mediatorRoles = [...new Set(mediators.map(one => one.role))]
/** The clocks of a round of mediation, whichever of them runs. */
export const roundTerms = ['mediationPeriod', 'delegatedPeriod', 'jointRound', 'scheduling', 'session', 'nextSession', 'recusalDecision'] as const
export const beforeAgreement = ['applied', 'found', 'referredIn', 'registered', 'consentPending', 'jointConsentPending', 'accepted', 'scheduled', 'mediating', 'adjourned'] as const
export const inSession = ['accepted', 'scheduled', 'mediating', 'adjourned'] as const
export const afterAgreement = ['agreedWritten', 'agreedOral', 'performing', 'breached', 'urged', 'performed'] as const

/** While another channel has not answered, nobody goes on with the dispute. */
export function settled(steps: Record<string, Step>): Record<string, Step> {
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [name, step.from.includes('draft') ? step : { ...step, while: { channel: ['own', 'taken', 'delegated'], ...step.while } }]),
  )
}
