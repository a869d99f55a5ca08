// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

#include <optional>
#include <utility>
#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace steerscope {

class CommandStrip;
class CurveView;
class IconPushButton;
class IdentityMark;
class StrengthSlider;

/// One more PSR with a strength of its own: mixed into the one in use, or in its own column.
struct MixRow {
    QString name;
    int symbol = 0; ///< Which of ● ▲ ▼ ■ ★.
    double strength = 1;
};

/// Effect and cost by strength, as far as they have been measured.
struct SweepReading {
    std::vector<double> strengths; ///< Ascending.
    std::vector<double> attribute, fluency;
    std::vector<double> twinAttribute, twinFluency; ///< Empty: not asked for.
    std::optional<double> promptAttribute;
    std::optional<std::pair<double, double>> usable;
};

/// Everything about strength: the slider of the PSR in use, the sweep above it on the same axis,
/// "Tune for me", and a slider for each further PSR.
class StrengthCard : public QFrame {
    Q_OBJECT
public:
    /// Beside the maps; with the large chart; for an audience.
    enum class Form { compact, full, demo };

    explicit StrengthCard(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setForm(Form form);
    StrengthSlider* slider() const { return m_slider; }
    CurveView* chart() const { return m_chart; }
    void setMix(const std::vector<MixRow>& rows);
    void setSweep(const SweepReading& reading);
    void clearSweep();
    /// The command line that finds the strength; shown with the large chart, empty hides it.
    void setCommand(const QString& line);
    bool hasSweep() const { return m_hasSweep; }
    void setTwin(bool on);
    /// Why "Tune for me" cannot start now; empty: it can.
    void setTuneBlocked(const QString& reason);
    double fluencyFloor() const;

Q_SIGNALS:
    void tuneRequested();
    void twinToggled(bool on);
    void mixChanged(int row, double strength);
    /// A point of the sweep was pressed.
    void strengthPicked(double strength);
    void commandCopied();

private:
    struct MixSlider {
        QWidget* row = nullptr;
        StrengthSlider* slider = nullptr;
        IdentityMark* mark = nullptr;
        QLabel* name = nullptr;
    };
    void buildSweep();
    void buildFoot();
    void buildDemo();
    void addMixSlider(int row);
    void restyle();
    void showCaptions();
    void shareAxis();
    void showCommand();
    void showNumber(double value);

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Form m_form = Form::compact;
    bool m_hasSweep = false;
    std::optional<std::pair<double, double>> m_usable;
    QVBoxLayout* m_layout = nullptr;
    QWidget* m_demoNumber = nullptr;
    QLabel* m_demoTitle = nullptr;
    QLabel* m_number = nullptr;
    CurveView* m_chart = nullptr;
    StrengthSlider* m_slider = nullptr;
    IconPushButton* m_tune = nullptr;
    QWidget* m_mix = nullptr;
    QVBoxLayout* m_mixLayout = nullptr;
    std::vector<MixSlider> m_mixSliders;
    QWidget* m_foot = nullptr;
    QHBoxLayout* m_footLayout = nullptr;
    QCheckBox* m_twin = nullptr;
    QLabel* m_floorLabel = nullptr;
    QDoubleSpinBox* m_floor = nullptr;
    QLabel* m_explanation = nullptr;
    CommandStrip* m_command = nullptr;
};

} // namespace steerscope
