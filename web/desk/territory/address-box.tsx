/** An address as a caller says it: what was understood of it, and the places it may be, one click each. */
import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { chosenOf, leftOf, type Match, type Resolved, useResolved } from '../../shell/addresses.ts'
import { useWords } from '../../shell/i18n.ts'
import { Labelled } from '../staff/account-page.tsx'
import type { Place } from '../wire.ts'
import './address.css'

export function AddressBox({ set }: { set(place: Place, label: string): void }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const { answer, state } = useResolved(words)
  const take = (found: Resolved, match: Match) => {
    const { place, words: whole = '' } = chosenOf(match)
    set({ ...place, text: [whole, leftOf(found, match)].filter(Boolean).join(' ') }, match.text)
    setWords('')
  }
  return (
    <div className="address">
      <Labelled label={t('shell:address.label')}>
        {id => (
          <Input
            id={id}
            value={words}
            maxLength={200}
            allowClear
            placeholder={t('desk:place.addressHint')}
            onChange={event => setWords(event.target.value)}
            onPressEnter={event => {
              event.preventDefault()
              if (answer?.best) take(answer, answer.best)
            }}
          />
        )}
      </Labelled>
      <div className="address-found" aria-live="polite" aria-busy={state === 'asking'}>
        {state === 'failed' && <p className="quiet">{t('desk:place.addressFailed')}</p>}
        {answer && words.trim() !== '' && <Found answer={answer} take={match => take(answer, match)} />}
      </div>
    </div>
  )
}

function Found({ answer, take }: { answer: Resolved; take(match: Match): void }) {
  const { t } = useWords()
  const { best, candidates, parts, rest } = answer
  const left = rest.filter(piece => !piece.isFiller).map(piece => piece.text.trim())
  return (
    <>
      <div className="address-parts">
        {parts.map(({ kind, kindLabel, text, isKnown, from }) => (
          <Tag
            key={`${kind}${from}`}
            className={isKnown === null ? '' : isKnown ? 'address-known' : 'address-unknown'}
          >
            {kindLabel} {text.trim()}
            {isKnown === false && ` ${t('shell:address.unknown')}`}
          </Tag>
        ))}
        {left.length > 0 && (
          <span className="quiet">{t('shell:address.notUnderstood', { words: left.join(' … ') })}</span>
        )}
      </div>
      {candidates.length === 0 && <p className="quiet">{t('desk:place.addressNone')}</p>}
      {!best && candidates.length > 0 && <p>{t('shell:address.several')}</p>}
      {(best ? [best] : candidates).map(match => (
        <Button
          key={match.building?.id ?? match.compound?.id ?? match.community.id}
          className="address-match"
          onClick={() => take(match)}
        >
          <span>{match.text}</span>
          <span className="quiet">
            {[match.confidenceLabel, match.grid?.name].filter(Boolean).join(' · ')}
          </span>
        </Button>
      ))}
    </>
  )
}
