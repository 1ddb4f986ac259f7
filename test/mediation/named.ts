/** Courses of mediation that many stories begin with, by name. */
export const named = {
  asked: 'apply register(label=people) askConsent',
  in: '$asked accept',
  court: 'referIn(referredBy=court,unit=a)',
  session: '$in 03-04 startMediating',
  written: '$session agreeWritten(effectOn=2026-03-04,performBy=2026-03-31)',
  performing: '$written startPerformance(followUpOn=2026-03-24)',
  breached: '$performing 04-01 recordBreach(dueOn=2026-03-31)',
  filed: '$written fileConfirmation(jointly=allParties)',
  reviewed: '$filed 03-06 courtAccepts(acceptedOn=2026-03-06)',
  failed: '$session fail',
}
