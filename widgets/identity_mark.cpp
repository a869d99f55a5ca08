// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/identity_mark.h"

#include <QPainter>

namespace steerscope {

IdentityMark::IdentityMark(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IdentityMark::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void IdentityMark::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
}

void IdentityMark::setIdentity(Identity identity) {
    m_identity = identity;
    setAccessibleName(identityName(identity));
    update();
}

void IdentityMark::setVariant(int variant) {
    m_variant = variant;
    update();
}

QSize IdentityMark::sizeHint() const {
    return {scaledPixels(16, m_scale), scaledPixels(16, m_scale)};
}

void IdentityMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIdentitySymbol(painter, m_identity, QRectF(rect()), m_theme, m_variant);
}

} // namespace steerscope
