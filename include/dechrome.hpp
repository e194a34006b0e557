// dechrome for C++17: dechrome.h with objects that free themselves, views, ranges and exceptions. Header only; link
// what dechrome.h needs.
//
//     dechrome::Document document = dechrome::clean({page, "https://forum.example/t/1"});
//     for (dechrome::Post post : document.posts())
//         std::cout << post.author().value_or("?") << ": " << post.text() << '\n';
//
// - Ownership. Document and Options own what they hold and are moved, not copied. Everything read from a document (posts,
//   views, ranges) lives until it is destroyed or assigned to. A moved-from document has no posts or items; reading a field of
//   it throws Error, DECHROME_NULL_POINTER.
// - Absent and empty. What a page may not tell is a std::optional.
// - Errors. What fails throws dechrome::Error, with the status of dechrome.h; memory running out ends the process, as in Rust.
// - Threads. Any number of threads may read a document, and clean with the same options while nobody sets them.
#ifndef DECHROME_HPP
#define DECHROME_HPP

#include "dechrome.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace dechrome {

/// What failed: one of DECHROME_*; what() says it in English.
class Error : public std::runtime_error {
public:
    explicit Error(dechrome_status status) : std::runtime_error(dechrome_status_message(status)), status_(status) {}
    dechrome_status status() const noexcept { return status_; }

private:
    dechrome_status status_;
};

namespace detail {

inline void check(dechrome_status status) {
    if (status != DECHROME_OK) {
        throw Error(status);
    }
}

inline std::optional<std::string_view> view(dechrome_str text) {
    if (text.ptr == nullptr) {
        return std::nullopt;
    }
    return std::string_view(text.ptr, text.len);
}

inline dechrome_str str(std::string_view text) {
    return dechrome_str{text.empty() ? nullptr : text.data(), text.size()};
}

/// A number of decimal text; the largest there is for a larger one.
inline std::optional<std::int64_t> number(std::optional<std::string_view> text) {
    if (!text) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    std::from_chars_result read = std::from_chars(text->data(), text->data() + text->size(), value);
    return read.ec == std::errc() ? value : std::numeric_limits<std::int64_t>::max();
}

} // namespace detail

/// A range of what Source::at gives for the indices 0 to count: for `for`, with random access by [].
template <typename Source> class Range {
public:
    using value_type = decltype(std::declval<const Source &>().at(std::size_t{}));

    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Range::value_type;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = value_type;

        iterator(const Source *source, std::size_t index) : source_(source), index_(index) {}
        value_type operator*() const { return source_->at(index_); }
        iterator &operator++() {
            ++index_;
            return *this;
        }
        iterator operator++(int) {
            iterator before = *this;
            ++index_;
            return before;
        }
        bool operator==(const iterator &other) const { return index_ == other.index_; }
        bool operator!=(const iterator &other) const { return index_ != other.index_; }

    private:
        const Source *source_;
        std::size_t index_;
    };

    Range(Source source, std::size_t count) : source_(std::move(source)), count_(count) {}
    std::size_t size() const noexcept { return count_; }
    bool empty() const noexcept { return count_ == 0; }
    /// Throws Error, DECHROME_INVALID_ARGUMENT, for an index at or past size().
    value_type operator[](std::size_t index) const { return source_.at(index); }
    iterator begin() const { return iterator(&source_, 0); }
    iterator end() const { return iterator(&source_, count_); }

private:
    Source source_;
    std::size_t count_;
};

/// An item of a list: a thread, picture, quotation, attachment, link, breadcrumb or tag.
template <typename Owner, dechrome_status (*Get)(const Owner *, std::uint32_t, std::size_t, std::uint32_t, dechrome_str *)>
class BasicItem {
public:
    BasicItem(const Owner *owner, std::uint32_t list, std::size_t index) : owner_(owner), list_(list), index_(index) {}

    /// One of DECHROME_ITEM_* that the list's items have; throws Error for another.
    std::optional<std::string_view> field(std::uint32_t key) const {
        dechrome_str out;
        detail::check(Get(owner_, list_, index_, key, &out));
        return detail::view(out);
    }
    std::optional<std::int64_t> number(std::uint32_t key) const { return detail::number(field(key)); }

