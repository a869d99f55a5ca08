// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_inspector.h"

#include "widgets/choice_bars.h"
#include "widgets/color_scale.h"
#include "widgets/elided_label.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"
#include "widgets/layer_bars.h"
#include "widgets/lens_table.h"
#include "widgets/segmented_control.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace steerscope {
namespace {

constexpr int kKeyColumns = 4;

float largestProbability(const TokenFacts& facts) {
    float largest = 0;
    for (const ChoiceColumn* column : {&facts.before, &facts.after})
        for (const TokenChoice& choice : column->choices)
            largest = std::max(largest, choice.probability);
    return largest;
}

/// As small a divergence as a probability may be is shown like one.
QString natText(double value) {
    return value < 0.01 ? QStringLiteral("<.01") : valueText(value);
}

} // namespace

TokenInspector::TokenInspector(QWidget* parent) : QFrame(parent) {
    setProperty("panel", true);
    auto* layout = new QVBoxLayout(this);
    buildHeader(layout);
    m_teach = new QLabel(tr("Point at a word or a cell to see where the instruction acts on it.\n"
                            "A click locks it; Esc lets go."),
                         this);
    m_teach->setWordWrap(true);
    layout->addWidget(m_teach);
    buildBody(layout);
    layout->addStretch(1);
    clear();
    setCursorKind(CursorKind::hover);
    restyle();
}

void TokenInspector::buildHeader(QVBoxLayout* layout) {
    m_title = new QLabel(tr("Token"), this);
    m_lockIcon = new QLabel(this);
    m_lockText = new QLabel(tr("Locked"), this);
    m_release = new QToolButton(this);
    m_release->setText(tr("Esc"));
    m_release->setAccessibleName(tr("Release the locked token"));
    m_release->setToolTip(tr("Release the locked token (Esc)"));
    connect(m_release, &QToolButton::clicked, this, &TokenInspector::releaseRequested);
    m_header = new QHBoxLayout;
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_header->addWidget(m_lockIcon);
    m_header->addWidget(m_lockText);
    m_header->addWidget(m_release);
    layout->addLayout(m_header);
}

void TokenInspector::buildBody(QVBoxLayout* layout) {
    m_body = new QWidget(this);
    m_token = new ElidedLabel(m_body);
    m_token->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_place = new ElidedLabel(m_body);
    m_keyGrid = new QGridLayout;
    m_seriesTitle = new QLabel(m_body);
    m_seriesChoice = new SegmentedControl(m_body);
    m_seriesChoice->setSize(SegmentedControl::Size::small);
    m_seriesChoice->setAccessibleName(tr("Quantity by layer"));
    m_bars = new LayerBars(m_body);
    buildChoices();
    m_tokenRow = new QHBoxLayout;
    m_tokenRow->addWidget(m_token);
    m_tokenRow->addWidget(m_place, 1);
    auto* seriesRow = new QHBoxLayout;
    seriesRow->addWidget(m_seriesTitle);
    seriesRow->addStretch(1);
    seriesRow->addWidget(m_seriesChoice);
    m_choiceRow = new QHBoxLayout;
    m_choiceRow->addWidget(m_before, 1);
    m_choiceRow->addWidget(m_after, 1);
    auto* pageRow = new QHBoxLayout;
    pageRow->addWidget(m_kl, 1);
    pageRow->addWidget(m_page);
    m_bodyLayout = new QVBoxLayout(m_body);
    m_bodyLayout->setContentsMargins(0, 0, 0, 0);
    m_bodyLayout->addLayout(m_tokenRow);
    m_bodyLayout->addLayout(m_keyGrid);
    m_bodyLayout->addLayout(seriesRow);
    m_bodyLayout->addWidget(m_bars);
    m_bodyLayout->addLayout(pageRow);
    m_bodyLayout->addLayout(m_choiceRow);
    m_bodyLayout->addWidget(m_lens);
    layout->addWidget(m_body);

    connect(m_seriesChoice, &SegmentedControl::currentChanged, this, &TokenInspector::showSeries);
    connect(m_bars, &LayerBars::layerHovered, this, &TokenInspector::layerHovered);
    connect(m_bars, &LayerBars::hoverLeft, this, &TokenInspector::hoverLeft);
    connect(m_bars, &LayerBars::layerActivated, this, &TokenInspector::layerActivated);
}

