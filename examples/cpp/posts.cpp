// Cleans the pages of one thread on all cores, joins them and prints its posts.
//
//     c++ -std=c++17 -I include examples/cpp/posts.cpp -L target/release -ldechrome -o posts
//     LD_LIBRARY_PATH=target/release ./posts https://forum.example/t/1 page1.html page2.html
#include "dechrome.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string read(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error(path + ": cannot be read");
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

void print(const dechrome::Document &thread) {
    std::cout << thread.title().value_or("(no title)") << ", " << thread.posts().size() << " posts\n";
    for (dechrome::DocumentItem step : thread.breadcrumbs()) {
        std::cout << "in " << step.text() << '\n';
    }
    for (dechrome::Post post : thread.posts()) {
        std::cout << '\n' << post.author().value_or("?") << ", " << post.published().value_or("no date") << '\n';
        for (dechrome::PostItem quote : post.quotes()) {
            std::cout << "(quotes " << quote.author().value_or("somebody") << ")\n";
        }
        std::cout << post.text() << '\n';
    }
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 3) {
        std::cerr << "usage: posts URL FILE...\n";
        return 2;
    }
    try {
        std::vector<std::string> files;
        for (int i = 2; i < argc; i++) {
            files.push_back(read(argv[i]));
        }
        std::vector<dechrome::Page> pages;
        for (const std::string &file : files) {
            pages.push_back({file, argv[1]});
        }
        const std::vector<dechrome::Result> results = dechrome::clean_batch(pages, dechrome::Options());
        std::vector<const dechrome::Document *> documents;
        for (const dechrome::Result &result : results) {
            documents.push_back(&result.value()); // throws where a page could not be cleaned
        }
        print(dechrome::join(documents));
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
