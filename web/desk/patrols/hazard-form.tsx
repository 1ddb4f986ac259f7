/** A hazard entered at the desk, as somebody told it or as it was found: kind, what is wrong, where, how grave, photos. */
import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { hazardKinds } from '../../../src/patrols/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { PhotoField } from '../steps/photo-field.tsx'
import { PlacePicker } from '../territory/place-picker.tsx'
import type { Place } from '../wire.ts'
import { type Grade, GradeSelect } from './grade-select.tsx'
import { useSend } from './wire.ts'

export function HazardForm({ close, open }: { close(): void; open(id: string): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ id: newId(), claim: newClaim(), matter: newId() }))
  const [kind, setKind] = useState<string | null>(null)
  const [what, setWhat] = useState('')
  const [grade, setGrade] = useState<Grade>('ordinary')
  const [place, setPlace] = useState<Place>({ text: '' })
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([])
  const [asMatter, setAsMatter] = useState(false)
  const send = useSend(() => {
    void message.success(t('patrol:desk.hazard.entered'))
    open(ids.id)
  })
  const { text = '', buildingId, lng, lat } = place
  const isPlaced = buildingId !== undefined || lng !== undefined
  const matter = { id: ids.matter, text: what, nature: 'complaint', urgent: grade === 'serious', place }
  const body = {
    ...{ id: ids.id, kind, what, grade, placeText: text, photos: photos.map(photo => photo.id) },
    ...(buildingId ? { buildingId } : {}),
    ...(lng !== undefined && lat !== undefined ? { lng, lat } : {}),
    ...(asMatter ? { matter } : {}),
  }
  const ready = kind !== null && what.trim().length > 1 && isPlaced
  return (
    <form
      className="patrols-form"
      onSubmit={event => {
        event.preventDefault()
        if (ready) send.mutate({ path: '/api/hazards', body, claim: ids.claim })
      }}
    >
      <What kind={kind} setKind={setKind} grade={grade} setGrade={setGrade} what={what} setWhat={setWhat} />
      <PlacePicker place={place} set={setPlace} />
      <PhotoField
        id="hazard-photos"
        input={{ label: t('patrol:input.photos'), max: 9 }}
        value={photos}
        change={setPhotos}
        claim={ids.claim}
      />
      <Checkbox checked={asMatter} onChange={event => setAsMatter(event.target.checked)}>
        {t('patrol:desk.hazard.asMatter')}
      </Checkbox>
      {send.error && <Failure error={send.error} title={t('patrol:desk.refused')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('patrol:desk.hazard.enter')}
        </Button>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}

interface WhatProps {
  kind: string | null
  setKind(kind: string): void
  grade: Grade
  setGrade(grade: Grade): void
  what: string
  setWhat(what: string): void
}

function What({ kind, setKind, grade, setGrade, what, setWhat }: WhatProps) {
  const { t } = useWords()
  return (
    <>
      <div className="patrols-two">
        <Labelled label={t('patrol:input.kind')}>
          {id => (
            <Select
              id={id}
              value={kind}
              placeholder={t('patrol:desk.choose')}
              showSearch={{ optionFilterProp: 'label' }}
              options={hazardKinds.map(value => ({ value, label: t(`patrol:hazardKind.${value}`) }))}
              onChange={setKind}
            />
          )}
        </Labelled>
        <GradeSelect value={grade} set={setGrade} />
      </div>
      <Labelled label={t('patrol:input.what')}>
        {id => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={500}
            value={what}
            onChange={event => setWhat(event.target.value)}
          />
        )}
      </Labelled>
    </>
  )
}
