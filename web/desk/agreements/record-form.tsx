/** Recording: the declared act with the draft's own words, and the scan where anybody signed on paper. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { PhotoField } from '../steps/photo-field.tsx'
import type { PartProps } from './agreement-part.tsx'
import { useSend } from './wire.ts'

export function RecordForm({ agreement, proceeding }: PartProps) {
  const { t } = useWords()
  const [{ id, claim }] = useState(() => ({ id: newId(), claim: newClaim() }))
  const [scans, setScans] = useState<readonly UploadedPhoto[]>([])
  const send = useSend(proceeding.id)
  const onPaper = agreement.marks.some(mark => !mark.fallen && mark.way === 'paper')
  const record = () =>
    send.mutate({
      path: `agreements/${agreement.id}/record`,
      body: { id, seq: proceeding.seq, version: agreement.version, scans: scans.map(one => one.id) },
      claim,
    })
  return (
    <div className="agreement-form no-print">
      {onPaper && (
        <>
          <p>{t('agreement:signing.scans')}</p>
          <PhotoField
            id={`scans-${id}`}
            input={{ label: t('agreement:signing.scans'), max: 9 }}
            value={scans}
            change={setScans}
            claim={claim}
          />
        </>
      )}
      {send.error && <Failure error={send.error} />}
      <Button
        type="primary"
        loading={send.isPending}
        disabled={onPaper && scans.length === 0}
        onClick={record}
      >
        {t('agreement:signing.record')}
      </Button>
    </div>
  )
}
