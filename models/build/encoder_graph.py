"""The encoder after its table of pieces, as an ONNX graph whose weights are bytes with a scale for each column."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# (pieces seen at once, how many of them stand before the one in the middle)
ORDERS = ((2, 0), (3, 1), (5, 2))
WIDTH = 512
BRANCH = 256


class Graph:
    def __init__(self, quantise):
        self.nodes = []
        self.weights = []
        self.quantise = quantise

    def node(self, operator, *inputs, **attributes):
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def constant(self, array):
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def vector(self, array):
        return self.constant(array.astype(np.float32))

    def matrix(self, array):
        """Weights [from, to]: bytes times a scale for each column; the runtime multiplies once, when it loads."""
        array = array.astype(np.float32)
        if not self.quantise:
            return self.constant(array)
        scale = np.abs(array).max(axis=0) / 127
        scale[scale == 0] = 1
        numbers = np.round(array / scale).astype(np.int8)
        return self.node("Mul", self.node("Cast", self.constant(numbers), to=TensorProto.FLOAT), self.vector(scale))

    def normalised(self, value, gain, shift, eps):
        return self.node("LayerNormalization", value, self.vector(gain), self.vector(shift), axis=-1, epsilon=eps)

    def windows(self, value, order, before):
        """[pieces, BRANCH] → [pieces, order × BRANCH]: each piece with its neighbours, zeros past the ends."""
        pads = self.constant(np.array([before, 0, order - 1 - before, 0], np.int64))
        padded = self.node("Pad", value, pads)
        count = self.node("Slice", self.node("Shape", value), *self.ends(0, 1))
        parts = []
        for place in range(order):
            start = self.constant(np.array([place], np.int64))
            end = self.node("Add", count, start)
            parts.append(self.node("Slice", padded, start, end, self.constant(np.array([0], np.int64))))
        return self.node("Concat", *parts, axis=1)

    def ends(self, start, end):
        return self.constant(np.array([start], np.int64)), self.constant(np.array([end], np.int64))

    def columns(self, value, start, end):
        return self.node("Slice", value, *self.ends(start, end), self.constant(np.array([1], np.int64)))


def build_graph(w, quantise=True):
    """`w`: the arrays of weights.npz by name. Input `pieces` [n, 512], output `vector` [512] of length 1."""
    g = Graph(quantise)
    eps = float(w["eps"])
    joined = lambda name, axis=0: np.concatenate([w[f"{name}{order}"] for order, _ in ORDERS], axis=axis)
    x = g.node("Add", g.node("MatMul", "pieces", g.matrix(joined("proj", 1))), g.vector(joined("proj_b")))
    x = g.normalised(x, joined("ln_g"), joined("ln_b"), eps)
    features = ["pieces"]
    for index, (order, before) in enumerate(ORDERS):
        h = g.columns(x, index * BRANCH, (index + 1) * BRANCH)
        for layer in (1, 2):
            seen = g.node("MatMul", g.windows(h, order, before), g.matrix(w[f"w{layer}_{order}"]))
            h = g.node("Add", g.node("Relu", g.node("Add", seen, g.vector(w[f"b{layer}_{order}"]))), h)
        features.append(h)
    x = g.normalised(g.node("Concat", *features, axis=1), w["ln_g"], w["ln_b"], eps)
    count = g.node("Cast", g.node("Slice", g.node("Shape", "pieces"), *g.ends(0, 1)), to=TensorProto.FLOAT)
    total = g.node("ReduceSum", x, g.constant(np.array([0], np.int64)), keepdims=1)
    shift = g.node("Mul", g.vector(w["cnn_b"]), count)
    mean = g.node("Div", g.node("Add", g.node("MatMul", total, g.matrix(w["cnn_W"])), shift), g.node("Sqrt", count))
    y0 = g.node("Relu", g.node("MatMul", mean, g.matrix(w["d0"])))
    y1 = g.node("Add", g.node("MatMul", mean, g.matrix(w["p1"])), g.node("MatMul", y0, g.matrix(w["d1"])))
    y1 = g.node("Relu", y1)
    y2 = g.node("Relu", g.node("MatMul", y1, g.matrix(w["d2"])))
    z = g.node("Add", g.node("MatMul", y1, g.matrix(w["p3"])), g.node("MatMul", y2, g.matrix(w["d3"])))
    z = g.node("Tanh", z)
    square = g.node("ReduceSum", g.node("Mul", z, z), g.constant(np.array([1], np.int64)), keepdims=1)
    least = g.node("Max", square, g.vector(np.array([eps])))
    g.nodes.append(helper.make_node("Div", [z, g.node("Sqrt", least)], ["unit"]))
    g.nodes.append(helper.make_node("Reshape", ["unit", g.constant(np.array([WIDTH], np.int64))], ["vector"]))
    graph = helper.make_graph(
        g.nodes,
        "encoder",
        [helper.make_tensor_value_info("pieces", TensorProto.FLOAT, ["n", WIDTH])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [WIDTH])],
        g.weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model.SerializeToString(deterministic=True)
