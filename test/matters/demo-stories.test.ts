/** The demo's stories: enough, varied, of known kinds, without anybody's number, mostly recognised by their words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handlingWords } from '../../src/matters/demo/answers.ts'
import { demoStories, tellStory } from '../../src/matters/demo/stories.ts'
import { natures } from '../../src/matters/shape.ts'
import { categories, categoryOf, suggestCategory } from '../../src/territory/categories.ts'

test('at least 120 different stories of every nature, each of a known kind with words for its handling', () => {
  assert.ok(new Set(demoStories.map(story => story.text)).size >= 120)
  assert.deepEqual(new Set(demoStories.map(story => story.nature)), new Set(natures))
  for (const { category, text } of demoStories) {
    assert.ok(categoryOf(category), category)
    assert.ok(handlingWords[categoryOf(category)!.competence].results.length >= 2, category)
    assert.doesNotMatch(text, /\d{7,}/)
  }
  for (const { competence } of categories) assert.ok(handlingWords[competence].plans.length > 0, competence)
})

test('no blank is left when a story is told', () => {
  const at = { compound: '吉祥小区', building: '3号楼', unit: 2, days: 4 }
  for (const story of demoStories) assert.doesNotMatch(tellStory(story, at), /[{}]/)
})

// The keywords were chosen with these stories in sight: this guards against loss and says nothing about residents' own words.
test('the words still lead to the right kind for nine stories of ten', () => {
  const right = demoStories.filter(story => suggestCategory(story.text) === story.category).length
  assert.ok(right / demoStories.length >= 0.9, `${right} of ${demoStories.length}`)
})
