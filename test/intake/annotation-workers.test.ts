import t from 'tap'
import { createAnnotator } from '../../src/annotate/create-annotator.js'
import { makeDocument } from '../../src/intake/make-document.js'
import { openArchive } from '../support/archive.js'

// Compiled: a thread would compile all of the annotator again.
const compiled = new URL('../../dist/intake/annotation-workers.js', import.meta.url).href
const { createAnnotationWorkers } = (await import(
  compiled
)) as typeof import('../../src/intake/annotation-workers.js')

const now = new Date('2026-11-25T00:00:00Z')
const text =
  'Treffen in Astana – Beispiel.de\n\nTokajew sagte am Montag, er wolle „bald“ nach Kasachstan zurück.'

t.test('other threads make the same document, while this one goes on', async (t) => {
  const store = await openArchive(t)
  const workers = createAnnotationWorkers(1, (error) => t.fail(String(error)))
  t.teardown(workers.close)
  const here = await makeDocument({ text }, { annotator: createAnnotator(), store, now })
  let turns = 0
  const clock = setInterval(() => turns++, 5)
  const there = await Promise.all(
    Array.from({ length: 4 }, () => makeDocument({ text }, { ...workers, store, now })),
  )
  clearInterval(clock)
  for (const made of there) t.same(made, here)
  t.equal(here.document.publisher, 'Beispiel.de')
  t.ok(turns > 2, `${turns} turns of this thread meanwhile`)
})

t.test('what a text is refused for comes back whole, and the thread goes on', async (t) => {
  const store = await openArchive(t)
  const workers = createAnnotationWorkers(1, (error) => t.fail(String(error)))
  t.teardown(workers.close)
  await t.rejects(makeDocument({ text: '' }, { ...workers, store, now }), {
    name: 'GlosseError',
    code: 'unusable-text',
    message: 'The text is empty.',
  })
  await t.rejects(makeDocument({ text, publishedAt: 'gestern' }, { ...workers, store, now }), {
    code: 'unusable-text',
    fields: [{ pointer: '/publishedAt' }],
  })
  t.equal((await makeDocument({ text }, { ...workers, store, now })).document.language, 'de')
})

t.test('whoever waits when the threads are closed is told so', async (t) => {
  const store = await openArchive(t)
  const workers = createAnnotationWorkers(1, (error) => t.fail(String(error)))
  const made = Array.from({ length: 3 }, () =>
    makeDocument({ text: `${text}\n\n`.repeat(5000) }, { ...workers, store, now }),
  )
  const told = Promise.all(made.map((one) => t.rejects(one, { name: 'GlosseError', code: 'not-ready' })))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await workers.close()
  await told
})
