// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history_list.h"

#include "widgets/icons.h"

#include <QAbstractListModel>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace steerscope {
namespace {

constexpr qreal kRowHeight = 48, kPad = 16, kSign = 14, kStar = 16, kGap = 8;

} // namespace

class HistoryModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const HistoryRow* row = at(index);
        if (!row) return {};
        if (role == Qt::DisplayRole) return row->title;
        if (role == Qt::AccessibleTextRole) return spoken(*row);
        if (role == Qt::ToolTipRole) return tip(*row);
        return {};
    }
    const HistoryRow* at(const QModelIndex& index) const {
        const auto place = static_cast<std::size_t>(index.row());
        return index.isValid() && place < m_rows.size() ? &m_rows[place] : nullptr;
    }
    const std::vector<HistoryRow>& rows() const { return m_rows; }
    void set(std::vector<HistoryRow> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

private:
    static QString spoken(const HistoryRow& row) {
        QStringList parts{row.title, row.detail, row.when};
        if (row.shown) parts << HistoryList::tr("shown");
        if (row.starred) parts << HistoryList::tr("starred");
        if (row.reference) parts << HistoryList::tr("pinned as reference");
        for (const QString& tag : row.tags)
            parts << HistoryList::tr("tag %1").arg(tag);
        return parts.join(QStringLiteral(", "));
    }
    static QString tip(const HistoryRow& row) {
        QStringList lines{row.title, row.detail};
        if (!row.tags.isEmpty())
            lines << QStringLiteral("#") + row.tags.join(QStringLiteral("  #"));
        if (!row.note.isEmpty()) lines << row.note;
        return lines.join(QLatin1Char('\n'));
    }

    std::vector<HistoryRow> m_rows;
};

/// Symbol and prompt, below them what was asked for and when; the star at the end.
class HistoryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme& theme) { m_theme = theme; }
    void setScale(qreal scale) { m_scale = scale; }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {px(160), px(kRowHeight)};
    }
    QRect starRect(const QRect& row) const {
        return {row.right() - px(kPad) - px(kStar) + px(2), row.top() + px(6), px(kStar),
                px(kStar)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const HistoryRow* row = static_cast<const HistoryModel*>(index.model())->at(index);
        if (!row) return;
        painter->save();
        const bool hover = option.state & QStyle::State_MouseOver;
        if (row->shown)
            painter->fillRect(option.rect, m_theme.selected);
        else if (hover)
            painter->fillRect(option.rect, m_theme.inset);
        paintFocus(*painter, option);
        painter->setRenderHint(QPainter::Antialiasing);
        if (row->starred || hover || (option.state & QStyle::State_HasFocus))
            paintIcon(*painter, row->starred ? Icon::starSet : Icon::star, starRect(option.rect),
                      row->starred ? m_theme.text : m_theme.text3);
        paintTitle(*painter, option.rect, *row);
        paintDetail(*painter, option.rect, *row);
        painter->restore();
    }

private:
    int px(qreal length) const { return scaledPixels(length, m_scale); }

    void paintFocus(QPainter& painter, const QStyleOptionViewItem& option) const {
        if (!(option.state & QStyle::State_HasFocus)) return;
        painter.setPen(QPen(m_theme.accent, 2 * m_scale));
        painter.drawRect(QRectF(option.rect).adjusted(m_scale, m_scale, -m_scale, -m_scale));
    }
    void paintTitle(QPainter& painter, const QRect& box, const HistoryRow& row) const {
        const QRect line(box.left(), box.top() + px(4), box.width(), px(20));
        paintIdentitySymbol(painter, row.identity,
                            QRectF(box.left() + px(kPad) - 2, line.center().y() - px(kSign) / 2.0,
                                   px(kSign), px(kSign)),
                            m_theme);
        const QRect words(textLeft(box), line.top(),
                          starRect(box).left() - px(kGap) - textLeft(box), line.height());
        QFont font = themeFont(TypeRole::control, m_scale);
        if (row.shown) font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(m_theme.text);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.title.simplified(), Qt::ElideRight,
                                                          words.width()));
    }
    void paintDetail(QPainter& painter, const QRect& box, const HistoryRow& row) const {
        QRect line(textLeft(box), box.top() + px(24), box.right() - px(kPad) - textLeft(box) + 1,
                   px(18));
        painter.setFont(themeFont(TypeRole::axis, m_scale));
        painter.setPen(row.reference ? m_theme.text : m_theme.text3);
        const QString end = row.reference ? HistoryList::tr("pinned") : row.when;
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, end);
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(end) - px(kGap));
        QString text = row.detail;
        for (const QString& tag : row.tags)
            text += QStringLiteral("  #") + tag;
        painter.setFont(themeFont(TypeRole::label, m_scale));
        painter.setPen(m_theme.text2);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    }
    int textLeft(const QRect& box) const { return box.left() + px(kPad) + px(kSign) + px(5); }

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
};

