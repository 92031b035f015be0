import fc from 'fast-check'
import t from 'tap'
import { boilerplateReason } from '../../src/intake/boilerplate.js'
import { parseByline } from '../../src/intake/byline.js'
import { cleanText } from '../../src/intake/clean.js'
import { parseDateline } from '../../src/intake/dateline.js'
import { isHeadline, makeTitle } from '../../src/intake/headline.js'
import { detectLanguage, parseLanguage } from '../../src/intake/language.js'
import { mendMojibake } from '../../src/intake/mojibake.js'
import { splitParagraphs } from '../../src/intake/paragraphs.js'
import { parseDateLine, parsePublicationDate } from '../../src/intake/publication-date.js'
import { splitSiteName } from '../../src/intake/site-name.js'

t.test('cleaning drops what nobody sees and keeps what joins letters', async (t) => {
  const cases: [string, string][] = [
    ['Ver\u00adwal\u00adtung', 'Verwaltung'],
    ['3.\u00a0März\u202f2024', '3. März 2024'],
    ['\ufeffa\u200bb\u2060c', 'abc'],
    ['eins\r\nzwei\rdrei\u2028vier\u2029fünf', 'eins\nzwei\ndrei\nvier\n\nfünf'],
    ['a \t b \n  c', 'a b\nc'],
    ['Cafe\u0301', 'Café'],
    ['a\u200db', 'ab'],
    ['👩\u200d🚀', '👩\u200d🚀'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['\u0093Zitat\u0094 \u0096 so', '“Zitat” – so'],
    ['halb \ud800 da', 'halb \ufffd da'],
    ['a\u0007b', 'ab'],
  ]
  for (const [raw, clean] of cases) t.equal(cleanText(raw), clean)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)),
    { numRuns: 2000 },
  )
})

t.test('mojibake is mended whole, in parts, and when it happened twice', async (t) => {
  const latin = (text: string) => Buffer.from(text).toString('latin1')
  const texts = [
    'Für „Größe“ – 3 € … und Weiß',
    'Ärger über Öl',
    'It’s “fine” — naïve café',
    'Привет, мир',
    'Łódź, für Škoda',
  ]
  for (const text of texts) {
    t.equal(mendMojibake(latin(text)), text)
    t.equal(mendMojibake(latin(latin(text))), text)
  }
  t.equal(mendMojibake('fÃ¼r â€žalleâ€œ'), 'für „alle“')
  t.equal(mendMojibake('für â€žalleâ€œ und GrÃ¶ÃŸe'), 'für „alle“ und Größe')
})

t.test('text in order stays as it is, however it looks', async (t) => {
  const sound = [
    'Das „Café“ am Eck: „Olé“ … “Beyoncé’” says ‘É’”—',
    'der Buchstabe „Ä“, die „KGÄ“',
    'NÃO, IRMÃ” e mão',
    'À la carte, « Â » et “Ô”',
    'Ærø, Ångström, Übung, ÄÖÜß',
    'Größe für Müller–Lüdenscheidt™ à 3 €',
  ]
  for (const text of sound) t.equal(mendMojibake(text), text)
  const german = fc.string({ unit: fc.constantFrom(...'abcäöüßÄÖÜ „“”’‚‘–—…€§é.,!') })
  fc.assert(fc.property(german, (text) => mendMojibake(text) === text))
})

t.test('site names are cut off titles, and dashes in headlines are not', async (t) => {
  const cases: [string, string, string | null][] = [
    ['Blinken führt Gespräche – EURACTIV.de', 'Blinken führt Gespräche', 'EURACTIV.de'],
    ['Streit um Rente | ZEIT ONLINE', 'Streit um Rente', 'ZEIT ONLINE'],
    ['Streit um Rente - Politik - SZ.de', 'Streit um Rente', 'SZ.de'],
    ['Streit um Rente - DER SPIEGEL', 'Streit um Rente', 'DER SPIEGEL'],
    ['Storm hits coast - BBC News', 'Storm hits coast', 'BBC News'],
    ['Storm hits coast | World news | The Guardian', 'Storm hits coast', 'The Guardian'],
    ['Storm hits coast — The Port Ellery Gazette', 'Storm hits coast', 'The Port Ellery Gazette'],
    ['Ukraine: Tag 24', 'Ukraine: Tag 24', null],
    ['Nach dem Urteil – das große Schweigen', 'Nach dem Urteil – das große Schweigen', null],
    ['Ein Sieg – und ein Echo', 'Ein Sieg – und ein Echo', null],
    ['Streik - Deutsche Post', 'Streik - Deutsche Post', null],
    ['Bayern – Dortmund 2:1', 'Bayern – Dortmund 2:1', null],
    ['– EURACTIV.de', '– EURACTIV.de', null],
  ]
  for (const [text, title, publisher] of cases) t.match(splitSiteName(text), { title, publisher })
  t.match(splitSiteName('Ein Sieg – Mein Dorf', 'mein dorf'), { title: 'Ein Sieg', publisher: 'Mein Dorf' })
})

