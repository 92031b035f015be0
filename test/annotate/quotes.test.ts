import fc from 'fast-check'
import t from 'tap'
import type { Block, FoundMention, FoundQuote, UnitSpan } from '../../src/annotate/annotator.js'
import { confidenceFor, marksEvidence } from '../../src/annotate/quotes/confidence.js'
import { findQuotes } from '../../src/annotate/quotes/find-quotes.js'
import { toGoldShape } from '../../src/annotate/quotes/gold-shape.js'

function blocksOf(...texts: readonly string[]): Block[] {
  return texts.map((text, index) => ({ number: index + 1, text }))
}

function textOf(blocks: readonly Block[], span: UnitSpan | undefined): string | undefined {
  if (!span) return undefined
  return blocks.find(({ number }) => number === span.block)?.text.slice(span.startUnit, span.endUnit)
}

/** A quote in short: kind, content, cue, speaker. */
function inShort(blocks: readonly Block[], quote: FoundQuote): string[] {
  const join = (spans: readonly UnitSpan[]) => spans.map((span) => textOf(blocks, span)).join(' … ')
  return [quote.kind, join(quote.spans), join(quote.cue), textOf(blocks, quote.speaker) ?? '']
}

function found(language: string, ...texts: readonly string[]): string[][] {
  const blocks = blocksOf(...texts)
  return findQuotes(blocks, language, []).map((quote) => inShort(blocks, quote))
}

t.test('a German quotation after a colon is direct, without its marks', async (t) => {
  t.same(found('de', 'Bürgermeisterin Petra Kranz sagte: „Wir bauen die Brücke im Frühjahr.“'), [
    ['direct', 'Wir bauen die Brücke im Frühjahr.', 'sagte', 'Bürgermeisterin Petra Kranz'],
  ])
})

t.test('a quotation before its cue takes the whole noun phrase with apposition as speaker', async (t) => {
  t.same(
    found(
      'de',
      '„Der Hafen bleibt offen“, erklärte der Vorsitzende des Reederverbandes, Jan Petersen, am Montag.',
    ),
    [['direct', 'Der Hafen bleibt offen', 'erklärte', 'der Vorsitzende des Reederverbandes, Jan Petersen']],
  )
})

for (const [open, close] of ['„“', '»«', '«»', '“”', '""'].map((pair) => [...pair]))
  t.test(`German speech is read in the marks ${open}${close}`, async (t) => {
    t.same(found('de', `${open}Wir gehen jetzt nach Hause${close}, sagte Müller.`), [
      ['direct', 'Wir gehen jetzt nach Hause', 'sagte', 'Müller'],
    ])
  })

t.test('a quotation that its cue splits is two direct quotes of one speaker', async (t) => {
  t.same(found('de', '„Wir haben verloren“, sagte Trainer Kurt Weber. „Jetzt blicken wir nach vorn.“'), [
    ['direct', 'Wir haben verloren', 'sagte', 'Trainer Kurt Weber'],
    ['direct', 'Jetzt blicken wir nach vorn.', '', 'Trainer Kurt Weber'],
  ])
})

t.test('a word in marks inside reported speech is a direct quote of the same speaker', async (t) => {
  t.same(found('de', 'Ministerin Anna Vogt sagte, dass der Plan „ein schwerer Fehler“ gewesen sei.'), [
    ['indirect', 'dass der Plan „ein schwerer Fehler“ gewesen sei', 'sagte', 'Ministerin Anna Vogt'],
    ['direct', 'ein schwerer Fehler', 'sagte', 'Ministerin Anna Vogt'],
  ])
})

t.test('names, titles and scare quotes are no quotes', async (t) => {
  for (const text of [
    'Die Zeitschrift „Der Gärtner“ erscheint seit 1950 in Bremen.',
    'Der Film „Im Schatten der Berge“ läuft ab Freitag.',
    'Das Schiff „Nordstern“ legte am Abend ab.',
    'Das so genannte „Wunderkind“ spielte zwei Stunden lang.',
  ])
    t.same(found('de', text), [], text)
})

