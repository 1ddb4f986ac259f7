/** What the steps of good-samaritan recognition 见义勇为确认 have in common: legal bases, circles of persons, states and inputs. Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import type { Basis, Input, Who } from '../proceedings/procedure.ts'

export const local = localDefault
export const regional: Basis = { article: '内蒙古自治区见义勇为人员奖励和保护条例第一章', mark: 'V', force: 'law' }
export const committee: Basis = { article: '包头市见义勇为办法第五条、第六条(参照)', mark: 'V', force: 'policy' }
export const henan = (article: string): Basis => ({ article: `河南省见义勇为人员奖励和保障条例${article}(参照)`, mark: 'V', force: 'default' })
export const exOfficio: Basis = { article: '浙江省见义勇为人员奖励和保障条例第八条、河南省条例第十条(参照)', mark: 'V', force: 'default' }
export const waived: Basis = { article: '河南省条例第十三条、山东省条例第十三条(参照)', mark: 'V', force: 'default' }
export const practice: Basis = { article: '见义勇为逐级推荐的本地做法', mark: 'S', force: 'policy' }
export const rewards: Basis = { article: '内蒙古自治区见义勇为人员奖励和保护条例(奖励与保护)', mark: 'M', force: 'law' }
export const legalAidBasis: Basis = { article: '法律援助法第三十二条第二项、第四十三条', mark: 'V', force: 'law' }
export const consented: Basis = { article: '法治宣传教育法第五十三条;个人信息保护法第二十五条', mark: 'V', force: 'law' }

const policeRoles = ['communityPolice', 'departmentHandler', 'departmentHead']
const at = (roles: readonly string[], relation: Who['of'][number]): Who[] => roles.map(role => ({ role, of: [relation] }))

/** The deed's person, kin, somebody saved, a witness: whoever speaks for themselves. */
export const outside: Who = { role: 'resident', of: ['reporter'] }
/** The office of the banner's political-legal committee: it owns the proceeding, or lent it to the police for a while. */
export const office: Who = { role: 'politicalLegalOfficer', of: ['tookPart'] }
export const head: Who = { role: 'politicalLegalHead', of: ['tookPart', 'notHandler'] }
export const anyOffice: Who = { role: 'politicalLegalOfficer', of: ['jurisdiction'] }
export const police = at(policeRoles, 'ownerUnit')
export const anyPolice = at(policeRoles, 'jurisdiction')
export const community = at(['communityDirector', 'communitySecretary'], 'community')
/** Who comes upon such a deed at work, and units that recommend. */
export const finders: readonly Who[] = at(
  ['gridLeader', 'gridMember', 'communityDirector', 'communitySecretary', ...policeRoles, 'procurator'],
  'jurisdiction',
)

export const officeUnit: Input = { name: 'unit', kind: 'unit', required: true, of: ['department'] }
export const policeUnit: Input = { name: 'unit', kind: 'unit', required: true, of: ['policeStation'] }
export const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
export const evidence: Input = { name: 'evidence', kind: 'photos', purpose: 'evidence', max: 20 }
export const told: Input = { name: 'told', kind: 'choice', required: true, options: ['inPerson', 'phone', 'letter', 'message'] }
export const actOn: Input = { name: 'actOn', kind: 'date', required: true }
export const receivedBy: Input = { name: 'receivedBy', kind: 'text', required: true, max: 100 }

/** Time, place and course of the deed; whose it was may still be unknown. */
export const deed: readonly Input[] = [
  actOn, { name: 'place', kind: 'text', required: true, max: 300 }, { name: 'course', kind: 'longText', required: true, max: 4000, personal: true },
]
/** What the national form 见义勇为申报(推荐)表 asks for. */
export const declaration: readonly Input[] = [
  ...deed,
  { name: 'actorName', kind: 'text', required: true, max: 100, personal: true }, { name: 'occupation', kind: 'text', max: 200, personal: true }, { name: 'phone', kind: 'text', max: 40, personal: true },
  { name: 'beneficiary', kind: 'text', max: 200, personal: true }, { name: 'witnesses', kind: 'longText', max: 1000, personal: true },
  { name: 'harm', kind: 'choice', required: true, options: ['none', 'injured', 'disabled', 'died'] }, { name: 'proofList', kind: 'longText', required: true, max: 2000, personal: true },
  { name: 'minorAct', kind: 'boolean' }, { name: 'atRisk', kind: 'boolean' }, evidence,
]

export const handedIn = ['applied', 'recommended', 'exOfficio', 'received']
const checking = ['accepted', 'verifying', 'withPolice', 'determinedByPolice', 'reviewed', 'waiverAsked', 'reviewedAgainst', 'noticed', 'noticeEnded']
export const honoured = ['certified', 'rewarded', 'nominatedUp', 'protected']
export const sinceAccepted = [...checking, 'recognised', ...honoured]
export const open = ['clueFound', ...handedIn, 'supplementing', ...sinceAccepted, 'reviewRequested']
