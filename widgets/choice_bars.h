// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"
#include "widgets/token_facts.h"

#include <QWidget>

namespace steerscope {

/// A column of candidates with probability bars, five rows unless told. Interactive columns take
/// the keyboard: arrows move, Enter chooses, Ctrl+C copies the candidates.
class ChoiceBars : public QWidget {
    Q_OBJECT
public:
    explicit ChoiceBars(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setColumn(const ChoiceColumn& column);
    /// Probability that fills a bar; both columns of the inspector share it.
    void setFullScale(float probability);
    void setMaximumRows(int rows);
    enum class Interaction { none, choose };
    /// Whether a candidate can be chosen; off until told.
    void setInteraction(Interaction interaction);
    /// Marks the row of that text, if there is one: the same candidate in the column beside.
    void setHighlight(const QString& text);
    int rowAt(const QPointF& point) const;
    QRectF rowRect(int row) const;
    int currentRow() const { return m_current; }
    /// Puts the keyboard's cursor on a candidate.
    void setCurrentRow(int row) { moveTo(row); }
    QString toTsv() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void choiceActivated(int row);
    /// The pointer or the keyboard is at a candidate; an empty text when it left.
    void choiceHovered(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    qreal nameWidth() const;
    void paintTitle(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;
    void updateAccessibleText();
    int rowCount() const { return static_cast<int>(m_column.choices.size()); }
    void moveTo(int row);
    void copyChoices() const;
    void paintRowGround(QPainter& painter, int row) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    ChoiceColumn m_column;
    float m_fullScale = 1;
    int m_maximumRows = 5;
    Interaction m_interaction = Interaction::none;
    int m_current = -1; ///< Row under the pointer or the keyboard.
    QString m_highlight;
};

} // namespace steerscope
