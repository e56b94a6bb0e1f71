/** Names of <meta> fields for each fact, in the order they are trusted: OpenGraph and article:*, then others. */

export const TITLE_NAMES = names(`
  og:title twitter:title parsely-title sailthru.title article.headline headline dc.title dcterms.title citation_title
  cxenseparse:title title
`);

/** When an article was published; fields that say when it was changed are not among them. */
export const DATE_NAMES = names(`
  article:published_time og:article:published_time og:published_time og:pubdate og:release_date article:published
  article.published datepublished parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime
  article:create_date article.created datecreated published_at published_time published-date published_date
  publish-date publish_date publishdate publication_date publication-date pub_date pubdate iso-8601-publish-date
  originalpublicationdate original-publish-date article_date_original article-publication-date article.pub_date
  citation_publication_date citation_online_date citation_date dc.date.issued dcterms.issued dcterms.created
  dc.date.created dc.created dc:created dc.date dcterms.date dc:date ptime timestamp displaydate date
`);

export const AUTHOR_NAMES = names(`
  article:author og:article:author parsely-author sailthru.author author article:author_name byl byline dc.creator
  dcterms.creator dc:creator dc.author citation_author cxenseparse:author authors twitter:creator:name
`);

export const PUBLISHER_NAMES = names(`
  og:site_name og:sitename application-name apple-mobile-web-app-title dc.publisher dcterms.publisher dc:publisher
  citation_publisher citation_journal_title publisher source parsely-site cxenseparse:sitename al:ios:app_name
`);

export const ADDRESS_NAMES = names("og:url twitter:url parsely-link citation_public_url dc.identifier");

export const LANGUAGE_NAMES = names(
  "og:locale inlanguage language content-language dc.language dcterms.language",
);

function names(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
