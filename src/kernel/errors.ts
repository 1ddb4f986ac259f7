/** Refusals: the one way to tell a person that something may not or cannot be done. A bug throws, an outage is retried; neither is a refusal. */

/** Every refusal the system knows, with its HTTP status. Words are in messages/<language>/errors.json under the same code. */
export const refusals = {
  // who
  notSignedIn: 401,
  foreignOrigin: 403,
  weakPassword: 422,
  signInFailed: 401,
  locked: 423,
  notFound: 404,
  /** Done, and beyond the actor's sight from now on. */
  outOfSight: 410,
  notYours: 403,
  recused: 403,
  separation: 403,
  // what
  invalidInput: 400,
  missingInput: 400,
  tooLarge: 413,
  tooMany: 429,
  unsupportedFile: 415,
  infectedFile: 422,
  storageFull: 507,
  outsideJurisdiction: 422,
  // when and in which state
  unlawfulStep: 409,
  actedMeanwhile: 409,
  actReused: 409,
  tooLate: 409,
  tooEarly: 409,
  ruleNotInForce: 409,
  rulesGap: 422,
  rulesOverlap: 422,
  procedureUnsound: 422,
  switchedOff: 409,
  outOfOrder: 409,
  futureAct: 422,
  limitReached: 409,
  calendarMissing: 422,
  alreadyRunning: 409,
  poolerInTheWay: 409,
  backupUnfit: 409,
  upgradeUnfit: 409,
  // grid plans
  changedMeanwhile: 409,
  planState: 409,
  planFault: 422,
  planUnfit: 422,
  // staffing
  postsChanged: 409,
  staffingUnfit: 422,
  absenceUnfit: 422,
  // registry, visits, patrols, phones, ledgers
  idNumberUnfit: 422,
  duplicateResident: 409,
  mergeUnfit: 409,
  consentMissing: 422,
  guardianNeeded: 422,
  registryUnfit: 422,
  visitsRefused: 409,
  visitUnfit: 422,
  patrolUnfit: 422,
  hazardState: 409,
  deviceWiped: 410,
  uploadOffset: 409,
  rosterUnfit: 422,
  rosterState: 409,
  codeWrong: 401,
  codeSpent: 410,
  templateUnfit: 422,
  paperUnfit: 409,
  // mediators, parties, instalments
  mediatorUnfit: 422,
  mediatorConflict: 409,
  disputeOver: 409,
  disputeExcluded: 422,
  mediationConsent: 409,
  senderNotTold: 409,
  referralElsewhere: 409,
  instalmentsUnfit: 422,
  // agreements, signing, performance
  agreementUnfit: 422,
  agreementState: 409,
  signatureUnfit: 422,
  signLink: 410,
  performanceUnfit: 422,
  // sittings
  sittingUnfit: 422,
  sittingClash: 409,
  // counsel
  slotTaken: 409,
  slotUnfit: 422,
  counselUnfit: 422,
  counselState: 409,
  unavailable: 503,
} as const
export type RefusalCode = keyof typeof refusals

/** Facts a refusal states: what was met, and what would be lawful. Values end up in the words and in the JSON. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/**
 * Thrown by policies and commands; the HTTP layer turns it into `{ error: { code, message, facts } }`.
 * @example throw new Refusal('unlawfulStep', { step: 'dispatch', state: 'closed', lawful: ['rate', 'reopen'] })
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly facts: Facts
  constructor(code: RefusalCode, facts: Facts = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'Refusal'
    this.code = code
    this.status = refusals[code]
    this.facts = facts
  }
}
