/** The clauses of a draft, each with what, manner, place and the day it is to be done by. */
import { Button, Input } from 'antd'
import { mostClauses } from '../../../src/mediation/agreements/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { Labelled } from '../staff/account-page.tsx'
import { emptyClause, type TypedClause } from './draft.ts'

interface Props {
  readonly clauses: readonly TypedClause[]
  readonly today: string
  readonly change: (clauses: readonly TypedClause[]) => void
}

export function ClauseFields({ clauses, today, change }: Props) {
  const { t } = useWords()
  const set = (key: string, some: Partial<TypedClause>) =>
    change(clauses.map(one => (one.key === key ? { ...one, ...some } : one)))
  return (
    <>
      {clauses.map((clause, at) => (
        <fieldset key={clause.key} className="agreement-clause">
          <legend>{t('agreement:draft.clause', { row: at + 1 })}</legend>
          <Labelled label={t('agreement:draft.text')}>
            {id => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 2 }}
                maxLength={1000}
                value={clause.text}
                onChange={event => set(clause.key, { text: event.target.value })}
              />
            )}
          </Labelled>
          <div className="agreement-three">
            {(['manner', 'place'] as const).map(name => (
              <Labelled key={name} label={t(`agreement:draft.${name}`)}>
                {id => (
                  <Input
                    id={id}
                    maxLength={name === 'manner' ? 200 : 100}
                    value={clause[name]}
                    onChange={event => set(clause.key, { [name]: event.target.value })}
                  />
                )}
              </Labelled>
            ))}
            <Labelled label={t('agreement:draft.by')}>
              {id => (
                <Input
                  id={id}
                  type="date"
                  min={today}
                  value={clause.by}
                  onChange={event => set(clause.key, { by: event.target.value })}
                />
              )}
            </Labelled>
          </div>
          {clauses.length > 1 && (
            <Button
              size="small"
              onClick={() => change(clauses.filter(one => one.key !== clause.key))}
              aria-label={t('agreement:draft.removeClause', { row: at + 1 })}
            >
              {t('agreement:draft.removeClause', { row: at + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {clauses.length < mostClauses && (
        <Button onClick={() => change([...clauses, emptyClause()])}>{t('agreement:draft.addClause')}</Button>
      )}
    </>
  )
}
