/** A schema is imported as the text that it is: `with { type: "text" }`. */
declare module "*.schema.json" {
  const text: string;
  export default text;
}
