package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.problem.Problems;
import java.util.List;

/** No bit of a bitmap has two names. */
final class BitsDoNotOverlap implements Rule {
    @Override
    public void check(Cluster cluster, Problems problems) {
        cluster.types().forEach(type -> {
            if (type instanceof BitmapType bitmap) {
                check(bitmap, problems);
            }
        });
    }

    private static void check(BitmapType bitmap, Problems problems) {
        List<Bitfield> fields = bitmap.fields();
        for (int i = 0; i < fields.size(); i++) {
            for (int j = 0; j < i; j++) {
                Bitfield first = fields.get(j);
                Bitfield second = fields.get(i);
                if (first.low() <= second.high() && second.low() <= first.high()) {
                    problems.error(
                            "overlapping-bits",
                            second.location(),
                            bitmap.name() + "." + second.name() + " shares a bit with " + first.name(),
                            "'" + first.name() + "' is at " + first.location());
                }
            }
        }
    }
}
