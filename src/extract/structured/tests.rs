//! Pages written after the markup that forum software emits.

use super::*;
use crate::Options;
use crate::dom::Noscript;
use proptest::prelude::*;

fn with<T>(page: &str, look: impl FnOnce(Structured) -> T) -> T {
    let dom = Dom::parse(page, Noscript::Text, &Options::new()).unwrap();
    let found = find(&dom);
    look(Structured { posts: found.located(&dom), ..found })
}

fn body(post: &Found) -> String {
    match &post.body {
        FoundBody::Node(node) => format!("node {}", node.text()),
        FoundBody::Text(text) => format!("text {text}"),
        FoundBody::Missing => String::new(),
    }
}

fn name(author: &Option<Author>) -> &str {
    author.as_ref().and_then(|author| author.name.as_deref()).unwrap_or_default()
}

/// Microdata for replies, JSON-LD for the thread with its opening post.
const REPLIES_MARKED: &str = r#"
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"https://tea.example/threads/kettles.7/",
 "mainEntity":{"@type":"DiscussionForumPosting","@id":"https://tea.example/threads/kettles.7/","headline":"Kettles &amp; pots",
  "datePublished":"2024-08-19T14:03:00+0000","articleSection":"Hardware","author":{"@type":"Person","name":"Ada","url":"/members/ada.1/"},
  "interactionStatistic":[{"@type":"InteractionCounter","interactionType":"https://schema.org/ViewAction","userInteractionCount":1200},
   {"@type":"InteractionCounter","interactionType":"https://schema.org/CommentAction","userInteractionCount":2}],
  "text":"Which kettle keeps its temperature?\nMine does not."},
 "publisher":{"@type":"Organization","name":"Tea Board"}}
</script>
<ol itemscope itemtype="https://schema.org/BreadcrumbList">
 <li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a itemprop="item" href="/"><span itemprop="name">Home</span></a><meta itemprop="position" content="1"></li>
 <li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a itemprop="item" href="/h"><span itemprop="name">Hardware</span></a><meta itemprop="position" content="2"></li>
</ol>
OPENING
<article id="js-post-12" itemscope itemtype="https://schema.org/Comment" itemid="/posts/12/">
 <meta itemprop="parentItem" itemscope itemid="/threads/kettles.7/"><meta itemprop="name" content="Post #2">
 <section itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="url" href="/members/bo.2/"><span itemprop="name">Bo</span></a><h5 itemprop="jobTitle">Brewer</h5></section>
 <time itemprop="datePublished" datetime="2024-08-19T15:00:00+0200">Monday</time>
 <div itemprop="text">A gooseneck one does.</div>
 <div itemprop="interactionStatistic" itemscope itemtype="https://schema.org/InteractionCounter"><meta itemprop="userInteractionCount" content="3"><meta itemprop="interactionType" content="https://schema.org/LikeAction"></div>
</article>"#;

#[test]
fn replies_as_elements_and_the_thread_as_json() {
    let page = REPLIES_MARKED
        .replace("OPENING", "<article><p>Which kettle keeps its temperature?<br>Mine does not.</p></article>");
    with(&page, |found| {
        assert_eq!(found.headline.as_deref(), Some("Kettles & pots"));
        assert_eq!(found.site.as_deref(), Some("Tea Board"));
        assert_eq!(found.breadcrumbs, ["Home", "Hardware"]);
        assert_eq!((found.replies, found.views), (Some(2), Some(1200)));
        assert_eq!(found.published.as_deref(), Some("2024-08-19T14:03:00Z"));
        let [opening, reply] = &found.posts[..] else { panic!("{}", found.posts.len()) };
        assert_eq!(body(opening), "node Which kettle keeps its temperature? Mine does not.");
        assert!(opening.opening && opening.root.is_none());
        assert_eq!(body(reply), "node A gooseneck one does.");
        assert_eq!((reply.id.as_deref(), reply.number, reply.title.as_deref()), (Some("12"), Some(2), None));
        assert_eq!(reply.published.as_deref(), Some("2024-08-19T15:00:00+02:00"));
        assert_eq!(reply.published_raw.as_deref(), Some("Monday"));
        assert_eq!((name(&reply.author), reply.reactions, reply.opening), ("Bo", Some(3), false));
        assert_eq!(reply.author.as_ref().unwrap().role.as_deref(), Some("Brewer"));
    });
}

