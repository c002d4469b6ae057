// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoencoderTest {
    private static Autoencoder fit(double[][] rows, AutoencoderSettings settings) {
        return Autoencoder.fit(rows, settings, Progress.SILENT);
    }

    @Test
    void gradient_equals_the_slope_of_the_loss() {
        var chance = new SplittableRandom(12);
        Network network = Network.random(6, chance);
        network.layers().forEach(layer -> Arrays.setAll(layer.bias(), _ -> chance.nextDouble(-0.1, 0.3)));
        var gradient = new Backpropagation(network, 8);
        for (double[] input : gradient.input()) {
            Arrays.setAll(input, _ -> chance.nextDouble());
        }
        gradient.run(8);
        List<double[]> found = new ArrayList<>();
        gradient.gradients().forEach(layer -> {
            found.add(layer.bias().clone());
            Arrays.stream(layer.weights()).forEach(row -> found.add(row.clone()));
        });

        List<double[]> weights = new ArrayList<>();
        network.layers().forEach(layer -> {
            weights.add(layer.bias());
            weights.addAll(Arrays.asList(layer.weights()));
        });
        int felt = 0;
        for (int i = 0; i < weights.size(); i++) {
            for (int k = 0; k < weights.get(i).length; k++) {
                double slope = slope(gradient, weights.get(i), k);
                assertThat(found.get(i)[k])
                        .as("seed 12, array %d, weight %d", i, k)
                        .isCloseTo(slope, within(1e-8));
                felt += Math.abs(slope) > 1e-6 ? 1 : 0;
            }
        }
        assertThat(felt).isGreaterThan(100);
    }

    private static double slope(Backpropagation gradient, double[] weights, int k) {
        double step = 1e-6;
        double was = weights[k];
        weights[k] = was + step;
        double above = gradient.loss(8);
        weights[k] = was - step;
        double below = gradient.loss(8);
        weights[k] = was;
        return (above - below) / (2 * step);
    }

    @Test
    void training_lowers_the_held_out_loss() {
        double[][] rows = Traffic.rows(3000, 13);

        double after = fit(rows, AutoencoderSettings.DEFAULT).heldOutLoss();

        assertThat(after)
                .isLessThan(0.25
                        * fit(rows, AutoencoderSettings.DEFAULT.withEpochs(1).withStarts(1))
                                .heldOutLoss());
    }

    @Test
    void best_start_is_kept() {
        double[][] rows = Traffic.rows(500, 14);
        AutoencoderSettings settings = AutoencoderSettings.DEFAULT.withEpochs(3);

        double one = fit(rows, settings.withStarts(1)).heldOutLoss();
        double five = fit(rows, settings.withStarts(5)).heldOutLoss();

        assertThat(five).isLessThanOrEqualTo(one);
    }

    @Test
    void last_rows_never_teach() {
        double[][] rows = Traffic.rows(1000, 15);
        double[][] spoilt = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (int t = 800; t < 1000; t++) {
            spoilt[t][0] = 1e6;
        }
        // One epoch: with more, the held-out rows would choose the epoch.
        AutoencoderSettings settings = AutoencoderSettings.DEFAULT.withEpochs(1).withStarts(1);

        assertThat(fit(spoilt, settings).weights().low())
                .isEqualTo(fit(rows, settings).weights().low());
        assertThat(fit(spoilt, settings).weights().layers().getFirst().weights())
                .isDeepEqualTo(fit(rows, settings).weights().layers().getFirst().weights());
    }

    @Test
    void broken_company_is_found_and_blamed() {
        Autoencoder model = fit(Traffic.rows(4000, 16), AutoencoderSettings.DEFAULT);
        double[][] rows = Traffic.withBrokenCompany(200, 100, 17);

        double[] scores = model.scores(rows);
        Model.Judge judge = model.begin();
        judge.next(rows[199]);

        assertThat(mean(scores, 100, 200)).isGreaterThan(5 * mean(scores, 0, 100));
        assertThat(Traffic.largest(judge.explain().contributions())).isEqualTo(Traffic.CPU);
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    @Test
    void value_outside_the_training_range_is_counted_and_not_hidden() {
        Autoencoder model = fit(Traffic.rows(1000, 18), AutoencoderSettings.DEFAULT);
        double[] inside = {50, 3.5e6, 150, 0, 7};
        double[] near = {150, 3.5e6, 150, 0, 7};
        double[] far = {900, 3.5e6, 150, 0, 7};

        assertThat(model.clipped(inside)).isZero();
        assertThat(model.clipped(near)).isEqualTo(1);
        double[] scores = model.scores(new double[][] {inside, near, far});
        assertThat(scores[1]).isGreaterThan(scores[0]);
        assertThat(scores[2]).isGreaterThan(10 * scores[1]);
    }

    @Test
    void order_of_an_epoch_visits_each_row_once() {
        int[] order = AutoencoderTraining.order(1000, 1, 0, 3);

        assertThat(Arrays.stream(order).distinct().count()).isEqualTo(1000);
        assertThat(order).isNotEqualTo(AutoencoderTraining.order(1000, 1, 0, 4));
    }

    @Test
    void progress_hears_every_epoch() {
        List<Integer> heard = new ArrayList<>();
        AutoencoderSettings settings = AutoencoderSettings.DEFAULT.withEpochs(2).withStarts(2);

        Autoencoder.fit(Traffic.rows(200, 19), settings, (done, _, _) -> heard.add(done));

        assertThat(heard).containsExactly(1, 2, 3, 4);
    }
}
