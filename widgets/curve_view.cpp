// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The chart itself: the only file that knows QCustomPlot.
#include "widgets/curve_view.h"

#include "widgets/color_scale.h"
#include "widgets/curve_view_state.h"
#include "widgets/heatmap_export.h"

#include <QPicture>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace steerscope {
namespace {

constexpr int kFrameMs = 33;
constexpr double kRangePadding = 0.08;
constexpr int kLabelGap = 6;
constexpr int kMarksPerCurve = 8;

/// Further PSRs share one colour: each has a dash of its own beside its symbol.
QList<qreal> dashesOf(const CurveStyle& style) {
    if (style.line == CurveLine::dashed) return {3, 2};
    switch (style.variant % kSymbolVariants) {
    case 1:
        return {5, 1.5};
    case 2:
        return {2, 1.5};
    case 3:
        return {5, 1.5, 1, 1.5};
    case 4:
        return {1, 1.5};
    default:
        return {};
    }
}

/// Curves are told apart by width and dash, never by colour alone.
QPen curvePen(const Theme& theme, const CurveStyle& style, qreal scale) {
    const QColor color = style.identity ? theme.of(*style.identity).fill : theme.text2;
    const qreal width = style.line == CurveLine::solid    ? 2.5
                        : style.line == CurveLine::dashed ? 1.75
                                                          : 1.25;
    QPen pen(color, width * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QList<qreal> dashes = dashesOf(style);
    if (!dashes.isEmpty()) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(dashes);
    }
    return pen;
}

QCPItemText* addText(QCustomPlot& plot) {
    auto* text = new QCPItemText(&plot);
    text->setClipToAxisRect(false);
    text->setPadding({});
    return text;
}

void styleAxis(QCPAxis& axis, const Theme& theme, qreal scale) {
    const QFont font = themeFont(TypeRole::axis, scale);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    axis.setTickLabelColor(theme.text2);
    axis.setLabelColor(theme.text3);
    axis.setBasePen(QPen(theme.control));
    axis.setTickPen(QPen(theme.control));
    axis.setSubTicks(false);
    axis.setTickLength(0, scaledPixels(4, scale));
    axis.grid()->setPen(QPen(theme.hair));
    axis.grid()->setZeroLinePen(QPen(theme.hair));
}

/// About `count` ticks at 1, 2 or 5 times a power of ten, with just the decimals they need.
void setTicks(QCPAxis& axis, int count) {
    const double wanted = axis.range().size() / count;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    const double mantissa = wanted / power;
    const double step = power * (mantissa > 5 ? 10 : mantissa > 2 ? 5 : mantissa > 1 ? 2 : 1);
    const auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(step);
    axis.setTicker(ticker);
    axis.setNumberFormat(QStringLiteral("f"));
    const int decimals = -static_cast<int>(std::floor(std::log10(step * (1 + 1e-9))));
    axis.setNumberPrecision(std::clamp(decimals, 0, 8));
}

QCPRange padded(const std::pair<double, double>& span) {
    const double size = span.second - span.first;
    const double room = size > 0 ? size * kRangePadding : std::max(std::fabs(span.first), 1.0) * .1;
    return {span.first - room, span.second + room};
}

/// Points of runs other than the first carry the run's symbol; held-out curves open circles.
QCPScatterStyle scatterOf(const CurveStyle& style, const QPen& pen, const QColor& paper,
                          qreal scale) {
    using Style = QCPScatterStyle;
    constexpr Style::ScatterShape kShapes[] = {Style::ssCircle, Style::ssTriangle,
                                               Style::ssTriangleInverted, Style::ssSquare,
                                               Style::ssStar};
    const QPen outline(pen.color(), 1.25 * scale);
    const auto variant = static_cast<std::size_t>(style.variant % kSymbolVariants);
    const bool open = style.line == CurveLine::dashed || (style.dots && variant == 0);
    if (variant == 0 && !open) return Style(Style::ssNone);
    return Style(kShapes[variant], outline, open ? QBrush(paper) : QBrush(pen.color()), 6 * scale);
}

/// Room the names need to the right of the plot.
int labelRoom(const std::vector<CurveSeries>& curves, const QCPAxis& x, const QFont& font,
              int gap) {
    const QFontMetrics metrics(font);
    int room = 0;
    for (const CurveSeries& series : curves) {
        const std::optional<QPointF> end = lastPoint(series);
        if (!end || !series.shown || !series.style.labelled) continue;
        const double share = (end->x() - x.range().lower) / x.range().size();
        if (share > 0.7)
            room = std::max(room, metrics.horizontalAdvance(endName(series, curves)) + gap);
    }
    return room;
}

/// Names that would touch are moved apart, downwards.
void separate(std::vector<std::pair<QCPItemText*, QPointF>>& places, double pitch) {
    std::sort(places.begin(), places.end(),
              [](const auto& a, const auto& b) { return a.second.y() < b.second.y(); });
    for (std::size_t i = 1; i < places.size(); ++i)
        places[i].second.setY(std::max(places[i].second.y(), places[i - 1].second.y() + pitch));
    for (const auto& [label, at] : places)
        label->position->setPixelPosition(at);
}

} // namespace

