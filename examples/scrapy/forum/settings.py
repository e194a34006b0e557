"""Settings of the project: a polite crawl of one host. Each can be set for one run with ``-s NAME=VALUE``."""

BOT_NAME = "forum"
SPIDER_MODULES = ["forum.spiders"]

# Set this to say who crawls: a page about the crawl, or an address to write to. robots.txt may name the first word.
USER_AGENT = "dechrome-forum-example (https://docs.rs/dechrome)"

# robots.txt is obeyed. Its Crawl-delay is not read by Scrapy: set DOWNLOAD_DELAY to it, in seconds.
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 2
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0

# Guests are shown the same pages with and without cookies.
COOKIES_ENABLED = False
DOWNLOAD_TIMEOUT = 30
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024

DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "forum.middlewares.OneHostMiddleware": 50,
}
ITEM_PIPELINES = {"forum.pipelines.JoinPipeline": 300}

FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"
# Nobody else steers the crawl.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
