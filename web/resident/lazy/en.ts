/** English words, loaded when somebody reads English. */
import resident from '../../../messages/en/resident.json' with { type: 'json' }
import shell from '../../../messages/en/shell.json' with { type: 'json' }

export const catalogue = { resident, shell }
