// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/completion_pane.h"

#include "widgets/elided_label.h"
#include "widgets/icons.h"
#include "widgets/identity_mark.h"
#include "widgets/label_style.h"
#include "widgets/tint_legend.h"
#include "widgets/token_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>

namespace steerscope {

CompletionPane::CompletionPane(QWidget* parent) : QFrame(parent) {
    setProperty("panel", true);
    buildHeader();
    m_empty = new QLabel(tr("Run writes its answer here"), this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_tokens = new TokenView(this);
    m_legend = new TintLegend(this);
    m_legend->hide();
    m_note = new ElidedLabel(this);
    m_error = new QLabel(this);
    m_error->setWordWrap(true);
    connect(m_tokens, &TokenView::tintReferenceChanged, m_legend, &TintLegend::setReference);
    connect(m_legend, &TintLegend::quantityChosen, this, [this](int index) {
        setTint(index);
        Q_EMIT tintChosen(index);
    });
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_tokens);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_pages, 1);
    m_legendRow = new QHBoxLayout;
    m_legendRow->addWidget(m_legend);
    m_legendRow->addWidget(m_note, 1);
    layout->addLayout(m_legendRow);
    layout->addWidget(m_error);
    setIdentity(Identity::unsteered, identityName(Identity::unsteered));
    setState(State::empty);
    restyle();
}

