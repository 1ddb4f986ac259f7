/** Words for people: all that procedure 1 declares and every refusal has a sentence in both languages. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Facts, Refusal, type RefusalCode, refusals } from '../../src/kernel/errors.ts'
import { hasWord, languages, translator } from '../../src/kernel/i18n.ts'
import { wordsOf } from '../../src/kernel/refusal-words.ts'
import { figureNames } from '../../src/matters/lists/figure-conditions.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { natures } from '../../src/matters/shape.ts'
import { ladderRungs } from '../../src/proceedings/ladder.ts'
import type { Input } from '../../src/proceedings/procedure.ts'

const { states, steps, terms } = matterProcedure
const inputs = Object.values(steps).flatMap(step => step.inputs ?? [])

suite('words of the resident matter', () => {
  test('every state is named and says what happens now', () => {
    worded(Object.keys(states).flatMap(state => [`matter:state.${state}`, `matter:whatNow.${state}`]))
  })

  test('every step has its verb and its line in the timeline', () => {
    worded(Object.keys(steps).flatMap(step => [`matter:step.${step}`, `matter:did.${step}`]))
  })

  test('every step a person takes says what it does', () => {
    const own = Object.entries(steps).filter(
      ([name, { who }]) => name !== 'report' && who.some(one => one.role !== 'system'),
    )
    worded(own.map(([step]) => `matter:help.${step}`))
  })

  test('every input and every option is named', () => {
    worded(inputs.flatMap(input => [`matter:input.${input.name}`, ...optionKeys(input)]))
  })

  test('every term, paper, role and rung of the ladder is named', () => {
    worded(Object.keys(terms).map(term => `matter:term.${term}`))
    worded(
      Object.values(steps)
        .flatMap(step => step.papers ?? [])
        .map(paper => `matter:paper.${paper}`),
    )
    worded(ladderRungs.map(rung => `notice:kind.${rung.step}`))
    const roles = Object.values(steps).flatMap(step => step.who.map(who => who.role))
    worded(
      roles.map(role =>
        ['resident', 'system'].includes(role) ? `matter:actor.${role}` : `auth:role.${role}`,
      ),
    )
  })

  test('every nature and figure is named, and a figure says what it counts', () => {
    worded(natures.map(nature => `matter:nature.${nature}`))
    worded(figureNames.flatMap(name => [`matter:figure.${name}`, `matter:figureCounts.${name}`]))
  })

  test('amounts of time agree in number', () => {
    const english = translator('en')
    assert.equal(
      english('matter:left.left', { amount: english('matter:left.days', { count: 1 }) }),
      '1 working day left',
    )
    assert.equal(
      english('matter:left.left', { amount: english('matter:left.days', { count: 2 }) }),
      '2 working days left',
    )
    const chinese = translator('zh-CN')
    assert.equal(
      chinese('matter:left.left', { amount: chinese('matter:left.days', { count: 2 }) }),
      '还剩 2 个工作日',
    )
  })
})

suite('refusals in words', () => {
  test('every code has a sentence that leaves no value unfilled and shows no key', () => {
    for (const language of languages)
      for (const code of Object.keys(refusals) as RefusalCode[]) {
        const sentence = wordsOf(new Refusal(code, factsOf[code] ?? {}), translator(language))
        assert.doesNotMatch(sentence, /\{\{|\w+\.\w+[A-Z]|^errors|“”|undefined/, `${language} ${code}`)
        assert.match(sentence, /[。.]$/, `${language} ${code}`)
      }
    worded(['errors:bug', 'errors:problem.other'])
  })

  test('says the state met, what would be lawful, and instants in local time', () => {
    said(
      'unlawfulStep',
      { step: 'dispatch', state: 'closed', lawful: ['rate', 'reopen'] },
      '事项现为“已办结”，不能办理“派遣”。现在可以办：评价、要求重新办理。',
    )
    said(
      'unlawfulStep',
      { step: 'dispatch', state: 'closed', lawful: [] },
      '事项现为“已办结”，不能办理“派遣”。现在可以办：无。',
    )
    said(
      'tooLate',
      { window: 'rating', until: '2026-11-25T09:30:00.000Z' },
      '评价期限已于 2026-11-25 17:30 届满，不能再办这一步。',
    )
    said('notYours', { step: 'undertake', level: 3 }, '这件事已到党工委一级，“本级承办”须由该级办理。')
  })

  test('a problem nobody worded, a path, a field and a fact called lng are said in the language asked for', () => {
    said(
      'invalidInput',
      { input: 'photos.0', problem: 'Invalid UUID: a.b' },
      '“Photos” is not right: content or format does not fit, please check.',
      'en',
    )
    said('missingInput', { field: 'place' }, 'Please fill in “Place”.', 'en')
    said(
      'outsideJurisdiction',
      { lng: 0, lat: 0, jurisdiction: 'X' },
      'This place is outside X. Please choose another place, or choose the community.',
      'en',
    )
    said('tooMany', { seconds: 3600 }, 'Too many requests. Please try again in 60 minutes.', 'en')
    said('notYours', { step: 'report' }, '您现在的岗位不能办理“上报”。岗位有误的，请联系系统管理员。')
    said(
      'tooLarge',
      { limit: 262144 },
      'Too large: at most 256 KB. Please shorten or shrink it and send again.',
      'en',
    )
  })
})

/** Facts with which the sentences that need some are said. */
const factsOf: Partial<Record<RefusalCode, Facts>> = {
  weakPassword: { minLength: 12, maxLength: 128 },
  locked: { until: '2026-11-25T09:30:00.000Z', minutes: 15 },
  notYours: { step: 'file', state: 'reported', lawful: [] },
  recused: { step: 'file' },
  separation: { step: 'verify' },
  invalidInput: { input: 'text', problem: 'tooLong', most: 5000 },
  missingInput: { input: 'reason' },
  tooLarge: { limit: '25 MB' },
  tooMany: { seconds: 60 },
  unsupportedFile: { reason: 'type', found: 'GIF', allowed: ['JPEG', 'PNG'], megapixelLimit: 50 },
  outsideJurisdiction: { lng: 0, lat: 0, jurisdiction: 'X' },
  unlawfulStep: { step: 'file', state: 'closed', lawful: ['rate'] },
  actedMeanwhile: {
    by: '',
    role: 'resident',
    step: 'withdraw',
    at: '2026-11-25T09:30:00.000Z',
    seq: 3,
    state: 'withdrawn',
  },
  changedMeanwhile: {
    procedure: 'planning',
    by: '',
    change: 'merge',
    at: '2026-11-25T09:30:00.000Z',
  },
  planState: { procedure: 'planning', state: 'adopted', step: 'change', lawful: ['compare'] },
  planFault: { reason: 'lastBuilding', name: 'X' },
  planUnfit: { reason: 'noBuildings', community: 'X' },
  tooLate: { window: 'rating' },
  tooEarly: { window: 'rating', step: 'verify' },
  ruleNotInForce: { window: 'rating', on: '2014-01-01', from: '2015-01-01' },
  rulesGap: { window: 'rating', on: '2026-01-02', from: '2025-12-30' },
  rulesOverlap: { window: 'rating', on: '2026-01-02', from: '2026-01-01' },
  procedureUnsound: { procedure: 'matter', fault: 'x' },
  switchedOff: { procedure: 'clue' },
  outOfOrder: { at: '2026-11-25T09:30:00.000Z', lastActAt: '2026-11-25T09:31:00.000Z' },
  futureAct: { at: '2026-11-25T09:30:00.000Z', now: '2026-11-25T09:20:00.000Z' },
  limitReached: { step: 'return', times: 2 },
  calendarMissing: { year: 2300, from: 2015, to: 2100 },
  alreadyRunning: { pid: 1, port: 3000 },
  poolerInTheWay: {},
  slotTaken: { allowed: '11-26 09:00' },
  slotUnfit: { allowed: '11-26 09:00' },
  sittingClash: { at: '2026-11-25T09:30:00.000Z', until: '2026-11-25T10:30:00.000Z' },
  mediatorConflict: { procedure: 'mediation', reason: 'kin', name: '乌云' },
}

function said(code: RefusalCode, facts: Facts, sentence: string, language: 'zh-CN' | 'en' = 'zh-CN'): void {
  assert.equal(wordsOf(new Refusal(code, facts), translator(language)), sentence)
}

function optionKeys(input: Input): string[] {
  // Days are worded as an amount of time.
  return input.name === 'days'
    ? []
    : (input.options ?? []).map(option => `matter:option.${input.name}.${option}`)
}

function worded(keys: readonly string[]): void {
  const missing = languages.flatMap(language =>
    keys.filter(key => !hasWord(language, key)).map(key => `${language} ${key}`),
  )
  assert.deepEqual(missing, [])
}
