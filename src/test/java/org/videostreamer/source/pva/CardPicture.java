package org.videostreamer.source.pva;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.videostreamer.frame.Size;

/** Draws what the simulated detector sees: colour bars, a bar that moves, and the strip of the frame number. */
final class CardPicture {

    private static final Color[] BARS = {
        Color.WHITE, Color.YELLOW, Color.CYAN, Color.GREEN, Color.MAGENTA, Color.RED, Color.BLUE, Color.BLACK
    };
    private static final int CELLS = 32;

    private CardPicture() {}

    static BufferedImage draw(Size size, long number) {
        BufferedImage picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int i = 0; i < BARS.length; i++) {
            pen.setColor(BARS[i]);
            pen.fillRect(size.width() * i / BARS.length, 0, size.width() / BARS.length + 1, size.height());
        }
        pen.setColor(Color.GRAY);
        pen.fillRect((int) (number * 4 % size.width()), size.height() / 2, 16, size.height() / 4);
        drawStrip(pen, size, number);
        pen.dispose();
        return picture;
    }

    /** A white and a black cell, 24 bits of the number, 6 bits of check sum. */
    private static void drawStrip(Graphics2D pen, Size size, long number) {
        long low = number & 0xFFFFFF;
        long check = ~((low >> 18) + (low >> 12) + (low >> 6) + low) & 0x3F;
        long word = 0b10L << 30 | low << 6 | check;
        int top = size.height() - size.height() / 16;
        for (int cell = 0; cell < CELLS; cell++) {
            pen.setColor((word >>> CELLS - 1 - cell & 1) == 1 ? Color.WHITE : Color.BLACK);
            int left = size.width() * cell / CELLS;
            pen.fillRect(left, top, size.width() * (cell + 1) / CELLS - left, size.height() - top);
        }
    }
}
