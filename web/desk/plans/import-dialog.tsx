/** Grids drawn elsewhere become a plan: a GeoJSON file of areas, checked by the server, changed and adopted like any other. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Modal } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { post } from '../wire.ts'
import type { CommunityRow } from './wire.ts'

export function ImportDialog({ row, close }: { row: CommunityRow; close(): void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const id = useId()
  const [planId] = useState(newId)
  const [file, setFile] = useState<File | null>(null)
  const open = (id: string) => void navigate({ to: `/grids/${id}` as '/' })
  const bring = useMutation({
    mutationFn: async () => {
      const geojson = readJson((await file?.text()) ?? '')
      if (geojson === null) throw new Error(t('planning:desk.import.notJson'))
      const name = file?.name.replace(/\.(geo)?json$/i, '').slice(0, 60) || t('planning:desk.import.name')
      return post<{ id: string; leftOut: string[] }>('/api/plans/import', {
        id: planId,
        communityId: row.id,
        name,
        geojson,
      })
    },
    onSuccess: made => {
      if (made.leftOut.length === 0) open(made.id)
    },
  })
  return (
    <Modal
      open
      title={t('planning:desk.import.title', { community: row.name })}
      okText={t(bring.data ? 'planning:desk.import.open' : 'planning:desk.import.send')}
      cancelText={t('shell:cancel')}
      okButtonProps={{ disabled: file === null, loading: bring.isPending }}
      onOk={() => (bring.data ? open(bring.data.id) : bring.mutate())}
      onCancel={close}
    >
      <div className="field">
        <label htmlFor={id}>{t('planning:desk.import.file')}</label>
        <input
          id={id}
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          onChange={event => {
            bring.reset()
            setFile(event.target.files?.[0] ?? null)
          }}
        />
        <p className="quiet">{t('planning:desk.import.words')}</p>
      </div>
      {bring.data && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('planning:desk.import.leftOut', { count: bring.data.leftOut.length })}
          description={bring.data.leftOut.slice(0, 10).join(t('desk:part.comma'))}
        />
      )}
      {bring.error && <Failure error={bring.error} title={t('planning:desk.import.refused')} />}
    </Modal>
  )
}

function readJson(text: string): object | null {
  try {
    const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : null
  } catch {
    return null
  }
}