CurveView::CurveView(QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>()), m_plot(new QCustomPlot(this)) {
    setAccessibleName(tr("Curves"));
    setFocusPolicy(Qt::StrongFocus);
    m_state->legend = new CurveLegend(this);
    m_state->legend->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_state->legend);
    column->addWidget(m_plot, 1);
    m_state->overlay = new CurveOverlay(m_plot);
    m_state->emptyLabel = new QLabel(this);
    m_state->emptyLabel->setAlignment(Qt::AlignCenter);
    m_state->emptyLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_state->timer.setSingleShot(true);
    m_state->timer.setInterval(kFrameMs);
    connect(&m_state->timer, &QTimer::timeout, this, &CurveView::refresh);
    connect(m_state->legend, &CurveLegend::runToggled, this, &CurveView::setRunShown);
    buildPlot();
    restyle();
}

CurveView::~CurveView() = default;

void CurveView::buildPlot() {
    m_plot->setContextMenuPolicy(Qt::NoContextMenu);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->xAxis->grid()->setVisible(false);
    buildMarks();
}

/// What is drawn besides the curves; clear() takes it away with them.
void CurveView::buildMarks() {
    m_state->band = new QCPItemRect(m_plot);
    m_state->band->setVisible(false);
    m_state->band->setLayer(QStringLiteral("background"));
    m_state->marker = new QCPItemStraightLine(m_plot);
    m_state->marker->setVisible(false);
}

int CurveView::addCurve(const CurveStyle& style) {
    QCPGraph* graph = m_plot->addGraph();
    graph->setAdaptiveSampling(true);
    m_state->curves.push_back({style, {}, {}, true});
    m_state->graphs.push_back({graph, addText(*m_plot)});
    m_state->graphs.back().label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    showRuns();
    restyle();
    return curveCount() - 1;
}

void CurveView::clear() {
    m_plot->clearGraphs();
    m_plot->clearItems();
    m_state->curves.clear();
    m_state->graphs.clear();
    m_state->references.clear();
    m_state->markerX.reset();
    m_state->bandX.reset();
    buildMarks();
    readAt(std::nullopt);
    showRuns();
    restyle();
}

void CurveView::addReferenceLine(double y, const QString& label, std::optional<Identity> identity) {
    m_state->references.push_back(
        {y, label, identity, new QCPItemStraightLine(m_plot), addText(*m_plot)});
    QCPItemText* text = m_state->references.back().label;
    text->setText(label);
    restyle();
}

void CurveView::setAxisTitles(const QString& x, const QString& y) {
    m_state->xTitle = x;
    m_plot->xAxis->setLabel(x);
    m_plot->yAxis->setLabel(y);
    scheduleReplot();
}

void CurveView::styleCurve(std::size_t index) {
    const State& state = *m_state;
    const CurveStyle& style = state.curves[index].style;
    const CurveGraph& drawn = state.graphs[index];
    const QPen pen = curvePen(state.theme, style, state.scale);
    drawn.graph->setPen(pen);
    drawn.graph->setScatterStyle(scatterOf(style, pen, state.theme.surface, state.scale));
    drawn.label->setFont(state.labelFont());
    drawn.label->setColor(state.colorOf(style.identity));
}

