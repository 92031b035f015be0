DROP INDEX `article_entity_by_article`;--> statement-breakpoint
CREATE INDEX `article_entity_by_article` ON `article_entity` (`article`,`mentions`,`quotes_by`);
--> statement-breakpoint
-- Full text, stemmed before it comes here (src/store/sqlite/search-index.ts). Contentless: the texts are in their own tables.
-- `_` is a word by itself that no query can hold: it parts paragraphs.
CREATE VIRTUAL TABLE `article_text` USING fts5(
	`title`,
	`body`,
	`entities`,
	content = '',
	contentless_delete = 1,
	tokenize = "ascii tokenchars '_'",
	prefix = '2 3'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `quote_text` USING fts5(
	`text`,
	`speaker`,
	`entities`,
	content = '',
	contentless_delete = 1,
	tokenize = "ascii tokenchars '_'",
	prefix = '2 3'
);
--> statement-breakpoint
CREATE TRIGGER `article_text_gone` AFTER DELETE ON `article` BEGIN
	DELETE FROM `article_text` WHERE `rowid` = old.`key`;
END;
--> statement-breakpoint
CREATE TRIGGER `quote_text_gone` AFTER DELETE ON `quote` BEGIN
	DELETE FROM `quote_text` WHERE `rowid` = old.`key`;
END;