#[test]
fn the_opening_post_is_left_out_where_the_page_does_not_show_it() {
    with(&REPLIES_MARKED.replace("OPENING", ""), |found| {
        assert_eq!(found.posts.iter().map(body).collect::<Vec<_>>(), ["node A gooseneck one does."]);
        assert_eq!(name(&found.author), "Ada");
    });
}

#[test]
fn a_posting_around_the_whole_page_has_only_its_own_text() {
    let page = r#"
<div itemscope itemtype="http://schema.org/DiscussionForumPosting"><meta itemprop="headline" content="Kettles">
 <div id="post_1"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/u/ada"><span itemprop="name">Ada</span></a></span>
  <time itemprop="datePublished" datetime="2024-08-19T14:03:00Z">August 19</time><span itemprop="position">1</span>
  <div itemprop="text"><p>Which one?</p></div></div>
 <div id="post_2" itemprop="comment" itemscope itemtype="http://schema.org/Comment"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Bo</span></span>
  <time itemprop="datePublished" datetime="2024-08-19T15:03:00Z">August 19</time><span itemprop="position">2</span>
  <div itemprop="text"><p>This one.</p></div></div>
</div>"#;
    with(page, |found| {
        assert_eq!(found.posts.iter().map(body).collect::<Vec<_>>(), ["node Which one?", "node This one."]);
        assert_eq!(found.posts.iter().map(|p| p.opening).collect::<Vec<_>>(), [true, false]);
        assert_eq!(found.posts.iter().map(|p| p.root.is_some()).collect::<Vec<_>>(), [false, true]);
        assert_eq!(
            found.posts.iter().map(|p| (p.number, p.id.is_none())).collect::<Vec<_>>(),
            [(Some(1), true), (Some(2), true)]
        );
    });
}

#[test]
fn questions_answers_and_comments() {
    let page = r#"<html itemscope itemtype="https://schema.org/QAPage"><body>
<div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question"><h1 itemprop="name">Which one?</h1>
 <div data-questionid="5"><div itemprop="upvoteCount" data-value="11">11</div><div itemprop="text"><p>I ask.</p></div>
  <div itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ada</span></div></div>
 <h2><span itemprop="answerCount">2</span> Answers</h2>
 <div id="answer-6" data-answerid="6" itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">
  <div itemprop="upvoteCount">−2</div><div itemprop="text"><p>This one.</p></div><link itemprop="url" href="/a/6">
  <li id="comment-7" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="text">Thanks</span></li></div>
 <div id="answer-8" itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text">That one.</div></div>
</div></body></html>"#;
    with(page, |found| {
        assert!(found.is_qa);
        assert_eq!(found.headline.as_deref(), Some("Which one?"));
        assert_eq!(found.replies, Some(2));
        let told: Vec<_> =
            found.posts.iter().map(|p| (body(p), p.id.clone(), p.accepted, p.comment, p.reactions)).collect();
        let id = |id: &str| Some(id.to_owned());
        assert_eq!(
            told,
            [
                ("node I ask.".to_owned(), None, false, false, Some(11)),
                ("node This one.".to_owned(), id("6"), true, false, Some(-2)),
                ("node Thanks".to_owned(), id("7"), false, true, None),
                ("node That one.".to_owned(), id("8"), false, false, None),
            ]
        );
        assert_eq!(found.posts[2].reply_to.as_deref(), Some("6"));
    });
}

