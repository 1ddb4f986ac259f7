/** Every notice, heading and channel has its words in both languages, with nothing left unfilled. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasWord, languages, translator } from '../../src/kernel/i18n.ts'
import { channelNames } from '../../src/notices/channels.ts'
import { toldKinds } from '../../src/notices/circles.ts'
import { parts } from '../../src/notices/grouping.ts'
import { lineText, noticeText } from '../../src/notices/words.ts'
import { ladderRungs } from '../../src/proceedings/ladder.ts'

const kinds = [...toldKinds, ...ladderRungs.map(rung => rung.step), 'waits', 'urgent', 'deliveryFailed']
const facts = { procedure: 'matter', number: 'SQ-1', term: 'handling', state: 'handling', channel: 'email' }

for (const language of languages) {
  const t = translator(language)
  test(`${language}: every kind, line, part and channel`, () => {
    const keys = [
      ...kinds.map(kind => `notice:kind.${kind}`),
      ...parts.flatMap(part => [`notice:part.${part}`, `notice:line.${part}`, `notice:count.${part}`]),
      ...channelNames.map(name => `notice:channel.${name}`),
      'notice:subject.atOnce',
      'notice:subject.list',
    ]
    assert.deepEqual(
      keys.filter(key => !hasWord(language, key)),
      [],
    )
  })

  test(`${language}: nothing is left unfilled`, () => {
    const line = { kind: 'warn', number: 'SQ-1', facts }
    const list = {
      onDay: '2026-11-24',
      overdue: 1,
      dueToday: 2,
      dueNext: 3,
      waiting: 4,
      told: 5,
      onBehalf: 6,
    }
    const said = [
      ...kinds.map(kind => noticeText(kind, facts, t)),
      ...parts.map(part => lineText(part, line, t)),
      noticeText('morning', list, t),
      noticeText('warn', { restricted: true }, t),
      lineText('told', { ...line, facts: { restricted: true } }, t),
    ]
    for (const words of said) assert.doesNotMatch(words, /\{\{|undefined|notice:|matter:/, words)
    assert.match(noticeText('morning', list, t), /1.*2.*3.*4.*5.*6/)
  })

  test(`${language}: of a restricted procedure no word is said outside, and its number only to whoever may see it`, () => {
    const hidden = { restricted: true, number: 'ZX-1', term: 'handling' }
    assert.doesNotMatch(noticeText('warn', hidden, t), /ZX-1/)
    assert.doesNotMatch(
      lineText('overdue', { kind: null, number: null, facts: { restricted: true } }, t),
      /ZX-1/,
    )
    assert.match(lineText('overdue', { kind: null, number: 'ZX-1', facts: { restricted: true } }, t), /ZX-1/)
  })
}
