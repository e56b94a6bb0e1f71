interface StorageFault {
  status: number;
  /** What is wrong, a sentence. */
  what: string;
  /** What the person can do about it, before they try again. */
  remedy: string;
}

const FAULTS: readonly [codes: RegExp, fault: StorageFault][] = [
  [
    /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_SHMSIZE)$/,
    { status: 507, what: "The disk is full.", remedy: "Free some space" },
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    {
      ...{ status: 503, what: "Another program keeps the database locked." },
      remedy: "Wait for that to end, or stop it",
    },
  ],
  [
    /^SQLITE_(READONLY|PERM|CANTOPEN)/,
    {
      ...{ status: 503, what: "The database cannot be written." },
      remedy: "See that its file is in its place and that this account may write it and its folder",
    },
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    {
      ...{ status: 500, what: "The database is damaged." },
      remedy: "Stop Newsmove and start it: it then says what is wrong and names the newest good backup",
    },
  ],
  [
    /^SQLITE_IOERR/,
    {
      ...{ status: 500, what: "The disk reports an error." },
      remedy: "See whether it is full, was taken out or begins to fail",
    },
  ],
];

/**
 * What the disk or the database refused, as a status and a message that says what to do about it; null
 * for what is no such refusal but a bug.
 * @param isChange whether the request was to change something, which is then said not to be saved
 */
export function storageFault(error: unknown, isChange: boolean): { status: number; message: string } | null {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== "string") return null;
  const fault = FAULTS.find(([codes]) => codes.test(code))?.[1];
  if (!fault) return null;
  const { status, what, remedy } = fault;
  return {
    status,
    message: isChange
      ? `${what} Nothing was saved. ${remedy}, then send it again.`
      : `${what} ${remedy}, then open this page again.`,
  };
}