    std::string_view text() const { return field(DECHROME_ITEM_TEXT).value_or(std::string_view()); }
    std::string_view title() const { return field(DECHROME_ITEM_TITLE).value_or(std::string_view()); }
    std::optional<std::string_view> url() const { return field(DECHROME_ITEM_URL); }
    std::optional<std::string_view> author() const { return field(DECHROME_ITEM_AUTHOR); }
    std::optional<std::string_view> name() const { return field(DECHROME_ITEM_NAME); }
    std::optional<std::string_view> alt() const { return field(DECHROME_ITEM_ALT); }
    std::optional<std::string_view> source() const { return field(DECHROME_ITEM_SOURCE); }
    std::optional<std::string_view> last_post() const { return field(DECHROME_ITEM_LAST_POST); }
    std::optional<std::int64_t> size() const { return number(DECHROME_ITEM_SIZE); }
    std::optional<std::int64_t> replies() const { return number(DECHROME_ITEM_REPLIES); }
    std::optional<std::int64_t> views() const { return number(DECHROME_ITEM_VIEWS); }
    bool sticky() const { return field(DECHROME_ITEM_STICKY).has_value(); }

private:
    const Owner *owner_;
    std::uint32_t list_;
    std::size_t index_;
};

using DocumentItem = BasicItem<dechrome_document, dechrome_document_item>;
using PostItem = BasicItem<dechrome_post, dechrome_post_item>;

namespace detail {

template <typename Item, typename Owner> struct ItemSource {
    const Owner *owner;
    std::uint32_t list;
    Item at(std::size_t index) const {
        Item item(owner, list, index);
        return item;
    }
};

} // namespace detail

/// A post of a document: a pointer, to be copied at will.
class Post {
public:
    using Items = Range<detail::ItemSource<PostItem, dechrome_post>>;

    explicit Post(const dechrome_post *post) : post_(post) {}
    const dechrome_post *get() const noexcept { return post_; }

    /// One of DECHROME_POST_*; throws Error for another number.
    std::optional<std::string_view> field(std::uint32_t key) const {
        dechrome_str out;
        detail::check(dechrome_post_field(post_, key, &out));
        return detail::view(out);
    }
    std::optional<std::int64_t> number(std::uint32_t key) const { return detail::number(field(key)); }

    std::string_view text() const { return field(DECHROME_POST_TEXT).value_or(std::string_view()); }
    std::optional<std::string_view> id() const { return field(DECHROME_POST_ID); }
    std::optional<std::string_view> url() const { return field(DECHROME_POST_URL); }
    std::optional<std::string_view> title() const { return field(DECHROME_POST_TITLE); }
    std::optional<std::string_view> author() const { return field(DECHROME_POST_AUTHOR_NAME); }
    std::optional<std::string_view> published() const { return field(DECHROME_POST_PUBLISHED); }
    std::optional<std::string_view> modified() const { return field(DECHROME_POST_MODIFIED); }
    std::optional<std::string_view> signature() const { return field(DECHROME_POST_SIGNATURE); }
    bool is_opening() const { return field(DECHROME_POST_OPENING).has_value(); }
    bool is_accepted() const { return field(DECHROME_POST_ACCEPTED).has_value(); }
    bool is_comment() const { return field(DECHROME_POST_COMMENT).has_value(); }

    Items quotes() const { return items(DECHROME_LIST_QUOTES); }
    Items images() const { return items(DECHROME_LIST_IMAGES); }
    Items attachments() const { return items(DECHROME_LIST_ATTACHMENTS); }
    Items links() const { return items(DECHROME_LIST_LINKS); }

    /// One of DECHROME_OUTPUT_*.
    std::string_view render(std::uint32_t output) const {
        dechrome_str out;
        detail::check(dechrome_post_render(post_, output, &out));
        return std::string_view(out.ptr, out.len);
    }

private:
    Items items(std::uint32_t list) const { return Items({post_, list}, dechrome_post_item_count(post_, list)); }

    const dechrome_post *post_;
};

/// What was removed, of the bytes `start` to `end` of the full text, and the rule that said so.
struct Removal {
    std::size_t start;
    std::size_t end;
    std::string_view kind;
    std::string_view rule;
};

