/** One's matter: where it stands in plain words, by when, the answer, what one may do now, and everything done so far. */
import { useState } from 'react'
import { Deadline } from '../../shell/deadline.tsx'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { PhotoStrip } from '../../shell/photo-strip.tsx'
import type { PublicMatter } from '../../shell/shapes.ts'
import { Timeline } from '../../shell/timeline.tsx'
import { Link } from '../link.tsx'
import { NextSteps } from './next-steps.tsx'
import { excerptOf, isMine, remember } from './remembered.ts'

interface Props {
  readonly matter: PublicMatter
  readonly code: string
  readonly onChange: (matter: PublicMatter) => void
  readonly onReload: () => Promise<void>
}

/** Nobody here is in charge of these any more. */
const ended = new Set(['notFiled', 'merged', 'withdrawn', 'voided', 'handedOver', 'sealed'])

export function MatterView({ matter, code, onChange, onReload }: Props) {
  const { t, language } = useWords()
  return (
    <article className="stack">
      <header className="stack-small">
        <p className="quiet mono">{matter.number}</p>
        <h1 className="standing">{matter.stateLabel}</h1>
        <p>{matter.whatNow}</p>
        {matter.mergedInto && <Primary matter={matter} />}
        {matter.handedTo && (
          <p className="note">
            {matter.handedTo.words}{' '}
            {matter.handedTo.code && (
              <Link to="dispute" rest={`${matter.handedTo.number}.${matter.handedTo.code}`}>
                {t('resident:title.dispute')}
              </Link>
            )}
          </p>
        )}
        {!ended.has(matter.state) && (
          <p className="quiet">{t('resident:matter.owner', { unit: matter.ownerUnit })}</p>
        )}
      </header>
      {matter.terms.length > 0 && (
        <section className="part" aria-labelledby="terms-title">
          <h2 id="terms-title">{t('resident:matter.terms')}</h2>
          {matter.terms.map(term => (
            <Deadline term={term} key={term.term} />
          ))}
        </section>
      )}
      {matter.answer && <Answer matter={matter} />}
      <NextSteps matter={matter} code={code} onChange={onChange} onReload={onReload} />
      <section className="part" aria-labelledby="said-title">
        <h2 id="said-title">{t('resident:matter.said')}</h2>
        <p className="prose">{matter.text}</p>
        <p className="quiet">
          {[matter.placeText, whenText(matter.receivedAt, language)].filter(Boolean).join(' · ')}
        </p>
        <PhotoStrip photos={matter.photos.map(photo => ({ ...photo, purpose: null }))} />
      </section>
      <section className="part" aria-labelledby="acts-title">
        <h2 id="acts-title">{t('shell:timeline.title')}</h2>
        <Timeline acts={matter.acts.map(act => (act.step === 'report' ? { ...act, photos: [] } : act))} />
      </section>
      <Keep matter={matter} code={code} />
    </article>
  )
}

/** Merged: the other one's standing and answer are this reporter's answer too. */
function Primary({ matter: { mergedInto, primary } }: { matter: PublicMatter }) {
  const { t, language } = useWords()
  return (
    <div className="note info stack-small">
      <p>{t('resident:matter.merged', { number: mergedInto })}</p>
      {primary && <p>{t('resident:matter.primaryState', { state: primary.stateLabel })}</p>}
      {primary?.due && <p>{t('resident:matter.primaryDue', { when: whenText(primary.due, language) })}</p>}
      {primary?.answer && <p className="prose">{primary.answer}</p>}
    </div>
  )
}

function Answer({ matter }: { matter: PublicMatter }) {
  const { t, language } = useWords()
  const { answer, rated } = matter
  if (!answer) return null
  return (
    <section className="part answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{t('resident:matter.answer')}</h2>
      <p className="prose">{answer.result}</p>
      <p className="quiet">{whenText(answer.at, language)}</p>
      <PhotoStrip photos={answer.photos} />
      {rated && (
        <p className="chip good">
          {t('resident:matter.rated', { solved: t(`resident:solved.${rated.solved}`) })}
          {rated.satisfied !== null && ` · ${t(`shell:rating.${rated.satisfied}`)}`}
        </p>
      )}
    </section>
  )
}

function Keep({ matter, code }: { matter: PublicMatter; code: string }) {
  const { t } = useWords()
  const [kept, setKept] = useState(isMine(matter.number))
  const keep = () => {
    remember({
      number: matter.number,
      code,
      excerpt: excerptOf(matter.text),
      receivedAt: matter.receivedAt,
      receipt: matter.receipt,
    })
    setKept(true)
  }
  return (
    <p className="row no-print">
      <Link to="receipt" rest={matter.number} className="button">
        {t('resident:title.receipt')}
      </Link>
      <button type="button" className="button" onClick={() => print()}>
        {t('resident:receipt.print')}
      </button>
      {kept ? (
        <span className="quiet">{t('resident:receipt.remembered')}</span>
      ) : (
        <button type="button" className="button" onClick={keep}>
          {t('resident:receipt.remember')}
        </button>
      )}
    </p>
  )
}
