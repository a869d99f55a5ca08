// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_legend.h"

#include "widgets/flow_layout.h"
#include "widgets/label_style.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QToolButton>

namespace steerscope {
namespace {

constexpr int kSymbol = 14;

} // namespace

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent), m_row(new FlowLayout(this)) {
    setAccessibleName(tr("Runs in the chart"));
    m_row->setContentsMargins(0, 0, 0, 0);
}

void CurveLegend::setTheme(const Theme& theme) {
    m_theme = theme;
    rebuild();
}

void CurveLegend::setScale(qreal scale) {
    m_scale = scale;
    rebuild();
}

void CurveLegend::setRuns(std::vector<CurveRun> runs) {
    m_runs = std::move(runs);
    rebuild();
}

QIcon CurveLegend::symbolOf(const CurveRun& run) const {
    const int side = scaledPixels(kSymbol, m_scale);
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintIdentitySymbol(painter, run.identity, QRectF(0, 0, side, side), m_theme, run.variant);
    return QIcon(pixmap);
}

void CurveLegend::rebuild() {
    m_row->setSpacings(scaledPixels(4, m_scale), 0);
    while (m_buttons.size() > m_runs.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < m_runs.size()) {
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::toggled, this,
                [this, button](bool on) { Q_EMIT runToggled(button->text(), on); });
        m_row->addWidget(button);
        m_buttons.push_back(button);
    }
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const QSignalBlocker block(m_buttons[i]);
        m_buttons[i]->setText(m_runs[i].name);
        m_buttons[i]->setAccessibleName(tr("Show run %1").arg(m_runs[i].name));
        m_buttons[i]->setIcon(symbolOf(m_runs[i]));
        m_buttons[i]->setChecked(m_runs[i].shown);
        setSheet(
            m_buttons[i],
            QStringLiteral("QToolButton { font-size: %1px; color: %2; border: 1px solid "
                           "transparent; background: transparent; padding: 1px 4px; min-width: 0; "
                           "min-height: 0; border-radius: 4px; text-decoration: %3; }"
                           "QToolButton:hover { background: %4; }"
                           "QToolButton:focus { border: 2px solid %5; }")
                .arg(themeFont(TypeRole::axis, m_scale).pixelSize())
                .arg(m_runs[i].shown ? m_theme.text.name() : m_theme.text3.name(),
                     m_runs[i].shown ? QStringLiteral("none") : QStringLiteral("line-through"),
                     m_theme.hair.name(), m_theme.accent.name()));
    }
}

} // namespace steerscope
