/** From a proceeding to the law it is settled by: what it is about goes along as the question, never what was kept from sight. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import type { Proceeding } from '../proceedings/wire.ts'

/** A question longer than this is understood no better. */
const longest = 300

export function BasisLink({ proceeding }: { proceeding: Proceeding }) {
  const { t } = useWords()
  return (
    <Link to={'/statutes' as never} search={{ q: questionOf(proceeding) } as never} className="no-print">
      {t('statute:basis')}
    </Link>
  )
}

function questionOf({ label, acts, procedureLabel }: Proceeding): string {
  const told = (acts[0]?.details ?? []).filter(it => !it.kept && it.value !== '').map(it => it.value)
  const words = [label ?? '', ...told].filter(it => it !== '').join(' ')
  return (words || procedureLabel).slice(0, longest)
}
