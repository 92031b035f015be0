/**
 * Verbs whose Konjunktiv I (the infinitive without its last `n`) marks reported speech, as bases: with or without one
 * of `germanVerbPrefixes`.
 */
export const germanVerbBases = `
arbeiten bauen bedeuten beginnen bekommen benötigen bestehen beruhen betragen betreffen betreiben bewegen beweisen
bieten bilden bitten bleiben brauchen brechen brennen bringen decken denken dienen drehen drohen drängen dürfen
eignen enden entscheiden entsprechen erfolgen erfordern erfüllen ergeben erhalten erinnern erlauben ermöglichen
erreichen erwarten fahren fallen fehlen finden fliegen fliehen folgen fordern fragen freuen führen funktionieren
fürchten geben gehen gehören gelangen gelingen gelten genießen genügen geraten geschehen gewinnen glauben greifen
haben halten handeln hängen heben heißen helfen herrschen hinweisen hoffen hören interessieren kämpfen kaufen kennen
klagen klären kommen können kosten kümmern lassen laufen leben legen leiden leisten lehnen lesen liegen liefern lohnen
lösen machen meinen messen mögen müssen nehmen nennen nutzen nützen ordnen passen passieren planen prüfen rechnen reden
reichen reisen richten rufen sagen schaden schaffen schauen scheinen schicken schießen schlagen schließen schreiben
schreiten schulden schützen sehen senden setzen sinken sitzen sollen sorgen sparen spielen sprechen stammen stehen
steigen stellen sterben stimmen stoppen stoßen streben suchen tauchen teilen tragen trauen treffen treiben treten tun
überlegen üben unterstützen unternehmen unterscheiden verfügen verhandeln verhindern verlieren verletzen vermeiden
versuchen versprechen vertrauen vertreten wachsen wagen wählen wahren warten wechseln wehren weisen wenden werben
werden werfen wirken wissen wollen wünschen zahlen zeigen ziehen zielen zögern zweifeln zwingen bezahlen fühlen lehren
lernen leugnen bedrohen bedauern begrüßen behandeln beinhalten belegen bemühen beobachten berücksichtigen bestätigen
besitzen befürchten befinden begehen behaupten belaufen benutzen bereiten berichten beschäftigen beteiligen bevorzugen
einsetzen erhöhen ersetzen existieren kontrollieren profitieren produzieren reagieren akzeptieren garantieren
kooperieren riskieren diskutieren informieren organisieren planen verbessern verschlechtern verringern ändern fördern
hindern mindern lauern dauern trauern steuern feiern äußern weigern steigern liefern
`
/** Inseparable prefixes that make more verbs of the bases. */
export const germanVerbPrefixes = ['be', 'ent', 'er', 'ge', 'ver', 'zer', 'über', 'unter', 'wider', 'hinter']

/** Konjunktiv I forms that are far more often another word. */
export const germanSubjunctiveHomographs = `
alte bitte rate rufe frage reise liege rede ende klage sichere wahre weise weitere andere mindere plane teure schade
`

/** Forms of the Konjunktiv I that cannot be anything else in a news text. */
export const germanSubjunctiveOne = ['sei', 'seien', 'seiest']

/** Forms of the Konjunktiv II: reported speech, or a condition; they only continue what something else has begun. */
export const germanSubjunctiveTwo = `
wäre wären hätte hätten würde würden könnte könnten müsste müssten käme
kämen gäbe gäben ginge gingen stünde stünden läge lägen bliebe blieben ließe ließen fände fänden bräuchte bräuchten
nähme nähmen hielte hielten brächte brächten wüsste wüssten stände ständen
`
