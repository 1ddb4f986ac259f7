/** Judicial confirmation: the days left for the joint application and who has not signed it, where it stands at the court, and what is lawful whatever the court says. */
import { Button } from 'antd'
import { useState } from 'react'
import { dueText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { PartProps } from './agreement-part.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { PaperDialog } from './mark-dialogs.tsx'
import { type OpenStep, StepButtons } from './step-buttons.tsx'
import type { Party } from './wire.ts'

interface Props extends PartProps {
  readonly open: OpenStep
}
const atCourt = [
  'courtAccepts',
  'courtDeclines',
  'courtConfirms',
  'courtRejects',
  'courtExtends',
  'dropConfirmation',
]

export function ConfirmPart(props: Props) {
  const { t, language } = useWords()
  const { all, proceeding, open } = props
  const track = proceeding.tracks.find(one => one.name === 'confirmation')
  const state = track?.state ?? 'none'
  const running = proceeding.terms.find(term => term.term === 'confirmationWindow')
  const isOver = running !== undefined && new Date(running.dueAt) < new Date()
  const court = proceeding.terms.find(term =>
    ['confirmationAcceptance', 'confirmationDecision'].includes(term.term),
  )
  if (state === 'none') return null
  return (
    <div className="agreement-block">
      <h3>{t('agreement:confirm.title')}</h3>
      {state === 'possible' && running && !isOver && <Joint {...props} window={running} />}
      {state === 'possible' && isOver && (
        <p role="status">{t('agreement:confirm.over', { at: dueText(running.dueAt, language) })}</p>
      )}
      {state !== 'possible' && (
        <p role="status">
          <b>{track?.stateLabel}</b> {t(`agreement:confirm.after.${state}`)}
        </p>
      )}
      {court && (
        <p>
          {court.label} · {dueText(court.dueAt, language)} · {court.left}
        </p>
      )}
      <StepButtons proceeding={proceeding} steps={atCourt} open={open} />
      {(isOver || ['rejected', 'declined', 'dropped', 'revoked'].includes(state)) && (
        <>
          <Ways all={all} />
          <StepButtons proceeding={proceeding} steps={['mediateAgain', 'sue']} open={open} based />
        </>
      )}
    </div>
  )
}

/** What stands open to the parties all the same, each with its article. */
function Ways({ all }: Pick<Props, 'all'>) {
  const { t } = useWords()
  const ways = ['lawsuit', ...(all.performance?.rows.length ? ['paymentOrder', 'notarised'] : [])]
  return (
    <ul className="agreement-ways">
      {ways.map(way => (
        <li key={way}>
          {t(`agreement:confirm.way.${way}`)} <small className="quiet">{all.bases[way]?.article}</small>
        </li>
      ))}
    </ul>
  )
}

function Joint(props: Props & { window: { left: string; dueAt: string } }) {
  const { t, language } = useWords()
  const { all, window, proceeding, open } = props
  const [opened, setOpened] = useState<{ what: 'link' | 'paper'; party: Party } | null>(null)
  const missing = all.parties.filter(party => all.jointMissing.includes(party.id))
  const close = () => setOpened(null)
  return (
    <>
      <p role="status">
        <b>{t('agreement:confirm.left', { left: window.left, at: dueText(window.dueAt, language) })}</b>{' '}
        <small className="quiet">
          {t('agreement:confirm.alarms', { days: all.confirming.daysBefore.join(', ') })}{' '}
          {t('agreement:article', { article: all.bases.confirmation?.article ?? '' })}
        </small>
      </p>
      {missing.length === 0 ? (
        <>
          <p>{t('agreement:confirm.all')}</p>
          <StepButtons proceeding={proceeding} steps={['fileConfirmation']} open={open} />
        </>
      ) : (
        <p>{t('agreement:confirm.missing', { names: missing.map(party => party.name).join(', ') })}</p>
      )}
      {all.may.draft && (
        <ul className="agreement-list no-print">
          {missing.map(party => (
            <li key={party.id} className="row">
              <span>{party.name}</span>
              <Button
                size="small"
                aria-label={t('agreement:signing.linkOf', { name: party.name })}
                onClick={() => setOpened({ what: 'link', party })}
              >
                {t('agreement:signing.link')}
              </Button>
              <Button
                size="small"
                aria-label={t('agreement:signing.paperOf', { name: party.name })}
                onClick={() => setOpened({ what: 'paper', party })}
              >
                {t('agreement:signing.paper')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {opened?.what === 'link' && (
        <LinkDialog {...props} party={opened.party} purpose="confirmation" close={close} />
      )}
      {opened?.what === 'paper' && (
        <PaperDialog {...props} party={opened.party} purpose="confirmation" close={close} />
      )}
    </>
  )
}
