"""Fitting: steps, checkpoints, and going on after an interruption."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from rich.progress import track

from checker.errors import InputError
from checker.train.batches import load_batch, plan_batches
from checker.train.losses import Batch, losses
from checker.train.network import Network
from checker.train.recipe import FitRecipe
from checker.train.store import Store

__all__ = ["fit"]

_LOG_EVERY = 50


@dataclass(slots=True)
class _Progress:
    """Where a run stands: everything that a checkpoint holds."""

    network: Network
    optimiser: torch.optim.Optimizer
    step: int = 0

    def save(self, path: Path) -> None:
        part = path.with_suffix(".part")
        try:
            torch.save(
                {
                    "network": self.network.state_dict(),
                    "optimiser": self.optimiser.state_dict(),
                    "step": self.step,
                },
                part,
            )
        except (OSError, RuntimeError) as error:
            part.unlink(missing_ok=True)
            raise InputError(
                f"{path}: cannot write the checkpoint ({error}); free some space and run the same "
                "command again, the last checkpoint is kept"
            ) from error
        part.replace(path)

    def load(self, path: Path) -> None:
        kept = torch.load(path, weights_only=True)
        self.network.load_state_dict(kept["network"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.step = kept["step"]


def fit(  # noqa: PLR0913, PLR0917 - what a run is made of: none of them belongs to another
    network: Network,
    store: Store,
    recipe: FitRecipe,
    seed: int,
    folder: Path,
    announce: Callable[[str], None],
) -> None:
    """Fit the network on all texts that are not held out; go on from a checkpoint if there is one.

    Args:
        network: fitted in place.
        store: the texts and their labels.
        recipe: rates, weights of the losses, batch size.
        seed: of the order of the batches.
        folder: holds ``checkpoint.pt``.
        announce: is told the losses now and then.

    Raises:
        InputError: a checkpoint cannot be written.
    """
    rows = np.flatnonzero(~store.held_out)
    plans = [
        plan_batches(store, rows, recipe.tokens_in_batch, np.random.default_rng([seed, epoch]))
        for epoch in range(recipe.epochs)
    ]
    batches = [batch for plan in plans for batch in plan]
    heads = list(network.heads.parameters())
    layers = [p for p in network.parameters() if all(p is not head for head in heads)]
    for parameter in layers:
        # At a rate of 0 the heads learn alone, and nothing need be traced back through the layers.
        parameter.requires_grad_(recipe.layer_rate > 0)
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": recipe.layer_rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=recipe.weight_decay,
        fused=True,
    )
    progress = _Progress(network, optimiser)
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        progress.load(checkpoint)
        announce(f"going on at step {progress.step} of {len(batches)}")
    rates = (recipe.layer_rate, recipe.head_rate)
    sums: dict[str, list[float]] = {}
    saved = time.monotonic()
    for step in track(
        range(progress.step, len(batches)), "fitting", disable=not sys.stderr.isatty()
    ):
        share = _schedule(step, len(batches), recipe.warm_up)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        parts = _step(network, optimiser, load_batch(store, batches[step]), recipe)
        for name, value in parts.items():
            sums.setdefault(name, []).append(value)
        progress.step = step + 1
        if progress.step % _LOG_EVERY == 0:
            means = " ".join(f"{k} {sum(v) / len(v):.4f}" for k, v in sorted(sums.items()))
            announce(f"step {progress.step}/{len(batches)}: {means}")
            sums.clear()
        if time.monotonic() - saved > recipe.checkpoint_minutes * 60:
            progress.save(checkpoint)
            saved = time.monotonic()
    progress.save(checkpoint)


def _schedule(step: int, steps: int, warm_up: float) -> float:
    """Rise linearly, then fall along a cosine to a twentieth."""
    start = max(1, int(steps * warm_up))
    if step < start:
        return (step + 1) / start
    return 0.05 + 0.95 * (1 + math.cos(math.pi * (step - start) / max(1, steps - start))) / 2


def _step(
    network: Network, optimiser: torch.optim.Optimizer, batch: Batch, recipe: FitRecipe
) -> dict[str, float]:
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.bfloat16):
        scores = network(batch.tokens, batch.lengths)
    parts = losses(scores, batch)
    total = sum((recipe.weights[name] * part for name, part in parts.items()), torch.zeros(()))
    optimiser.zero_grad(set_to_none=True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return {name: float(part.detach()) for name, part in parts.items()}
