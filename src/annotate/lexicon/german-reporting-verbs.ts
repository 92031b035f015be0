/**
 * German verbs that report speech or thought, one a line: infinitive without particle, third person singular present,
 * third person singular past, participle without particle, uses, then what belongs to the verb: a separable particle
 * (`+mit`), a word that must stand in the clause (`=davon`).
 *
 * Uses: `s` speech, takes quotations and content clauses; `k` thought, takes content clauses; `i` takes an infinitive
 * with `zu`; `r` reports something said even without any content clause, `p` in the passive too; `w` weak: a reporting verb only before a
 * colon, beside a quotation or before `dass`; `q` only beside a quotation. Whom it is said to stands in the
 * accusative (`a`), in the dative (`d`), or behind a preposition alone.
 */
export const germanReportingVerbs = `
sagen sagt sagte gesagt s
sagen sagt sagte gesagt sid +zu
sagen sagt sagte gesagt s +aus
sagen sagt sagte gesagt s +voraus
erklären erklärt erklärte erklärt si
berichten berichtet berichtete berichtet sr =von
berichten berichtet berichtete berichtet s
betonen betont betonte betont s
bestätigen bestätigt bestätigte bestätigt s
meinen meint meinte gemeint s
glauben glaubt glaubte geglaubt ki
behaupten behauptet behauptete behauptet si
schreiben schreibt schrieb geschrieben sd
heißen heißt hieß geheißen w
lauten lautet lautete gelautet w
melden meldet meldete gemeldet s
fordern fordert forderte gefordert sir
fordern fordert forderte gefordert sira +auf
verlangen verlangt verlangte verlangt si
bitten bittet bat gebeten sia
kritisieren kritisiert kritisierte kritisiert s
bemängeln bemängelt bemängelte bemängelt sr
beklagen beklagt beklagte beklagt sr
klagen klagt klagte geklagt s
rügen rügt rügte gerügt sr
tadeln tadelt tadelte getadelt sr
loben lobt lobte gelobt sr
würdigen würdigt würdigte gewürdigt s
begrüßen begrüßt begrüßte begrüßt s
verurteilen verurteilt verurteilte verurteilt w
bedauern bedauert bedauerte bedauert si
befürchten befürchtet befürchtete befürchtet kir
fürchten fürchtet fürchtete gefürchtet kir
hoffen hofft hoffte gehofft ki
erhoffen erhofft erhoffte erhofft k
vermuten vermutet vermutete vermutet kr
schätzen schätzt schätzte geschätzt kr =auf
schätzen schätzt schätzte geschätzt k
schätzen schätzt schätzte geschätzt sk +ein
bezweifeln bezweifelt bezweifelte bezweifelt kr
zweifeln zweifelt zweifelte gezweifelt k
zweifeln zweifelt zweifelte gezweifelt kr +an
bestreiten bestreitet bestritt bestritten sir
leugnen leugnet leugnete geleugnet sir
dementieren dementiert dementierte dementiert s
versichern versichert versicherte versichert sid
beteuern beteuert beteuerte beteuert sir
versprechen verspricht versprach versprochen sid
beschwören beschwört beschwor beschworen w
schwören schwört schwor geschworen si
drohen droht drohte gedroht sid
warnen warnt warnte gewarnt sira
mahnen mahnt mahnte gemahnt sira
ermahnen ermahnt ermahnte ermahnt sira
appellieren appelliert appellierte appelliert sir
plädieren plädiert plädierte plädiert sir
empfehlen empfiehlt empfahl empfohlen sid
raten rät riet geraten sird
raten rät riet geraten sird +ab
begründen begründet begründete begründet sr
argumentieren argumentiert argumentierte argumentiert s
erläutern erläutert erläuterte erläutert s
verkünden verkündet verkündete verkündet s
bekräftigen bekräftigt bekräftigte bekräftigt s
unterstreichen unterstreicht unterstrich unterstrichen sr
ergänzen ergänzt ergänzte ergänzt w
entgegnen entgegnet entgegnete entgegnet sd
erwidern erwidert erwiderte erwidert s
antworten antwortet antwortete geantwortet sd
kontern kontert konterte gekontert s
fragen fragt fragte gefragt sa
kommentieren kommentiert kommentierte kommentiert s
resümieren resümiert resümierte resümiert s
urteilen urteilt urteilte geurteilt s
spekulieren spekuliert spekulierte spekuliert s
prognostizieren prognostiziert prognostizierte prognostiziert sr
prophezeien prophezeit prophezeite prophezeit sr
konstatieren konstatiert konstatierte konstatiert s
präzisieren präzisiert präzisierte präzisiert s
verdeutlichen verdeutlicht verdeutlichte verdeutlicht w
signalisieren signalisiert signalisierte signalisiert si
vermelden vermeldet vermeldete vermeldet s
notieren notiert notierte notiert w
twittern twittert twitterte getwittert s
erzählen erzählt erzählte erzählt sd
schildern schildert schilderte geschildert s
beschreiben beschreibt beschrieb beschrieben w
bezeichnen bezeichnet bezeichnete bezeichnet srp
nennen nennt nannte genannt qrp
zitieren zitiert zitierte zitiert s
äußern äußert äußerte geäußert s
gestehen gesteht gestand gestanden sid
bekennen bekennt bekannte bekannt w
bemerken bemerkt bemerkte bemerkt w
erwähnen erwähnt erwähnte erwähnt s
monieren moniert monierte moniert sr
attackieren attackiert attackierte attackiert wa
attestieren attestiert attestierte attestiert sd
bescheinigen bescheinigt bescheinigte bescheinigt sd
vorwerfen vorwirft vorwarf vorgeworfen sipd
werfen wirft warf geworfen sirpd +vor
beschuldigen beschuldigt beschuldigte beschuldigt sia
bezichtigen bezichtigt bezichtigte bezichtigt sia
anklagen angeklagt angeklagt angeklagt wa
erwarten erwartet erwartete erwartet ki
rechnen rechnet rechnete gerechnet k =damit
gehen geht ging gegangen k +aus =davon
gehen geht ging gegangen rp +aus =von
beziffern beziffert bezifferte beziffert r
werten wertet wertete gewertet rp =als
gehen geht ging gegangen s +hervor
weisen weist wies gewiesen s +hin =darauf
weisen weist wies gewiesen sr +hin =auf
weisen weist wies gewiesen sr +zurück
weisen weist wies gewiesen i +an
verweisen verweist verwies verwiesen s =darauf
verweisen verweist verwies verwiesen sr =auf
pochen pocht pochte gepocht r =auf
drängen drängt drängte gedrängt ir =auf
drängen drängt drängte gedrängt ir =darauf
bestehen besteht bestand bestanden s =darauf
sprechen spricht sprach gesprochen sr =von
sprechen spricht sprach gesprochen s =davon
sprechen spricht sprach gesprochen r +aus =für
sprechen spricht sprach gesprochen r +aus =gegen
sprechen spricht sprach gesprochen s +aus =dafür
sprechen spricht sprach gesprochen s +aus =dagegen
sprechen spricht sprach gesprochen w
teilen teilt teilte geteilt sd +mit
kündigen kündigt kündigte gekündigt sir +an
geben gibt gab gegeben s +bekannt
geben gibt gab gegeben sip +an
geben gibt gab gegeben si +zu
geben gibt gab gegeben w +preis
machen macht machte gemacht w +deutlich
machen macht machte gemacht w +klar
machen macht machte gemacht w =verantwortlich
machen macht machte gemacht w =aufmerksam
stellen stellt stellte gestellt sw +fest
stellen stellt stellte gestellt sw +klar
stellen stellt stellte gestellt w =frage
räumen räumt räumte geräumt si +ein
führen führt führte geführt s +aus
führen führt führte geführt w +an
fügen fügt fügte gefügt s +hinzu
schlagen schlägt schlug geschlagen sird +vor
lehnen lehnt lehnte gelehnt si +ab
rufen ruft rief gerufen sia +auf
rufen ruft rief gerufen s
rufen ruft rief gerufen s +aus
ergeben ergibt ergab ergeben w
erinnern erinnert erinnerte erinnert w
drücken drückt drückte gedrückt w +aus
streiten streitet stritt gestritten sr +ab
vergleichen vergleicht verglich verglichen w
freuen freut freute gefreut w
überlegen überlegt überlegte überlegt ki
kommen kommt kam gekommen w =schluss
kommen kommt kam gekommen w =ergebnis
prüfen prüft prüfte geprüft w
sichern sichert sicherte gesichert sird +zu
bieten bietet bot geboten id +an
legen legt legte gelegt wd +nahe
legen legt legte gelegt w +dar
mutmaßen mutmaßt mutmaßte gemutmaßt s
nehmen nimmt nahm genommen k +an
sehen sieht sah gesehen q
sehen sieht sah gesehen w +voraus
halten hält hielt gehalten qr =für
halten hält hielt gehalten w +fest
heben hebt hob gehoben sr +hervor
streichen streicht strich gestrichen w +heraus
warten wartet wartete gewartet w +auf
denken denkt dachte gedacht k
planen plant plante geplant i
beabsichtigen beabsichtigt beabsichtigte beabsichtigt i
vereinbaren vereinbart vereinbarte vereinbart i
beschließen beschließt beschloss beschlossen i
entscheiden entscheidet entschied entschieden w
fordern fordert forderte gefordert sira =dazu
aussagen aussagt aussagte ausgesagt s
verraten verrät verriet verraten w
enthüllen enthüllt enthüllte enthüllt w
offenbaren offenbart offenbarte offenbart w
informieren informiert informierte informiert wa
veröffentlichen veröffentlicht veröffentlichte veröffentlicht q
dokumentieren dokumentiert dokumentierte dokumentiert w
folgern folgert folgerte gefolgert k
schließen schließt schloss geschlossen w +aus
zeigen zeigt zeigte gezeigt w
rechtfertigen rechtfertigt rechtfertigte gerechtfertigt w
verteidigen verteidigt verteidigte verteidigt w
wehren wehrt wehrte gewehrt r =öffentlich
protestieren protestiert protestierte protestiert w
skandieren skandiert skandierte skandiert s
spotten spottet spottete gespottet s
schimpfen schimpft schimpfte geschimpft s
jubeln jubelt jubelte gejubelt s
scherzen scherzt scherzte gescherzt s
unken unkt unkte geunkt s
wettern wettert wetterte gewettert s
poltern poltert polterte gepoltert s
höhnen höhnt höhnte gehöhnt s
witzeln witzelt witzelte gewitzelt s
lästern lästert lästerte gelästert s
stöhnen stöhnt stöhnte gestöhnt w
seufzen seufzt seufzte geseufzt w
flüstern flüstert flüsterte geflüstert s
brüllen brüllt brüllte gebrüllt s
schreien schreit schrie geschrien s
schwärmen schwärmt schwärmte geschwärmt s
suggerieren suggeriert suggerierte suggeriert w
unterstellen unterstellt unterstellte unterstellt sd
verneinen verneint verneinte verneint sr
bejahen bejaht bejahte bejaht sr
befürworten befürwortet befürwortete befürwortet sr
zusagen zusagt zusagte zugesagt sid
garantieren garantiert garantierte garantiert w
verbieten verbietet verbot verboten wd
verwerfen verwirft verwarf verworfen w
vertreten vertritt vertrat vertreten w
urgieren urgiert urgierte urgiert sr
wünschen wünscht wünschte gewünscht k
befinden befindet befand befunden w
ermitteln ermittelt ermittelte ermittelt w
tun tut tat getan w +kund
stimmen stimmt stimmte gestimmt w +zu
lassen lässt ließ gelassen w =verlauten
lassen lässt ließ gelassen w =wissen
verlauten verlautet verlautete verlautet s
verlautbaren verlautbart verlautbarte verlautbart s
proklamieren proklamiert proklamierte proklamiert w
beharren beharrt beharrte beharrt sr =auf
beharren beharrt beharrte beharrt s =darauf
`
