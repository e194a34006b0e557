"""The plot of the table: a point an extractor on a scale of powers of ten, as SVG without any library."""
import math
from html import escape

# Of the picture, in pixels: a row, what stands left of the scale, the scale, what stands right of it, above and below.
ROW, LEFT, SCALE, RIGHT, TOP, BOTTOM = 26, 190, 430, 90, 56, 34
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .title { font-weight: 600 } .note { fill: #59636e; font-size: 12px }
  .grid { stroke: #d0d7de } .row { stroke: #d0d7de; stroke-dasharray: 1 4 } .point { fill: #59636e }
  .own { fill: #0969da; font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .note { fill: #9198a1 } .grid, .row { stroke: #3d444d } .point { fill: #9198a1 }
    .own { fill: #4493f8 }
  }
"""


def decades(rates):
    """The powers of ten around some rates.

    >>> decades([3, 250]), decades([0.5, 10]), decades([10])
    ((0, 3), (-1, 1), (1, 2))
    """
    low = math.floor(math.log10(min(rates)))
    return low, max(low + 1, math.ceil(math.log10(max(rates))))


def points(rows, note, own="dechrome"):
    """The picture of {name, rate} rows and what they only do, if they do less than the others.

    >>> picture = points([{"name": "dechrome", "rate": 90, "less": ""}, {"name": "a<b", "rate": 3, "less": "parses"}], "2 pages")
    >>> picture.count("<circle"), picture.count("own"), "a&lt;b (parses)" in picture, ">3 MB/s<" in picture
    (2, 4, True, True)
    """
    rows = sorted(rows, key=lambda row: -row["rate"])
    low, high = decades([row["rate"] for row in rows])

    def place(rate):
        return LEFT + SCALE * (math.log10(rate) - low) / (high - low)

    width, height = LEFT + SCALE + RIGHT, TOP + ROW * len(rows) + BOTTOM
    bottom = height - BOTTOM
    title = "HTML to text: megabytes in a second of processor time"
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        f"<title>{title}</title><style>{STYLE}</style>",
        f'<text class="title" x="12" y="22">{title}</text>',
        f'<text class="note" x="12" y="40">{escape(note)}; a step of the scale is a factor of ten</text>',
    ]
    for power in range(low, high + 1):
        x = place(10.0**power)
        out.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{bottom}"/>')
        out.append(f'<text class="note" text-anchor="middle" x="{x:.1f}" y="{bottom + 18}">{10.0**power:g}</text>')
    for at, row in enumerate(rows):
        x, y = place(row["rate"]), TOP + ROW * at + ROW // 2
        mark = " own" if row["name"] == own else ""
        name = escape(f"{row['name']} ({row['less']})" if row["less"] else row["name"])
        out.append(f'<text class="name{mark}" text-anchor="end" x="{LEFT - 10}" y="{y + 4.5}">{name}</text>')
        out.append(f'<line class="row" x1="{LEFT}" x2="{x:.1f}" y1="{y}" y2="{y}"/>')
        out.append(f'<circle class="point{mark}" cx="{x:.1f}" cy="{y}" r="5"/>')
        out.append(f'<text class="note" x="{x + 10:.1f}" y="{y + 4.5}">{row["rate"]:.3g} MB/s</text>')
    return "\n".join([*out, "</svg>\n"])
