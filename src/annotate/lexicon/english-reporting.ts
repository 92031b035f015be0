/**
 * English verbs that report speech or thought, one a line: base, third person singular, past, participle, uses:
 * `s` speech, takes quotations and content clauses; `k` thought, takes content clauses; `w` only with `that`, before a
 * colon or beside a quotation; `r` reports something said even without any content clause.
 */
export const englishReportingVerbs = `
say says said said s
tell tells told told s
add adds added added s
state states stated stated s
claim claims claimed claimed s
report reports reported reported s
announce announces announced announced sr
confirm confirms confirmed confirmed s
explain explains explained explained s
argue argues argued argued s
insist insists insisted insisted s
assert asserts asserted asserted s
warn warns warned warned sr
note notes noted noted w
observe observes observed observed w
comment comments commented commented w
remark remarks remarked remarked w
reply replies replied replied w
respond responds responded responded w
answer answers answered answered w
ask asks asked asked w
admit admits admitted admitted s
acknowledge acknowledges acknowledged acknowledged w
allege alleges alleged alleged s
declare declares declared declared s
deny denies denied denied wr
suggest suggests suggested suggested s
predict predicts predicted predicted s
promise promises promised promised w
reveal reveals revealed revealed w
emphasize emphasizes emphasized emphasized w
stress stresses stressed stressed w
write writes wrote written w
tweet tweets tweeted tweeted w
describe describes described described w
call calls called called w
quote quotes quoted quoted w
conclude concludes concluded concluded w
concede concedes conceded conceded w
complain complains complained complained w
recall recalls recalled recalled w
testify testifies testified testified w
indicate indicates indicated indicated w
believe believes believed believed k
think thinks thought thought k
hope hopes hoped hoped k
fear fears feared feared k
expect expects expected expected w
feel feels felt felt w
estimate estimates estimated estimated w
continue continues continued continued w
joke jokes joked joked w
shout shouts shouted shouted w
urge urges urged urged wr
criticize criticizes criticized criticized wr
criticise criticises criticised criticised wr
praise praises praised praised wr
read reads read read w
maintain maintains maintained maintained w
contend contends contended contended s
propose proposes proposed proposed wr
agree agrees agreed agreed w
condemn condemns condemned condemned wr
demand demands demanded demanded wr
denounce denounces denounced denounced wr
accuse accuses accused accused wr
reiterate reiterates reiterated reiterated wr
dismiss dismisses dismissed dismissed wr
lament laments lamented lamented wr
decide decides decided decided w
learn learns learned learned w
know knows knew known w
show shows showed shown w
find finds found found w
`
/** Words that may stand between an English subject and its verb, or behind the verb before the content. */
export const englishAdverbs = `
also has have had later then now recently further additionally again once only even still already reportedly
allegedly publicly previously repeatedly today yesterday monday tuesday wednesday thursday friday saturday sunday was
is been being just simply never not did does do will would
`
/** Auxiliaries: where one stands, a clause has its verb. */
export const englishAuxiliaries = `
is are was were has have had will would can could should may might must shall do does did isn't aren't wasn't weren't
hasn't haven't hadn't won't wouldn't can't couldn't shouldn't don't doesn't didn't needs need
`
/** Words at the front of an English clause that are no part of its subject. */
export const englishConjunctions = `
and but or yet so however meanwhile while although though because since when where who which that as if after before
moreover furthermore additionally nevertheless still then also
`
/** English prepositions. */
export const englishPrepositions = `
in on at by for from with to of about after before during through under over into within without against among
between following according despite since until via per as
`
/** English pronouns that can be a speaker. */
export const englishPronouns = ['he', 'she', 'they', 'it', 'we', 'i', 'who', 'you']

/** Words that can open an English statement right after a verb of speech. */
export const englishStatementOpeners = `
the a an this that these those he she it they we i you there his her their its our my your no some many most all both
each every several what how why whether if one two three four five six seven eight nine ten more less nobody everyone
people nothing something
`
/** English nouns after which words in marks are a name or a title. */
export const englishTitleNouns = `
film movie book novel song album single series show episode magazine newspaper article headline titled entitled called
named dubbed nicknamed word words term phrase operation project program programme ship game band group website blog
`
