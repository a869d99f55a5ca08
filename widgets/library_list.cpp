// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library_list.h"

#include "widgets/icons.h"
#include "widgets/label_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace steerscope {
namespace {

constexpr qreal kRowHeight = 24;
constexpr int kIdentityRole = Qt::UserRole + 1;
constexpr int kDetailRole = Qt::UserRole + 2;
constexpr int kInUseRole = Qt::UserRole + 3;
constexpr int kSymbolRole = Qt::UserRole + 4;

} // namespace

/// One row: symbol, name (semibold when in use), detail, "in use" at the right end.
class LibraryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setLook(const Theme& theme, qreal scale) {
        m_theme = theme;
        m_scale = scale;
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {scaledPixels(160, m_scale), scaledPixels(kRowHeight, m_scale)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool inUse = index.data(kInUseRole).toBool();
        const int pad = scaledPixels(16, m_scale);
        const int side = scaledPixels(14, m_scale);
        QRect box = option.rect;
        if (inUse)
            painter->fillRect(box, m_theme.selected);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(box, m_theme.inset);
        paintFocus(*painter, option);
        painter->setRenderHint(QPainter::Antialiasing);
        const auto identity = static_cast<Identity>(index.data(kIdentityRole).toInt());
        paintIdentitySymbol(
            *painter, identity,
            QRectF(box.left() + pad - 2, box.center().y() - side / 2.0 + 0.5, side, side), m_theme,
            index.data(kSymbolRole).toInt());
        box.adjust(pad + side + scaledPixels(5, m_scale), 0, -pad, 0);
        if (inUse) box.setRight(paintInUse(*painter, box));
        paintNames(*painter, box, index);
    }

private:
    void paintFocus(QPainter& painter, const QStyleOptionViewItem& option) const {
        if (!(option.state & QStyle::State_HasFocus)) return;
        painter.setPen(QPen(m_theme.accent, 2 * m_scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(option.rect).adjusted(m_scale, m_scale, -m_scale, -m_scale));
    }

    int paintInUse(QPainter& painter, const QRect& box) const {
        const QString text = LibraryList::tr("in use");
        painter.setFont(themeFont(TypeRole::axis, m_scale));
        painter.setPen(m_theme.text2);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
        return box.right() - painter.fontMetrics().horizontalAdvance(text) -
               scaledPixels(8, m_scale);
    }

    void paintNames(QPainter& painter, QRect box, const QModelIndex& index) const {
        QFont font = themeFont(TypeRole::control, m_scale);
        if (index.data(kInUseRole).toBool()) font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(m_theme.text);
        const QString name = painter.fontMetrics().elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideRight, box.width());
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, name);
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(name) +
                    scaledPixels(10, m_scale));
        painter.setFont(themeFont(TypeRole::label, m_scale));
        painter.setPen(m_theme.text2);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(index.data(kDetailRole).toString(),
                                                          Qt::ElideRight, box.width()));
    }

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
};

LibraryList::LibraryList(QWidget* parent) : QFrame(parent) {
    setProperty("panel", true);
    m_title = new QLabel(tr("Library"), this);
    m_open = new QToolButton(this);
    m_open->setAccessibleName(tr("Open a saved steering model"));
    m_open->setToolTip(tr("Open a saved steering model (PSR)…"));
    m_save = new QToolButton(this);
    m_save->setAccessibleName(tr("Save the steering model in use"));
    setSaveBlocked({});
    m_header = new QHBoxLayout;
    m_header->addWidget(m_title, 1);
    m_header->addWidget(m_open);
    m_header->addWidget(m_save);
    buildView();
    m_empty = new QLabel(tr("Nothing saved yet. Distil an instruction, or open a PSR file."), this);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* pages = new QStackedLayout;
    pages->addWidget(m_empty);
    pages->addWidget(m_view);
    m_pages = pages;
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_header);
    layout->addLayout(pages, 1);
    connect(m_open, &QToolButton::clicked, this, &LibraryList::openRequested);
    connect(m_save, &QToolButton::clicked, this, &LibraryList::saveRequested);
    restyle();
}

void LibraryList::buildView() {
    m_view = new QListView(this);
    m_model = new QStandardItemModel(m_view);
    m_delegate = new LibraryDelegate(m_view);
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAccessibleName(tr("Saved steering models"));
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_view, &QListView::clicked, this, &LibraryList::choose);
}

void LibraryList::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void LibraryList::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void LibraryList::setRows(const std::vector<LibraryRow>& rows) {
    const int here = m_view->currentIndex().row();
    m_model->clear();
    for (const LibraryRow& row : rows) {
        auto* item = new QStandardItem(row.name);
        item->setData(static_cast<int>(row.identity), kIdentityRole);
        item->setData(row.detail, kDetailRole);
        item->setData(row.inUse, kInUseRole);
        item->setData(row.symbol, kSymbolRole);
        item->setToolTip(row.tooltip);
        const QString spoken = QStringLiteral("%1, %2").arg(row.name, row.detail);
        item->setData(row.inUse ? tr("%1, in use").arg(spoken) : spoken, Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    if (here >= 0 && here < rowCount()) m_view->setCurrentIndex(m_model->index(here, 0));
    showInUse();
    m_pages->setCurrentIndex(rows.empty() ? 0 : 1);
}

/// Whatever room there is, the row in use is in it.
void LibraryList::showInUse() {
    for (int row = 0; row < rowCount(); ++row)
        if (m_model->index(row, 0).data(kInUseRole).toBool())
            m_view->scrollTo(m_model->index(row, 0));
}

int LibraryList::rowCount() const {
    return m_model->rowCount();
}

void LibraryList::setSaveBlocked(const QString& reason) {
    m_save->setEnabled(reason.isEmpty());
    m_save->setToolTip(reason.isEmpty() ? tr("Save the steering model in use…") : reason);
}

void LibraryList::choose(const QModelIndex& index) {
    if (index.isValid()) Q_EMIT chosen(index.row());
}

bool LibraryList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &LibraryList::showInUse, Qt::QueuedConnection);
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            choose(m_view->currentIndex());
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void LibraryList::restyle() {
    const int pad = scaledPixels(16, m_scale);
    layout()->setContentsMargins(1, scaledPixels(6, m_scale), 1, scaledPixels(8, m_scale));
    layout()->setSpacing(scaledPixels(4, m_scale));
    m_header->setContentsMargins(pad, 0, scaledPixels(12, m_scale), 0);
    m_header->setSpacing(scaledPixels(8, m_scale));
    m_empty->setContentsMargins(pad, 0, pad, 0);
    styleLabel(m_title, TypeRole::header, m_theme.text, m_scale);
    styleLabel(m_empty, TypeRole::label, m_theme.text2, m_scale);
    styleIconButton(m_open, Icon::open, m_theme, m_scale);
    styleIconButton(m_save, Icon::save, m_theme, m_scale);
    m_delegate->setLook(m_theme, m_scale);
    m_view->setMinimumHeight(scaledPixels(3 * kRowHeight, m_scale));
    m_view->doItemsLayout();
    m_view->viewport()->update();
}

} // namespace steerscope
