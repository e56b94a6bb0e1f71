const LEGAL_ENDING =
  /[\s,]+(?:inc|corp|corporation|co|company|ltd|limited|plc|llc|lp|l\.p|n\.?v|s\.?a|ag|se|adr|ads|trust)\.?(?:\s*\/[a-z]{2,3}\/?)?$/i;

/** "NVIDIA CORP" as people write it: without the legal ending, and not all in capitals. */
export function commonName(title: string): string {
  let name = title.trim().replace(/\s*\/[A-Z]{2,3}\/?$/, "");
  while (LEGAL_ENDING.test(name) && name.replace(LEGAL_ENDING, "").length > 1)
    name = name.replace(LEGAL_ENDING, "");
  if (name !== name.toUpperCase()) return name;
  return name
    .replaceAll(/[A-Z][A-Z']{3,}/g, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    .replaceAll(/(?<= )(?:OF|AND|THE|FOR)(?= )/g, (word) => word.toLowerCase());
}
