const event =
  /(?:krieg|revolution|meisterschaft|olympi|spiele\b|festival|gipfel|pokal|messe|konferenz|aufstand|schlacht|\bWM\b|\bEM\b|\bGames\b|\bWar\b|Cup\b|Open\b|Summit|Festival|Championship|Olympics|Revolution|Battle|Conference|Grand Prix|Biennale|Berlinale|Oktoberfest|Marathon|Turnier|Tour de)/iu

/** Whether a name that is neither person nor place nor organization is that of an event: told by its words. */
export function isEvent(name: string): boolean {
  return event.test(name.slice(0, 300))
}
