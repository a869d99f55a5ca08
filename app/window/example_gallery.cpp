// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/example_gallery.h"

#include "app/engine_words.h"
#include "app/text.h"
#include "resources/bundled_resources.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

namespace steerscope {
namespace {

constexpr int kCardWidth = 260, kCardHeight = 48;

/// "Tell me about coffee." over "You are a pirate. …"
QString cardText(const RecordedRun& run, const QFontMetrics& metrics, int width) {
    const auto line = [&](const std::string& text) {
        return metrics.elidedText(toQString(text), Qt::ElideRight, width);
    };
    return line(run.recipe.prompt) + QLatin1Char('\n') + line(run.recipe.steering.text);
}

} // namespace

std::vector<RecordedRun> bundledRuns() {
    std::vector<RecordedRun> runs;
    for (const std::string_view name : bundledNames("runs/"))
        try {
            runs.push_back(parseRecordedRun(bundledResource(name)));
        } catch (const Error&) {
            continue; // The tests read every bundled run; a window never fails over one.
        }
    return runs;
}

ExampleGallery::ExampleGallery(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("exampleGallery"));
    setAccessibleName(tr("Examples"));
    m_title = new QLabel(tr("Recorded examples play without a model. Choose one:"), this);
    m_title->setWordWrap(true);
    m_close = new QToolButton(this);
    m_close->setAccessibleName(tr("Close the examples"));
    m_close->setToolTip(tr("Close"));
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* row = new QWidget(m_scroll);
    m_row = new QHBoxLayout(row);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addStretch(1);
    m_scroll->setWidget(row);
    connect(m_scroll->horizontalScrollBar(), &QScrollBar::rangeChanged, this,
            &ExampleGallery::fitHeight);
    row->setAutoFillBackground(false); // The strip's own colour shows through.
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_scroll);
    connect(m_close, &QToolButton::clicked, this, &ExampleGallery::closeRequested);
    restyle();
}

void ExampleGallery::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void ExampleGallery::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void ExampleGallery::setRuns(const std::vector<RecordedRun>& runs) {
    qDeleteAll(m_cards);
    m_cards.clear();
    m_captions.clear();
    for (const RecordedRun& run : runs) {
        auto* card = new QPushButton(m_scroll->widget());
        const QString what = toQString(run.recipe.prompt) + QStringLiteral(" – ") +
                             toQString(run.recipe.steering.text);
        card->setAccessibleName(tr("Play the example: %1").arg(what));
        card->setToolTip(tr("%1\nRecorded with %2").arg(what, toQString(run.model.name)));
        card->setText(cardText(run, QFontMetrics(themeFont(TypeRole::label, 1)), kCardWidth - 24));
        const int index = count();
        card->setCheckable(true);
        m_captions << (run.caption.empty() ? what : captionText(run.caption));
        connect(card, &QPushButton::clicked, this, [this, index] { choose(index); });
        m_row->insertWidget(index, card);
        m_cards.push_back(card);
    }
    restyle();
}

void ExampleGallery::choose(int run) {
    for (int i = 0; i < count(); ++i)
        m_cards[static_cast<std::size_t>(i)]->setChecked(i == run);
    m_title->setText(m_captions[run]);
    Q_EMIT chosen(run);
}

void ExampleGallery::restyle() {
    const int pad = scaledPixels(16, m_scale), gap = scaledPixels(8, m_scale);
    layout()->setContentsMargins(pad, gap, pad, gap);
    layout()->setSpacing(gap);
    m_row->setSpacing(gap);
    styleLabel(m_title, TypeRole::button, m_theme.text, m_scale);
    styleIconButton(m_close, Icon::close, m_theme, m_scale);
    for (QPushButton* card : m_cards) {
        card->setFixedSize(scaledPixels(kCardWidth, m_scale), scaledPixels(kCardHeight, m_scale));
        setSheet(card, QStringLiteral("QPushButton { text-align: left; font-size: %1px; "
                                      "font-weight: 400; padding: 0 %2px; }")
                           .arg(scaledPixels(12, m_scale))
                           .arg(gap));
    }
    fitHeight();
}

/// A scroll bar, where the cards need one, stands below them.
void ExampleGallery::fitHeight() {
    const QScrollBar* bar = m_scroll->horizontalScrollBar();
    const int below = bar->maximum() > 0 ? bar->sizeHint().height() + scaledPixels(4, m_scale) : 0;
    m_scroll->setFixedHeight(scaledPixels(kCardHeight + 2, m_scale) + below);
}

} // namespace steerscope
