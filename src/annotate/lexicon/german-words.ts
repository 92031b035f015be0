/** Articles and other words that open a noun phrase. */
export const germanDeterminers = `
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen
diesem jener jene jenes jenen sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere
unseren unserer viele vieler vielen mehrere mehrerer mehreren einige einiger einigen alle aller allen beide beider
beiden zahlreiche zahlreicher manche mancher zwei drei vier fünf sechs sieben acht neun zehn verschiedene
verschiedener jeder jede jedes deren dessen weitere weiterer andere anderer
`
/** Forms of the article and of possessives that can open a genitive attribute. */
export const germanGenitiveDeterminers = `
des der eines einer dieses dieser seines seiner ihres ihrer unseres unserer mehrerer zahlreicher vieler beider aller
zweier dreier deren dessen
`
/** Determiners that cannot open a subject. */
export const germanObliqueDeterminers = `
den dem des einen einem eines keinen keinem keines diesen diesem seinen seinem seines ihren ihrem ihres unseren
vielen mehreren einigen allen manchen
`
/** Pronouns that can be a speaker. */
export const germanPronouns = [
  'er',
  'sie',
  'es',
  'man',
  'wir',
  'ich',
  'dieser',
  'diese',
  'beide',
  'jener',
  'wer',
  'niemand',
]

/** Prepositions: what follows is no subject. */
export const germanPrepositions = `
in im ins an am ans auf aus bei beim mit nach von vom vor zu zum zur über unter um für gegen durch ohne seit während
wegen trotz laut gemäß gegenüber zwischen neben hinter bis ab entgegen angesichts aufgrund infolge anlässlich
hinsichtlich bezüglich innerhalb außerhalb statt anstatt mittels dank namens seitens binnen außer
`
/** Prepositions whose phrase belongs to a role (`Sprecher der Polizei in Köln`, `Minister für Verkehr`). */
export const germanAttributePrepositions = [
  'von',
  'vom',
  'für',
  'aus',
  'bei',
  'beim',
  'im',
  'in',
  'am',
  'an',
  'zur',
  'zum',
  'gegen',
  'über',
  'auf',
  'mit',
  'vor',
]

/** Conjunctions and relative words that open a subordinate clause. */
export const germanSubordinators = `
dass daß ob weil da wenn als nachdem bevor ehe obwohl obgleich während damit sodass indem sofern falls solange sobald
wie was wer wen wem wo woher wohin warum weshalb wieso wann wodurch womit wofür wonach worauf woran worin wozu denen
deren dessen welche welcher welches welchen inwieweit inwiefern seitdem soweit
`
/** Words that open a question or a `dass` clause and so the content of a reporting verb. */
export const germanContentOpeners = `
dass daß ob wie was wer wen wem wo woher wohin warum weshalb wieso wann wodurch womit wofür inwieweit inwiefern
welche welcher welches welchen
`
/** Auxiliaries that make a perfect with a participle. */
export const germanHaveForms = ['hat', 'haben', 'hatte', 'hatten', 'habe']

