/** Instants in a ledger, as its cells write them. */

/** 2026-11-25 17:30 as clocks in China show it. */
export function instantShort(iso: string): string {
  return new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
