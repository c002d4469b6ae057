// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import io.vedette.core.learn.ForeignModel;
import io.vedette.core.learn.ForeignModel.Means;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/// On which terms a model is asked: what of an entry outlives the settings.
///
/// @param output   empty for the only one that holds numbers
/// @param subtract of each input before the model sees it
/// @param divide   each input by this after that, above 0
/// @param limit    of one run
record Terms(String name, int window, String output, Means means, double[] subtract, double[] divide, Duration limit) {
    private static final int MOST_INPUTS = 500;
    private static final int MOST_ROWS = 1024;

    static Terms of(ForeignModel entry) {
        double[] nought = new double[entry.inputs().size()];
        double[] one = new double[nought.length];
        Arrays.fill(one, 1);
        return new Terms(
                entry.name(),
                entry.window(),
                entry.output(),
                entry.means(),
                entry.subtract().isEmpty() ? nought : doubles(entry.subtract()),
                entry.divide().isEmpty() ? one : doubles(entry.divide()),
                entry.limit());
    }

    private static double[] doubles(java.util.List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    int width() {
        return subtract.length;
    }

    Ports.Wanted wanted() {
        return new Ports.Wanted(width(), window, output, means == Means.RECONSTRUCTION);
    }

    /// A window as the model takes it, row by row.
    double[] prepared(double[][] rows) {
        double[] values = new double[window * width()];
        for (int t = 0; t < window; t++) {
            for (int j = 0; j < width(); j++) {
                values[t * width() + j] = (rows[t][j] - subtract[j]) / divide[j];
            }
        }
        return values;
    }

    /// What the model's answer says of the values that it was given: higher is stranger.
    double score(double[] given, double[] answer) {
        return switch (means) {
            case SCORE -> answer[0];
            case NORMALITY -> -answer[0];
            case RECONSTRUCTION -> {
                double sum = 0;
                for (int i = 0; i < given.length; i++) {
                    sum += (given[i] - answer[i]) * (given[i] - answer[i]);
                }
                yield sum / given.length;
            }
        };
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeInt(window);
        out.writeUTF(output);
        out.writeUTF(means.name());
        out.writeLong(limit.toNanos());
        out.writeInt(subtract.length);
        for (int j = 0; j < subtract.length; j++) {
            out.writeDouble(subtract[j]);
            out.writeDouble(divide[j]);
        }
    }

    static Terms read(DataInput in) throws IOException {
        String name = in.readUTF();
        int window = within(in.readInt(), "window", MOST_ROWS);
        String output = in.readUTF();
        String word = in.readUTF();
        Means means = Arrays.stream(Means.values())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IOException("model is damaged: its output means '%s'".formatted(word)));
        long limit = in.readLong();
        if (limit < 1 || limit > Duration.ofSeconds(5).toNanos()) {
            throw new IOException("model is damaged: its limit was %d ns".formatted(limit));
        }
        double[] subtract = new double[within(in.readInt(), "inputs", MOST_INPUTS)];
        double[] divide = new double[subtract.length];
        for (int j = 0; j < subtract.length; j++) {
            subtract[j] = in.readDouble();
            divide[j] = in.readDouble();
            if (!Double.isFinite(subtract[j]) || !(divide[j] > 0 && divide[j] < Double.POSITIVE_INFINITY)) {
                throw new IOException("model is damaged: input %d is scaled by no numbers".formatted(j));
            }
        }
        return new Terms(name, window, output, means, subtract, divide, Duration.ofNanos(limit));
    }

    private static int within(int count, String name, int most) throws IOException {
        if (count < 1 || count > most) {
            throw new IOException("model is damaged: %s must be 1 to %d, was %d".formatted(name, most, count));
        }
        return count;
    }
}
