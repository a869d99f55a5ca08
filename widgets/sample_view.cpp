// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sample_view.h"

#include <QScrollBar>

namespace steerscope {
namespace {

/// The symbols of the two columns as characters, for running text.
QString symbolOf(Identity identity) {
    return identity == Identity::prompted ? QStringLiteral("◇") : QStringLiteral("●");
}

} // namespace

SampleView::SampleView(QWidget* parent) : QTextEdit(parent) {
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Sample answers"));
    setPlaceholderText(tr("Answers to held-out questions, once there is a first result"));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void SampleView::setTheme(const Theme& theme) {
    m_theme = theme;
    showSamples();
}

void SampleView::setScale(qreal scale) {
    m_scale = scale;
    showSamples();
    updateGeometry();
}

void SampleView::setSamples(std::vector<SampleRow> samples, const QString& origin) {
    if (samples == m_samples && origin == m_origin) return;
    m_samples = std::move(samples);
    m_origin = origin;
    showSamples();
}

QString SampleView::answer(Identity identity, const QString& text) const {
    return QStringLiteral("<p style='margin:0 0 4px 0'><span style='color:%1'>%2</span> %3</p>")
        .arg(m_theme.of(identity).line.name(), symbolOf(identity),
             text.simplified().toHtmlEscaped());
}

void SampleView::showSamples() {
    const int place = verticalScrollBar()->value();
    QString html;
    if (!m_origin.isEmpty() && !m_samples.empty())
        html += QStringLiteral("<p style='margin:0 0 4px 0; color:%1'>%2</p>")
                    .arg(m_theme.text3.name(), m_origin.toHtmlEscaped());
    for (const SampleRow& sample : m_samples)
        html += QStringLiteral("<p style='margin:4px 0 2px 0; color:%1'><b>%2</b></p>")
                    .arg(m_theme.text2.name(), sample.question.simplified().toHtmlEscaped()) +
                answer(Identity::prompted, sample.prompted) + answer(Identity::psr, sample.steered);
    const QFont font = themeFont(TypeRole::label, m_scale);
    document()->setDefaultFont(font);
    document()->setDocumentMargin(0);
    setStyleSheet(QStringLiteral("QTextEdit { border: 2px solid transparent; background: %1; "
                                 "color: %2; padding: 0; font-size: %3px; } "
                                 "QTextEdit:focus { border-color: %4; }")
                      .arg(m_theme.surface.name(), m_theme.text.name())
                      .arg(font.pixelSize())
                      .arg(m_theme.accent.name()));
    setHtml(html);
    verticalScrollBar()->setValue(place);
}

QSize SampleView::sizeHint() const {
    return {scaledPixels(280, m_scale), scaledPixels(140, m_scale)};
}

} // namespace steerscope
