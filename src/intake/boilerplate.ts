import type { Found } from './found.js'

/** A line longer than this is read as text, whatever its words are. In UTF-16 units. */
const longest = 240

/** A line that may be a link to another article, below a line that announces such. In UTF-16 units. */
const longestTeaser = 160

interface Rule {
  readonly reason: string
  readonly line: RegExp
}

/** One rule: the whole line, apart from marks around it, is one of the alternatives, in any case. */
function rule(reason: string, ...alternatives: readonly string[]): Rule {
  return {
    reason,
    line: new RegExp(`^[\\s»«›‹>→▶▸►•*+|:–—-]*(?:${alternatives.join('|')})[\\s»«›‹>→▶▸►•*|:.!…–—-]*$`, 'iu'),
  }
}

const rules: readonly Rule[] = [
  rule(
    'source note',
    'source(?: (?:site|link|article|url))?',
    'read (?:the )?(?:full|original) (?:article|story)(?: (?:here|at|on) .{1,60})?',
    'view (?:the )?original (?:article|source)(?: .{1,40})?',
    '(?:zum|zur) (?:original(?:artikel|quelle|beitrag)?|quelle)',
    '(?:original)?quelle',
    '(?:quellen?|sources?)\\s?:\\s?[^.!?]{1,100}',
    '(?:this|the) (?:article|post|story) (?:was |has been )?(?:first |originally )?(?:appeared|published) (?:first )?(?:on|at|in) .{1,80}',
    'the post .{1,160} appeared first on .{1,80}',
    '(?:dieser|der) (?:artikel|beitrag) (?:erschien|ist) (?:zuerst|ursprünglich|erstmals) .{1,100}',
  ),
  rule(
    'comments',
    'leave a (?:reply|comment)(?: cancel reply)?',
    'cancel reply',
    '(?:post|add|write) (?:a )?comment',
    '(?:view|show|read|join) (?:all |the )?(?:\\d+ )?(?:comments?|conversation|discussion)',
    '(?:no comments|\\d+ comments?)(?: yet)?',
    'comments?(?: \\(\\d+\\))?',
    'comments? (?:are|is) closed',
    'your email address will not be published.{0,60}',
    '(?:einen |ihren |deinen )?kommentar(?:e)?(?: (?:schreiben|verfassen|hinterlassen|abgeben|abschicken|anzeigen|lesen))?(?: \\(\\d+\\))?',
    '(?:schreiben|hinterlassen) sie (?:einen|ihren) kommentar',
    'schreibe (?:einen|deinen) kommentar',
    '(?:keine|\\d+) kommentare?',
    'alle kommentare(?: (?:anzeigen|lesen))?',
    'antwort(?:en)? (?:hinterlassen|abbrechen)',
    '(?:die )?kommentarfunktion (?:ist|wurde) .{1,60}',
    'diskutieren sie (?:mit|diesen artikel).{0,40}',
    '(?:jetzt )?mitdiskutieren',
  ),
  rule(
    'links to other articles',
    '(?:lesen sie|lies|mehr|siehe|sehen sie|hören sie) (?:auch|dazu|hierzu|außerdem|mehr (?:dazu|zum thema))(?:\\s?:.{0,140}| hier)?',
    'lesen sie (?:auch|dazu|hier(?: weiter)?|weiter|mehr).{0,30}',
    'mehr (?:zum|zu diesem) thema(?:\\s?:.{0,120})?',
    '(?:weitere|ähnliche|verwandte|passende) (?:artikel|beiträge|meldungen|themen|nachrichten)(?: .{0,60})?',
    'mehr (?:aus|von|über|zu) [^.!?:]{2,40}:',
    '(?:das könnte|dies könnte) (?:sie|dich) (?:auch|ebenfalls) interessieren',
    '(?:auch|ebenfalls) interessant',
    'zum thema(?:\\s?:.{0,120})?',
    '(?:die )?(?:meistgelesen|beliebt|empfohlen)(?:e|en)?(?: (?:artikel|beiträge))?',
    '(?:read|see|watch|listen) (?:also|more|next|on)(?:\\s?:.{0,140})?',
    'also (?:read|see|on [^.!?]{2,30})(?:\\s?:.{0,140})?',
    'read more(?: (?:about|on|from|here)[^.!?]{0,80})?',
    '(?:related|recommended|further|more|similar) (?:articles?|stories|posts?|topics?|content|coverage|news|reading|links)(?:\\s?:.{0,120})?',
    'more (?:on|from|about) [^.!?:]{2,40}:',
    'more from (?:the |this )?(?:author|section|site|web|[^.!?:\\s]{2,20})',
    '(?:you (?:may|might) also (?:like|be interested in)|up next|most (?:read|popular|viewed)|trending(?: now)?|don.t miss)',
    '(?:weiterlesen|mehr lesen|mehr erfahren|jetzt lesen|zum artikel|continue reading|learn more|find out more)',
  ),
  rule(
    'sharing',
    '(?:artikel |beitrag |seite )?(?:teilen|weiterempfehlen|drucken|merken|versenden|vorlesen|anhören)',
    '(?:(?:artikel|beitrag|seite) )?(?:auf|bei|per|via) (?:facebook|twitter|x|whatsapp|linkedin|xing|telegram|pinterest|reddit|e-?mail|mail)(?: (?:teilen|weiterleiten))?',
    '(?:diesen|den) (?:artikel|beitrag) (?:teilen|drucken|weiterempfehlen|versenden|merken)(?: .{0,40})?',
    '(?:share|tweet|pin|print|save|email|copy link|link kopieren)(?: (?:it|this))?',
    'share (?:this|(?:this |the )?(?:article|story|post|page)|(?:on|via) \\p{L}{1,20})',
    '(?:facebook|twitter|x|whatsapp|linkedin|xing|telegram|pinterest|reddit|instagram|e-?mail)(?:[\\s,|/·•]+(?:facebook|twitter|x|whatsapp|linkedin|xing|telegram|pinterest|reddit|instagram|e-?mail|print|drucken|share|teilen))*',
    '(?:folgen sie|folge) uns.{0,80}',
    'follow us.{0,80}',
    'like us on facebook',
  ),
  rule(
    'newsletter',
    '(?:newsletter|der newsletter|unser newsletter)(?:[ -](?:anmeldung|abonnieren|bestellen))?',
    '(?:(?:jetzt|hier) )?(?:(?:unseren|den|für den|zum) )?(?:[\\p{L}-]+[ -])?newsletter (?:abonnieren|bestellen|anmelden|anmeldung)',
    '(?:abonnieren|bestellen) sie (?:jetzt |hier )?(?:unseren|den) .{0,40}newsletter.{0,80}',
    '(?:melden sie sich|melde dich) .{0,40}newsletter.{0,40}',
    '(?:sign|signing) up (?:for|to) .{0,60}(?:newsletters?|briefing|updates|alerts|emails?).{0,60}',
    'subscribe(?: now| here| today)?(?: (?:to|for) .{0,60}(?:newsletters?|updates|podcast|channel))?',
    'get (?:our|the) .{0,40}newsletters?.{0,60}',
    'enter your e-?mail(?: address)?.{0,40}',
    'e-?mail(?:-| )?(?:adresse|address)',
  ),
  rule(
    'cookies and consent',
    '(?:(?:wir|diese (?:web)?seite|unsere (?:web)?seite|diese website|unsere website|we|this (?:web)?site|our (?:web)?site) (?:verwende[nt]|benutz(?:en|t)|nutz(?:en|t)|use[sd]?) (?:technische |tracking-?)?cookies.{0,200})',
    '(?:(?:alle )?cookies? (?:akzeptieren|ablehnen|zulassen|verwalten)|cookie-?(?:einstellungen|richtlinie|hinweis|settings|policy|notice|preferences))',
    '(?:accept|reject|decline|manage|allow) (?:all )?cookies?(?: settings| preferences)?',
    '(?:alle )?(?:akzeptieren|ablehnen)(?: und (?:schließen|weiter))?',
    '(?:accept|reject) all(?: and .{0,20})?',
    '(?:datenschutz(?:erklärung|einstellungen|hinweise)?|impressum|agb|nutzungsbedingungen)(?:[\\s,|/·•]+(?:datenschutz(?:erklärung)?|impressum|agb|kontakt|nutzungsbedingungen))*',
    '(?:privacy (?:policy|notice|settings)|terms (?:of (?:use|service)|and conditions|& conditions))(?:[\\s,|/·•]+(?:privacy policy|terms of (?:use|service)|contact(?: us)?))*',
    '(?:hier finden sie|an dieser stelle (?:finden sie|befindet sich)) (?:einen )?(?:externen|redaktionell empfohlenen) inhalt.{0,120}',
    'empfohlener (?:redaktioneller|externer) inhalt.{0,100}',
    '(?:externe[rn]? inhalt(?:e)?(?: (?:anzeigen|laden|von .{1,40}))?)',
  ),
  rule(
    'advertisement',
    '(?:anzeige|werbung|advertisement|advertising|sponsored(?: content)?|ad|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|scroll to continue(?: with content)?|nach der (?:anzeige|werbung) weiterlesen|artikel wird (?:unten|nach der anzeige) fortgesetzt)',
  ),
  rule(
    'site navigation',
    '(?:skip to (?:main )?(?:content|navigation)|(?:direkt )?zum (?:haupt)?(?:inhalt|menü)(?: springen)?|zur (?:startseite|navigation|suche)(?: springen)?|(?:zurück )?(?:nach|to) (?:oben|top)|back to (?:top|home)|zurück zur (?:startseite|übersicht)|nach oben)',
    '(?:startseite|home|menü|menu|suche|search|login|log in|sign in|sign up|anmelden|abmelden|registrieren|register)(?:[\\s,|/·•»›>]+(?:startseite|home|menü|menu|suche|search|login|log in|sign in|sign up|anmelden|registrieren|register|politik|wirtschaft|sport|kultur|news|politics|business|world))*',
    '(?:vorheriger|nächster) (?:artikel|beitrag)(?:\\s?:.{0,120})?',
    '(?:previous|next) (?:article|post|story)(?:\\s?:.{0,120})?',
    '(?:schlagwörter|schlagworte|themen|stichwörter|tags?|topics?|filed under|posted in|categories|kategorien?)\\s?:.{0,160}',
    '(?:(?:bilder|video|foto)?galerie|fotostrecke)',
    '(?:seite|page) \\d{1,3} (?:von|of|/) \\d{1,3}',
    '(?:loading|wird geladen|bitte warten|please wait|javascript (?:is|ist) .{1,60}|please enable javascript.{0,80}|bitte aktivieren sie javascript.{0,80})',
  ),
  { reason: 'separator', line: /^[-–—_*=~•·|+#\s]+$/ },
  rule(
    'reading time',
    '(?:lesezeit|lesedauer)(?: (?:ca|etwa|circa)\\.?)?\\s?:?\\s?(?:ca\\.? )?\\d{1,3} (?:min(?:ute(?:n)?)?\\.?)',
    '(?:ca\\. )?\\d{1,3} (?:min(?:ute)?s?\\.?)[ -](?:read|lesezeit|lesedauer)',
    '(?:estimated )?reading time\\s?:?\\s?\\d{1,3} min(?:ute)?s?',
  ),
  rule(
    'copyright and credits',
    '(?:©|\\(c\\)|copyright (?:©|\\(c\\)|\\d{4}|by )).{0,70}(?:\\.|all rights reserved\\.?|alle rechte vorbehalten\\.?)?',
    '(?:all rights reserved|alle rechte vorbehalten)',
    '(?:foto|bild|bildquelle|bildnachweis|fotocredit|titelbild|photo(?:graph)?(?: by| credit)?|image(?: credit)?|picture|credit)s?\\s?:\\s?[^.!?]{1,100}',
  ),
]

/**
 * Why a line is not part of an article, in a few words (`comments`, `sharing` …), or undefined when it may be.
 * Knows what German and English news sites put around their texts. Only the whole line is compared, never a part.
 */
export function boilerplateReason(line: string): string | undefined {
  if (line.length > longest) return undefined
  return rules.find((rule) => rule.line.test(line))?.reason
}

/** The paragraphs without boilerplate, and without the links to other articles that a line at the end announces. */
export function dropBoilerplate(all: readonly string[]): Pick<Found, 'paragraphs' | 'removed'> {
  const kept: Pick<Found, 'paragraphs' | 'removed'> = { paragraphs: [], removed: [] }
  const isTeaser = (text: string) => text.length <= longestTeaser && !/[.!?]["'“”’«»)]*$/.test(text.slice(-4))
  const bodyEnd = all.findLastIndex((text) => !isTeaser(text) && boilerplateReason(text) === undefined)
  let announced: string | undefined
  all.forEach((text, number) => {
    const reason = boilerplateReason(text)
    if (reason !== undefined) {
      if (reason === 'links to other articles' && number > bodyEnd) announced = reason
      kept.removed.push({ text, reason })
    } else if (announced !== undefined) kept.removed.push({ text, reason: announced })
    else kept.paragraphs.push(text)
  })
  return kept
}
