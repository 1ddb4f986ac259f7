/** What a paper of a proceeding is written from, and how a procedure declares its papers: in which order they lie in the file, from which steps they arise, who signs them. Pure. */
import type { Tx } from '../kernel/database.ts'
import type { Paper } from '../kernel/documents/paper.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** An act with everything it was done with in clear, as corrected since. */
export interface PaperAct {
  readonly id: string
  readonly step: string
  /** Civil day, YYYY-MM-DD. */
  readonly onDay: string
  /** Hours and minutes in Asia/Shanghai, 14:30. */
  readonly time: string
  /** Who did it: a member of staff by name, empty for a resident. */
  readonly by: string
  readonly inputs: Readonly<Record<string, unknown>>
  /** The unit that owned the proceeding when it was done. */
  readonly unit: string
  /** The unit that owns it from then on. */
  readonly nextUnit: string
  readonly attached: number
}

/** One who signed: drawn on a screen (PNG, base64), or by hand on paper. */
export interface PaperHand {
  readonly role: 'party' | 'mediator' | 'committee'
  readonly side: 'applicant' | 'respondent' | 'thirdParty' | null
  readonly name: string
  readonly onDay: string
  readonly image: string | null
}

/** An agreement drafted in Aili, in the version that was signed: its paper is written from this alone. */
export interface PaperAgreement {
  readonly parties: readonly { readonly side: PaperHand['side']; readonly name: string }[]
  readonly facts: string
  readonly responsibility: string
  readonly clauses: readonly {
    readonly text: string
    readonly manner: string
    readonly place: string
    readonly by: string
  }[]
  /** Who pays whom how much, by name; null: nothing is to be paid. */
  readonly money: { readonly payer: string; readonly payee: string; readonly totalFen: number } | null
  readonly rows: readonly { readonly dueOn: string; readonly amountFen: number }[]
  readonly copies: number
  readonly hands: readonly PaperHand[]
}

/** What is to be signed by hand before an act records it. */
export interface PaperDraft {
  readonly kind: string
  /** The act that will record it. */
  readonly step: string
  readonly version: number
  /** False: it is still being written, and is printed to be read. */
  readonly signing: boolean
  /** Of what it says, hexadecimal: the same that is signed on a screen. */
  readonly hash: string
  readonly at: Date
  readonly inputs: Readonly<Record<string, unknown>>
  readonly agreement: PaperAgreement
}

export interface PaperFacts {
  readonly procedure: string
  /** Under which the proceeding is found in Aili. */
  readonly register: string
  /** Of the series of the unit; empty in a draft. */
  readonly number: string
  readonly jurisdiction: string
  /** Whose paper it is. */
  readonly unit: string
  /** As the unit is called for short, in numbers and in the name of its committee. */
  readonly short: string
  /** The label of the proceeding, by which its channel is known. */
  readonly label: string | null
  /** In the order they were done. */
  readonly acts: readonly PaperAct[]
  /** The act this paper is about. */
  readonly act: PaperAct
  /** By the act that recorded it. */
  readonly agreements: Readonly<Record<string, PaperAgreement>>
  /** Names of persons on the staff by their id. */
  readonly persons: Readonly<Record<string, string>>
  /** Names of units by their id. */
  readonly units: Readonly<Record<string, string>>
  /** Papers issued so far, in the order of the file. */
  readonly contents: readonly {
    readonly title: string
    readonly number: string
    readonly onDay: string
    readonly pages: number
  }[]
}

export interface PaperForm {
  readonly kind: string
  /** Steps that bring it; an act of another step never does. */
  readonly steps: readonly string[]
  readonly need: 'must' | 'asNeeded'
  /** People sign it by hand. */
  readonly signed: boolean
  /** Steps with which the signed paper, scanned, comes into the file. */
  readonly signedWith?: readonly string[]
  /** Not every act of these steps brings one. */
  readonly arises?: (act: ArisingAct, acts: readonly ArisingAct[]) => boolean
  /** Null: it is written outside Aili, and what comes of it is a scan. */
  readonly write: ((facts: PaperFacts, t: Translate) => Paper) | null
}

/** As much of an act as tells whether a paper arises: what persons told is a digest here. */
export interface ArisingAct {
  readonly id: string
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
}

export interface PaperSet {
  readonly procedure: string
  /** In the legal order of the file. */
  readonly forms: readonly PaperForm[]
  /** Which series a paper of a proceeding with this label is numbered in. */
  series(label: string | null): string
  /** What was drafted and signed in Aili, by the act that recorded it. */
  agreements(
    kernel: Pick<Kernel, 'vault'>,
    tx: Tx,
    jurisdictionId: number,
    proceedingId: string,
  ): Promise<Readonly<Record<string, PaperAgreement>>>
  /** What stands to be signed by hand; null: nothing does. */
  draft(
    kernel: Pick<Kernel, 'vault'>,
    tx: Tx,
    jurisdictionId: number,
    proceedingId: string,
  ): Promise<PaperDraft | null>
  /** Acts that record what all have signed in Aili: their paper needs no other hand. */
  signedActs(tx: Tx, jurisdictionId: number, proceedingId: string): Promise<readonly string[]>
  /** A dispute that was invented, to look at a form with that is about one of these steps. */
  sample(t: Translate, steps?: readonly string[]): PaperFacts
  /** Words many of the papers use, by name: for an office's own template. */
  common(facts: PaperFacts, t: Translate): Readonly<Record<string, string>>
}
