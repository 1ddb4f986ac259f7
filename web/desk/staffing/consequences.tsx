/** What comes with a change of one post: the post left behind, the work that stays in hand. */
import { useWords } from '../../shell/i18n.ts'
import type { Choice } from './persons.ts'
import type { Holder } from './wire.ts'

interface ConsequencesProps {
  chosen: Choice | undefined
  leaves: Choice['posts']
  replaced: Holder | undefined
}

export function Consequences({ chosen, leaves, replaced }: ConsequencesProps) {
  const { t } = useWords()
  const moving = chosen && leaves[0] ? [{ name: chosen.name, inHand: leaves[0].inHand }] : []
  const going = replaced ? [{ name: replaced.person.name, inHand: replaced.inHand }] : []
  return (
    <>
      {chosen && leaves.length > 0 && (
        <p className="quiet">
          {t('staffing:change.leaves', {
            name: chosen.name,
            posts: leaves.map(it => `${it.gridName} ${it.roleLabel}`).join(t('desk:part.comma')),
          })}
        </p>
      )}
      <InHand persons={[...going, ...moving]} />
    </>
  )
}

/** Work in hand stays in hand: said before a post ends, with what can be done. */
export function InHand({
  persons,
}: {
  persons: readonly { readonly name: string; readonly inHand: number }[]
}) {
  const { t } = useWords()
  const busy = persons.filter(it => it.inHand > 0)
  if (busy.length === 0) return null
  const who = busy.map(it => t('staffing:inHand.count', { name: it.name, count: it.inHand }))
  return (
    <p className="staffing-in-hand">
      {who.join(t('desk:part.comma'))}
      {t('staffing:inHand.stop')}
      {t('staffing:inHand.way')}
    </p>
  )
}