namespace detail {

struct PostSource {
    const dechrome_document *document;
    Post at(std::size_t index) const {
        const dechrome_post *post;
        check(dechrome_document_post(document, index, &post));
        return Post(post);
    }
};

struct RemovalSource {
    const dechrome_document *document;
    Removal at(std::size_t index) const {
        dechrome_span span;
        dechrome_str kind, rule;
        check(dechrome_document_removed(document, index, &span, &kind, &rule));
        return Removal{span.start, span.end, std::string_view(kind.ptr, kind.len), std::string_view(rule.ptr, rule.len)};
    }
};

} // namespace detail

/// A cleaned page. Moved, not copied.
class Document {
public:
    using Items = Range<detail::ItemSource<DocumentItem, dechrome_document>>;

    /// Takes over what dechrome_clean and the like have given.
    explicit Document(dechrome_document *document) : document_(document) {}
    const dechrome_document *get() const noexcept { return document_.get(); }
    /// Hands the document out, to be freed with dechrome_document_free.
    dechrome_document *release() noexcept { return document_.release(); }

    /// One of DECHROME_FIELD_*; throws Error for another number.
    std::optional<std::string_view> field(std::uint32_t key) const {
        dechrome_str out;
        detail::check(dechrome_document_field(get(), key, &out));
        return detail::view(out);
    }
    std::optional<std::int64_t> number(std::uint32_t key) const { return detail::number(field(key)); }

    std::string_view kind() const { return field(DECHROME_FIELD_KIND).value_or(std::string_view()); }
    std::string_view text() const { return field(DECHROME_FIELD_TEXT).value_or(std::string_view()); }
    double confidence() const { return std::stod(std::string(field(DECHROME_FIELD_CONFIDENCE).value_or("0"))); }
    std::optional<std::string_view> title() const { return field(DECHROME_FIELD_TITLE); }
    std::optional<std::string_view> url() const { return field(DECHROME_FIELD_URL); }
    std::optional<std::string_view> language() const { return field(DECHROME_FIELD_LANGUAGE); }
    std::optional<std::string_view> platform() const { return field(DECHROME_FIELD_PLATFORM_NAME); }
    std::optional<std::string_view> author() const { return field(DECHROME_FIELD_AUTHOR_NAME); }
    std::optional<std::string_view> published() const { return field(DECHROME_FIELD_PUBLISHED); }
    std::optional<std::string_view> next_page() const { return field(DECHROME_FIELD_PAGE_NEXT); }
    /// Only with option "explain".
    std::optional<std::string_view> full_text() const { return field(DECHROME_FIELD_FULL_TEXT); }

    Range<detail::PostSource> posts() const { return {{get()}, dechrome_document_post_count(get())}; }
    Range<detail::RemovalSource> removed() const { return {{get()}, dechrome_document_removed_count(get())}; }
    Items threads() const { return items(DECHROME_LIST_THREADS); }
    Items images() const { return items(DECHROME_LIST_IMAGES); }
    Items breadcrumbs() const { return items(DECHROME_LIST_BREADCRUMBS); }
    Items tags() const { return items(DECHROME_LIST_TAGS); }

    /// One of DECHROME_OUTPUT_*; made on first request, lives as long as the document.
    std::string_view render(std::uint32_t output) const {
        dechrome_str out;
        detail::check(dechrome_document_render(get(), output, &out));
        return std::string_view(out.ptr, out.len);
    }
    std::string_view markdown() const { return render(DECHROME_OUTPUT_MARKDOWN); }
    std::string_view html() const { return render(DECHROME_OUTPUT_HTML); }
    std::string_view json() const { return render(DECHROME_OUTPUT_JSON); }

private:
    Items items(std::uint32_t list) const { return Items({get(), list}, dechrome_document_item_count(get(), list)); }

    struct Free {
        void operator()(dechrome_document *document) const noexcept { dechrome_document_free(document); }
    };
    std::unique_ptr<dechrome_document, Free> document_;
};

/// Settings for cleaning. Moved, not copied.
class Options {
public:
    Options() : options_(dechrome_options_new()) {
        if (!options_) {
            throw Error(DECHROME_PANIC);
        }
    }
    const dechrome_options *get() const noexcept { return options_.get(); }

