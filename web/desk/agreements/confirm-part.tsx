/** Judicial confirmation: how many days are left for the joint application, and who has not signed it. */
import { Button } from 'antd'
import { useState } from 'react'
import { dueText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import type { PartProps } from './agreement-part.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { PaperDialog } from './mark-dialogs.tsx'
import type { Party } from './wire.ts'

export function ConfirmPart(props: PartProps) {
  const { t, language } = useWords()
  const { all, proceeding } = props
  const [opened, setOpened] = useState<{ what: 'link' | 'paper'; party: Party } | null>(null)
  const window = proceeding.terms.find(term => term.term === 'confirmationWindow')
  if (!window) return null
  const missing = all.parties.filter(party => all.jointMissing.includes(party.id))
  const close = () => setOpened(null)
  return (
    <div className="agreement-block">
      <h3>{t('agreement:confirm.title')}</h3>
      <p role="status">
        <b>{t('agreement:confirm.left', { left: window.left, at: dueText(window.dueAt, language) })}</b>{' '}
        <small className="quiet">
          {t('agreement:confirm.alarms')}{' '}
          {t('agreement:article', { article: all.bases.confirmation?.article ?? '' })}
        </small>
      </p>
      {missing.length === 0 ? (
        <p>{t('agreement:confirm.all')}</p>
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
    </div>
  )
}