void CompletionPane::buildHeader() {
    m_header = new QFrame(this);
    m_mark = new IdentityMark(m_header);
    m_name = new QLabel(m_header);
    m_detail = new ElidedLabel(m_header);
    m_readingLabel = new QLabel(m_header);
    m_stop = new QToolButton(m_header);
    m_stop->setAccessibleName(tr("Stop this answer"));
    m_stop->setToolTip(tr("Stop this answer"));
    connect(m_stop, &QToolButton::clicked, this, &CompletionPane::stopRequested);
    m_headerLayout = new QHBoxLayout(m_header);
    m_headerLayout->addWidget(m_mark);
    m_headerLayout->addWidget(m_name);
    m_headerLayout->addWidget(m_detail, 1);
    m_headerLayout->addWidget(m_readingLabel);
    m_headerLayout->addWidget(m_stop);
    m_more = new QToolButton(m_header);
    m_more->setAccessibleName(tr("More for this answer"));
    m_more->setToolTip(tr("More for this answer"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->hide();
    m_headerLayout->addWidget(m_more);
}

void CompletionPane::setMenu(QMenu* menu) {
    m_more->setMenu(menu);
    m_more->setVisible(menu != nullptr);
}

void CompletionPane::setTheme(const Theme& theme) {
    m_theme = theme;
    m_mark->setTheme(theme);
    m_legend->setTheme(theme);
    m_tokens->setTheme(theme);
    restyle();
}

void CompletionPane::setScale(qreal scale) {
    m_scale = scale;
    m_mark->setScale(scale);
    m_legend->setScale(scale);
    m_tokens->setScale(scale);
    restyle();
}

void CompletionPane::setIdentity(Identity identity, const QString& name) {
    m_mark->setIdentity(identity);
    m_legend->setIdentity(identity);
    m_tokens->setIdentity(identity);
    m_name->setText(name);
    m_tokens->setAccessibleName(tr("Answer, %1").arg(name));
}

void CompletionPane::setVariant(int variant) {
    m_mark->setVariant(variant);
}

void CompletionPane::setTints(std::vector<TokenTint> tints) {
    const int chosen = m_legend->current();
    const QString kept = chosen < static_cast<int>(m_tints.size())
                             ? m_tints[static_cast<std::size_t>(chosen)].name
                             : QString();
    m_tints = std::move(tints);
    QStringList names;
    for (const TokenTint& tint : m_tints)
        names << tint.name;
    m_legend->setQuantities(names);
    showFooter();
    if (!m_tints.empty()) setTint(std::max(0, static_cast<int>(names.indexOf(kept))));
}

void CompletionPane::setLegend(Legend legend) {
    m_wantsLegend = legend;
    showFooter();
}

void CompletionPane::setTint(int index) {
    if (index < 0 || index >= static_cast<int>(m_tints.size())) return;
    m_legend->setCurrent(index);
    const TokenTint& tint = m_tints[static_cast<std::size_t>(index)];
    m_tokens->setTint(tint.values, tint.sign);
    m_legend->setSign(tint.sign);
    m_legend->setReference(m_tokens->tintReference());
}

int CompletionPane::tint() const {
    return m_tints.empty() ? -1 : m_legend->current();
}

void CompletionPane::setDetail(const QString& detail) {
    m_detail->setFullText(detail);
}

void CompletionPane::setReading(const QString& reading) {
    m_reading = reading;
    showReading();
}

void CompletionPane::showReading() {
    m_readingLabel->setText(m_state == State::updating ? tr("updating") : m_reading);
}

void CompletionPane::setFooter(const QString& footer) {
    m_footerText = footer;
    showFooter();
}

void CompletionPane::setEmptyText(const QString& text) {
    m_empty->setText(text);
}

void CompletionPane::setState(State state) {
    m_state = state;
    const bool busy =
        state == State::waiting || state == State::running || state == State::updating;
    m_pages->setCurrentWidget(state == State::empty ? static_cast<QWidget*>(m_empty) : m_tokens);
    m_stop->setVisible(busy);
    m_tokens->setStreaming(state == State::waiting || state == State::running);
    m_tokens->setStale(state == State::updating);
    if (state != State::failed) m_errorText.clear();
    showReading();
    showFooter();
}

void CompletionPane::showError(const QString& sentence) {
    m_errorText = sentence;
    setState(State::failed);
}

void CompletionPane::showFooter() {
    m_error->setText(m_errorText);
    m_error->setVisible(!m_errorText.isEmpty());
    m_note->setFullText(m_footerText);
    m_legend->setToolTip(m_footerText);
    m_legend->setVisible(m_state != State::empty && !m_tints.empty() &&
                         m_wantsLegend == Legend::shown);
    styleLabel(m_error, TypeRole::label, m_theme.error, m_scale);
    styleLabel(m_note, TypeRole::label, m_theme.text2, m_scale);
    // Half a sentence says nothing: where it does not fit the legend has it as its tip.
    const bool besideLegend = m_legend->isVisibleTo(this);
    const int room =
        width() - (besideLegend ? m_legend->sizeHint().width() : 0) - scaledPixels(40, m_scale);
    const bool fits = !besideLegend || m_note->sizeHint().width() <= room;
    m_note->setVisible(m_state != State::empty && m_errorText.isEmpty() &&
                       !m_footerText.isEmpty() && fits);
}

void CompletionPane::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    showFooter();
}

void CompletionPane::restyle() {
    const int pad = scaledPixels(16, m_scale);
    m_header->setFixedHeight(scaledPixels(40, m_scale));
    m_header->setObjectName(QStringLiteral("paneHeader"));
    m_headerLayout->setContentsMargins(pad - 3, 0, scaledPixels(12, m_scale), 0);
    m_headerLayout->setSpacing(scaledPixels(7, m_scale));
    m_legendRow->setContentsMargins(pad - 5, 0, pad, scaledPixels(6, m_scale));
    m_legendRow->setSpacing(scaledPixels(8, m_scale));
    m_note->setContentsMargins(5, 0, 0, 0);
    m_error->setContentsMargins(pad, scaledPixels(4, m_scale), pad, scaledPixels(10, m_scale));
    m_empty->setContentsMargins(pad, pad, pad, pad);
    styleLabel(m_name, TypeRole::header, m_theme.text, m_scale);
    styleLabel(m_detail, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_readingLabel, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_empty, TypeRole::label, m_theme.text3, m_scale);
    styleIconButton(m_stop, Icon::stop, m_theme, m_scale);
    styleIconButton(m_more, Icon::more, m_theme, m_scale);
    showFooter();
}

} // namespace steerscope
