/** Offices beside the grid system in the demo jurisdiction: court, procuratorate, discipline, justice, petitions, political-legal committee, finance; mediators, volunteers, councils. */
import type { Role } from './roles.ts'

export interface OfficePlan {
  readonly kind: string
  readonly name: string
  /** The office it belongs to, by name. */
  readonly under?: string
  /** User name → role. */
  readonly people: Readonly<Record<string, Role>>
}

/** A name that is there already gets the people; any other is a new unit. */
export const offices: readonly OfficePlan[] = [
  {
    kind: 'department',
    name: '旗信访局',
    people: {
      petition1: 'petitionOfficer',
      petition2: 'petitionOfficer',
      petition3: 'petitionOfficer',
      petitionhead: 'departmentHead',
    },
  },
  {
    kind: 'department',
    name: '旗司法局',
    people: { legalaid1: 'justiceOfficer', legalaid2: 'justiceOfficer' },
  },
  {
    kind: 'department',
    name: '城区司法所',
    under: '旗司法局',
    people: {
      justice1: 'justiceOfficer',
      justice2: 'justiceOfficer',
      'justice1-mediator': 'mediator',
      'justice1-handler': 'departmentHandler',
      justicehead: 'departmentHead',
    },
  },
  {
    kind: 'department',
    name: '旗委政法委',
    people: {
      politics1: 'politicalLegalOfficer',
      politics2: 'politicalLegalOfficer',
      'politics-handler': 'departmentHandler',
      politicshead: 'politicalLegalHead',
      politicshead2: 'politicalLegalHead',
    },
  },
  {
    kind: 'department',
    name: '旗财政局',
    people: {
      finance1: 'financeOfficer',
      finance2: 'financeOfficer',
      'finance-handler': 'departmentHandler',
      financehead: 'departmentHead',
    },
  },
  {
    kind: 'discipline',
    name: '旗纪委监委',
    people: {
      discipline1: 'disciplineOfficer',
      discipline2: 'disciplineOfficer',
      disciplinehead: 'disciplineHead',
      disciplinehead2: 'disciplineHead',
    },
  },
  {
    kind: 'court',
    name: '旗人民法院',
    people: {
      judge1: 'enforcementJudge',
      judge2: 'enforcementJudge',
      court1: 'courtFilingOfficer',
      court2: 'courtSearchOfficer',
      court3: 'courtDisposalOfficer',
      court4: 'courtPaymentOfficer',
      court5: 'courtClosingOfficer',
      courthead: 'courtPresident',
    },
  },
  {
    kind: 'procuratorate',
    name: '旗人民检察院',
    people: { procurator1: 'procurator', procurator2: 'procurator', procuratorhead: 'procuratorateHead' },
  },
  {
    kind: 'partnerUnit',
    name: '旗志愿服务联合会',
    under: '社区党工委',
    people: { volunteer1: 'volunteerLead', volunteer2: 'volunteerLead' },
  },
]

/** Those of each community: its people's mediation committee, its volunteers, its council and who watches over its affairs. */
export const communityCircle: readonly {
  readonly user: string
  readonly count: number
  readonly role: Role
}[] = [
  { user: 'mediator', count: 2, role: 'mediator' },
  { user: 'volunteerlead', count: 1, role: 'volunteerLead' },
  { user: 'convenor', count: 1, role: 'councilConvenor' },
  { user: 'oversight', count: 2, role: 'oversightMember' },
]
