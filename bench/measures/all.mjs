import { burst } from "./burst.mjs";
import { coldStart } from "./coldStart.mjs";
import { completion } from "./completion.mjs";
import { edit } from "./edit.mjs";
import { hover } from "./hover.mjs";
import { layers } from "./layers.mjs";
import { memory } from "./memory.mjs";
import { recall } from "./recall.mjs";
import { repository } from "./repository.mjs";
import { stale } from "./stale.mjs";
import { structuralEdit } from "./structuralEdit.mjs";
import { syntaxNoise } from "./syntaxNoise.mjs";

/** In the order of the table of targets. @type {import("./measure.mjs").Measure[]} */
export const allMeasures = [
  edit,
  structuralEdit,
  completion,
  hover,
  burst,
  recall,
  syntaxNoise,
  stale,
  coldStart,
  memory,
  layers,
  repository,
];
