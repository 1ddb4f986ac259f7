/** One post changed by hand: somebody comes, instead of whoever is there or beside; or somebody's post ends. */
import { App, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Failure } from '../parts.tsx'
import { ChoiceField } from './choice-field.tsx'
import { Consequences, InHand } from './consequences.tsx'
import { civilText, dayAfter } from './days.ts'
import { type Choice, choicesFor } from './persons.ts'
import { type Adopted, type Holder, type StaffedGrid, type Staffing, useChange } from './wire.ts'

interface PostDialogProps {
  staffing: Staffing
  grid: StaffedGrid
  role: string
  close(): void
}

export function PostDialog({ staffing, grid, role, close }: PostDialogProps) {
  const { t } = useWords()
  const label = staffing.roles.find(it => it.role === role)?.label ?? role
  const held = grid.holders.filter(it => it.role === role)
  return (
    <Modal
      open
      footer={null}
      onCancel={close}
      title={t('staffing:change.title', { grid: grid.name, role: label })}
    >
      <BeginForm {...{ staffing, grid, role, held, close }} />
      {held.length > 0 && (
        <>
          <h3 className="staffing-dialog-head">{t('staffing:change.end')}</h3>
          <ul className="papers">
            {held.map(it => (
              <EndLine key={it.postId} holder={it} today={staffing.today} close={close} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}

function BeginForm({ staffing, grid, role, held, close }: PostDialogProps & { held: readonly Holder[] }) {
  const { t } = useWords()
  const { message } = App.useApp()
  const id = useId()
  const [change] = useState(newId)
  const [from, setFrom] = useState(dayAfter(staffing.today))
  const [personId, setPersonId] = useState<string>()
  // A grid has one leader; of members there may be several.
  const [replaced, setReplaced] = useState<string | undefined>(
    role === 'gridLeader' ? held[0]?.postId : undefined,
  )
  const choices = choicesFor(staffing, grid, role)
  const chosen = choices.find(it => it.id === personId)
  const leaves = leftBehind(chosen, role)
  const begin = useChange<Adopted>('/api/staffing/posts', () => {
    void message.success(t('staffing:change.done'))
    close()
  })
  const send = () => {
    const replaces = [...(replaced ? [replaced] : []), ...leaves.map(it => it.postId)]
    begin.mutate({ id: change, from, personId, role, gridId: grid.id, replaces })
  }
  return (
    <form
      className="staffing-form"
      onSubmit={event => {
        event.preventDefault()
        if (personId) send()
      }}
    >
      <ChoiceField
        label={t('staffing:change.person')}
        value={personId ?? null}
        options={choices.map(it => ({ value: it.id, label: optionText(it, t('staffing:change.noPost')) }))}
        onChange={value => setPersonId(value || undefined)}
      />
      {held.length > 0 && (
        <ChoiceField
          label={t('staffing:change.instead')}
          value={replaced ?? ''}
          options={[
            ...(role === 'gridLeader' ? [] : [{ value: '', label: t('staffing:change.beside') }]),
            ...held.map(it => ({ value: it.postId, label: it.person.name })),
          ]}
          onChange={value => setReplaced(value || undefined)}
        />
      )}
      <div className="field">
        <label htmlFor={`${id}-from`}>{t('staffing:change.from')}</label>
        <Input
          id={`${id}-from`}
          type="date"
          min={staffing.today}
          value={from}
          onChange={event => setFrom(event.target.value)}
        />
      </div>
      <Consequences chosen={chosen} leaves={leaves} replaced={held.find(it => it.postId === replaced)} />
      {begin.error && <Failure error={begin.error} title={t('staffing:change.refused')} />}
      <Button type="primary" htmlType="submit" disabled={!personId || !from} loading={begin.isPending}>
        {t('staffing:change.send')}
      </Button>
    </form>
  )
}

/** Leaders and members have one grid: whoever comes leaves the grid before. */
function leftBehind(chosen: Choice | undefined, role: string): Choice['posts'] {
  const single = ['gridLeader', 'gridMember']
  return single.includes(role) ? (chosen?.posts.filter(it => single.includes(it.role)) ?? []) : []
}

function optionText({ name, posts }: Choice, none: string): string {
  const held = posts.map(it => `${it.gridName} ${it.roleLabel}`)
  return `${name} · ${held.slice(0, 2).join(' / ') || none}${held.length > 2 ? ' …' : ''}`
}

function EndLine({ holder, today, close }: { holder: Holder; today: string; close(): void }) {
  const { t, language } = useWords()
  const { message } = App.useApp()
  const [change] = useState(newId)
  const [lastOn, setLastOn] = useState(today)
  const end = useChange<Adopted>(`/api/staffing/posts/${holder.postId}/end`, () => {
    void message.success(t('staffing:change.ended', { day: civilText(lastOn, language) }))
    close()
  })
  return (
    <li className="staffing-end">
      <strong>{holder.person.name}</strong>
      <span className="row">
        <Input
          type="date"
          aria-label={t('staffing:change.lastOn')}
          min={today}
          value={lastOn}
          onChange={event => setLastOn(event.target.value)}
        />
        <Button
          danger
          disabled={!lastOn}
          loading={end.isPending}
          onClick={() => end.mutate({ id: change, lastOn })}
        >
          {t('staffing:change.endSend')}
        </Button>
      </span>
      <InHand persons={[{ name: holder.person.name, inHand: holder.inHand }]} />
      {end.error && <Failure error={end.error} title={t('staffing:change.refused')} />}
    </li>
  )
}
