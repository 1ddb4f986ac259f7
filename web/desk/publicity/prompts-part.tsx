/** Prompts received and what was improved and reported back (法治宣传教育法第五十七条). */
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { newId } from '../../shell/ids.ts'
import { Choice, Day, Line, Lines } from '../counsel/fields.tsx'
import { useSend } from '../counsel/wire.ts'
import { Icon } from '../icon.tsx'
import { Empty, Failure, Section } from '../parts.tsx'
import { communityIdOf, firstOf } from './what-fields.tsx'
import { everywhere, type Prompt, type Year } from './wire.ts'

export function PromptsPart({ year, mayEnter }: { year: Year; mayEnter: boolean }) {
  const { t } = useWords()
  const [entering, setEntering] = useState(false)
  const [answering, setAnswering] = useState<Prompt | null>(null)
  return (
    <Section
      id="publicity-prompts"
      title={t('counsel:publicity.prompts')}
      extra={
        mayEnter && (
          <Button className="no-print" icon={<Icon name="plus" />} onClick={() => setEntering(true)}>
            {t('counsel:publicity.addPrompt')}
          </Button>
        )
      }
    >
      {year.prompts.length === 0 && (
        <Empty title={t('counsel:publicity.noPrompts')} words={t('counsel:publicity.noPromptsWords')} />
      )}
      <ul className="counsel-rows">
        {year.prompts.map(it => (
          <Row key={it.id} it={it} answer={() => setAnswering(it)} />
        ))}
      </ul>
      {entering && <PromptDialog year={year} close={() => setEntering(false)} />}
      {answering && <AnswerDialog prompt={answering} today={year.today} close={() => setAnswering(null)} />}
    </Section>
  )
}

function Row({ it, answer }: { it: Prompt; answer(): void }) {
  const { t, language } = useWords()
  const day = (on: string) => dayText(`${on}T12:00:00+08:00`, language)
  return (
    <li className="counsel-row">
      <div>
        <strong>{it.content}</strong>{' '}
        {it.late && <span className="counsel-mark counsel-late">{t('counsel:publicity.late')}</span>}
        <p className="quiet">
          {[
            it.community?.name ?? t('counsel:publicity.forAll'),
            t('counsel:publicity.received', { by: it.issuedBy, day: day(it.receivedOn) }),
            it.answerBy && t('counsel:publicity.answerBy', { day: day(it.answerBy) }),
            it.fedBackOn && t('counsel:publicity.answered', { day: day(it.fedBackOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {it.feedback && <p>{it.feedback}</p>}
      </div>
      {it.mayAnswer && (
        <div className="counsel-acts no-print">
          <Button onClick={answer}>{t('counsel:publicity.answer')}</Button>
        </div>
      )}
    </li>
  )
}

function PromptDialog({ year, close }: { year: Year; close(): void }) {
  const { t } = useWords()
  const [id] = useState(newId)
  const places = year.communities.filter(it => it.mayPlan)
  const [typed, setTyped] = useState({
    community: firstOf(places, year.mayPlanForAll),
    ...{ issuedBy: '', receivedOn: year.today, content: '', answerBy: '' },
  })
  const change = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some })
  const { community, answerBy, ...rest } = typed
  const options = [
    ...(year.mayPlanForAll ? [{ value: everywhere, label: t('counsel:publicity.forAll') }] : []),
    ...places.map(it => ({ value: it.id, label: it.name })),
  ]
  return (
    <Sent
      title={t('counsel:publicity.addPrompt')}
      path="/api/publicity/prompts"
      body={{ id, communityId: communityIdOf(community), answerBy: answerBy || null, ...rest }}
      ready={typed.issuedBy.trim() !== '' && typed.content.trim() !== '' && typed.receivedOn !== ''}
      close={close}
    >
      {options.length > 1 && (
        <Choice
          name="communityId"
          value={community}
          options={options}
          set={it => change({ community: it })}
        />
      )}
      <Line name="issuedBy" value={typed.issuedBy} set={issuedBy => change({ issuedBy })} />
      <Lines
        name="content"
        label={t('counsel:input.prompt')}
        max={2000}
        value={typed.content}
        set={content => change({ content })}
      />
      <div className="counsel-two">
        <Day name="receivedOn" value={typed.receivedOn} set={receivedOn => change({ receivedOn })} />
        <Day name="answerBy" value={answerBy} set={it => change({ answerBy: it })} />
      </div>
    </Sent>
  )
}

function AnswerDialog({ prompt, today, close }: { prompt: Prompt; today: string; close(): void }) {
  const { t } = useWords()
  const [feedback, setFeedback] = useState('')
  const [fedBackOn, setFedBackOn] = useState(today)
  return (
    <Sent
      title={t('counsel:publicity.answer')}
      path={`/api/publicity/prompts/${prompt.id}/feedback`}
      body={{ feedback, fedBackOn }}
      ready={feedback.trim() !== '' && fedBackOn !== ''}
      close={close}
    >
      <p>{prompt.content}</p>
      <Lines name="feedback" max={2000} value={feedback} set={setFeedback} />
      <Day name="fedBackOn" value={fedBackOn} set={setFedBackOn} />
    </Sent>
  )
}

interface SentProps {
  title: string
  path: string
  body: unknown
  ready: boolean
  close(): void
  children: React.ReactNode
}

function Sent({ title, path, body, ready, close, children }: SentProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const send = useSend(() => {
    void message.success(t('counsel:desk.saved'))
    close()
  })
  return (
    <Modal open footer={null} onCancel={close} title={title}>
      <form
        className="counsel-form"
        onSubmit={event => {
          event.preventDefault()
          if (ready) send.mutate({ path, body })
        }}
      >
        {children}
        {send.error && <Failure error={send.error} title={t('counsel:desk.failed')} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('counsel:desk.save')}
        </Button>
      </form>
    </Modal>
  )
}