void TokenInspector::buildChoices() {
    m_before = new ChoiceBars(m_body);
    m_after = new ChoiceBars(m_body);
    for (ChoiceBars* bars : {m_before, m_after})
        bars->setInteraction(ChoiceBars::Interaction::choose);
    m_kl = new QLabel(m_body);
    m_kl->setToolTip(tr("How far steering moved the choice of this token"));
    m_page = new SegmentedControl(m_body);
    m_page->setSize(SegmentedControl::Size::small);
    m_page->setAccessibleName(tr("Choices or lens"));
    m_page->setSegments({tr("Choices"), tr("By layer")});
    m_page->setSegmentName(1, tr("Likeliest token by layer, logit lens"));
    m_page->setCurrent(0);
    m_lens = new LensTable(m_body);
    connect(m_page, &SegmentedControl::currentChanged, this, &TokenInspector::showPage);
    connect(m_lens, &LensTable::layerActivated, this, &TokenInspector::layerActivated);
    linkChoices();
}

/// A candidate that is pointed at in one column is marked in the other one too.
void TokenInspector::linkChoices() {
    connect(m_before, &ChoiceBars::choiceHovered, m_after, &ChoiceBars::setHighlight);
    connect(m_after, &ChoiceBars::choiceHovered, m_before, &ChoiceBars::setHighlight);
    connect(m_before, &ChoiceBars::choiceActivated, this,
            [this](int row) { Q_EMIT alternativeChosen(ChoiceSide::before, row); });
    connect(m_after, &ChoiceBars::choiceActivated, this,
            [this](int row) { Q_EMIT alternativeChosen(ChoiceSide::after, row); });
}

void TokenInspector::showPage(int page) {
    const bool lens = page == 1 && !m_facts.lens.empty();
    m_lens->setVisible(lens);
    m_before->setVisible(!lens && !m_facts.before.choices.empty());
    m_after->setVisible(!lens && !m_facts.after.choices.empty());
}

void TokenInspector::setTheme(const Theme& theme) {
    m_theme = theme;
    m_seriesChoice->setTheme(theme);
    m_bars->setTheme(theme);
    m_before->setTheme(theme);
    m_after->setTheme(theme);
    m_page->setTheme(theme);
    m_lens->setTheme(theme);
    restyle();
}

void TokenInspector::setScale(qreal scale) {
    m_scale = scale;
    m_seriesChoice->setScale(scale);
    m_bars->setScale(scale);
    m_before->setScale(scale);
    m_after->setScale(scale);
    m_page->setScale(scale);
    m_lens->setScale(scale);
    restyle();
}

void TokenInspector::setFacts(const TokenFacts& facts) {
    const bool sameSeries = facts.series.size() == m_facts.series.size();
    m_facts = facts;
    m_empty = false;
    m_token->setFullText(facts.token);
    m_place->setFullText(facts.place);
    showKeyValues();
    if (!sameSeries) {
        QStringList names;
        for (const LayerSeries& series : facts.series)
            names << series.name;
        m_seriesChoice->setSegments(names);
    }
    showSeries(m_seriesChoice->current());
    m_before->setColumn(facts.before);
    m_after->setColumn(facts.after);
    const float full = largestProbability(facts);
    m_before->setFullScale(full);
    m_after->setFullScale(full);
    m_kl->setText(facts.kl ? tr("KL to before %1 nat").arg(natText(*facts.kl)) : QString());
    m_lens->setReadings(facts.lens);
    if (facts.layer) m_lens->showLayer(*facts.layer);
    showParts();
}

void TokenInspector::showParts() {
    m_teach->setVisible(m_empty);
    m_body->setVisible(!m_empty);
    m_seriesTitle->setVisible(!m_facts.series.empty());
    m_seriesChoice->setVisible(m_facts.series.size() > 1);
    m_bars->setVisible(!m_facts.series.empty());
    m_kl->setVisible(m_facts.kl.has_value());
    m_page->setVisible(!m_facts.lens.empty());
    showPage(m_page->current());
    setCursorKind(m_kind);
}

