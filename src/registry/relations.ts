/** What somebody is to the head of the household: a closed list. Pure data. */
export const relations = [
  'head',
  'spouse',
  'child',
  'parent',
  'grandchild',
  'grandparent',
  'sibling',
  'tenant',
  'other',
] as const
export type Relation = (typeof relations)[number]
