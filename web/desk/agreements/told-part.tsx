/** What the parties were told on their phones, what could not be told, and whether each wants to be told. */
import { Button } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import type { Proceeding } from '../proceedings/wire.ts'
import { type Agreements, type Party, useSend } from './wire.ts'

const shownAtOnce = 6

export function ToldPart({ all, proceeding }: { all: Agreements; proceeding: Proceeding }) {
  const { t, language } = useWords()
  const named = new Map(all.parties.map(one => [one.id, one.name]))
  const { from, until } = all.quietHours
  return (
    <div className="agreement-block">
      <h3>{t('agreement:told.title')}</h3>
      <ul className="agreement-list">
        {all.parties.map(party => (
          <Wish key={party.id} party={party} proceeding={proceeding} may={all.may.draft} />
        ))}
      </ul>
      {all.told.length === 0 ? (
        <p className="quiet">{t('agreement:told.none')}</p>
      ) : (
        <ul className="agreement-list">
          {all.told.slice(0, shownAtOnce).map(one => (
            <li key={one.id} className={one.status === 'failed' ? 'agreement-differs' : undefined}>
              {whenText(one.at, language)} · {named.get(one.partyId) ?? ''} ·{' '}
              {t(`agreement:told.kind.${one.kind.replace(/Pay(er|ee)$/, '')}`)} ·{' '}
              <b>{t(`agreement:told.status.${one.withheldFor ?? one.status}`)}</b>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{t('agreement:told.quiet', { from, until })}</p>
    </div>
  )
}

function Wish({ party, proceeding, may }: { party: Party; proceeding: Proceeding; may: boolean }) {
  const { t } = useWords()
  const send = useSend(proceeding.id)
  const declined = party.reach === 'declined'
  const change = () => send.mutate({ path: `parties/${party.id}/messages`, body: { wanted: declined } })
  return (
    <li className="row">
      <span>
        {party.name} · {t(`agreement:told.reach.${party.reach}`)}
      </span>
      {may && party.reach !== 'noNumber' && (
        <Button size="small" loading={send.isPending} onClick={change}>
          {t(declined ? 'agreement:told.wants' : 'agreement:told.declines', { name: party.name })}
        </Button>
      )}
      {send.error && <Failure error={send.error} />}
    </li>
  )
}
