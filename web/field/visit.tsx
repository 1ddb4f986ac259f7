/** A visit on one screen: what came of it first; words only where the resident agrees; what follows; kept on the phone at once, then the next door. */
import { type FormEvent, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { Camera } from './camera.tsx'
import { addressOf, firstOf, plusDays, refusesVisits, todayOn } from './day.ts'
import { useDraft } from './draft.ts'
import { hold } from './hold.ts'
import { Icon } from './icons.tsx'
import { TopBar } from './matter.tsx'
import { Chips, DayChips, SaveBar } from './parts.tsx'
import { fromHere, go, href } from './route.ts'
import { focusFirst } from './step-page.tsx'
import { useReason } from './today-round.tsx'
import type { DueVisit, Home, Outcome, Values } from './types.ts'
import { type Day, useDay } from './use-day.ts'
import { type FollowUp, FollowUps, followUpsOf } from './visit-follow.tsx'
import { Words } from './voice.tsx'

const outcomes = ['met', 'nobody', 'refused', 'byPhone'] as const
const mostPhotos = 9

export function VisitPage({ id }: { id: string }) {
  const { t } = useWords()
  const { day, loading } = useDay()
  const home = day?.home.get(id)
  return (
    <main className="page step">
      <TopBar title={t('visit:phone.title')} />
      {day && home ? (
        <VisitForm day={day} home={home} />
      ) : (
        <p className={loading ? 'starting busy' : 'note warn'}>
          {t(loading ? 'shell:loading' : 'field:homes.gone')}
        </p>
      )}
    </main>
  )
}

const draftOf = (home: Home): string => `visit ${home.id}`

function VisitForm({ day, home }: { day: Day; home: Home }) {
  const { t } = useWords()
  const { values, change, drop } = useDraft(draftOf(home), {})
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  if (!values) return null
  const outcome = outcomeOf(values)
  const due = day.due.get(home.id)
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!outcome) {
      focusFirst(form.current)
      return
    }
    const title = addressOf(home)
    const onward = fromHere(() => go('visited', home.id, String(due?.order ?? 0)))
    const { body, photos } = visitOf(home, due, outcome, values ?? {})
    hold({
      kind: 'visit',
      title,
      what: t('visit:phone.done', { outcome: t(`visit:phone.outcome.${outcome}`) }),
      body,
      photos,
      typed: values ?? {},
    }).then(
      () => {
        void drop()
        onward()
      },
      () => setFull(true),
    )
  }
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <Door home={home} where={day.where(home)} due={due} on={day.on} />
      <Chips
        big
        legend={t('visit:phone.outcomeIs')}
        options={outcomes.map(value => ({ value, label: t(`visit:phone.outcome.${value}`) }))}
        value={outcome}
        onChange={value => change('outcome', value)}
        error={tried && !outcome ? t('shell:error.choose', { label: t('visit:phone.outcomeIs') }) : null}
      />
      {outcome === 'refused' && <Refusing values={values} change={change} />}
      {(outcome === 'met' || outcome === 'byPhone') && (
        <Heard owner={draftOf(home)} values={values} change={change} />
      )}
      {outcome && outcome !== 'refused' && (
        <>
          <FollowUps home={home} values={values} change={change} />
          <DayChips
            legend={t('visit:phone.next')}
            none={t('visit:phone.noNext')}
            value={typeof values.nextOn === 'string' ? values.nextOn : ''}
            onChange={on => change('nextOn', on)}
          />
        </>
      )}
      <SaveBar label={t('visit:phone.save')} full={full} />
    </form>
  )
}

interface PartProps {
  values: Values
  change(name: string, value: Values[string]): void
}

