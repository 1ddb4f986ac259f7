/** Whose posts follow when grids are divided anew, as a table: a line a story, last column where everybody stands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridsWithoutLeader, type PostAtGrid, postsAfter } from '../../src/territory/posts-after.ts'

const roleOf: Readonly<Record<string, string>> = {
  L: 'gridLeader',
  M: 'gridMember',
  P: 'communityPolice',
  V: 'volunteerLead',
}
/** A grid turns into others as `A>A:60+N:40`; who stands where as `bao L A`; a prime is the new version. */
const table = `
goes on under its code                     | A>A                | bao L A, su M A           | bao L A', su M A'
split: its people stay, N has none yet     | A>A:60+N:40        | bao L A, su M A           | bao L A', su M A'
split: duty holders look after both        | A>A:60+N:40        | he P A                    | he P A', he P N'
moved over the border: each keeps its own  | A>A:90+B:10 B>B    | he P A, ge P B            | he P A', ge P B'
merged: the leader becomes a member        | A>A B>A            | bao L A, su L B, ma M B   | bao L A', su M A', ma M A'
merged: who led both leads once            | A>A B>A            | bao L A, bao L B          | bao L A', bao -
merged: one officer for both stands once   | A>A B>A            | he P A, he P B            | he P A', he P A -
ended into two: the largest part           | C>A:30+B:70 A>A B>B | su L C, he P C           | su M B', he P B'
ended into two alike: the lower code       | C>A:50+B:50 A>A B>B | su L C                   | su M A'
ended and new ones made of it              | C>N:50+O:50        | su L C, he P C            | su M N', he P N', he P O'
another role goes on with the grid         | A>A:20+N:80        | li V A                    | li V A'
no household went anywhere: nobody moves   | A>                 | bao L A                   |
`

const turnOf = (told: string) => {
  const [code, parts] = told.split('>') as [string, string]
  const to = parts.split('+').filter(Boolean)
  return {
    ...{ from: code, code },
    to: to.map(part => {
      const [key, share = '100'] = part.split(':') as [string, string?]
      return { id: `${key}'`, code: key, share: Number(share) / 100 }
    }),
  }
}
const postOf = (told: string, index: number): PostAtGrid => {
  const [personId, role, gridId] = told.split(' ') as [string, string, string]
  return {
    ...{ id: String(index), personId, role: roleOf[role]!, unitId: 'unit', communityId: null, gridId },
    ...{ validFrom: '2025-01-01', validTo: null },
  }
}
const letterOf = (role: string) => Object.keys(roleOf).find(letter => roleOf[letter] === role)

for (const line of table.trim().split('\n')) {
  const [title, turns, posts, expected] = line.split('|').map(part => part.trim()) as [
    string,
    string,
    string,
    string,
  ]
  test(title, () => {
    const moves = postsAfter(posts.split(', ').map(postOf), turns.split(' ').map(turnOf))
    const stands = moves.flatMap(({ post, to }) =>
      to.length
        ? to.map(place => `${post.personId} ${letterOf(place.role)} ${place.gridId}`)
        : [`${post.personId} -`],
    )
    const wanted = expected
      .split(', ')
      .filter(Boolean)
      .map(one => one.replace(/ \w \w+ -$/, ' -'))
    assert.deepEqual(stands.toSorted(), wanted.toSorted())
  })
}

test('a post that begins later follows too, and a person may lead now and be a member later', () => {
  const now = { ...postOf('bao L A', 1), validTo: '2026-12-31' }
  const later = { ...postOf('bao M B', 2), validFrom: '2027-01-01' }
  const moves = postsAfter([now, later], ['A>A', 'B>A'].map(turnOf))
  assert.deepEqual(
    moves.map(({ to }) => to.map(place => place.role)),
    [['gridLeader'], ['gridMember']],
  )
})

test('grids nobody leads are named', () => {
  const moves = postsAfter([postOf('bao L A', 1)], [turnOf('A>A:60+N:40')])
  assert.deepEqual(gridsWithoutLeader(moves, ["A'", "N'"]), ["N'"])
})
