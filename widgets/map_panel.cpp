// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map_panel.h"

#include "widgets/heatmap_table.h"
#include "widgets/heatmap_view.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"
#include "widgets/map_readout.h"
#include "widgets/map_tool_row.h"
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
constexpr int kWordsFrom = 900; ///< Narrower panels show the lock without its words.

} // namespace

MapPanel::MapPanel(QWidget* parent)
    : QWidget(parent),
      m_theme(themeOf(ThemeKind::light)),
      m_tabRow(new TabRow(this)),
      m_toolsButton(new QToolButton(this)),
      m_transforms(new SegmentedControl(this)),
      m_lockButton(new QToolButton(this)),
      m_tableButton(new QToolButton(this)),
      m_copyButton(new QToolButton(this)),
      m_exportButton(new QToolButton(this)),
      m_toolRow(new MapToolRow(this)),
      m_view(new HeatmapView(this)),
      m_table(new HeatmapTable(m_view, this)),
      m_readout(new MapReadout(m_view)),
      m_caption(new QLabel(m_view)) {
    nameParts();
    m_caption->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_readout->hide();
    m_table->hide();
    m_toolRow->hide();
    buildLayout();
    connectParts();
    connectTable();
    restyle();
}

MapPanel::~MapPanel() = default;

void MapPanel::nameParts() {
    m_tabRow->setAccessibleName(tr("Maps"));
    m_transforms->setAccessibleName(tr("Colour scale"));
    m_transforms->setSize(SegmentedControl::Size::small);
    m_transforms->setSegments({tr("Linear"), QStringLiteral("√"), tr("Log")});
    m_transforms->setSegmentName(1, tr("Square root"));
    m_transforms->setSegmentName(2, tr("Logarithmic"));
    m_transforms->setCurrent(0);
    const auto name = [](QToolButton* button, const QString& spoken, const QString& tip) {
        button->setAccessibleName(spoken);
        button->setToolTip(tip);
        button->setFocusPolicy(Qt::StrongFocus);
    };
    name(m_toolsButton, tr("Tools for the cells"), tr("Select, paint, clamp or zero cells"));
    name(m_lockButton, tr("Shared range"), tr("Keep this colour range for every map and run"));
    name(m_tableButton, tr("Show as table"), tr("Show the numbers as a table"));
    name(m_copyButton, tr("Copy figure"), tr("Copy figure"));
    name(m_exportButton, tr("Save figure or data"), tr("Save figure or data…"));
    m_lockButton->setText(tr("Shared range"));
    for (QToolButton* button : {m_toolsButton, m_lockButton, m_tableButton})
        button->setCheckable(true);
}

void MapPanel::buildLayout() {
    auto* header = new QHBoxLayout;
    header->addWidget(m_tabRow, 1);
    header->addWidget(m_toolsButton);
    header->addWidget(m_transforms);
    header->addWidget(m_lockButton);
    header->addWidget(m_tableButton);
    header->addWidget(m_copyButton);
    header->addWidget(m_exportButton);
    auto* column = new QVBoxLayout(this);
    column->addLayout(header);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(TabRow::kRingRoom, 0, 0, 0);
    body->addWidget(m_toolRow);
    body->addWidget(m_view, 1);
    body->addWidget(m_table, 1);
    column->addLayout(body, 1);
}

void MapPanel::connectParts() {
    connect(m_tabRow, &TabRow::changed, this, &MapPanel::selectTab);
    connect(m_transforms, &SegmentedControl::currentChanged, this, &MapPanel::applyTransform);
    connect(m_copyButton, &QToolButton::clicked, m_view, &HeatmapView::copyFigure);
    connect(m_exportButton, &QToolButton::clicked, this, &MapPanel::exportRequested);
    connect(m_lockButton, &QToolButton::clicked, this, &MapPanel::lockRange);
    connect(m_toolsButton, &QToolButton::clicked, this, &MapPanel::setToolsShown);
    connect(m_toolRow, &MapToolRow::toolChosen, this, &MapPanel::chooseTool);
    connect(m_toolRow, &MapToolRow::eraseRequested, this, &MapPanel::eraseRequested);
    connect(m_toolRow, &MapToolRow::valueChanged, m_view, &HeatmapView::setToolValue);
    connect(m_view, &HeatmapView::toolChanged, m_toolRow, &MapToolRow::setTool);
    connect(m_view, &HeatmapView::clipEdited, this, &MapPanel::followClip);
    connect(m_view, &HeatmapView::gridChanged, this, &MapPanel::followGrid);
    connect(m_view, &HeatmapView::exportRequested, this, &MapPanel::exportRequested);
    connect(m_view, &HeatmapView::cursorChanged, this, &MapPanel::showReadout);
    connect(m_view, &HeatmapView::geometryChanged, this, &MapPanel::placeFooter);
}

/// The table moves the same cursor as the picture, and owners listen to the view alone.
void MapPanel::connectTable() {
    connect(m_tableButton, &QToolButton::clicked, this, [this](bool checked) {
        setForm(checked ? MapForm::table : MapForm::picture);
        Q_EMIT formChanged(form());
    });
    connect(m_table, &HeatmapTable::cellHovered, this, [this](int column, int layer) {
        m_view->setCursor(Cell{column, layer}, CursorKind::hover);
        Q_EMIT m_view->cellHovered(column, layer);
    });
    connect(m_table, &HeatmapTable::cellActivated, this, [this](int column, int layer) {
        m_view->setCursor(Cell{column, layer}, CursorKind::locked);
        Q_EMIT m_view->cellActivated(column, layer);
    });
}