t.test('a mark without partner swallows nothing', async (t) => {
  t.same(
    found(
      'de',
      'Er kaufte „drei Äpfel und ging. Später sagte Bauer Klaus Meier, die Ernte sei gut gewesen.',
    ).map(([kind, content]) => [kind, content]),
    [['indirect', 'die Ernte sei gut gewesen']],
  )
})

t.test('a quotation over two paragraphs has a quote in each', async (t) => {
  const quotes = found(
    'de',
    'Vogt sagte dazu:',
    '„Wir haben lange geprüft, was möglich ist, und wir haben viel gelernt.',
    '„Darum beginnen wir morgen mit dem Umbau der Schule.“',
  )
  t.same(
    quotes.map(([kind, content]) => [kind, content]),
    [
      ['direct', 'Wir haben lange geprüft, was möglich ist, und wir haben viel gelernt.'],
      ['direct', 'Darum beginnen wir morgen mit dem Umbau der Schule.'],
    ],
  )
})

t.test('reporting verbs frame indirect speech before and after them', async (t) => {
  t.same(found('de', 'Die Polizei teilte mit, dass niemand verletzt worden sei.'), [
    ['indirect', 'dass niemand verletzt worden sei', 'teilte mit', 'Die Polizei'],
  ])
  t.same(found('de', 'Die Straße werde bis Mai gesperrt, teilte ein Sprecher der Stadt mit.'), [
    ['indirect', 'Die Straße werde bis Mai gesperrt', 'teilte … mit', 'ein Sprecher der Stadt'],
  ])
  t.same(found('de', 'Der Verein hat angekündigt, das Stadion bald zu erweitern.'), [
    ['indirect', 'das Stadion bald zu erweitern', 'hat angekündigt', 'Der Verein'],
  ])
  t.same(found('de', 'Wie der Sender berichtete, wurde der Vertrag verlängert.'), [
    ['indirect', 'wurde der Vertrag verlängert', 'Wie … berichtete', 'der Sender'],
  ])
})

t.test('source phrases name the speaker and are cut out of the content', async (t) => {
  t.same(found('de', 'Nach Angaben der Feuerwehr brannte das Lager vollständig aus.'), [
    ['indirect', 'brannte das Lager vollständig aus', 'Nach', 'Angaben der Feuerwehr'],
  ])
  t.same(found('de', 'Der Schaden beträgt laut Polizei rund zwei Millionen Euro.'), [
    ['indirect', 'Der Schaden beträgt … rund zwei Millionen Euro', 'laut', 'Polizei'],
  ])
  t.same(found('de', 'Ersten Berichten zufolge sind alle Züge ausgefallen.'), [
    ['indirect', 'sind alle Züge ausgefallen', 'zufolge', 'Ersten Berichten'],
  ])
  t.same(found('de', 'Die Preise steigen weiter, so der Verbandschef.'), [
    ['indirect', 'Die Preise steigen weiter', 'so', 'der Verbandschef'],
  ])
})

t.test('the subjunctive runs on over sentences as one quote', async (t) => {
  t.same(
    found(
      'de',
      'Der Richter sagte, das Urteil sei gerecht. Die Strafe habe alle überrascht. Man müsse nun abwarten. Am Abend regnete es.',
    ),
    [
      ['indirect', 'das Urteil sei gerecht', 'sagte', 'Der Richter'],
      ['indirectFreeIndirect', 'Die Strafe habe alle überrascht. Man müsse nun abwarten.', '', 'Der Richter'],
    ],
  )
})

t.test('hearsay with soll is free indirect speech', async (t) => {
  t.same(found('de', 'Der Täter soll in einem roten Wagen geflohen sein.'), [
    ['freeIndirect', 'Der Täter soll in einem roten Wagen geflohen sein.', '', ''],
  ])
})

t.test('a demand without content clause is reported speech', async (t) => {
  t.same(found('de', 'Der Mieterbund forderte schärfere Regeln für Vermieter.'), [
    ['reported', 'Der Mieterbund forderte schärfere Regeln für Vermieter.', '', 'Der Mieterbund'],
  ])
})

