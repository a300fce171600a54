package dev.clusterwright.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class MaybeTest {
    private static final Maybe<String> ABSENT = Maybe.absent();
    private static final Maybe<String> NULL = Maybe.ofNull();
    private static final Maybe<String> VALUE = Maybe.of("value");

    @Test
    void exactlyOneStateIsTrue() {
        assertThat(states(ABSENT)).containsExactly(true, false, false);
        assertThat(states(NULL)).containsExactly(false, true, false);
        assertThat(states(VALUE)).containsExactly(false, false, true);
    }

    private static List<Boolean> states(Maybe<?> maybe) {
        return List.of(maybe.isAbsent(), maybe.isNull(), maybe.isPresent());
    }

    @Test
    void onlyAPresentValueCanBeHad() {
        assertThat(VALUE.get()).isEqualTo("value");
        assertThat(VALUE.orNull()).isEqualTo("value");
        assertThat(ABSENT.orNull()).isNull();
        assertThat(NULL.orNull()).isNull();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(ABSENT::get)
                .withMessage("the field is absent");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(NULL::get)
                .withMessage("the field is null");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks does
    void aValueIsNotNull() {
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> Maybe.of(null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> VALUE.map(value -> null));
    }

    @Test
    void equalWhenStateAndValueAre() {
        assertThat(Maybe.of("value")).isEqualTo(VALUE).hasSameHashCodeAs(VALUE);
        assertThat(Maybe.<String>absent()).isEqualTo(ABSENT).hasSameHashCodeAs(ABSENT);
        assertThat(Maybe.<String>ofNull()).isEqualTo(NULL).hasSameHashCodeAs(NULL);
        assertThat(ABSENT).isNotEqualTo(NULL).isNotEqualTo(VALUE);
        assertThat(NULL).isNotEqualTo(ABSENT).isNotEqualTo(VALUE);
        assertThat(VALUE).isNotEqualTo(ABSENT).isNotEqualTo(NULL).isNotEqualTo(Maybe.of("other"));
        assertThat((Object) VALUE).isNotEqualTo("value");
        assertThat(Maybe.of("null")).isNotEqualTo(NULL);
    }

    @Test
    void mapKeepsTheState() {
        List<String> mapped = new ArrayList<>();
        assertThat(VALUE.map(String::length)).isEqualTo(Maybe.of(5));
        assertThat(ABSENT.map(mapped::add)).isEqualTo(Maybe.absent());
        assertThat(NULL.map(mapped::add)).isEqualTo(Maybe.ofNull());
        assertThat(mapped).isEmpty();
    }

    @Test
    void text() {
        assertThat(ABSENT).hasToString("absent");
        assertThat(NULL).hasToString("null");
        assertThat(VALUE).hasToString("value");
    }
}
