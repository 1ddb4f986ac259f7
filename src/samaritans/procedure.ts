/** Good-samaritan recognition 见义勇为确认 as data: procedure 7, after 内蒙古自治区见义勇为人员奖励和保护条例; days by analogy with other provinces. */
import { commonStates, commonSteps, referralTrack } from '../proceedings/common-steps.ts'
import type { Procedure, Track } from '../proceedings/procedure.ts'
import { honours, legalAid, medical, protection, publicity } from './procedure-after.ts'
import { intake, judgement, review, verification } from './procedure-main.ts'
import { head, office, open, outside, regional } from './procedure-parts.ts'
import { samaritanTerms } from './terms.ts'

const tracks: Readonly<Record<string, Track>> = {
  ...referralTrack,
  objection: { initial: 'none', states: { none: { final: true }, raised: { waitsFor: 'politicalLegalHead' }, dismissed: { final: true }, upheld: { waitsFor: 'politicalLegalOfficer' } } },
  honour: {
    initial: 'none',
    states: { none: { final: true }, banner: { final: true }, cityAsked: { waits: true, waitsFor: 'politicalLegalOfficer' }, city: { final: true }, regionAsked: { waits: true, waitsFor: 'politicalLegalOfficer' }, region: { final: true }, nationAsked: { waits: true, waitsFor: 'politicalLegalOfficer' }, nation: { final: true } },
  },
  legalAid: { initial: 'none', states: { none: { final: true }, asked: { waits: true, waitsFor: 'politicalLegalOfficer' }, granted: { waits: true, waitsFor: 'politicalLegalOfficer' }, assigned: { final: true }, refused: { final: true } } },
  medical: { initial: 'none', states: { none: { final: true }, requested: { waitsFor: 'politicalLegalHead' }, approved: { waitsFor: 'politicalLegalOfficer' }, paid: { final: true }, refused: { final: true } } },
  publicity: { initial: 'none', states: { none: { final: true }, asked: { waits: true, waitsFor: 'politicalLegalOfficer' }, consented: { final: true }, declined: { final: true }, withdrawn: { final: true } } },
}

const common = commonSteps({
  open, terms: samaritanTerms, applicant: outside, handlers: [office], approvers: [head], supervisors: [{ role: 'supervisor', of: ['jurisdiction'] }],
  referTo: ['matter', 'judicialAid', 'socialAssistance', 'mediation', 'civilAffairs', 'department', 'court'],
})

export const samaritanProcedure: Procedure = {
  id: 'samaritanAct',
  version: 1,
  basis: regional,
  initial: 'draft',
  tracks,
  states: {
    draft: {}, clueFound: { waitsFor: 'politicalLegalOfficer' }, applied: { waitsFor: 'politicalLegalOfficer' }, recommended: { waitsFor: 'politicalLegalOfficer' }, exOfficio: { waitsFor: 'politicalLegalOfficer' },
    received: { waitsFor: 'politicalLegalOfficer' }, supplementing: { waits: true, waitsFor: 'politicalLegalOfficer' }, accepted: { waitsFor: 'politicalLegalOfficer' }, verifying: { waitsFor: 'politicalLegalOfficer' },
    withPolice: { waitsFor: 'departmentHandler' }, determinedByPolice: { waitsFor: 'politicalLegalHead' }, reviewed: { waitsFor: 'politicalLegalOfficer' }, waiverAsked: { waitsFor: 'politicalLegalHead' }, reviewedAgainst: { waitsFor: 'politicalLegalHead' },
    noticed: { waitsFor: 'politicalLegalOfficer' }, noticeEnded: { waitsFor: 'politicalLegalHead' }, recognised: { waitsFor: 'politicalLegalOfficer' }, certified: { waitsFor: 'politicalLegalOfficer' }, rewarded: { waitsFor: 'politicalLegalOfficer' },
    nominatedUp: { waitsFor: 'politicalLegalOfficer' }, protected: { waitsFor: 'politicalLegalOfficer' }, reviewRequested: { waits: true, waitsFor: 'politicalLegalOfficer' },
    clueDismissed: { final: true }, notAccepted: { final: true }, notRecognised: { final: true }, upheld: { final: true }, closed: { final: true }, revoked: { final: true },
    ...commonStates('politicalLegalHead'),
  },
  terms: samaritanTerms,
  steps: {
    ...intake, ...verification, ...judgement, ...review, ...protection, ...honours, ...legalAid, ...medical, ...publicity, ...common,
    // A public notice under way is not set aside: its days run for everybody.
    suspend: { ...common.suspend!, from: open.filter(state => !['noticed', 'noticeEnded'].includes(state)) },
  },
}
