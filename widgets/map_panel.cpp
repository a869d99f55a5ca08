// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map_panel.h"

#include "widgets/heatmap_view.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"
#include "widgets/segmented_control.h"
#include "widgets/tab_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr qreal kPadding = 16;
constexpr qreal kHeaderHeight = 40;
constexpr qreal kRadius = 4;
constexpr qreal kReadoutHeight = 24;

} // namespace

/// "pirate  #7 · layer 23  95.6": token and value in semibold, framed in the cursor's colour.
class MapPanel::Readout : public QWidget {
public:
    explicit Readout(QWidget* parent) : QWidget(parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void show(const QString& token, const QString& place, const QString& value) {
        m_parts = {token, place, value};
        update();
    }
    void restyle(const Theme& theme, qreal scale) {
        m_theme = theme;
        m_scale = scale;
        update();
    }
    void setKind(CursorKind kind) { m_kind = kind; }
    QString text() const { return m_parts.join(QStringLiteral("  ")); }

    QSize sizeHint() const override {
        qreal width = 2 * padding() + 2 * gap();
        for (int i = 0; i < m_parts.size(); ++i)
            width += QFontMetricsF(partFont(i)).horizontalAdvance(m_parts.at(i));
        return {static_cast<int>(std::ceil(width)), scaledPixels(kReadoutHeight, m_scale)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QPen frame(m_theme.cursor, 1);
        if (m_kind == CursorKind::hover) frame.setDashPattern({3, 3});
        painter.setPen(frame);
        painter.setBrush(m_theme.surface);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        qreal x = padding();
        for (int i = 0; i < m_parts.size(); ++i) {
            painter.setFont(partFont(i));
            painter.setPen(i == 1 ? m_theme.text2 : m_theme.text);
            const qreal width = painter.fontMetrics().horizontalAdvance(m_parts.at(i));
            painter.drawText(QRectF(x, 0, width + 2, height()), Qt::AlignVCenter, m_parts.at(i));
            x += width + gap();
        }
    }

private:
    QFont partFont(qsizetype part) const {
        QFont font = themeFont(TypeRole::label, m_scale);
        if (part != 1) font.setWeight(QFont::DemiBold);
        return font;
    }
    qreal padding() const { return 9 * m_scale; }
    qreal gap() const { return 8 * m_scale; }

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    CursorKind m_kind = CursorKind::hover;
    QStringList m_parts;
};

MapPanel::MapPanel(QWidget* parent)
    : QWidget(parent),
      m_theme(themeOf(ThemeKind::light)),
      m_tabRow(new TabRow(this)),
      m_transforms(new SegmentedControl(this)),
      m_copyButton(new QToolButton(this)),
      m_exportButton(new QToolButton(this)),
      m_view(new HeatmapView(this)),
      m_readout(new Readout(m_view)),
      m_caption(new QLabel(m_view)) {
    m_tabRow->setAccessibleName(tr("Maps"));
    m_transforms->setAccessibleName(tr("Colour scale"));
    m_transforms->setSize(SegmentedControl::Size::small);
    m_transforms->setSegments({tr("Linear"), QStringLiteral("√"), tr("Log")});
    m_transforms->setSegmentName(1, tr("Square root"));
    m_transforms->setSegmentName(2, tr("Logarithmic"));
    m_transforms->setCurrent(0);
    m_copyButton->setAccessibleName(tr("Copy figure"));
    m_copyButton->setToolTip(tr("Copy figure"));
    m_exportButton->setAccessibleName(tr("Save figure or data"));
    m_exportButton->setToolTip(tr("Save figure or data…"));
    m_caption->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout->hide();
    buildLayout();
    connectParts();
    restyle();
}

MapPanel::~MapPanel() = default;

void MapPanel::buildLayout() {
    auto* header = new QHBoxLayout;
    header->addWidget(m_tabRow, 1);
    header->addWidget(m_transforms);
    header->addWidget(m_copyButton);
    header->addWidget(m_exportButton);
    auto* column = new QVBoxLayout(this);
    column->addLayout(header);
    auto* body = new QHBoxLayout;
    body->setContentsMargins(TabRow::kRingRoom, 0, 0, 0);
    body->addWidget(m_view);
    column->addLayout(body, 1);
}

void MapPanel::connectParts() {
    connect(m_tabRow, &TabRow::changed, this, &MapPanel::selectTab);
    connect(m_transforms, &SegmentedControl::currentChanged, this, &MapPanel::applyTransform);
    connect(m_copyButton, &QToolButton::clicked, m_view, &HeatmapView::copyFigure);
    connect(m_exportButton, &QToolButton::clicked, this, &MapPanel::exportRequested);
    connect(m_view, &HeatmapView::exportRequested, this, &MapPanel::exportRequested);
    connect(m_view, &HeatmapView::cursorChanged, this, &MapPanel::showReadout);
    connect(m_view, &HeatmapView::geometryChanged, this, &MapPanel::placeFooter);
}

void MapPanel::setTabs(const QList<MapTab>& tabs) {
    // A tab that stays keeps the transform the person chose for it.
    QList<MapTab> merged = tabs;
    for (MapTab& tab : merged)
        for (const MapTab& old : m_tabs)
            if (old.title == tab.title) tab.transform = old.transform;
    m_tabs = merged;
    QList<TabItem> items;
    for (const MapTab& tab : m_tabs)
        items.append(
            {tab.title, tab.identity, tab.enabled, tab.enabled ? QString() : tab.disabledReason});
    m_tabRow->setTabs(items);
    showTab(currentTab());
}

int MapPanel::currentTab() const {
    return m_tabs.isEmpty() ? -1 : m_tabRow->current();
}

void MapPanel::setCurrentTab(int index) {
    if (index == currentTab() || index < 0 || index >= m_tabs.size()) return;
    m_tabRow->setCurrent(index);
    selectTab(index);
}

void MapPanel::selectTab(int index) {
    showTab(index);
    Q_EMIT tabChanged(index);
}

void MapPanel::showTab(int index) {
    if (index < 0 || index >= m_tabs.size()) return;
    const MapTab& tab = m_tabs.at(index);
    m_transforms->setCurrent(static_cast<int>(tab.transform));
    m_view->setIdentity(tab.identity);
    m_view->setTransform(tab.transform);
    m_caption->setText(tab.caption);
    placeFooter();
}

Transform MapPanel::transform() const {
    return static_cast<Transform>(m_transforms->current());
}

void MapPanel::setGrid(HeatmapGrid grid) {
    grid.transform = transform();
    m_view->setGrid(std::move(grid));
}

void MapPanel::applyTransform(int segment) {
    const auto transform = static_cast<Transform>(segment);
    if (currentTab() >= 0) m_tabs[currentTab()].transform = transform;
    m_view->setTransform(transform);
    Q_EMIT transformChanged(transform);
}

void MapPanel::showReadout() {
    const std::optional<Cell> cell = m_view->cursorCell();
    m_readout->setVisible(cell.has_value());
    if (cell) {
        const bool locked = cell == m_view->lockedCell();
        const QString token = m_view->grid().columnLabels.value(cell->column).trimmed();
        const QString layer = cell->layer >= 0 ? tr("layer %1").arg(cell->layer) : tr("all layers");
        const QString place =
            cell->column >= 0 ? tr("#%1 · %2").arg(cell->column).arg(layer) : layer;
        m_readout->setKind(locked ? CursorKind::locked : CursorKind::hover);
        m_readout->show(cell->column >= 0 ? token : tr("mean"), place, m_view->valueOf(*cell));
    }
    placeFooter();
}

QString MapPanel::readoutText() const {
    return m_readout->isVisibleTo(this) ? m_readout->text() : QString();
}

void MapPanel::placeFooter() {
    const QRect footer = m_view->footerRect();
    const int bottomGap = scaledPixels(4, m_scale);
    int x = footer.left();
    const int height = scaledPixels(kReadoutHeight, m_scale);
    const int top = footer.bottom() - bottomGap - height;
    if (m_readout->isVisibleTo(m_view)) {
        const int width = std::min(m_readout->sizeHint().width(), footer.width());
        m_readout->setGeometry(x, top, width, height);
        x += width + scaledPixels(16, m_scale);
    }
    m_caption->setGeometry(x, top, std::max(0, footer.right() - x), height);
}

QRect MapPanel::headerRect() const {
    return {0, 0, width(), scaledPixels(kHeaderHeight, m_scale)};
}

void MapPanel::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void MapPanel::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void MapPanel::setEmptyText(const QString& text) {
    m_view->setEmptyText(text);
}

void MapPanel::restyle() {
    const auto px = [this](qreal length) { return scaledPixels(length, m_scale); };
    m_tabRow->setTheme(m_theme);
    m_tabRow->setScale(m_scale);
    m_transforms->setTheme(m_theme);
    m_transforms->setScale(m_scale);
    m_view->setTheme(m_theme);
    m_view->setScale(m_scale);
    m_readout->restyle(m_theme, m_scale);
    m_copyButton->setIcon(themeIcon(Icon::copy, m_theme));
    m_exportButton->setIcon(themeIcon(Icon::save, m_theme));
    for (QToolButton* button : {m_copyButton, m_exportButton}) {
        button->setFixedSize(px(24), px(24));
        button->setIconSize({px(16), px(16)});
    }
    styleLabel(m_caption, TypeRole::axis, m_theme.text3, m_scale);
    layout()->setContentsMargins(px(kPadding) - TabRow::kRingRoom, 0, px(kPadding), px(6));
    layout()->setSpacing(px(4));
    layout()->itemAt(0)->layout()->setSpacing(px(8));
    placeFooter();
    update();
}

void MapPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.line);
    painter.setBrush(m_theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), kRadius, kRadius);
    painter.setPen(m_theme.hair);
    const qreal y = headerRect().bottom() + .5;
    painter.drawLine(QPointF(1, y), QPointF(width() - 1, y));
}

} // namespace steerscope