    /// Sets an option by its key to text, a number or a bool, see dechrome_options_set; throws Error for one that does not
    /// exist or fit.
    template <typename Value> Options &set(const std::string &key, const Value &value) & {
        std::string text;
        if constexpr (std::is_same_v<Value, bool>) {
            text = value ? "true" : "false";
        } else if constexpr (std::is_integral_v<Value>) {
            text = std::to_string(value);
        } else {
            text = value;
        }
        detail::check(dechrome_options_set(options_.get(), key.c_str(), text.c_str()));
        return *this;
    }
    /// The same for options that are being made: `clean(page, Options().set("explain", true))`.
    template <typename Value> Options set(const std::string &key, const Value &value) && {
        static_cast<Options &>(*this).set(key, value);
        return std::move(*this);
    }

private:
    struct Free {
        void operator()(dechrome_options *options) const noexcept { dechrome_options_free(options); }
    };
    std::unique_ptr<dechrome_options, Free> options_;
};

/// A page to clean and what is known about it; nothing of it is kept. What is empty is unknown.
struct Page {
    std::string_view bytes;
    std::string_view url = {};
    /// The HTTP header Content-Type.
    std::string_view content_type = {};
    /// When it was fetched, RFC 3339.
    std::string_view retrieved = {};
    /// The bytes are decoded already and are UTF-8.
    bool utf8 = false;

    dechrome_input input() const {
        dechrome_input input = {};
        input.bytes = bytes.empty() ? nullptr : bytes.data();
        input.len = bytes.size();
        input.url = detail::str(url);
        input.content_type = detail::str(content_type);
        input.retrieved = detail::str(retrieved);
        input.flags = utf8 ? DECHROME_INPUT_UTF8 : 0;
        return input;
    }
};

namespace detail {

inline Document clean(const Page &page, const dechrome_options *options) {
    dechrome_document *document;
    dechrome_input input = page.input();
    check(dechrome_clean(&input, options, &document));
    return Document(document);
}

} // namespace detail

/// Cleans one page; throws Error.
inline Document clean(const Page &page) { return detail::clean(page, nullptr); }
inline Document clean(const Page &page, const Options &options) { return detail::clean(page, options.get()); }

/// What became of one page of a batch: a document, or a status that is not DECHROME_OK.
struct Result {
    std::optional<Document> document;
    dechrome_status status;

    /// The document; throws Error where there is none.
    const Document &value() const {
        detail::check(status);
        return *document;
    }
};

/// Cleans pages on `threads` threads, 0 meaning one for each core; results stand in the order of the pages, and one that fails,
/// fails alone. Throws Error only where the whole batch fails.
inline std::vector<Result> clean_batch(const std::vector<Page> &pages, const Options &options, std::size_t threads = 0) {
    std::vector<dechrome_input> inputs;
    inputs.reserve(pages.size());
    for (const Page &page : pages) {
        inputs.push_back(page.input());
    }
    std::vector<dechrome_document *> documents(pages.size());
    std::vector<dechrome_status> statuses(pages.size());
    std::vector<Result> results;
    results.reserve(pages.size());
    detail::check(dechrome_clean_batch(inputs.data(), inputs.size(), options.get(), threads, documents.data(), statuses.data()));
    for (std::size_t i = 0; i < pages.size(); i++) {
        results.push_back(Result{std::nullopt, statuses[i]});
        if (documents[i] != nullptr) {
            results.back().document.emplace(documents[i]);
        }
    }
    return results;
}

/// Joins the pages of one thread into a new document, each post once; see dechrome_document_join.
inline Document join(const std::vector<const Document *> &pages) {
    std::vector<dechrome_document *> documents;
    documents.reserve(pages.size());
    for (const Document *page : pages) {
        documents.push_back(page != nullptr ? const_cast<dechrome_document *>(page->get()) : nullptr);
    }
    dechrome_document *joined;
    detail::check(dechrome_document_join(documents.data(), documents.size(), &joined));
    return Document(joined);
}

/// The library's version, such as "0.1.0".
inline std::string_view version() { return dechrome_version(); }

} // namespace dechrome

#endif
