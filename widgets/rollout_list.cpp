// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rollout_list.h"

#include "widgets/distill_panel.h"
#include "widgets/icons.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace steerscope {
namespace {

constexpr qreal kRowHeight = 24;
constexpr int kVisibleRows = 5;
constexpr int kReasonRole = Qt::UserRole + 1;
constexpr int kKeptRole = Qt::UserRole + 2;

/// One row: tick or cross, the text elided, the reason at the right.
class RolloutDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setLook(const Theme& theme, qreal scale) {
        m_theme = theme;
        m_scale = scale;
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {scaledPixels(120, m_scale), scaledPixels(kRowHeight, m_scale)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QRect box = option.rect;
        if (option.state & QStyle::State_Selected) painter->fillRect(box, m_theme.selected);
        const bool kept = index.data(kKeptRole).toBool();
        const int side = scaledPixels(14, m_scale);
        const QRect icon(box.left() + scaledPixels(2, m_scale),
                         box.top() + (box.height() - side) / 2, side, side);
        painter->setRenderHint(QPainter::Antialiasing);
        paintIcon(*painter, kept ? Icon::check : Icon::close, icon,
                  kept ? m_theme.good : m_theme.text3);
        painter->setFont(themeFont(TypeRole::label, m_scale));
        const QFontMetrics metrics = painter->fontMetrics();
        QRect rest = box.adjusted(scaledPixels(24, m_scale), 0, -scaledPixels(4, m_scale), 0);
        const QString reason = metrics.elidedText(index.data(kReasonRole).toString(),
                                                  Qt::ElideRight, rest.width() / 2);
        painter->setPen(m_theme.text3);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, reason);
        if (!reason.isEmpty())
            rest.setRight(rest.right() - metrics.horizontalAdvance(reason) -
                          scaledPixels(12, m_scale));
        painter->setPen(kept ? m_theme.text : m_theme.text2);
        const QString text = index.data(Qt::DisplayRole).toString().simplified();
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(text, Qt::ElideRight, rest.width()));
    }

private:
    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
};

QStandardItem* makeItem(const RolloutRow& row) {
    auto* item = new QStandardItem(row.text);
    item->setEditable(false);
    item->setData(row.kept, kKeptRole);
    item->setData(row.reason, kReasonRole);
    item->setToolTip(row.reason.isEmpty() ? row.text
                                          : row.text + QStringLiteral("\n— ") + row.reason);
    const QString verdict =
        row.kept ? RolloutList::tr("kept") : RolloutList::tr("dropped, %1").arg(row.reason);
    item->setData(QStringLiteral("%1: %2").arg(verdict, row.text), Qt::AccessibleTextRole);
    return item;
}

} // namespace

RolloutList::RolloutList(QWidget* parent)
    : QListView(parent), m_model(new QStandardItemModel(this)) {
    setModel(m_model);
    setItemDelegate(new RolloutDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Rollouts, kept and dropped"));
}

void RolloutList::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void RolloutList::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void RolloutList::restyle() {
    static_cast<RolloutDelegate*>(itemDelegate())->setLook(m_theme, m_scale);
    scheduleDelayedItemsLayout();
    updateGeometry();
    viewport()->update();
}

void RolloutList::setRows(const std::vector<RolloutRow>& rows) {
    m_model->clear();
    for (const RolloutRow& row : rows)
        m_model->appendRow(makeItem(row));
}

void RolloutList::appendRow(const RolloutRow& row) {
    m_model->appendRow(makeItem(row));
}

int RolloutList::rowCount() const {
    return m_model->rowCount();
}

QSize RolloutList::sizeHint() const {
    return {scaledPixels(280, m_scale), scaledPixels(kVisibleRows * kRowHeight, m_scale)};
}

} // namespace steerscope
