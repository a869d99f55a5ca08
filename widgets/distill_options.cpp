// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/distill_options.h"

#include "widgets/icons.h"
#include "widgets/label_style.h"
#include "widgets/layer_picker.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

namespace steerscope {
namespace {

/// Wider than what can be used: what is wrong gets a reason beside it, not a silent limit.
constexpr int kMostInField = 99'999;

/// A field that scrolls with the panel instead of changing under the pointer.
template <class Box> class QuietBox : public Box {
public:
    using Box::Box;

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (this->hasFocus())
            Box::wheelEvent(event);
        else
            event->ignore();
    }
};

QComboBox* makeCombo(QWidget* parent) {
    auto* box = new QuietBox<QComboBox>(parent);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

} // namespace

DistillOptions::DistillOptions(QWidget* parent) : QWidget(parent) {
    buildBasic();
    buildAdvanced();
    buildFields();
    linkFields();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_presetRow);
    for (QWidget* part :
         {static_cast<QWidget*>(m_weakness), static_cast<QWidget*>(m_instructionReason),
          static_cast<QWidget*>(m_disclosure), m_advanced})
        layout->addWidget(part);
    m_advanced->hide();
    showForm();
    restyle();
}

void DistillOptions::buildBasic() {
    m_presetName = new QLabel(tr("Instruction"), this);
    m_preset = makeCombo(this);
    m_preset->setAccessibleName(tr("Ready-made instruction"));
    m_preset->view()->setAccessibleName(m_preset->accessibleName());
    m_presetName->setBuddy(m_preset);
    m_presetRow = new QHBoxLayout;
    m_presetRow->addWidget(m_presetName);
    m_presetRow->addWidget(m_preset, 1);
    m_weakness = new QLabel(this);
    m_weakness->setWordWrap(true);
    m_weakness->hide();
    m_instructionReason = new QLabel(this);
    m_instructionReason->setWordWrap(true);
    m_instructionReason->hide();
    m_disclosure = new QToolButton(this);
    m_disclosure->setCheckable(true);
    m_disclosure->setAccessibleName(tr("Advanced settings"));
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_disclosure->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_preset, &QComboBox::activated, this,
            [this] { Q_EMIT presetChosen(m_preset->currentData().toInt()); });
    connect(m_disclosure, &QToolButton::toggled, this, [this](bool on) {
        m_advanced->setVisible(on);
        restyle();
        showSummary();
        Q_EMIT advancedToggled(on);
    });
}

void DistillOptions::buildAdvanced() {
    m_advanced = new QWidget(this);
    m_grid = new QGridLayout(m_advanced);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
    m_method = makeCombo(m_advanced);
    m_rank = new QuietBox<QSpinBox>(m_advanced);
    m_rank->setRange(1, kMostInField);
    m_affine = new QCheckBox(tr("Full affine map"), m_advanced);
    m_layers = new LayerPicker(m_advanced);
    m_objective = makeCombo(m_advanced);
    m_check = makeCombo(m_advanced);
    m_check->setEditable(true);
    m_check->setInsertPolicy(QComboBox::NoInsert);
    m_check->lineEdit()->setAccessibleName(tr("Check of the answers"));
    m_defaults = new QPushButton(tr("Use the defaults"), m_advanced);
    m_defaults->setProperty("small", true);
    m_defaults->setProperty("quiet", true);
}

void DistillOptions::buildFields() {
    addRow(DistillField::method, tr("Method"), m_method);
    auto* rank = new QWidget(m_advanced);
    m_rankRow = new QHBoxLayout(rank);
    m_rankRow->setContentsMargins(0, 0, 0, 0);
    m_rankRow->addWidget(m_rank);
    m_rankRow->addWidget(m_affine);
    m_rankRow->addStretch(1);
    addRow(DistillField::rank, tr("Rank"), rank);
    m_rank->setAccessibleName(tr("Rank"));
    m_rank->setToolTip(tr("1 is readable: one coefficient per token and layer. More is more "
                          "faithful."));
    addRow(DistillField::layers, tr("Layers"), m_layers);
    addRow(DistillField::objective, tr("Polish"), m_objective);
    m_objective->setToolTip(tr("Training by gradients after the first, closed-form result"));
    m_epochs = addNumber(DistillField::epochs, tr("Epochs"),
                         tr("Rounds of polishing at most; it ends early when nothing improves"));
    m_prompts = addNumber(DistillField::prompts, tr("Prompts"),
                          tr("Questions whose prompted answers are imitated"));
    m_heldout = addNumber(DistillField::heldout, tr("Held out"),
                          tr("Questions kept aside to measure how faithful the result is"));
    m_tokens = addNumber(DistillField::tokens, tr("Tokens"), tr("Longest answer, in tokens"));
    m_tokens->setAccessibleName(tr("Tokens per answer"));
    addRow(DistillField::check, tr("Check"), m_check);
    m_check->setToolTip(tr("Answers that fail are not imitated. “none”: only their likelihood "
                           "decides"));
    m_grid->addWidget(m_defaults, m_grid->rowCount(), 1, Qt::AlignLeft);
    m_rows[DistillField::instruction] = {m_presetName, m_preset, m_instructionReason};
}

