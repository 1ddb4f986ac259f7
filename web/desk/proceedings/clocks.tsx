/** Every clock of a proceeding: those that run first, those that ended folded; each with its due day, what was added or left out, and why this day. */
import { dueText, whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { DueMark, dueTone } from '../due-mark.tsx'
import { Icon } from '../icon.tsx'
import { Section } from '../parts.tsx'
import type { Clock } from './wire.ts'

export function Clocks({ running, ended }: { running: readonly Clock[]; ended: readonly Clock[] }) {
  const { t } = useWords()
  const inOrder = [...running].sort((one, other) => one.dueAt.localeCompare(other.dueAt))
  return (
    <Section id="proceeding-clocks" title={t('desk:term.title')}>
      {running.length === 0 && <p className="quiet">{t('desk:term.none')}</p>}
      <ul className="terms">
        {inOrder.map(clock => (
          <li key={clock.term}>
            <ClockEntry clock={clock} />
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <details className="ended">
          <summary>{t('desk:clock.ended', { count: ended.length })}</summary>
          <ul className="terms">
            {ended.map(clock => (
              <li key={`${clock.term} ${clock.endedAt}`}>
                <ClockEntry clock={clock} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

function ClockEntry({ clock }: { clock: Clock }) {
  const { t } = useWords()
  return (
    <>
      <div className="term-head">
        <strong>{clock.label}</strong>
        <span className={`tag force-${clock.force}`} title={t(`desk:clock.mark.${clock.mark}`)}>
          {t(`shell:deadline.${clock.force}`)}
        </span>
      </div>
      <When clock={clock} />
      <Pauses clock={clock} />
      <Extensions clock={clock} />
      <Why clock={clock} />
    </>
  )
}

function When({ clock }: { clock: Clock }) {
  const { t, language } = useWords()
  if (clock.endedAt)
    return (
      <p className={clock.overdue ? 'clock-ended error' : 'clock-ended quiet'}>
        <Icon name={clock.overdue ? 'late' : 'done'} size={14} />{' '}
        {t('desk:clock.endedAt', { left: clock.left, when: whenText(clock.endedAt, language) })} ·{' '}
        {t('desk:clock.wasDue', { when: dueText(clock.dueAt, language) })}
      </p>
    )
  if (clock.pausedAt)
    return (
      <DueMark
        tone="still"
        left={t('desk:term.pausedSince', { when: whenText(clock.pausedAt, language) })}
        when=""
      />
    )
  return (
    <DueMark
      tone={clock.window ? 'calm' : dueTone(clock.dueAt, clock.overdue)}
      left={clock.left}
      when={clock.dueAt}
      provisional={clock.provisional}
    />
  )
}

/** From when to when it stood still, why, on what evidence and by whose decision; one that is open says so. */
function Pauses({ clock }: { clock: Clock }) {
  const { t, language } = useWords()
  if (clock.pauses.length === 0) return null
  return (
    <ul className="clock-notes">
      {clock.pauses.map(pause => (
        <li key={pause.from} className={pause.to ? undefined : 'clock-open'}>
          <Icon name="pause" size={13} />
          <span>
            {t(pause.to ? 'desk:clock.paused' : 'desk:clock.pausedOpen', {
              from: whenText(pause.from, language),
              to: pause.to ? dueText(pause.to, language) : '',
            })}
            {pause.cause && ` · ${pause.cause}`}
            {pause.evidence && ` · ${t('desk:clock.evidence', { words: pause.evidence })}`}
            {pause.approvedBy && ` · ${t('desk:clock.approvedBy', { role: pause.approvedBy })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Extensions({ clock }: { clock: Clock }) {
  const { t } = useWords()
  const { extensions, extensible, endedAt } = clock
  const left = (extensible?.times ?? 0) - extensions.length
  const comma = t('desk:part.comma')
  if (extensions.length === 0 && (!extensible || endedAt)) return null
  return (
    <ul className="clock-notes">
      {extensions.length > 0 && (
        <li>
          <Icon name="plus" size={13} />
          <span>{t('desk:clock.extended', { amounts: extensions.join(comma) })}</span>
        </li>
      )}
      {extensible && !endedAt && (
        <li className="quiet">
          <Icon name="next" size={13} />
          <span>
            {left > 0
              ? t('desk:clock.extensible', {
                  times: left,
                  most: extensible.most,
                  approvers: extensible.approvers.join(comma),
                })
              : t('desk:clock.notExtensible')}
          </span>
        </li>
      )}
    </ul>
  )
}

function Why({ clock }: { clock: Clock }) {
  const { t } = useWords()
  return (
    <details className="why">
      <summary>{t('shell:deadline.why')}</summary>
      <ol>
        {clock.why.map((step, index) => (
          <li key={index}>{step.text}</li>
        ))}
      </ol>
      <p className="quiet">{t(`desk:clock.mark.${clock.mark}`)}</p>
    </details>
  )
}