void MapPanel::setForm(MapForm form) {
    const bool asTable = form == MapForm::table;
    m_tableButton->setChecked(asTable);
    m_table->setVisible(asTable);
    m_view->setVisible(!asTable);
    if (!asTable) return;
    setToolsShown(false);
    if (const std::optional<Cell> cell = m_view->cursorCell()) m_table->showCell(*cell);
}

MapForm MapPanel::form() const {
    return m_tableButton->isChecked() ? MapForm::table : MapForm::picture;
}

void MapPanel::setToolsShown(bool shown) {
    m_toolsButton->setChecked(shown);
    m_toolRow->setVisible(shown);
    if (!shown) m_view->setTool(MapTool::point);
    // A value that can be seen, until the person chooses one.
    if (shown && m_toolRow->value() == 0) m_toolRow->setValue(m_view->range().high);
}

void MapPanel::setPainted(const std::vector<Cell>& cells) {
    m_view->setPainted(cells);
    m_toolRow->setPaintedCount(m_view->paintedCount());
}

void MapPanel::chooseTool(MapTool tool) {
    m_view->setToolValue(m_toolRow->value());
    m_view->setTool(tool);
}

void MapPanel::lockRange(bool locked) {
    setSharedRange(locked ? std::optional(m_view->range()) : std::nullopt);
    Q_EMIT sharedRangeChanged(m_sharedRange);
}

void MapPanel::setSharedRange(std::optional<ValueRange> range) {
    m_sharedRange = range;
    m_view->setFixedRange(range);
    showLock();
}

void MapPanel::followClip(const ValueRange& range) {
    if (!m_sharedRange) return;
    m_sharedRange = range;
    Q_EMIT sharedRangeChanged(m_sharedRange);
}

/// A logarithm tells magnitudes apart; signed values have none.
void MapPanel::followGrid() {
    const bool isSigned = m_view->grid().scale == ScaleKind::diverging;
    m_transforms->setSegmentEnabled(2, !isSigned, tr("Signed values have no logarithm"));
    if (isSigned && m_view->grid().transform == Transform::logarithmic) {
        m_transforms->setCurrent(static_cast<int>(Transform::linear));
        applyTransform(m_transforms->current());
    }
    m_toolRow->setPaintedCount(m_view->paintedCount());
}

void MapPanel::showLock() {
    const bool locked = m_sharedRange.has_value();
    m_lockButton->setChecked(locked);
    m_lockButton->setIcon(themeIcon(locked ? Icon::lock : Icon::unlock, m_theme));
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
    m_toolRow->setEditable(tab.editable, tab.readOnlyReason);
    placeFooter();
}

Transform MapPanel::transform() const {
    return static_cast<Transform>(m_transforms->current());
}

void MapPanel::setTransform(Transform transform) {
    m_transforms->setCurrent(static_cast<int>(transform));
    if (currentTab() >= 0) m_tabs[currentTab()].transform = transform;
    m_view->setTransform(transform);
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
    const std::vector<ReadoutPart> parts = readoutOf(*m_view);
    m_readout->setVisible(!parts.empty());
    if (!parts.empty()) {
        const bool hovers = !m_view->region() && m_view->cursorCell() != m_view->lockedCell();
        m_readout->setKind(hovers ? CursorKind::hover : CursorKind::locked);
        m_readout->setParts(parts);
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
    const int room = std::max(0, footer.right() - x);
    m_caption->setGeometry(x, top, room, height);
    m_caption->setVisible(m_caption->sizeHint().width() <= room);
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
    m_table->setTheme(m_theme);
    m_table->setScale(m_scale);
    m_toolRow->setTheme(m_theme);
    m_toolRow->setScale(m_scale);
    m_readout->setTheme(m_theme);
    m_readout->setScale(m_scale);
    m_copyButton->setIcon(themeIcon(Icon::copy, m_theme));
    m_exportButton->setIcon(themeIcon(Icon::save, m_theme));
    m_tableButton->setIcon(themeIcon(Icon::table, m_theme));
    m_toolsButton->setIcon(themeIcon(Icon::pencil, m_theme));
    for (QToolButton* button : {m_toolsButton, m_tableButton, m_copyButton, m_exportButton}) {
        button->setFixedSize(px(24), px(24));
        button->setIconSize({px(16), px(16)});
    }
    m_lockButton->setFixedHeight(px(24));
    m_lockButton->setIconSize({px(16), px(16)});
    showLock();
    styleLabel(m_caption, TypeRole::axis, m_theme.text3, m_scale);
    layout()->setContentsMargins(px(kPadding) - TabRow::kRingRoom, 0, px(kPadding), px(6));
    layout()->setSpacing(px(4));
    layout()->itemAt(0)->layout()->setSpacing(px(8));
    placeFooter();
    update();
}

void MapPanel::resizeEvent(QResizeEvent*) {
    const bool words = width() >= scaledPixels(kWordsFrom, m_scale);
    m_lockButton->setToolButtonStyle(words ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
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
