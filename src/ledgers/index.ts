/** The door of ledgers: queries over what was done, in the columns an office wants, on paper and as a sheet. */
export { ledgerRoutes } from './routes.ts'
