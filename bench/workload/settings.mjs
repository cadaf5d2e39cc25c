// The settings of the generated configuration, some eighty, and their JSON Schema.
// A setting's type follows from its default; whole numbers lie between 0 and 65535.

/** @typedef {string | number | boolean | string[]} Value */

export const largestNumber = 65535;

const levels = ["debug", "info", "warning", "error"];

/** @type {Record<string, Record<string, Value>>} */
export const sections = {
  server: {
    host: "api.example.org",
    port: 8080,
    workers: 4,
    http2: true,
    base_path: "/v1",
    request_timeout_seconds: 30,
    keep_alive: true,
    max_body_kilobytes: 1024,
    trusted_proxies: ["10.0.0.1", "10.0.0.2"],
    graceful_shutdown_seconds: 20,
  },
  "server.tls": {
    enabled: true,
    certificate: "/etc/tls/server.pem",
    private_key: "/etc/tls/server.key",
    minimum_version: "1.2",
    client_certificates: false,
  },
  "server.cors": {
    origins: ["https://app.example.org"],
    allow_credentials: false,
    max_age_seconds: 600,
  },
  database: {
    url: "postgres://db.example.org/orders",
    schema_name: "public",
    application_name: "orders",
    statement_timeout_ms: 5000,
    migrate_on_start: false,
    read_only: false,
    replica_urls: ["postgres://replica.example.org/orders"],
  },
  "database.pool": {
    minimum_size: 2,
    maximum_size: 20,
    idle_timeout_seconds: 300,
    acquire_timeout_seconds: 10,
    test_on_borrow: true,
  },
  cache: {
    url: "redis://cache.example.org:6379",
    default_ttl_seconds: 300,
    key_prefix: "orders:",
    compress: true,
    cluster: false,
    max_entries: 10000,
  },
  queue: {
    brokers: ["kafka-1.example.org:9092", "kafka-2.example.org:9092"],
    consumer_group: "orders",
    topic_prefix: "orders.",
    max_poll_records: 500,
    session_timeout_ms: 10000,
    auto_commit: false,
  },
  "queue.retry": {
    max_attempts: 5,
    first_delay_ms: 200,
    max_delay_ms: 30000,
    dead_letter_topic: "orders.dead",
  },
  auth: {
    issuer: "https://login.example.org",
    audience: "orders",
    algorithm: "RS256",
    token_lifetime_minutes: 60,
    refresh_lifetime_days: 30,
    allow_registration: false,
    cookie_name: "session",
  },
  logging: {
    level: "info",
    format: "json",
    file: "/var/log/orders.log",
    rotate_megabytes: 64,
    keep_files: 7,
    include_source: false,
  },
  metrics: {
    enabled: true,
    path: "/metrics",
    interval_seconds: 15,
    labels: ["service", "region"],
  },
  tracing: {
    enabled: true,
    endpoint: "http://collector.example.org:4317",
    sample_percent: 5,
    service_name: "orders",
  },
};

/** @type {Record<string, Value>} */
export const serviceSettings = {
  image: "registry.example.org/orders:1.4.2",
  replicas: 3,
  port: 8001,
  enabled: true,
  tags: ["orders", "eu-west"],
  depends_on: ["database", "cache"],
};
/** A setting of a service that no generated file has, so that a completion can offer it. */
export const absentSetting = "region";
/** @type {Record<string, Value>} */
export const limitSettings = { cpu_millis: 500, memory_megabytes: 512, connections: 64 };
/** @type {Record<string, Value>} */
export const burstSettings = { requests: 100, seconds: 10 };
/** @type {Record<string, Value>} */
export const endpointSettings = { host: "orders.example.org", port: 8001 };

/** @returns {object} */
export function settingsSchema() {
  const root = objectSchema({}, "configuration");
  for (const [path, settings] of Object.entries(sections)) {
    const names = path.split(".");
    let parent = root;
    for (const name of names.slice(0, -1)) parent = parent.properties[name];
    parent.properties[names[names.length - 1]] = objectSchema(settings, names.join(" "));
  }
  const service = objectSchema({ ...serviceSettings, [absentSetting]: "eu-west" }, "service");
  service.properties.endpoint = objectSchema(endpointSettings, "endpoint");
  service.properties.limits = objectSchema(limitSettings, "limits");
  service.properties.limits.properties.burst = objectSchema(burstSettings, "burst");
  root.properties.services = { type: "object", description: "The services.", additionalProperties: service };
  return { $schema: "http://json-schema.org/draft-07/schema#", ...root };
}

/** @param {Record<string, Value>} settings @param {string} what @returns {any} */
function objectSchema(settings, what) {
  const properties = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      { ...typeOf(value, name), description: describe(name, what) },
    ]),
  );
  return { type: "object", description: `The ${what}.`, additionalProperties: false, properties };
}

/** @param {Value} value @param {string} name */
function typeOf(value, name) {
  if (name === "level") return { type: "string", enum: levels, default: value };
  if (Array.isArray(value)) return { type: "array", items: { type: "string" }, default: value };
  if (typeof value === "number") return { type: "integer", minimum: 0, maximum: largestNumber, default: value };
  return { type: typeof value, default: value };
}

/** @param {string} name @param {string} what */
function describe(name, what) {
  return `The ${name.replaceAll("_", " ")} of the ${what}.`;
}
