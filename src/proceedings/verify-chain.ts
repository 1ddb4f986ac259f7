/** The chain of one proceeding: no act missing, each hash what its act gives, each link the hash before. */
import { type Read, shown, type Tell } from './difference.ts'
import { hashAct, noHash } from './hash.ts'

/** @returns whether the acts can be replayed: one follows the other from the first to the last */
export function checkChain({ row, acts }: Read, tell: Tell): boolean {
  const about = { number: row.number, proceedingId: row.id }
  let before = noHash
  let seq = 0
  for (const act of acts) {
    const { prevHash, hash, ...itself } = act
    const at = { ...about, seq: act.seq, actId: act.id }
    if (act.seq !== seq + 1) {
      tell({ ...at, column: 'seq', expected: String(seq + 1), found: String(act.seq) })
      return false
    }
    if (!prevHash.equals(before))
      tell({ ...at, column: 'prevHash', expected: shown(before), found: shown(prevHash) })
    const expected = hashAct(prevHash, row.id, itself)
    if (!hash.equals(expected)) tell({ ...at, column: 'hash', expected: shown(expected), found: shown(hash) })
    before = hash
    seq = act.seq
  }
  if (seq === 0) tell({ ...about, seq: null, actId: null, column: 'acts', expected: '1', found: '0' })
  else if (!row.lastHash.equals(before))
    tell({
      ...about,
      seq: null,
      actId: null,
      column: 'lastHash',
      expected: shown(before),
      found: shown(row.lastHash),
    })
  return seq > 0
}
