// Codes of the contract (`tip_off`) and the keys of their words (`kind-tip-off`).

type Dashed<Code extends string> = Code extends `${infer Head}_${infer Rest}`
  ? `${Head}-${Dashed<Rest>}`
  : Code;

/** The key of a code's words: `coded("kind", "tip_off")` is `kind-tip-off`. */
export function coded<Prefix extends string, Code extends string>(
  prefix: Prefix,
  code: Code,
): `${Prefix}-${Dashed<Code>}` {
  return `${prefix}-${code.replaceAll("_", "-")}` as `${Prefix}-${Dashed<Code>}`;
}
