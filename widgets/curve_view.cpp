// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_view.h"

#include "widgets/color_scale.h"
#include "widgets/heatmap_export.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPicture>
#include <QTimer>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace steerscope {
namespace {

constexpr int kFrameMs = 33;
constexpr double kRangePadding = 0.08;
constexpr double kReachPixels = 14.0; ///< How near a press must be to a point.
constexpr int kLabelGap = 6;

struct Curve {
    CurveStyle style;
    QCPGraph* graph;
    QCPItemText* label;
};

struct Reference {
    double y;
    QString name;
    std::optional<Identity> identity;
    QCPItemStraightLine* line;
    QCPItemText* label;
};

QColor lineColor(const Theme& theme, const std::optional<Identity>& identity) {
    return identity ? theme.of(*identity).line : theme.text2;
}

/// Curves are told apart by width and dash, never by colour alone.
QPen curvePen(const Theme& theme, const CurveStyle& style, qreal scale) {
    const QColor color = style.identity ? theme.of(*style.identity).fill : theme.text2;
    const qreal width = style.line == CurveLine::solid    ? 2.5
                        : style.line == CurveLine::dashed ? 1.75
                                                          : 1.25;
    QPen pen(color, width * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (style.line == CurveLine::dashed) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({3, 2});
    }
    return pen;
}

/// Last point that is a number; nothing on an empty curve.
std::optional<QPointF> lastPoint(const QCPGraph& graph) {
    for (int i = graph.dataCount() - 1; i >= 0; --i) {
        const QCPGraphData& point = *graph.data()->at(i);
        if (std::isfinite(point.value)) return QPointF(point.key, point.value);
    }
    return std::nullopt;
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

/// Smallest and largest number of all curves and references.
std::optional<QCPRange> valueSpan(const std::vector<Curve>& curves,
                                  const std::vector<Reference>& references) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto include = [&](double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const Curve& curve : curves)
        for (const QCPGraphData& point : *curve.graph->data())
            include(point.value);
    for (const Reference& reference : references)
        include(reference.y);
    if (low > high) return std::nullopt;
    return QCPRange(low, high);
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

QCPRange padded(const QCPRange& span) {
    const double size = span.size();
    const double room = size > 0 ? size * kRangePadding : std::max(std::fabs(span.lower), 1.0) * .1;
    return {span.lower - room, span.upper + room};
}

} // namespace

struct CurveView::State {
    Theme theme = themeOf(ThemeKind::light);
    qreal scale = 1.0;
    std::vector<Curve> curves;
    std::vector<Reference> references;
    std::optional<double> markerX;
    QCPItemStraightLine* marker = nullptr;
    std::optional<std::pair<double, double>> xRange;
    QLabel* emptyLabel = nullptr;
    QTimer timer;

    bool isEmpty() const {
        return std::all_of(curves.begin(), curves.end(),
                           [](const Curve& curve) { return curve.graph->dataCount() == 0; });
    }

    QCPRange keySpan() const {
        if (xRange) return {xRange->first, xRange->second};
        QCPRange span(0, 1);
        bool first = true;
        for (const Curve& curve : curves) {
            bool found = false;
            const QCPRange keys = curve.graph->getKeyRange(found);
            if (!found) continue;
            if (first)
                span = keys;
            else
                span.expand(keys);
            first = false;
        }
        return span.size() > 0 ? span : QCPRange(span.lower - 0.5, span.upper + 0.5);
    }

    /// Room the labels need to the right of the plot.
    int labelRoom(const QCPAxis& x) const {
        const QFontMetrics metrics(labelFont());
        int room = 0;
        for (const Curve& curve : curves) {
            const std::optional<QPointF> end = lastPoint(*curve.graph);
            if (!end) continue;
            const double share = (end->x() - x.range().lower) / x.range().size();
            if (share > 0.7) room = std::max(room, metrics.horizontalAdvance(curve.style.name));
        }
        return room > 0 ? room + scaledPixels(kLabelGap, scale) : 0;
    }

    QFont labelFont() const {
        QFont font = themeFont(TypeRole::axis, scale);
        font.setWeight(QFont::DemiBold);
        return font;
    }

    /// Puts each name beside the end of its curve; names that would touch are moved apart.
    void placeLabels(const QCPAxis& x, const QCPAxis& y) {
        struct Place {
            QCPItemText* label;
            QPointF at;
        };
        std::vector<Place> places;
        for (const Curve& curve : curves) {
            const std::optional<QPointF> end = lastPoint(*curve.graph);
            curve.label->setVisible(end.has_value());
            if (end)
                places.push_back({curve.label,
                                  {x.coordToPixel(end->x()) + scaledPixels(kLabelGap, scale),
                                   y.coordToPixel(end->y())}});
        }
        std::sort(places.begin(), places.end(),
                  [](const Place& a, const Place& b) { return a.at.y() < b.at.y(); });
        const double pitch = QFontMetricsF(labelFont()).height();
        for (std::size_t i = 1; i < places.size(); ++i)
            places[i].at.setY(std::max(places[i].at.y(), places[i - 1].at.y() + pitch));
        for (const Place& place : places)
            place.label->position->setPixelPosition(place.at);
    }

