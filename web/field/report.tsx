/** A matter seen on the way: photo first, a few words, the place by itself; kept here and sent when there is signal. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { PlacePicker } from '../shell/place-picker.tsx'
import type { Chosen } from '../shell/places.ts'
import { Camera } from './camera.tsx'
import { CategoryLine } from './category.tsx'
import { useDraft } from './draft.ts'
import { loadMap } from './map-here.tsx'
import { TopBar } from './matter.tsx'
import { enqueue, flush } from './outbox.ts'
import { fromHere, go } from './route.ts'
import { me } from './session.ts'
import { useWatched } from './signal.ts'
import { focusFirst } from './step-page.tsx'
import type { ReportRequest, Values } from './types.ts'
import { Words } from './voice.tsx'

export const reportDraft = 'report'
const mostPhotos = 9

export function ReportPage() {
  const { t } = useWords()
  const { values, change, drop } = useDraft(reportDraft, { photos: [] })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // Only the position was missing: it goes as soon as the phone has one, unless the worker does something else meanwhile.
  const [goes, setGoes] = useState(false)
  useEffect(() => {
    if (goes && chosen) form.current?.requestSubmit()
  }, [goes, chosen])
  if (!values) return null
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    setGoes(enough(values ?? {}) && !chosen)
    if (!enough(values ?? {}) || !chosen) {
      focusFirst(form.current)
      return
    }
    const onward = fromHere(() => go('today'))
    hold(values ?? {}, chosen, t('field:report.what')).then(
      () => {
        void drop()
        onward()
        void flush()
      },
      () => setFull(true),
    )
  }
  const stay = () => setGoes(false)
  return (
    <main className="page step">
      <TopBar title={t('field:report.title')} />
      <form
        ref={form}
        className="stack"
        onSubmit={submit}
        onPointerDown={stay}
        onKeyDown={stay}
        onInput={stay}
        noValidate
      >
        <Seen values={values} change={change} tried={tried} />
        <Where values={values} change={change} chosen={chosen} setChosen={setChosen} tried={tried} />
        <label className="tick option">
          <input
            type="checkbox"
            checked={values.urgent === true}
            onChange={event => change('urgent', event.currentTarget.checked)}
          />
          <span>{t('field:report.urgent')}</span>
        </label>
        {full && (
          <p className="note bad" role="alert">
            {t('field:waiting.full')}
          </p>
        )}
        <div className="bottom">
          <div className="action-bar">
            <button type="submit" className="button primary">
              {t('field:report.send')}
            </button>
          </div>
        </div>
      </form>
    </main>
  )
}

interface PartProps {
  values: Values
  change(name: string, value: Values[string]): void
  /** Sending was tried: say what is missing. */
  tried: boolean
}

const textOf = ({ text }: Values): string => (typeof text === 'string' ? text : '')
const enough = (values: Values): boolean => textOf(values).trim().length >= 2

function Seen({ values, change, tried }: PartProps) {
  const { t } = useWords()
  const lacking = tried && !enough(values)
  const photos = Array.isArray(values.photos) ? values.photos : []
  return (
    <>
      <Camera
        label={t('field:report.photos')}
        owner={reportDraft}
        value={photos}
        max={mostPhotos}
        onChange={next => change('photos', next)}
      />
      <Words
        label={t('field:report.text')}
        max={5000}
        hint={t('field:report.hint')}
        value={textOf(values)}
        onValue={text => change('text', text)}
        error={lacking ? t('shell:error.required', { label: t('field:report.text') }) : null}
      />
      <CategoryLine
        text={textOf(values)}
        value={typeof values.category === 'string' ? values.category : ''}
        onChange={category => change('category', category)}
      />
    </>
  )
}

interface WhereProps extends PartProps {
  chosen: Chosen | null
  setChosen(next: Chosen | null): void
}

function Where({ values, change, tried, chosen, setChosen }: WhereProps) {
  const { t } = useWords()
  const id = useId()
  const label = t('field:matter.place')
  return (
    <fieldset className="field" aria-labelledby={`${id}p`}>
      <span className="label" id={`${id}p`}>
        {label}
      </span>
      <OwnGrid chosen={chosen} onChoose={setChosen} />
      <PlacePicker
        id={`${id}place`}
        value={chosen}
        onChange={setChosen}
        loadMap={loadMap}
        words={typeof values.placeText === 'string' ? values.placeText : ''}
        onWords={words => change('placeText', words)}
        problem={tried && !chosen ? t('shell:error.choose', { label }) : null}
      />
      {chosen && <PlaceWords value={values.placeText} onValue={value => change('placeText', value)} />}
    </fieldset>
  )
}

function PlaceWords({ value, onValue }: { value: Values[string]; onValue(value: string): void }) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('shell:place.words')}</label>
      <input
        id={id}
        className="input"
        maxLength={200}
        placeholder={t('shell:place.wordsHint')}
        value={typeof value === 'string' ? value : ''}
        onInput={event => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

/** Where the phone gives no position, the worker's own community is one tap. */
function OwnGrid({ chosen, onChoose }: { chosen: Chosen | null; onChoose(chosen: Chosen): void }) {
  const { t } = useWords()
  const post = useWatched(me)?.posts.find(each => each.community)
  if (chosen || !post?.community) return null
  const { id: communityId, name } = post.community
  return (
    <button
      type="button"
      className="button"
      onClick={() => onChoose({ place: { communityId }, label: name })}
    >
      {t('field:report.ownCommunity', { name })}
    </button>
  )
}

function hold(values: Values, chosen: Chosen, what: string): Promise<void> {
  const text = String(values.text).trim()
  const photos = Array.isArray(values.photos) ? values.photos : []
  const placeText = typeof values.placeText === 'string' ? values.placeText.trim() : ''
  const id = newId()
  const place = { ...chosen.place, ...(placeText ? { text: placeText } : {}) }
  const { category, urgent } = values
  const body: ReportRequest = {
    ...{ id, channel: 'grid', text, place, urgent: urgent === true, photos },
    ...(typeof category === 'string' && category ? { category } : {}),
  }
  const at = new Date().toISOString()
  return enqueue({ id, kind: 'report', matterId: null, title: text, what, at, body, photos, typed: values })
}
