/** What may be done about a hazard now: one button each, and the form of the one chosen. Closing asks for a photo from the spot. */
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { type Translate, useWords } from '../../shell/i18n.ts'
import { newClaim, newId } from '../../shell/ids.ts'
import { Failure, Section } from '../parts.tsx'
import { Labelled } from '../staff/account-page.tsx'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { PhotoField } from '../steps/photo-field.tsx'
import { placeOf } from './hazard-rows.tsx'
import { type Hazard, useSend } from './wire.ts'

type Kind = Hazard['may'][number]

export function HazardActs({ hazard }: { hazard: Hazard }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<Kind | null>(null)
  const why = hazard.mayNot.closed
  if (hazard.may.length === 0) return null
  return (
    <Section id="hazard-acts" title={t('patrol:desk.act.title')} className="no-print">
      <div className="row">
        {hazard.may.map(kind => (
          <Button
            key={kind}
            type={kind === chosen ? 'primary' : 'default'}
            aria-expanded={kind === chosen}
            onClick={() => setChosen(kind === chosen ? null : kind)}
          >
            {t(`patrol:desk.act.${kind}`)}
          </Button>
        ))}
      </div>
      {why && <p className="quiet">{t(`patrol:desk.act.notClosed.${why}`)}</p>}
      {chosen && <ActForm key={chosen} hazard={hazard} kind={chosen} close={() => setChosen(null)} />}
    </Section>
  )
}

interface ActFormProps {
  hazard: Hazard
  kind: Kind
  close(): void
}

const withDay: readonly Kind[] = ['stillThere', 'postponed']
const withPhotos: readonly Kind[] = ['fixed', 'stillThere', 'closed']
const noteNeeded: readonly Kind[] = ['postponed', 'regraded']

function ActForm({ hazard, kind, close }: ActFormProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ id: newId(), claim: newClaim(), matter: newId() }))
  const [said, setSaid] = useState<Said>({ note: '', recheckOn: '', photos: [], text: firstWords(hazard, t) })
  const change = (part: Partial<Said>) => setSaid(before => ({ ...before, ...part }))
  const send = useSend(() => {
    void message.success(t('patrol:desk.act.done'))
    close()
  })
  const ready = isReady(kind, said)
  const body = { id: ids.id, kind, ...sentOf(hazard, kind, said, ids.matter) }
  return (
    <form
      className="patrols-form"
      onSubmit={event => {
        event.preventDefault()
        if (ready) send.mutate({ path: `/api/hazards/${hazard.id}/events`, body, claim: ids.claim })
      }}
    >
      <p className="quiet">{t(`patrol:desk.act.help.${kind}`)}</p>
      {kind === 'regraded' && (
        <p>{t('patrol:desk.act.gradeTo', { grade: t(`patrol:grade.${otherGrade(hazard)}`) })}</p>
      )}
      <ActFields kind={kind} today={hazard.today} said={said} change={change} claim={ids.claim} />
      {send.error && <Failure error={send.error} title={t('patrol:desk.refused')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t(`patrol:desk.act.${kind}`)}
        </Button>
        <Button onClick={close}>{t('shell:cancel')}</Button>
      </div>
    </form>
  )
}

interface Said {
  readonly note: string
  readonly recheckOn: string
  readonly photos: readonly UploadedPhoto[]
  /** Of the matter that is raised. */
  readonly text: string
}

interface ActFieldsProps {
  kind: Kind
  today: string
  said: Said
  change(part: Partial<Said>): void
  claim: string
}

function ActFields({ kind, today, said, change, claim }: ActFieldsProps) {
  const { t } = useWords()
  const [name, label] =
    kind === 'reported'
      ? (['text', 'patrol:desk.act.matterWords'] as const)
      : (['note', noteNeeded.includes(kind) ? 'patrol:desk.act.why' : 'patrol:input.note'] as const)
  return (
    <>
      <Labelled label={t(label)}>
        {id => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={name === 'text' ? 2000 : 500}
            value={said[name]}
            onChange={event => change({ [name]: event.target.value })}
          />
        )}
      </Labelled>
      {withDay.includes(kind) && (
        <Labelled label={t('patrol:input.recheckOn')}>
          {id => (
            <Input
              id={id}
              type="date"
              min={today}
              value={said.recheckOn}
              onChange={event => change({ recheckOn: event.target.value })}
            />
          )}
        </Labelled>
      )}
      {withPhotos.includes(kind) && (
        <PhotoField
          id={`photos-${kind}`}
          input={{ label: t('patrol:input.photos'), max: 9 }}
          value={said.photos}
          change={photos => change({ photos })}
          claim={claim}
        />
      )}
    </>
  )
}

function isReady(kind: Kind, said: Said): boolean {
  if (kind === 'closed') return said.photos.length > 0
  if (kind === 'reported') return said.text.trim().length > 1
  if (kind === 'postponed' && said.recheckOn === '') return false
  return !noteNeeded.includes(kind) || said.note.trim() !== ''
}

function sentOf(hazard: Hazard, kind: Kind, { note, recheckOn, photos, text }: Said, matterId: string) {
  return {
    note,
    photos: photos.map(photo => photo.id),
    ...(recheckOn ? { recheckOn } : {}),
    ...(kind === 'regraded' ? { grade: otherGrade(hazard) } : {}),
    ...(kind === 'reported' ? { matter: matterOf(hazard, matterId, text) } : {}),
  }
}

const otherGrade = ({ grade }: Hazard) => (grade === 'serious' ? 'ordinary' : 'serious')

function firstWords(hazard: Hazard, t: Translate): string {
  return t('patrol:desk.act.matterText', { place: placeOf(hazard), what: hazard.what })
}

function matterOf(hazard: Hazard, id: string, text: string) {
  const { building, lng, lat, community, placeText, grade } = hazard
  const place = building
    ? { buildingId: building.id, text: placeText }
    : lng !== null && lat !== null
      ? { lng, lat, communityId: community.id, text: placeText }
      : { communityId: community.id, text: placeText }
  return { id, text, nature: 'complaint', urgent: grade === 'serious', place }
}