/** Finite forms of auxiliaries, modals and very common verbs, indicative. */
export const germanFiniteForms = `
ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte konnten muss müssen musste
mussten soll sollen sollte sollten will wollen wollte wollten darf dürfen durfte durften mag mögen möchte möchten gibt
gab kommt kam kamen geht ging gingen steht stand standen liegt lag lagen macht machte machten bleibt blieb blieben
findet fand fanden
`
/** Adverbs and particles that may stand between a verb and its subject, or before a subject. */
export const germanAdverbs = `
auch aber jedoch hingegen dagegen allerdings zudem außerdem ferner weiter weiterhin dazu daraufhin dann danach zuvor
gestern heute bereits schon noch nur lediglich nun jetzt inzwischen mittlerweile unterdessen indes indessen zugleich
gleichzeitig anschließend später zunächst erneut wiederum wieder sich ihm ihr ihnen uns mir ihn es dies das hierzu
darüber dabei damit dafür deshalb daher deswegen so etwa wörtlich abschließend öffentlich offiziell ausdrücklich
offenbar angeblich zuletzt kürzlich jüngst vorher nachher einmal ebenfalls ebenso gar sogar selbst zwar doch
demgegenüber schließlich letztlich überdies darauf hier dort bislang bisher derzeit immer sehr erst eben vielmehr allein
`
/** What a speaker phrase of `nach …` or `… zufolge` is headed by: nouns of saying, knowing and counting. */
export const germanSourceNouns = `
angabe angaben auskunft auskünften aussage aussagen ansicht ansichten meinung auffassung einschätzung einschätzungen
information informationen bericht berichte berichten medienbericht medienberichten presseberichten zeitungsbericht
zeitungsberichten agenturberichten pressebericht polizeiangaben medienangaben agenturmeldungen meldung meldungen
medienmeldungen pressemeldungen erkenntnis erkenntnisse erkenntnissen ermittlung ermittlungen schätzung schätzungen
berechnung berechnungen darstellung worten wort überzeugung mitteilung mitteilungen pressemitteilung stellungnahme
umfrage umfragen studie studien untersuchung untersuchungen erkenntnisstand nachricht ankündigung idee prognose prognosen hochrechnung hochrechnungen statistik
statistiken vorstellung vorstellungen willen wunsch plan plänen planung planungen erklärung
erfahrung erfahrungen analyse analysen lesart aufzeichnungen eindruck gerüchten vermutungen beobachtungen augenzeugen
augenzeugenberichten quellen entwurf verfassung gesetz vertrag abkommen dokument dokumenten bekunden messungen
untersuchungsbericht regierungsangaben einsatzleitung medien agenturen behördenangaben unternehmensangaben vernehmen grundgesetz expertenmeinung
herstellerangaben veranstalterangaben annahme annahmen sicht logik maßgabe zählung zählungen pressestimmen insidern kreisen insiderkreisen
`
/** Nouns that take a content clause: `die Behauptung, dass …`. */
export const germanReportingNouns = `
behauptung behauptungen aussage aussagen ankündigung ankündigungen forderung forderungen vorwurf vorwürfe vorwürfen
meinung ansicht auffassung überzeugung befürchtung befürchtungen vermutung vermutungen hoffnung erklärung zusage
versprechen drohung warnung hinweis hinweise hinweisen bericht berichte berichten meldung meldungen gerücht gerüchte
gerüchten these verdacht eindruck schluss ergebnis einschätzung empfehlung vorschlag appell aufforderung begründung
argument kritik bitte zweifel standpunkt darstellung feststellung einwand prognose zuversicht sorge beschuldigung
anschuldigung anschuldigungen
`
/** Nouns of media: after a name they are the addressee, before a name in marks they announce a title. */
export const germanMediaNouns = `
zeitung tageszeitung wochenzeitung nachrichtenagentur agentur sender fernsehsender radiosender rundfunksender magazin
nachrichtenmagazin blatt fachblatt boulevardblatt zeitschrift presse journalisten reportern reporter wochenmagazin
nachrichtensender rundfunk website internetseite internetportal portal onlinedienst fachzeitschrift sonntagszeitung
`
/** Nouns after which words in marks are a name or a title, not speech. */
export const germanTitleNouns = `
film filme roman buch album lied song titel serie oper stück theaterstück ausstellung projekt operation aktion
kampagne bündnis initiative partei gruppe band schiff satellit sonde raumsonde rakete programm spiel sendung talkshow
show wettbewerb preis hurrikan taifun sturm orkan tropensturm verein stiftung firma unternehmen marke modell typ
software version konferenz restaurant hotel stadion zug flugzeug airbus frachter tanker fähre yacht fregatte
segelschiff kreuzfahrtschiff raumschiff raumfähre mission organisation kategorie namen name bezeichnung begriff wort
codenamen spitznamen beinamen motto single zeche café diskothek klub club bar
`
/** Nouns for persons and bodies that stand in for a name. */
export const germanRoleNouns = `
präsident präsidentin minister ministerin kanzler kanzlerin sprecher sprecherin vorsitzende vorsitzender chef chefin
politiker politikerin direktor direktorin bürgermeister bürgermeisterin abgeordnete abgeordneter richter richterin
trainer trainerin experte expertin forscher forscherin wissenschaftler wissenschaftlerin autor autorin sänger sängerin
schauspieler schauspielerin unternehmen konzern partei regierung behörde ministerium polizei gericht verband verein
organisation zeitung magazin sender anwalt anwältin staatsanwalt staatsanwaltschaft generalsekretär premier papst
bischof könig königin senator gouverneur manager gründer mann frau ministerpräsident ministerpräsidentin
bundespräsident bundeskanzler bundeskanzlerin außenminister innenminister verteidigungsminister geschäftsführer
`
/** Nouns of time and occasion: a phrase with them belongs to the verb, not to the speaker. */
export const germanTimeNouns = `
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august
september oktober november dezember morgen vormittag mittag nachmittag abend nacht woche wochenende monat jahr jahre
tag tage interview gespräch stellungnahme rede pressekonferenz anfrage dienstagabend montagabend freitagabend
mittwochabend donnerstagabend samstagabend sonntagabend uhr anschluss rahmen rande hinblick blick bezug gegenzug
`
/** Separable particles, for infinitives with `zu` inside (`einzusetzen`). */
export const germanParticles = `
ab an auf aus bei bekannt dar ein empor entgegen fern fest fort frei heim her herab heran heraus herbei hervor hin
hinaus hinzu klar los mit nach nieder preis statt teil um vor voran voraus vorbei weg weiter wieder zu zurück
zusammen bereit sicher hoch nahe offen wahr
`
