/** One resident: whom they are, how to reach them on a reason, services they asked for, consents, and what is wrong put right. */
import { type ReactNode, useState } from 'react'
import { dayText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { ConflictHint } from './conflicts.tsx'
import { addressOf, noonOf } from './day.ts'
import { hold } from './hold.ts'
import { Icon } from './icons.tsx'
import { TopBar } from './matter.tsx'
import { outbox } from './outbox.ts'
import { ChangeForm } from './person-change.tsx'
import { ConsentForm, NeedForm } from './person-needs.tsx'
import { PhoneReveal } from './person-phone.tsx'
import { useWatched } from './signal.ts'
import type { Home, Person } from './types.ts'
import { useDay } from './use-day.ts'

/** @param form the one that is opened with the page, where what was refused is mended */
export function PersonPage({ id, form }: { id: string; form: string | undefined }) {
  const { t } = useWords()
  const { day, loading } = useDay()
  const home = day?.homes.find(({ people }) => people.some(each => each.id === id))
  const person = home?.people.find(each => each.id === id)
  return (
    <main className="page step">
      <TopBar title={person?.name ?? t('field:person.title')} />
      {home && person ? (
        <Content home={home} person={person} first={doings.find(each => each === form) ?? null} />
      ) : (
        <p className={loading ? 'starting busy' : 'note warn'}>
          {t(loading ? 'shell:loading' : 'field:homes.gone')}
        </p>
      )}
    </main>
  )
}

const doings = ['phone', 'need', 'consent', 'change'] as const
type Doing = (typeof doings)[number]

function Content({ home, person, first }: { home: Home; person: Person; first: Doing | null }) {
  const { t, language } = useWords()
  const [doing, setDoing] = useState(first)
  const [kept, setKept] = useState(false)
  // What the server has is said by the line of state; "only here" must not stand beside it.
  const waits = useWatched(outbox).items.some(({ state }) => state === 'waiting')
  const done = () => {
    setDoing(null)
    setKept(true)
  }
  const section = (what: Doing, form: ReactNode) => (
    <Section
      what={what}
      open={doing === what}
      onToggle={() => {
        setKept(false)
        setDoing(doing === what ? null : what)
      }}
    >
      {form}
    </Section>
  )
  return (
    <>
      <p className="quiet">
        {[
          addressOf(home),
          t(`registry:relation.${person.relation}`),
          person.minor && t('field:home.minor'),
          person.stays === 'away' && t('field:home.away'),
          person.bornOn && dayText(noonOf(person.bornOn), language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ConflictHint id={person.id} />
      {kept && waits && (
        <p className="note good" role="status">
          {t('field:person.saved')}
        </p>
      )}
      {section('phone', <PhoneReveal person={person} />)}
      <Needs home={home} person={person} onDone={done} />
      {section('need', <NeedForm home={home} person={person} onDone={done} />)}
      {section('consent', <ConsentForm home={home} person={person} onDone={done} />)}
      {section('change', <ChangeForm home={home} person={person} onDone={done} />)}
    </>
  )
}

function Section({
  what,
  open,
  onToggle,
  children,
}: {
  what: Doing
  open: boolean
  onToggle(): void
  children: ReactNode
}) {
  const { t } = useWords()
  const icons = { phone: 'phone', need: 'tools', consent: 'pen', change: 'reload' } as const
  return (
    <section className="fold">
      <button type="button" className="line-row" aria-expanded={open} onClick={onToggle}>
        <Icon name={icons[what]} />
        <span>
          <b>{t(`field:person.do.${what}`)}</b>
        </span>
        <Icon name="next" />
      </button>
      {open && <div className="fold-body">{children}</div>}
    </section>
  )
}

function Needs({ home, person, onDone }: { home: Home; person: Person; onDone(): void }) {
  const { t } = useWords()
  const needs = home.needs.filter(need => need.residentId === person.id)
  if (needs.length === 0) return null
  const end = (id: string, kind: string) =>
    hold({
      kind: 'need',
      title: person.name,
      what: t('field:person.needEnded', { need: t(`registry:need.${kind}`) }),
      body: { endsId: id },
    }).then(onDone, () => {})
  return (
    <ul className="rows">
      {needs.map(need => (
        <li key={need.id} className="line-row">
          <span>
            <b>{t(`registry:need.${need.kind}`)}</b>
          </span>
          <button type="button" className="button plain" onClick={() => void end(need.id, need.kind)}>
            {t('field:person.needEnd')}
          </button>
        </li>
      ))}
    </ul>
  )
}
