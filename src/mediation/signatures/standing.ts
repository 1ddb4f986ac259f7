/** Who has signed, refused or withdrawn, whether the committee has sealed, and from which day the agreement holds (人民调解法第二十九条: parties, mediator and seal). Pure. */

export interface Mark {
  readonly purpose: string
  readonly role: string
  readonly partyId: string | null
  readonly decision: string
  readonly way: string
  readonly onDay: string
  readonly fallenAt: Date | null
}
export interface SigningStanding {
  readonly missingParties: readonly string[]
  readonly refusedBy: readonly string[]
  readonly withdrawnBy: readonly string[]
  readonly mediatorSigned: boolean
  readonly sealed: boolean
  /** Null until everything is there. */
  readonly effectOn: string | null
}

/** The day of the last of them; a decision that fell away counts for nothing. */
export function signingStanding(marks: readonly Mark[], partyIds: readonly string[]): SigningStanding {
  const held = marks.filter(one => one.fallenAt === null && one.purpose === 'agreement')
  const by = (decision: string) =>
    partyIds.filter(id => held.some(one => one.partyId === id && one.decision === decision))
  const signed = by('signed')
  const mediatorSigned = held.some(one => one.role === 'mediator')
  const sealed = held.some(one => one.role === 'committee')
  const missingParties = partyIds.filter(id => !signed.includes(id))
  const isWhole = partyIds.length > 0 && missingParties.length === 0 && mediatorSigned && sealed
  const days = held.filter(one => one.decision === 'signed').map(one => one.onDay)
  return {
    missingParties,
    refusedBy: by('refused'),
    withdrawnBy: by('withdrawn'),
    mediatorSigned,
    sealed,
    effectOn: isWhole ? (days.sort().at(-1) ?? null) : null,
  }
}

/** Both sides ask the court together (民事诉讼法第二百零五条): who has not signed the application. */
export function missingApplicants(marks: readonly Mark[], partyIds: readonly string[]): readonly string[] {
  return partyIds.filter(
    id =>
      !marks.some(
        one =>
          one.fallenAt === null &&
          one.purpose === 'confirmation' &&
          one.partyId === id &&
          one.decision === 'signed',
      ),
  )
}
