/** Council and assembly: who acts, on what it rests (城市居民委员会组织法, 村民委员会组织法, both in force as amended since 2026-01-01), and what several steps ask for. Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import type { Basis, Input, Relation, Step, Who } from '../proceedings/procedure.ts'

export const law = (article: string): Basis => ({ article: `城市居民委员会组织法${article}`, mark: 'V', force: 'law' })
export const villageLaw = (article: string): Basis => ({ article: `村民委员会组织法${article}`, mark: 'V', force: 'law' })
export const fourTwo: Basis = { article: '“四议两公开”工作法', mark: 'M', force: 'policy' }
export const local = localDefault

const at = (role: string, relation: Relation): Who => ({ role, of: [relation] })
export const director = at('communityDirector', 'community')
export const secretary = at('communitySecretary', 'community')
export const worker = at('communityWorker', 'community')
export const convenor = at('councilConvenor', 'community')
export const oversight = at('oversightMember', 'community')
export const counsel = at('communityCounsel', 'community')
export const member = at('gridMember', 'grid')
export const leader = at('gridLeader', 'grid')
export const supervisor = at('supervisor', 'jurisdiction')
export const resident: Who = { role: 'resident', of: ['reporter'] }
export const committee: readonly Who[] = [director, secretary]
/** Those who carry it out: the committee, or the unit it was given to. */
export const implementers: readonly Who[] = [director, worker, at('departmentHandler', 'ownerUnit'), at('departmentHead', 'ownerUnit')]

export const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
export const text = (name: string, max: number, required = true): Input => ({ name, kind: max > 200 ? 'longText' : 'text', max, ...(required ? { required } : {}) })
export const personal = (name: string, max: number, required = true): Input => ({ ...text(name, max, required), personal: true })
export const choice = (name: string, options: readonly string[], required = true): Input => ({ name, kind: 'choice', options, ...(required ? { required } : {}) })
/** What must be so before the step: the only answer lets it through. */
export const confirmed = (name: string): Input => choice(name, ['confirmed'])
export const day = (name: string): Input => ({ name, kind: 'date', required: true })
export const count = (name: string, min = 0, required = true): Input => ({ name, kind: 'number', min, max: 1_000_000, ...(required ? { required } : {}) })
export const papers = (name: string, required = true): Input => ({ name, kind: 'photos', purpose: 'paper', max: 9, ...(required ? { required } : {}) })
export const askedBy: Input = { ...choice('askedBy', ['inPerson', 'phoneVerified', 'inWriting']), staffOnly: true }
export const told = choice('told', ['inPerson', 'phone', 'letter', 'message'])

/** No verified joint request stands: what must be called may be neither answered away nor merged, dropped or set aside. */
export const unrequested = { request: ['none', 'insufficient'] }

/** Whoever took a step that leads on does not keep holding it: the next state says who acts. */
export function handedOn(steps: Readonly<Record<string, Step>>): Record<string, Step> {
  return Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, step.to === '=' || step.holds ? step : { ...step, holds: 'nobody' as const }]))
}
