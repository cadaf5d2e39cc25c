import type { Language } from "../syntax/language.ts";
import type { FileCheck, SettingCheck } from "./checkedSetting.ts";
import { deprecatedKey } from "./deprecatedKey.ts";
import { expandedValues } from "./expandedValues.ts";
import { blanks } from "./hazards/blanks.ts";
import { exposure } from "./hazards/exposure.ts";
import { byteOrderMark, sameName } from "./hazards/fileHazards.ts";
import { hash } from "./hazards/hash.ts";
import { bareKey, foreignInName, wrongCase } from "./hazards/keys.ts";
import { referenceHazards } from "./hazards/referenceHazards.ts";
import { tableHazards } from "./hazards/tableHazards.ts";
import { escapedPath, misreadByDjango } from "./hazards/values.ts";
import { misplacedKey } from "./misplacedKey.ts";
import { misplacedSecret } from "./misplacedSecret.ts";
import { overriddenValue } from "./overriddenValue.ts";
import { placeholderSecret } from "./placeholderSecret.ts";
import { redundantValue } from "./redundantValue.ts";
import { schemaValues } from "./schemaValues.ts";
import { secretsNotIgnored } from "./secretsNotIgnored.ts";
import { templateDrift } from "./templateDrift.ts";
import { templateGaps } from "./templateGaps.ts";
import { unknownKey } from "./unknownKey.ts";

/** Those that are also made of the members of an inline table, whose values are judged with the table as a whole. */
export const memberChecks: readonly SettingCheck[] = [
  unknownKey,
  templateDrift,
  deprecatedKey,
  misplacedKey,
  misplacedSecret,
  placeholderSecret,
  overriddenValue,
  redundantValue,
  wrongCase,
  escapedPath,
];

/** The checks of one setting. Each looks at one thing, and none depends on another. */
export const settingChecks: Readonly<Record<Language["name"], readonly SettingCheck[]>> = {
  toml: [...memberChecks, schemaValues],
  env: [...memberChecks, schemaValues, hash, blanks, foreignInName, bareKey, exposure, misreadByDjango],
};

/** The checks of one file as a whole. They may ask for other settings of their file and of those it shares a stack with. */
export const fileChecks: readonly FileCheck[] = [
  secretsNotIgnored,
  templateGaps,
  expandedValues,
  referenceHazards,
  tableHazards,
  byteOrderMark,
  sameName,
];
