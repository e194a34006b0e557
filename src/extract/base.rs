//! Links, made absolute and freed of session ids.

use url::{Position, Url};

/// What links are relative to.
pub(crate) struct Base {
    url: Option<Url>,
}

/// Parameters that name a visitor's session, if their value looks like one; `s=2` and `sid=7` do not.
const SESSION_KEYS: [&str; 4] = ["sid", "s", "zenid", "osCsid"];
/// Parts of such names that mean nothing else: `PHPSESSID`, `jsessionid`, `ASPSESSIONIDABCD`, `session_id`.
const SESSION_NAMES: [&str; 2] = ["sessid", "session"];
/// A session id has at least so many letters and digits.
const SESSION_LENGTH: usize = 16;

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
        let is_of = |scheme: &str| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        if href.is_empty() || is_of("javascript:") || is_of("data:") {
            return None;
        }
        if let Some(address) = self.url.as_ref().and_then(|base| plain(href, base)) {
            return Some(address);
        }
        let href = without_session(href);
        let absolute = match &self.url {
            Some(base) => base.join(&href).ok(),
            None => Url::parse(&href).ok(),
        };
        Some(absolute.map_or(href, String::from))
    }

    /// Whether a link leads to the page's own address or one below it, numbers aside, as other pages of the same do; not
    /// known to be false where the page's address is unknown.
    pub(crate) fn is_beside(&self, href: &str) -> bool {
        let Some((page, target)) = self.url.as_ref().and_then(|page| Some((page, page.join(href).ok()?))) else {
            return true;
        };
        let bare = |url: &Url| -> String {
            let path = url.path().chars().filter(|c| !c.is_ascii_digit());
            path.collect::<String>().trim_end_matches(['/', '-', '.']).to_owned()
        };
        let (own, other) = (bare(page), bare(&target));
        // the page may be a later one itself: what both begin with is enough then
        own.starts_with(&other) || other.starts_with(&own) || same_folder(&own, &other)
    }

    /// The host of the page, without `www.`.
    pub(crate) fn host(&self) -> Option<&str> {
        self.url.as_ref()?.host_str().map(|host| host.strip_prefix("www.").unwrap_or(host))
    }
}

/// The address of a link that is a path on the page's host, in letters, digits, hyphens and the like, none of which an
/// address has otherwise, and of which no part means another folder. Most links are such, and need no reader of addresses.
fn plain(href: &str, base: &Url) -> Option<String> {
    let host = &base[..Position::BeforePath];
    let link = href.strip_prefix(host).unwrap_or(href);
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let are_words = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    let is_name = |part: &str| !part.starts_with('.') && are_words(part);
    let path = path.strip_prefix('/').filter(|path| !path.is_empty() && !path.starts_with('/'))?;
    let is_plain = matches!(base.scheme(), "http" | "https") && path.split('/').all(is_name) && are_words(fragment);
    is_plain.then(|| [host, link].concat())
}

/// Whether two paths differ in their last part only by what follows the same start: `tea-page` and `tea-page.html`.
fn same_folder(a: &str, b: &str) -> bool {
    let split = |path: &str| path.rsplit_once('/').map(|(folder, file)| (folder.to_owned(), file.to_owned()));
    let (Some((left, a)), Some((right, b))) = (split(a), split(b)) else { return false };
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    left == right && common >= MIN_COMMON
}

/// Characters that names of pages of the same thread begin with alike, at the least.
const MIN_COMMON: usize = 3;

/// A link without the parameters of its query, and of its path, that are session ids.
fn without_session(href: &str) -> String {
    let (address, fragment) = href.find('#').map_or((href, ""), |at| href.split_at(at));
    let (path, query) = address.find('?').map_or((address, ""), |at| address.split_at(at));
    let mut parts = path.split(';');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // what follows the id in the path stays
        let (parameter, rest) = part.find('/').map_or((part, ""), |at| part.split_at(at));
        if is_session(parameter) {
            out.push_str(rest);
        } else {
            out.push(';');
            out.push_str(part);
        }
    }
    let mut separator = '?';
    let mut rest = query.get(1..).unwrap_or_default();
    while !query.is_empty() {
        let end = rest.find(['&', ';']).unwrap_or(rest.len());
        // one that is written as a reference to a character
        let parameter = rest[..end].strip_prefix("amp;").unwrap_or(&rest[..end]);
        if !is_session(parameter) {
            out.push(separator);
            out.push_str(&rest[..end]);
            separator = rest[end..].chars().next().unwrap_or('&');
        }
        match rest.get(end + 1..) {
            Some(next) => rest = next,
            None => break,
        }
    }
    out + fragment
}

