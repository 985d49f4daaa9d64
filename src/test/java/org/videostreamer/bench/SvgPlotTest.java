package org.videostreamer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.bench.Plot.Line;
import org.videostreamer.bench.Plot.Point;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Plots, as whoever draws them reads them. */
class SvgPlotTest {

    @ParameterizedTest
    @CsvSource({"500, 100, 5", "16, 2, 8", "0.378, 0.05, 8", "60, 10, 6", "100, 20, 5", "1, 0.2, 5", "0, 1, 1"})
    void anAxisEndsAtARoundNumber(double most, double step, int ticks) {
        Axis axis = Axis.upTo(most);
        assertThat(axis.step()).isCloseTo(step, within(1e-9));
        assertThat(axis.ticks()).isEqualTo(ticks);
    }

    @Test
    void ticksAreWrittenWithTheDecimalsOfTheirStep() {
        Axis axis = Axis.upTo(0.378);
        assertThat(axis.values().stream().map(axis::text))
                .startsWith("0.00", "0.05")
                .endsWith("0.40");
    }

    @Test
    void pointsLieBetweenTheAxes() throws Exception {
        Document svg = read(Plot.of("name", "A < B & 'C'", "viewers", "cores")
                .with("MJPEG", 0, 0)
                .with("MJPEG", 500, 0.4));
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("A < B & 'C'");
        Element line = (Element) svg.getElementsByTagName("path").item(1);
        assertThat(line.getAttribute("d")).isEqualTo("M70.0 320.0L520.0 50.0");
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(2);
    }

    @Test
    void percentilesRiseFromTheLeastToTheMost() {
        Line line = Line.ofPercentiles(
                "MJPEG", IntStream.of(3, 1, 2).mapToObj(value -> (double) value).toList());
        assertThat(line.points()).hasSize(101).startsWith(new Point(0, 1)).endsWith(new Point(100, 3));
        assertThat(Line.ofPercentiles("none", List.of()).points()).isEmpty();
    }

    private static Document read(Plot plot) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(SvgPlot.text(plot))));
    }
}