void CurveView::restyle() {
    const State& state = *m_state;
    m_plot->setBackground(QBrush(state.theme.surface));
    styleAxis(*m_plot->xAxis, state.theme, state.scale);
    styleAxis(*m_plot->yAxis, state.theme, state.scale);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->yAxis->setTickPen(Qt::NoPen);
    for (std::size_t i = 0; i < state.curves.size(); ++i)
        styleCurve(i);
    for (const CurveReference& reference : state.references) {
        const QColor color = state.colorOf(reference.identity);
        reference.line->setPen(QPen(color, state.scale, Qt::DotLine));
        reference.label->setFont(state.labelFont());
        reference.label->setColor(color);
    }
    const bool chosen = state.markerKind == CurveMarker::chosen;
    state.marker->setPen(chosen ? QPen(state.theme.text, 1.5 * state.scale)
                                : QPen(state.theme.text3, state.scale, Qt::DotLine));
    state.band->setPen(QPen(state.theme.bandLine, state.scale));
    state.band->setBrush(state.theme.band);
    state.emptyLabel->setFont(themeFont(TypeRole::label, state.scale));
    QPalette palette;
    palette.setColor(QPalette::WindowText, state.theme.text3);
    state.emptyLabel->setPalette(palette);
    state.legend->setTheme(state.theme);
    state.legend->setScale(state.scale);
    state.overlay->setTheme(state.theme);
    state.overlay->setScale(state.scale);
    scheduleReplot();
}

/// Hands the numbers to the plot and gives the axes their ranges.
void CurveView::refreshGraphs() {
    State& state = *m_state;
    for (std::size_t i = 0; i < state.curves.size(); ++i) {
        const CurveSeries& series = state.curves[i];
        const bool sorted = std::is_sorted(series.x.begin(), series.x.end());
        state.graphs[i].graph->setData(QVector<double>(series.x.begin(), series.x.end()),
                                       QVector<double>(series.y.begin(), series.y.end()), sorted);
        state.graphs[i].graph->setVisible(series.shown);
        state.graphs[i].graph->setScatterSkip(
            std::max(0, static_cast<int>(series.x.size()) / kMarksPerCurve - 1));
    }
    const auto keys = state.xRange.value_or(keySpan(state.curves));
    m_plot->xAxis->setRange(keys.first, keys.second);
    const auto values = valueSpan(state.curves, state.referenceValues());
    m_plot->yAxis->setRange(values ? padded(*values) : padded({0.0, 1.0}));
    setTicks(*m_plot->xAxis, 5);
    setTicks(*m_plot->yAxis, 4);
}

/// Labels stand in pixels: the axis rectangle must have its place before they get theirs.
void CurveView::refreshLayout() {
    State& state = *m_state;
    QCPAxisRect& rect = *m_plot->axisRect();
    const int edge = scaledPixels(8, state.scale);
    const int room = labelRoom(state.curves, *m_plot->xAxis, state.labelFont(),
                               scaledPixels(kLabelGap, state.scale));
    rect.setAutoMargins(QCP::msLeft | QCP::msBottom);
    rect.setMargins({0, edge, edge + room, 0});
    m_plot->plotLayout()->update(QCPLayoutElement::upPreparation);
    m_plot->plotLayout()->update(QCPLayoutElement::upMargins);
    m_plot->plotLayout()->update(QCPLayoutElement::upLayout);
    placeLabels();
    for (const CurveReference& reference : state.references)
        placeReference(reference);
    placeMarks();
    const QMargins margins(rect.left(), 0, m_plot->width() - 1 - rect.right(), 0);
    if (margins == state.told) return;
    state.told = margins;
    Q_EMIT marginsChanged(margins.left(), margins.right());
}

