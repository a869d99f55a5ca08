// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace steerscope {

/// A text field of one line that opens up to four lines when its text needs them.
class GrowingField : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit GrowingField(QWidget* parent = nullptr);

    void setScale(qreal scale);
    /// Space around the field that the frame of its owner takes away from the 32 px of a field.
    void setFrameHeight(int pixels);
    QString text() const { return toPlainText(); }
    /// Keeps the undo history only when the text is the same.
    void setText(const QString& text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    qreal m_scale = 1;
    int m_frameHeight = 0;
};

} // namespace steerscope
