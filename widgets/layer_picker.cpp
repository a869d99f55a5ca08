// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layer_picker.h"

#include "widgets/label_style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace steerscope {

/// All layers as cells in a row, the chosen ones filled. Says nothing that the fields do not say.
class LayerStrip : public QWidget {
public:
    explicit LayerStrip(QWidget* parent) : QWidget(parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    void setLook(const Theme& theme, qreal scale) {
        m_theme = theme;
        setFixedHeight(scaledPixels(6, scale));
        update();
    }
    void show(int count, std::vector<int> chosen) {
        m_count = std::max(count, 1);
        m_chosen = std::move(chosen);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const qreal pitch = static_cast<qreal>(width()) / m_count;
        for (int layer = 0; layer < m_count; ++layer) {
            const bool on = std::ranges::binary_search(m_chosen, layer);
            const int left = qRound(layer * pitch), right = qRound((layer + 1) * pitch);
            painter.fillRect(left, 0, std::max(1, right - left - 1), height(),
                             on && isEnabled() ? m_theme.of(Identity::psr).fill : m_theme.line);
        }
    }

private:
    Theme m_theme = themeOf(ThemeKind::light);
    int m_count = 1;
    std::vector<int> m_chosen;
};

namespace {

std::vector<int> span(int first, int last) {
    std::vector<int> layers(static_cast<std::size_t>(std::max(0, last - first + 1)));
    std::iota(layers.begin(), layers.end(), first);
    return layers;
}

/// "7" or "3-12"; nothing when it is neither.
std::optional<std::vector<int>> partFromText(const QString& part, int count) {
    const QStringList ends = QString(part).replace(u'–', u'-').split(u'-');
    if (ends.size() > 2) return std::nullopt;
    bool firstGood = false, lastGood = false;
    const int first = ends.front().trimmed().toInt(&firstGood);
    const int last = ends.back().trimmed().toInt(&lastGood);
    if (!firstGood || !lastGood || first < 0 || last < first || last >= count) return std::nullopt;
    return span(first, last);
}

} // namespace

QString layersText(const std::vector<int>& layers) {
    QStringList parts;
    for (std::size_t i = 0; i < layers.size();) {
        std::size_t end = i;
        while (end + 1 < layers.size() && layers[end + 1] == layers[end] + 1)
            ++end;
        parts << (end == i ? QString::number(layers[i])
                           : QStringLiteral("%1–%2").arg(layers[i]).arg(layers[end]));
        i = end + 1;
    }
    return parts.join(QStringLiteral(", "));
}

std::optional<std::vector<int>> layersFromText(const QString& text, int count) {
    std::vector<int> layers;
    for (const QString& part : text.split(u',')) {
        const auto some = partFromText(part, count);
        if (!some) return std::nullopt;
        layers.insert(layers.end(), some->begin(), some->end());
    }
    std::ranges::sort(layers);
    layers.erase(std::ranges::unique(layers).begin(), layers.end());
    return layers;
}

LayerPicker::LayerPicker(QWidget* parent) : QWidget(parent) {
    build();
    fillForms();
    showForm(Form::all);
    showLayers();
    restyle();
}

void LayerPicker::build() {
    m_form = new QComboBox(this);
    m_form->setAccessibleName(tr("Which layers"));
    m_form->view()->setAccessibleName(m_form->accessibleName());
    m_first = new QSpinBox(this);
    m_to = new QLabel(tr("to"), this);
    m_last = new QSpinBox(this);
    m_list = new QLineEdit(this);
    m_list->setAccessibleName(tr("Layers of the list"));
    m_list->setPlaceholderText(tr("such as 0-5, 12"));
    m_strip = new LayerStrip(this);
    m_row = new QHBoxLayout;
    m_row->addWidget(m_form, 1);
    m_row->addWidget(m_first);
    m_row->addWidget(m_to);
    m_row->addWidget(m_last);
    m_row->addWidget(m_list, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_row);
    column->addWidget(m_strip);
    for (QSpinBox* box : {m_first, m_last})
        box->setKeyboardTracking(false);
    connect(m_form, &QComboBox::activated, this, &LayerPicker::takeForm);
    connect(m_first, &QSpinBox::valueChanged, this, &LayerPicker::takeNumbers);
    connect(m_last, &QSpinBox::valueChanged, this, &LayerPicker::takeNumbers);
    connect(m_list, &QLineEdit::textEdited, this, &LayerPicker::takeNumbers);
}

void LayerPicker::fillForms() {
    const QSignalBlocker quiet(m_form);
    m_form->clear();
    const auto add = [this](const QString& name, Form form) {
        m_form->addItem(name, static_cast<int>(form));
    };
    if (m_reach == Reach::oneLayer) {
        add(tr("Best by held-out score"), Form::all);
    } else {
        add(tr("All"), Form::all);
        add(tr("From – to"), Form::range);
        add(tr("List"), Form::list);
    }
    add(tr("One"), Form::one);
}

LayerPicker::Form LayerPicker::formOf(const std::vector<int>& layers) {
    if (layers.empty()) return Form::all;
    if (layers.size() == 1) return Form::one;
    return layers == span(layers.front(), layers.back()) ? Form::range : Form::list;
}

LayerPicker::Form LayerPicker::form() const {
    return static_cast<Form>(m_form->currentData().toInt());
}

void LayerPicker::showForm(Form form) {
    m_form->setCurrentIndex(std::max(0, m_form->findData(static_cast<int>(form))));
    const bool range = form == Form::range;
    m_first->setVisible(range || form == Form::one);
    m_first->setAccessibleName(range ? tr("First layer") : tr("Layer"));
    m_to->setVisible(range);
    m_last->setVisible(range);
    m_last->setAccessibleName(tr("Last layer"));
    m_list->setVisible(form == Form::list);
}

void LayerPicker::setLayerCount(int count) {
    m_count = std::max(count, 1);
    const QSignalBlocker quietFirst(m_first), quietLast(m_last);
    m_first->setRange(0, m_count - 1);
    m_last->setRange(0, m_count - 1);
    showLayers();
}

void LayerPicker::setReach(Reach reach) {
    if (reach == m_reach) return;
    m_reach = reach;
    fillForms();
    if (reach == Reach::oneLayer && m_layers.size() > 1) m_layers.clear();
    m_problem.clear();
    showForm(formOf(m_layers));
    showLayers();
}

void LayerPicker::setLayers(const std::vector<int>& layers) {
    const bool same = layers == m_layers;
    m_layers = layers;
    if (!same) {
        m_problem.clear();
        showForm(formOf(layers));
    }
    showLayers();
}

/// Another form begins with numbers that mean something in it.
void LayerPicker::takeForm() {
    const Form wanted = form();
    const int middle = m_count / 2;
    if (wanted == Form::all) m_layers.clear();
    if (wanted == Form::one) m_layers = {m_layers.size() == 1 ? m_layers.front() : middle};
    if (wanted == Form::range && m_layers.size() < 2)
        m_layers = span(m_layers.empty() ? 0 : m_layers.front(), m_count - 1);
    if (wanted == Form::range) m_layers = span(m_layers.front(), m_layers.back());
    if (wanted == Form::list && m_layers.empty()) m_layers = span(0, m_count - 1);
    m_problem.clear();
    showForm(wanted);
    showLayers();
    if (wanted == Form::list) m_list->setText(layersText(m_layers));
    Q_EMIT changed();
}

void LayerPicker::takeNumbers() {
    m_problem.clear();
    if (form() == Form::one) m_layers = {m_first->value()};
    if (form() == Form::range)
        m_layers = span(std::min(m_first->value(), m_last->value()),
                        std::max(m_first->value(), m_last->value()));
    if (form() == Form::list) {
        if (const auto layers = layersFromText(m_list->text(), m_count))
            m_layers = *layers;
        else
            m_problem = tr("Layers are 0 to %1, such as 0-5, 12.").arg(m_count - 1);
    }
    showLayers();
    Q_EMIT changed();
}

void LayerPicker::showLayers() {
    const QSignalBlocker quietFirst(m_first), quietLast(m_last);
    if (!m_layers.empty()) {
        m_first->setValue(m_layers.front());
        m_last->setValue(m_layers.back());
    }
    if (m_problem.isEmpty() && layersFromText(m_list->text(), m_count) != m_layers)
        m_list->setText(layersText(m_layers));
    const bool all = m_layers.empty() && m_reach == Reach::manyLayers;
    m_strip->show(m_count, all ? span(0, m_count - 1) : m_layers);
    m_strip->setVisible(!m_layers.empty() || all);
}

void LayerPicker::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void LayerPicker::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void LayerPicker::restyle() {
    m_row->setSpacing(scaledPixels(8, m_scale));
    layout()->setSpacing(scaledPixels(4, m_scale));
    m_strip->setLook(m_theme, m_scale);
    styleLabel(m_to, TypeRole::label, m_theme.text2, m_scale);
    for (QSpinBox* box : {m_first, m_last})
        box->setFixedWidth(scaledPixels(56, m_scale));
}

} // namespace steerscope