#[test]
fn a_thread_in_json_alone() {
    let page = r##"<script type='application/ld+json'>
{"@context":"https://schema.org","@graph":[
 {"@type":["DiscussionForumPosting","CreativeWork"],"headline":"Pots","text":"<p>First<br>post</p><p>of two</p>","dateCreated":"2024-08-19","author":{"@id":"#ada"},
  "comment":[{"@type":"schema:Comment","@id":"https://tea.example/t/7#comment-9","text":"Say "more",
please","upvoteCount":4,"author":{"@type":"Person","name":"Bo"}},]},
 {"@type":"http://schema.org/Person","@id":"#ada","name":"Ada"},
 {"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":2,"item":{"@id":"/h","name":"Hardware"}},{"@type":"ListItem","position":1,"name":"Home"}]}]}
</script><p>First post of two</p>"##;
    with(page, |found| {
        assert_eq!(found.breadcrumbs, ["Home", "Hardware"]);
        assert_eq!(
            found.posts.iter().map(body).collect::<Vec<_>>(),
            ["node First post of two", "text Say \"more\",\nplease"]
        );
        assert_eq!((name(&found.posts[0].author), found.posts[0].opening), ("Ada", true));
        assert_eq!((found.posts[1].id.as_deref(), found.posts[1].reactions), (Some("9"), Some(4)));
    });
}

#[test]
fn a_copy_of_the_opening_post_fills_its_element() {
    let page = r#"
<div itemscope itemtype="http://schema.org/DiscussionForumPosting"><meta itemprop="headline" content="Pots"><meta itemprop="text" content="Pots">
 <meta itemprop="datePublished" content="2024-08-19T14:03:00.000Z"><div itemprop="author" itemscope itemtype="http://schema.org/Person"><meta itemprop="name" content="Ada"></div>
 <li data-pid="1" itemprop="comment" itemscope itemtype="http://schema.org/Comment"><meta itemprop="datePublished" content="2024-08-19T14:03:00.000Z">
  <b itemprop="author" itemscope itemtype="http://schema.org/Person"><meta itemprop="name" content="Ada"></b><div itemprop="text">Which pot?</div></li>
 <li data-pid="2" itemprop="comment" itemscope itemtype="http://schema.org/Comment"><div itemprop="text">Which pot? The blue one.</div></li>
</div>"#;
    with(page, |found| {
        let told: Vec<_> = found.posts.iter().map(|p| (p.id.as_deref(), p.opening)).collect();
        assert_eq!(told, [(Some("1"), true), (Some("2"), false)]);
    });
}

#[test]
fn articles_and_what_is_none() {
    let article = r#"<script type="application/ld+json">[{"@type":"WebSite","name":"Tea News"},{"@type":"NewsArticle","headline":"Tea",
 "author":[{"@type":"Person","name":"Ada"}],"datePublished":"2024-08-19T00:00:00Z","articleBody":"Green &lt;3 tea"}]</script>"#;
    with(article, |found| {
        assert_eq!((found.headline.as_deref(), name(&found.author)), (Some("Tea"), "Ada"));
        assert_eq!(found.article.as_deref(), Some("Green <3 tea"));
        assert_eq!((found.site.as_deref(), found.posts.len()), (Some("Tea News"), 0));
    });
    let listing = r#"<ul itemscope itemtype="https://schema.org/ItemList"><li itemprop="itemListElement" itemscope itemtype="https://schema.org/DiscussionForumPosting"><a itemprop="headline">A</a><p itemprop="text">Text</p></li></ul>"#;
    let faq = r#"<div itemscope itemtype="https://schema.org/Question"><b itemprop="name">Why?</b><div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><p itemprop="text">So.</p></div></div>"#;
    for page in [listing, &faq.repeat(2), "<script type=application/ld+json>{nothing</script>", ""] {
        with(page, |found| assert!(found.posts.is_empty() && found.article.is_none(), "{page}"));
    }
}

proptest! {
    #[test]
    fn nothing_panics(json in "([{}\\[\\],:\" ]|\"@type\":|\"Comment\"|\"@graph\":|\"text\":|\\\\|\n){0,30}",
        markup in "(<div itemscope itemtype=Comment itemprop=comment>|<p itemprop=text>|</div>|x|<meta itemprop=text content=y>){0,20}") {
        with(&format!("{markup}<script type=application/ld+json>{json}</script>"), |_| ());
    }
}
