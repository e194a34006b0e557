//! Links, made absolute and freed of session ids.

use url::Url;

/// What links are relative to.
pub(crate) struct Base {
    url: Option<Url>,
}

/// Query parameters that name a visitor's session, never a page.
const SESSION_KEYS: [&str; 4] = ["sid", "s", "PHPSESSID", "zenid"];
/// A session id is at least so many hexadecimal digits; `s=2` is none.
const SESSION_DIGITS: usize = 16;

impl Base {
    /// From the page's URL and the `href` of its `<base>`.
    pub(crate) fn new(page: Option<&str>, base: Option<&str>) -> Self {
        let page = page.and_then(|url| Url::parse(url).ok());
        let base = base.and_then(|href| match &page {
            Some(page) => page.join(href).ok(),
            None => Url::parse(href).ok(),
        });
        Base { url: base.or(page) }
    }

    /// The absolute URL of a link; as written when the page's own is unknown; none for what is no address of a page.
    pub(crate) fn resolve(&self, href: &str) -> Option<String> {
        let href = href.trim();
        let scheme = href.get(..11).unwrap_or(href).to_ascii_lowercase();
        if href.is_empty() || scheme.starts_with("javascript:") || scheme.starts_with("data:") {
            return None;
        }
        let absolute = match &self.url {
            Some(base) => base.join(href).ok(),
            None => Url::parse(href).ok(),
        };
        match absolute {
            Some(mut url) => {
                drop_session(&mut url);
                Some(url.into())
            }
            None => Some(href.to_owned()),
        }
    }

    /// The host of the page, without `www.`.
    pub(crate) fn host(&self) -> Option<&str> {
        self.url.as_ref()?.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host))
    }
}

fn is_session(key: &str, value: &str) -> bool {
    let hex = value.bytes().all(|b| b.is_ascii_hexdigit());
    SESSION_KEYS.iter().any(|k| key.eq_ignore_ascii_case(k)) && hex && value.len() >= SESSION_DIGITS
}

fn drop_session(url: &mut Url) {
    let Some(query) = url.query() else { return };
    let pair = |part: &str| part.split_once('=').map(|(k, v)| (k.to_owned(), v.to_owned()));
    let is_kept = |part: &&str| !pair(part).is_some_and(|(key, value)| is_session(&key, &value));
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    if kept.len() < query.split('&').count() {
        let query = kept.join("&");
        url.set_query((!query.is_empty()).then_some(query.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_absolute_and_without_session() {
        let base = Base::new(Some("https://example.org/forum/viewtopic.php?t=1"), None);
        let link = "./viewtopic.php?p=7&sid=a09a41d3bd22b539790a09a41d3bd22b#p7";
        assert_eq!(base.resolve(link).as_deref(), Some("https://example.org/forum/viewtopic.php?p=7#p7"));
        assert_eq!(base.resolve("search.php?s=2").as_deref(), Some("https://example.org/forum/search.php?s=2"));
        assert_eq!(base.resolve("JavaScript:void(0)"), None);
        assert_eq!(Base::new(None, None).resolve("a/b").as_deref(), Some("a/b"));
    }
}
