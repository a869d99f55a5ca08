// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status_strip.h"

#include "widgets/elided_label.h"
#include "widgets/gauge_bar.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace steerscope {
namespace {

constexpr int kNoticeMs = 4000;
constexpr qreal kBarWidth = 200;

Icon iconOf(StatusProgress::Activity activity) {
    switch (activity) {
    case StatusProgress::Activity::loading:
        return Icon::open;
    case StatusProgress::Activity::distilling:
        return Icon::distil;
    case StatusProgress::Activity::measuring:
        return Icon::target;
    case StatusProgress::Activity::running:
        break;
    }
    return Icon::run;
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("statusStrip"));
    setAccessibleName(tr("Status"));
    buildProgress();
    buildError();
    m_rightBox = new QWidget(this);
    m_rightLayout = new QHBoxLayout(m_rightBox);
    m_rightLayout->setContentsMargins(0, 0, 0, 0);
    m_noticeTimer = new QTimer(this);
    m_noticeTimer->setSingleShot(true);
    m_noticeTimer->setInterval(kNoticeMs);
    connect(m_noticeTimer, &QTimer::timeout, this, [this] {
        m_notice.clear();
        showState();
    });
    m_layout = new QHBoxLayout(this);
    for (QWidget* part : {static_cast<QWidget*>(m_icon), static_cast<QWidget*>(m_text),
                          static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_remaining),
                          static_cast<QWidget*>(m_cancel)})
        m_layout->addWidget(part);
    m_layout->addWidget(m_errorBox, 1);
    m_layout->addStretch();
    m_layout->addWidget(m_rightBox);
    restyle();
}

void StatusStrip::buildProgress() {
    m_icon = new QLabel(this);
    m_text = new ElidedLabel(this);
    m_bar = new GaugeBar(this);
    m_remaining = new QLabel(this);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setProperty("small", true);
    m_cancel->setAccessibleName(tr("Cancel what is running"));
    connect(m_cancel, &QPushButton::clicked, this, &StatusStrip::cancelRequested);
}

void StatusStrip::buildError() {
    m_errorBox = new QFrame(this);
    m_errorBox->setObjectName(QStringLiteral("errorBox"));
    m_errorIcon = new QLabel(m_errorBox);
    m_errorLabel = new ElidedLabel(m_errorBox);
    m_details = new QPushButton(tr("Details"), m_errorBox);
    m_details->setProperty("small", true);
    m_details->setAccessibleName(tr("Details of the error"));
    m_close = new QToolButton(m_errorBox);
    m_close->setAccessibleName(tr("Close the error"));
    m_close->setToolTip(tr("Close"));
    m_errorLayout = new QHBoxLayout(m_errorBox);
    m_errorLayout->addWidget(m_errorIcon);
    m_errorLayout->addWidget(m_errorLabel, 1);
    m_errorLayout->addWidget(m_details);
    m_errorLayout->addWidget(m_close);
    connect(m_details, &QPushButton::clicked, this, &StatusStrip::detailsRequested);
    connect(m_close, &QToolButton::clicked, this, &StatusStrip::closeError);
}

void StatusStrip::setTheme(const Theme& theme) {
    m_theme = theme;
    m_bar->setTheme(theme);
    restyle();
}

void StatusStrip::setScale(qreal scale) {
    m_scale = scale;
    m_bar->setScale(scale);
    restyle();
}

void StatusStrip::showProgress(const StatusProgress& progress) {
    m_busy = true;
    m_progress = progress;
    showState();
}

void StatusStrip::clearProgress() {
    m_busy = false;
    showState();
}

void StatusStrip::showNotice(const QString& text) {
    m_notice = text;
    m_noticeTimer->start();
    showState();
}

void StatusStrip::setIdleText(const QString& text) {
    m_idle = text;
    showState();
}

void StatusStrip::showError(const QString& sentence) {
    m_error = sentence;
    showState();
}

void StatusStrip::closeError() {
    if (m_error.isEmpty()) return;
    m_error.clear();
    showState();
    Q_EMIT errorClosed();
}

void StatusStrip::setRightTexts(const QStringList& texts) {
    m_right = texts;
    while (QLayoutItem* item = m_rightLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& text : texts) {
        if (m_rightLayout->count() > 0) {
            auto* rule = new QFrame(m_rightBox);
            rule->setFixedSize(1, scaledPixels(16, m_scale));
            setSheet(rule,
                     QStringLiteral("background: %1; border: none;").arg(m_theme.line.name()));
            m_rightLayout->addWidget(rule);
        }
        auto* label = new QLabel(text, m_rightBox);
        styleLabel(label, TypeRole::label, m_theme.text2, m_scale);
        m_rightLayout->addWidget(label);
        label->show();
    }
}

void StatusStrip::showState() {
    const bool notice = !m_notice.isEmpty() && !m_busy;
    const bool failed = hasError();
    const QString plain = notice ? m_notice : m_idle;
    m_text->setFullText(m_busy ? m_progress.phase : plain);
    m_text->setVisible(m_busy || (!failed && !plain.isEmpty()));
    m_icon->setVisible(m_busy || (notice && !failed));
    m_bar->setVisible(m_busy);
    m_bar->setFraction(m_progress.fraction);
    m_remaining->setText(m_progress.remaining);
    m_remaining->setVisible(m_busy && !m_progress.remaining.isEmpty());
    m_cancel->setVisible(m_busy && m_progress.cancellable);
    m_errorBox->setVisible(failed);
    m_errorLabel->setFullText(m_error);
    // While an error stands the right texts give way: the sentence needs the room.
    m_rightBox->setVisible(!failed);
    setLabelIcon(m_icon, m_busy ? iconOf(m_progress.activity) : Icon::check,
                 m_busy ? m_theme.text2 : m_theme.good, m_scale);
}

void StatusStrip::restyle() {
    const int pad = scaledPixels(16, m_scale);
    const int gap = scaledPixels(12, m_scale);
    setFixedHeight(scaledPixels(32, m_scale));
    m_layout->setContentsMargins(pad, 1, pad, 0);
    m_layout->setSpacing(gap);
    m_rightLayout->setSpacing(gap);
    m_errorLayout->setContentsMargins(scaledPixels(8, m_scale), 0, scaledPixels(4, m_scale), 0);
    m_errorLayout->setSpacing(scaledPixels(8, m_scale));
    setSheet(m_errorBox,
             QStringLiteral("#errorBox { background: %1; border: none; border-radius: 2px; }")
                 .arg(m_theme.errorSurface.name()));
    styleLabel(m_text, TypeRole::label, m_theme.text, m_scale);
    styleLabel(m_remaining, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_errorLabel, TypeRole::label, m_theme.error, m_scale);
    setLabelIcon(m_errorIcon, Icon::warning, m_theme.error, m_scale);
    styleIconButton(m_close, Icon::close, m_theme, m_scale);
    m_bar->setFixedWidth(scaledPixels(kBarWidth, m_scale));
    setRightTexts(m_right);
    showState();
}

} // namespace steerscope
