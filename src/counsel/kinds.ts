/** The closed lists of public legal service and legal publicity: what questions are about, which of the three roles counsel acted in, who was addressed, where and how. Pure data. */

export const questionKinds = [
  'family',
  'neighbour',
  'property',
  'labour',
  'debt',
  'damage',
  'consumer',
  'traffic',
  'land',
  'housing',
  'administrative',
  'criminal',
  'aid',
  'other',
] as const
export type QuestionKind = (typeof questionKinds)[number]

export const dutyWays = ['counter', 'phone', 'online'] as const
export type DutyWay = (typeof dutyWays)[number]
export const consultationWays = [...dutyWays, 'door'] as const

/** 法律政策宣传员、矛盾纠纷调解员、法律诉求引导员. */
export const counselRoles = ['publicist', 'mediator', 'guide'] as const
export const nextSteps = ['none', 'mediation', 'legalAid', 'court', 'other'] as const
export const opinionKinds = ['villageCovenant', 'residentCovenant', 'charter', 'resolution', 'other'] as const
export const opinions = ['lawful', 'change', 'unlawful'] as const

export const audiences = [
  'residents',
  'herders',
  'elderly',
  'minors',
  'women',
  'workers',
  'miners',
  'managers',
  'officials',
  'committee',
  'volunteers',
  'everybody',
] as const
export const venues = [
  'square',
  'community',
  'office',
  'mine',
  'firm',
  'site',
  'market',
  'school',
  'pasture',
  'home',
  'online',
  'other',
] as const
/** 法治宣传教育法第二十四条: in a form the people addressed can follow. */
export const forms = ['chinese', 'mongolian', 'largePrint', 'voice', 'sign', 'braille', 'video'] as const

/** Which proceeding a next step opens. */
export const referralProcedures = { legalAid: 'legalAidApplication', mediation: 'mediation' } as const
export type Referred = keyof typeof referralProcedures