    void placeReferences(const QCPAxis& x, const QCPAxis& y) {
        for (const Reference& reference : references) {
            reference.line->point1->setCoords(0, reference.y);
            reference.line->point2->setCoords(1, reference.y);
            reference.label->position->setPixelPosition(
                {x.coordToPixel(x.range().upper), y.coordToPixel(reference.y) - 2});
        }
        if (!marker) return;
        marker->setVisible(markerX.has_value());
        marker->point1->setCoords(markerX.value_or(0), 0);
        marker->point2->setCoords(markerX.value_or(0), 1);
    }
};

CurveView::CurveView(QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>()), m_plot(new QCustomPlot(this)) {
    setAccessibleName(tr("Curves"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot);
    m_state->emptyLabel = new QLabel(this);
    m_state->emptyLabel->setAlignment(Qt::AlignCenter);
    m_state->emptyLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_state->timer.setSingleShot(true);
    m_state->timer.setInterval(kFrameMs);
    connect(&m_state->timer, &QTimer::timeout, this, &CurveView::refresh);
    buildPlot();
    restyle();
}

CurveView::~CurveView() = default;

void CurveView::buildPlot() {
    m_plot->setContextMenuPolicy(Qt::NoContextMenu);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->installEventFilter(this);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->xAxis->grid()->setVisible(false);
    m_state->marker = new QCPItemStraightLine(m_plot);
    m_state->marker->setVisible(false);
}

int CurveView::addCurve(const CurveStyle& style) {
    QCPGraph* graph = m_plot->addGraph();
    graph->setAdaptiveSampling(true);
    m_state->curves.push_back({style, graph, addText(*m_plot)});
    m_state->curves.back().label->setText(style.name);
    m_state->curves.back().label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    restyle();
    return curveCount() - 1;
}

void CurveView::appendPoint(int curve, double x, double y) {
    m_state->curves.at(static_cast<std::size_t>(curve)).graph->addData(x, y);
    scheduleReplot();
}

void CurveView::setPoints(int curve, const std::vector<double>& x, const std::vector<double>& y) {
    m_state->curves.at(static_cast<std::size_t>(curve))
        .graph->setData(QVector<double>(x.begin(), x.end()), QVector<double>(y.begin(), y.end()));
    scheduleReplot();
}

void CurveView::clear() {
    m_plot->clearGraphs();
    m_plot->clearItems();
    m_state->curves.clear();
    m_state->references.clear();
    m_state->markerX.reset();
    m_state->marker = new QCPItemStraightLine(m_plot);
    m_state->marker->setVisible(false);
    restyle();
}

int CurveView::curveCount() const {
    return static_cast<int>(m_state->curves.size());
}

int CurveView::pointCount(int curve) const {
    return m_state->curves.at(static_cast<std::size_t>(curve)).graph->dataCount();
}

void CurveView::addReferenceLine(double y, const QString& label, std::optional<Identity> identity) {
    m_state->references.push_back(
        {y, label, identity, new QCPItemStraightLine(m_plot), addText(*m_plot)});
    QCPItemText* text = m_state->references.back().label;
    text->setText(label);
    text->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    restyle();
}

void CurveView::setMarker(std::optional<double> x) {
    m_state->markerX = x;
    scheduleReplot();
}

void CurveView::setAxisTitles(const QString& x, const QString& y) {
    m_plot->xAxis->setLabel(x);
    m_plot->yAxis->setLabel(y);
    scheduleReplot();
}

void CurveView::setXRange(std::optional<std::pair<double, double>> range) {
    m_state->xRange = range;
    scheduleReplot();
}

void CurveView::setEmptyText(const QString& text) {
    m_state->emptyLabel->setText(text);
    scheduleReplot();
}

void CurveView::setTheme(const Theme& theme) {
    m_state->theme = theme;
    restyle();
}

void CurveView::setScale(qreal scale) {
    m_state->scale = scale;
    updateGeometry();
    restyle();
}

void CurveView::restyle() {
    const State& state = *m_state;
    m_plot->setBackground(QBrush(state.theme.surface));
    styleAxis(*m_plot->xAxis, state.theme, state.scale);
    styleAxis(*m_plot->yAxis, state.theme, state.scale);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->yAxis->setTickPen(Qt::NoPen);
    for (const Curve& curve : state.curves) {
        curve.graph->setPen(curvePen(state.theme, curve.style, state.scale));
        curve.label->setFont(state.labelFont());
        curve.label->setColor(lineColor(state.theme, curve.style.identity));
    }
    for (const Reference& reference : state.references) {
        const QColor color = lineColor(state.theme, reference.identity);
        reference.line->setPen(QPen(color, state.scale, Qt::DotLine));
        reference.label->setFont(state.labelFont());
        reference.label->setColor(color);
    }
    state.marker->setPen(QPen(state.theme.text3, state.scale, Qt::DotLine));
    state.emptyLabel->setFont(themeFont(TypeRole::label, state.scale));
    QPalette palette;
    palette.setColor(QPalette::WindowText, state.theme.text3);
    state.emptyLabel->setPalette(palette);
    scheduleReplot();
}

void CurveView::scheduleReplot() {
    if (!m_state->timer.isActive()) m_state->timer.start();
}

void CurveView::refresh() {
    State& state = *m_state;
    const bool empty = state.isEmpty();
    state.emptyLabel->setVisible(empty);
    m_plot->xAxis->setTickLabels(!empty);
    m_plot->yAxis->setTickLabels(!empty);
    m_plot->xAxis->setRange(state.keySpan());
    m_plot->yAxis->setRange(
        padded(valueSpan(state.curves, state.references).value_or(QCPRange(0, 1))));
    setTicks(*m_plot->xAxis, 5);
    setTicks(*m_plot->yAxis, 4);
    QCPAxisRect& rect = *m_plot->axisRect();
    const int edge = scaledPixels(8, state.scale);
    rect.setAutoMargins(QCP::msLeft | QCP::msBottom);
    rect.setMargins({0, edge, edge + state.labelRoom(*m_plot->xAxis), 0});
    // Labels stand in pixels: the axis rectangle must have its place before they get theirs.
    m_plot->plotLayout()->update(QCPLayoutElement::upPreparation);
    m_plot->plotLayout()->update(QCPLayoutElement::upMargins);
    m_plot->plotLayout()->update(QCPLayoutElement::upLayout);
    state.placeLabels(*m_plot->xAxis, *m_plot->yAxis);
    state.placeReferences(*m_plot->xAxis, *m_plot->yAxis);
    QStringList spoken;
    for (const Curve& curve : state.curves)
        if (const std::optional<QPointF> end = lastPoint(*curve.graph))
            spoken << tr("%1 %2").arg(curve.style.name, valueText(end->y()));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurveView::resizeEvent(QResizeEvent*) {
    m_state->emptyLabel->setGeometry(rect());
    scheduleReplot();
}

std::pair<int, double> CurveView::nearestPoint(const QPointF& position) const {
    std::pair<int, double> nearest{-1, 0.0};
    double reach = kReachPixels * m_state->scale;
    for (int i = 0; i < curveCount(); ++i)
        for (const QCPGraphData& point :
             *m_state->curves[static_cast<std::size_t>(i)].graph->data()) {
            const QPointF at(m_plot->xAxis->coordToPixel(point.key),
                             m_plot->yAxis->coordToPixel(point.value));
            const double distance = std::hypot(at.x() - position.x(), at.y() - position.y());
            if (distance >= reach) continue;
            reach = distance;
            nearest = {i, point.key};
        }
    return nearest;
}

bool CurveView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_plot && event->type() == QEvent::MouseButtonPress) {
        const auto* press = static_cast<QMouseEvent*>(event);
        const auto [curve, x] = nearestPoint(press->position());
        if (press->button() == Qt::LeftButton && curve >= 0) Q_EMIT pointActivated(curve, x);
    }
    return QWidget::eventFilter(watched, event);
}

void CurveView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasData = !m_state->isEmpty();
    menu->addAction(tr("Copy figure"), this, &CurveView::copyFigure)->setEnabled(hasData);
    menu->addAction(tr("Copy data"), this, [this] { QApplication::clipboard()->setText(toCsv()); })
        ->setEnabled(hasData);
    menu->addSeparator();
    menu->addAction(tr("Save as…"), this, &CurveView::exportRequested)->setEnabled(hasData);
    menu->popup(event->globalPos());
}

