/** Who acts on a petition, on which article, and the inputs several steps ask for. Pure. */
import type { Basis, Input, Step, Who } from '../proceedings/procedure.ts'

export const law = (number: string): Basis => ({ article: `信访工作条例${number}`, mark: 'V', force: 'law' })
export const local: Basis = { article: '本地默认规则', mark: 'D', force: 'default' }
export const ended: Basis = { article: '息诉罢访须出于自愿(本地默认规则)', mark: 'D', force: 'default' }
export const simply: Basis = { article: '信访事项简易办理办法(国信办发〔2022〕17号)第四条至第七条', mark: 'M', force: 'policy' }
export const elevated: Basis = { article: '提级办理、多轮反馈的本地做法', mark: 'S', force: 'policy' }

export const petitioner: Who = { role: 'resident', of: ['reporter'] }
const at = (of: Who['of'], ...roles: readonly string[]): Who[] => roles.map(role => ({ role, of }))
/** The petition office, also when another body has it now. */
export const anyOffice = at(['tookPart'], 'petitionOfficer')
/** Whoever works on it in the body that has it: a department, the work committee. A community is no such body: it takes in, passes on, and stands by the petitioner. */
export const body = at(['ownerUnit'], 'departmentHandler', 'petitionOfficer', 'workCommitteeDispatcher')
const community = at(['ownerUnit'], 'communityDirector', 'communitySecretary')
export const clerks = [...body, ...community]
/** A community that took part goes on hearing the petitioner, noting hardship and helping. */
export const nearby = at(['tookPart'], 'communityDirector', 'communitySecretary')
/** The head of the body that has it. */
export const heads = at(['ownerUnit'], 'departmentHead', 'workCommitteeSecretary')
export const bodyOrHead = [...body, ...heads]
export const supervisors: readonly Who[] = [{ role: 'supervisor', of: ['jurisdiction'] }, ...anyOffice]
/** 提级: a level above the body that has it. */
export const superior: readonly Who[] = [{ role: 'workCommitteeSecretary', of: ['jurisdiction'] }, ...anyOffice]
/** Where people bring it: any counter, a leader's reception, somebody in the grid who helps to write. */
export const counters = at(['jurisdiction'], 'petitionOfficer', 'departmentHandler', 'departmentHead', 'workCommitteeDispatcher', 'workCommitteeSecretary', 'communityDirector', 'communitySecretary', 'gridLeader', 'gridMember')
/** What a petitioner does at a counter is written down by a clerk. */
export const recorded: readonly Who[] = [petitioner, ...at(['tookPart'], 'petitionOfficer', 'departmentHandler', 'workCommitteeDispatcher', 'communityDirector', 'communitySecretary')]
export const apart = (who: Who): Who => ({ ...who, of: [...who.of, 'notHandler'] })

export const long = (name: string, max = 2000): Input => ({ name, kind: 'longText', required: true, max })
/** What somebody told, or who somebody is. */
export const told = (name: string, max = 3000): Input => ({ ...long(name, max), personal: true })
export const optional = (input: Input): Input => ({ ...input, required: false })
export const choice = (name: string, ...options: readonly string[]): Input => ({ name, kind: 'choice', required: true, options })
export const day = (name: string): Input => ({ name, kind: 'date', required: true })
export const signed = (name: string): Input => ({ name, kind: 'photos', purpose: 'paper', required: true, max: 9 })
export const count = (name: string, min: number, max: number): Input => ({ name, kind: 'number', required: true, min, max })
export const reason = long('reason')
export const unit: Input = { name: 'unit', kind: 'unit', required: true, of: ['department', 'enforcementBureau', 'policeStation', 'workCommittee'] }
export const person: Input = { name: 'person', kind: 'person', of: body.map(who => who.role) }
/** In writing on the spot or within the term; only who left no name or address that can be read is not told. */
export const toldHow = choice('toldHow', 'onTheSpot', 'letter', 'message', 'addressUnknown')
export const evidence: Input = { name: 'photos', kind: 'photos', purpose: 'evidence', max: 9 }

/** Steps in which something is added and the petition stays where it is. */
export const stays = (from: readonly string[], step: Omit<Step, 'from' | 'to'>): Step => ({ from, to: '=', ...step })
