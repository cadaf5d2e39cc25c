/** The version in `server/package.json`, put in when the command is bundled. */
declare const STRATA_VERSION: string;