t.test(
  'reported speech is told by prepositions, by passives, and by who takes sides in a relative clause',
  async (t) => {
    for (const [text, speaker] of [
      ['Die Agentur berichtete von schweren Unwettern an der Küste.', 'Die Agentur'],
      ['Die Behörde bezifferte den Schaden auf zwei Millionen Euro.', 'Die Behörde'],
      ['Beobachter werteten das Ergebnis als Erfolg für die Stadt.', 'Beobachter'],
      ['Als Ursache wurde ein technischer Fehler angegeben.', ''],
    ] as const)
      t.same(found('de', text), [['reported', text, '', speaker]])
    t.same(
      found(
        'de',
        'Heute kommt der Minister Kurt Lau, der seit Jahren hier lebt und sich öffentlich gegen den Umbau gewehrt hat.',
      ),
      [['reported', 'sich öffentlich gegen den Umbau gewehrt hat', '', 'der']],
    )
    for (const text of [
      'Das Hochwasser forderte zwölf Menschenleben.',
      'Die Mannschaft bestritt gestern ihr drittes Spiel.',
      'Der Wirt, der bessere Wege forderte, ging nach Hause.',
    ])
      t.same(found('de', text), [], text)
  },
)

t.test('Dies teilte … mit takes the sentence before as its content', async (t) => {
  t.same(found('de', 'Das Museum bleibt am Montag geschlossen. Dies teilte die Stadtverwaltung mit.'), [
    ['indirect', 'Das Museum bleibt am Montag geschlossen … Dies', 'teilte … mit', 'die Stadtverwaltung'],
  ])
})

t.test('a text without reported speech has no quotes', async (t) => {
  t.same(found('de', 'Am Sonntag schien die Sonne. Viele Familien gingen in den Park und spielten Ball.'), [])
  t.same(found('en', 'The sun was out on Sunday. Many families went to the park.'), [])
  t.same(findQuotes([], 'de', []), [])
  t.same(findQuotes(blocksOf('', ' '), 'de', []), [])
})

t.test('the addressee is found where it is named', async (t) => {
  const blocks = blocksOf('Ministerin Vogt sagte gegenüber der Zeitung, der Plan sei fertig.')
  const [quote] = findQuotes(blocks, 'de', [])
  t.equal(textOf(blocks, quote?.addressee), 'der Zeitung')
})

t.test('the case that the verb asks for tells whom it was said to', async (t) => {
  const addressee = (text: string, language = 'de') => {
    const blocks = blocksOf(text)
    return textOf(blocks, findQuotes(blocks, language, [])[0]?.addressee)
  }
  t.equal(addressee('Er bat den Minister, den Plan zu ändern.'), 'den Minister')
  t.equal(addressee('Die Partei warf der Regierung vor, zu lange gewartet zu haben.'), 'der Regierung')
  t.equal(addressee('Die Mieter wurden aufgefordert, das Haus zu verlassen.'), 'Die Mieter')
  t.equal(addressee('Der Präsident sagte vor Journalisten, die Wahl sei gültig.'), 'Journalisten')
  t.equal(addressee('Nach Angaben der Nachrichtenagentur Reuters brannte das Lager.'), undefined)
  t.equal(addressee('Der Präsident sagte, dem Land gehe es gut.'), undefined)
  t.equal(addressee('Porter told the court that the bridge was closed.', 'en'), 'the court')
  t.equal(addressee('Porter told The Daily Post the bridge was closed.', 'en'), 'The Daily Post')
  t.equal(addressee('Porter said to reporters that the bridge was closed.', 'en'), 'reporters')
  t.equal(addressee('Porter said on Monday that the bridge was closed.', 'en'), undefined)
})

t.test('a pronoun has the person before as antecedent', async (t) => {
  const blocks = blocksOf('Der Trainer Karl Beck war zufrieden. Er sagte, das Spiel sei gut gewesen.')
  const [quote] = findQuotes(blocks, 'de', [])
  t.equal(textOf(blocks, quote?.speaker), 'Er')
  t.equal(textOf(blocks, quote?.antecedent), 'Der Trainer Karl Beck')
})