void TokenInspector::showKeyValues() {
    const int wanted = static_cast<int>(m_facts.keyValues.size());
    while (static_cast<int>(m_keyLabels.size()) < wanted) {
        const int index = static_cast<int>(m_keyLabels.size());
        // Every third row of the grid is a gap.
        const int row = index / kKeyColumns * 3;
        if (row > 0) m_keyGrid->setRowMinimumHeight(row - 1, scaledPixels(8, m_scale));
        m_keyLabels.push_back({new QLabel(m_body), new QLabel(m_body)});
        m_keyGrid->addWidget(m_keyLabels.back().first, row, index % kKeyColumns);
        m_keyGrid->addWidget(m_keyLabels.back().second, row + 1, index % kKeyColumns);
        styleKeyValue(m_keyLabels.back());
    }
    for (int i = 0; i < static_cast<int>(m_keyLabels.size()); ++i) {
        const auto& [name, number] = m_keyLabels[static_cast<std::size_t>(i)];
        name->setVisible(i < wanted);
        number->setVisible(i < wanted);
        if (i >= wanted) continue;
        const KeyValue& key = m_facts.keyValues[static_cast<std::size_t>(i)];
        name->setText(key.label);
        number->setText(key.value);
        number->setAccessibleName(key.label + QLatin1Char(' ') + key.value);
        name->setToolTip(key.tooltip);
        number->setToolTip(key.tooltip);
    }
}

void TokenInspector::showSeries(int index) {
    if (index < 0 || index >= static_cast<int>(m_facts.series.size())) return;
    const LayerSeries& series = m_facts.series[static_cast<std::size_t>(index)];
    m_seriesTitle->setText(series.title);
    m_bars->setAccessibleName(series.title);
    m_bars->setIdentity(m_facts.identity);
    m_bars->setValues(series.values);
    m_bars->setLayer(m_facts.layer);
}

void TokenInspector::setLayer(std::optional<int> layer) {
    m_facts.layer = layer;
    m_bars->setLayer(layer);
    if (layer) m_lens->showLayer(*layer);
}

void TokenInspector::clear() {
    m_facts = {};
    m_empty = true;
    m_seriesChoice->setSegments({});
    showParts();
}

void TokenInspector::setCursorKind(CursorKind kind) {
    m_kind = kind;
    const bool locked = kind == CursorKind::locked && !m_empty;
    m_lockIcon->setVisible(locked);
    m_lockText->setVisible(locked);
    m_release->setVisible(locked);
}

QRect TokenInspector::anchorRect() const {
    if (m_empty || !m_token->isVisible()) return {};
    return QRect(m_token->mapTo(this, QPoint(0, 0)), m_token->size());
}

void TokenInspector::styleKeyValue(const std::pair<QLabel*, QLabel*>& labels) {
    styleLabel(labels.first, TypeRole::axis, m_theme.text2, m_scale);
    styleLabel(labels.second, TypeRole::value, m_theme.text, m_scale);
}

void TokenInspector::restyle() {
    const int pad = scaledPixels(16, m_scale);
    const int half = scaledPixels(4, m_scale);
    layout()->setContentsMargins(pad, scaledPixels(6, m_scale), pad, scaledPixels(12, m_scale));
    layout()->setSpacing(half);
    m_header->setSpacing(scaledPixels(6, m_scale));
    m_title->setMinimumHeight(scaledPixels(24, m_scale));
    m_tokenRow->setSpacing(scaledPixels(12, m_scale));
    m_choiceRow->setSpacing(pad);
    m_bodyLayout->setSpacing(scaledPixels(8, m_scale));
    m_keyGrid->setHorizontalSpacing(half);
    m_keyGrid->setVerticalSpacing(0);
    for (int column = 0; column < kKeyColumns; ++column)
        m_keyGrid->setColumnStretch(column, 1);
    styleLabel(m_title, TypeRole::header, m_theme.text, m_scale);
    styleLabel(m_teach, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_lockText, TypeRole::label, m_theme.cursor, m_scale);
    styleLabel(m_token, TypeRole::display, m_theme.text, m_scale);
    styleLabel(m_place, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_seriesTitle, TypeRole::axis, m_theme.text2, m_scale);
    styleLabel(m_kl, TypeRole::label, m_theme.text2, m_scale);
    for (const auto& labels : m_keyLabels)
        styleKeyValue(labels);
    setLabelIcon(m_lockIcon, Icon::lock, m_theme.cursor, m_scale);
    setSheet(m_release,
             QStringLiteral("QToolButton { font-size: %1px; color: %2; border: 1px solid %3; "
                            "background: transparent; border-radius: 2px; padding: 0 4px; "
                            "min-width: 0; min-height: 0; } QToolButton:hover { background: %4; } "
                            "QToolButton:focus { border: 2px solid %5; }")
                 .arg(scaledPixels(11, m_scale))
                 .arg(m_theme.text2.name(), m_theme.line.name(), m_theme.hair.name(),
                      m_theme.accent.name()));
    m_release->setFixedHeight(scaledPixels(18, m_scale));
}

} // namespace steerscope
