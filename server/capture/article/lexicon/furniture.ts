/** Lines that are all of a heading over what follows an article. */
export const TAIL_HEADINGS =
  /^(?:\d{1,4} )?(?:comments?|leave a (?:comment|reply)|join the (?:conversation|discussion)|show comments|view comments|related (?:articles?|stories|news|topics|content|reading)|read (?:more|next)|more (?:from|on|stories|news)\b.{0,40}|most (?:read|popular)|recommended(?: for you| stories)?|you (?:may|might) (?:also )?like|trending(?: now)?|sign up for\b.{0,60}|subscribe(?: now| today)?|share this (?:article|story)|about the author|disclaimer|disclosures?|sources?|tags|haftungsausschluss|kommentare|commentaires|comentarios|评论|免责声明|コメント|免責事項)\s*[:：]?$/i;

/** Beginnings of paragraphs that are no part of an article. */
export const TAIL_OPENINGS =
  /^(?:disclaimer\s*[:：–—-]|risk disclosure|disclosure\s*:|copyright\b|©|\(c\) \d{4}|all rights reserved|this (?:article|content|material) (?:is|was) (?:for|provided for) (?:general )?information|the above content should not be|免责声明|风险提示)/i;

/** Lines between a headline and the article that say nothing of it. */
export const LINE_NOISE =
  /^(?:share|save|print|listen|follow|bookmark|email|copy link|gift(?: article)?|subscribe|sign in|log in|menu|home|news|markets|business|technology|advertisement|ad|\d+ (?:min(?:ute)?s?)(?: read)?|\d[\d.,]*[km]? (?:views|comments|likes|shares)|in this article|key (?:points|takeaways)|read full article|facebook|twitter|linkedin|whatsapp|x)$/i;