void DistillOptions::addRow(DistillField field, const QString& name, QWidget* control) {
    Row row{new QLabel(name, m_advanced), control, new QLabel(m_advanced)};
    row.name->setBuddy(control);
    if (control->accessibleName().isEmpty()) control->setAccessibleName(name);
    if (auto* box = qobject_cast<QComboBox*>(control)) box->view()->setAccessibleName(name);
    row.reason->setWordWrap(true);
    row.reason->hide();
    const int line = m_grid->rowCount();
    m_grid->addWidget(row.name, line, 0, Qt::AlignTop);
    m_grid->addWidget(control, line, 1);
    m_grid->addWidget(row.reason, line + 1, 1);
    m_rows[field] = row;
}

QSpinBox* DistillOptions::addNumber(DistillField field, const QString& name, const QString& tip) {
    auto* box = new QuietBox<QSpinBox>(m_advanced);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setRange(0, kMostInField);
    box->setToolTip(tip);
    addRow(field, name, box);
    return box;
}

void DistillOptions::linkFields() {
    const auto take = [this] { takeForm(); };
    for (QComboBox* box : {m_method, m_objective})
        connect(box, &QComboBox::activated, this, take);
    for (QSpinBox* box : {m_rank, m_epochs, m_prompts, m_heldout, m_tokens})
        connect(box, &QSpinBox::valueChanged, this, take);
    connect(m_affine, &QCheckBox::toggled, this, take);
    connect(m_layers, &LayerPicker::changed, this, take);
    connect(m_check, &QComboBox::editTextChanged, this, take);
    connect(m_defaults, &QPushButton::clicked, this, [this] {
        setForm(m_choices.defaults);
        Q_EMIT formChanged();
    });
}

void DistillOptions::setChoices(const DistillChoices& choices) {
    const QScopedValueRollback silence(m_silent, true);
    m_choices = choices;
    m_method->clear();
    for (const DistillMethodRow& method : choices.methods) {
        m_method->addItem(method.name);
        m_method->setItemData(m_method->count() - 1, method.tip, Qt::ToolTipRole);
    }
    m_objective->clear();
    m_objective->addItems(choices.objectives);
    m_check->clear();
    m_check->addItem(QString());
    m_check->addItems(choices.checks);
    fillPresets();
    showForm();
}

/// Groups are headings that cannot be chosen.
void DistillOptions::fillPresets() {
    const int current = m_preset->count() > 0 ? m_preset->currentData().toInt() : -1;
    m_preset->clear();
    m_preset->addItem(tr("As written under “Steer with”"), -1);
    QString group;
    auto* items = qobject_cast<QStandardItemModel*>(m_preset->model());
    for (std::size_t i = 0; i < m_choices.presets.size(); ++i) {
        const DistillPresetRow& preset = m_choices.presets[i];
        if (preset.group != group) {
            group = preset.group;
            m_preset->addItem(group, -2);
            items->item(m_preset->count() - 1)->setFlags(Qt::NoItemFlags);
        }
        const QString detail =
            preset.detail.isEmpty() ? QString() : QStringLiteral("  ·  ") + preset.detail;
        m_preset->addItem(preset.name + detail, static_cast<int>(i));
    }
    setPreset(current);
}

void DistillOptions::setPreset(int preset) {
    m_preset->setCurrentIndex(std::max(0, m_preset->findData(preset)));
    showWeakness();
}

/// Said before minutes are spent on it.
void DistillOptions::showWeakness() {
    const int preset = m_preset->currentData().toInt();
    const bool weak = preset >= 0 && m_choices.presets[static_cast<std::size_t>(preset)].weak;
    if (weak)
        m_weakness->setText(tr("This model hardly does this even when told (%1), so a distillation "
                               "of it will be refused.")
                                .arg(m_choices.presets[static_cast<std::size_t>(preset)].detail));
    m_weakness->setVisible(weak);
}

void DistillOptions::setLayerCount(int layers) {
    m_layerCount = layers;
    m_layers->setLayerCount(layers);
}

void DistillOptions::setOwnCheck(const QString& check) {
    m_check->lineEdit()->setPlaceholderText(check.isEmpty()
                                                ? tr("this instruction has none")
                                                : tr("the instruction’s own: %1").arg(check));
}

void DistillOptions::setForm(const DistillForm& form) {
    m_form = form;
    showForm();
}

QString DistillOptions::layerProblem() const {
    return m_layers->problem();
}

void DistillOptions::takeForm() {
    if (m_silent) return;
    m_form.method = m_method->currentIndex();
    m_form.rank = m_affine->isChecked() ? 0 : m_rank->value();
    m_form.layers = m_layers->layers();
    m_form.objective = m_objective->currentIndex();
    m_form.epochs = m_epochs->value();
    m_form.prompts = m_prompts->value();
    m_form.heldout = m_heldout->value();
    m_form.tokens = m_tokens->value();
    m_form.check = m_check->currentText().trimmed();
    showForm();
    Q_EMIT formChanged();
}

