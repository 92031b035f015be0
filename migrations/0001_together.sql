DROP INDEX `mention_by_article`;--> statement-breakpoint
CREATE INDEX `mention_by_article` ON `mention` (`article`,`paragraph`,`start`,`entity`);