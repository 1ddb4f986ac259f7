/** A small form of the room: what is typed is kept on this computer at every stroke, per dispute and place of the room, until it has been taken. */
import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useHasDraft, useKeptDraft } from '../ledgers/kept-draft.ts'
import { Failure } from '../parts.tsx'
import { Meanwhile } from './meanwhile.tsx'
import { type RoomRow, type RowAsk, useWrite } from './wire.ts'

export interface Part {
  readonly name: 'text' | 'manner' | 'place' | 'time' | 'name'
  readonly label: string
  readonly hint?: string
  readonly long?: boolean
  readonly required?: boolean
  /** As much as the server takes. */
  readonly most?: number
}
interface Typed {
  /** Another one as soon as the words change, so that a resend is the same row. */
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  /** Something was typed; before that a form shows what stands now. */
  readonly touched?: true
  /** What stood when it was typed. */
  readonly seen?: string
}
/** What a form rewords, as it stands now. */
export interface Reworded {
  readonly row: RoomRow | undefined
  readonly dropped: RoomRow | null
}
interface RowFormProps {
  disputeId: string
  /** Which form of the room: what is typed is kept under it. */
  about: string
  parts: readonly Part[]
  initial?: Readonly<Record<string, string>>
  action: string
  /** What the form is called where several of one kind stand on a page. */
  label?: string
  reworded?: Reworded
  /** @param replaces the wording this one takes the place of */
  ask(id: string, values: Readonly<Record<string, string>>, replaces: string | null): RowAsk
  done?(): void
  cancel?(): void
  children?: ReactNode
}

export function RowForm(props: RowFormProps) {
  const { disputeId, about, parts, initial, action, label, reworded, ask, done, cancel, children } = props
  const { t } = useWords()
  const base = useId()
  const [kept, keep, forget] = useKeptDraft<Typed>(`room.${disputeId}.${about}`, () => ({
    id: newId(),
    values: {},
  }))
  const stands = reworded?.dropped?.id ?? reworded?.row?.id ?? ''
  const typed: Typed = kept.touched ? kept : { id: kept.id, values: initial ?? {}, seen: stands }
  const write = useWrite(disputeId, () => empty(done))
  const empty = (then?: () => void) => {
    keep({ id: newId(), values: {} })
    forget()
    then?.()
  }
  const value = (name: string) => typed.values[name] ?? ''
  const set = (name: string, next: string) =>
    keep({ ...typed, id: newId(), values: { ...typed.values, [name]: next }, touched: true })
  const other = reworded?.row
  // One's own words may come back as a row before the answer to them does.
  const isOther = other !== undefined && stands !== typed.seen && stands !== typed.id
  const ready = !isOther && parts.every(part => !part.required || value(part.name).trim() !== '')
  return (
    <form
      className="room-form no-print"
      aria-label={label ?? action}
      onSubmit={event => {
        event.preventDefault()
        const replaces = reworded?.dropped ? null : (other?.id ?? null)
        if (ready && !write.isPending) write.mutate(ask(typed.id, typed.values, replaces))
      }}
    >
      {isOther && (
        <Meanwhile
          row={other}
          dropped={reworded?.dropped ?? null}
          mine={() => keep({ ...typed, id: newId(), seen: stands })}
          theirs={() => empty(cancel)}
        />
      )}
      {parts.map(part => (
        <div key={part.name} className={part.long ? 'room-field room-field-long' : 'room-field'}>
          <label htmlFor={`${base}-${part.name}`}>{part.label}</label>
          <RoomInput
            id={`${base}-${part.name}`}
            part={part}
            value={value(part.name)}
            sending={write.isPending}
            set={next => set(part.name, next)}
          />
        </div>
      ))}
      {children}
      <div className="row">
        <Button htmlType="submit" loading={write.isPending} disabled={!ready}>
          {action}
        </Button>
        {cancel && !write.isPending && <Button onClick={() => empty(cancel)}>{t('shell:cancel')}</Button>}
        {write.failureCount > 0 && write.isPending ? (
          <strong className="room-missing">{t('sitting:row.waits')}</strong>
        ) : (
          typed.touched && <span className="quiet">{t('sitting:row.kept')}</span>
        )}
      </div>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </form>
  )
}

interface InputProps {
  id: string
  part: Part
  value: string
  /** What is on its way is not changed any more. */
  sending: boolean
  set(next: string): void
}

function RoomInput({ id, part, value, sending, set }: InputProps) {
  const shared = {
    ...{ id, value, readOnly: sending },
    maxLength: part.most ?? (part.long ? 3000 : 100),
    placeholder: part.hint ?? '',
  }
  return part.long ? (
    <Input.TextArea
      {...shared}
      autoSize={{ minRows: 2, maxRows: 10 }}
      onChange={event => set(event.target.value)}
    />
  ) : (
    <Input {...shared} onChange={event => set(event.target.value)} />
  )
}

interface UnfoldingProps {
  label: string
  /** Of the form behind it: open from the start where something typed waits there. */
  disputeId?: string
  about?: string
  children(close: () => void): ReactNode
}

/** A form behind its button. */
export function Unfolding({ label, disputeId, about, children }: UnfoldingProps) {
  const waits = useHasDraft(`room.${disputeId}.${about}`)
  const [open, setOpen] = useState(waits)
  return open ? (
    children(() => setOpen(false))
  ) : (
    <Button className="no-print" onClick={() => setOpen(true)}>
      {label}
    </Button>
  )
}