void DistillOptions::showForm() {
    const QScopedValueRollback silence(m_silent, true);
    const auto method = static_cast<std::size_t>(std::max(m_form.method, 0));
    const DistillMethodRow chosen =
        method < m_choices.methods.size() ? m_choices.methods[method] : DistillMethodRow{};
    m_method->setCurrentIndex(m_form.method);
    m_method->setToolTip(chosen.tip);
    m_affine->setChecked(m_form.rank == 0);
    if (m_form.rank > 0) m_rank->setValue(m_form.rank);
    m_affine->setEnabled(chosen.hasRank);
    m_rank->setEnabled(chosen.hasRank && m_form.rank != 0);
    m_layers->setReach(chosen.oneLayer ? LayerPicker::Reach::oneLayer
                                       : LayerPicker::Reach::manyLayers);
    m_layers->setLayers(m_form.layers);
    m_objective->setCurrentIndex(m_form.objective);
    m_epochs->setValue(m_form.epochs);
    m_epochs->setEnabled(m_form.objective != 0);
    m_prompts->setValue(m_form.prompts);
    m_heldout->setValue(m_form.heldout);
    m_tokens->setValue(m_form.tokens);
    if (m_check->currentText().trimmed() != m_form.check) m_check->setEditText(m_form.check);
    m_defaults->setEnabled(!(m_form == m_choices.defaults));
    showSummary();
}

/// "Advanced" open; closed, what is set in a few words.
void DistillOptions::showSummary() {
    if (m_disclosure->isChecked()) return m_disclosure->setText(tr("Advanced"));
    QStringList parts{tr("Advanced")};
    if (m_form.method > 0 && m_form.method < m_method->count())
        parts << m_method->itemText(m_form.method);
    if (m_form.rank != 1)
        parts << (m_form.rank == 0 ? tr("affine") : tr("rank %1").arg(m_form.rank));
    if (!m_form.layers.empty()) parts << tr("layers %1").arg(layersText(m_form.layers));
    if (m_form.objective > 0) parts << m_objective->itemText(m_form.objective);
    parts << tr("%1 prompts").arg(m_form.prompts);
    m_disclosure->setText(parts.join(QStringLiteral(" · ")));
    m_disclosure->setAccessibleDescription(m_disclosure->text());
}

void DistillOptions::setProblem(DistillField field, const QString& reason) {
    if (!reason.isEmpty() && field != DistillField::instruction) setAdvancedShown(true);
    for (auto& [which, row] : m_rows) {
        const bool here = which == field && !reason.isEmpty();
        row.reason->setText(here ? reason : QString());
        row.reason->setVisible(here);
        row.control->setAccessibleDescription(here ? reason : QString());
        QWidget* framed = which == DistillField::rank ? m_rank : row.control;
        setStyleFlag(framed, "invalid", here);
    }
}

void DistillOptions::setAdvancedShown(bool shown) {
    m_disclosure->setChecked(shown);
}

bool DistillOptions::isAdvancedShown() const {
    return m_disclosure->isChecked();
}

void DistillOptions::setTheme(const Theme& theme) {
    m_theme = theme;
    m_layers->setTheme(theme);
    restyle();
}

void DistillOptions::setScale(qreal scale) {
    m_scale = scale;
    m_layers->setScale(scale);
    restyle();
}

void DistillOptions::restyle() {
    const int gap = scaledPixels(8, m_scale);
    layout()->setSpacing(gap / 2);
    m_presetRow->setSpacing(gap);
    m_grid->setHorizontalSpacing(gap);
    m_grid->setVerticalSpacing(scaledPixels(3, m_scale));
    m_rankRow->setSpacing(gap);
    styleLabel(m_weakness, TypeRole::label, m_theme.warning, m_scale);
    for (auto& [field, row] : m_rows) {
        styleLabel(row.name, TypeRole::label, m_theme.text2, m_scale);
        row.name->setMinimumHeight(scaledPixels(32, m_scale));
        row.name->setFixedWidth(scaledPixels(64, m_scale));
        styleLabel(row.reason, TypeRole::label, m_theme.error, m_scale);
    }
    for (QSpinBox* box : {m_rank, m_epochs, m_prompts, m_heldout, m_tokens})
        box->setFixedWidth(scaledPixels(84, m_scale));
    for (QComboBox* box : {m_preset, m_method, m_objective, m_check})
        box->setMinimumHeight(scaledPixels(32, m_scale));
    m_disclosure->setIcon(
        themeIcon(m_disclosure->isChecked() ? Icon::chevronDown : Icon::chevronRight, m_theme));
    m_disclosure->setIconSize(QSize(2 * gap, 2 * gap));
    setSheet(
        m_disclosure,
        QStringLiteral("QToolButton { font-size: %1px; color: %2; background: transparent; border: "
                       "1px solid transparent; text-align: left; padding: 0; } "
                       "QToolButton:hover { background: %3; } "
                       "QToolButton:focus { border: 2px solid %4; }")
            .arg(scaledPixels(12, m_scale))
            .arg(m_theme.text2.name(), m_theme.hair.name(), m_theme.accent.name()));
    m_disclosure->setMinimumHeight(scaledPixels(24, m_scale));
}

} // namespace steerscope
