package org.videostreamer.source.test;

import java.util.Optional;
import java.util.stream.Stream;
import org.videostreamer.frame.Size;

/** What the samples of the card are. */
enum CardDepth {
    EIGHT("8"),
    TWELVE("12"),
    SIXTEEN("16"),
    FLOAT("float");

    private final String word;

    CardDepth(String word) {
        this.word = word;
    }

    /** As the parameter {@code depth} says it. */
    static Optional<CardDepth> parse(String text) {
        return Stream.of(values()).filter(depth -> depth.word.equals(text)).findFirst();
    }

    Card card(Size size) {
        return switch (this) {
            case EIGHT -> new TestCard(size);
            case TWELVE -> DeepCard.ofBits(12, size);
            case SIXTEEN -> DeepCard.ofBits(16, size);
            case FLOAT -> DeepCard.ofFloats(size);
        };
    }
}