t.test('a found person name is preferred as antecedent', async (t) => {
  const blocks = blocksOf('Im Stadion war Karl Beck zu sehen. Er sagte, das Spiel sei gut gewesen.')
  const startUnit = blocks[0]!.text.indexOf('Karl Beck')
  const mention: FoundMention = {
    block: 1,
    startUnit,
    endUnit: startUnit + 9,
    type: 'person',
    derived: false,
    name: 'Karl Beck',
    confidence: 1,
  }
  const [quote] = findQuotes(blocks, 'de', [mention])
  t.equal(textOf(blocks, quote?.antecedent), 'Karl Beck')
})

t.test('a role has the titled name before as antecedent', async (t) => {
  const blocks = blocksOf(
    'Am Montag besuchte Verkehrsminister Paul Lang die Baustelle. Viele kamen. Der Minister sagte, der Tunnel werde pünktlich fertig.',
  )
  const quote = findQuotes(blocks, 'de', []).find(({ kind }) => kind === 'indirect')
  t.equal(textOf(blocks, quote?.antecedent), 'Verkehrsminister Paul Lang')
})

t.test('a relative pronoun stands for the phrase before it', async (t) => {
  const blocks = blocksOf('Unter den Gästen war Maler Otto Reis, der sagte, dass er gern komme.')
  const [quote] = findQuotes(blocks, 'de', [])
  t.equal(textOf(blocks, quote?.speaker), 'der')
  t.equal(textOf(blocks, quote?.antecedent), 'Maler Otto Reis')
})

t.test('English speech is found before and after its cue', async (t) => {
  t.same(found('en', '"We will open the bridge in May," said Mayor Ann Porter on Monday.'), [
    ['direct', 'We will open the bridge in May,', 'said', 'Mayor Ann Porter'],
  ])
  t.same(found('en', 'John Hill, the head of the club, said that the stadium would be closed.'), [
    ['indirect', 'that the stadium would be closed', 'said', 'John Hill, the head of the club'],
  ])
  t.same(found('en', 'The storm damaged twelve houses, police said.'), [
    ['indirect', 'The storm damaged twelve houses', 'said', 'police'],
  ])
  t.same(found('en', 'According to the report, prices rose by four percent.'), [
    ['indirect', 'prices rose by four percent', 'According to', 'the report'],
  ])
})

t.test('English statements need no conjunction, and a speaker may stand far from the verb', async (t) => {
  t.same(found('en', 'Mayor Porter says builders could finish the bridge by May.'), [
    ['indirect', 'builders could finish the bridge by May', 'says', 'Mayor Porter'],
  ])
  t.same(found('en', 'The head of the club said it is clear that the stadium needs a roof.'), [
    ['indirect', 'it is clear that the stadium needs a roof', 'said', 'The head of the club'],
  ])
  t.same(found('en', 'John Hill for the city council, says they are waiting for an answer.'), [
    ['indirect', 'they are waiting for an answer', 'says', 'John Hill for the city council'],
  ])
  t.same(found('en', 'After the match, Ann Porter, the coach of the team, said the boys were tired.'), [
    ['indirect', 'the boys were tired', 'said', 'Ann Porter, the coach of the team'],
  ])
})

t.test('English reported speech and hearsay are whole sentences', async (t) => {
  t.same(found('en', 'The tenants criticized the plans of the city.'), [
    ['reported', 'The tenants criticized the plans of the city.', '', 'The tenants'],
  ])
  t.same(found('en', 'The driver is said to have fled on foot.'), [
    ['freeIndirect', 'The driver is said to have fled on foot.', '', ''],
  ])
  t.same(found('en', 'The tenants were twice denied a hearing by the city.'), [])
})

t.test('English headlines and single words in marks are no speech', async (t) => {
  for (const text of [
    'The page "Town Council Votes on Bridge Tax" had many readers.',
    'Under "History" the page explains the club.',
  ])
    t.same(
      found('en', text).filter(([kind]) => kind === 'direct'),
      [],
      text,
    )
})

t.test('an English possessive apostrophe opens no quotation', async (t) => {
  t.same(found('en', "The players' union met the clubs' owners for an hour."), [])
})

