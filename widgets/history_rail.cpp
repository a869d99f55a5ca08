// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history_rail.h"

#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace steerscope {
namespace {

constexpr int kSearchPause = 150, kUndoTime = 8000; // ms

QStringList tagsIn(const QString& text) {
    QStringList tags;
    for (QString tag : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        tag = tag.trimmed();
        if (tag.startsWith(QLatin1Char('#'))) tag.remove(0, 1);
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive)) tags << tag;
    }
    return tags;
}

} // namespace

HistoryRail::HistoryRail(QWidget* parent) : QFrame(parent) {
    setProperty("panel", true);
    setAccessibleName(tr("History of runs"));
    buildHeader();
    m_list = new HistoryList(this);
    m_empty = new QLabel(this);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    buildDetails();
    buildUndo();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_header);
    layout->addWidget(m_search);
    layout->addWidget(m_chipRow);
    layout->addLayout(m_pages, 1);
    layout->addWidget(m_undo);
    layout->addWidget(m_details);
    connect(m_list, &HistoryList::currentRowChanged, this, &HistoryRail::showCurrent);
    showEmpty();
    showCurrent();
    restyle();
}

void HistoryRail::buildHeader() {
    m_title = new QLabel(tr("History"), this);
    m_more = new QToolButton(this);
    m_more->setAccessibleName(tr("More for the library"));
    m_more->setToolTip(tr("Import, back up, restore"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_menu = new QMenu(m_more);
    m_menu->addAction(tr("Import from a colleague…"), this, &HistoryRail::importRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("Back up the library…"), this, &HistoryRail::backupRequested);
    m_menu->addAction(tr("Restore a backup…"), this, &HistoryRail::restoreRequested);
    m_more->setMenu(m_menu);
    m_close = new QToolButton(this);
    m_close->setAccessibleName(tr("Close the history"));
    m_close->setToolTip(tr("Close the history (Ctrl+H)"));
    connect(m_close, &QToolButton::clicked, this, &HistoryRail::closeRequested);
    m_header = new QHBoxLayout;
    m_header->addWidget(m_title, 1);
    m_header->addWidget(m_more);
    m_header->addWidget(m_close);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search prompts, answers, notes"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setClearButtonEnabled(true);
    m_searchPause = new QTimer(this);
    m_searchPause->setSingleShot(true);
    m_searchPause->setInterval(kSearchPause);
    connect(m_search, &QLineEdit::textChanged, m_searchPause, qOverload<>(&QTimer::start));
    connect(m_searchPause, &QTimer::timeout, this, [this] {
        setFilter({m_search->text().trimmed(), m_filter.tag, m_filter.starred});
    });
    m_chipRow = new QWidget(this);
    m_chips = new FlowLayout(m_chipRow);
    m_chips->setContentsMargins(0, 0, 0, 0);
    fillChips();
}

void HistoryRail::buildDetails() {
    m_details = new QWidget(this);
    m_tags = new QLineEdit(m_details);
    m_tags->setAccessibleName(tr("Tags of the run"));
    m_tags->setPlaceholderText(tr("Tags, parted by commas"));
    m_note = new QLineEdit(m_details);
    m_note->setAccessibleName(tr("Note to the run"));
    m_note->setPlaceholderText(tr("Note"));
    auto* layout = new QVBoxLayout(m_details);
    layout->addWidget(m_tags);
    layout->addWidget(m_note);
    connect(m_tags, &QLineEdit::editingFinished, this, [this] {
        if (m_tags->isModified()) Q_EMIT tagsEdited(m_edited, tagsIn(m_tags->text()));
        m_tags->setModified(false);
    });
    connect(m_note, &QLineEdit::editingFinished, this, [this] {
        if (m_note->isModified()) Q_EMIT noteEdited(m_edited, m_note->text().trimmed());
        m_note->setModified(false);
    });
}

void HistoryRail::buildUndo() {
    m_undo = new QFrame(this);
    m_undoText = new QLabel(m_undo);
    auto* button = new QPushButton(tr("Undo"), m_undo);
    button->setProperty("small", true);
    button->setAccessibleName(tr("Bring the removed run back"));
    auto* layout = new QHBoxLayout(m_undo);
    layout->addWidget(m_undoText, 1);
    layout->addWidget(button);
    m_undoTime = new QTimer(this);
    m_undoTime->setSingleShot(true);
    m_undoTime->setInterval(kUndoTime);
    connect(m_undoTime, &QTimer::timeout, this, &HistoryRail::closeUndo);
    connect(button, &QPushButton::clicked, this, [this] {
        closeUndo();
        Q_EMIT undoRequested();
    });
    m_undo->hide();
}

QSize HistoryRail::sizeHint() const {
    return {scaledPixels(232, m_scale), scaledPixels(480, m_scale)};
}

void HistoryRail::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void HistoryRail::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void HistoryRail::setRows(std::vector<HistoryRow> rows) {
    m_list->setRows(std::move(rows));
    showEmpty();
    showCurrent();
}

void HistoryRail::setTags(const QStringList& tags) {
    if (tags == m_tagNames) return;
    m_tagNames = tags;
    if (!m_filter.tag.isEmpty() && !tags.contains(m_filter.tag))
        return setFilter({m_filter.words, {}, m_filter.starred}); // Fills the chips.
    fillChips();
}

/// One chip for the stars and one for each tag; they are few, so all are made anew.
void HistoryRail::fillChips() {
    while (QLayoutItem* item = m_chips->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    const auto add = [this](const QString& text, const QString& name, bool on,
                            const HistoryFilter& next) {
        auto* chip = new QPushButton(text, m_chipRow);
        chip->setProperty("small", true);
        chip->setCheckable(true);
        chip->setChecked(on);
        chip->setAccessibleName(name);
        m_chips->addWidget(chip);
        chip->show(); // The layout would do so only when the events are next handled.
        connect(chip, &QPushButton::clicked, this, [this, next] { setFilter(next); });
    };
    add(tr("★ Starred"), tr("Only runs with a star"), m_filter.starred,
        {m_filter.words, m_filter.tag, !m_filter.starred});
    for (const QString& tag : m_tagNames) {
        const bool on = tag == m_filter.tag;
        add(QStringLiteral("#") + tag, tr("Only runs tagged %1").arg(tag), on,
            {m_filter.words, on ? QString() : tag, m_filter.starred});
    }
}

void HistoryRail::setFilter(const HistoryFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    fillChips();
    Q_EMIT filterChanged(m_filter);
}

void HistoryRail::showEmpty() {
    m_empty->setText(
        m_filter.isOpen()
            ? tr("Every run is kept here by itself, with its texts and maps. Press Run.")
            : tr("No run fits this search."));
    m_pages->setCurrentIndex(m_list->rows().empty() ? 1 : 0);
}

/// What is being typed is never overwritten.
void HistoryRail::showCurrent() {
    const HistoryRow* row = m_list->current();
    m_details->setVisible(row != nullptr);
    if (!row) return;
    const bool other = row->id != m_edited;
    m_edited = row->id;
    if (other || !m_tags->hasFocus()) m_tags->setText(row->tags.join(QStringLiteral(", ")));
    if (other || !m_note->hasFocus()) m_note->setText(row->note);
}

void HistoryRail::offerUndo(const QString& text) {
    m_undoText->setText(text);
    m_undo->show();
    m_undoTime->start();
}

void HistoryRail::closeUndo() {
    m_undoTime->stop();
    m_undo->hide();
}

void HistoryRail::focusSearch() {
    m_search->setFocus();
    m_search->selectAll();
}

void HistoryRail::restyle() {
    const auto px = [this](qreal length) { return scaledPixels(length, m_scale); };
    layout()->setContentsMargins(1, px(6), 1, px(8));
    layout()->setSpacing(px(8));
    m_header->setContentsMargins(px(16), 0, px(12), 0);
    m_header->setSpacing(px(4));
    const QMargins sides(px(16), 0, px(16), 0);
    m_chipRow->setContentsMargins(sides);
    m_chips->setSpacings(px(4), px(4));
    m_empty->setContentsMargins(sides);
    m_details->layout()->setContentsMargins(sides);
    m_details->layout()->setSpacing(px(4));
    m_undo->layout()->setContentsMargins(px(16), px(4), px(12), px(4));
    setSheet(m_undo,
             QStringLiteral("QFrame { background: %1; border: none; }").arg(m_theme.inset.name()));
    setSheet(m_search, QStringLiteral("QLineEdit { margin: 0 %1px; }").arg(px(16)));
    styleLabel(m_title, TypeRole::header, m_theme.text, m_scale);
    styleLabel(m_empty, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_undoText, TypeRole::label, m_theme.text, m_scale);
    styleIconButton(m_more, Icon::more, m_theme, m_scale);
    styleIconButton(m_close, Icon::close, m_theme, m_scale);
    m_list->setTheme(m_theme);
    m_list->setScale(m_scale);
    setMinimumWidth(px(216));
}

} // namespace steerscope
