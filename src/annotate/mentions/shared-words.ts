import { hashWord } from './hash.js'

/*
 * Words that stand beside names, German and English: what lets a tagger that was trained on German text work on
 * English. Written by hand; one line a meaning, German words, then English ones.
 */
const meanings = `
der die das den dem des | the
ein eine einer einem einen eines | a an
in im | in
aus | from
nach | to after towards
bei beim | at near
von vom | of by
mit | with
für | for
über | about over
gegen | against
auf | on upon
zwischen | between
durch | through
bis | until
unter | under
und | and
oder | or
sowie | &
wie als | as like than
auch | also
ist war sind waren wurde wurden wird | is was are were been be being
hat hatte haben hatten | has had have
kann soll will muss | can could will would should must may
sagte sagt erklärte meinte berichtete berichtet | said says told stated explained announced added reported wrote
kommt kam ging lebt lebte wohnt | comes came went lives lived
spielt spielte spielten | plays played
geboren | born
starb gestorben | died
verheiratet heiratete | married
gründete gegründet | founded established
er | he
sie | she they
es | it
sein seine seiner seinem seinen | his
ihr ihre ihrer ihrem ihren | her their
ich wir | i we
nicht | not
dass ob wenn weil | that whether if because
wo | where
wer | who whom
namens genannt | named called
herr | mr mr. mister sir
frau | mrs ms miss
dr | dr
prof professor | prof professor
präsident präsidenten präsidentin | president presidents
bundeskanzler kanzler kanzlerin bundeskanzlerin | chancellor
minister ministerin außenminister innenminister finanzminister verteidigungsminister | minister secretary
ministerpräsident premierminister premier | premier
könig königs | king
königin | queen
kaiser | emperor
prinz fürst herzog graf | prince duke lord
papst | pope
bischof | bishop archbishop
general generals | general colonel captain
senator | senator governor
bürgermeister oberbürgermeister | mayor
chef vorsitzende vorsitzender leiter direktor | chief head chairman director ceo
sprecher sprecherin | spokesman spokeswoman spokesperson
trainer | coach manager
richter | judge justice
anwalt | attorney lawyer
vater mutter sohn tochter bruder schwester | father mother son daughter brother sister
ehefrau ehemann | wife husband
autor schriftsteller regisseur sänger komponist maler | author writer singer composer painter
spieler stürmer torwart | player striker goalkeeper
stadt | city town
gemeinde dorf | village
land staat | country state
provinz | province county
fluss | river
berg | mount mountain
insel | island
see | lake
meer | sea ocean
straße platz | street road avenue square
nördlich südlich östlich westlich | north south east west
norden süden osten westen | northern southern eastern western
universität | university
hochschule institut | college institute academy
schule gymnasium | school
museum | museum
kirche | church
krankenhaus | hospital
unternehmen firma konzern | company corporation
gruppe | group
verlag | publisher press
zeitung | newspaper times
partei | party
verein klub club | club
team mannschaft | team
fc sv sc | fc
verband bund | association union federation league
gesellschaft stiftung | society foundation
amt bundesamt behörde | agency office bureau
ministerium | ministry department
regierung | government
parlament bundestag landtag | parliament congress senate
rat | council committee
gericht | court
polizei | police
armee | army navy
bank | bank
ag gmbh | inc corp ltd co inc. corp. ltd. co. llc plc
film | film movie
buch roman | book novel
album lied | album song
montag dienstag mittwoch donnerstag freitag samstag sonntag | monday tuesday wednesday thursday friday saturday sunday
januar februar märz april mai juni juli august september oktober november dezember | january february march april may june july august september october november december
`

/** Numbers of the words above by their hashes (see hash.ts); words of one line share a number. */
export function sharedWords(): Map<number, number> {
  const words = new Map<number, number>()
  for (const line of meanings.split('\n')) {
    const own = line
      .replace(' | ', ' ')
      .split(' ')
      .filter((word) => word !== '')
    for (const word of own) words.set(hashWord(word), hashWord(own[0]!))
  }
  for (const mark of '.,;:!?()[]"„“”«»‘’–-/') words.set(hashWord(mark), hashWord(mark))
  words.set(hashWord("'s"), hashWord("'s"))
  words.set(hashWord('’s'), hashWord("'s"))
  for (const mark of '”“') words.set(hashWord(mark), hashWord('"'))
  return words
}
