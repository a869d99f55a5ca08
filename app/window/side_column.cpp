// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/side_column.h"

#include "app/window/strength_card.h"
#include "widgets/distill_panel.h"
#include "widgets/library_list.h"
#include "widgets/segmented_control.h"
#include "widgets/token_inspector.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace steerscope {
namespace {

/// From this height on token, strength and three rows of the library have room at once.
constexpr qreal kRoomForAll = 740;

} // namespace

SideColumn::SideColumn(QWidget* parent) : QWidget(parent) {
    m_tabs = new SegmentedControl(this);
    m_tabs->setSegments({tr("Token"), tr("Strength"), tr("Distil"), tr("Library")});
    m_tabs->setAccessibleName(tr("Panels at the right"));
    m_tabs->setCurrent(0);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus); // Its cards take the keyboard; each scrolls into view.
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QWidget(m_scroll);
    m_stack = new QVBoxLayout(column);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_inspector = new TokenInspector(column);
    m_strengthCard = new StrengthCard(column);
    m_distillation = new DistillPanel(column);
    column->installEventFilter(this);
    m_library = new LibraryList(column);
    m_cards = {m_inspector, m_strengthCard, m_distillation, m_library};
    for (QWidget* card : m_cards)
        m_stack->addWidget(card);
    m_stack->setStretch(3, 1);
    m_scroll->setWidget(column);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_scroll, 1000);
    m_foot = new QVBoxLayout;
    layout->addLayout(m_foot, 1);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this] { arrange(); });
    QScrollBar* bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &SideColumn::arranged);
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int last) {
        m_foot->setContentsMargins(0, 0, last > 0 ? bar->sizeHint().width() : 0, 0);
    });
    arrange();
    setScale(1);
}

int SideColumn::neededWidth() const {
    const int cards = m_scroll->widget()->minimumSizeHint().width() +
                      m_scroll->verticalScrollBar()->sizeHint().width();
    return m_form == Form::tabs ? std::max(cards, m_tabs->sizeHint().width()) : cards;
}

void SideColumn::setForm(Form form) {
    if (form == m_form) return;
    m_form = form;
    arrange();
}

void SideColumn::arrange() {
    const bool tabs = m_form == Form::tabs;
    m_tabs->setVisible(tabs);
    placeLibrary();
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        if (m_cards[i] != m_strengthCard || m_hasStrength)
            m_cards[i]->setVisible(!tabs || m_tabs->current() == static_cast<int>(i));
    limitCards();
    Q_EMIT arranged();
}

bool SideColumn::libraryApart() const {
    return m_library->parentWidget() == this;
}

void SideColumn::limitCards() {
    m_scroll->setMaximumHeight(libraryApart() ? m_scroll->widget()->sizeHint().height()
                                              : QWIDGETSIZE_MAX);
}

void SideColumn::placeLibrary() {
    const bool apart = m_form == Form::cards && height() >= scaledPixels(kRoomForAll, m_scale);
    if (apart == libraryApart()) return;
    if (apart)
        m_foot->addWidget(m_library);
    else
        m_stack->addWidget(m_library, 1);
    m_library->show();            // A widget that changes its parent is hidden,
    m_library->setScale(m_scale); // and Qt gives its labels the colours back that they had before.
}

void SideColumn::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeLibrary();
    limitCards();
}

bool SideColumn::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) limitCards(); // A card grew or shrank.
    return QWidget::eventFilter(watched, event);
}

int SideColumn::indexOf(const QWidget* card) const {
    return static_cast<int>(std::ranges::find(m_cards, card) - m_cards.begin());
}

/// After the layout has run: a card that just grew has its new height only then.
void SideColumn::showDistillation() {
    m_tabs->setCurrent(indexOf(m_distillation));
    arrange();
    QTimer::singleShot(0, this, [this] {
        m_scroll->ensureWidgetVisible(m_distillation, 0, 0);
        m_scroll->horizontalScrollBar()->setValue(0);
    });
}

StrengthSlider* SideColumn::strength() const {
    return m_strengthCard->slider();
}

void SideColumn::releaseStrength() {
    m_hasStrength = false;
    arrange();
}

void SideColumn::takeBackStrength() {
    if (m_hasStrength) return;
    m_stack->insertWidget(1, m_strengthCard);
    m_stack->setStretch(1, 0);
    m_hasStrength = true;
    arrange();
}

void SideColumn::setTheme(const Theme& theme) {
    m_tabs->setTheme(theme);
    m_inspector->setTheme(theme);
    m_strengthCard->setTheme(theme);
    m_distillation->setTheme(theme);
    m_library->setTheme(theme);
}

void SideColumn::setScale(qreal scale) {
    m_scale = scale;
    placeLibrary();
    m_stack->setSpacing(scaledPixels(8, scale));
    layout()->setSpacing(scaledPixels(8, scale));
    m_tabs->setScale(scale);
    m_inspector->setScale(scale);
    m_strengthCard->setScale(scale);
    m_distillation->setScale(scale);
    m_library->setScale(scale);
}

} // namespace steerscope