t.test('lines of dates are read, and nothing is guessed', async (t) => {
  const dates: [string, string][] = [
    ['28. Februar 2023', '2023-02-28'],
    ['Veröffentlicht am Dienstag, 28.02.2023, 14:30 Uhr', '2023-02-28'],
    ['Stand: 1. März 2024 um 9:05 Uhr', '2024-03-01'],
    ['Tuesday, March 5th, 2024 at 10:00 am GMT', '2024-03-05'],
    ['Published 4 Mar. 2024', '2024-03-04'],
    ['2024-03-04T10:00:00+01:00', '2024-03-04'],
  ]
  for (const [line, date] of dates) t.strictSame(parseDateLine(line), { date, change: false }, line)
  t.strictSame(parseDateLine('Aktualisiert am 3. Mai 2024'), { date: '2024-05-03', change: true })
  for (const line of [
    'Dienstag (28. Februar)',
    '28. Februar',
    '03/04/2024',
    '30. Februar 2024',
    '3. Foo 2024',
    'Am 28. Februar 2023 kam der Zug.',
    'im März 2020',
  ])
    t.equal(parseDateLine(line), undefined, line)
  t.equal(parsePublicationDate('2023-02-28T10:30:00+01:00'), '2023-02-28T09:30:00Z')
  t.equal(parsePublicationDate('2023-02-28 10:30'), '2023-02-28')
  t.equal(parsePublicationDate('Tue, 28 Feb 2023 09:30:00 +0100'), '2023-02-28T08:30:00Z')
  t.equal(parsePublicationDate('2023-13-01'), undefined)
})

t.test('bylines and datelines are told from sentences', async (t) => {
  t.match(parseByline('Von Anna Schmidt und Max von der Heide, Berlin'), {
    author: 'Anna Schmidt und Max von der Heide',
  })
  t.match(parseByline('By Jane O’Neill, March 3, 2024'), { author: 'Jane O’Neill', date: '2024-03-03' })
  t.match(parseByline('Autorin: Eva Berg'), { author: 'Eva Berg' })
  for (const line of ['Von Kiew nach Moskau', 'Von Kiew', 'Von Anna Schmidt kam kein Wort.', 'By the sea'])
    t.equal(parseByline(line), undefined, line)
  t.strictSame(parseDateline('Astana (Reuters) – Der Minister'), { place: 'Astana', agency: 'Reuters' })
  t.strictSame(parseDateline('FRANKFURT/BERLIN (dpa/AFP) - Die'), {
    place: 'FRANKFURT/BERLIN',
    agency: 'dpa/AFP',
  })
  t.strictSame(parseDateline('New York, 3. März (AP) — The'), { place: 'New York', agency: 'AP' })
  t.strictSame(parseDateline('LONDON — The'), { place: 'LONDON', agency: null })
  for (const line of [
    'Angela Merkel (CDU) – die',
    'Der Bundesgerichtshof (BGH) sagte',
    'Das sagte er (Reuters) nicht',
  ])
    t.equal(parseDateline(line), undefined, line)
  t.strictSame(parseDateline('Leipzig (dpa-AFX). Der'), { place: 'Leipzig', agency: 'dpa-AFX' })
})