HistoryList::HistoryList(QWidget* parent)
    : QListView(parent), m_model(new HistoryModel(this)), m_delegate(new HistoryDelegate(this)) {
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAccessibleName(tr("Stored runs"));
}

void HistoryList::setTheme(const Theme& theme) {
    m_delegate->setTheme(theme);
    viewport()->update();
}

void HistoryList::setScale(qreal scale) {
    m_delegate->setScale(scale);
    doItemsLayout();
}

const std::vector<HistoryRow>& HistoryList::rows() const {
    return m_model->rows();
}

void HistoryList::setRows(std::vector<HistoryRow> rows) {
    if (rows == m_model->rows()) return;
    const qint64 id = current() ? current()->id : 0;
    m_model->set(std::move(rows));
    const auto& now = m_model->rows();
    const auto found = std::ranges::find(now, id, &HistoryRow::id);
    if (found != now.end())
        setCurrentIndex(m_model->index(static_cast<int>(found - now.begin()), 0));
    Q_EMIT currentRowChanged();
}

const HistoryRow* HistoryList::current() const {
    return m_model->at(currentIndex());
}

QRect HistoryList::starRect(int row) const {
    return m_delegate->starRect(visualRect(m_model->index(row, 0)));
}

void HistoryList::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const HistoryRow* row = m_model->at(index);
    if (!row || event->button() != Qt::LeftButton) return;
    if (starRect(index.row()).contains(event->position().toPoint()))
        Q_EMIT starToggled(row->id, !row->starred);
    else
        Q_EMIT chosen(row->id);
}

void HistoryList::keyPressEvent(QKeyEvent* event) {
    const HistoryRow* row = current();
    if (!row) return QListView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return Q_EMIT chosen(row->id);
    case Qt::Key_S:
        return Q_EMIT starToggled(row->id, !row->starred);
    case Qt::Key_P:
        return Q_EMIT referenceToggled(row->id, !row->reference);
    case Qt::Key_Delete:
        return Q_EMIT removeRequested(row->id);
    default:
        QListView::keyPressEvent(event);
    }
}

void HistoryList::contextMenuEvent(QContextMenuEvent* event) {
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = keyboard ? currentIndex() : indexAt(event->pos());
    const HistoryRow* row = m_model->at(index);
    if (!row) return;
    setCurrentIndex(index);
    openMenu(*row,
             keyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void HistoryList::openMenu(const HistoryRow& row, const QPoint& place) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const qint64 id = row.id;
    const bool starred = row.starred, pinned = row.reference;
    menu->addAction(tr("Show"), this, [this, id] { Q_EMIT chosen(id); });
    menu->addAction(pinned ? tr("Unpin") : tr("Pin as reference"), this,
                    [this, id, pinned] { Q_EMIT referenceToggled(id, !pinned); });
    menu->addAction(starred ? tr("Remove star") : tr("Star"), this,
                    [this, id, starred] { Q_EMIT starToggled(id, !starred); });
    menu->addAction(tr("Export for a colleague…"), this,
                    [this, id] { Q_EMIT exportRequested(id); });
    menu->addSeparator();
    menu->addAction(tr("Remove"), this, [this, id] { Q_EMIT removeRequested(id); });
    menu->popup(place);
}

void HistoryList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    Q_EMIT currentRowChanged();
}

} // namespace steerscope
