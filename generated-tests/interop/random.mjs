/** Random values that depend on nothing but the seed, so that a message that failed can be made again: SplitMix64. */
export class Random {
    #state;

    /** Whether nothing is left out that may be there. */
    complete;

    /** The fabric that values belong to; undefined for any. */
    fabric;

    /** @param {string} seed a number in decimal, of 64 bits */
    constructor(seed, { complete = false, fabric = undefined } = {}) {
        this.complete = complete;
        this.fabric = fabric;
        this.#state = BigInt.asUintN(64, BigInt(seed));
    }

    #next() {
        this.#state = BigInt.asUintN(64, this.#state + 0x9e3779b97f4a7c15n);
        let mixed = this.#state;
        mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
        mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
        return mixed ^ (mixed >> 31n);
    }

    /** A number from 0 to one less than the limit. */
    below(limit) {
        return Number(this.#next() % BigInt(limit));
    }

    chance(oneIn) {
        return this.below(oneIn) === 0;
    }

    pick(list) {
        return list[this.below(list.length)];
    }

    /** A third of a list in its order, one entry at least; all of it if nothing is to be left out. */
    some(list) {
        if (this.complete) {
            return list;
        }
        const chosen = list.filter(() => this.chance(3));
        return chosen.length > 0 || list.length === 0 ? chosen : [this.pick(list)];
    }

    /** The entries of a list in any order. */
    shuffled(list) {
        const shuffled = [];
        list.forEach(entry => shuffled.splice(this.below(shuffled.length + 1), 0, entry));
        return shuffled;
    }

    /** Whatever is made, or undefined. */
    maybe(make) {
        return this.complete || this.chance(2) ? make() : undefined;
    }

    /** Up to so many of what is made. */
    list(most, make) {
        return Array.from({ length: this.below(most + 1) }, make);
    }

    /** An integer within bounds: either one of them or of any number of bits, so that short ones are not rare. */
    integer(min, max) {
        const [low, high] = [BigInt(min), BigInt(max)];
        if (this.chance(8)) {
            return this.chance(2) ? low : high;
        }
        const bits = BigInt.asUintN(1 + this.below(64), this.#next());
        const value = low < 0n && this.chance(2) ? -bits : bits;
        return value >= low && value <= high ? value : low + (this.#next() % (high - low + 1n));
    }

    /** An unsigned integer of so many bits, as a number of JavaScript if that holds all of them. */
    unsigned(bits) {
        const value = this.integer(0n, (1n << BigInt(bits)) - 1n);
        return bits > 32 ? value : Number(value);
    }

    bytes(length) {
        return Uint8Array.from({ length }, () => this.below(256));
    }
}
