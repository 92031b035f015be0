/**
 * Wars and annexations that a text names by a noun and places, one a line: the name under which data/events.tsv has it;
 * the nouns; who acts, who may be left out; where or against whom. All in German and English.
 */
export const conflicts = `
Russische Invasion in der Ukraine | Invasion Überfall Einmarsch Angriffskrieg Krieg invasion war | Russland Moskau Russia Moscow Putin | Ukraine
Annexion der Krim | Annexion Annektierung annexation | Russland Moskau Russia Moscow Putin | Krim Crimea
Irakkrieg | Krieg Invasion Einmarsch Angriffskrieg invasion war | USA | Irak Iraq
Irakische Invasion in Kuwait | Invasion Überfall Einmarsch Annexion invasion annexation | Irak Iraq | Kuwait
Krieg in Afghanistan | Krieg war | USA | Afghanistan
Syrischer Bürgerkrieg | Krieg Bürgerkrieg war | - | Syrien Syria
Jemenitischer Bürgerkrieg | Krieg Bürgerkrieg war | - | Jemen Yemen
Libanesischer Bürgerkrieg | Bürgerkrieg | - | Libanon Lebanon
Krieg im Gazastreifen | Krieg war | Israel | Gazastreifen Gaza
Kosovokrieg | Krieg war | - | Kosovo
Bosnienkrieg | Krieg war | - | Bosnien Bosnien-Herzegowina Bosnia
Vietnamkrieg | Krieg war | USA | Vietnam
Koreakrieg | Krieg war | - | Korea
`
