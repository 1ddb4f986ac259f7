/** Asks counsel for an opinion: the text typed, or photographed page by page. */
import { App, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { opinionKinds } from '../../../src/counsel/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { PhotoField } from '../steps/photo-field.tsx'
import { Choice, Day, Line, Lines, optionsOf } from './fields.tsx'
import { type Roster, useSend } from './wire.ts'

export function AskOpinion({ roster, close }: { roster: Roster; close(): void }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ id: newId(), claim: newId() }))
  const places = roster.communities.filter(it => it.mayAskOpinion)
  const [typed, setTyped] = useState({
    ...{ communityId: places[0]?.id ?? '', kind: 'residentCovenant', title: '', content: '', neededOn: '' },
    openToResidents: false,
  })
  const [photos, setPhotos] = useState<readonly UploadedPhoto[]>([])
  const change = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some })
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  const ready = typed.title.trim() !== '' && (typed.content.trim() !== '' || photos.length > 0)
  const submit = () => {
    const body = { id: ids.id, ...typed, neededOn: typed.neededOn || null, photos: photos.map(it => it.id) }
    if (ready) send.mutate({ path: '/api/counsel/opinions', body, claim: ids.claim })
  }
  return (
    <Modal open width={680} footer={null} onCancel={close} title={t('counsel:desk.opinion.ask')}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <Text typed={typed} change={change} places={places} />
        <PhotoField
          id="opinion-photos"
          input={{ label: t('counsel:input.photos'), max: 9 }}
          value={photos}
          change={setPhotos}
          claim={ids.claim}
        />
        <Day name="neededOn" value={typed.neededOn} set={neededOn => change({ neededOn })} />
        <Checkbox
          checked={typed.openToResidents}
          onChange={event => change({ openToResidents: event.target.checked })}
        >
          {t('counsel:input.openToResidents')}
        </Checkbox>
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.opinion.ask')}
        </Button>
      </form>
    </Modal>
  )
}

interface TextProps {
  typed: {
    readonly communityId: string
    readonly kind: string
    readonly title: string
    readonly content: string
  }
  change(some: Partial<TextProps['typed']>): void
  places: readonly { readonly id: string; readonly name: string }[]
}

function Text({ typed, change, places }: TextProps) {
  const { t } = useWords()
  return (
    <>
      {places.length > 1 && (
        <Choice
          name="communityId"
          value={typed.communityId}
          options={places.map(it => ({ value: it.id, label: it.name }))}
          set={communityId => change({ communityId })}
        />
      )}
      <Choice
        name="kind"
        label={t('counsel:input.textKind')}
        value={typed.kind}
        options={optionsOf(t, 'opinionKind', opinionKinds)}
        set={kind => change({ kind })}
      />
      <Line name="title" value={typed.title} set={title => change({ title })} />
      <Lines name="content" rows={8} max={20000} value={typed.content} set={content => change({ content })} />
    </>
  )
}
