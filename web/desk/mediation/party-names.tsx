/** What the parties are called in full: on a reason, on record, in this page only. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import { post } from '../wire.ts'
import type { Named } from './wire.ts'

export function Names({ disputeId }: { disputeId: string }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const reveal = useMutation({
    mutationFn: () => post<Named>(`/api/mediation/disputes/${disputeId}/reveal`, { reason: reason.trim() }),
    onSuccess: () => setAsking(false),
  })
  return (
    <>
      <Button
        size="small"
        icon={<Icon name="lock" size={14} />}
        onClick={() => {
          setReason(was => was || t('committee:beside.recusalReason'))
          setAsking(true)
        }}
      >
        {t('committee:beside.showNames')}
      </Button>
      {reveal.data && (
        <p className="mediation-names">
          {reveal.data.parties.map(party => (
            <span key={party.id}>
              {t(`committee:side.${party.side}`)} <b>{party.name}</b> {party.phone}
            </span>
          ))}
          <small className="quiet">{t('committee:beside.namesLogged')}</small>
        </p>
      )}
      {asking && (
        <Modal
          open
          title={t('committee:beside.showNames')}
          okText={t('committee:beside.showNames')}
          cancelText={t('shell:cancel')}
          okButtonProps={{ disabled: reason.trim().length < 2, loading: reveal.isPending }}
          onOk={() => reveal.mutate()}
          onCancel={() => setAsking(false)}
        >
          <Labelled label={t('committee:beside.whyNames')}>
            {id => (
              <Input
                id={id}
                maxLength={500}
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            )}
          </Labelled>
          {reveal.error && <Failure error={reveal.error} title={t('committee:desk.refused')} />}
        </Modal>
      )}
    </>
  )
}