t.test('boilerplate is a whole line, and headlines that begin like it are none', async (t) => {
  const lines = [
    'source site',
    'Leave a Reply',
    'Lesen Sie auch: Wie es weiterging',
    'Mehr zum Thema',
    '» Zum Thema',
    'Read more:',
    'Diesen Artikel teilen',
    'Share this article',
    'Newsletter abonnieren',
    'Kommentare (3)',
    '12 comments',
    'Wir verwenden Cookies, um die Seite zu verbessern.',
    'Alle Cookies akzeptieren',
    '- Anzeige -',
    'ADVERTISEMENT',
    'Lesezeit: 3 Min.',
    '© 2024 Kurier',
    'Foto: Olaf Brehm/dpa',
    'Facebook | Twitter | WhatsApp',
    'Nach oben',
    'Sign up for our newsletter',
    'This article first appeared on Example',
    'Quelle: dpa',
    '* * *',
    '—',
    'Tags: Bahn, Streik',
  ]
  for (const line of lines) t.type(boilerplateReason(line), 'string', line)
  const texts = [
    'Mehr über 60-Jährige arbeiten',
    'Share of voters falls',
    'Copyright reform passes parliament',
    'Kommentar schreibt Geschichte',
    'Anzeige gegen Minister erstattet',
    'Werbung für Tabak bleibt erlaubt',
    'Lesen Sie das nicht, sagte der Lehrer seinen Schülern.',
    'Galerie zeigt neue Bilder',
    'Cookies schmecken allen',
    'Mehr aus Angst als aus Überzeugung',
    'Newsletter der Kanzlei führt zu Streit',
    'Teilen macht Spaß',
    'Suche nach Vermissten',
  ]
  for (const line of texts) t.equal(boilerplateReason(line), undefined, line)
})

// Three breaks at least tell that a text was wrapped.
t.test('lines are joined where they were wrapped, and only there', async (t) => {
  const sentence =
    'Nach sechs Jahren Bauzeit ist am Freitag die neue Brücke über die Wessel eröffnet worden, und zur Feier kamen mehr als achttausend Menschen, viele von ihnen mit dem Fahrrad. '
  const paragraph = fc.integer({ min: 1, max: 3 }).map((count) => sentence.repeat(count).trim())
  const wrap = (text: string, width: number) =>
    text.split(' ').reduce((lines, word) => {
      const line = lines.at(-1)
      if (line !== undefined && line.length + 1 + word.length <= width)
        lines[lines.length - 1] = `${line} ${word}`
      else lines.push(word)
      return lines
    }, [] as string[])
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 3, maxLength: 8 }),
      fc.integer({ min: 50, max: 100 }),
      (paragraphs, width) => {
        t.strictSame(
          splitParagraphs(paragraphs.map((text) => wrap(text, width).join('\n')).join('\n\n')),
          paragraphs,
        )
        t.strictSame(splitParagraphs(paragraphs.join('\n')), paragraphs)
        t.strictSame(splitParagraphs(paragraphs.join('\n\n\n')), paragraphs)
      },
    ),
    { numRuns: 20 },
  )
  t.strictSame(splitParagraphs('Der Minister\nund sein Gast\nSchluss.'), [
    'Der Minister und sein Gast',
    'Schluss.',
  ])
})

t.test('a first line is a headline unless it ends as a sentence does', async (t) => {
  for (const line of ['Zug entgleist', 'Kommt der Zug?', '„Er kommt nicht“', 'Warten …'])
    t.ok(isHeadline(line), line)
  for (const line of ['Der Zug kam.', '„Er kommt nicht.“', 'Hier:', '—', 'x'.repeat(201)])
    t.notOk(isHeadline(line), line)
  t.equal(makeTitle('Der Zug kam. Dann ging er.', 'de'), 'Der Zug kam')
  t.equal(makeTitle('Am 3. März kam der Zug. Dann ging er.', 'de'), 'Am 3. März kam der Zug')
  t.equal(makeTitle('…,', 'de'), 'Ohne Titel')
})

t.test('languages are detected from whole texts and named by their codes', async (t) => {
  const texts: [string, string][] = [
    ['Der Zug hatte am Montag erneut Verspätung, sagte ein Sprecher der Bahn.', 'de'],
    ['The train was late again on Monday, a spokesman for the railway said.', 'en'],
    ['Le train était de nouveau en retard lundi, a déclaré un porte-parole.', 'fr'],
    ['De trein had maandag opnieuw vertraging, zei een woordvoerder.', 'nl'],
    ['Поезд в понедельник снова опоздал, сообщил представитель дороги.', 'ru'],
  ]
  for (const [text, language] of texts) t.equal(detectLanguage(text), language)
  t.equal(detectLanguage('7', 'de'), 'de')
  t.equal(detectLanguage('123'), 'und')
  t.strictSame(['de-DE', 'en_GB', 'deu', '??', ''].map(parseLanguage), [
    'de',
    'en',
    'de',
    undefined,
    undefined,
  ])
})