function Door({
  home,
  where,
  due,
  on,
}: {
  home: Home
  where: string
  due: DueVisit | undefined
  on: string
}) {
  const { t } = useWords()
  const first = firstOf(home)
  return (
    <a className="line-row door" href={href('home', home.id)}>
      <span>
        <b>{where}</b>
        <small>
          {[first?.name, home.people.length > 1 && t('field:home.people', { count: home.people.length })]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {due && due.dueOn <= on && <Reason due={due} on={on} />}
        {refusesVisits(home, on) && <small className="warn-word">{t('field:home.refused')}</small>}
      </span>
      <Icon name="next" label={t('visit:phone.aboutHome')} />
    </a>
  )
}

function Reason({ due, on }: { due: DueVisit; on: string }) {
  return <small className="due-mark">{useReason(due, on)}</small>
}

/** Nothing is written down of what somebody said unless they agree, asked each time. */
function Heard({ owner, values, change }: PartProps & { owner: string }) {
  const { t } = useWords()
  const consent = typeof values.consent === 'string' ? values.consent : ''
  return (
    <>
      <Chips
        legend={t('visit:phone.consent')}
        options={['yes', 'no'].map(value => ({ value, label: t(`visit:phone.consents.${value}`) }))}
        value={consent}
        onChange={value => change('consent', value)}
      />
      {consent === 'yes' && (
        <>
          <Words
            label={t('visit:phone.heard')}
            value={wordsOf(values.heard)}
            onValue={value => change('heard', value)}
          />
          <Words
            label={t('visit:phone.advice')}
            rows={2}
            value={wordsOf(values.advice)}
            onValue={value => change('advice', value)}
          />
          <Camera
            small
            label={t('visit:phone.photos')}
            owner={owner}
            value={listOf(values.photos)}
            max={mostPhotos}
            onChange={photos => change('photos', photos)}
          />
        </>
      )}
      {consent === 'no' && <p className="quiet">{t('visit:phone.notWritten')}</p>}
    </>
  )
}

/** A wish not to be visited is respected from now on, as long as they say. */
function Refusing({ values, change }: PartProps) {
  const { t } = useWords()
  return (
    <Chips
      legend={t('visit:phone.refusing')}
      options={['once', 'halfYear', 'always'].map(value => ({
        value,
        label: t(`visit:phone.refusal.${value}`),
      }))}
      value={typeof values.refusal === 'string' ? values.refusal : 'once'}
      onChange={value => change('refusal', value)}
    />
  )
}

const outcomeOf = (values: Values): Outcome | null => outcomes.find(each => each === values.outcome) ?? null
const wordsOf = (value: Values[string]): string => (typeof value === 'string' ? value : '')
const listOf = (value: Values[string]): string[] => (Array.isArray(value) ? value : [])

/** Why somebody came, from why it was due. */
function purposeOf(due: DueVisit | undefined): string {
  const kinds = due?.reasons.map(({ kind }) => kind) ?? []
  if (kinds.includes('matter')) return 'matter'
  if (kinds.includes('need')) return 'need'
  return kinds.includes('welcome') ? 'welcome' : 'routine'
}

const halfYearDays = 183

function visitOf(home: Home, due: DueVisit | undefined, outcome: Outcome, values: Values) {
  const spoke = outcome === 'met' || outcome === 'byPhone'
  const consented = spoke && values.consent === 'yes'
  const own = consented ? listOf(values.photos) : []
  const follow: FollowUp[] = outcome === 'refused' ? [] : followUpsOf(values)
  const { refusal } = values
  const body = {
    householdId: home.id,
    purpose: purposeOf(due),
    outcome,
    consented,
    ...(consented && wordsOf(values.heard).trim() ? { heard: wordsOf(values.heard).trim() } : {}),
    ...(consented && wordsOf(values.advice).trim() ? { advice: wordsOf(values.advice).trim() } : {}),
    ...(outcome !== 'refused' && wordsOf(values.nextOn) ? { nextOn: wordsOf(values.nextOn) } : {}),
    ...(own.length > 0 ? { photos: own } : {}),
    ...(outcome === 'refused' && (refusal === 'halfYear' || refusal === 'always')
      ? { visitsRefused: { until: refusal === 'always' ? null : plusDays(todayOn(), halfYearDays) } }
      : {}),
    ...(follow.length > 0 ? { matters: follow.map(each => reportOf(home, each)) } : {}),
  }
  return { body, photos: [...own, ...follow.flatMap(({ photos }) => photos)] }
}

function reportOf(home: Home, { text, category, urgent, photos }: FollowUp) {
  return {
    id: newId(),
    text,
    ...(category ? { category } : {}),
    urgent,
    place: { buildingId: home.buildingId, text: addressOf(home) },
    photos,
  }
}
