/** A dispute that never was, from application to file, to look at forms with before real people are in them. Pure. */
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperAct, PaperFacts } from '../../proceedings/paper-facts.ts'

type Given = Readonly<Record<string, unknown>>
const year = 2026
const on = (day: string) => `${year}-${day}`

/** Step, day, what was told (by its word in the catalogue), what was chosen or counted. */
const steps: readonly (readonly [string, string, string, Given])[] = [
  [
    'apply',
    '03-02',
    'applicants respondents contact facts request proxy',
    { applyWay: 'oral', disputeKind: 'neighbour' },
  ],
  ['register', '03-02', '', { label: 'people' }],
  ['askConsent', '03-03', '', { noticeWay: 'inPerson' }],
  ['accept', '03-04', '', { consentOf: 'allParties' }],
  [
    'schedule',
    '03-05',
    'place',
    { person: 'mediator', chosenBy: 'parties', sessionOn: on('03-09'), openness: 'closed' },
  ],
  ['investigate', '03-06', 'found', { investigation: 'site' }],
  ['startMediating', '03-09', 'present', { rightsRead: true }],
  ['extend', '03-09', 'reason', { amount: 15 }],
  [
    'agreeWritten',
    '03-09',
    'disputeFacts responsibility agreement manner performancePlace',
    { performBy: on('03-31'), effectOn: on('03-09'), amountFen: 240_000, instalments: 2, copies: 3 },
  ],
  ['fileConfirmation', '03-20', 'court', { jointly: 'allParties' }],
  ['recordBreach', '03-31', 'breach', { dueOn: on('03-31') }],
  ['urgePerformance', '04-01', 'breachCause', { performBy: on('04-10'), followUpOn: on('04-12') }],
  [
    'followUp',
    '04-12',
    'heard',
    { performance: 'partly', satisfaction: 'satisfied', followUpOn: on('04-30') },
  ],
  ['recordPerformed', '04-20', 'result', { performedOn: on('04-20'), amountFen: 240_000 }],
  ['archive', '04-30', '', { volumeNo: '12', pages: 36, fileComplete: 'complete', retention: 'ordinary' }],
]

/** What does not happen in the dispute above, for the forms that are about it. */
const beside: Readonly<Record<string, readonly [told: string, Given]>> = {
  refuseReferral: ['reason', {}],
  notAccept: ['reason', { notAcceptedFor: 'exclusiveCompetence', wayTold: 'court' }],
  replaceMediator: ['reason', { person: 'mediator' }],
  reportDanger: ['dangerFacts measures', { reportedTo: 'policeStation' }],
  offerHandOver: ['reason', { channelAsked: 'administrative', partiesTold: true }],
  refuseHandOver: ['reason', {}],
  escalate: ['attempts whyNotHere', {}],
  refer: ['reason', {}],
  stop: ['statement', { stoppedBy: 'applicant' }],
  notifyEnd: ['', { wayTold: 'court' }],
  agreeOral: ['agreement manner', { performBy: on('03-31'), amountFen: 240_000, instalments: 2 }],
  applyPublicOrder: ['policeUnit', {}],
  advise: ['opinion', {}],
}

/**
 * Every step once, so that most forms find the act they are about; the last is taken as the paper's own.
 * @param wanted steps a form is about: one that does not happen in the dispute is put where it could have happened
 */
export function sampleDispute(t: Translate, wanted: readonly string[] = []): PaperFacts {
  const words = (name: string) => t(`paper:sample.${name}`)
  const unit = words('unit')
  const acts = stepsWith(wanted).map(([step, day, told, given]): PaperAct => {
    const said = told.split(' ').filter(Boolean)
    return {
      id: step,
      step,
      onDay: on(day),
      time: '09:30',
      by: words('mediator'),
      inputs: { ...given, ...Object.fromEntries(said.map(name => [name, words(name)])) },
      unit,
      nextUnit: words('otherUnit'),
      attached: 0,
    }
  })
  const rightsNotice = t('paper:title.rightsNotice', { channel: t('paper:channel.people') })
  return {
    procedure: 'mediation',
    register: '20260302-000001',
    number: t('paper:number.people', { unit: words('short'), year, serial: '001' }),
    jurisdiction: words('jurisdiction'),
    unit,
    short: words('short'),
    label: 'people',
    acts,
    act: acts.at(-1)!,
    agreements: {},
    persons: { mediator: words('mediator') },
    units: {},
    contents: [{ title: rightsNotice, number: '', onDay: on('03-03'), pages: 1 }],
  }
}

function stepsWith(wanted: readonly string[]): typeof steps {
  if (steps.some(([step]) => wanted.includes(step))) return steps
  const added = wanted.find(step => beside[step])
  if (!added) return steps
  const [told, given] = beside[added]!
  const agreed = steps.findIndex(([step]) => step === 'agreeWritten')
  return [...steps.slice(0, agreed), [added, '03-09', told, given], ...steps.slice(agreed)]
}
