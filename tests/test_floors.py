"""No figure on the corpus falls below what was reached."""

import floors


def test_no_figure_falls():
    held = floors.pinned()
    assert held.pop("corpus") == floors.digest(), "the corpus changed: python -m tests.floors, and look at the figures"
    reached = floors.figures()
    assert held.keys() == reached.keys()
    fallen = []
    for split, kinds in held.items():
        assert kinds.keys() == reached[split].keys()
        for kind, bound in kinds.items():
            value = reached[split][kind]
            if value > bound if kind == "calibration_error" else value < bound:
                fallen.append(f"{split} {kind}: {value:.3f}, pinned at {bound}")
    assert not fallen, "\n".join(fallen)
