/** The random tests of the engine's suite, twenty times as long. */
import "../engine/checks/rejudge.test.ts";
import "../engine/checks/resilience.test.ts";
import "../engine/env/expand.test.ts";
import "../engine/env/oracle.test.ts";
import "../engine/env/windows.test.ts";
import "../engine/features/addAllMissing.test.ts";
import "../engine/features/randomFixes.test.ts";
import "../engine/features/readBack.test.ts";
import "../engine/json/readJson.test.ts";
import "../engine/schema/pattern.test.ts";
import "../engine/schema/randomSchema.test.ts";
import "../engine/toml/properties.test.ts";