t.test('a quote is as sure as its evidence was when it was counted', async (t) => {
  const confidence = (text: string) => findQuotes(blocksOf(text), 'de', [])[0]?.confidence ?? 0
  const framed = confidence('Die Polizei teilte mit, dass niemand verletzt worden sei.')
  const hearsay = confidence('Der Täter soll in einem roten Wagen geflohen sein.')
  const told = confidence('Der Mieterbund forderte schärfere Regeln für Vermieter.')
  t.ok(framed > 0.8 && hearsay > 0.3 && hearsay < 0.7 && told < framed, `${framed} ${hearsay} ${told}`)
  const likelihoods = [0.5, 0.6, 0.7, 0.85, 0.95, 0.98, 1]
  const marks = likelihoods.map((likelihood) => confidenceFor(marksEvidence(likelihood)))
  t.same(marks, [...marks].sort())
  t.ok(new Set(marks).size === 5)
})

t.test('in the words of the corpus a direct quote has its marks', async (t) => {
  const text = 'Müller sagte: „Wir gehen jetzt nach Hause.“'
  const quotes = findQuotes(blocksOf(text), 'de', [])
  const [gold] = quotes.map((quote) => toGoldShape(quote, text, new Map([[1, 0]])))
  t.equal(gold?.type, 'Direct')
  t.same(
    gold?.quote.map(([start, end]) => text.slice(start, end)),
    ['„Wir gehen jetzt nach Hause.“'],
  )
})

const soup = fc.array(
  fc.constantFrom(
    ...'„ “ ” " « » ‚ ‘ ’ \' ( ) , . : ; – ! ? … \n \ud800 \udc00 😀 3. Dr. z.B.'.split(' '),
    ...'der die Mann Müller sagte teilte mit dass er sei habe laut nach Angaben zufolge so wie und von'.split(
      ' ',
    ),
    ...'heißt es zitiert wird wurde vorgeworfen Dies demnach soll haben zu gehen Polizei said that he'.split(
      ' ',
    ),
    ...'According to police claimed The who according told which'.split(' '),
    '',
  ),
  { maxLength: 60 },
)

t.test('every span lies in its block, is not empty, and the pieces of a quote are in order', async (t) => {
  const text = fc.oneof(
    soup.map((words) => words.join(' ')),
    soup.map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.constantFrom('de', 'en', 'xx'), (texts, language) => {
      const blocks = blocksOf(...texts)
      const quotes = findQuotes(blocks, language, [])
      for (const quote of quotes) {
        const one = [quote.speaker, quote.addressee, quote.antecedent].filter((span) => span !== undefined)
        for (const { block, startUnit, endUnit } of [...quote.spans, ...quote.cue, ...one]) {
          const length = blocks.find(({ number }) => number === block)?.text.length ?? -1
          if (!(startUnit >= 0 && startUnit < endUnit && endUnit <= length)) return false
        }
        if (quote.spans.length === 0 || !(quote.confidence > 0 && quote.confidence <= 1)) return false
        const inOrder = quote.spans.every((span, index) => {
          const last = quote.spans[index - 1]
          return (
            !last || last.block < span.block || (last.block === span.block && last.endUnit <= span.startUnit)
          )
        })
        if (!inOrder) return false
      }
      return JSON.stringify(quotes) === JSON.stringify(findQuotes(blocks, language, []))
    }),
    { numRuns: 1500 },
  )
  t.pass()
})

t.test('four times the text takes about four times as long', async (t) => {
  for (const unit of [
    'Er sei da. ',
    'a. 1. ',
    '„a “b” «c» "d" ',
    'Er sagte, dass ',
    'said that he ',
    'Er bat den Mann, der ',
    'said he told the man to ',
    '( (',
  ]) {
    const once = (size: number) => {
      const start = performance.now()
      findQuotes(blocksOf(unit.repeat(size / unit.length)), unit.startsWith('said') ? 'en' : 'de', [])
      return performance.now() - start
    }
    // The faster of two: another process may take the processor for a while.
    const time = (size: number) => Math.min(once(size), once(size))
    time(30_000)
    const small = Math.max(20, time(60_000))
    t.ok(time(240_000) < small * 20, unit)
  }
})
