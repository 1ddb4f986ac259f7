/** How a version of a term may be lengthened, what is left out of it, and when its holder is reminded. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import type { Procedure } from '../proceedings/wire.ts'
import type { Term } from './drawing.ts'
import { type RuleDraft, units } from './rule-draft.ts'
import { RuleField } from './rule-field.tsx'
import type { ChangeRule } from './rule-form.tsx'

interface ExtensionProps {
  draft: RuleDraft
  change: ChangeRule
  procedure: Procedure
  term: Term
}

export function ExtensionPart(props: ExtensionProps) {
  const { draft, change, term } = props
  const { t } = useWords()
  const causes = term.versions.at(-1)!.rule.excludes ?? []
  return (
    <>
      <RuleField name="reminders">
        {id => (
          <Input
            id={id}
            value={draft.reminders}
            maxLength={60}
            onChange={event => change({ reminders: event.target.value })}
          />
        )}
      </RuleField>
      {causes.length > 0 && (
        <fieldset className="field">
          <legend>{t('desk:rule.excludes')}</legend>
          <Checkbox.Group
            value={draft.excludes}
            options={causes.map((value, index) => ({ value, label: term.excludes[index] ?? value }))}
            onChange={excludes => change({ excludes: excludes as string[] })}
          />
        </fieldset>
      )}
      <div className="field">
        <Checkbox checked={draft.extends} onChange={event => change({ extends: event.target.checked })}>
          {t('desk:rule.extends')}
        </Checkbox>
      </div>
      {draft.extends && <Extension {...props} />}
    </>
  )
}

function Extension({ draft, change, procedure }: ExtensionProps) {
  const { t } = useWords()
  const roles = new Map(procedure.steps.flatMap(step => step.who.map(one => [one.role, one.label] as const)))
  const approvers = [...new Set([...roles.keys(), ...draft.approvers])]
    .filter(role => role !== 'system' && role !== 'resident')
    .map(value => ({ value, label: roles.get(value) ?? value }))
  const choices = units.map(unit => ({ value: unit, label: t(`desk:rule.unit.${unit}`) }))
  return (
    <>
      <RuleField name="times">
        {id => (
          <InputNumber
            id={id}
            value={draft.times}
            min={1}
            precision={0}
            onChange={times => change({ times })}
          />
        )}
      </RuleField>
      <RuleField name="maxAmount">
        {id => (
          <InputNumber
            id={id}
            value={draft.maxAmount}
            min={1}
            onChange={maxAmount => change({ maxAmount })}
          />
        )}
      </RuleField>
      <RuleField name="extensionUnit">
        {id => (
          <Select
            id={id}
            value={draft.extensionUnit}
            options={choices}
            onChange={extensionUnit => change({ extensionUnit })}
          />
        )}
      </RuleField>
      <RuleField name="approvers">
        {id => (
          <Select
            id={id}
            mode="multiple"
            value={draft.approvers}
            options={approvers}
            onChange={chosen => change({ approvers: chosen })}
          />
        )}
      </RuleField>
      <div className="field">
        <Checkbox checked={draft.mustTell} onChange={event => change({ mustTell: event.target.checked })}>
          {t('desk:rule.mustTell')}
        </Checkbox>
      </div>
    </>
  )
}
