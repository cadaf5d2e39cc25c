import delightBackend from "../../../schemas/delight-backend.schema.json" with { type: "text" };
import environments from "../../../schemas/environments.schema.json" with { type: "text" };
import integr8scodeEnv from "../../../schemas/integr8scode-env.schema.json" with { type: "text" };
import integr8scodeToml from "../../../schemas/integr8scode-toml.schema.json" with { type: "text" };
import kodereduaiBackend from "../../../schemas/kodereduai-backend.schema.json" with { type: "text" };
import kodereduaiFrontend from "../../../schemas/kodereduai-frontend.schema.json" with { type: "text" };
import strata from "../../../schemas/strata.schema.json" with { type: "text" };

/** The texts of the schemas that ship with Strata, by the reference under which a project names them. */
export const shippedSchemas: ReadonlyMap<string, string> = new Map([
  ["strata:delight-backend", delightBackend],
  ["strata:environments", environments],
  ["strata:integr8scode-env", integr8scodeEnv],
  ["strata:integr8scode-toml", integr8scodeToml],
  ["strata:kodereduai-backend", kodereduaiBackend],
  ["strata:kodereduai-frontend", kodereduaiFrontend],
  ["strata:strata", strata],
]);
