import fc from 'fast-check'
import t from 'tap'
import type { Block, FoundMention, FoundQuote, UnitSpan } from '../../src/annotate/annotator.js'
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

t.test('an English possessive apostrophe opens no quotation', async (t) => {
  t.same(found('en', "The players' union met the clubs' owners for an hour."), [])
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
    '( (',
  ]) {
    const time = (size: number) => {
      const start = performance.now()
      findQuotes(blocksOf(unit.repeat(size / unit.length)), unit.startsWith('said') ? 'en' : 'de', [])
      return performance.now() - start
    }
    time(30_000)
    const small = Math.max(20, time(60_000))
    t.ok(time(240_000) < small * 20, unit)
  }
})
