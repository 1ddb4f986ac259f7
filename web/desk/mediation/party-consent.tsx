/** A party's consent to mediation: whether it stands, recorded as it was said; and the party's own code, given on record (人民调解法第十七条). */
import { useMutation } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { choiceWays } from '../../../src/mediation/parties/kinds.ts'
import { dayText, groupCode } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import { Sending } from './mediator-dialogs.tsx'
import type { Codes } from './origins-wire.ts'
import { Choice } from './parts.tsx'
import type { Party } from './wire.ts'

export function ConsentLine({ party }: { party: Party }) {
  const { t, language } = useWords()
  const { consent } = party
  if (!consent) return <div className="mediation-warn">{t('committee:consent.none')}</div>
  const day = dayText(consent.at, language)
  return (
    <div className="mediation-good">
      {consent.bySelf
        ? t('committee:consent.bySelf', { day })
        : t('committee:consent.given', { day, how: t(`committee:consent.how.${consent.how}`) })}
    </div>
  )
}

interface PartyProps {
  party: Party
  disputeId: string
}

export function ConsentButton({ party, disputeId }: PartyProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  if (party.consent) return null
  return (
    <>
      <Button
        size="small"
        type="primary"
        onClick={() => setAsking(true)}
        aria-label={t('committee:consent.of', { label: party.label })}
      >
        {t('committee:consent.record')}
      </Button>
      {asking && <ConsentDialog party={party} disputeId={disputeId} close={() => setAsking(false)} />}
    </>
  )
}

function ConsentDialog({ party, disputeId, close }: PartyProps & { close(): void }) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [how, setHow] = useState<(typeof choiceWays)[number]>('inPerson')
  return (
    <Sending
      title={t('committee:consent.of', { label: party.label })}
      ready
      path={`disputes/${disputeId}/consents`}
      body={{ id, partyId: party.id, how }}
      close={close}
    >
      <p className="quiet">{t('committee:consent.lead')}</p>
      <Choice
        label={t('committee:consent.title')}
        value={how}
        options={choiceWays.map(value => ({ value, label: t(`committee:consent.how.${value}`) }))}
        set={value => value && setHow(value)}
      />
    </Sending>
  )
}

/** Number and code for this party alone. */
export function CodeButton({ party, disputeId, number }: PartyProps & { number: string }) {
  const { t } = useWords()
  const ask = useMutation({
    mutationFn: () => post<Codes>(`/api/mediation/disputes/${disputeId}/parties/${party.id}/code`, {}),
  })
  return (
    <>
      <Button
        size="small"
        onClick={() => ask.mutate()}
        loading={ask.isPending}
        aria-label={t('committee:code.of', { label: party.label })}
      >
        {t('committee:code.show')}
      </Button>
      {ask.error && <Failure error={ask.error} title={t('committee:desk.refused')} />}
      <Modal
        open={ask.data !== undefined}
        title={t('committee:code.title')}
        footer={null}
        onCancel={() => ask.reset()}
      >
        <p>{t('committee:code.lead')}</p>
        {ask.data?.codes.map(one => (
          <dl key={one.partyId} className="facts">
            <div>
              <dt>{t('committee:code.number')}</dt>
              <dd className="code">{number}</dd>
            </div>
            <div>
              <dt>{t('committee:code.code')}</dt>
              <dd className="code">{groupCode(one.code)}</dd>
            </div>
          </dl>
        ))}
      </Modal>
    </>
  )
}
