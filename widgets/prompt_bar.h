// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/recipe.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QStringList>

#include <vector>

class QAction;
class QDoubleSpinBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace steerscope {

class FlowLayout;
class GrowingField;
class IconPushButton;

/// A ready-made instruction offered under the steering field.
struct SteerPreset {
    QString name;       ///< "pirate"
    QString text;       ///< "You are a pirate. Always speak like a pirate."
    QString group = {}; ///< "Persona"; a line is drawn between groups.
};

/// The recipe rows of the window: prompt, steering prompt, the buttons and the sampling numbers.
class PromptBar : public QFrame {
    Q_OBJECT
public:
    enum class Activity { idle, running, distilling };

    explicit PromptBar(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    Recipe recipe() const;
    /// Shows a recipe without the signal `changed`.
    void setRecipe(const Recipe& recipe);
    void setPresets(const std::vector<SteerPreset>& presets);
    /// Names of the PSRs that can be used, and which one is; −1 for none.
    void setPsrChoices(const QStringList& names, int current);
    int currentPsr() const { return m_psr; }

    void setActivity(Activity activity);
    /// A reason of the window's own why nothing can run ("Choose a model first."); empty: none.
    void setBlockedReason(const QString& reason);
    /// Why nothing can be distilled, such as a setting that cannot be used; empty: no reason.
    void setDistilBlocked(const QString& reason);
    /// Why Run is disabled now, as shown under the prompt; empty when nothing is wrong.
    QString problem() const;
    /// Flat buttons at the right end of the second row; the actions stay the caller's.
    void setTrailingActions(const QList<QAction*>& actions);
    void focusPrompt();

Q_SIGNALS:
    void runRequested();
    void stopRequested();
    void distilRequested();
    void psrChosen(int index);
    /// The person changed any part of the recipe.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildFields();
    void buildSteerBox();
    void buildButtons();
    void buildNumbers();
    void addNumber(const QString& name, QWidget* field);
    void arrange();
    void noteChange();
    void showRecipe(const Recipe& recipe);
    void validate();
    void showSteerPlace();
    void choosePlace(SteerPlace place);
    void fillPlaceMenu();
    void fillPresetMenu();
    void fillPsrMenu();
    void choosePsr(int index);
    void showPsr();
    void restyle();
    void restyleFields();
    void requestRun();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Activity m_activity = Activity::idle;
    QString m_blocked;
    QString m_distilBlocked;
    bool m_silent = false; ///< True while `setRecipe` writes the fields.
    QStringList m_psrNames;
    int m_psr = -1;
    SteerPlace m_steerPlace = SteerPlace::afterUser;
    std::vector<SteerPreset> m_presets;

    QGridLayout* m_grid = nullptr;
    QLabel* m_promptLabel = nullptr;
    GrowingField* m_prompt = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_steerLabel = nullptr;
    QFrame* m_steerBox = nullptr;
    QHBoxLayout* m_steerLayout = nullptr;
    GrowingField* m_steer = nullptr;
    QToolButton* m_place = nullptr;
    QToolButton* m_presetButton = nullptr;
    IconPushButton* m_run = nullptr;
    IconPushButton* m_stop = nullptr;
    IconPushButton* m_distil = nullptr;
    IconPushButton* m_psrButton = nullptr;
    QWidget* m_numbers = nullptr;
    FlowLayout* m_numberLayout = nullptr;
    std::vector<QHBoxLayout*> m_numberPairs;
    std::vector<QLabel*> m_numberLabels;
    QLineEdit* m_seed = nullptr;
    QDoubleSpinBox* m_temperature = nullptr;
    QSpinBox* m_tokens = nullptr;
    QWidget* m_trailingRow = nullptr;
    QHBoxLayout* m_trailingLayout = nullptr;
    QList<QToolButton*> m_trailingButtons;
};

} // namespace steerscope