/// The name stands over its line, at the end where the curves leave it more room.
void CurveView::placeReference(const CurveReference& reference) {
    reference.line->point1->setCoords(0, reference.y);
    reference.line->point2->setCoords(1, reference.y);
    const QFontMetricsF metrics(m_state->labelFont());
    const QSizeF size(metrics.horizontalAdvance(reference.name), metrics.height());
    const QCPRange keys = m_plot->xAxis->range();
    const QPointF left = pixelOf(keys.lower, reference.y) + QPointF(2, -2);
    const QPointF right = pixelOf(keys.upper, reference.y) + QPointF(0, -2);
    const QRectF atLeft(left - QPointF(0, size.height()), size);
    const QRectF atRight(right - QPointF(size.width(), size.height()), size);
    const bool leftIsFree = clearance(atLeft) > clearance(atRight);
    reference.label->setPositionAlignment((leftIsFree ? Qt::AlignLeft : Qt::AlignRight) |
                                          Qt::AlignBottom);
    reference.label->position->setPixelPosition(leftIsFree ? left : right);
}

/// Pixels from the middle of a text to the nearest curve above or below it.
double CurveView::clearance(const QRectF& text) const {
    constexpr int kPlaces = 5;
    double nearest = std::numeric_limits<double>::infinity();
    for (int i = 0; i < kPlaces; ++i) {
        const double x =
            m_plot->xAxis->pixelToCoord(text.left() + text.width() * i / (kPlaces - 1));
        for (const CurveSeries& series : m_state->curves)
            if (const auto y = series.shown ? valueAt(series, x) : std::nullopt)
                nearest = std::min(nearest, std::abs(pixelOf(x, *y).y() - text.center().y()));
    }
    return nearest;
}

void CurveView::placeMarks() {
    State& state = *m_state;
    state.marker->setVisible(state.markerX.has_value());
    state.marker->point1->setCoords(state.markerX.value_or(0), 0);
    state.marker->point2->setCoords(state.markerX.value_or(0), 1);
    state.band->setVisible(state.bandX.has_value());
    const auto [low, high] = state.bandX.value_or(std::pair{0.0, 0.0});
    const QCPRange whole = m_plot->yAxis->range();
    state.band->topLeft->setCoords(low, whole.upper + whole.size());
    state.band->bottomRight->setCoords(high, whole.lower - whole.size());
}

void CurveView::placeLabels() {
    const State& state = *m_state;
    std::vector<std::pair<QCPItemText*, QPointF>> places;
    for (std::size_t i = 0; i < state.curves.size(); ++i) {
        const std::optional<QPointF> end = lastPoint(state.curves[i]);
        const bool shown = end && state.curves[i].shown && state.curves[i].style.labelled;
        QCPItemText* label = state.graphs[i].label;
        label->setVisible(shown);
        label->setText(endName(state.curves[i], state.curves));
        if (shown)
            places.emplace_back(label, pixelOf(end->x(), end->y()) +
                                           QPointF(scaledPixels(kLabelGap, state.scale), 0));
    }
    separate(places, QFontMetricsF(state.labelFont()).height());
}

void CurveView::refresh() {
    const bool empty = m_state->isEmpty();
    m_state->emptyLabel->setVisible(empty);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setVisible(!empty);
        axis->setTickLabels(!empty);
    }
    m_plot->yAxis->grid()->setVisible(!empty);
    refreshGraphs();
    refreshLayout();
    m_state->overlay->setGeometry(m_plot->rect());
    readAt(m_state->readX);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QPointF CurveView::pixelOf(double x, double y) const {
    return {m_plot->xAxis->coordToPixel(x), m_plot->yAxis->coordToPixel(y)};
}

double CurveView::xAt(double pixel) const {
    return m_plot->xAxis->pixelToCoord(pixel);
}

bool CurveView::isPlot(const QObject* object) const {
    return object == m_plot;
}

void CurveView::paintPlot(QPainter& target) {
    // QCustomPlot draws with a painter of its own; a picture carries its strokes and text over.
    QPicture picture;
    {
        QCPPainter painter(&picture);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        m_plot->toPainter(&painter, width(), height());
    }
    target.drawPicture(0, 0, picture);
}

} // namespace steerscope
