// The C++ wrapper: what it owns, what it gives, what it throws. Prints each check that fails and exits with 1 then.
#include "dechrome.hpp"
#include "pages.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <type_traits>
#include <utility>

static int failures = 0;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::cerr << __FILE__ << ':' << __LINE__ << ": " << #condition << '\n';                                    \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

static_assert(!std::is_copy_constructible_v<dechrome::Document> && std::is_nothrow_move_constructible_v<dechrome::Document>);
static_assert(!std::is_copy_assignable_v<dechrome::Options> && std::is_nothrow_move_assignable_v<dechrome::Options>);

static const char URL[] = "https://forum.example/threads/tea.1/";

// The status of the error that a call throws; DECHROME_OK if it throws none.
template <typename Call> static dechrome_status thrown(Call call) {
    try {
        call();
    } catch (const dechrome::Error &error) {
        CHECK(std::string(error.what()) == dechrome_status_message(error.status()));
        return error.status();
    }
    return DECHROME_OK;
}

static void thread() {
    dechrome::Document document = dechrome::clean({THREAD, URL}, dechrome::Options().set("explain", true));
    CHECK(document.kind() == "thread" && document.platform() == "xenforo" && document.url() == URL);
    CHECK(document.title() == "Tea" && document.confidence() > 0.5 && document.confidence() <= 1);
    CHECK(!document.next_page() && !document.number(DECHROME_FIELD_VIEWS));

    std::string authors;
    for (dechrome::Post post : document.posts()) {
        authors += std::string(post.author().value_or("?")) + ' ';
        CHECK(post.text().size() > 20 && !post.signature() && post.quotes().empty());
    }
    CHECK(authors == "alice bob ");
    CHECK(document.posts().size() == 2 && document.posts()[1].id() == "12");
    CHECK(document.posts()[0].published() == "2024-08-19T14:03:00Z" && !document.posts()[1].published());
    auto posts = document.posts();
    CHECK(std::count_if(posts.begin(), posts.end(), [](dechrome::Post post) { return post.is_comment(); }) == 0);
    CHECK(document.posts()[0].render(DECHROME_OUTPUT_MARKDOWN).find("How long") != std::string_view::npos);

    std::size_t last = 0;
    CHECK(!document.removed().empty() && document.full_text());
    for (dechrome::Removal removal : document.removed()) {
        CHECK(last <= removal.start && removal.start < removal.end && removal.end <= document.full_text()->size());
        CHECK(!removal.kind.empty() && !removal.rule.empty());
        last = removal.end;
    }
}

static void lists() {
    dechrome::Document document = dechrome::clean({LISTING, "https://forum.example/forums/tea.2/"});
    CHECK(document.kind() == "listing" && document.threads().size() == 3);
    std::int64_t replies = 0;
    for (dechrome::DocumentItem item : document.threads()) {
        CHECK(!item.title().empty() && item.url().value_or("").substr(0, 29) == "https://forum.example/threads");
        replies += item.replies().value_or(0);
    }
    CHECK(replies == 1213);
    CHECK(thrown([&] { document.threads()[0].alt(); }) == DECHROME_INVALID_ARGUMENT);
    CHECK(thrown([&] { document.threads()[3].title(); }) == DECHROME_INVALID_ARGUMENT);
    CHECK(document.images().empty() && document.images().begin() == document.images().end());
}

static void moves() {
    dechrome::Document first = dechrome::clean({ARTICLE}), second = dechrome::clean({FLAT});
    std::string_view text = first.text();
    dechrome::Document moved = std::move(first);
    CHECK(moved.text().data() == text.data() && first.get() == nullptr);
    CHECK(thrown([&] { first.text(); }) == DECHROME_NULL_POINTER && first.posts().empty());
    first = std::move(second);
    CHECK(first.number(DECHROME_FIELD_STATS_THREADS) == 3386);
    dechrome::Document owned(first.release());
    CHECK(first.get() == nullptr && owned.number(DECHROME_FIELD_STATS_POSTS) == 33718);
}

static void errors() {
    std::string_view png(reinterpret_cast<const char *>(PNG), sizeof PNG);
    CHECK(thrown([&] { dechrome::clean({png}); }) == DECHROME_NOT_TEXT);
    CHECK(thrown([&] { dechrome::clean({png, "", "", "", true}); }) == DECHROME_INVALID_ARGUMENT);
    CHECK(thrown([&] { dechrome::clean({ARTICLE, "\xff"}); }) == DECHROME_INVALID_ARGUMENT);
    CHECK(thrown([&] { dechrome::clean({ARTICLE, "", "", "soon"}); }) == DECHROME_INVALID_RETRIEVED);
    dechrome::Options options;
    CHECK(thrown([&] { options.set("max_bytes", 0); }) == DECHROME_INVALID_OPTION);
    CHECK(thrown([&] { options.set("no_such_option", "1"); }) == DECHROME_INVALID_OPTION);
    CHECK(thrown([&] { options.set("max_bytes", 10).set("format", std::string("html")); }) == DECHROME_OK);
    CHECK(thrown([&] { dechrome::clean({ARTICLE}, options); }) == DECHROME_LIMIT_BYTES);
    dechrome::Document document = dechrome::clean({std::string_view()});
    CHECK(document.kind() == "other" && document.text().empty() && !document.title());
    CHECK(thrown([&] { document.field(0); }) == DECHROME_INVALID_ARGUMENT);
    CHECK(thrown([&] { document.render(9); }) == DECHROME_INVALID_ARGUMENT);
    CHECK(thrown([&] { document.posts()[0]; }) == DECHROME_INVALID_ARGUMENT);
    CHECK(dechrome::version() == dechrome_version());
}

static void batches() {
    std::string_view png(reinterpret_cast<const char *>(PNG), sizeof PNG);
    std::vector<dechrome::Result> results = dechrome::clean_batch({{THREAD, URL}, {png}, {THREAD, URL}}, {}, 2);
    CHECK(results.size() == 3 && results[1].status == DECHROME_NOT_TEXT && !results[1].document);
    CHECK(thrown([&] { results[1].value(); }) == DECHROME_NOT_TEXT);
    dechrome::Document joined = dechrome::join({&results[0].value(), &results[2].value()});
    results.clear();
    CHECK(joined.posts().size() == 2 && joined.text().find("Two minutes are enough") != std::string_view::npos);
    CHECK(thrown([&] { dechrome::join({nullptr}); }) == DECHROME_NULL_POINTER);
    CHECK(dechrome::join({}).text().empty() && dechrome::clean_batch({}, {}).empty());
}

int main() {
    thread();
    lists();
    moves();
    errors();
    batches();
    if (failures > 0) {
        std::cerr << failures << " checks failed\n";
    }
    return failures > 0;
}
