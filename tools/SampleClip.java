import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws the clip behind {@code videotest}: a crystal in a nylon loop on a pin, turned once about the horizontal spindle
 * axis before a soft back light. Writes {@value #FRAMES} pictures of {@value #WIDTH}x{@value #HEIGHT} RGB24 to the
 * standard output, always the same ones. Everything has the period of the clip, so that its end meets its start.
 *
 * <p>The light comes from behind, so that nearly all there is to draw is how much of it passes: shapes multiply.
 */
public final class SampleClip {

    static final int WIDTH = 1280;
    static final int HEIGHT = 960;
    static final int FRAMES = 200;

    private static final double AXIS = 470;
    private static final double LOOP_X = 745;
    private static final double LOOP_LENGTH = 235;
    private static final double LOOP_WIDTH = 178;
    private static final double DROP_DEPTH = 84;
    private static final double NYLON = 9;
    private static final double PIN_END = 318;
    private static final double[][] FACES = crystalFaces();
    private static final double[][] SPECKS = specks();
    private static final double[][] LENS_DUST = lensDust();
    private static final float[] SENSOR = sensorNoise();

    private final int frame;
    private final double phase;
    private final double cos;
    private final double sin;
    private final float[] light = new float[WIDTH * HEIGHT * 3];

    private SampleClip(int frame) {
        this.frame = frame;
        this.phase = 2 * Math.PI * frame / FRAMES;
        this.cos = Math.cos(phase + 0.35);
        this.sin = Math.sin(phase + 0.35);
    }

    public static void main(String[] args) throws IOException {
        int together = Runtime.getRuntime().availableProcessors();
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 20)) {
            for (int first = 0; first < FRAMES; first += together) {
                int end = Math.min(FRAMES, first + together);
                for (byte[] picture : IntStream.range(first, end)
                        .parallel()
                        .mapToObj(number -> new SampleClip(number).draw())
                        .toList()) {
                    out.write(picture);
                }
            }
        }
    }

    private byte[] draw() {
        backLight();
        motes();
        drop();
        crystal();
        specksInside();
        nylon(+1);
        nylon(-1);
        pin();
        focus();
        return develop();
    }

    private void backLight() {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double fromCentre = Math.hypot((x - 690) / 900.0, (y - 430) / 760.0);
                double bright = 0.60 + 0.32 * Math.exp(-1.5 * fromCentre * fromCentre);
                int at = (y * WIDTH + x) * 3;
                light[at] = (float) (bright * (1.0 - 0.035 * fromCentre));
                light[at + 1] = (float) (bright * 0.995);
                light[at + 2] = (float) (bright * (0.955 + 0.05 * fromCentre));
            }
        }
        for (double[] dust : LENS_DUST) {
            double size = dust[2];
            around(dust[0], dust[1], size * 1.3, (at, dx, dy) -> {
                double r = Math.hypot(dx, dy * dust[4]) / size;
                // Dust far from the focus is a disc with a darker border: the shape of the aperture.
                double disc = (1 - step(0.8, 1.1, r)) * (0.55 + 0.45 * step(0.4, 0.95, r));
                pass(at, 1 - dust[3] * disc);
            });
        }
    }

    /** Motes that float behind the sample on closed curves. */
    private void motes() {
        Random random = new Random(11);
        for (int i = 0; i < 9; i++) {
            double x = 420 + 800 * random.nextDouble() + 40 * Math.sin(phase + 6 * random.nextDouble());
            double y = 60 + 840 * random.nextDouble() + 34 * Math.cos(phase + 6 * random.nextDouble());
            double size = 3 + 5 * random.nextDouble();
            double dark = 0.14 + 0.16 * random.nextDouble();
            around(x, y, size * 3, (at, dx, dy) -> pass(at, 1 - dark * Math.exp(-(dx * dx + dy * dy) / size / size)));
        }
    }

    /** The drop of mother liquor that the loop holds: an ellipsoid, whose border bends the light away. */
    private void drop() {
        double length = LOOP_LENGTH - 3;
        double height = Math.hypot((LOOP_WIDTH - 3) * cos, DROP_DEPTH * sin);
        around(LOOP_X, axis(LOOP_X), LOOP_LENGTH + 4, (at, dx, dy) -> {
            double r = Math.hypot(dx / length, dy / height);
            double inside = (1 - r) * Math.min(length, height);
            double cover = step(-1.2, 1.2, inside);
            if (cover > 0) {
                double rim = 0.62 * Math.exp(-Math.max(0, inside) / 11) + 0.16 * Math.exp(-Math.max(0, inside) / 45);
                double lens = 0.97 - 0.05 * dy / height + 0.035 * Math.exp(-8 * sq(r - 0.42));
                double through = lens * (1 - rim);
                pass(at, mix(cover, through * 0.985), mix(cover, through), mix(cover, through * 0.965));
            }
        });
    }

    /** A convex body of faces: light along z enters by one and leaves by another; the wedge between them deflects it. */
    private void crystal() {
        double[][] faces = new double[FACES.length][];
        for (int i = 0; i < FACES.length; i++) {
            double[] n = FACES[i];
            faces[i] = new double[] {n[0], n[1] * cos - n[2] * sin, n[1] * sin + n[2] * cos, n[3]};
        }
        double cx = LOOP_X + 12;
        double cy = axis(cx) + 9 * cos - 6 * sin;
        around(cx, cy, 190, (at, dx, dy) -> {
            double red = 0;
            double green = 0;
            double blue = 0;
            for (int sub = 0; sub < 4; sub++) {
                double[] c = throughCrystal(faces, dx - 0.25 + 0.5 * (sub & 1), dy - 0.25 + 0.5 * (sub >> 1));
                red += c[0] / 4;
                green += c[1] / 4;
                blue += c[2] / 4;
            }
            pass(at, red, green, blue);
        });
    }

    private double[] throughCrystal(double[][] faces, double x, double y) {
        double front = 1e9;
        double frontNext = 1e9;
        double back = -1e9;
        double backNext = -1e9;
        int in = 0;
        int out = 0;
        for (int i = 0; i < faces.length; i++) {
            double[] n = faces[i];
            double z = (n[3] - n[0] * x - n[1] * y) / n[2];
            if (n[2] > 0) {
                frontNext = Math.min(frontNext, Math.max(z, front));
                if (z < front) {
                    front = z;
                    in = i;
                }
            } else {
                backNext = Math.max(backNext, Math.min(z, back));
                if (z > back) {
                    back = z;
                    out = i;
                }
            }
        }
        double thick = front - back;
        if (thick <= 0) {
            return new double[] {1, 1, 1};
        }
        double[] f = faces[in];
        double[] b = faces[out];
        double wedgeX = b[0] / b[2] - f[0] / f[2];
        double wedgeY = b[1] / b[2] - f[1] / f[2];
        double through = 0.36 + 0.60 * Math.exp(-0.15 * (wedgeX * wedgeX + wedgeY * wedgeY))
                - 0.07 * Math.tanh(0.6 * wedgeY + 0.4 * wedgeX);
        double rimFront = Math.min((frontNext - front) * 0.8, thick * 0.5);
        double rimBack = Math.min((back - backNext) * 0.8, thick * 0.5);
        through *= (1 - 0.50 * Math.exp(-sq(rimFront / 2.6))) * (1 - 0.26 * Math.exp(-sq(rimBack / 3.0)));
        // Growth steps and stains stay where they are on the body while it turns.
        double bodyY = y * cos + front * sin;
        double bodyZ = front * cos - y * sin;
        through *= 0.965 + 0.05 * smooth(0.035 * x + 0.05 * bodyY + in * 9.1, 0.06 * bodyZ - 0.02 * x)
                + 0.022 * Math.sin(0.42 * (0.9 * x + 0.42 * bodyY) + 3 * smooth(bodyY / 60, bodyZ / 60));
        double order = thick / 31;
        return new double[] {
            through * (0.985 + 0.035 * Math.cos(order)),
            through * (0.990 + 0.030 * Math.cos(order + 1.5)),
            through * (1.000 + 0.045 * Math.cos(order + 2.9))
        };
    }

    private void specksInside() {
        for (double[] speck : SPECKS) {
            double size = speck[3];
            around(
                    LOOP_X + speck[0],
                    axis(LOOP_X) + speck[1] * cos - speck[2] * sin,
                    size * 3.2,
                    (at, dx, dy) -> {
                        double r = Math.hypot(dx, dy) / size;
                        // A bubble is a dark ring with a bright middle, a grain is only dark.
                        double dark = speck[4] > 0 ? 0.62 * Math.exp(-sq((r - 0.85) / 0.28)) : 0.5 * Math.exp(-r * r);
                        pass(at, 1 - dark);
                    });
        }
    }

    /** One of the two strands: twisted about the other from the pin, then its half of the loop. */
    private void nylon(int side) {
        int steps = 420;
        double neck = LOOP_X - LOOP_LENGTH;
        double[][] points = new double[steps + 1][];
        for (int i = 0; i <= steps; i++) {
            double s = (double) i / steps;
            double bodyY;
            double bodyZ;
            double x;
            if (s < 0.4) {
                double along = s / 0.4;
                x = PIN_END - 30 + (neck + 6 - PIN_END + 30) * along;
                double turn = 3.5 * 2 * Math.PI * (1 - along) + Math.PI / 2;
                bodyY = side * 8.5 * Math.sin(turn);
                bodyZ = side * 8.5 * Math.cos(turn);
            } else {
                double angle = Math.PI * (1 - (s - 0.4) / 0.6);
                x = LOOP_X + LOOP_LENGTH * Math.cos(angle) + 6 * step(2.6, Math.PI, angle);
                bodyY = side * (LOOP_WIDTH * Math.sin(angle) + 8.5 * step(2.6, Math.PI, angle));
                bodyZ = 6 * Math.sin(2 * angle) + side * 3 * Math.sin(angle);
            }
            points[i] = new double[] {x, axis(x) + bodyY * cos - bodyZ * sin, bodyY * sin + bodyZ * cos};
        }
        float[] near = new float[WIDTH * HEIGHT];
        Arrays.fill(near, 99);
        for (int i = 0; i < steps; i++) {
            double[] a = points[i];
            double ex = points[i + 1][0] - a[0];
            double ey = points[i + 1][1] - a[1];
            // What is nearer to or further from us than the focus has a softer border: here, is thicker and fainter.
            double far = Math.abs(a[2]) / 60;
            around(a[0], a[1], NYLON + 8, (at, dx, dy) -> {
                double t = Math.max(0, Math.min(1, (dx * ex + dy * ey) / (ex * ex + ey * ey + 1e-9)));
                double distance = Math.hypot(dx - t * ex, dy - t * ey) - 0.25 * far;
                near[at / 3] = Math.min(near[at / 3], (float) Math.max(0, distance));
            });
        }
        for (int i = 0; i < near.length; i++) {
            if (near[i] < NYLON + 2 && !isOthersHalf(i, side)) {
                double u = near[i] / NYLON;
                double cover = 1 - step(NYLON - 1.1, NYLON + 1.1, near[i]);
                double through = 1.05 - 0.74 * step(0.28, 0.92, u) + 0.10 * Math.exp(-sq(u / 0.2));
                pass(i * 3, mix(cover, through), mix(cover, through * 0.995), mix(cover, through * 0.98));
            }
        }
    }

    /** The halves meet at the tip of the loop without painting over each other, unless they lie behind each other. */
    private boolean isOthersHalf(int index, int side) {
        double tip = LOOP_X + LOOP_LENGTH;
        return Math.abs(cos) > 0.25
                && index % WIDTH > tip - 30
                && (index / WIDTH - axis(tip)) * side * Math.signum(cos) < 0;
    }

    /** Steel, the one thing that no light passes: lit from the front instead. The drop of glue at its end is amber. */
    private void pin() {
        around(PIN_END + 6, axis(PIN_END), 62, (at, dx, dy) -> {
            double r = Math.hypot(dx / 58, dy / 31);
            double cover = step(-0.03, 0.03, 1 - r);
            double rim = 0.75 * Math.exp(-Math.max(0, 1 - r) * 4.5);
            pass(at, mix(cover, 0.93 * (1 - rim)), mix(cover, 0.84 * (1 - rim)), mix(cover, 0.62 * (1 - rim)));
        });
        for (int x = 0; x < PIN_END + 2; x++) {
            double radius = x < 205 ? 92 : 92 - 50 * step(205, PIN_END + 10, x) * 1.06;
            radius -= 4 * Math.exp(-sq((x - 96) / 5.0)) + 4 * Math.exp(-sq((x - 112) / 5.0));
            double middle = axis(x);
            double slope = x < 205 ? 0 : 0.42;
            for (int y = (int) (middle - radius - 3); y <= middle + radius + 3; y++) {
                double v = Math.max(-1, Math.min(1, (y - middle) / radius));
                double cover = step(-1.2, 1.2, radius - Math.abs(y - middle)) * (1 - step(PIN_END - 1, PIN_END + 2, x));
                double angle = Math.asin(v);
                double turned = angle - phase;
                double facing = Math.cos(angle);
                double lit = Math.max(0, -0.52 * v + 0.72 * facing + 0.25 * slope);
                double shine = Math.pow(Math.max(0, Math.cos(angle + 0.62)), 26);
                double fromBehind = 0.30 * Math.pow(1 - facing, 4);
                double grain = 0.80 + 0.16 * smooth(x * 0.55, 3) + 0.14 * smooth(x * 0.07, turned, 5) + 0.16
                        * smooth(x * 0.02 + 40, turned, 2);
                double steel = (0.07 + 0.24 * lit * lit + 0.34 * shine) * grain + fromBehind;
                // A flat with a drilled mark, by which one sees it turn.
                double mark = Math.cos(turned) * 92;
                double hole = Math.hypot(x - 158, Math.sin(turned) * 92);
                if (mark > 0) {
                    steel *= 1 - 0.7 * (1 - step(13, 17, hole));
                }
                int at = (y * WIDTH + x) * 3;
                over(at, cover, steel * 0.98, steel, steel * 1.05);
            }
        }
    }

    /** The microscope's focus drifts a little: a Gaussian blur of the whole picture. */
    private void focus() {
        double sigma = 0.75 + 0.55 * (0.5 - 0.5 * Math.cos(phase)) + 0.15 * sq(Math.sin(phase));
        int reach = 4;
        float[] weights = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-0.5 * sq(i / sigma));
        }
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = (float) (Math.exp(-0.5 * sq(i / sigma)) / sum);
        }
        float[] across = new float[light.length];
        blur(light, across, weights, 3, WIDTH, 3 * WIDTH, HEIGHT);
        blur(across, light, weights, 3 * WIDTH, HEIGHT, 3, WIDTH);
    }

    private static void blur(float[] from, float[] to, float[] weights, int step, int count, int lineStep, int lines) {
        int reach = weights.length / 2;
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < count; i++) {
                float r = 0;
                float g = 0;
                float b = 0;
                for (int k = -reach; k <= reach; k++) {
                    int at = line * lineStep + Math.max(0, Math.min(count - 1, i + k)) * step;
                    r += weights[k + reach] * from[at];
                    g += weights[k + reach] * from[at + 1];
                    b += weights[k + reach] * from[at + 2];
                }
                int at = line * lineStep + i * step;
                to[at] = r;
                to[at + 1] = g;
                to[at + 2] = b;
            }
        }
    }

    private byte[] develop() {
        Random random = new Random(1000 + frame);
        byte[] picture = new byte[light.length];
        for (int y = 0; y < HEIGHT; y++) {
            int noise = random.nextInt(SENSOR.length);
            for (int x = 0; x < WIDTH * 3; x++) {
                int at = y * WIDTH * 3 + x;
                float grain = SENSOR[(noise + x / 3) % SENSOR.length];
                picture[at] = (byte) Math.max(0, Math.min(255, Math.round(255 * light[at] + grain)));
            }
        }
        return picture;
    }

    /** Where the spindle's axis is: the sample is not quite centred and goes round. */
    private double axis(double x) {
        return AXIS + (3 + (x - PIN_END) * 0.028) * Math.sin(phase + 1.1);
    }

    private interface Shape {
        void at(int index, double dx, double dy);
    }

    private static void around(double x, double y, double reach, Shape shape) {
        for (int row = (int) Math.max(0, y - reach); row <= Math.min(HEIGHT - 1, y + reach); row++) {
            for (int column = (int) Math.max(0, x - reach); column <= Math.min(WIDTH - 1, x + reach); column++) {
                shape.at((row * WIDTH + column) * 3, column - x, row - y);
            }
        }
    }

    private void pass(int at, double all) {
        pass(at, all, all, all);
    }

    private void pass(int at, double red, double green, double blue) {
        light[at] *= (float) red;
        light[at + 1] *= (float) green;
        light[at + 2] *= (float) blue;
    }

    private void over(int at, double cover, double red, double green, double blue) {
        light[at] += (float) (cover * (red - light[at]));
        light[at + 1] += (float) (cover * (green - light[at + 1]));
        light[at + 2] += (float) (cover * (blue - light[at + 2]));
    }

    private static double mix(double cover, double through) {
        return 1 + cover * (through - 1);
    }

    private static double step(double from, double to, double value) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    private static double sq(double value) {
        return value * value;
    }

    /** Noise of −1 to 1 on the circle of the given angle, {@code waves} waves around. */
    private static double smooth(double x, double angle, double waves) {
        return 0.5 * (smooth(x, waves * Math.cos(angle)) + smooth(x + 71, waves * Math.sin(angle) + 37));
    }

    /** Noise of −1 to 1 that is smooth over a unit. */
    private static double smooth(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = step(0, 1, x - column);
        double down = step(0, 1, y - row);
        double above = lattice(column, row) * (1 - right) + lattice(column + 1, row) * right;
        double below = lattice(column, row + 1) * (1 - right) + lattice(column + 1, row + 1) * right;
        return above * (1 - down) + below * down;
    }

    private static double lattice(int column, int row) {
        int hash = column * 0x27d4eb2d ^ row * 0x165667b1;
        hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
        hash = (hash ^ hash >>> 12) * 0x297a2d39;
        return ((hash ^ hash >>> 15) & 0xFFFF) / 32767.5 - 1;
    }

    /** A six-sided prism with a pyramid at each end, a little uneven, askew in the loop: normal and distance. */
    private static double[][] crystalFaces() {
        double[][] faces = new double[18][];
        double[] side = {53, 59, 55, 50, 60, 54};
        double[] top = {104, 111, 102, 114, 107, 109};
        for (int i = 0; i < 6; i++) {
            double angle = Math.PI / 3 * i + 0.21;
            faces[i] = face(0, Math.cos(angle), Math.sin(angle), side[i]);
            faces[6 + i] = face(0.80, 0.6 * Math.cos(angle), 0.6 * Math.sin(angle), top[i]);
            faces[12 + i] = face(-0.80, 0.6 * Math.cos(angle), 0.6 * Math.sin(angle), top[5 - i]);
        }
        return faces;
    }

    private static double[] face(double along, double y, double z, double distance) {
        double tilt = 0.52;
        double yaw = 0.18;
        double x1 = along * Math.cos(tilt) - y * Math.sin(tilt);
        double y1 = along * Math.sin(tilt) + y * Math.cos(tilt);
        return new double[] {
            x1 * Math.cos(yaw) - z * Math.sin(yaw), y1, x1 * Math.sin(yaw) + z * Math.cos(yaw), distance
        };
    }

    private static double[][] specks() {
        Random random = new Random(5);
        double[][] all = new double[34][];
        for (int i = 0; i < all.length; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double r = Math.sqrt(random.nextDouble()) * 0.86;
            double depth = (2 * random.nextDouble() - 1) * DROP_DEPTH * Math.sqrt(1 - r * r) * 0.9;
            double size = 1.6 + 3.4 * sq(random.nextDouble());
            all[i] = new double[] {
                LOOP_LENGTH * r * Math.cos(angle), LOOP_WIDTH * r * Math.sin(angle), depth, i % 9 == 0 ? 9 : size, i % 9 == 0 ? 1 : 0
            };
        }
        return all;
    }

    private static double[][] lensDust() {
        Random random = new Random(3);
        double[][] all = new double[16][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new double[] {
                WIDTH * random.nextDouble(),
                HEIGHT * random.nextDouble(),
                9 + 26 * sq(random.nextDouble()),
                0.02 + 0.035 * random.nextDouble(),
                0.8 + 0.4 * random.nextDouble()
            };
        }
        return all;
    }

    private static float[] sensorNoise() {
        Random random = new Random(7);
        float[] noise = new float[65521];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (1.3 * random.nextGaussian());
        }
        return noise;
    }
}
