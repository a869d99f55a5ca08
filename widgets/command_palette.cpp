// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_palette.h"

#include "widgets/label_style.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace steerscope {
namespace {

constexpr int kWordStart = 8, kInRow = 9, kHit = 2, kSkip = 1;
constexpr int kActionRole = Qt::UserRole + 1, kKeysRole = Qt::UserRole + 2;
constexpr int kRows = 10;

QString plainName(const QAction& action) {
    QString name = action.text();
    return name.remove(u'&');
}

/// Names stand in one line whether or not they have an icon.
QIcon iconOf(const QAction& action) {
    if (!action.icon().isNull()) return action.icon();
    QPixmap nothing(16, 16);
    nothing.fill(Qt::transparent);
    return QIcon(nothing);
}

/// The name, and at the right how it is called from the keyboard.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -option.decorationSize.width() / 2, 0),
                          Qt::AlignRight | Qt::AlignVCenter, index.data(kKeysRole).toString());
        painter->restore();
    }
};

} // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& name) {
    if (typed.isEmpty()) return 0; // Everything, in the order given.
    int score = 0;
    qsizetype at = 0, before = -2;
    for (const QChar letter : typed) {
        if (letter.isSpace()) continue;
        const qsizetype found = name.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0) return std::nullopt;
        const bool wordStart = found == 0 || !name[found - 1].isLetterOrNumber();
        score += kHit + (wordStart ? kWordStart : 0) + (found == before + 1 ? kInRow : 0);
        score -= static_cast<int>(std::min<qsizetype>(found - at, 10)) * kSkip;
        before = found;
        at = found + 1;
    }
    // Of two names that fit alike the shorter one is meant.
    return score - static_cast<int>(std::max<qsizetype>(0, name.size() - typed.size()) / 4);
}

CommandPalette::CommandPalette(QWidget* window) : QFrame(window) {
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("Type what you want to do"));
    m_field->setAccessibleName(tr("Search commands"));
    m_field->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_nothing = new QLabel(tr("No command of that name"), this);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::run);
    window->installEventFilter(this);
    hide();
    restyle();
}

void CommandPalette::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void CommandPalette::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void CommandPalette::open(const QList<QAction*>& actions) {
    m_before = QApplication::focusWidget();
    m_actions = actions;
    m_field->clear();
    list();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::close() {
    if (!isVisible()) return;
    hide();
    if (m_before) m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void CommandPalette::list() {
    struct Match {
        QAction* action;
        int score;
    };
    std::vector<Match> matches;
    for (QAction* action : m_actions)
        if (const auto score = fuzzyScore(m_field->text(), plainName(*action)))
            matches.push_back({action, *score});
    std::ranges::stable_sort(matches, std::ranges::greater{}, &Match::score);
    m_list->clear();
    for (const Match& match : matches) {
        auto* item = new QListWidgetItem(iconOf(*match.action), plainName(*match.action), m_list);
        item->setData(kKeysRole, match.action->shortcut().toString(QKeySequence::NativeText));
        item->setData(kActionRole, QVariant::fromValue(match.action));
        item->setData(Qt::AccessibleTextRole, plainName(*match.action));
        if (!match.action->isEnabled()) item->setFlags(Qt::NoItemFlags);
    }
    for (int row = 0; row < m_list->count() && m_list->currentRow() < 0; ++row)
        if (m_list->item(row)->flags() & Qt::ItemIsEnabled) m_list->setCurrentRow(row);
    m_nothing->setVisible(matches.empty());
    m_list->setVisible(!matches.empty());
}

QStringList CommandPalette::shownNames() const {
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names << m_list->item(row)->data(Qt::AccessibleTextRole).toString();
    return names;
}

void CommandPalette::run(QListWidgetItem* item) {
    if (!item || !(item->flags() & Qt::ItemIsEnabled)) return;
    auto* action = item->data(kActionRole).value<QAction*>();
    close();
    action->trigger();
}

void CommandPalette::moveChoice(int step) {
    const int count = m_list->count();
    if (count > 0) m_list->setCurrentRow((m_list->currentRow() + step + count) % count);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    // Shortcuts of the window must not take the keys that drive the list.
    const bool asked = event->type() == QEvent::ShortcutOverride;
    if ((watched != m_field && watched != m_list) || (event->type() != QEvent::KeyPress && !asked))
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool mine = key == Qt::Key_Escape || key == Qt::Key_Up || key == Qt::Key_Down ||
                      key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!mine) return QFrame::eventFilter(watched, event);
    if (asked) {
        event->accept();
        return true;
    }
    if (key == Qt::Key_Escape)
        close();
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        moveChoice(key == Qt::Key_Up ? -1 : 1);
    else
        run(m_list->currentItem());
    return true;
}

void CommandPalette::place() {
    const QSize window = parentWidget()->size();
    const int width = std::min(scaledPixels(520, m_scale), window.width() * 9 / 10);
    const int height = std::min(scaledPixels(48 + 28 * kRows, m_scale), window.height() * 8 / 10);
    setGeometry((window.width() - width) / 2, scaledPixels(56, m_scale), width, height);
}

void CommandPalette::restyle() {
    const int gap = scaledPixels(8, m_scale);
    layout()->setContentsMargins(gap, gap, gap, gap);
    layout()->setSpacing(gap);
    m_list->setFont(themeFont(TypeRole::control, m_scale));
    styleLabel(m_nothing, TypeRole::label, m_theme.text2, m_scale);
    m_nothing->setContentsMargins(gap, 0, gap, gap);
    if (isVisible()) place();
}

} // namespace steerscope
