/** What the privacy tests hold: tables that deal with residents, columns that say nothing of them and why, words nobody may be sorted by, files that read residents. */

export const tables = (
  'dwelling household resident tenure guardianship consent_text consent service_need registry_change resident_merge registry_read ' +
  'move_request retention_run resident_code resident_session data_request roster_run roster_row visit visit_matter visit_month visit_target ' +
  'patrol_plan patrol patrol_check hazard hazard_event upload device ledger_template'
).split(' ')

/** Columns that mean the same wherever they stand. */
export const everywhere: Readonly<Record<string, string>> = {
  jurisdiction_id: 'which jurisdiction',
  id: 'of the row itself',
  community_id: 'which place, for the second fence',
  grid_id: 'which place, for the second fence',
  person_id: 'who of the staff did it',
  device_id: 'with which phone of the staff',
  recorded_by: 'who of the staff wrote it down',
  at: 'when it was done',
  made_at: 'when the row was made',
  changed_at: 'when the row was changed',
  recorded_at: 'when it arrived',
  state: 'how far it is',
  kind: 'which kind of entry',
  revision: 'how often it was changed',
}

export const columnReasons: Readonly<Record<string, string>> = {
  ...of('dwelling', 'where it stands', 'building_id'),
  ...of('household', 'where the dwelling stands', 'building_id'),
  ...of('tenure', 'which dwelling', 'dwelling_id'),
  ...of('consent_text', 'words of an office', 'purpose version texts valid_from loaded_by loaded_at'),
  ...of('registry_change', 'which kind of thing was changed, which conflict was decided', 'subject picks'),
  ...of('resident_merge', 'undone when and by whom of the staff', 'undone_at undone_by'),
  ...of('registry_read', 'a word of a closed list', 'what'),
  ...of('move_request', 'asked and decided by whom of the staff', 'asked_by asked_at decided_by decided_at'),
  ...of('retention_run', 'how many of nobody in particular', 'rule before removed'),
  ...of('resident_code', 'life of a code', 'sent made_by expires_at failures used_at'),
  ...of('resident_session', 'life of a session', 'started_at expires_at'),
  ...of('data_request', 'which proceeding', 'proceeding_id'),
  ...of(
    'roster_run',
    'of a file and how far it is',
    'file_name file_sha256 share wishes summary failure rows_total rows_taken rows_aside finished_at',
  ),
  ...of(
    'roster_row',
    'which row of which file, settled by whom of the staff',
    'run_id row door household_id settled settled_by settled_at',
  ),
  ...of('visit', 'who went, when, and whether there is a note', 'companions on_day replaces note_kept'),
  ...of('visit_matter', 'which visit', 'visit_id'),
  ...of('visit_month', 'counts of a place', 'place_id month visits'),
  ...of('visit_target', 'how often an office wants visits', 'setting every_days valid_from source'),
  ...of('patrol_plan', 'places to be looked at', 'name stops every_days valid_from ended_on'),
  ...of(
    'patrol',
    'a worker’s round',
    'plan_id started_at ended_at track_removed_at stops_planned stops_done not_ok',
  ),
  ...of('patrol_check', 'a thing at a place', 'patrol_id stop_id item_id result hazard_id'),
  ...of(
    'hazard',
    'of a place',
    'building_id grade proceeding_id found_at found_by recheck_on looked_at closed_at',
  ),
  ...of('hazard_event', 'of a place', 'hazard_id recheck_on grade proceeding_id'),
  ...of('upload', 'how much of a photo has arrived', 'bytes received begun_at'),
  ...of(
    'device',
    'life of a worker’s phone',
    'first_at last_at waiting wipe_asked_at wipe_asked_by wiped_at',
  ),
  ...of('ledger_template', 'an office’s own columns', 'ledger name title columns form mapping ended_at'),
}

/** Nobody is sorted by these, in whichever list a word of them might be put. */
export const forbiddenWords =
  /keyPerson|focus|risk|danger(?!$)|score|points|level|label|black|ethnic|minority|relig|faith|politic|party|health|illness|disab|criminal|convict|petitioner|drug|hiv|mental|poor|lowIncome|widow|orphan/i

/** Who records what is read there. */
export const readersOfResidents: Readonly<Record<string, string>> = {
  'src/ledgers/counts-plain.ts': 'counts only, shows nobody',
  'src/ledgers/household-roster.ts': 'recorded by ledgers/read.ts',
  'src/ledgers/visit-log.ts': 'recorded by ledgers/read.ts',
  'src/registry/conflicts.ts': 'records itself, as does page.ts',
  'src/registry/consents.ts': 'a birthday, to know whose consent it is; shows nobody',
  'src/registry/duplicates.ts': 'recorded by household.ts and alike.ts',
  'src/registry/dwellings.ts': 'records itself',
  'src/registry/enter.ts': 'whether an id is taken; shows nobody',
  'src/registry/erase.ts': 'ids to be erased; shows nobody',
  'src/registry/guardians.ts': 'birthdays, to know who may act for whom; shows nobody',
  'src/registry/history.ts': 'records itself',
  'src/registry/households.ts': 'recorded by whoever lists: list.ts, page.ts, search.ts, visits, the pocket',
  'src/registry/lookup.ts': 'records itself',
  'src/registry/merge-undo.ts': 'ids; shows nobody',
  'src/registry/merge.ts': 'records itself',
  'src/registry/move-requests.ts': 'records itself',
  'src/registry/own-copy.ts': 'recorded by subjects: own-routes.ts, counter-routes.ts',
  'src/registry/persons.ts': 'the resident, signing in; at the counter and in own pages recorded by subjects',
  'src/registry/present.ts': 'recorded by page.ts and merge.ts',
  'src/registry/reads-of.ts': 'where the person lives, to find who listed it; recorded by subjects',
  'src/registry/retention.ts': 'ids to be erased; shows nobody',
  'src/registry/reveal.ts': 'records itself',
  'src/registry/search.ts': 'records itself, as does lookup.ts',
  'src/registry/store.ts': 'locks what is written; shown by conflicts.ts and history.ts, which record',
  'src/registry/tenures.ts': 'recorded by page.ts and dwellings.ts',
  'src/roster/match.ts': 'compares by digests; recorded by look-run.ts',
  'src/roster/overview.ts': 'counts only, shows nobody',
  'src/roster/take-out.ts': 'records itself',
  'src/visits/counted/facts.ts': 'counts only, building by building; shows nobody',
  'src/visits/facts.ts': 'ids of households, to count a day’s doors; shows nobody',
  'src/visits/note.ts': 'records itself',
  'src/visits/store.ts': 'ids, to know of consents taken back; shows nobody',
}

function of(table: string, why: string, columns: string): Record<string, string> {
  return Object.fromEntries(columns.split(' ').map(column => [`${table}.${column}`, why]))
}
