"""Growth curves as one SVG: a small plot for each kind of page, ratio of its CPU to that of the smallest archive."""

from html import escape
from math import log10

COLUMNS, WIDTH, HEIGHT = 4, 190, 120
#: Room around a plot for its title, and the ratio at the top of the scale.
TOP, SIDE, HIGHEST = 34, 14, 2.0
_STYLE = (
    "text{font:12px sans-serif;fill:#222}.bar{stroke:#b00;stroke-dasharray:4 3}"
    ".curve{fill:none;stroke:#06c;stroke-width:2}circle{fill:#06c}svg{background:#fff}"
)


def svg(figures, bar):
    """A plot a kind: `figures` is {size: {kind: Cost}} of `bench.growth`, `bar` the ratio that none should pass."""
    kinds = list(next(iter(figures.values())))
    rows = -(-len(kinds) // COLUMNS)
    plots = [
        f'<g transform="translate({n % COLUMNS * WIDTH} {n // COLUMNS * HEIGHT})">{_plot(kind, figures, bar)}</g>'
        for n, kind in enumerate(kinds)
    ]
    size = f"{COLUMNS * WIDTH} {rows * HEIGHT}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"><style>{_STYLE}</style>{"".join(plots)}</svg>\n'
    )


def _plot(kind, figures, bar):
    sizes = [log10(int(size)) for size in figures]
    ratios = [of_size[kind].ratio for of_size in figures.values()]
    points = [(_across(size, sizes), _up(ratio)) for size, ratio in zip(sizes, ratios, strict=True)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points)
    limit = f'<line class="bar" x1="{SIDE}" x2="{WIDTH - SIDE}" y1="{_up(bar):.1f}" y2="{_up(bar):.1f}"/>'
    title = f'<text x="{SIDE}" y="16">{escape(kind)}</text>'
    last = f'<text x="{SIDE}" y="30">× {ratios[-1]:.2f}</text>'
    return f'{title}{last}{limit}<polyline class="curve" points="{line}"/>{dots}'


def _across(size, sizes):
    return SIDE + (WIDTH - 2 * SIDE) * (size - sizes[0]) / ((sizes[-1] - sizes[0]) or 1)


def _up(ratio):
    return HEIGHT - 8 - (HEIGHT - TOP - 8) * min(ratio, HIGHEST) / HIGHEST
