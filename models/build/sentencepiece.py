"""Reads the package's sp.model: a legacy layout with the pieces in field 1 and the map of letters inside field 3."""

import struct


def _varint(data, at):
    value, shift = 0, 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def _fields(data):
    """(number, value) of a protobuf message; values of length are bytes, of 32 bits four bytes."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == 0:
            value, at = _varint(data, at)
        elif kind == 1:
            value, at = data[at : at + 8], at + 8
        elif kind == 5:
            value, at = data[at : at + 4], at + 4
        else:
            size, at = _varint(data, at)
            value, at = data[at : at + size], at + size
        yield tag >> 3, value


def read_model(data):
    """→ (pieces, their scores, the map of nmt_nfkc as SentencePiece compiled it)"""
    pieces, scores, letters = [], [], b""
    for number, value in _fields(data):
        if number == 1:
            inside = dict(_fields(value))
            if 1 in inside:
                pieces.append(inside[1].decode("utf-8"))
                scores.append(struct.unpack("<f", inside[2])[0] if 2 in inside else 0.0)
        elif number == 3:
            letters = dict(_fields(value)).get(2, b"")
    return pieces, scores, letters
