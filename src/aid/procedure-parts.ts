/** What the steps of state judicial aid 国家司法救助 have in common: legal bases, circles of persons, states and inputs. Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import type { Basis, Input, Who } from '../proceedings/procedure.ts'

export const local = localDefault
export const opinion: Basis = { article: '关于建立完善国家司法救助制度的意见(试行)', mark: 'V', force: 'policy' }
export const petitions: Basis = { article: '信访工作条例第三十七条', mark: 'V', force: 'law' }
export const advance: Basis = { article: '急需医疗救治的先行垫付(本地默认规则)', mark: 'M', force: 'default' }
export const recovery: Basis = { article: '虚假陈述骗取救助的追回(国家司法救助办理规定)', mark: 'M', force: 'policy' }
export const assistance: Basis = { article: '社会救助法第三十六条、第三十九条', mark: 'V', force: 'law' }
export const helper: Basis = { article: '从司法救助到认定见义勇为', mark: 'S', force: 'policy' }

/** The bodies that handle it: procuratorate, court, justice office, police. */
const organRoles = ['procurator', 'enforcementJudge', 'justiceOfficer', 'departmentHandler']
const headRoles = ['procuratorateHead', 'courtPresident', 'departmentHead']
const at = (roles: readonly string[], relation: Who['of'][number]): Who[] => roles.map(role => ({ role, of: [relation] }))
const apart = (who: Who): Who => ({ ...who, of: [...who.of, 'notHandler'] })

export const applicant: Who = { role: 'resident', of: ['reporter'] }
export const anyOrgan = at(organRoles, 'jurisdiction')
export const organ = at(organRoles, 'ownerUnit')
/** The body that handles it, while another unit owns it for a while. */
export const organBeside = at(organRoles, 'tookPart')
export const heads = at(headRoles, 'ownerUnit').map(apart)
export const headsBeside = at(headRoles, 'tookPart').map(apart)
export const group: Who = { role: 'politicalLegalHead', of: ['ownerUnit', 'notHandler'] }
export const groupOffice: readonly Who[] = at(['politicalLegalOfficer', 'politicalLegalHead'], 'ownerUnit')
export const finance: Who = { role: 'financeOfficer', of: ['ownerUnit'] }
export const community = at(['communityDirector', 'communitySecretary'], 'ownerUnit')
export const communityBeside = at(['communityDirector', 'communitySecretary'], 'tookPart')
/** Whoever meets somebody in hardship because of a wrong done to them. */
export const finders: readonly Who[] = at(
  ['mediator', 'petitionOfficer', 'gridLeader', 'gridMember', 'communityDirector', 'communitySecretary', 'communityPolice', 'courtFilingOfficer', 'politicalLegalOfficer', ...organRoles],
  'jurisdiction',
)

export const organUnit: Input = { name: 'unit', kind: 'unit', required: true, of: ['procuratorate', 'court', 'policeStation', 'department'] }
export const departmentUnit: Input = { name: 'unit', kind: 'unit', required: true, of: ['department'] }
export const communityUnit: Input = { name: 'unit', kind: 'unit', required: true, of: ['community'] }

export const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
export const evidence: Input = { name: 'evidence', kind: 'photos', purpose: 'evidence', max: 9 }
export const note: Input = { name: 'note', kind: 'longText', required: true, max: 3000, personal: true }
export const person: Input = { name: 'applicantName', kind: 'text', required: true, max: 100, personal: true }
export const phone: Input = { name: 'phone', kind: 'text', max: 40, personal: true }
export const originNumber: Input = { name: 'originNumber', kind: 'text', required: true, max: 100, personal: true }

/** What an application says (national form 国家司法救助申请表). */
export const application: readonly Input[] = [
  person, phone, originNumber,
  { name: 'applicantIs', kind: 'choice', required: true, options: ['victim', 'guardian', 'closeKin', 'reporter', 'claimant', 'trafficVictim', 'other'] },
  { name: 'identityNumber', kind: 'text', required: true, max: 40, personal: true },
  { name: 'address', kind: 'text', max: 300, personal: true },
  { name: 'harm', kind: 'longText', required: true, max: 3000, personal: true },
  { name: 'compensated', kind: 'fen', required: true },
  { name: 'familyIncome', kind: 'longText', required: true, max: 3000, personal: true },
  { name: 'asked', kind: 'fen' },
  { name: 'manner', kind: 'choice', required: true, options: ['written', 'oral'] },
  { name: 'helpedBy', kind: 'text', max: 100, personal: true },
  { name: 'papersHandedIn', kind: 'photos', purpose: 'paper', max: 20 },
]

export const beforeDecision = ['applied', 'supplementing', 'accepted', 'verifying', 'withCommunity', 'exclusionProposed', 'proposed', 'submitted']
export const open = ['identified', 'informed', ...beforeDecision, 'approved', 'funded', 'paid', 'followedUp', 'reviewAsked', 'reviewing']
