/** The little of the lunar library that tests use; it ships no types. */
declare module 'lunar-javascript' {
  interface Solar {
    toYmd(): string
  }
  interface Lunar {
    getSolar(): Solar
    next(days: number): Lunar
    getJieQiTable(): Record<string, Solar>
  }
  const library: { Lunar: { fromYmd(year: number, month: number, day: number): Lunar } }
  export default library
}
