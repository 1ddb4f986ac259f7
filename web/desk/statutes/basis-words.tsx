/** The basis of a consultation or an opinion: each article opens where it can be read. */
import { Link } from '@tanstack/react-router'

export function BasisWords({ basis }: { basis: readonly { law: string; article: string }[] }) {
  return basis.map((one, at) => (
    <span key={`${one.law} ${one.article}`}>
      {at > 0 && ' · '}
      <Link to={'/statutes' as never} search={{ q: `${one.law} ${one.article}` } as never}>
        {one.law} {one.article}
      </Link>
    </span>
  ))
}
