package com.example.meter;

/** What a wheel of a meter can show, in the order of the network's outputs. */
public enum Digit {
    ZERO,
    ONE,
    TWO,
    THREE,
    FOUR,
    FIVE,
    SIX,
    SEVEN,
    EIGHT,
    NINE
}