void CurveView::copyFigure() const {
    QApplication::clipboard()->setPixmap(m_plot->toPixmap(width(), height(), 2.0));
}

bool CurveView::exportFigure(const QString& path) {
    refresh();
    // QCustomPlot draws with a painter of its own; a picture carries its strokes and text over.
    QPicture picture;
    {
        QCPPainter painter(&picture);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        m_plot->toPainter(&painter, width(), height());
    }
    return paintToFile(path, size(), m_state->theme.surface,
                       [&](QPainter& painter) { painter.drawPicture(0, 0, picture); });
}

QString CurveView::toCsv() const {
    QString csv = QStringLiteral("curve,x,y\n");
    for (const Curve& curve : m_state->curves)
        for (const QCPGraphData& point : *curve.graph->data())
            csv += QStringLiteral("\"%1\",%2,%3\n")
                       .arg(QString(curve.style.name).replace(u'"', QStringLiteral("\"\"")))
                       .arg(point.key, 0, 'g', 12)
                       .arg(std::isfinite(point.value) ? QString::number(point.value, 'g', 12)
                                                       : QString());
    return csv;
}

QSize CurveView::sizeHint() const {
    return {scaledPixels(280, m_state->scale), scaledPixels(140, m_state->scale)};
}

QSize CurveView::minimumSizeHint() const {
    return {scaledPixels(160, m_state->scale), scaledPixels(90, m_state->scale)};
}

} // namespace steerscope
