CREATE TABLE `alias` (
	`entity` integer NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`source` text,
	PRIMARY KEY(`entity`, `text`, `language`),
	FOREIGN KEY (`entity`) REFERENCES `entity`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `api_key` (
	`hash` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_name_unique` ON `api_key` (`name`);--> statement-breakpoint
CREATE TABLE `article` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`publisher` text,
	`author` text,
	`published_at` text,
	`sort_date` text NOT NULL,
	`canonical_url` text,
	`text_hash` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`words` integer NOT NULL,
	`paragraphs` integer NOT NULL,
	`mentions` integer NOT NULL,
	`entities` integer NOT NULL,
	`quotes` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `article_id_unique` ON `article` (`id`);--> statement-breakpoint
CREATE INDEX `article_by_text` ON `article` (`text_hash`);--> statement-breakpoint
CREATE INDEX `article_by_date` ON `article` (`sort_date`);--> statement-breakpoint
CREATE INDEX `article_by_update` ON `article` (`updated_at`);--> statement-breakpoint
CREATE INDEX `article_by_publisher` ON `article` (`publisher`,`sort_date`);--> statement-breakpoint
CREATE INDEX `article_by_language` ON `article` (`language`,`sort_date`);--> statement-breakpoint
CREATE TABLE `article_entity` (
	`entity` integer NOT NULL,
	`sort_date` text NOT NULL,
	`article` integer NOT NULL,
	`mentions` integer NOT NULL,
	`paragraphs` integer NOT NULL,
	`quotes_by` integer NOT NULL,
	`quotes_about` integer NOT NULL,
	PRIMARY KEY(`entity`, `sort_date`, `article`),
	FOREIGN KEY (`entity`) REFERENCES `entity`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `article_entity_by_article` ON `article_entity` (`article`);--> statement-breakpoint
CREATE TABLE `article_json` (
	`article` integer PRIMARY KEY NOT NULL,
	`body` blob NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `entity` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`sort_name` text NOT NULL,
	`type` text NOT NULL,
	`description` text,
	`wikidata` text,
	`same_as` text NOT NULL,
	`articles` integer DEFAULT 0 NOT NULL,
	`mentions` integer DEFAULT 0 NOT NULL,
	`paragraphs` integer DEFAULT 0 NOT NULL,
	`quotes_by` integer DEFAULT 0 NOT NULL,
	`quotes_about` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `entity_id_unique` ON `entity` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `entity_wikidata_unique` ON `entity` (`wikidata`);--> statement-breakpoint
CREATE INDEX `entity_by_mentions` ON `entity` (`mentions`);--> statement-breakpoint
CREATE INDEX `entity_by_name` ON `entity` (`sort_name`);--> statement-breakpoint
CREATE INDEX `entity_by_type` ON `entity` (`type`,`mentions`);--> statement-breakpoint
CREATE TABLE `entity_name` (
	`folded` text NOT NULL,
	`whole` integer NOT NULL,
	`entity` integer NOT NULL,
	PRIMARY KEY(`folded`, `entity`),
	FOREIGN KEY (`entity`) REFERENCES `entity`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `entity_name_by_entity` ON `entity_name` (`entity`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text PRIMARY KEY NOT NULL,
	`payload` text NOT NULL,
	`article` text NOT NULL,
	`created_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `idempotency_by_time` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `label` (
	`entity` integer NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`entity`, `language`),
	FOREIGN KEY (`entity`) REFERENCES `entity`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mention` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`article` integer NOT NULL,
	`sort_date` text NOT NULL,
	`paragraph` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`surface` text NOT NULL,
	`entity` integer,
	`type` text NOT NULL,
	`derived` integer NOT NULL,
	`candidates` text,
	`confidence` real NOT NULL,
	`provenance` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity`) REFERENCES `entity`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provenance`) REFERENCES `provenance`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `mention_id_unique` ON `mention` (`id`);--> statement-breakpoint
CREATE INDEX `mention_by_article` ON `mention` (`article`,`paragraph`,`start`);--> statement-breakpoint
CREATE INDEX `mention_by_entity` ON `mention` (`entity`,`sort_date`,`article`,"paragraph" DESC,"start" DESC);--> statement-breakpoint
CREATE TABLE `paragraph` (
	`article` integer NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`article`, `number`),
	FOREIGN KEY (`article`) REFERENCES `article`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `provenance` (
	`key` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`agent` text NOT NULL,
	`version` text NOT NULL,
	`time` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `provenance_unique` ON `provenance` (`kind`,`agent`,`version`,`time`);--> statement-breakpoint
CREATE TABLE `quote` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`article` integer NOT NULL,
	`sort_date` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`cue_paragraph` integer,
	`cue_start` integer,
	`cue_end` integer,
	`cue_surface` text,
	`confidence` real NOT NULL,
	`provenance` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`provenance`) REFERENCES `provenance`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_id_unique` ON `quote` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `quote_by_article` ON `quote` (`article`,`position`);--> statement-breakpoint
CREATE INDEX `quote_by_date` ON `quote` (`sort_date`,`article`,"position" DESC);--> statement-breakpoint
CREATE TABLE `quote_entity` (
	`entity` integer NOT NULL,
	`role` text NOT NULL,
	`sort_date` text NOT NULL,
	`article` integer NOT NULL,
	`position` integer NOT NULL,
	`quote` integer NOT NULL,
	PRIMARY KEY(`entity`, `role`, `sort_date`, `article`, `position` DESC),
	FOREIGN KEY (`entity`) REFERENCES `entity`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quote`) REFERENCES `quote`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `quote_entity_by_quote` ON `quote_entity` (`quote`);--> statement-breakpoint
CREATE TABLE `quote_mention` (
	`quote` integer NOT NULL,
	`mention` integer NOT NULL,
	PRIMARY KEY(`quote`, `mention`),
	FOREIGN KEY (`quote`) REFERENCES `quote`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mention`) REFERENCES `mention`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `quote_mention_by_mention` ON `quote_mention` (`mention`);--> statement-breakpoint
CREATE TABLE `quote_party` (
	`quote` integer NOT NULL,
	`role` text NOT NULL,
	`entity` integer,
	`surface` text,
	`paragraph` integer,
	`start` integer,
	`end` integer,
	PRIMARY KEY(`quote`, `role`),
	FOREIGN KEY (`quote`) REFERENCES `quote`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entity`) REFERENCES `entity`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `quote_party_by_entity` ON `quote_party` (`entity`,`role`,`quote`);--> statement-breakpoint
CREATE TABLE `quote_span` (
	`quote` integer NOT NULL,
	`position` integer NOT NULL,
	`paragraph` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	PRIMARY KEY(`quote`, `position`),
	FOREIGN KEY (`quote`) REFERENCES `quote`(`key`) ON UPDATE no action ON DELETE cascade
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
