/** A small form of the room: what is typed is kept on this computer at every stroke, per dispute and place of the room, until it has been taken. */
import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { useKeptDraft } from '../ledgers/kept-draft.ts'
import { Failure } from '../parts.tsx'
import { type RowAsk, useWrite } from './wire.ts'

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
  ask(id: string, values: Readonly<Record<string, string>>): RowAsk
  done?(): void
  cancel?(): void
  children?: ReactNode
}

export function RowForm(props: RowFormProps) {
  const { disputeId, about, parts, initial, action, label, ask, done, cancel, children } = props
  const { t } = useWords()
  const base = useId()
  const begun = (): Typed => ({ id: newId(), values: initial ?? {} })
  const [typed, setTyped, forget] = useKeptDraft<Typed>(`room.${disputeId}.${about}`, begun)
  const write = useWrite(disputeId, () => {
    setTyped({ id: newId(), values: {} })
    forget()
    done?.()
  })
  const value = (name: string) => typed.values[name] ?? ''
  const ready = parts.every(part => !part.required || value(part.name).trim() !== '')
  const isBegun = parts.some(part => value(part.name) !== (initial?.[part.name] ?? ''))
  return (
    <form
      className="room-form no-print"
      aria-label={label ?? action}
      onSubmit={event => {
        event.preventDefault()
        if (ready && !write.isPending) write.mutate(ask(typed.id, typed.values))
      }}
    >
      {parts.map(part => (
        <div key={part.name} className={part.long ? 'room-field room-field-long' : 'room-field'}>
          <label htmlFor={`${base}-${part.name}`}>{part.label}</label>
          <RoomInput
            id={`${base}-${part.name}`}
            part={part}
            value={value(part.name)}
            set={next => setTyped({ id: newId(), values: { ...typed.values, [part.name]: next } })}
          />
        </div>
      ))}
      {children}
      <div className="row">
        <Button htmlType="submit" loading={write.isPending} disabled={!ready}>
          {action}
        </Button>
        {cancel && <Button onClick={cancel}>{t('shell:cancel')}</Button>}
        {isBegun && <span className="quiet">{t('sitting:row.kept')}</span>}
      </div>
      {write.error && <Failure error={write.error} title={t('sitting:row.refused')} />}
    </form>
  )
}

function RoomInput({
  id,
  part,
  value,
  set,
}: {
  id: string
  part: Part
  value: string
  set(next: string): void
}) {
  const placeholder = part.hint ?? ''
  return part.long ? (
    <Input.TextArea
      id={id}
      value={value}
      maxLength={part.most ?? 3000}
      placeholder={placeholder}
      autoSize={{ minRows: 2, maxRows: 10 }}
      onChange={event => set(event.target.value)}
    />
  ) : (
    <Input
      id={id}
      value={value}
      maxLength={part.most ?? 100}
      placeholder={placeholder}
      onChange={event => set(event.target.value)}
    />
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
  const [typed] = useKeptDraft<Typed | null>(`room.${disputeId}.${about}`, () => null)
  const waits = about !== undefined && Object.values(typed?.values ?? {}).some(value => value !== '')
  const [open, setOpen] = useState(waits)
  return open ? (
    children(() => setOpen(false))
  ) : (
    <Button className="no-print" onClick={() => setOpen(true)}>
      {label}
    </Button>
  )
}
