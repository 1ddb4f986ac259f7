/** Leave of the coming weeks: who is away from when to when, who stands in, and a form to enter it. */
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import { civilText, dayAfter, daysBetween } from './days.ts'
import { LeaveForm } from './leave-form.tsx'
import { personsOf } from './persons.ts'
import { type Absence, type Staffing, useChange } from './wire.ts'

/** Days drawn: four weeks on a line. */
const drawn = 28

export function LeavePart({ staffing, mayChange }: { staffing: Staffing; mayChange: boolean }) {
  const { t } = useWords()
  const [entering, setEntering] = useState(false)
  const persons = personsOf(staffing)
  return (
    <Section
      id="staffing-leave"
      title={t('staffing:leave.title')}
      extra={
        mayChange &&
        !entering && <Button onClick={() => setEntering(true)}>{t('staffing:leave.open')}</Button>
      }
    >
      {entering && (
        <LeaveForm
          today={staffing.today}
          persons={persons}
          deputiesFor={id => colleagues(staffing, id)}
          close={() => setEntering(false)}
        />
      )}
      {staffing.absences.length === 0 ? (
        <p className="quiet">{t('staffing:leave.none')}</p>
      ) : (
        <Absences absences={staffing.absences} today={staffing.today} />
      )}
    </Section>
  )
}

/** People of the same community, the usual deputy first. */
function colleagues(staffing: Staffing, personId: string) {
  const persons = personsOf(staffing)
  const own = persons.find(it => it.id === personId)
  const usual = new Set(
    staffing.grids
      .flatMap(grid => grid.holders)
      .flatMap(it => (it.person.id === personId && it.deputy ? [it.deputy.id] : [])),
  )
  return persons
    .filter(it => it.id !== personId && it.communityId === own?.communityId)
    .map(({ id, name }) => ({ id, name, usual: usual.has(id) }))
    .sort((a, b) => Number(b.usual) - Number(a.usual))
}

export function Absences({ absences, today }: { absences: readonly Absence[]; today: string }) {
  const { t, language } = useWords()
  return (
    <>
      <p className="staffing-scale quiet" aria-hidden="true">
        {[0, 7, 14, 21].map(days => (
          <span key={days}>{civilText(dayAfter(today, days), language)}</span>
        ))}
      </p>
      <ul className="staffing-absences">
        {absences.map(it => (
          <li key={it.id}>
            <strong>{it.person.name}</strong>
            <span>
              {t('staffing:leave.line', {
                from: civilText(it.from, language),
                to: civilText(it.to, language),
              })}
              {' · '}
              {it.deputy
                ? t('staffing:leave.deputy', { name: it.deputy.name })
                : t('staffing:leave.noDeputy')}
            </span>
            {it.mayRemove && <EndLeave absence={it} today={today} />}
            <Strip absence={it} today={today} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Strip({ absence, today }: { absence: Absence; today: string }) {
  const from = Math.max(0, daysBetween(today, absence.from))
  const to = Math.min(drawn, daysBetween(today, absence.to) + 1)
  return (
    <span className="bar staffing-strip" aria-hidden="true">
      {to > from && (
        <span
          style={{ marginInlineStart: `${(from / drawn) * 100}%`, width: `${((to - from) / drawn) * 100}%` }}
        />
      )}
    </span>
  )
}

function EndLeave({ absence, today }: { absence: Absence; today: string }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const begun = absence.from < today
  const end = useChange(`/api/staffing/absences/${absence.id}/end`, () => {
    void message.success(t('staffing:leave.ended'))
  })
  return (
    <>
      <Popconfirm
        title={t(begun ? 'staffing:leave.sureBack' : 'staffing:leave.sureCancel')}
        okText={t('staffing:leave.yes')}
        cancelText={t('shell:cancel')}
        onConfirm={() => end.mutate({})}
      >
        <Button size="small" loading={end.isPending}>
          {t(begun ? 'staffing:leave.back' : 'staffing:leave.cancel')}
        </Button>
      </Popconfirm>
      {end.error && <Failure error={end.error} title={t('staffing:leave.refused')} />}
    </>
  )
}
