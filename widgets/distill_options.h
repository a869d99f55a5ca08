// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/distill_form.h"
#include "widgets/theme.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace steerscope {

class LayerPicker;

/// How to distil: a ready-made instruction or the person's own, and behind "Advanced" the method,
/// rank, layers, training, data and check, each with the reason beside it when it cannot be used.
class DistillOptions : public QWidget {
    Q_OBJECT
public:
    explicit DistillOptions(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setChoices(const DistillChoices& choices);
    /// Which ready-made instruction is in use; −1: the person's own.
    void setPreset(int preset);
    void setLayerCount(int layers);
    /// What `check` empty means now, for instance "pirate"; empty: nothing checks.
    void setOwnCheck(const QString& check);
    /// Shows a choice without a signal.
    void setForm(const DistillForm& form);
    const DistillForm& form() const { return m_form; }
    /// The one thing that is wrong, beside its field; an empty reason clears all.
    void setProblem(DistillField field, const QString& reason);
    /// Why the list of layers cannot be read; empty when it can.
    QString layerProblem() const;
    void setAdvancedShown(bool shown);
    bool isAdvancedShown() const;

Q_SIGNALS:
    void presetChosen(int preset);
    /// form() or layerProblem() changed by the person.
    void formChanged();
    void advancedToggled(bool shown);

private:
    void buildBasic();
    void buildAdvanced();
    void buildFields();
    void addRow(DistillField field, const QString& name, QWidget* control);
    QSpinBox* addNumber(DistillField field, const QString& name, const QString& tip);
    void linkFields();
    void takeForm();
    void showForm();
    void showSummary();
    void showWeakness();
    void fillPresets();
    void restyle();

    /// One line of the form: name, control, reason.
    struct Row {
        QLabel* name = nullptr;
        QWidget* control = nullptr;
        QLabel* reason = nullptr;
    };

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    bool m_silent = false; ///< While showForm() writes the fields.
    DistillChoices m_choices;
    DistillForm m_form;
    int m_layerCount = 0;
    QLabel* m_presetName = nullptr;
    QComboBox* m_preset = nullptr;
    QHBoxLayout* m_presetRow = nullptr;
    QLabel* m_weakness = nullptr;
    QLabel* m_instructionReason = nullptr;
    QToolButton* m_disclosure = nullptr;
    QWidget* m_advanced = nullptr;
    QGridLayout* m_grid = nullptr;
    std::map<DistillField, Row> m_rows;
    QComboBox* m_method = nullptr;
    QSpinBox* m_rank = nullptr;
    QCheckBox* m_affine = nullptr;
    QHBoxLayout* m_rankRow = nullptr;
    LayerPicker* m_layers = nullptr;
    QComboBox* m_objective = nullptr;
    QSpinBox* m_epochs = nullptr;
    QSpinBox* m_prompts = nullptr;
    QSpinBox* m_heldout = nullptr;
    QSpinBox* m_tokens = nullptr;
    QComboBox* m_check = nullptr;
    QPushButton* m_defaults = nullptr;
};

} // namespace steerscope
