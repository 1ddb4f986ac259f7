/** What is asked when a sitting is set: hours on lawful days, place, mediator, open or closed, and why where it is moved or adjourned. */
import { Checkbox, Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { placeKinds } from '../../../src/mediation/sittings/kinds.ts'
import { useWords } from '../../shell/i18n.ts'
import type { Sitting, SittingAsk, SittingsShown } from './wire.ts'

export interface Typed {
  readonly id: string
  readonly actId: string
  readonly day: string
  readonly from: string
  readonly to: string
  readonly placeKind: Sitting['placeKind']
  readonly place: string
  readonly mediatorId: string
  readonly chosenBy: SittingAsk['chosenBy']
  readonly openness: Sitting['openness']
  readonly interpreter: boolean
  readonly record: string
}

interface FieldsProps {
  typed: Typed
  set(more: Partial<Typed>): void
  sittings: SittingsShown
  adjourns: boolean
  moved: Sitting | undefined
}

export function SittingFields({ typed, set, sittings, adjourns, moved }: FieldsProps) {
  const { t } = useWords()
  return (
    <div className="sitting-fields">
      <HoursFields typed={typed} set={set} lawful={sittings.lawful} />
      <PlaceFields typed={typed} set={set} rooms={sittings.rooms} />
      {!adjourns && <MediatorFields typed={typed} set={set} mediators={sittings.mediators} />}
      <Choice
        label={t('sitting:sittings.openness')}
        value={typed.openness}
        options={(['closed', 'open'] as const).map(one => [one, t(`sitting:openness.${one}`)])}
        set={openness => set({ openness: openness as Typed['openness'] })}
      />
      <Checkbox checked={typed.interpreter} onChange={event => set({ interpreter: event.target.checked })}>
        {t('sitting:sittings.interpreter')}
      </Checkbox>
      {(adjourns || moved) && (
        <Labelled label={t(moved ? 'sitting:sittings.recordMove' : 'sitting:sittings.record')} wide>
          {id => (
            <Input.TextArea
              id={id}
              value={typed.record}
              maxLength={3000}
              autoSize={{ minRows: 2, maxRows: 8 }}
              placeholder={moved ? '' : t('sitting:sittings.recordHint')}
              onChange={event => set({ record: event.target.value })}
            />
          )}
        </Labelled>
      )}
    </div>
  )
}

type PartProps = Pick<FieldsProps, 'typed' | 'set'>

/** The days that are lawful, no others. */
function HoursFields({ typed, set, lawful }: PartProps & { lawful: SittingsShown['lawful'] }) {
  const { t } = useWords()
  const { first, last } = lawful
  return (
    <>
      <Labelled label={t('sitting:sittings.day')}>
        {id => (
          <Input
            id={id}
            type="date"
            min={first}
            max={last ?? undefined}
            value={typed.day}
            onChange={event => set({ day: event.target.value })}
          />
        )}
      </Labelled>
      {(['from', 'to'] as const).map(name => (
        <Labelled key={name} label={t(`sitting:sittings.${name}`)}>
          {id => (
            <Input
              id={id}
              type="time"
              value={typed[name]}
              onChange={event => set({ [name]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
    </>
  )
}

function PlaceFields({ typed, set, rooms }: PartProps & { rooms: readonly string[] }) {
  const { t } = useWords()
  const list = useId()
  return (
    <>
      <Choice
        label={t('sitting:sittings.placeKind')}
        value={typed.placeKind}
        options={placeKinds.map(one => [one, t(`sitting:placeKind.${one}`)])}
        set={placeKind => set({ placeKind: placeKind as Typed['placeKind'], place: '' })}
      />
      <Labelled label={t('sitting:sittings.place')}>
        {id => (
          <>
            <Input
              id={id}
              value={typed.place}
              maxLength={60}
              list={typed.placeKind === 'room' ? list : undefined}
              placeholder={t(`sitting:placeHint.${typed.placeKind}`)}
              onChange={event => set({ place: event.target.value })}
            />
            <datalist id={list}>
              {rooms.map(room => (
                <option key={room} value={room} />
              ))}
            </datalist>
          </>
        )}
      </Labelled>
    </>
  )
}

function MediatorFields({ typed, set, mediators }: PartProps & Pick<SittingsShown, 'mediators'>) {
  const { t } = useWords()
  return (
    <>
      <Choice
        label={t('sitting:sittings.mediator')}
        value={typed.mediatorId}
        options={mediators.map(one => [one.id, one.name])}
        set={mediatorId => set({ mediatorId })}
      />
      <Choice
        label={t('sitting:sittings.chosenBy')}
        value={typed.chosenBy}
        options={(['committee', 'parties', 'court'] as const).map(one => [one, t(`sitting:chosenBy.${one}`)])}
        set={chosenBy => set({ chosenBy: chosenBy as Typed['chosenBy'] })}
      />
    </>
  )
}

function Labelled({
  label,
  wide,
  children,
}: {
  label: string
  wide?: boolean
  children(id: string): ReactNode
}) {
  const id = useId()
  return (
    <div className={wide ? 'room-field room-field-long' : 'room-field'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  set(value: string): void
}

function Choice({ label, value, options, set }: ChoiceProps) {
  return (
    <Labelled label={label}>
      {id => (
        <select id={id} className="room-select" value={value} onChange={event => set(event.target.value)}>
          {options.map(([one, word]) => (
            <option key={one} value={one}>
              {word}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
