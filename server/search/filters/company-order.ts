import type { StoryColumns } from "./columns.ts";

/** The slots of the stories that tell of each company, oldest first: those of company c from starts[c] up to starts[c + 1]. */
interface CompanyOrders {
  count: number;
  slots: number;
  starts: Int32Array;
  order: Int32Array;
}

const made = new WeakMap<StoryColumns, CompanyOrders>();

/** The slots of the stories that tell of a company, oldest first, so that a pass over them need not go through all. */
export function orderOfCompany(columns: StoryColumns, company: number): Int32Array {
  const { starts, order } = ordersOf(columns);
  return order.subarray(starts[company] ?? order.length, starts[company + 1] ?? order.length);
}

/** Made at the first question, and anew after a story has come, gone or changed. */
function ordersOf(columns: StoryColumns): CompanyOrders {
  const known = made.get(columns);
  // Slots only become more; between two that are added stories only become fewer.
  if (known && known.count === columns.count && known.slots === columns.slots) return known;
  const orders = makeOrders(columns);
  made.set(columns, orders);
  return orders;
}

function makeOrders(columns: StoryColumns): CompanyOrders {
  const { count, slots, company, firstAspect } = columns;
  let companies = 0;
  for (let aspect = firstAspect[slots] as number; aspect > 0; aspect--)
    companies = Math.max(companies, company[aspect - 1] as number);
  const starts = new Int32Array(companies + 2);
  eachTelling(columns, (id) => {
    starts[id + 1] = (starts[id + 1] as number) + 1;
  });
  for (let id = 0; id <= companies; id++)
    starts[id + 1] = (starts[id + 1] as number) + (starts[id] as number);
  const next = starts.slice();
  const order = new Int32Array(starts[companies + 1] as number);
  eachTelling(columns, (id, slot) => {
    order[next[id] as number] = slot;
    next[id] = (next[id] as number) + 1;
  });
  return { count, slots, starts, order };
}

/** Goes through the companies that each story tells of, each once, from the oldest story to the newest. */
function eachTelling(columns: StoryColumns, visit: (company: number, slot: number) => void): void {
  const { order, count, company, firstAspect } = columns;
  for (let i = 0; i < count; i++) {
    const slot = order[i] as number;
    const [first, end] = [firstAspect[slot] as number, firstAspect[slot + 1] as number];
    for (let aspect = first; aspect < end; aspect++) {
      const id = company[aspect] as number;
      let earlier = first;
      while (company[earlier] !== id) earlier++;
      if (earlier === aspect) visit(id, slot);
    }
  }
}
