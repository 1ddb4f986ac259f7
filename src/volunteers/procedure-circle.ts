/** Volunteering: who acts, on what it rests (志愿服务条例, 民政部令第67号), and the facts several procedures ask for. Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import type { Basis, Input, Relation, Who } from '../proceedings/procedure.ts'

/** The regulation in force since 2017-12-01, by article. */
export const regulation = (article: string): Basis => ({ article: `志愿服务条例${article}`, mark: 'V', force: 'law' })
export const records: Basis = { article: '志愿服务条例第十九条;志愿服务记录与证明出具办法(试行)(民政部令第67号)', mark: 'V', force: 'law' }
export const listed: Basis = { article: '关于规范志愿服务记录证明工作的指导意见(民发〔2015〕149号)', mark: 'V', force: 'policy' }
export const local = localDefault

const at = (role: string, relation: Relation): Who => ({ role, of: [relation] })
export const lead = at('volunteerLead', 'ownerUnit')
export const worker = at('communityWorker', 'community')
export const member = at('gridMember', 'grid')
export const leader = at('gridLeader', 'grid')
export const director = at('communityDirector', 'community')
export const secretary = at('communitySecretary', 'community')
export const supervisor = at('supervisor', 'jurisdiction')
export const command: readonly Who[] = [at('workCommitteeDispatcher', 'jurisdiction'), at('dutyOfficer', 'jurisdiction')]
export const resident: Who = { role: 'resident', of: ['reporter'] }
export const system: Who = { role: 'system', of: ['system'] }
export const apart = (who: Who): Who => ({ ...who, of: [...who.of, 'notHandler'] })

/** Those who organise, and the community practice station that reviews. */
export const organisers: readonly Who[] = [lead, worker, member, leader]
export const station: readonly Who[] = [director, secretary]

export const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
export const text = (name: string, max: number, required = true): Input => ({ name, kind: max > 200 ? 'longText' : 'text', max, ...(required ? { required } : {}) })
export const personal = (name: string, max: number, required = true): Input => ({ ...text(name, max, required), personal: true })
export const choice = (name: string, options: readonly string[], required = true): Input => ({ name, kind: 'choice', options, ...(required ? { required } : {}) })
/** What must be so before the step: the only answer lets it through. */
export const confirmed = (name: string): Input => choice(name, ['confirmed'])
export const day = (name: string, required = true): Input => ({ name, kind: 'date', ...(required ? { required } : {}) })
export const count = (name: string, min: number, max: number, required = true): Input => ({ name, kind: 'number', min, max, ...(required ? { required } : {}) })
export const papers = (name: string, required = true): Input => ({ name, kind: 'photos', purpose: 'paper', max: 9, ...(required ? { required } : {}) })
export const told = choice('told', ['inPerson', 'phone', 'letter', 'message'])
/** The team, partner unit or station that does it: it owns the proceeding from then on. */
export const team: Input = { name: 'unit', kind: 'unit', of: ['partnerUnit', 'community', 'department'] }
