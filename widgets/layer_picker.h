// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace steerscope {

class LayerStrip;

/// "0–5, 12" for ascending layer numbers; empty for none.
QString layersText(const std::vector<int>& layers);
/// The numbers of "0-5, 12", ascending and each once; nothing unless all of it is numbers and
/// ranges below `count`.
std::optional<std::vector<int>> layersFromText(const QString& text, int count);

/// Which layers: all, a range, a list, or one; for methods of one layer "the best" or one. A strip
/// below shows the choice among all layers.
class LayerPicker : public QWidget {
    Q_OBJECT
public:
    enum class Reach { manyLayers, oneLayer };

    explicit LayerPicker(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Layers of the model; numbers beyond it are refused.
    void setLayerCount(int count);
    void setReach(Reach reach);
    /// Ascending; empty: all of them, or the best one.
    std::vector<int> layers() const { return m_layers; }
    /// Shows a choice without a signal. What the person is typing is left alone when it means that.
    void setLayers(const std::vector<int>& layers);
    /// Why the text of the list cannot be used; empty when it can.
    QString problem() const { return m_problem; }

Q_SIGNALS:
    /// layers() or problem() changed by the person.
    void changed();

private:
    enum class Form { all, range, list, one };
    static Form formOf(const std::vector<int>& layers);
    void build();
    void fillForms();
    Form form() const;
    void showForm(Form form);
    void takeForm();
    void takeNumbers();
    void showLayers();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    int m_count = 1;
    Reach m_reach = Reach::manyLayers;
    std::vector<int> m_layers;
    QString m_problem;
    QComboBox* m_form = nullptr;
    QHBoxLayout* m_row = nullptr;
    QSpinBox* m_first = nullptr; ///< Of a range, or the one.
    QLabel* m_to = nullptr;
    QSpinBox* m_last = nullptr;
    QLineEdit* m_list = nullptr;
    LayerStrip* m_strip = nullptr;
};

} // namespace steerscope