/// Whether a parameter is a session id by its name and its value.
fn is_session(parameter: &str) -> bool {
    let Some((key, value)) = parameter.split_once('=') else { return false };
    let lower = key.to_ascii_lowercase();
    let named = SESSION_NAMES.iter().any(|part| lower.contains(part));
    let word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'!' | b',');
    let is_id = |of: &dyn Fn(u8) -> bool| value.len() >= SESSION_LENGTH && value.bytes().all(of);
    let is_key = SESSION_KEYS.iter().any(|known| key.eq_ignore_ascii_case(known));
    named && is_id(&word) && value.bytes().any(|b| b.is_ascii_digit())
        || is_key && is_id(&|b| b.is_ascii_hexdigit())
        || key.eq_ignore_ascii_case("osCsid") && is_id(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_pages_of_the_same_stand_beside_it() {
        let beside = |page: &str, link: &str| Base::new(Some(page), None).is_beside(link);
        assert!(beside("https://example.org/viewtopic.php?t=1", "viewtopic.php?t=1&start=20"));
        assert!(beside("https://example.org/threads/tea.1/", "/threads/tea.1/page-2"));
        assert!(beside("https://example.org/threads/tea.1/page-3", "/threads/tea.1/"));
        assert!(beside("https://example.org/topic12-20.html", "topic12-40.html"));
        assert!(!beside("https://example.org/viewtopic.php?t=1", "search.php?author=2"));
    }

    proptest! {
        #[test]
        fn plain_links_are_read_as_all_are(
            link in "(http://example\\.org(:81)?)?/{0,2}[a-z./_-]{0,8}(#[a-z.-]{0,2})?",
            page in "http://(a@)?example\\.org(:8[01])?(/b)?",
        ) {
            let base = Url::parse(&page).unwrap();
            if let Some(address) = plain(&link, &base) {
                prop_assert_eq!(address, String::from(base.join(&link).unwrap()));
            }
        }
    }

    #[test]
    fn which_links_are_plain() {
        let is_plain = |link: &str| plain(link, &Url::parse("https://example.org/a/b").unwrap()).is_some();
        for link in ["/members/anna.7/", "/t/tea/12#post-3", "https://example.org/t_1", "/a//b"] {
            assert!(is_plain(link), "{link}");
        }
        for link in ["", "/", "a", "#a", "//x", "/a/../b", "/a/.", "/a?b=1", "/é", "/a b", "https://example.org.x/a"] {
            assert!(!is_plain(link), "{link}");
        }
    }

    #[test]
    fn links_are_absolute_and_without_session() {
        let base = Base::new(Some("https://example.org/forum/viewtopic.php?t=1"), None);
        let link = "./viewtopic.php?p=7&sid=a09a41d3bd22b539790a09a41d3bd22b#p7";
        assert_eq!(base.resolve(link).as_deref(), Some("https://example.org/forum/viewtopic.php?p=7#p7"));
        assert_eq!(base.resolve("search.php?s=2").as_deref(), Some("https://example.org/forum/search.php?s=2"));
        assert_eq!(base.resolve("JavaScript:void(0)"), None);
        let id = "k3j5h2g8f1d9s7a4q6w0e3r5t2";
        for (link, bare) in [
            (format!("index.php?PHPSESSID={id}&topic=7.0"), "index.php?topic=7.0"),
            (format!("index.php?PHPSESSID={id};topic=7.0"), "index.php?topic=7.0"),
            (format!("index.php?topic=7.0;PHPSESSID={id}#new"), "index.php?topic=7.0#new"),
            (format!("show.jsp;jsessionid={id}?t=1"), "show.jsp?t=1"),
            (format!("a;jsessionid={id}/b"), "a/b"),
            (format!("shop.php?osCsid={id}"), "shop.php"),
            ("t.php?session=spring&s=2&sid=12".to_owned(), "t.php?session=spring&s=2&sid=12"),
            ("t.php?".to_owned(), "t.php?"),
        ] {
            assert_eq!(base.resolve(&link), Some(format!("https://example.org/forum/{bare}")), "{link}");
            assert_eq!(Base::new(None, None).resolve(&link).as_deref(), Some(bare), "{link}");
        }
        assert_eq!(Base::new(None, None).resolve("a/b").as_deref(), Some("a/b"));
    }
}
