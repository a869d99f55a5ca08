// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QTextEdit>

#include <vector>

namespace steerscope {

/// One question and what is answered to it.
struct SampleRow {
    QString question;
    QString prompted; ///< By the model that is told.
    QString steered;  ///< By the steering model, which is not.
    friend bool operator==(const SampleRow&, const SampleRow&) = default;
};

/// A few questions with both answers, to be read while a distillation goes on. New answers keep the
/// place that is being read.
class SampleView : public QTextEdit {
    Q_OBJECT
public:
    explicit SampleView(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// `origin` says which state of the steering model answers: "after epoch 3".
    void setSamples(std::vector<SampleRow> samples, const QString& origin);
    const std::vector<SampleRow>& samples() const { return m_samples; }

    QSize sizeHint() const override;

private:
    void showSamples();
    QString answer(Identity identity, const QString& text) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    std::vector<SampleRow> m_samples;
    QString m_origin;
};

} // namespace steerscope
